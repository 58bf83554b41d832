"""Text and tables onto slides: the largest size that fits, and pages when none does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from coursekit.content import (
    Block,
    Blocks,
    CodeBlock,
    Heading,
    List,
    ListItem,
    Paragraph,
    Quote,
    Row,
    Table,
    plain_text,
    text_of,
)
from coursekit.documents.look import Box
from coursekit.measure.extent import height_pt, lines_of, width_em

LEAST_BODY_PT = 18.0
LEAST_TABLE_PT = 12.0
TABLE_SIZES = (18.0, 16.0, 14.0, LEAST_TABLE_PT)
COMFORTABLE_TABLE_PT = 14.0
"""A table that does not fit at this size is divided between rows rather than set smaller."""

AIRY = 0.62
"""Text that fills less of its box than this at a larger size is set at that size."""

INDENT_PT = 24.0
SPACE_BETWEEN = 0.45
"""Space after a paragraph, over its font size."""
CELL_PADDING_PT = 12.0


@dataclass(frozen=True, slots=True)
class Page:
    """What fits on one slide, and the size it was measured at."""

    blocks: Blocks
    size_pt: float


def text_height(blocks: Sequence[Block], width_pt: float, size_pt: float, level: int = 0) -> float:
    """The height of text at a size; deeper levels are two points smaller each, not under 14."""
    return sum(_block_height(block, width_pt, size_pt, level) for block in blocks)


def _block_height(block: Block, width_pt: float, size_pt: float, level: int) -> float:
    size = max(14.0, size_pt - 2 * level)
    width = width_pt - INDENT_PT * (level + 1)
    match block:
        case List(_, items):
            return sum(_item_height(item, width_pt, size_pt, level) for item in items)
        case Quote(blocks, attribution):
            return text_height(blocks, width_pt, size_pt, level) + (size * 1.7 if attribution else 0)
        case CodeBlock(text):
            return height_pt(text.count("\n") + 1, size)
        case Paragraph(content) | Heading(_, content):
            return height_pt(lines_of(plain_text(content), width, size), size) + SPACE_BETWEEN * size
        case _:
            return height_pt(lines_of(text_of(block), width, size), size)


def _item_height(item: ListItem, width_pt: float, size_pt: float, level: int) -> float:
    return sum(
        _block_height(block, width_pt, size_pt, level + 1 if isinstance(block, List) else level)
        for block in item.blocks
    )


def fits(blocks: Sequence[Block], box: Box, size_pt: float) -> bool:
    return text_height(blocks, box.width_pt, size_pt) <= box.height_pt


def paginate_text(blocks: Sequence[Block], box: Box, body_pt: float) -> list[Page]:
    """One page at the largest size that fits, down to 18 pt; else as many as it takes.

    Few words are set larger than the template's size, so that a short slide does not look empty. A page is divided
    between top-level items of lists, in order; pages are filled evenly rather than to the brim.
    """
    for larger in (body_pt + 4, body_pt + 2):
        if text_height(blocks, box.width_pt, larger) <= AIRY * box.height_pt:
            return [Page(tuple(blocks), larger)]
    for size in _sizes(body_pt):
        if fits(blocks, box, size):
            return [Page(tuple(blocks), size)]
    size = max(LEAST_BODY_PT, min(body_pt, 20.0))
    pieces = list(_pieces(blocks))
    heights = [text_height((piece,), box.width_pt, size) for piece in pieces]
    pages = max(2, -(-int(sum(heights)) // max(1, int(box.height_pt))))
    while True:
        groups = _even_groups(heights, pages)
        if pages >= len(pieces) or all(sum(heights[a:b]) <= box.height_pt for a, b in groups):
            return [Page(_merged(pieces[a:b]), size) for a, b in groups if a < b]
        pages += 1


def _sizes(body_pt: float) -> list[float]:
    sizes = [body_pt]
    while sizes[-1] - 2 >= LEAST_BODY_PT:
        sizes.append(sizes[-1] - 2)
    return sizes


def _pieces(blocks: Sequence[Block]) -> list[Block]:
    """Blocks with each list divided into lists of one item; a heading stays with what follows it."""
    pieces: list[Block] = []
    for block in blocks:
        if isinstance(block, List):
            numbers = range(block.start, block.start + len(block.items))
            pieces.extend(replace(block, items=(i,), start=n) for i, n in zip(block.items, numbers, strict=True))
        else:
            pieces.append(block)
    return pieces


def _even_groups(heights: Sequence[float], groups: int) -> list[tuple[int, int]]:
    """Index ranges of about equal height, in order."""
    bounds = [0]
    target = sum(heights) / groups
    total = 0.0
    for i, height in enumerate(heights):
        if total and total + height / 2 > target * len(bounds) and len(bounds) < groups:
            bounds.append(i)
        total += height
    bounds.append(len(heights))
    return list(pairwise(bounds))


def _merged(pieces: Sequence[Block]) -> Blocks:
    """Neighbouring pieces of one list become a list again."""
    merged: list[Block] = []
    for piece in pieces:
        last = merged[-1] if merged else None
        if isinstance(piece, List) and isinstance(last, List) and _continues(last, piece):
            merged[-1] = replace(last, items=(*last.items, *piece.items))
        else:
            merged.append(piece)
    return tuple(merged)


def _continues(before: List, after: List) -> bool:
    return before.ordered == after.ordered and (not after.ordered or after.start == before.start + len(before.items))


# ---------------------------------------------------------------- tables


def paginate_table(table: Table, box: Box) -> list[Page]:
    """The table at the largest size that fits, from 18 down to 12 pt; else divided between rows, header repeated."""
    for size in TABLE_SIZES:
        if table_height(table, box.width_pt, size) <= box.height_pt:
            return [Page((table,), size)]
    size = COMFORTABLE_TABLE_PT
    widths = column_widths(table, box.width_pt)
    room = box.height_pt - _row_height(table.header, widths, size)
    heights = [_row_height(row, widths, size) for row in table.rows]
    pages = max(2, -(-int(sum(heights)) // max(1, int(room))))
    while True:
        groups = _even_groups(heights, pages)
        if pages >= len(heights) or all(sum(heights[a:b]) <= room for a, b in groups):
            return [Page((replace(table, rows=table.rows[a:b]),), size) for a, b in groups if a < b]
        pages += 1


def table_height(table: Table, width_pt: float, size_pt: float) -> float:
    widths = column_widths(table, width_pt)
    return sum(_row_height(row, widths, size_pt) for row in (table.header, *table.rows))


def column_widths(table: Table, width_pt: float) -> list[float]:
    """Widths by the longest cell of each column, none under a tenth of the whole."""
    rows = (table.header, *table.rows)
    longest = [max(width_em(plain_text(row.cells[i])) for row in rows) for i in range(len(table.header.cells))]
    # The square root keeps one long column from starving the others.
    weights = [max(width, 2.0) ** 0.6 for width in longest]
    return [width_pt * weight / sum(weights) for weight in weights]


def _row_height(row: Row, widths: Sequence[float], size_pt: float) -> float:
    lines = max(
        lines_of(plain_text(cell), width - CELL_PADDING_PT, size_pt)
        for cell, width in zip(row.cells, widths, strict=True)
    )
    return height_pt(lines, size_pt) + CELL_PADDING_PT
