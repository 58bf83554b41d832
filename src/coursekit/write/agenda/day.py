"""A day of the agenda as a sheet: change the minutes of a row, and all after it moves."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from coursekit.documents.agenda import TAUGHT, AgendaDay, AgendaRow, AgendaSheet, AgendaWords, RowKind
from coursekit.units import MINUTES_PER_DAY
from coursekit.value import Value
from coursekit.write.agenda.formats import Formats
from coursekit.write.agenda.page import FIRST_ROW, ROW_HEIGHT_PT, cell, open_page, set_up_page, write_words

# The places of the columns, as `AgendaWords.columns` names them.
_DAY, START, END, MINUTES, _LEAST, _MODULE, _TITLE, _METHOD, _SLIDES, _HANDOUT, _MATERIALS, _TRAINER = range(12)
# Widths in characters of the default font.
_WIDTHS = (6, 8, 8, 8, 8, 30, 36, 14, 10, 10, 34, 16)
_TEXT_COLUMNS = frozenset({_MODULE, _TITLE, _METHOD, _MATERIALS, _TRAINER})
_LINE_HEIGHT_PT = 14


class DayPlaces(Value):
    """The rows of a day's sheet, counted from 0. `last` is the row of its last segment; `first - 1` when there is none."""

    first: int
    last: int
    taught: int
    talk: int
    practice: int
    other: int
    ends_by: int
    notes: int


def places_of(day: AgendaDay) -> DayPlaces:
    after = FIRST_ROW + len(day.rows)
    return DayPlaces(FIRST_ROW, after - 1, after, after + 1, after + 2, after + 3, after + 4, after + 6)


def write_day(page: Worksheet, formats: Formats, sheet: AgendaSheet, day: AgendaDay) -> None:
    under = "　·　".join(part for part in (day.name, day.date, sheet.subtitle) if part)
    open_page(page, formats, (sheet.title, under), sheet.words.columns, _WIDTHS, _TEXT_COLUMNS)
    places = places_of(day)
    for at, row in enumerate(day.rows, start=FIRST_ROW):
        _write_row(page, formats, at, day.number, row)
    _write_totals(page, formats, day, places, sheet.words)
    _guard_inputs(page, places, sheet.words)
    _mark_what_is_off(page, formats, day, places)
    set_up_page(page, last_row=places.notes + 1, last_column=len(_WIDTHS) - 1)


# ---------------------------------------------------------------- rows


def _write_row(page: Worksheet, formats: Formats, at: int, day: int, row: AgendaRow) -> None:
    kind = "pause" if row.kind is RowKind.PAUSE else "row"
    words = {
        _MODULE: row.module, _TITLE: row.title, _METHOD: row.method, _SLIDES: row.slides,
        _HANDOUT: row.handout, _MATERIALS: row.materials, _TRAINER: row.trainer,
    }  # fmt: skip
    lines = max(_lines(value, _WIDTHS[column]) for column, value in words.items())
    page.set_row(at, ROW_HEIGHT_PT + (lines - 1) * _LINE_HEIGHT_PT)
    page.write_number(at, _DAY, day, formats[f"{kind} number"])
    _write_clock(page, formats, at, row, kind)
    for column, value in words.items():
        style = "text" if column in _TEXT_COLUMNS else "center"
        write_words(page, at, column, value, formats[f"{kind} {style}"])


def _write_clock(page: Worksheet, formats: Formats, at: int, row: AgendaRow, kind: str) -> None:
    """A row starts where the one before it ends; the first of a day when the trainer says."""
    start, end = row.start / MINUTES_PER_DAY, row.end / MINUTES_PER_DAY
    if at == FIRST_ROW:
        page.write_number(at, START, start, formats["input time"])
    else:
        page.write_formula(at, START, f"={cell(END, at - 1)}", formats[f"{kind} time"], start)
    page.write_formula(
        at, END, f"={cell(START, at)}+{cell(MINUTES, at)}/{MINUTES_PER_DAY}", formats[f"{kind} time"], end
    )
    page.write_number(at, MINUTES, row.minutes, formats["input number"])
    if row.least is None:
        page.write_blank(at, _LEAST, None, formats[f"{kind} number"])
    else:
        page.write_number(at, _LEAST, row.least, formats[f"{kind} number"])


