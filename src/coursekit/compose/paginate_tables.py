"""Tables onto slides: at the largest size that fits, else divided between rows with the header repeated."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise

from coursekit.compose.division import sentence_end, split_content
from coursekit.compose.paginate import Page, Room
from coursekit.content import Inlines, Row, Table, plain_text
from coursekit.measure.body import line_em
from coursekit.measure.paragraph import prefix_of
from coursekit.measure.tables import (
    CELL_MARGIN_Y,
    LEAST_TABLE_PT,
    MOST_TABLE_PT,
    TableMeasures,
    cell_room,
    measure_table_at,
    row_height,
)
from coursekit.value import replace

COMFORTABLE_TABLE_PT = 14.0
"""A table that is divided is set at least so large."""
CAPTION_PT = 26.0
"""The height that a writer takes for a caption under a table."""


def paginate_table(table: Table, room: Room) -> list[Page]:
    """The table at the largest size from 20 down to 12 points that fits; else as many as it takes, all at one size.

    A row higher than a slide is divided within its cells, as the last resort.
    """
    if table.caption:
        room = replace(room, box=replace(room.box, height_pt=room.box.height_pt - CAPTION_PT))
    size = MOST_TABLE_PT
    while size >= LEAST_TABLE_PT:
        if _at(table, room, size).height <= room.box.height_pt:
            return [Page((table,), size, 0.0)]
        size -= 1
    pages = _pages(table, room, COMFORTABLE_TABLE_PT)
    larger = _pages(table, room, COMFORTABLE_TABLE_PT + 2)
    return larger if len(larger) <= len(pages) else pages


def rows_that_fit(table: Table, room: Room) -> int:
    """How many rows stand under the header on one slide at the least size."""
    heights = _at(table, room, LEAST_TABLE_PT).heights
    return sum(height <= room.box.height_pt for height in accumulate(heights)) - 1


def _at(table: Table, room: Room, size_pt: float) -> TableMeasures:
    return measure_table_at(table, room.box.width_pt, size_pt, room.typeface)


def _pages(table: Table, room: Room, size_pt: float) -> list[Page]:
    """Of about equal height. Each part is measured anew: its columns may be others than the whole table's."""
    whole = _at(table, room, size_pt)
    most = room.box.height_pt - whole.heights[0]
    table = _with_short_rows(table, room, whole, most)
    count = 2
    while True:
        parts = _parts(table, _at(table, room, size_pt).heights[1:], count)
        if count >= len(table.rows) or all(_at(part, room, size_pt).height <= room.box.height_pt for part in parts):
            return [Page((part,), size_pt, 0.0) for part in parts]
        count += 1


def _parts(table: Table, heights: Sequence[float], count: int) -> list[Table]:
    bounds, total, target = [0], 0.0, sum(heights) / count
    for row, height in enumerate(heights):
        if total and total + height / 2 > target * len(bounds) and len(bounds) < count:
            bounds.append(row)
        total += height
    bounds.append(len(heights))
    return [replace(table, rows=table.rows[first:last]) for first, last in pairwise(bounds)]


# ---------------------------------------------------------------- rows higher than a slide


def _with_short_rows(table: Table, room: Room, measures: TableMeasures, most_pt: float) -> Table:
    if all(height <= most_pt for height in measures.heights[1:]):
        return table
    rows: list[Row] = []
    for row, height in zip(table.rows, measures.heights[1:], strict=True):
        rows.extend([row] if height <= most_pt else _divided(row, room, measures, most_pt))
    return replace(table, rows=tuple(rows))


def _divided(row: Row, room: Room, measures: TableMeasures, most_pt: float) -> list[Row]:
    """Each cell's text as far as it fits, the rest in rows after it."""
    size = measures.size_pt
    lines = max(int((most_pt - 2 * CELL_MARGIN_Y) / (size * line_em(room.typeface))) - 1, 1)
    rows, cells = [], row.cells
    while row_height(cells, measures.widths, size, room.typeface) > most_pt:
        split = [_cell(cell, room, cell_room(w, size), lines) for cell, w in zip(cells, measures.widths, strict=True)]
        rows.append(replace(row, cells=tuple(head for head, _ in split)))
        cells = tuple(tail for _, tail in split)
    return [*rows, replace(row, cells=cells)]


def _cell(content: Inlines, room: Room, width_em: float, lines: int) -> tuple[Inlines, Inlines]:
    text = plain_text(content)
    most = prefix_of(content, room.typeface, width_em, lines) if content else 0
    return (content, ()) if most >= len(text) else split_content(content, sentence_end(text, most))
