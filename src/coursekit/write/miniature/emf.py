"""Primitives as an Enhanced Metafile ([MS-EMF]): drawn by Windows itself, and by every word processor.

A logical unit is a twip, a twentieth of a point. A metafile is a list of records, each with its kind and its size; what
is painted with (brush, pen, font) is made once under a number and chosen by that.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import assert_never

from coursekit.value import Mutable, field
from coursekit.write.miniature.deck import PaintedSlide
from coursekit.write.miniature.primitives import Face, Figure, Oblong, Outline, Oval, Paint, Photo, Primitive, Words
from coursekit.write.miniature.widths import Advances, advances

UNITS_PER_PT = 20
# 2.3.4: the records used.
_HEADER, _WINDOW_SIZE, _WINDOW_AT, _VIEW_SIZE, _VIEW_AT, _END = 1, 9, 10, 11, 12, 14
_FILL_MODE, _MAP_MODE, _BACK_MODE, _STRETCH_MODE, _TEXT_ALIGN, _TEXT_COLOUR = 19, 17, 18, 21, 22, 24
_MOVE, _CLIP, _SELECT, _NEW_PEN, _NEW_BRUSH, _NEW_FONT = 27, 30, 37, 38, 39, 82
_ELLIPSE, _RECTANGLE, _ROUNDED, _BEGIN, _FINISH, _CLOSE = 42, 43, 44, 59, 60, 61
_FILL_PATH, _PAINT_PATH, _STROKE_PATH, _CURVES_TO, _LINES_TO = 62, 63, 64, 5, 6
_BITMAP, _TEXT = 81, 84
_NO_BRUSH, _NO_PEN = 0x80000005, 0x80000008
# The device the picture is meant for: one dot a twip.
_DEVICE_MM, _DEVICE_DOTS = 508, 28_800
_SIGNATURE, _VERSION = 0x464D4520, 0x10000
_HEADER_BYTES, _FONT_BYTES = 108, 332
_ANY_CHARACTERS, _SIMPLIFIED, _TRADITIONAL = 1, 134, 136
_ADVANCED, _SOURCE_COPY = 2, 0x00CC0020

_ONE, _TWO, _FOUR, _SIX = struct.Struct("<3I"), struct.Struct("<2I2i"), struct.Struct("<2I4i"), struct.Struct("<2I6i")
_EMPTY = struct.Struct("<2I")
_PEN, _BRUSH = struct.Struct("<4I2iI"), struct.Struct("<6I")
_FONT_HEAD, _FONT = struct.Struct("<3I"), struct.Struct("<5i8B64s228x")
_POINTS = struct.Struct("<2I4iI")
_STEP = struct.Struct("<I")
_TEXT_HEAD = struct.Struct("<2I28s2iI24sI")
_NO_BOUNDS = (0, 0, -1, -1)
# What all records of text say alike: that nobody reckoned their bounds, nor scaled them; where the characters start.
_TEXT_BOUNDS = struct.pack("<4iI2f", *_NO_BOUNDS, _ADVANCED, 1.0, 1.0)
_TEXT_START = struct.pack("<2I4i", _TEXT_HEAD.size, 0, *_NO_BOUNDS)

Bitmap = Callable[[Photo], tuple[int, int, bytes]]
"""The picture of a photo: its width and height in pixels, and a bitmap without its file header."""


class _Records(Mutable):
    """What has been written so far; `numbers` are those of pens, brushes and fonts, `chosen` those in use."""

    bitmap: Bitmap
    characters: int
    records: list[bytes] = field(default_factory=list)
    numbers: dict[object, int] = field(default_factory=dict)
    pen: int = -1
    brush: int = -1
    font: int = -1
    colour: str = ""

    def copy(self) -> _Records:
        return _Records(
            self.bitmap,
            self.characters,
            [*self.records],
            {**self.numbers},
            self.pen,
            self.brush,
            self.font,
            self.colour,
        )

    # ------------------------------------------------------------ what is painted with

    def _choose_paint(self, paint: Paint) -> None:
        brush = self._brush(paint.fill) if paint.fill else _NO_BRUSH
        if brush != self.brush:
            self.brush = brush
            self.records.append(_ONE.pack(_SELECT, 12, brush))
        pen = self._pen(paint.edge, _units(paint.edge_pt)) if paint.edge else _NO_PEN
        if pen != self.pen:
            self.pen = pen
            self.records.append(_ONE.pack(_SELECT, 12, pen))

    def _brush(self, colour: str) -> int:
        number = self.numbers.get(colour)
        if number is None:
            number = self.numbers[colour] = len(self.numbers) + 1
            self.records.append(_BRUSH.pack(_NEW_BRUSH, 24, number, 0, _colour(colour), 0))
        return number

    def _pen(self, colour: str, width: int) -> int:
        number = self.numbers.get((colour, width))
        if number is None:
            number = self.numbers[colour, width] = len(self.numbers) + 1
            self.records.append(_PEN.pack(_NEW_PEN, 28, number, 0, max(width, 1), 0, _colour(colour)))
        return number

    def _choose_font(self, face: Face, family: str) -> None:
        key = family, face.size, face.bold, face.italic, face.underlined
        number = self.numbers.get(key)
        if number is None:
            number = self.numbers[key] = len(self.numbers) + 1
            characters = self.characters if family == face.east_asian else _ANY_CHARACTERS
            self.records.append(_FONT_HEAD.pack(_NEW_FONT, _FONT_BYTES, number) + _font(*key, characters))
        if number != self.font:
            self.font = number
            self.records.append(_ONE.pack(_SELECT, 12, number))
        if face.colour != self.colour:
            self.colour = face.colour
            self.records.append(_ONE.pack(_TEXT_COLOUR, 12, _colour(face.colour or "000000")))

    # ------------------------------------------------------------ what is painted

    def paint(self, primitives: Iterable[Primitive]) -> None:
        for one in primitives:
            match one:
                case Words():
                    self._words(one)
                case Oblong() | Oval():
                    self._choose_paint(one.paint)
                    self.records.append(_box(one))
                case Outline(figures, paint):
                    self._choose_paint(paint)
                    self._path(figures, paint)
                case Photo():
                    self._photo(one)
                case _:
                    assert_never(one)

    def _words(self, words: Words) -> None:
        face = words.face
        self._choose_font(face, words.family)
        text = words.text.encode("utf-16-le")
        padded = text if len(text) % 4 == 0 else text + b"\0\0"
        steps = b"".join(map(_steps(face.latin, face.size, face.bold).__getitem__, words.text))
        behind = _TEXT_HEAD.size + len(padded)
        head = _TEXT_HEAD.pack(
            _TEXT, behind + len(steps), _TEXT_BOUNDS, round(words.x * UNITS_PER_PT), round(words.baseline * UNITS_PER_PT),
            len(text) // 2, _TEXT_START, behind,
        )  # fmt: skip
        self.records.append(head + padded + steps)

    def _path(self, figures: Iterable[Figure], paint: Paint) -> None:
        add = self.records.append
        add(_EMPTY.pack(_BEGIN, 8))
        everything: list[int] = []
        for figure in figures:
            points = [round(value * UNITS_PER_PT) for point in figure.points for value in point]
            everything += points
            count, rest = len(figure.points) - 1, points[2:]
            kind = _CURVES_TO if figure.curved else _LINES_TO
            add(_TWO.pack(_MOVE, 16, points[0], points[1]))
            add(_POINTS.pack(kind, 28 + 8 * count, *_around(points), count) + struct.pack(f"<{2 * count}i", *rest))
            if figure.closed:
                add(_EMPTY.pack(_CLOSE, 8))
        add(_EMPTY.pack(_FINISH, 8))
        kind = _STROKE_PATH if not paint.fill else _PAINT_PATH if paint.edge else _FILL_PATH
        add(_FOUR.pack(kind, 24, *_around(everything)))

    def _photo(self, photo: Photo) -> None:
        """2.3.1.7: the header of the bitmap and its palette, then its pixels."""
        across, down, bitmap = self.bitmap(photo)
        x, y, width, height = (_units(value) for value in (photo.x, photo.y, photo.width, photo.height))
        header = struct.unpack_from("<I", bitmap)[0] + 4 * struct.unpack_from("<I", bitmap, 32)[0]
        size = 80 + len(bitmap) + -len(bitmap) % 4
        head = struct.pack(
            "<2I4i2i2i2i4I2I2i", _BITMAP, size, x, y, x + width, y + height, x, y, 0, 0, across, down,
            80, header, 80 + header, len(bitmap) - header, 0, _SOURCE_COPY, width, height,
        )  # fmt: skip
        self.records.append(head + bitmap + b"\0" * (-len(bitmap) % 4))


def _units(points: float) -> int:
    return round(points * UNITS_PER_PT)


def _colour(value: str) -> int:
    """2.2.6: red in the lowest byte."""
    return int.from_bytes(bytes.fromhex(value), "little")


def _around(points: list[int]) -> tuple[int, int, int, int]:
    xs, ys = points[::2], points[1::2]
    return min(xs), min(ys), max(xs), max(ys)


def _box(one: Oblong | Oval) -> bytes:
    left, top = _units(one.x), _units(one.y)
    right, bottom = _units(one.x + one.width), _units(one.y + one.height)
    if isinstance(one, Oval):
        return _FOUR.pack(_ELLIPSE, 24, left, top, right, bottom)
    if one.corner:
        corner = _units(2 * one.corner)
        return _SIX.pack(_ROUNDED, 32, left, top, right, bottom, corner, corner)
    return _FOUR.pack(_RECTANGLE, 24, left, top, right, bottom)


@lru_cache(maxsize=256)
def _font(family: str, size: float, bold: bool, italic: bool, underlined: bool, characters: int) -> bytes:
    """2.2.13: a height below nought is that of the em."""
    name = family.encode("utf-16-le")[:62]
    weight = 700 if bold else 400
    return _FONT.pack(
        -_units(size), 0, 0, 0, weight, italic, underlined, 0, characters,
        0, 0, 0, 0,        name,
    )  # fmt: skip


class _Steps(dict[str, bytes]):
    """A character's width in logical units. One beyond the first plane is two in UTF-16: the first of them has its width."""

    def __init__(self, widths: Advances) -> None:
        super().__init__()
        self.widths = widths

    def __missing__(self, character: str) -> bytes:
        step = self[character] = _STEP.pack(_units(self.widths[character])) + b"\0\0\0\0" * (ord(character) > 0xFFFF)
        return step


