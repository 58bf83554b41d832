"""Paragraphs into words that stand somewhere: lines broken with the widths of `measure`, marks, pitch and space."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from lxml import etree

from coursekit.measure.breaking import stretches
from coursekit.measure.faces import sign_em, word_em
from coursekit.measure.paragraph import WIDE
from coursekit.value import Mutable, Value
from coursekit.write.miniature.colours import A
from coursekit.write.miniature.primitives import Face, Words
from coursekit.write.miniature.styles import LEVELS, Level, Reading, TextBody

# The pitch of fonts as a share of their size: of YaHei and its like, and of Arial.
_EAST_ASIAN_EM, _LATIN_EM = 1.32, 1.17
# Where in a line's height its characters stand.
_BASELINE = 0.8
_SCRIPTS = re.compile(f"([{WIDE}]+)")
_SPACES = " \n\u2028"

_PARAGRAPH, _PROPERTIES, _END = f"{A}p", f"{A}pPr", f"{A}endParaRPr"
_RUN, _FIELD, _BREAK, _RUN_PROPERTIES, _TEXT = f"{A}r", f"{A}fld", f"{A}br", f"{A}rPr", f"{A}t"


class _Advances(dict[str, float]):
    """The width of a character in points, in the family that has its script."""

    def __init__(self, latin: str, size: float, *, bold: bool) -> None:
        super().__init__({"\n": 0.0})
        self.latin, self.size, self.bold = latin, size, bold

    def __missing__(self, character: str) -> float:
        wide = _SCRIPTS.fullmatch(character) is not None
        em = sign_em(character, bold=self.bold) if wide else word_em(character, self.latin, bold=self.bold)
        self[character] = em * self.size
        return em * self.size


@lru_cache(maxsize=1024)
def _advances(latin: str, size: float, bold: bool) -> _Advances:
    return _Advances(latin, size, bold=bold)


def _widths(text: str, face: Face) -> list[float]:
    return list(map(_advances(face.latin, face.size, face.bold).__getitem__, text))


class Room(Value):
    """Where text stands, the insets taken off. `east_asian`: lines are broken as in Chinese."""

    x: float
    y: float
    width: float
    height: float
    east_asian: bool


class _Row(Mutable):
    """A line: its words as runs of characters, how high it is, and where its text starts and how wide it is."""

    runs: list[tuple[str, list[float], Face]]
    pitch: float
    x: float
    width: float
    room: float
    align: str
    before: float
    mark: tuple[str, float, Face] | None = None


def set_text(body: etree._Element, style: TextBody, reading: Reading, room: Room) -> Iterator[Words]:
    """The words of a p:txBody in their places."""
    rows: list[_Row] = []
    counter = _Counter()
    for paragraph in body.iterchildren(_PARAGRAPH):
        rows += _rows(paragraph, style, reading, room, counter, is_first=not rows)
    height = sum(row.pitch + row.before for row in rows)
    free = room.height - height
    y = room.y + (free / 2 if style.anchor == "ctr" else free if style.anchor == "b" else 0.0)
    for row in rows:
        y += row.before
        yield from _words(row, room.x, y + row.pitch * _BASELINE)
        y += row.pitch


# ---------------------------------------------------------------- paragraphs


class _Counter:
    """The numbers of lists: a level's go on until a paragraph of that level or a higher one has another mark."""

    def __init__(self) -> None:
        self.counted: dict[int, tuple[str, int]] = {}

    def mark(self, level: Level, depth: int) -> str:
        for deeper in [known for known in self.counted if known > depth]:
            del self.counted[deeper]
        if not level.counts:
            self.counted.pop(depth, None)
            return level.mark
        kind, last = self.counted.get(depth, ("", 0))
        value = last + 1 if kind == level.counts else level.start
        self.counted[depth] = level.counts, value
        return _numeral(value, level.counts)


def _numeral(value: int, kind: str) -> str:
    sign = str(value)
    if kind.startswith("alpha"):
        sign = chr(ord("A" if "Uc" in kind else "a") + (value - 1) % 26)
    if kind.endswith("ParenBoth"):
        return f"({sign})"
    return sign + (")" if kind.endswith("ParenR") else "." if kind.endswith("Period") else "")


