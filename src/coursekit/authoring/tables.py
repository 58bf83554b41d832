"""A table as lines between bars, its columns aligned as far as a line is not too wide for that."""

from __future__ import annotations

from coursekit.authoring.braces import braces, condition_pairs
from coursekit.authoring.inlines import Manner, markdown_of
from coursekit.authoring.widths import LINE_WIDTH, width_of
from coursekit.content import ALWAYS, Align, Row, Table


def table_lines(table: Table, manner: Manner) -> list[str]:
    rows = [_cells(row, manner) for row in (table.header, *table.rows)]
    widths = [max(3, *(width_of(row[i]) for row in rows)) for i in range(len(table.align))]
    if sum(widths) + 3 * len(widths) + 1 > LINE_WIDTH:
        widths = [0] * len(widths)
    dashes = [_dashes(align, width) for align, width in zip(table.align, widths, strict=True)]
    rule = f"|{'|'.join(dashes)}|"
    header, *lines = (_line(row, widths) for row in rows)
    return [header, rule, *lines]


def _cells(row: Row, manner: Manner) -> list[str]:
    cells = [markdown_of(cell, manner).replace("|", "\\|") for cell in row.cells]
    if row.condition != ALWAYS:
        cells[-1] = f"{cells[-1]} {braces(*condition_pairs(row.condition))}".lstrip()
    return cells


def _line(cells: list[str], widths: list[int]) -> str:
    padded = (f"{cell}{' ' * (width - width_of(cell))}" for cell, width in zip(cells, widths, strict=True))
    return f"|{'|'.join(f' {cell} ' if cell else ' ' for cell in padded)}|"


def _dashes(align: Align, width: int) -> str:
    dashes = "-" * (width + 2) if width else "---"
    match align:
        case Align.START:
            return dashes
        case Align.CENTER:
            return f":{dashes[2:]}:"
        case Align.END:
            return f"{dashes[1:]}:"
