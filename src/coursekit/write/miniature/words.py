"""Paragraphs into words that stand somewhere: lines broken with the widths of `measure`, marks, pitch and space."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree

from coursekit.measure.breaking import stretches
from coursekit.value import Mutable, Value
from coursekit.write.miniature.colours import A
from coursekit.write.miniature.cutting import CUT
from coursekit.write.miniature.paragraphs import Form, Paragraphs
from coursekit.write.miniature.primitives import Face, Words
from coursekit.write.miniature.styles import Level, TextBody
from coursekit.write.miniature.widths import SCRIPTS, width_of, widths_of

# Where in a line's height its characters stand.
_BASELINE = 0.8
_SPACES = " \n\u2028"


class Room(Value):
    """Where text stands, the insets taken off."""

    x: float
    y: float
    width: float
    height: float


class Text(Value):
    """A p:txBody in its place. A paragraph that was cut out of its slide has its number among those."""

    paragraphs: tuple[Form | int, ...]
    body: TextBody
    room: Room


def read_text(text: etree._Element, body: TextBody, room: Room, reading: Paragraphs) -> Text:
    paragraphs = text.iterchildren(_PARAGRAPH)
    forms = (int(cut) if (cut := one.get(CUT)) else reading.form(one, body.levels) for one in paragraphs)
    return Text(tuple(forms), body, room)


_PARAGRAPH = f"{A}p"
_Line = list[tuple[str, float, Face]]
"""Runs of characters, each with its width."""


class _Row(Mutable):
    """A line: how high it is, and where its text starts and how wide it is."""

    runs: _Line
    pitch: float
    x: float
    width: float
    align: str
    before: float
    mark: tuple[str, float, Face] | None = None


def set_text(text: Text, cut: Sequence[str], reading: Paragraphs) -> list[Words]:
    """The words of a text in their places; `cut` are the paragraphs that were cut out of the slide."""
    body, room = text.body, text.room
    rows: list[_Row] = []
    counted: _Counted = {}
    for paragraph in text.paragraphs:
        form, missing = reading.read(cut[paragraph], body.levels) if isinstance(paragraph, int) else (paragraph, ())
        most = room.width - form.level.margin if body.wraps else float("inf")
        lines = _lines(form.filled(missing), most, reading.east_asian)
        rows += _rows(form, lines, counted, is_first=not rows)
    y = room.y
    if body.anchor in _ANCHORS:
        y += (room.height - sum(row.pitch + row.before for row in rows)) * _ANCHORS[body.anchor]
    words: list[Words] = []
    for row in rows:
        y += row.before
        words += _words(row, room, y + row.pitch * _BASELINE)
        y += row.pitch
    return words


_ANCHORS = {"ctr": 0.5, "b": 1.0}


# ---------------------------------------------------------------- paragraphs


_Counted = dict[int, tuple[str, int]]
"""The numbers of lists: a level's go on until a paragraph of that level or a higher one has another mark."""


def _mark(counted: _Counted, level: Level, depth: int) -> str:
    if counted:
        for deeper in [known for known in counted if known > depth]:
            del counted[deeper]
    if not level.counts:
        counted.pop(depth, None)
        return level.mark
    kind, last = counted.get(depth, ("", 0))
    value = last + 1 if kind == level.counts else level.start
    counted[depth] = level.counts, value
    return _numeral(value, level.counts)


def _numeral(value: int, kind: str) -> str:
    sign = str(value)
    if kind.startswith("alpha"):
        sign = chr(ord("A" if "Uc" in kind else "a") + (value - 1) % 26)
    if kind.endswith("ParenBoth"):
        return f"({sign})"
    return sign + (")" if kind.endswith("ParenR") else "." if kind.endswith("Period") else "")


