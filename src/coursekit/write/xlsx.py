"""The agenda as an Excel workbook, and what every workbook this program writes has in common."""

from __future__ import annotations

import html
import io
import math
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from coursekit.documents.agenda import AgendaRow, AgendaSheet
from coursekit.documents.look import Look, Palette
from coursekit.units import MINUTES_PER_DAY
from coursekit.write.ooxml.package import Package
from coursekit.write.ooxml.xml import text

# ---------------------------------------------------------------- any workbook

# What a file is dated that has no date of its own.
UNDATED = datetime(2000, 1, 1)


def open_workbook(buffer: io.BytesIO, created: datetime, *, font: str = "Arial") -> Workbook:
    """A workbook that keeps every string as it is (no formula, link or number is made of it) and no clock."""
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "default_format_properties": {"font_name": font, "font_size": 10},
    }
    workbook = Workbook(buffer, options)
    workbook.set_properties({"created": created})
    return workbook


def finished(workbook: Workbook, buffer: io.BytesIO) -> bytes:
    """Close the workbook; its parts in a package of ours, which is the same on every system."""
    workbook.close()
    package = Package()
    with zipfile.ZipFile(buffer) as archive:
        types = archive.read(_TYPES).decode()
        for name in archive.namelist():
            if name != _TYPES:
                package.add(name, archive.read(name))
    package.overrides.update(re.findall(r'<Override PartName="/([^"]+)" ContentType="([^"]+)"', types))
    return package.to_bytes()


_TYPES = "[Content_Types].xml"


def cell_text(value: str) -> str:
    """A string that XML can hold, unescaped: XlsxWriter escapes it itself. Excel holds 32,767 characters a cell."""
    return html.unescape(text(value))[:32_767]


# ---------------------------------------------------------------- the agenda

# The places of the columns, as `AgendaSheet.columns` names them.
_DAY, _START, _END, _MINUTES, _MODULE, _TITLE, _METHOD, _SLIDES, _HANDOUT, _MATERIALS, _TRAINER = range(11)
# Widths in characters of the default font.
_WIDTHS = (6, 8, 8, 8, 30, 36, 14, 10, 10, 34, 12)
_TEXT_COLUMNS = frozenset({_MODULE, _TITLE, _METHOD, _MATERIALS, _TRAINER})
_HEADER_ROW, _FIRST_ROW = 2, 3
_ROW_HEIGHT_PT, _LINE_HEIGHT_PT = 24, 14
_A4 = 9


def write_agenda(sheet: AgendaSheet, look: Look) -> bytes:
    """The .xlsx file of an agenda: a sheet a day, times and minutes to calculate with, a column to fill in trainers."""
    fonts = look.fonts.get(sheet.language)
    buffer = io.BytesIO()
    workbook = open_workbook(buffer, _date(sheet.date), font=fonts.body_east_asian if fonts else "Arial")
    workbook.set_properties({"title": cell_text(sheet.title), "created": _date(sheet.date)})
    formats = _formats(workbook, look.palette)
    for day, name in enumerate(sheet_names(sheet.day_names), start=1):
        rows = [row for row in sheet.rows if row.day == day]
        _write_day(workbook.add_worksheet(name), formats, sheet, day, rows)
    return finished(workbook, buffer)


def _date(date: str) -> datetime:
    try:
        return datetime.strptime(date, "%Y-%m-%d")
    except ValueError:
        return UNDATED


def sheet_names(names: Sequence[str]) -> Iterator[str]:
    """Names that Excel takes: 31 characters at most, none of []:*?/\\, no apostrophe at an end, none twice."""
    seen: set[str] = set()
    for number, name in enumerate(names, start=1):
        plain = re.sub(r"[\[\]:*?/\\\s]+", " ", cell_text(name)).strip(" '")[:31].rstrip(" '") or str(number)
        if plain.casefold() in seen or plain.casefold() == "history":
            plain = f"{plain[:26]} ({number})"
        seen.add(plain.casefold())
        yield plain


def _write_day(
    page: Worksheet, formats: Mapping[str, Format], sheet: AgendaSheet, day: int, rows: Sequence[AgendaRow]
) -> None:
    page.write_string(0, 0, cell_text(sheet.title), formats["title"])
    under = "　·　".join(part for part in (sheet.day_names[day - 1], sheet.subtitle) if part)
    page.write_string(1, 0, cell_text(under), formats["subtitle"])
    page.set_row(0, 28)
    page.set_row(1, 26)
    page.set_row(_HEADER_ROW, _ROW_HEIGHT_PT)
    for column, (words, width) in enumerate(zip(sheet.columns, _WIDTHS, strict=True)):
        page.set_column(column, column, width)
        head = "header" if column in _TEXT_COLUMNS else "header center"
        page.write_string(_HEADER_ROW, column, cell_text(words), formats[head])
    for at, row in enumerate(rows, start=_FIRST_ROW):
        _write_row(page, formats, at, row)
    _write_total(page, formats, sheet, _FIRST_ROW + len(rows), rows)
    _set_up_page(page, last_row=_FIRST_ROW + len(rows))