@lru_cache(maxsize=256)
def _steps(latin: str, size: float, bold: bool) -> _Steps:
    return _Steps(advances(latin, size, bold))


# ---------------------------------------------------------------- the file


def character_set(language: str) -> int:
    """That of the East Asian families of a language: where one is missing, its like is looked for."""
    return {"zh-CN": _SIMPLIFIED, "zh-TW": _TRADITIONAL}.get(language, _ANY_CHARACTERS)


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
    _layouts: dict[str, _Records] = field(default_factory=dict)

    def write(self, painted: PaintedSlide) -> bytes:
        base = self._layouts.get(painted.layout)
        if base is None:
            base = self._layouts[painted.layout] = self._opened()
            base.paint((Oblong(0, 0, self.width, self.height, Paint(painted.paper)), *painted.behind))
        slide = base.copy()
        slide.paint(painted.before)
        slide.records.append(struct.pack("<5I", _END, 20, 0, 16, 20))
        return self._header(slide) + b"".join(slide.records)

    def _opened(self) -> _Records:
        width, height = _units(self.width), _units(self.height)
        opened = _Records(self.bitmap, self.characters)
        opened.records += [
            _ONE.pack(_MAP_MODE, 12, 8),  # anisotropic: window and view say themselves
            _TWO.pack(_WINDOW_AT, 16, 0, 0),
            _TWO.pack(_WINDOW_SIZE, 16, width, height),
            _TWO.pack(_VIEW_AT, 16, 0, 0),
            _TWO.pack(_VIEW_SIZE, 16, width, height),
            _FOUR.pack(_CLIP, 24, 0, 0, width, height),
            _ONE.pack(_BACK_MODE, 12, 1),  # transparent
            _ONE.pack(_FILL_MODE, 12, 1),  # alternate
            _ONE.pack(_STRETCH_MODE, 12, 4),  # halftone
            _ONE.pack(_TEXT_ALIGN, 12, 24),  # on the baseline
        ]
        return opened

    def _header(self, slide: _Records) -> bytes:
        """2.3.4.2: with both extensions."""
        width, height = _units(self.width), _units(self.height)
        hundredths = 100 * _DEVICE_MM / _DEVICE_DOTS
        size = _HEADER_BYTES + sum(map(len, slide.records))
        return struct.pack(
            "<2I8i4I2H3I2i2i3I2I", _HEADER, _HEADER_BYTES, 0, 0, width - 1, height - 1,
            0, 0, round(width * hundredths), round(height * hundredths), _SIGNATURE, _VERSION, size,
            len(slide.records) + 1, len(slide.numbers) + 1, 0, 0, 0, 0, _DEVICE_DOTS, _DEVICE_DOTS,
            _DEVICE_MM, _DEVICE_MM, 0, 0, 0, _DEVICE_MM * 1000, _DEVICE_MM * 1000,
        )  # fmt: skip