def _rows(form: Form, lines: Sequence[_Line], counted: _Counted, *, is_first: bool) -> list[_Row]:
    level = form.level
    mark = _mark(counted, level, form.depth) if form.runs else ""
    first = max(level.margin + level.first, 0.0)
    x, before = max(level.margin, 0.0) if mark else first, 0.0 if is_first else form.before
    rows: list[_Row] = []
    for line in lines:
        rows.append(_Row(line, form.pitch, x, sum(width for _, width, _ in line), level.align, before))
        x, before = level.margin, 0.0
    if mark:
        rows[0].mark = mark, level.margin - first, form.marked
    return rows


# ---------------------------------------------------------------- lines


def _lines(runs: Sequence[tuple[str, Face]], room: float, east_asian: bool) -> list[_Line]:
    """The runs in lines that the room holds; at least one line."""
    if not runs:
        return [[]]
    line = [(words, width_of(words, face), face) for words, face in runs]
    text = runs[0][0] if len(runs) == 1 else "".join(words for words, _ in runs)
    if "\n" not in text and sum(width for _, width, _ in line) <= room:
        return [line]
    widths = [width for words, face in runs for width in widths_of(words, face)]
    return list(_cut(runs, widths, list(_ends(text, widths, room, east_asian))))


def _ends(text: str, widths: Sequence[float], room: float, east_asian: bool) -> Iterator[int]:
    """Where lines end: behind the last stretch that has room, or anywhere in one that is too long."""
    at = 0
    used = 0.0
    for stretch in stretches(text, is_east_asian=east_asian):
        end = at + len(stretch)
        bare = sum(widths[at : at + len(stretch.rstrip(_SPACES))])
        if used and used + bare > room:
            yield at
            used = 0.0
        if bare > room:
            for place in range(at, end):
                if used and used + widths[place] > room:
                    yield place
                    used = 0.0
                used += widths[place]
        else:
            used += sum(widths[at:end])
        if stretch.endswith("\n"):
            yield end
            used = 0.0
        at = end
    if used or text.endswith("\n"):
        yield at


def _cut(runs: Sequence[tuple[str, Face]], widths: Sequence[float], ends: Sequence[int]) -> Iterator[_Line]:
    """The runs cut where lines end, without the spaces there."""
    start, rest, begins = 0, iter(runs), 0
    words, face = next(rest)
    for end in ends:
        line = []
        while start < end:
            if begins + len(words) <= start:
                begins += len(words)
                words, face = next(rest)
            stop = min(end, begins + len(words))
            part = words[start - begins : stop - begins]
            shown = part.rstrip(_SPACES) if stop == end else part
            if shown:
                line.append((shown, sum(widths[start : start + len(shown)]), face))
            start = stop
        yield line


# ---------------------------------------------------------------- words


def _words(row: _Row, room: Room, baseline: float) -> list[Words]:
    free = room.width - row.x - row.width
    x = room.x + row.x + (free / 2 if row.align == "ctr" else free if row.align == "r" else 0.0)
    words: list[Words] = []
    if row.mark is not None:
        mark, before, face = row.mark
        words += _by_script(mark, face, x - before, baseline)
    for text, width, face in row.runs:
        words += _by_script(text, face, x, baseline)
        x += width
    return words


def _by_script(text: str, face: Face, x: float, baseline: float) -> list[Words]:
    """One for each stretch that has one family."""
    if text.isascii() or face.latin == face.east_asian:
        return [Words(x, baseline, text, face, face.latin)]
    parts = SCRIPTS.split(text)
    if parts == ["", text, ""]:
        return [Words(x, baseline, text, face, face.east_asian)]
    words: list[Words] = []
    for index, part in enumerate(parts):
        if part:
            if part != " " or face.underlined:
                words.append(Words(x, baseline, part, face, face.east_asian if index % 2 else face.latin))
            x += width_of(part, face)
    return words


def line_words(text: str, face: Face, x: float, baseline: float, *, align: str = "l") -> list[Words]:
    """Words on one line that starts at `x`, ends there or has its middle there."""
    left = x - width_of(text, face) * {"l": 0.0, "ctr": 0.5, "r": 1.0}[align]
    return _by_script(text, face, left, baseline)
