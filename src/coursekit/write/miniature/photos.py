"""Photos of slides as small as their pictures need them."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import TYPE_CHECKING

from coursekit.value import Mutable, field
from coursekit.write.miniature.primitives import Photo

if TYPE_CHECKING:
    from PIL import Image

# 250 dots an inch at the 50 mm that a slide is printed wide in a guide.
_PIXELS_PER_SLIDE = 500
_COLOURS = 256


class Photos(Mutable):
    """`read` gives a part's file. The same photo in the same size is made once."""

    read: Callable[[str], bytes]
    slide_width: float
    paper: str = "FFFFFF"
    _bitmaps: dict[tuple[str, int, int], tuple[int, int, bytes]] = field(default_factory=dict)
    _files: dict[tuple[str, int, int], bytes] = field(default_factory=dict)

    def bitmap(self, photo: Photo) -> tuple[int, int, bytes]:
        """Width, height and a bitmap of a palette."""
        key = self._key(photo)
        if key not in self._bitmaps:
            small = self._small(photo)
            data = io.BytesIO()
            small.save(data, "BMP")
            self._bitmaps[key] = *small.size, data.getvalue()[14:]
        return self._bitmaps[key]

    def png(self, photo: Photo) -> bytes:
        key = self._key(photo)
        if key not in self._files:
            data = io.BytesIO()
            self._small(photo).save(data, "PNG")
            self._files[key] = data.getvalue()
        return self._files[key]

    def _key(self, photo: Photo) -> tuple[str, int, int]:
        scale = _PIXELS_PER_SLIDE / self.slide_width
        return photo.part, max(round(photo.width * scale), 1), max(round(photo.height * scale), 1)

    def _small(self, photo: Photo) -> Image.Image:
        """On white where it is transparent, in few colours."""
        from PIL import Image

        _, width, height = self._key(photo)
        with Image.open(io.BytesIO(self.read(photo.part))) as opened:
            opened.draft("RGB", (2 * width, 2 * height))
            whole = opened.convert("RGBA")
        ground = Image.new("RGBA", whole.size, f"#{self.paper}")
        flat = Image.alpha_composite(ground, whole).convert("RGB").resize((width, height), Image.Resampling.LANCZOS)
        return flat.quantize(_COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
