"""Tables that hold an outline: a row is a module, its cells are the title, what is in it and the time it takes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from coursekit.importers.fields import is_column_names
from coursekit.importers.labels import find_label
from coursekit.importers.numbering import Sign, number, signs_at
from coursekit.importers.original import Cut, Element, Grid, Line, Original, Sheet
from coursekit.importers.pieces import Piece, pieces_of_lines
from coursekit.source.scripts import simplified
from coursekit.value import replace

_NUMBERS = ("序号", "编号", "no", "no.", "#")
_TITLES = ("模块", "单元", "章节", "主题", "课程模块", "module", "topic", "session", "unit", "day")
_CELL = re.compile(r"[^\t]+")
_SPLIT = re.compile(r"[^\n；;]+[；;]?")


def pieces_of(original: Original) -> tuple[Piece, ...]:
    text = original.text
    return tuple(piece for group in _groups(text, original.elements) for piece in _of_group(text, group))


def _groups(text: str, elements: Sequence[Element]) -> Iterator[list[Line] | Element]:
    """Lines that follow each other together; a table by itself, also one whose columns are tabs."""
    lines: list[Line] = []
    table: list[Line] = []
    for element in elements:
        tabbed = isinstance(element, Line) and "\t" in element.cut.of(text)
        if isinstance(element, Line) and tabbed and (table or is_column_names(element.cut.of(text))):
            table.append(element)
            continue
        if table:
            yield from (list(lines), _as_grid(text, table))
            lines, table = [], []
        if isinstance(element, Line):
            lines.append(element)
        else:
            yield from (list(lines), element)
            lines = []
    yield lines
    if table:
        yield _as_grid(text, table)


def _as_grid(text: str, lines: Sequence[Line]) -> Grid:
    rows = tuple(tuple(line.cut.within(*cell.span()) for cell in _CELL.finditer(line.cut.of(text))) for line in lines)
    return Grid(Cut(lines[0].cut.start, lines[-1].cut.end), lines[0].place, rows, header=True)


def _of_group(text: str, group: list[Line] | Element) -> Iterator[Piece]:
    if isinstance(group, list):
        yield from pieces_of_lines(text, group)
    elif isinstance(group, Grid) and (title := _title_column(text, group)) is not None:
        yield Piece(Cut(group.rows[0][0].start, group.rows[0][-1].end), group.place)
        for count, row in enumerate(group.rows[1:], 1):
            yield from _of_row(text, group, row, title, count)
    elif isinstance(group, Sheet) and group.title is not None and _announces(text, group, group.title):
        yield from _of_divider(text, group, group.title)
    else:
        yield Piece(group.cut, group.place, held=group if not isinstance(group, Line) else None)


def _announces(text: str, sheet: Sheet, title: Cut) -> bool:
    """Whether a slide begins a module: it says so, or its title has the number of one. A task with nothing else on its slide
    is no divider."""
    words = title.of(text)
    if any(sign.is_unit for sign in signs_at(text, title.start, title.end)):
        return True
    label = find_label(words)
    return sheet.divider and (label is None or label.weak)


def _of_divider(text: str, sheet: Sheet, title: Cut) -> Iterator[Piece]:
    """Its title as the heading of what follows; what else stands on it, as a slide."""
    yield from pieces_of_lines(text, [Line(title, sheet.place, heading=1)])
    if sheet.elements or sheet.notes:
        rest = Cut(min(one.cut.start for one in (*sheet.elements, *sheet.notes)), sheet.cut.end)
        yield Piece(rest, sheet.place, held=replace(sheet, cut=rest, title=None, divider=False))


def _title_column(text: str, grid: Grid) -> int | None:
    """Which column names modules, when the first row says so."""
    if len(grid.rows) < 2:
        return None
    names = [simplified(cell.of(text)).strip().lower() for cell in grid.rows[0]]
    if not is_column_names("\n".join(names)):
        return None
    return next((i for i, name in enumerate(names) if name in _TITLES), None)


def _of_row(text: str, grid: Grid, row: Sequence[Cut], title: int, count: int) -> Iterator[Piece]:
    before = row[:title]
    value = next((number(cell.of(text).strip()) for cell in before if number(cell.of(text).strip())), count)
    start, end = (before[0].start, before[-1].end) if before and before[0].of(text).strip() else (row[0].start,) * 2
    if title >= len(row):
        return
    yield Piece(row[title], grid.place, Sign(start, end, "1", "unit row", value))
    for cell in row[title + 1 :]:
        parts = (cell.within(*part.span()) for part in _SPLIT.finditer(cell.of(text)))
        lines = [Line(_trimmed(text, part), grid.place) for part in parts if part.of(text).strip()]
        yield from pieces_of_lines(text, lines)


def _trimmed(text: str, cut: Cut) -> Cut:
    words = cut.of(text)
    start = len(words) - len(words.lstrip())
    return cut.within(start, max(start, len(words.rstrip())))
