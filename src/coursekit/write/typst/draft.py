"""What gathers while a booklet becomes data: the files that its pages show."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

from PIL import Image as Picture

from coursekit.content import Image
from coursekit.value import Mutable, field, replace
from coursekit.write.svg import SvgStyle

Data = dict[str, Any]
"""A block or an inline: its `kind`, and what that needs."""

_EXTENSIONS = {"image/png": "png", "image/gif": "gif"}


class Draft(Mutable):
    """`pictures` are those of slides by number, `segments` the ids of the guide's segments by title: a table that names
    one leads there. `files` gather what the pages show, by name."""

    style: SvgStyle
    pictures: Mapping[int, bytes]
    segments: Mapping[str, str] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)

    def image(self, image: Image) -> str:
        if image.media_type == "image/jpeg":
            return self._file("jpg", _on_screen(image.data))
        return self._file(_EXTENSIONS.get(image.media_type, "png"), image.data)

    def slide(self, number: int) -> str | None:
        """None where the deck is not drawn."""
        data = self.pictures.get(number)
        if data is None:
            return None
        self.files[f"slide-{number}.svg"] = data
        return f"slide-{number}.svg"

    def svg(self, drawn: str) -> str:
        return self._file("svg", drawn.encode())

    @property
    def next_style(self) -> SvgStyle:
        return replace(self.style, ids=f"svg{len(self.files)}")

    def _file(self, extension: str, data: bytes) -> str:
        name = f"picture-{len(self.files) + 1}.{extension}"
        self.files[name] = data
        return name


def _on_screen(jpeg: bytes) -> bytes:
    """A JPEG in the four colours of printers as one in three: PDF/A would want to know which printer's they are."""
    opened = Picture.open(io.BytesIO(jpeg))
    if opened.mode != "CMYK":
        return jpeg
    out = io.BytesIO()
    opened.convert("RGB").save(out, "JPEG", quality=90)
    return out.getvalue()
