"""Tables: of the author, with cells to fill in where they are empty, and of the program."""

from __future__ import annotations

from markupsafe import Markup

from coursekit.content import Align, Chart, Row, Table, plain_text
from coursekit.documents.booklet import Grid
from coursekit.write.html.draft import Draft
from coursekit.write.html.element import EMPTY, element, joined
from coursekit.write.html.fields import cell_field
from coursekit.write.html.inlines import inlines_html
from coursekit.write.svg.scale import format_value

_ALIGNED = {Align.START: None, Align.CENTER: "center", Align.END: "end"}


def table_html(draft: Draft, table: Table) -> Markup:
    """A table with empty cells is one to fill in: on a narrow screen each of its rows becomes a card.

    Roles are said aloud there, since a cell that is laid out as a block is no cell to a screen reader any more.
    """
    to_fill = any(not cell for row in table.rows for cell in row.cells)
    head = element("thead", _head(draft, table, to_fill=to_fill), role="rowgroup" if to_fill else None)
    rows = (_row(draft, table, row, number, to_fill=to_fill) for number, row in enumerate(table.rows, start=1))
    caption = element("caption", inlines_html(draft, table.caption)) if table.caption else EMPTY
    body = element("tbody", *rows, role="rowgroup" if to_fill else None)
    whole = element(
        "table", caption, head, body, class_="to-fill" if to_fill else None, role="table" if to_fill else None
    )
    return whole if to_fill else scrolled(draft, whole, plain_text(table.caption))


def _head(draft: Draft, table: Table, *, to_fill: bool) -> Markup:
    cells = (
        element(
            "th",
            inlines_html(draft, cell),
            scope="col",
            class_=_ALIGNED[align],
            role="columnheader" if to_fill else None,
        )
        for cell, align in zip(table.header.cells, table.align, strict=True)
    )
    return element("tr", *cells, role="row" if to_fill else None)


def _row(draft: Draft, table: Table, row: Row, number: int, *, to_fill: bool) -> Markup:
    names = [plain_text(cell) for cell in table.header.cells]
    lead = plain_text(row.cells[0]) if row.cells and row.cells[0] else str(number)
    cells = []
    for name, cell, align in zip(names, row.cells, table.align, strict=True):
        content = inlines_html(draft, cell) if cell else cell_field(draft, draft.word("cell", column=name, row=lead))
        cells.append(
            element(
                "td",
                content,
                class_=_ALIGNED[align],
                role="cell" if to_fill else None,
                data_column=name if to_fill and name else None,
            )
        )
    return element("tr", *cells, role="row" if to_fill else None)


def grid_html(draft: Draft, grid: Grid) -> Markup:
    head = element("tr", *(element("th", cell, scope="col") for cell in grid.header))
    rows = (
        element("tr", *(element("td", cell) for cell in row), class_="pause" if index in grid.emphasis else None)
        for index, row in enumerate(grid.rows)
    )
    return scrolled(draft, element("table", element("thead", head), element("tbody", *rows), class_="grid"), "")


def data_table(draft: Draft, chart: Chart) -> Markup:
    """The numbers of a chart, folded away: for who wants them exact, or cannot see it."""
    names = (element("th", one.name, scope="col") for one in chart.series)
    head = element("tr", element("td"), *names)
    rows = (
        element(
            "tr",
            element("th", category, scope="row"),
            *(element("td", format_value(one.values[index]), class_="end") for one in chart.series),
        )
        for index, category in enumerate(chart.categories)
    )
    whole = element("table", element("thead", head), element("tbody", *rows), class_="data")
    title = plain_text(chart.title)
    return element("details", element("summary", draft.word("data")), scrolled(draft, whole, title), class_="numbers")


def scrolled(draft: Draft, table: Markup, title: str) -> Markup:
    """What is too wide scrolls by itself, by keyboard too; the page never does."""
    name = title or draft.word("table")
    return element("div", joined(table), class_="scroll", role="group", tabindex=0, aria_label=name)