def _lines(words: str, width: int) -> int:
    """Lines that words take in a column; a Chinese character is as wide as two of the characters that widths count."""
    lengths = (sum(1 if char.isascii() else 2 for char in line) for line in words.split("\n"))
    return sum(max(1, math.ceil(length / (width - 1))) for length in lengths)


# ---------------------------------------------------------------- under the rows


def _write_totals(page: Worksheet, formats: Formats, day: AgendaDay, places: DayPlaces, words: AgendaWords) -> None:
    """The minutes taught, breaks left out, and of them talk, practice and other; when the day should end; how to edit."""
    for at, label, kinds, style in (
        (places.taught, words.taught, TAUGHT, "total"),
        (places.talk, words.talk, (RowKind.TALK,), "row"),
        (places.practice, words.practice, (RowKind.PRACTICE,), "row"),
        (places.other, words.other, (RowKind.OTHER,), "row"),
    ):
        _write_label(page, at, label, formats[f"{style} label"])
        summed = ",".join(
            f"{cell(MINUTES, first)}:{cell(MINUTES, last)}" for first, last in _stretches(day.rows, kinds)
        )
        page.write_formula(at, MINUTES, f"=SUM({summed or 0})", formats[f"{style} number"], day.minutes_of(*kinds))
    _write_label(page, places.ends_by, words.ends_by, formats["row label"])
    page.write_number(places.ends_by, END, day.ends_by / MINUTES_PER_DAY, formats["input time"])
    page.write_string(places.notes, _DAY, words.editing, formats["note"])
    page.write_string(places.notes + 1, _DAY, words.marking, formats["note"])


def _write_label(page: Worksheet, at: int, label: str, style: Format) -> None:
    page.set_row(at, ROW_HEIGHT_PT)
    for column in range(len(_WIDTHS)):
        page.write_blank(at, column, None, style)
    write_words(page, at, _DAY, label, style)


def _stretches(rows: Sequence[AgendaRow], kinds: tuple[RowKind, ...]) -> Iterator[tuple[int, int]]:
    """The first and the last sheet row of each stretch of rows of these kinds."""
    stretch: list[int] = []
    for at, row in enumerate(rows, start=FIRST_ROW):
        if row.kind in kinds:
            stretch.append(at)
        elif stretch:
            yield stretch[0], stretch[-1]
            stretch = []
    if stretch:
        yield stretch[0], stretch[-1]


# ---------------------------------------------------------------- what Excel watches over


def _guard_inputs(page: Worksheet, places: DayPlaces, words: AgendaWords) -> None:
    clock = {"validate": "time", "criteria": "between", "minimum": 0, "maximum": 1, "error_message": words.clock_time}
    page.data_validation(places.ends_by, END, places.ends_by, END, clock)
    if places.last >= places.first:
        page.data_validation(places.first, START, places.first, START, clock)
        whole = {"validate": "integer", "criteria": ">=", "value": 0, "error_message": words.whole_minutes}
        page.data_validation(places.first, MINUTES, places.last, MINUTES, whole)


def _mark_what_is_off(page: Worksheet, formats: Formats, day: AgendaDay, places: DayPlaces) -> None:
    """Rows that end after the day should, pauses too far from their time, segments shorter than they can be. Clock times
    are compared in whole minutes: sums of fractions of a day are not exact."""
    if places.last < places.first:
        return
    first, columns = places.first, (_DAY, len(_WIDTHS) - 1)
    ends_by = f"$C${places.ends_by + 1}"
    rules = [
        (first, places.last, *columns, f"=ROUND(($C{first + 1}-{ends_by})*{MINUTES_PER_DAY},0)>0"),
        (first, places.last, MINUTES, MINUTES, f"=AND(ISNUMBER($E{first + 1}),$D{first + 1}<$E{first + 1})"),
    ]
    for at, row in enumerate(day.rows, start=first):
        if row.due is not None:
            off = f"ABS(ROUND($B{at + 1}*{MINUTES_PER_DAY},0)-{row.due.at})"
            rules.append((at, at, *columns, f"={off}>{row.due.leeway}"))
    for top, bottom, left, right, criteria in rules:
        page.conditional_format(
            top, left, bottom, right, {"type": "formula", "criteria": criteria, "format": formats["marked"]}
        )
