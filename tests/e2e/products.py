"""Finished products read back into plain values, without any of coursekit's code."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import time
from itertools import pairwise
from pathlib import Path
from typing import Any

import docx
import openpyxl
from lxml import etree

from tests.e2e.packages import MC, W, text_of

Json = dict[str, Any]

# ---------------------------------------------------------------- segments, as each product tells them

_LABEL = re.compile(r"(?:(?P<word>\D.*?) )?(?P<number>\d+[.-]\d+) (?P<title>.+?)(?P<part>（\d+/\d+）| \(\d+/\d+\))?")
_CLOCK = re.compile(r"(\d\d:\d\d)–(\d\d:\d\d)")


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of class time: when, what, and on which slides. `part` is as `1/2` where a break divides a talk."""

    day: int
    start: str
    end: str
    minutes: int
    kind: str
    number: str
    title: str
    part: str
    slides: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Label:
    """`案例 1-2 标题` taken apart; a talk's has no word."""

    word: str
    number: str
    title: str
    part: str


def find_label(text: str) -> Label | None:
    match = _LABEL.fullmatch(text.replace("\t", " "))
    if match is None:
        return None
    part = re.sub(r"[^\d/]", "", match["part"] or "")
    return Label(match["word"] or "", match["number"], match["title"], part)


def read_label(text: str) -> Label:
    label = find_label(text)
    assert label is not None, f"no number and title in {text!r}"
    return label


def read_clock(text: str) -> tuple[str, str]:
    match = _CLOCK.search(text)
    assert match is not None, f"no clock times in {text!r}"
    return match[1], match[2]


def read_minutes(text: str) -> int:
    """`40 分钟`, `40 min`, `40`."""
    match = re.fullmatch(r"(\d+)(?: (?:分钟|分鐘|min))?", text)
    assert match is not None, f"no minutes in {text!r}"
    return int(match[1])


def read_span(text: str) -> tuple[int, int]:
    first, _, last = text.partition("–")
    return int(first), int(last or first)


# ---------------------------------------------------------------- plan and outline (JSON)


def segments_of(plan: Json, outline: Json) -> list[Segment]:
    """The plan's segments with the numbers that the outline's order gives them; pauses left out."""
    numbered = iter(_numbered(outline))
    at = next(numbered)
    segments = []
    for day in plan["days"]:
        rows = [row for row in day["rows"] if row["kind"] not in ("break", "lunch") or row["module"]]
        for row in rows:
            while at[1:] != (row["kind"], row["title"], row["topic"], row["module"]):
                at = next(numbered)
            part = _part(row, rows)
            segments.append(
                Segment(
                    day["number"], row["start"], row["end"], row["minutes"], row["kind"], at[0], row["title"], part,
                    (row["slides"][0], row["slides"][1]),
                )
            )  # fmt: skip
    return segments


def _numbered(outline: Json) -> Iterator[tuple[str, str, str, str, str]]:
    """Number, kind, title, topic and module of every talk and activity, in order."""
    for m, module in enumerate(outline["children"], start=1):
        activities = 0
        for t, topic in enumerate(module["children"], start=1):
            for node in topic["children"]:
                activities += node["kind"] != "talk"
                number = f"{m}.{t}" if node["kind"] == "talk" else f"{m}-{activities}"
                yield number, node["kind"], node["title"], topic["title"], module["title"]


def _part(row: Json, rows: Sequence[Json]) -> str:
    """`1/2` for the first of two stretches of one topic's talk on one day."""
    own = [other for other in rows if other["kind"] == row["kind"] == "talk" and other["topic"] == row["topic"]]
    own = [other for other in own if other["module"] == row["module"]]
    return f"{own.index(row) + 1}/{len(own)}" if len(own) > 1 else ""


def programme_of(plan: Json) -> list[list[tuple[str, str, str]]]:
    """For each day: start, end and module of each stretch in one module; a pause has no module."""
    days = []
    for day in plan["days"]:
        rows: list[tuple[str, str, str]] = []
        for row in day["rows"]:
            if rows and row["module"] and rows[-1][2] == row["module"]:
                rows[-1] = (rows[-1][0], row["end"], row["module"])
            else:
                rows.append((row["start"], row["end"], row["module"]))
        days.append(rows)
    return days


