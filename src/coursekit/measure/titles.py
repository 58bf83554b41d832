"""Titles: set smaller when they do not fit, and broken where they read best when they take more than one line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coursekit.content import Text
from coursekit.documents.look import Box, Typeface
from coursekit.measure.body import set_height
from coursekit.measure.breaking import stretches
from coursekit.measure.lines import Line
from coursekit.measure.paragraph import lines_in, prefix_of, width_em, words_of
from coursekit.measure.phrases import phrase_ends
from coursekit.value import Value

LEAST_TITLE_PT = 24.0
TITLE_LINE_EM = 1.2
"""The pitch of a title's lines over its size, written when there are several."""
MOST_LINES = 3
_STEP_PT = 2.0
_SLACK_EM = 0.1
_ELLIPSIS, _ELLIPSIS_EM = "…", 1.0
_LOOSE_END = " ,;:·–-，、；：（("
# What it costs to end a line within a phrase, and what it is worth where a clause ends or before a word that joins two
# things: squares of em, as unevenness is.
_WITHIN_PHRASE, _AFTER_CLAUSE, _BEFORE_JOINING = 60.0, 40.0, 4.0
_CLAUSE_END = re.compile("[，、。：；！？…—）》」』”,:;!?·|–-] ?$")
_JOINING = re.compile(r"[与與和及或]|(?:and|or|of|for|with|without)\b")


class TitleFit(Value):
    """`size_pt` is None for the template's own; `lines` are empty when one will do. `fits`: the box holds it."""

    size_pt: float | None = None
    lines: tuple[str, ...] = ()
    fits: bool = True


def fit_title(title: str, box: Box, typeface: Typeface, language: str) -> TitleFit:
    """The largest size down to 24 points at which the title stands in its box, in one line or broken in two or three."""
    size, line = box.size_pt, Line((Text(title),), bold=True)
    while True:
        room = box.width_pt / size - _SLACK_EM
        rows = len(lines_in(words_of(line.content, typeface, bold=True), room))
        if rows == 1 and set_height((line,), box, size, typeface) <= box.height_pt:
            return TitleFit(None if size == box.size_pt else size)
        if 1 < rows <= MOST_LINES and rows * size * TITLE_LINE_EM <= box.height_pt:
            return TitleFit(size, break_title(title, rows, room, typeface, language))
        if size - _STEP_PT < LEAST_TITLE_PT:
            return TitleFit(size, fits=False)
        size -= _STEP_PT


def one_line(words: str, box: Box, typeface: Typeface, *, bold: bool = False) -> str:
    """The words as far as they stand on one line at the box's size; an ellipsis where they were cut."""
    content, room = (Text(words),), max(box.width_pt / box.size_pt - _SLACK_EM, _ELLIPSIS_EM)
    if width_em(words_of(content, typeface, bold=bold)) <= room:
        return words
    end = prefix_of(content, typeface, room - _ELLIPSIS_EM, 1, bold=bold)
    return words[:end].rstrip(_LOOSE_END) + _ELLIPSIS


def break_title(title: str, rows: int, room_em: float, typeface: Typeface, language: str) -> tuple[str, ...]:
    """The title in so many lines of about equal width that end with phrases, none of one character alone.

    Empty when there is no such way.
    """
    breaking = _Breaking(title, room_em, typeface, phrase_ends(title, language))
    return min(breaking.ways(0, rows), default=(0.0, ()))[1]


class _Breaking(Value):
    title: str
    room_em: float
    typeface: Typeface
    phrases: frozenset[int]

    def ways(self, start: int, rows: int) -> Iterator[tuple[float, tuple[str, ...]]]:
        """Every way to break what is left into so many lines, with its cost."""
        if rows == 1:
            cost = self._unevenness(self.title[start:])
            if cost is not None:
                yield cost, (self.title[start:].strip(),)
            return
        for end in self._ends(start):
            line = self.title[start:end]
            cost = self._unevenness(line)
            if cost is None:
                return
            for more, lines in self.ways(end, rows - 1):
                yield cost + self._end_cost(end, line) + more, (line.strip(), *lines)

    def _ends(self, start: int) -> Iterator[int]:
        end = start
        for piece in stretches(self.title[start:], is_east_asian=self.typeface.is_east_asian):
            end += len(piece)
            if start + 2 <= end <= len(self.title) - 2:
                yield end

    def _end_cost(self, end: int, line: str) -> float:
        if _CLAUSE_END.search(line):
            return -_AFTER_CLAUSE
        if end not in self.phrases:
            return _WITHIN_PHRASE
        return -_BEFORE_JOINING if _JOINING.match(self.title, end) else 0.0

    def _unevenness(self, line: str) -> float | None:
        """The square of what a line leaves free; None for one that is too long."""
        free = self.room_em - width_em(words_of((Text(line.strip()),), self.typeface, bold=True))
        return None if free < 0 else free * free
