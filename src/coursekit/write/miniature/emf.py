"""Slides as Enhanced Metafiles ([MS-EMF]): drawn by Windows itself, and by every word processor."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from coursekit.value import Mutable, field
from coursekit.write.miniature.primitives import Oblong, Paint
from coursekit.write.miniature.records import ANY_CHARACTERS, FOUR, ONE, TWO, Bitmap, Records, in_units

if TYPE_CHECKING:
    from coursekit.write.miniature.deck import PaintedSlide

# 2.3.4: the records used.
_HEADER, _WINDOW_SIZE, _WINDOW_AT, _VIEW_SIZE, _VIEW_AT, _END = 1, 9, 10, 11, 12, 14
_FILL_MODE, _MAP_MODE, _BACK_MODE, _STRETCH_MODE, _TEXT_ALIGN, _CLIP = 19, 17, 18, 21, 22, 30
# The device the picture is meant for: one dot a twip.
_DEVICE_MM, _DEVICE_DOTS = 508, 28_800
_SIGNATURE, _VERSION = 0x464D4520, 0x10000
_HEADER_BYTES = 108
_SIMPLIFIED, _TRADITIONAL = 134, 136


def character_set(language: str) -> int:
    """That of the East Asian families of a language: where one is missing, its like is looked for."""
    return {"zh-CN": _SIMPLIFIED, "zh-TW": _TRADITIONAL}.get(language, ANY_CHARACTERS)


def metafile_size(data: bytes) -> tuple[int, int]:
    """Width and height in hundredths of a millimetre: the frame stands in the header."""
    left, top, right, bottom = struct.unpack_from("<4i", data, 24)
    return int(right - left), int(bottom - top)


class Metafiles(Mutable):
    """Writes slides of one size; what a layout paints is made into records once. `characters` is the character set of
    East Asian families (2.1.5)."""

    width: float
    height: float
    bitmap: Bitmap
    characters: int
    _layouts: dict[str, Records] = field(default_factory=dict)

    def write(self, painted: PaintedSlide) -> bytes:
        base = self._layouts.get(painted.layout)
        if base is None:
            base = self._layouts[painted.layout] = self._opened()
            base.paint((Oblong(0, 0, self.width, self.height, Paint(painted.paper)), *painted.behind))
        slide = base.copy()
        slide.paint(painted.before)
        slide.records.append(struct.pack("<5I", _END, 20, 0, 16, 20))
        return self._header(slide) + b"".join(slide.records)

    def _opened(self) -> Records:
        width, height = in_units(self.width), in_units(self.height)
        opened = Records(self.bitmap, self.characters)
        opened.records += [
            ONE.pack(_MAP_MODE, 12, 8),  # anisotropic: window and view say themselves
            TWO.pack(_WINDOW_AT, 16, 0, 0),
            TWO.pack(_WINDOW_SIZE, 16, width, height),
            TWO.pack(_VIEW_AT, 16, 0, 0),
            TWO.pack(_VIEW_SIZE, 16, width, height),
            FOUR.pack(_CLIP, 24, 0, 0, width, height),
            ONE.pack(_BACK_MODE, 12, 1),  # transparent
            ONE.pack(_FILL_MODE, 12, 1),  # alternate
            ONE.pack(_STRETCH_MODE, 12, 4),  # halftone
            ONE.pack(_TEXT_ALIGN, 12, 24),  # on the baseline
        ]
        return opened

    def _header(self, slide: Records) -> bytes:
        """2.3.4.2: with both extensions."""
        width, height = in_units(self.width), in_units(self.height)
        hundredths = 100 * _DEVICE_MM / _DEVICE_DOTS
        size = _HEADER_BYTES + sum(map(len, slide.records))
        return struct.pack(
            "<2I8i4I2H3I2i2i3I2I", _HEADER, _HEADER_BYTES, 0, 0, width - 1, height - 1,
            0, 0, round(width * hundredths), round(height * hundredths), _SIGNATURE, _VERSION, size,
            len(slide.records) + 1, len(slide.numbers) + 1, 0, 0, 0, 0, _DEVICE_DOTS, _DEVICE_DOTS,
            _DEVICE_MM, _DEVICE_MM, 0, 0, 0, _DEVICE_MM * 1000, _DEVICE_MM * 1000,
        )  # fmt: skip
