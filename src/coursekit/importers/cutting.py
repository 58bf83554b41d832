"""Lines into pieces: each with the mark before it; what was glued together is cut where a sequence of numbers says so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from coursekit.importers.fields import find_field, is_column_names, is_outline_name
from coursekit.importers.marks import CHAPTERS, FoundMark, letter_bullets, mark_at
from coursekit.importers.original import Cut, Grid, Line, Original, Picture, Sheet
from coursekit.importers.outline import Mark
from coursekit.importers.vocabulary import ACTIVITIES, KEY_POINTS, OPENINGS, OUTPUTS
from coursekit.source.scripts import simplified
from coursekit.value import Mutable, Value, replace

GLUED = 3
"""From so many marks inside it on, a line is taken to have lost its line ends, and labels in it are looked for too."""

_ALIKE = 3
_OPENING, _CLOSING = "（([【《“‘「『", "）)]】》”’」』"
_TABLE_ROW = re.compile(r"(?P<n>\d{1,2})\s*(?P<title>[\u4e00-\u9fff][^\d\n。，,:：]{1,20}?)(?=一、)")
_SPENT = re.compile(r"(?<![\d.])\d+(?:\.\d+)?\s*(?:小时|小時|课时|課時|分钟|分鐘|天)\Z")
_FIELD = re.compile(r"【[^】\n]{2,12}】")
_LABEL = re.compile(r"([\u4e00-\u9fff/]{2,10})[:：]")
_LABELS = frozenset((*(word for words in ACTIVITIES.values() for word in words), *KEY_POINTS, *OUTPUTS, *OPENINGS))
_BEFORE_MARK = re.compile(r"[\w.第]$", re.ASCII)


_INNER_UNITS = frozenset(("讲", "章", "单元", "模块"))
"""Units that may start inside a line: 第一天 and 第二部分 are words of ordinary sentences too."""


class Piece(Value):
    """What becomes an entry. `starts` when it is the first of its line; `glued` when its line had lost its line ends."""

    cut: Cut
    place: str
    mark: Mark | None = None
    heading: int = 0
    item: int = 0
    indent: int = 0
    strong: bool = False
    starts: bool = True
    glued: bool = False
    held: Grid | Picture | Sheet | None = None


def pieces_of(original: Original) -> tuple[Piece, ...]:
    text = original.text
    lines = [element for element in original.elements if isinstance(element, Line)]
    letters = letter_bullets([line.cut.of(text) for line in lines])
    rows = _Rows()
    pieces: list[Piece] = []
    for element in original.elements:
        if isinstance(element, Line):
            for part in _cells(element, text):
                pieces.extend(_pieces_of_line(text, part, letters, rows))
        else:
            pieces.append(Piece(element.cut, element.place, held=element))
    pieces = [part for piece in pieces for part in _run_on(piece, text)]
    return tuple(_with_lone_numbers(list(_with_whole_headers(pieces, text)), text))


def _run_on(piece: Piece, text: str) -> Iterator[Piece]:
    """Points that stand one after the other in a line that lost its ends: after a question, before a dash; or with the same
    beginning, three times at the least."""
    if not piece.glued:
        yield piece
        return
    words = piece.cut.of(text)
    cuts = [match.end() for match in re.finditer(r"[?？。；;](?=[^——，,。？?]{2,6}——)", words)]
    starts = re.findall(r"[\u4e00-\u9fff][‘“「]", words)
    if starts and starts.count(starts[0]) >= _ALIKE:
        cuts.extend(match.start() for match in re.finditer(re.escape(starts[0]), words) if match.start())
    bounds = sorted({0, *cuts, len(words)})
    for number, (begin, end) in enumerate(pairwise(bounds)):
        cut = _stripped(text, piece.cut.start + begin, piece.cut.start + end)
        yield replace(piece, cut=cut) if not number else replace(piece, cut=cut, mark=None, starts=False)


def _cells(line: Line, text: str) -> Iterator[Line]:
    """A row of a table that was pasted as text: its cells stand between tabs."""
    start = line.cut.start
    if is_column_names(line.cut.of(text)):
        yield line
        return
    cells = line.cut.of(text).split("\t")
    is_row = len(cells) > 2 and cells[0].strip().isdecimal()
    for cell in cells:
        for part in re.finditer(r"[^；;]+[；;]?" if is_row else r".+", cell):
            words = part[0].strip()
            if words:
                begin = start + part.start() + part[0].index(words)
                yield replace(line, cut=Cut(begin, begin + len(words)))
        start += len(cell) + 1


class _Rows(Mutable):
    """The number of the last row of a flattened table; `lone` when it stood alone on the line before."""

    last: int = 0
    lone: bool = False


def _pieces_of_line(text: str, line: Line, letters: frozenset[str], rows: _Rows) -> Iterator[Piece]:
    start, end = line.cut.start, line.cut.end
    row = _TABLE_ROW.match(text, start, end)
    if row and int(row["n"]) == rows.last + 1:
        first: FoundMark | None = FoundMark("row", rows.last + 1, row.start("title"))
    else:
        first = _printed(line) or mark_at(text, start, end, letters)
    if first is not None and first.family == "row":
        rows.last += 1
    cuts = _inner_cuts(text, start, end, first, rows)
    rows.lone = first is not None and first.family == "1" and first.end >= end and first.value == rows.last + 1
    if rows.lone:
        rows.last += 1
    glued = len(cuts) >= GLUED
    bounds = [(start, first), *cuts]
    for number, (begin, mark) in enumerate(bounds):
        stop = bounds[number + 1][0] if number + 1 < len(bounds) else end
        words = mark.end if mark else begin
        words = min(words, stop)
        cut = _stripped(text, words, stop)
        if mark is None and cut.start == cut.end:
            continue
        made = (
            None
            if mark is None
            else Mark(Cut(begin, words) if not mark.is_text else Cut(begin, begin), mark.family, mark.value)
        )
        if mark is not None and mark.is_text:
            cut = _stripped(text, begin, stop)
        yield Piece(cut, line.place, made, line.heading, line.item, line.indent, line.strong, number == 0, glued)


def _printed(line: Line) -> FoundMark | None:
    """The number that the program of the file prints, as if it stood in the text."""
    if not line.number:
        return None
    found = mark_at(line.number + " ", 0, len(line.number) + 1)
    family = found.family if found else f"printed {line.number}"
    return FoundMark(family, found.value if found else 0, line.cut.start)


def _stripped(text: str, start: int, end: int) -> Cut:
    words = text[start:end]
    left = len(words) - len(words.lstrip())
    return Cut(start + left, max(start + left, end - (len(words) - len(words.rstrip()))))


# ---------------------------------------------------------------- inside a line


def _inner_cuts(
    text: str, start: int, end: int, first: FoundMark | None, rows: _Rows
) -> list[tuple[int, FoundMark | None]]:
    """Where the line is cut: offsets, each with its mark; None before a field or label."""
    begin = first.end if first else start
    candidates = list(_candidates(text, begin, end, rows))
    row = rows.lone or (first is not None and first.family == "row")
    stack: list[tuple[str, int]] = [(first.family, first.value)] if first and first.value else []
    cuts: list[tuple[int, FoundMark | None]] = []
    for number, (at, mark) in enumerate(candidates):
        if _fits(mark, stack, candidates[number + 1 :], after_row=row):
            _put(stack, mark)
            if mark.family == "row" and (spent := _SPENT.search(text[:at], start)):
                cuts.append((spent.start(), None))
            cuts.append((at, mark))
            if mark.family == "row":
                rows.last = mark.value
                row = True
    if len(cuts) >= GLUED:
        cuts.extend((at, None) for at in _breaks(text, start, end, {at for at, _ in cuts}))
        cuts.sort(key=lambda cut: cut[0])
    return cuts


def _candidates(text: str, begin: int, end: int, rows: _Rows) -> Iterator[tuple[int, FoundMark]]:
    """Whatever may be a mark inside the line, brackets left out, in order."""
    depth, last = 0, rows.last
    at = begin
    while at < end:
        sign = text[at]
        found = (
            mark_at(text, at, end)
            if _may_start(sign) and not _BEFORE_MARK.search(text[max(at - 1, begin) : at])
            else None
        )
        row = _TABLE_ROW.match(text, at, end) if sign.isdecimal() and not text[at - 1 : at].isdecimal() else None
        if row and int(row["n"]) == last + 1 and depth == 0:
            last += 1
            yield at, FoundMark("row", int(row["n"]), row.start("title"))
            at = row.start("title")
            continue
        if found and found.value and not found.soft and not found.is_text and depth == 0:
            yield at, found
            at = max(found.end, at + 1)
            continue
        if sign in _OPENING:
            depth += 1
        elif sign in _CLOSING:
            depth = max(0, depth - 1)
        at += 1


def _may_start(sign: str) -> bool:
    return sign in "第（(一二三四五六七八九十" or sign.isdecimal() or "①" <= sign <= "⑳" or "A" <= sign <= "Z"


def _fits(
    mark: FoundMark, stack: Sequence[tuple[str, int]], rest: Sequence[tuple[int, FoundMark]], *, after_row: bool
) -> bool:
    """Whether it continues an open sequence, or starts one that goes on."""
    if mark.family == "row":
        return True
    for family, value in stack:
        if family == mark.family and mark.value == value + 1:
            return True
    if mark.family.startswith(CHAPTERS) and mark.family.removeprefix(CHAPTERS) not in _INNER_UNITS:
        return False
    if mark.value != 1:
        return mark.family.startswith(CHAPTERS) and not stack
    if after_row or mark.family.startswith(CHAPTERS):
        return True
    following = next((other for _, other in rest if other.family == mark.family), None)
    return following is not None and following.value == 2


def _put(stack: list[tuple[str, int]], mark: FoundMark) -> None:
    if mark.family.startswith(CHAPTERS) or mark.family == "row":
        stack.clear()
    for number, (family, _) in enumerate(stack):
        if family == mark.family:
            del stack[number:]
            break
    stack.append((mark.family, mark.value))


def _breaks(text: str, start: int, end: int, taken: set[int]) -> Iterator[int]:
    """Fields in brackets, and labels that are known before a colon."""
    for field in _FIELD.finditer(text, start + 1, end):
        if find_field(field[0]) or is_outline_name(field[0]):
            yield field.start()
            if is_outline_name(field[0]) and field.end() not in taken:
                yield field.end()
    for found in _LABEL.finditer(text, start + 1, end):
        words = simplified(found[1]).lower()
        known = (at for at in range(len(words) - 1) if _is_label(words[at:]))
        for at in known:
            if found.start() + at not in taken:
                yield found.start() + at
            break


def _is_label(words: str) -> bool:
    """Whether it is nothing but labels: 现场讨论, 课程总结/复盘."""
    return all(part in _LABELS for part in words.split("/"))


# ---------------------------------------------------------------- rows of a table, a cell a line


def _with_lone_numbers(pieces: Sequence[Piece], text: str) -> Iterator[Piece]:
    """A number alone on its line belongs to the line after it."""
    held: Piece | None = None
    for piece in pieces:
        if held is not None:
            if piece.mark is None and piece.held is None:
                yield Piece(
                    piece.cut,
                    piece.place,
                    held.mark,
                    piece.heading,
                    piece.item,
                    held.indent,
                    piece.strong,
                    True,
                    piece.glued,
                )
                held = None
                continue
            yield held
            held = None
        if piece.mark is not None and piece.mark.value and piece.cut.start == piece.cut.end and piece.held is None:
            held = replace(piece, mark=replace(piece.mark, family="row")) if piece.mark.family == "1" else piece
            continue
        yield piece
    if held is not None:
        yield held


def _with_whole_headers(pieces: Sequence[Piece], text: str) -> Iterator[Piece]:
    """Names of columns, each on its line, are one piece: the head of the table."""
    start = 0
    while start < len(pieces):
        stop = start
        while stop < len(pieces) and pieces[stop].mark is None and is_column_names(f"内容 {pieces[stop].cut.of(text)}"):
            stop += 1
        if stop - start > 1:
            yield replace(pieces[start], cut=Cut(pieces[start].cut.start, pieces[stop - 1].cut.end))
            start = stop
        else:
            yield pieces[start]
            start += 1
