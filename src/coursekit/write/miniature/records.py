"""The records of a metafile ([MS-EMF]): what is painted with (brush, pen, font) is made once under a number, and chosen by that.

A logical unit is a twip, a twentieth of a point. Each record has its kind and its size.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import assert_never

from coursekit.value import Mutable, field
from coursekit.write.miniature.primitives import Face, Figure, Oblong, Outline, Oval, Paint, Photo, Primitive, Words
from coursekit.write.miniature.widths import Advances, advances

_UNITS_PER_PT = 20
ANY_CHARACTERS = 1
# 2.3.4: the records used.
_TEXT_COLOUR, _MOVE, _SELECT, _NEW_PEN, _NEW_BRUSH, _NEW_FONT = 24, 27, 37, 38, 39, 82
_ELLIPSE, _RECTANGLE, _ROUNDED, _BEGIN, _FINISH, _CLOSE = 42, 43, 44, 59, 60, 61
_FILL_PATH, _PAINT_PATH, _STROKE_PATH, _CURVES_TO, _LINES_TO = 62, 63, 64, 5, 6
_BITMAP, _TEXT = 81, 84
_NO_BRUSH, _NO_PEN = 0x80000005, 0x80000008
_ADVANCED, _SOURCE_COPY = 2, 0x00CC0020
_FONT_BYTES = 332

ONE, TWO, FOUR, _SIX = struct.Struct("<3I"), struct.Struct("<2I2i"), struct.Struct("<2I4i"), struct.Struct("<2I6i")
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


class Records(Mutable):
    """What has been written so far; `numbers` are those of pens, brushes and fonts, `chosen` those in use."""

    bitmap: Bitmap
    characters: int
    records: list[bytes] = field(default_factory=list)
    numbers: dict[object, int] = field(default_factory=dict)
    pen: int = -1
    brush: int = -1
    font: int = -1
    colour: str = ""

    def copy(self) -> Records:
        return Records(
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
            self.records.append(ONE.pack(_SELECT, 12, brush))
        pen = self._pen(paint.edge, in_units(paint.edge_pt)) if paint.edge else _NO_PEN
        if pen != self.pen:
            self.pen = pen
            self.records.append(ONE.pack(_SELECT, 12, pen))

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
            characters = self.characters if family == face.east_asian else ANY_CHARACTERS
            self.records.append(_FONT_HEAD.pack(_NEW_FONT, _FONT_BYTES, number) + _font(*key, characters))
        if number != self.font:
            self.font = number
            self.records.append(ONE.pack(_SELECT, 12, number))
        if face.colour != self.colour:
            self.colour = face.colour
            self.records.append(ONE.pack(_TEXT_COLOUR, 12, _colour(face.colour or "000000")))

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
            _TEXT, behind + len(steps), _TEXT_BOUNDS, round(words.x * _UNITS_PER_PT), round(words.baseline * _UNITS_PER_PT),
            len(text) // 2, _TEXT_START, behind,
        )  # fmt: skip
        self.records.append(head + padded + steps)

    def _path(self, figures: Iterable[Figure], paint: Paint) -> None:
        add = self.records.append
        add(_EMPTY.pack(_BEGIN, 8))
        everything: list[int] = []
        for figure in figures:
            points = [round(value * _UNITS_PER_PT) for point in figure.points for value in point]
            everything += points
            count, rest = len(figure.points) - 1, points[2:]
            kind = _CURVES_TO if figure.curved else _LINES_TO
            add(TWO.pack(_MOVE, 16, points[0], points[1]))
            add(_POINTS.pack(kind, 28 + 8 * count, *_around(points), count) + struct.pack(f"<{2 * count}i", *rest))
            if figure.closed:
                add(_EMPTY.pack(_CLOSE, 8))
        add(_EMPTY.pack(_FINISH, 8))
        kind = _STROKE_PATH if not paint.fill else _PAINT_PATH if paint.edge else _FILL_PATH
        add(FOUR.pack(kind, 24, *_around(everything)))

    def _photo(self, photo: Photo) -> None:
        """2.3.1.7: the header of the bitmap and its palette, then its pixels."""
        across, down, bitmap = self.bitmap(photo)
        x, y, width, height = (in_units(value) for value in (photo.x, photo.y, photo.width, photo.height))
        header = struct.unpack_from("<I", bitmap)[0] + 4 * struct.unpack_from("<I", bitmap, 32)[0]
        size = 80 + len(bitmap) + -len(bitmap) % 4
        head = struct.pack(
            "<2I4i2i2i2i4I2I2i", _BITMAP, size, x, y, x + width, y + height, x, y, 0, 0, across, down,
            80, header, 80 + header, len(bitmap) - header, 0, _SOURCE_COPY, width, height,
        )  # fmt: skip
        self.records.append(head + bitmap + b"\0" * (-len(bitmap) % 4))


def in_units(points: float) -> int:
    return round(points * _UNITS_PER_PT)


def _colour(value: str) -> int:
    """2.2.6: red in the lowest byte."""
    return int.from_bytes(bytes.fromhex(value), "little")


def _around(points: list[int]) -> tuple[int, int, int, int]:
    xs, ys = points[::2], points[1::2]
    return min(xs), min(ys), max(xs), max(ys)


def _box(one: Oblong | Oval) -> bytes:
    left, top = in_units(one.x), in_units(one.y)
    right, bottom = in_units(one.x + one.width), in_units(one.y + one.height)
    if isinstance(one, Oval):
        return FOUR.pack(_ELLIPSE, 24, left, top, right, bottom)
    if one.corner:
        corner = in_units(2 * one.corner)
        return _SIX.pack(_ROUNDED, 32, left, top, right, bottom, corner, corner)
    return FOUR.pack(_RECTANGLE, 24, left, top, right, bottom)


@lru_cache(maxsize=256)
def _font(family: str, size: float, bold: bool, italic: bool, underlined: bool, characters: int) -> bytes:
    """2.2.13: a height below nought is that of the em."""
    name = family.encode("utf-16-le")[:62]
    weight = 700 if bold else 400
    return _FONT.pack(
        -in_units(size), 0, 0, 0, weight, italic, underlined, 0, characters,
        0, 0, 0, 0,        name,
    )  # fmt: skip


class _Steps(dict[str, bytes]):
    """A character's width in logical units. One beyond the first plane is two in UTF-16: the first of them has its width."""

    def __init__(self, widths: Advances) -> None:
        super().__init__()
        self.widths = widths

    def __missing__(self, character: str) -> bytes:
        step = self[character] = _STEP.pack(in_units(self.widths[character])) + b"\0\0\0\0" * (ord(character) > 0xFFFF)
        return step


@lru_cache(maxsize=256)
def _steps(latin: str, size: float, bold: bool) -> _Steps:
    return _Steps(advances(latin, size, bold))
