"""The first sheet of the agenda: a row a day, read from the days' sheets, so that it follows what is changed there."""

from __future__ import annotations

from collections.abc import Sequence

from xlsxwriter.worksheet import Worksheet

from coursekit.documents.agenda import TAUGHT, AgendaDay, AgendaSheet, RowKind
from coursekit.units import MINUTES_PER_DAY
from coursekit.write.agenda.day import END, MINUTES, START, places_of
from coursekit.write.agenda.formats import Formats
from coursekit.write.agenda.page import FIRST_ROW, ROW_HEIGHT_PT, cell, open_page, set_up_page, write_words
from coursekit.write.xlsx import cell_text

# The places of the columns, as `AgendaWords.overview_columns` names them.
_DAY, _START, _END, _ENDS_BY, _TAUGHT, _TALK, _PRACTICE, _OTHER, _PAUSES, _SHARE = range(10)
_WIDTHS = (34, 11, 11, 11, 11, 11, 11, 11, 11, 26)
_TEXT_COLUMNS = frozenset({_DAY})
_SUMMED = {
    _TAUGHT: TAUGHT,
    _TALK: (RowKind.TALK,),
    _PRACTICE: (RowKind.PRACTICE,),
    _OTHER: (RowKind.OTHER,),
    _PAUSES: (RowKind.PAUSE,),
}


def write_overview(page: Worksheet, formats: Formats, sheet: AgendaSheet, names: Sequence[str], accent: str) -> None:
    """`names` are those of the days' sheets; `accent` (RRGGBB) is the colour of the bars that show the share of practice."""
    titles = (sheet.title, sheet.subtitle)
    open_page(page, formats, titles, sheet.words.overview_columns, _WIDTHS, _TEXT_COLUMNS)
    for at, (day, name) in enumerate(zip(sheet.days, names, strict=True), start=FIRST_ROW):
        _write_day(page, formats, at, day, name)
    total = FIRST_ROW + len(sheet.days)
    _write_total(page, formats, total, sheet)
    if sheet.days:
        late = f"=ROUND(($C{FIRST_ROW + 1}-$D{FIRST_ROW + 1})*{MINUTES_PER_DAY},0)>0"
        marked = {"type": "formula", "criteria": late, "format": formats["marked"]}
        page.conditional_format(FIRST_ROW, _END, total - 1, _END, marked)
        ends = {"min_type": "num", "min_value": 0, "max_type": "num", "max_value": 1}
        bars = {"type": "data_bar", "bar_color": f"#{accent}", "bar_solid": True, **ends}
        page.conditional_format(FIRST_ROW, _SHARE, total, _SHARE, bars)
    set_up_page(page, last_row=total, last_column=len(_WIDTHS) - 1)


def _write_day(page: Worksheet, formats: Formats, at: int, day: AgendaDay, name: str) -> None:
    page.set_row(at, ROW_HEIGHT_PT)
    places = places_of(day)
    quoted = "'" + name.replace("'", "''") + "'"
    named = "　".join(part for part in (day.name, day.date) if part)
    page.write_url(at, _DAY, f"internal:{quoted}!A1", formats["link"], cell_text(named))
    start, end = (day.rows[0].start, day.rows[-1].end) if day.rows else (day.ends_by, day.ends_by)
    taught, practice = day.minutes_of(*TAUGHT), day.minutes_of(RowKind.PRACTICE)
    starts, ends = (places.first, places.last) if day.rows else (places.ends_by, places.ends_by)
    for column, source, value, style in (
        (_START, cell(START if day.rows else END, starts), start / MINUTES_PER_DAY, "time"),
        (_END, cell(END, ends), end / MINUTES_PER_DAY, "time"),
        (_ENDS_BY, cell(END, places.ends_by), day.ends_by / MINUTES_PER_DAY, "time"),
        (_TAUGHT, cell(MINUTES, places.taught), taught, "number"),
        (_TALK, cell(MINUTES, places.talk), day.minutes_of(RowKind.TALK), "number"),
        (_PRACTICE, cell(MINUTES, places.practice), practice, "number"),
        (_OTHER, cell(MINUTES, places.other), day.minutes_of(RowKind.OTHER), "number"),
    ):
        page.write_formula(at, column, f"={quoted}!{source}", formats[f"row {style}"], value)
    pauses = f"=ROUND(({cell(_END, at)}-{cell(_START, at)})*{MINUTES_PER_DAY},0)-{cell(_TAUGHT, at)}"
    page.write_formula(at, _PAUSES, pauses, formats["row number"], end - start - taught)
    _write_share(page, formats, at, practice, taught, "row")


def _write_share(page: Worksheet, formats: Formats, at: int, practice: int, taught: int, kind: str) -> None:
    """Practice as a share of what is taught, as a number and as a bar."""
    formula = f"=IF({cell(_TAUGHT, at)}>0,{cell(_PRACTICE, at)}/{cell(_TAUGHT, at)},0)"
    page.write_formula(at, _SHARE, formula, formats[f"{kind} share"], practice / taught if taught else 0)


def _write_total(page: Worksheet, formats: Formats, at: int, sheet: AgendaSheet) -> None:
    page.set_row(at, ROW_HEIGHT_PT)
    for column in range(len(_WIDTHS)):
        page.write_blank(at, column, None, formats["total label"])
    write_words(page, at, _DAY, sheet.words.whole, formats["total label"])
    sums = {column: sum(day.minutes_of(*kinds) for day in sheet.days) for column, kinds in _SUMMED.items()}
    for column, value in sums.items():
        summed = f"{cell(column, FIRST_ROW)}:{cell(column, at - 1)}" if sheet.days else "0"
        page.write_formula(at, column, f"=SUM({summed})", formats["total number"], value)
    _write_share(page, formats, at, sums[_PRACTICE], sums[_TAUGHT], "total")
