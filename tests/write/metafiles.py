"""A small reader of metafiles ([MS-EMF]) for tests: their header, and their records in words."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

KINDS = {
    1: "header", 3: "curves", 5: "curves", 6: "lines", 9: "window size", 10: "window at", 11: "view size", 12: "view at",
    14: "end", 17: "map", 18: "back", 19: "fill mode", 21: "stretch", 22: "align", 24: "text colour", 27: "move",
    30: "clip", 37: "select", 38: "pen", 39: "brush", 42: "ellipse", 43: "rectangle", 44: "rounded", 59: "begin",
    60: "finish", 61: "close", 62: "fill", 63: "fill and stroke", 64: "stroke", 81: "bitmap", 82: "font", 84: "text",
}  # fmt: skip
STOCK = {0x80000005: "no brush", 0x80000008: "no pen"}


@dataclass(frozen=True, slots=True)
class Record:
    """`data` is the whole of it, with its kind and size."""

    kind: str
    data: bytes

    def ints(self, start: int, count: int) -> tuple[int, ...]:
        return struct.unpack_from(f"<{count}i", self.data, start)


@dataclass(frozen=True, slots=True)
class Header:
    """`bounds` are in units, `frame` in hundredths of a millimetre; both left, top, right, bottom."""

    bounds: tuple[int, ...]
    frame: tuple[int, ...]
    size: int
    records: int
    handles: int


def records_of(metafile: bytes) -> Iterator[Record]:
    """Each begins where the one before it ends; a size is a multiple of four."""
    at = 0
    while at < len(metafile):
        kind, size = struct.unpack_from("<2I", metafile, at)
        assert size >= 8
        assert size % 4 == 0
        yield Record(KINDS[kind], metafile[at : at + size])
        at += size
    assert at == len(metafile)


def header_of(metafile: bytes) -> Header:
    first = next(records_of(metafile))
    assert (first.kind, first.data[40:44]) == ("header", b" EMF")
    size, records, handles = struct.unpack_from("<2IH", first.data, 48)
    return Header(first.ints(8, 4), first.ints(24, 4), size, records, handles)


@dataclass(frozen=True, slots=True)
class Shown:
    """A text record: where it stands, in units, what it says and how wide its characters are."""

    x: int
    baseline: int
    text: str
    advances: tuple[int, ...]


def text_of(record: Record) -> Shown:
    x, baseline, count, place = struct.unpack_from("<2i2I", record.data, 36)
    (steps,) = struct.unpack_from("<I", record.data, 72)
    text = record.data[place : place + 2 * count].decode("utf-16-le")
    return Shown(x, baseline, text, struct.unpack_from(f"<{count}I", record.data, steps))


def told(metafile: bytes) -> list[str]:
    """What is painted, a line for each record that paints or makes what is painted with."""
    return [line for record in records_of(metafile) if (line := _line(record))]


def _line(record: Record) -> str:
    match record.kind:
        case "brush":
            return f"{record.ints(8, 1)[0]} = brush {_colour(record, 16)}"
        case "pen":
            return f"{record.ints(8, 1)[0]} = pen {_colour(record, 24)} {record.ints(16, 1)[0]}"
        case "font":
            name = record.data[40:104].decode("utf-16-le").rstrip("\0")
            return f"{record.ints(8, 1)[0]} = font {name} {-record.ints(12, 1)[0]} {record.ints(28, 1)[0]}"
        case "select":
            (number,) = struct.unpack_from("<I", record.data, 8)
            return f"select {STOCK.get(number, number)}"
        case "text colour":
            return f"text {_colour(record, 8)}"
        case "rectangle" | "ellipse" | "rounded":
            return f"{record.kind} {' '.join(map(str, record.ints(8, 4)))}"
        case "text":
            shown = text_of(record)
            return f"{shown.x} {shown.baseline} {shown.text}"
        case "curves" | "lines" | "fill" | "stroke" | "fill and stroke" | "bitmap":
            return record.kind
        case _:
            return ""


def _colour(record: Record, place: int) -> str:
    return record.data[place : place + 3].hex().upper()