# ---------------------------------------------------------------- the deck


@dataclass(frozen=True, slots=True)
class SlideRead:
    """`lines` are of all text on the slide, `notes` of the script; `table` holds rows of cells."""

    number: int
    layout: str
    title: str
    tag: str
    subtitle: str
    lines: tuple[str, ...]
    notes: tuple[str, ...]
    table: tuple[tuple[str, ...], ...]


def read_deck(presentation: Any) -> list[SlideRead]:
    """`presentation` is python-pptx's."""
    return [_slide(slide, number) for number, slide in enumerate(presentation.slides, start=1)]


def minutes_shown(slide: SlideRead) -> int | None:
    """The minutes among an activity's facts: `20` over `分钟` in its timer, or `20 分钟` behind its label."""
    found = re.search(r"^(?:.*  )?(\d+)[ \n](?:分钟|分鐘|min)(?:$|  ·)", "\n".join(slide.lines), re.MULTILINE)
    return None if found is None else int(found[1])


def _slide(slide: Any, number: int) -> SlideRead:
    texts = {shape.name.rpartition(" ")[0]: shape.text_frame.text for shape in slide.shapes if shape.has_text_frame}
    tables = [shape.table for shape in slide.shapes if shape.has_table]
    rows = tuple(tuple(cell.text for cell in row.cells) for row in tables[0].rows) if tables else ()
    notes = slide.notes_slide.notes_text_frame.text if slide.has_notes_slide else ""
    title = slide.shapes.title
    return SlideRead(
        number,
        slide.slide_layout.name,
        "" if title is None else title.text_frame.text,
        texts.get("Tag", ""),
        texts.get("Subtitle", ""),
        tuple(line for text in texts.values() for line in text.split("\n")),
        tuple(notes.split("\n")) if notes else (),
        rows,
    )


# ---------------------------------------------------------------- booklets


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph, or a table as rows of cells of paragraphs; `style` is the name of a style."""

    style: str
    text: str = ""
    rows: tuple[tuple[tuple[Piece, ...], ...], ...] = ()

    def cells(self) -> list[list[str]]:
        return [["\n".join(piece.text for piece in cell) for cell in row] for row in self.rows]


def read_booklet(file: Path) -> list[Piece]:
    """What stands in the body, in order; the contents, in their hyperlinks, among it."""
    document = docx.Document(str(file))
    names = {style.style_id: style.name for style in document.styles}
    return [_piece(element, names) for element in document.element.body if element.tag in (f"{W}p", f"{W}tbl")]


def _piece(element: etree._Element, names: dict[str, str]) -> Piece:
    if element.tag == f"{W}tbl":
        rows = tuple(
            tuple(tuple(_piece(p, names) for p in cell.iter(f"{W}p")) for cell in row.iter(f"{W}tc"))
            for row in element.findall(f"{W}tr")
        )
        return Piece(_style(element.find(f"{W}tblPr/{W}tblStyle"), names), rows=rows)
    return Piece(_style(element.find(f"{W}pPr/{W}pStyle"), names), text_of(element))


def _style(named: etree._Element | None, names: dict[str, str]) -> str:
    return "" if named is None else names[named.get(f"{W}val", "")]


def headings_of(pieces: Sequence[Piece], *levels: int) -> list[str]:
    styles = {f"Heading {level}" for level in levels}
    return [piece.text for piece in pieces if piece.style in styles]


@dataclass(frozen=True, slots=True)
class GuideSegment:
    """The head of a segment in the guide, and the slides that stand under it."""

    clock: tuple[str, str]
    minutes: int
    method: str
    label: str
    slides: tuple[tuple[int, int], ...]


def guide_segments(pieces: Sequence[Piece]) -> list[GuideSegment]:
    """Breaks within a module have no number in their label. A module's own slide belongs to no segment."""
    found: list[GuideSegment] = []
    within = False
    for before, piece in pairwise(pieces):
        if before.style == "Segment Head":
            clock, label = before.text.split("\t")
            minutes, line = piece.text.split("\t")
            found.append(GuideSegment(read_clock(clock), read_minutes(minutes), line.split(" · ")[0], label, ()))
            within = True
        elif piece.style == "Heading 1":
            within = False
        elif within and (numbers := _slides_shown(piece)):
            found[-1] = replace(found[-1], slides=(*found[-1].slides, *((n, n) for n in numbers)))
    return found