def _write_row(page: Worksheet, formats: Mapping[str, Format], at: int, row: AgendaRow) -> None:
    kind = "pause" if row.pause else "row"
    words = {
        _MODULE: row.module, _TITLE: row.title, _METHOD: row.method, _SLIDES: row.slides,
        _HANDOUT: row.handout, _MATERIALS: row.materials, _TRAINER: row.trainer,
    }  # fmt: skip
    lines = max(_lines(value, _WIDTHS[column]) for column, value in words.items())
    page.set_row(at, _ROW_HEIGHT_PT + (lines - 1) * _LINE_HEIGHT_PT)
    page.write_number(at, _DAY, row.day, formats[f"{kind} number"])
    page.write_number(at, _START, row.start / MINUTES_PER_DAY, formats[f"{kind} time"])
    page.write_number(at, _END, row.end / MINUTES_PER_DAY, formats[f"{kind} time"])
    formula = f"=ROUND(({_cell(_END, at)}-{_cell(_START, at)})*{MINUTES_PER_DAY},0)"
    page.write_formula(at, _MINUTES, formula, formats[f"{kind} number"], row.end - row.start)
    for column, value in words.items():
        style = "text" if column in _TEXT_COLUMNS else "center"
        _write_words(page, at, column, value, formats[f"{kind} {style}"])


def _write_words(page: Worksheet, at: int, column: int, words: str, style: Format) -> None:
    if words:
        page.write_string(at, column, cell_text(words), style)
    else:
        page.write_blank(at, column, None, style)


def _lines(words: str, width: int) -> int:
    """Lines that words take in a column; a Chinese character is as wide as two of the characters that widths count."""
    lengths = (sum(1 if char.isascii() else 2 for char in line) for line in words.split("\n"))
    return sum(max(1, math.ceil(length / (width - 1))) for length in lengths)


def _write_total(
    page: Worksheet, formats: Mapping[str, Format], sheet: AgendaSheet, at: int, rows: Sequence[AgendaRow]
) -> None:
    """The minutes taught, breaks left out."""
    page.set_row(at, _ROW_HEIGHT_PT)
    for column in range(len(_WIDTHS)):
        page.write_blank(at, column, None, formats["total"])
    page.write_string(at, _DAY, cell_text(sheet.total_label), formats["total"])
    taught = ",".join(f"{_cell(_MINUTES, first)}:{_cell(_MINUTES, last)}" for first, last in _taught(rows))
    minutes = sum(row.end - row.start for row in rows if not row.pause)
    page.write_formula(at, _MINUTES, f"=SUM({taught or 0})", formats["total number"], minutes)


def _taught(rows: Sequence[AgendaRow]) -> Iterator[tuple[int, int]]:
    """The first and the last sheet row of each stretch without a break."""
    stretch: list[int] = []
    for at, row in enumerate(rows, start=_FIRST_ROW):
        if not row.pause:
            stretch.append(at)
        elif stretch:
            yield stretch[0], stretch[-1]
            stretch = []
    if stretch:
        yield stretch[0], stretch[-1]


def _cell(column: int, row: int) -> str:
    """A cell's name as Excel gives it; there are no more than 26 columns."""
    return f"{chr(ord('A') + column)}{row + 1}"


def _set_up_page(page: Worksheet, *, last_row: int) -> None:
    page.set_landscape()
    page.set_paper(_A4)
    page.fit_to_pages(1, 0)
    page.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    page.center_horizontally()
    page.repeat_rows(_HEADER_ROW)
    page.print_area(0, 0, last_row, len(_WIDTHS) - 1)
    page.freeze_panes(_FIRST_ROW, 0)
    page.hide_gridlines(2)
    page.set_footer("&L&A&R&P / &N")


def _formats(workbook: Workbook, palette: Palette) -> dict[str, Format]:
    """By name: of the title, the header, and of what stands in a row, a pause or the total."""
    line: dict[str, object] = {"bottom": 1, "bottom_color": f"#{palette.line}", "valign": "vcenter"}
    looks: dict[str, dict[str, object]] = {
        "row": line,
        "pause": {**line, "bg_color": f"#{palette.accent_soft}", "font_color": f"#{palette.muted}"},
    }
    styles: dict[str, dict[str, object]] = {
        "text": {"text_wrap": True},
        "center": {"align": "center", "text_wrap": True},
        "number": {"align": "center", "num_format": "0"},
        "time": {"align": "center", "num_format": "hh:mm"},
    }
    strong: dict[str, object] = {"bold": True, "valign": "vcenter", "top": 2, "top_color": f"#{palette.accent}"}
    head: dict[str, object] = {
        "bold": True, "valign": "vcenter", "text_wrap": True, "bottom": 2,
        "bottom_color": f"#{palette.accent}", "bg_color": f"#{palette.accent_soft}",
    }  # fmt: skip
    properties = {f"{look} {style}": {**looks[look], **styles[style]} for look in looks for style in styles}
    properties |= {
        "title": {"bold": True, "font_size": 16, "font_color": f"#{palette.accent}"},
        "subtitle": {"valign": "top", "font_color": f"#{palette.muted}"},
        "header": head,
        "header center": {**head, "align": "center"},
        "total": strong,
        "total number": {**strong, "align": "center", "num_format": "0"},
    }
    return {name: workbook.add_format({"font_color": f"#{palette.ink}", **one}) for name, one in properties.items()}
