"""The lines of an original as a row of pieces, each of which becomes an entry."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from coursekit.importers.cutting import Chosen, cut_lines
from coursekit.importers.inline import clause_breaks, label_breaks
from coursekit.importers.numbering import Sign, signs_at
from coursekit.importers.original import Cut, Grid, Line, Picture, Sheet
from coursekit.importers.vocabulary import COLUMNS
from coursekit.source.scripts import simplified
from coursekit.value import Value, replace

_ENDS_OPEN = re.compile(r"[A-Za-z,]$")
_BEGINS_SMALL = re.compile(r"[a-z]+[ ,.;]")
_HALF_DAY = re.compile(r"上午|下午|晚上|morning\b|afternoon\b|evening\b", re.IGNORECASE)
_TIME_CELL = re.compile(r"(?<![\d.])\d{1,3}(?:\.\d)?\s*(?:小时|小時|分钟|分鐘|课时|課時|天|h|min)\s*$")


class Piece(Value):
    """What becomes an entry: its words, the number before it, and what the file says of it. `inside` when a line was cut to
    get it; `row` when it is the first cell of a row of a table."""

    cut: Cut
    place: str
    sign: Sign | None = None
    heading: int = 0
    item: int = 0
    indent: int = 0
    strong: bool = False
    inside: bool = False
    held: Grid | Picture | Sheet | None = None

    @property
    def kin(self) -> str:
        """With which pieces it is counted; empty when it has neither number nor bullet."""
        kin = self.sign.kin if self.sign is not None else ""
        return f"item {self.item} {kin}".rstrip() if self.item else kin

    @property
    def value(self) -> int:
        return self.sign.value if self.sign is not None else 0

    @property
    def is_unit(self) -> bool:
        return self.sign is not None and self.sign.is_unit


def pieces_of_lines(text: str, lines: Sequence[Line]) -> tuple[Piece, ...]:
    cut = (piece for chosen in cut_lines(text, lines) for piece in _pieces(text, chosen))
    return tuple(_joined(text, tuple(cut)))


def _pieces(text: str, chosen: Chosen) -> Iterator[Piece]:
    line = chosen.line
    signs = {sign.start: sign for sign in chosen.signs}
    starts = sorted({line.cut.start, *signs, *chosen.breaks})
    glued = len(starts) > 1
    rows = sum(sign.kin == "bare" for sign in chosen.signs)
    spaced = not glued or 2 * sum(text[at - 1].isspace() for at in starts[1:]) > len(starts)
    for at, end in pairwise((*starts, line.cut.end)):
        sign = signs.get(at)
        begin = sign.end if sign is not None else at
        breaks = _breaks(text, begin, end, glued=glued, spaced=spaced)
        if rows > 1 and (end == line.cut.end or (end in signs and signs[end].kin == "bare")):
            breaks = (*breaks, *_time_cell(text, breaks[-1] if breaks else begin, end))
        for first, last in pairwise((begin, *breaks, end)):
            own = sign if first == begin else None
            yield _piece(text, line, Cut(first, last), own, inside=(at if first == begin else first) > line.cut.start)


def _breaks(text: str, start: int, end: int, *, glued: bool, spaced: bool) -> tuple[int, ...]:
    """Where entries without numbers begin in text that has lost its line breaks."""
    labels = tuple(label_breaks(text, start, end, spaced=spaced))
    if not glued:
        return labels
    clauses = (at for first, last in pairwise((start, *labels, end)) for at in clause_breaks(text, first, last))
    return tuple(sorted({*labels, *clauses}))


def _time_cell(text: str, start: int, end: int) -> tuple[int, ...]:
    """Where the last cell of a row of a flattened table begins, when it says how long the row takes."""
    found = _TIME_CELL.search(text, start, end)
    return (found.start(),) if found is not None and found.start() > start else ()


def _piece(text: str, line: Line, cut: Cut, sign: Sign | None, *, inside: bool) -> Piece:
    words = cut.of(text)
    trimmed = Cut(cut.start, cut.start + len(words.rstrip()))
    if inside:
        return Piece(trimmed, line.place, sign, inside=True)
    if sign is None and line.number:
        sign = _printed(line)
    return Piece(trimmed, line.place, sign, line.heading, line.item, line.indent, line.strong)


def _printed(line: Line) -> Sign | None:
    """The number that the program of the file prints: it is nowhere in the text."""
    found = next(signs_at(line.number + " ", 0, len(line.number) + 1), None)
    at = line.cut.start
    return Sign(at, at, found.family, found.kin, found.value) if found is not None else None


def _joined(text: str, pieces: Sequence[Piece]) -> Iterator[Piece]:
    """A number that stands alone takes the next line as its words; lines that only name columns are one piece."""
    at = 0
    while at < len(pieces):
        piece, after = pieces[at], pieces[at + 1] if at + 1 < len(pieces) else None
        columns = _columns(text, pieces, at)
        if columns > 1:
            last = pieces[at + columns - 1]
            yield replace(piece, cut=Cut(piece.cut.start, last.cut.end))
            at += columns
        elif after is not None and _stands_for(text, piece, after):
            yield replace(piece, cut=after.cut, heading=after.heading, strong=after.strong)
            at += 2
        elif after is not None and _is_wrapped(text, piece, after):
            yield replace(piece, cut=Cut(piece.cut.start, after.cut.end))
            at += 2
        else:
            yield piece
            at += 1


def _stands_for(text: str, piece: Piece, after: Piece) -> bool:
    """Whether a number alone on its line is that of the next line; of a day it is not, when only its morning follows."""
    alone = piece.sign is not None and not piece.cut.of(text) and after.sign is None
    return alone and not (piece.is_unit and _HALF_DAY.match(after.cut.of(text)))


def _is_wrapped(text: str, piece: Piece, after: Piece) -> bool:
    """Whether a line of English goes on in the next one."""
    unmarked = after.sign is None and not after.heading and not after.item and not after.inside
    return (
        piece.sign is not None
        and unmarked
        and _ENDS_OPEN.search(piece.cut.of(text)) is not None
        and (_BEGINS_SMALL.match(after.cut.of(text)) is not None)
    )


def _columns(text: str, pieces: Sequence[Piece], at: int) -> int:
    count = 0
    while at + count < len(pieces) and _names_column(pieces[at + count].cut.of(text)):
        count += 1
    return count


def _names_column(words: str) -> bool:
    return re.sub(r"\s", "", simplified(words).lower()) in COLUMNS