def _slides_shown(piece: Piece) -> list[int]:
    """The numbers under the pictures of a scene."""
    texts = (p for row in piece.rows for cell in row for p in cell if p.style == "Slide Reference")
    return [int(p.text) for p in texts if p.text.isdigit()]


def grids_of(pieces: Sequence[Piece], columns: int) -> list[list[list[str]]]:
    """The program's tables of so many columns that have clock times in the first, without their headers."""
    tables = (piece.cells() for piece in pieces if piece.style == "Program Table")
    return [cells[1:] for cells in tables if len(cells[0]) == columns and _CLOCK.fullmatch(cells[-1][0])]


def gap_numbers(file: Path) -> dict[str, list[int]]:
    """The numbers of a handout's gaps in reading order, by the heading of the module they stand under."""
    document = docx.Document(str(file))
    names = {style.style_id: style.name for style in document.styles}
    found: dict[str, list[int]] = {}
    module = ""
    for element in document.element.body:
        if _style(element.find(f"{W}pPr/{W}pStyle"), names) == "Heading 1":
            module = text_of(element)
        if numbers := list(_gaps_in(element)):
            found.setdefault(module, []).extend(numbers)
    return found


def _gaps_in(element: etree._Element) -> Iterator[int]:
    """What is raised behind a row of underscores."""
    runs = [run for run in element.iter(f"{W}r") if not _is_fallback(run)]
    for before, after in pairwise(runs):
        raised = after.find(f"{W}rPr/{W}vertAlign")
        if raised is not None and raised.get(f"{W}val") == "superscript" and set(text_of(before)) == {"_"}:
            yield int(text_of(after))


def _is_fallback(run: etree._Element) -> bool:
    return any(ancestor.tag == f"{MC}Fallback" for ancestor in run.iterancestors())


def gap_answers(pieces: Sequence[Piece]) -> dict[str, dict[int, str]]:
    """The answers under a key's headings of modules, by the number of their gap."""
    found: dict[str, dict[int, str]] = {}
    module = before = ""
    for piece in pieces:
        module = piece.text if "\t" in piece.text and piece.style.startswith("Heading") else module
        rows = piece.cells()
        # Number and answer, three pairs abreast under a header; the last row may have pairs left empty.
        if before == "Point" and len(rows) > 1 and all(len(cells) == 6 and cells[0].isdigit() for cells in rows[1:]):
            assert module not in found, f"{module} has two lists of answers"
            pairs = [(cells[i], cells[i + 1]) for cells in rows[1:] for i in (0, 2, 4) if cells[i]]
            found[module] = {int(number): answer for number, answer in pairs}
            assert len(found[module]) == len(pairs), f"a gap of {module} has two answers"
        before = piece.style
    return found


# ---------------------------------------------------------------- the agenda


@dataclass(frozen=True, slots=True)
class AgendaRead:
    day: int
    start: str
    end: str
    minutes: int
    module: str
    label: str
    method: str
    slides: str
    handout: str


@dataclass(frozen=True, slots=True)
class DayRead:
    """A day's sheet of the workbook: its rows and the minutes taught, which stand under them."""

    rows: tuple[AgendaRead, ...]
    total: int


def read_agenda(file: Path) -> list[DayRead]:
    workbook = openpyxl.load_workbook(file, data_only=True)
    return [_day(list(sheet.iter_rows(min_row=4, values_only=True))) for sheet in workbook.worksheets[1:]]


def _day(rows: Sequence[tuple[Any, ...]]) -> DayRead:
    """The first row without a number in front is that of the minutes taught."""
    end = next(at for at, row in enumerate(rows) if not isinstance(row[0], int))
    return DayRead(tuple(_agenda_row(row) for row in rows[:end]), int(rows[end][3]))


def _agenda_row(row: tuple[Any, ...]) -> AgendaRead:
    day, start, end, minutes, _, module, label, method, slides, handout, *_ = row
    words = (value or "" for value in (module, label, method, slides, handout))
    return AgendaRead(int(day), _clock(start), _clock(end), int(minutes), *words)


def _clock(value: time) -> str:
    return f"{value:%H:%M}"
