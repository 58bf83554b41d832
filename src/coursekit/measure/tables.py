"""Tables: column widths, row heights and the size of their text, as they are written."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from coursekit.content import Inlines, Row, Table
from coursekit.documents.look import Box, Typeface
from coursekit.measure.body import line_em
from coursekit.measure.paragraph import Words, lines_in, longest_em, width_em, words_of
from coursekit.value import Value

MOST_TABLE_PT, LEAST_TABLE_PT = 20.0, 12.0
CELL_MARGIN_X, CELL_MARGIN_Y = 8.0, 4.5
_SLACK_EM = 0.15
_WIDE_SHARE = 0.6
_EMPTY_EM = 10.0
_WIDEST_EM = 22.0  # what a column asks for at most
_SHORT_EM, _MOST_SHORT_SHARE = 8.0, 0.5  # what counts as short, and what all short cells may take of the room left
_MOST_STRETCH = 1.3  # a column grows by this at most beyond what it asks for, while another can take the room
# Rows of a small table grow by this at most, until the table has so much of its box.
_ROOM_TO_GROW, _FULL_SHARE = 2.0, 0.8


class TableMeasures(Value):
    """Column widths and row heights (the header's first) in points, at a size of text."""

    size_pt: float
    widths: tuple[float, ...]
    heights: tuple[float, ...]

    @property
    def height(self) -> float:
        return sum(self.heights)


def measure_table(table: Table, box: Box, most_pt: float, typeface: Typeface) -> TableMeasures:
    """The largest text, from `most_pt` down to 12 points, at which all rows fit the box; then the rows of a small
    table grow a little into the room left."""
    size = most_pt
    measures = measure_table_at(table, box.width_pt, size, typeface)
    while size > LEAST_TABLE_PT and measures.height > box.height_pt:
        size = max(size - 1, LEAST_TABLE_PT)
        measures = measure_table_at(table, box.width_pt, size, typeface)
    growth = min(_ROOM_TO_GROW, max(1.0, box.height_pt * _FULL_SHARE / max(measures.height, 1)))
    return TableMeasures(size, measures.widths, tuple(height * growth for height in measures.heights))


@lru_cache(maxsize=1024)
def measure_table_at(table: Table, width_pt: float, size_pt: float, typeface: Typeface) -> TableMeasures:
    rows = [_cells(row, typeface, is_header=row is table.header) for row in (table.header, *table.rows)]
    widths = _column_widths(rows, width_pt, size_pt)
    return TableMeasures(size_pt, widths, tuple(_row_height(row, widths, size_pt, typeface) for row in rows))


def cell_room(width_pt: float, size_pt: float) -> float:
    """The width of a cell's lines in em."""
    return max((width_pt - 2 * CELL_MARGIN_X) / size_pt - _SLACK_EM, 1.0)


def _cells(row: Row, typeface: Typeface, *, is_header: bool) -> list[Words]:
    return [words_of(cell, typeface, bold=is_header) for cell in row.cells]


def _row_height(row: Sequence[Words], widths: Sequence[float], size_pt: float, typeface: Typeface) -> float:
    rooms = [cell_room(width, size_pt) for width in widths]
    lines = max((len(lines_in(cell, room)) for cell, room in zip(row, rooms, strict=False)), default=1)
    return lines * size_pt * line_em(typeface) + 2 * CELL_MARGIN_Y


def row_height(cells: Sequence[Inlines], widths: Sequence[float], size_pt: float, typeface: Typeface) -> float:
    return _row_height([words_of(cell, typeface) for cell in cells], widths, size_pt, typeface)


def _column_widths(rows: Sequence[Sequence[Words]], width: float, size_pt: float) -> tuple[float, ...]:
    """Each column gets what its longest word needs. What is left goes to short cells first, as clock times and numbers, that
    they keep to one line; the rest by what the widest cell of a column asks for."""
    columns = [[row[column] for row in rows] for column in range(len(rows[0]))]
    room = 2 * CELL_MARGIN_X + _SLACK_EM * size_pt
    least = [max(longest_em(cell) for cell in cells) * size_pt + room for cells in columns]
    asked = [_asked_em(cells) * size_pt + room for cells in columns]
    free = width - sum(least)
    wishes = [max(a - b, 0.0) for a, b in zip(asked, least, strict=True)]
    if free <= 0:
        return tuple(share * width / sum(least) for share in least)
    if sum(wishes) <= free:
        return _stretched(asked, least, width)
    short = [wish if a <= _SHORT_EM * size_pt + room else 0.0 for a, wish in zip(asked, wishes, strict=True)]
    if sum(short) > free * _MOST_SHORT_SHARE:
        short = [0.0] * len(short)
    left, long = free - sum(short), [wish - given for wish, given in zip(wishes, short, strict=True)]
    shares = zip(least, short, long, strict=True)
    return tuple(b + given + (left * wish / sum(long) if wish else 0.0) for b, given, wish in shares)


def _stretched(asked: Sequence[float], least: Sequence[float], width: float) -> tuple[float, ...]:
    """All columns grow alike up to a limit; what is left goes to the wide ones."""
    wanted = [max(a, b) for a, b in zip(asked, least, strict=True)]
    factor = min(width / sum(wanted), _MOST_STRETCH)
    left = width - sum(wanted) * factor
    wide = [share >= _WIDE_SHARE * max(wanted) for share in wanted]
    return tuple(share * factor + is_wide * left / sum(wide) for share, is_wide in zip(wanted, wide, strict=True))


def _asked_em(cells: Sequence[Words]) -> float:
    """What a column's widest cell asks for; where most are left empty they are there to be written in."""
    empty = sum(not cell.each for cell in cells[1:])
    room_to_write = _EMPTY_EM if empty * 2 > len(cells) - 1 else 3.0
    return max(min(max(width_em(cell) for cell in cells), _WIDEST_EM), room_to_write)
