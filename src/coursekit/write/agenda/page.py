"""What all sheets of the agenda have: two lines of title, a header, and how they are printed."""

from __future__ import annotations

from collections.abc import Sequence

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from coursekit.write.agenda.formats import Formats
from coursekit.write.xlsx import cell_text

HEADER_ROW, FIRST_ROW = 2, 3
ROW_HEIGHT_PT = 24
_A4 = 9


def open_page(
    page: Worksheet,
    formats: Formats,
    titles: tuple[str, str],
    columns: Sequence[str],
    widths: Sequence[int],
    left: frozenset[int],
) -> None:
    """`titles` are the course's and what stands under it; columns not in `left` are centred. Widths in characters."""
    page.write_string(0, 0, cell_text(titles[0]), formats["title"])
    page.write_string(1, 0, cell_text(titles[1]), formats["subtitle"])
    page.set_row(0, 28)
    page.set_row(1, 26)
    page.set_row(HEADER_ROW, ROW_HEIGHT_PT)
    for column, (words, width) in enumerate(zip(columns, widths, strict=True)):
        page.set_column(column, column, width)
        page.write_string(
            HEADER_ROW, column, cell_text(words), formats["header" if column in left else "header center"]
        )


def set_up_page(page: Worksheet, *, last_row: int, last_column: int) -> None:
    page.set_landscape()
    page.set_paper(_A4)
    page.fit_to_pages(1, 0)
    page.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    page.center_horizontally()
    page.repeat_rows(HEADER_ROW)
    page.print_area(0, 0, last_row, last_column)
    page.freeze_panes(FIRST_ROW, 0)
    page.hide_gridlines(2)
    page.set_footer("&L&A&R&P / &N")


def write_words(page: Worksheet, row: int, column: int, words: str, style: Format) -> None:
    if words:
        page.write_string(row, column, cell_text(words), style)
    else:
        page.write_blank(row, column, None, style)


def cell(column: int, row: int) -> str:
    """A cell's name as Excel gives it; there are no more than 26 columns."""
    return f"{chr(ord('A') + column)}{row + 1}"
