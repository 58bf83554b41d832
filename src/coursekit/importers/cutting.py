"""Where the lines of an original are to be cut: which of the numbers in them begin an entry.

A number counts only where a sequence makes sense: it goes on from one that is open, or starts one that goes on. What may
be a number and what is none is decided over the whole text at once, by the best of many readings (a beam search).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from coursekit.importers.brackets import nested
from coursekit.importers.candidates import first_signs, habits_of, inner_signs
from coursekit.importers.fields import find_field, is_outline_name
from coursekit.importers.numbering import Sign
from coursekit.importers.original import Line
from coursekit.value import Value

_BEAM = 32

_PARTERS = "。？?！!；;）)】”"

_IN_BRACKETS = re.compile(r"[【\[［][^【】\[\]［］]{1,12}[】\]］]")
_IN_WORDS = re.compile(r"(?:课程|課程|培训|培訓|授课|授課|学习|學習)[㐀-鿿]{2}[:：]")
"""Names of fields in mid-line: 【课程背景】, 课程时间："""

State = tuple[tuple[str, int], ...]
"""What is open: kinds of numbers, with the last value of each."""


class Chosen(Value):
    """A line and where entries begin in it: signs, and offsets without one (【课程背景】 in mid-line)."""

    line: Line
    signs: tuple[Sign, ...]
    breaks: tuple[int, ...] = ()


class _Reading(Value):
    """`before` is what was read before the last sign that it takes."""

    score: float
    state: State
    sign: Sign | None = None
    before: _Reading | None = None


def cut_lines(text: str, lines: Sequence[Line]) -> tuple[Chosen, ...]:
    habits = habits_of(text, lines)
    readings = [_Reading(0.0, ())]
    for line in lines:
        first = first_signs(text, line, habits)
        if first:
            readings = _step(readings, first, forced=True, parted=True)
        for signs in inner_signs(text, line, first, habits):
            before = text[signs[0].start - 1]
            parted = before.isspace() or before in _PARTERS
            readings = _step(readings, signs, forced=signs[0].value == 0, parted=parted)
    taken = sorted(_taken(readings[0]), key=lambda sign: sign.start)
    starts = [sign.start for sign in taken]
    return tuple(
        _chosen(text, line, taken[bisect_left(starts, line.cut.start) : bisect_left(starts, line.cut.end)])
        for line in lines
    )


def _taken(reading: _Reading | None) -> Iterator[Sign]:
    while reading is not None:
        if reading.sign is not None:
            yield reading.sign
        reading = reading.before


def _chosen(text: str, line: Line, signs: Sequence[Sign]) -> Chosen:
    named = {
        f.start() for pattern in (_IN_BRACKETS, _IN_WORDS) for f in pattern.finditer(text, *_ends(line)) if _names(f[0])
    }
    return Chosen(line, tuple(signs), tuple(sorted(named - {line.cut.start} - _inside_of(text, line, named))))


def _ends(line: Line) -> tuple[int, int]:
    return line.cut.start, line.cut.end


def _names(words: str) -> bool:
    return find_field(words) is not None or is_outline_name(words)


def _inside_of(text: str, line: Line, offsets: set[int]) -> frozenset[int]:
    return nested(text, *_ends(line)) if offsets else frozenset()


# ---------------------------------------------------------------- the search


def _step(readings: list[_Reading], signs: Sequence[Sign], *, forced: bool, parted: bool) -> list[_Reading]:
    grown = [] if forced else list(readings)
    for reading in readings:
        for rank, sign in enumerate(signs):
            gain, state = _follow(reading.state, sign, parted=parted)
            grown.append(_Reading(reading.score + gain - 0.1 * rank, state, sign, reading))
    best: dict[State, _Reading] = {}
    for reading in sorted(grown, key=lambda one: -one.score):
        best.setdefault(reading.state, reading)
    return list(best.values())[:_BEAM]


def _follow(state: State, sign: Sign, *, parted: bool) -> tuple[float, State]:
    """What it is worth to read the sign here, and what is open after it; `parted` after white space or the end of a sentence."""
    if sign.value == 0:
        return 0.0, state
    depth = next((i for i in reversed(range(len(state))) if state[i][0] == sign.kin), None)
    if sign.is_unit and depth is None:
        state = tuple(one for one in state if one[0].startswith("unit "))
    if depth is None:
        return _start(sign, parted=parted), (*state, (sign.kin, sign.value))
    after = (*state[:depth], (sign.kin, sign.value))
    if sign.value == state[depth][1] + 1:
        return 2.0 - 0.05 * (len(state) - depth - 1), after
    return _break(sign, state[depth][1], parted=parted), after


def _start(sign: Sign, *, parted: bool) -> float:
    """A list that begins is worth nothing by itself: it must go on."""
    if sign.value > 1:
        return -3.0
    if parted:
        return 0.3 if "." in sign.kin else -0.5
    return -1.0


def _break(sign: Sign, before: int, *, parted: bool) -> float:
    """A number that does not go on from the one before is hardly one, but where it stands apart or is of a clear form."""
    if before < sign.value <= before + 3:
        return 0.2 if parted else -0.5 if sign.is_unit or sign.kin in ("一、", "(一)") else -1.5
    if sign.value in (1, before):
        return -0.5 if parted else -3.0
    return -3.0