def _rows(
    paragraph: etree._Element, style: TextBody, reading: Reading, room: Room, counter: _Counter, *, is_first: bool
) -> list[_Row]:
    depth, level, runs = _read(paragraph, style, reading)
    size = max((face.size for _, face in runs), default=level.face.size)
    pitch = level.pitch_pt or size * level.pitch * (_EAST_ASIAN_EM if room.east_asian else _LATIN_EM)
    before = 0.0 if is_first else level.before_pt + level.before * size + level.after_pt
    mark = counter.mark(level, depth) if runs else ""
    start = level.margin if mark else level.margin + level.first
    rows: list[_Row] = []
    for line in _lines(runs, room.width - level.margin if style.wraps else float("inf"), room.east_asian):
        width = sum(sum(widths) for _, widths, _ in line)
        x = level.margin if rows else max(start, 0.0)
        rows.append(_Row(line, pitch, x, width, room.width, level.align, 0.0 if rows else before))
    if mark:
        face = runs[0][1]
        colour = level.mark_colour or face.colour
        # A mark is as heavy as the text before which it stands, but never underlined.
        shown = Face(face.size, face.bold, False, False, colour, face.latin, face.east_asian)
        rows[0].mark = mark, level.margin - max(level.margin + level.first, 0.0), shown
    return rows


def _read(paragraph: etree._Element, style: TextBody, reading: Reading) -> tuple[int, Level, list[tuple[str, Face]]]:
    """Its level's depth, its level, and its text in runs; an a:br is a line end."""
    depth, level = 0, style.levels[0]
    runs: list[tuple[str, Face]] = []
    for child in paragraph:
        kind = child.tag
        if kind in (_RUN, _FIELD):
            face, words = level.face, ""
            for inner in child:
                if inner.tag == _TEXT:
                    words = inner.text or ""
                elif inner.tag == _RUN_PROPERTIES:
                    face = reading.face(face, inner)
            if words:
                runs.append((words, face))
        elif kind == _BREAK:
            runs.append(("\n", runs[-1][1] if runs else level.face))
        elif kind == _PROPERTIES:
            depth = min(int(child.get("lvl", "0")), LEVELS - 1)
            level = reading.level(style.levels[depth], child)
    return depth, level, runs


# ---------------------------------------------------------------- lines


def _lines(
    runs: Sequence[tuple[str, Face]], room: float, east_asian: bool
) -> list[list[tuple[str, list[float], Face]]]:
    """The runs in lines that the room holds, each with the widths of its characters; at least one line."""
    if not runs:
        return [[]]
    text = "".join(words for words, _ in runs)
    widths: list[float] = []
    for words, face in runs:
        widths += _widths(words, face)
    if "\n" not in text and sum(widths) <= room:
        if len(runs) == 1:
            return [[(text, widths, runs[0][1])]]
        return list(_cut(runs, widths, [len(text)]))
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


def _cut(
    runs: Sequence[tuple[str, Face]], widths: Sequence[float], ends: Sequence[int]
) -> Iterator[list[tuple[str, list[float], Face]]]:
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
                line.append((shown, list(widths[start : start + len(shown)]), face))
            start = stop
        yield line


# ---------------------------------------------------------------- words


def _words(row: _Row, left: float, baseline: float) -> Iterator[Words]:
    free = row.room - row.x - row.width
    x = left + row.x + (free / 2 if row.align == "ctr" else free if row.align == "r" else 0.0)
    if row.mark is not None:
        mark, before, face = row.mark
        yield from _by_script(mark, _widths(mark, face), face, x - before, baseline)
    for text, widths, face in row.runs:
        yield from _by_script(text, widths, face, x, baseline)
        x += sum(widths)


def _by_script(text: str, widths: Sequence[float], face: Face, x: float, baseline: float) -> Iterator[Words]:
    """One for each stretch that has one family."""
    if text.isascii() or face.latin == face.east_asian:
        yield Words(x, baseline, text, tuple(widths), face, face.latin)
        return
    if _SCRIPTS.fullmatch(text):
        yield Words(x, baseline, text, tuple(widths), face, face.east_asian)
        return
    at = 0
    for index, part in enumerate(_SCRIPTS.split(text)):
        if part:
            advances = tuple(widths[at : at + len(part)])
            if part != " " or face.underlined:
                yield Words(x, baseline, part, advances, face, face.east_asian if index % 2 else face.latin)
            x += sum(advances)
            at += len(part)


def line_words(text: str, face: Face, x: float, baseline: float, *, align: str = "l") -> Iterator[Words]:
    """Words on one line that starts at `x`, ends there or has its middle there."""
    widths = _widths(text, face)
    left = x - sum(widths) * {"l": 0.0, "ctr": 0.5, "r": 1.0}[align]
    return _by_script(text, widths, face, left, baseline)
