"""Where the lines of an original are to be cut: which of the numbers in them begin an entry.

A number counts only where a sequence makes sense: it goes on from one that is open, or starts one that goes on. What may
be a number and what is none is decided over the whole text at once, by the best of many readings (a beam search).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from coursekit.importers.fields import find_field, is_outline_name
from coursekit.importers.labels import find_label
from coursekit.importers.numbering import LETTER_BULLET, Sign, bullet_at, number, signs_at
from coursekit.importers.original import Line
from coursekit.value import Value

_BEAM = 32

_GOES_ON = 2.0
_STARTS = -1.0
_BREAKS = -3.0
_RESTARTS = -3.0

_OPENING, _CLOSING = "（(《“「『‘【[〔<", "）)》”」』’】]〕>"
_INNER = re.compile(
    r"第\s*[一二三四五六七八九十\d]"
    r"|[一二三四五六七八九十]{1,3}\s*、"
    r"|[（(]\s*(?:[一二三四五六七八九十]{1,3}|\d{1,2})\s*[）)]"
    r"|(?<![\d.．A-Za-z/:：~～-])\d{1,2}\s*(?:[、)）]|[.．](?![\d.．]))"
    r"|(?<=\s)\d{1,2}(?:[.．]\d{1,2}){1,2}\s"
    r"|[①-⑳]|[㈠-㈩]"
    r"|(?<![A-Za-z])[A-Z]、"
    r"|(?<=\s)(?:Module|Unit|Day|Part|Session|模块|模塊|单元|單元)\s*[\d一二三四五六七八九十]"
)
_GLUED = re.compile(r"(?<!\d)(\d{1,2})(?=[㐀-鿿][^\d\n。？！；，、:：]{1,24}一、)")
"""The number of a row of a flattened table, its title and the first topic: 3服務風險防范一、"""
_FIELD_NAME = re.compile(r"[【\[［][^【】\[\]［］]{1,12}[】\]］]")
_REPEATED = re.compile(r"([㐀-鿿]{2,4}?)\s*([一二三四五六七八九十]{1,2}|\d{1,2})\s*[:：]\s*")

State = tuple[tuple[str, int], ...]
"""What is open: kinds of numbers, with the last value of each."""


class Chosen(Value):
    """A line and where entries begin in it: signs, and offsets without one (【课程背景】 in mid-line)."""

    line: Line
    signs: tuple[Sign, ...]
    breaks: tuple[int, ...] = ()


class _Reading(Value):
    score: float
    state: State
    taken: tuple[Sign, ...]


def cut_lines(text: str, lines: Sequence[Line]) -> tuple[Chosen, ...]:
    letters = _letters_as_bullets(text, lines)
    bare = _bare_numbers(text, lines)
    repeated = _repeated_labels(text, lines)
    readings = [_Reading(0.0, (), ())]
    for line in lines:
        first = _first_signs(text, line, letters, bare, repeated)
        if first:
            readings = _step(readings, first, forced=True)
        for sign in _inner_signs(text, line, first):
            readings = _step(readings, (sign,), forced=False)
    taken: dict[int, Sign] = {sign.start: sign for sign in readings[0].taken}
    return tuple(_chosen(text, line, taken) for line in lines)


def _chosen(text: str, line: Line, taken: dict[int, Sign]) -> Chosen:
    signs = tuple(sign for at, sign in taken.items() if line.cut.start <= at < line.cut.end)
    breaks = tuple(
        found.start()
        for found in _FIELD_NAME.finditer(text, line.cut.start, line.cut.end)
        if found.start() > line.cut.start and (find_field(found[0]) is not None or is_outline_name(found[0]))
    )
    return Chosen(line, signs, breaks)


# ---------------------------------------------------------------- the search


def _step(readings: list[_Reading], signs: Sequence[Sign], *, forced: bool) -> list[_Reading]:
    grown = [] if forced else list(readings)
    for reading in readings:
        for rank, sign in enumerate(signs):
            gain, state = _follow(reading.state, sign, first=forced)
            grown.append(_Reading(reading.score + gain - 0.1 * rank, state, (*reading.taken, sign)))
    best: dict[State, _Reading] = {}
    for reading in sorted(grown, key=lambda one: -one.score):
        best.setdefault(reading.state, reading)
    return list(best.values())[:_BEAM]


def _follow(state: State, sign: Sign, *, first: bool) -> tuple[float, State]:
    """What it is worth to read the sign here, and what is open after it."""
    if sign.value == 0:
        return 0.0, state
    depth = next((i for i in reversed(range(len(state))) if state[i][0] == sign.kin), None)
    if sign.is_unit and depth is None:
        state = tuple(one for one in state if one[0].startswith("unit "))
    if depth is None:
        return (_STARTS if sign.value == 1 else _BREAKS), (*state, (sign.kin, sign.value))
    after = (*state[:depth], (sign.kin, sign.value))
    if sign.value == state[depth][1] + 1:
        return _GOES_ON - 0.05 * (len(state) - depth - 1), after
    return (_RESTARTS if sign.value == 1 else _BREAKS), after


# ---------------------------------------------------------------- what may be a number


def _first_signs(
    text: str, line: Line, letters: frozenset[str], bare: frozenset[int], repeated: frozenset[str]
) -> tuple[Sign, ...]:
    start, end = line.cut.start, line.cut.end
    bullet = bullet_at(text, start, end) or _letter_bullet(text, line, letters)
    at = bullet.end if bullet is not None else start
    signs = [sign for sign in signs_at(text, at, end) if sign.kin != "bare" or at in bare]
    label = _REPEATED.match(text, at, end)
    if not signs and label is not None and label[1] in repeated:
        signs = [Sign(at, label.end(), f"{label[1]}#", f"{label[1]}#", number(label[2]))]
    if bullet is not None and bullet.family != "hh:mm" and signs:
        return tuple(Sign(start, sign.end, sign.family, sign.kin, sign.value) for sign in signs)
    return tuple(signs) or ((bullet,) if bullet is not None else ())


def _inner_signs(text: str, line: Line, first: Sequence[Sign]) -> Iterator[Sign]:
    start, end = line.cut.start, line.cut.end
    after = min((sign.end for sign in first), default=start + 1)
    if end - after < 3:
        return
    nested = set(_nested(text, start, end))
    offsets = {found.start() for pattern in (_INNER, _GLUED) for found in pattern.finditer(text, after, end)}
    for at in sorted(offsets - nested):
        sign = next((one for one in signs_at(text, at, end) if _may_stand_inside(text, one, end)), None)
        if sign is not None:
            yield sign


def _may_stand_inside(text: str, sign: Sign, end: int) -> bool:
    if sign.kin == "bare":
        return _GLUED.match(text, sign.start, end) is not None
    named = text[sign.start : sign.end].rstrip()[-1:] in ":：、" or text[sign.end - 1].isspace()
    return sign.end < end and (not sign.is_unit or named)


def _nested(text: str, start: int, end: int) -> Iterator[int]:
    """Offsets inside brackets and quotation marks that are closed again in the line."""
    opened: list[tuple[int, int]] = []
    for at in range(start, end):
        if (kind := _OPENING.find(text[at])) >= 0:
            opened.append((kind, at))
        elif (kind := _CLOSING.find(text[at])) >= 0 and any(one == kind for one, _ in opened):
            while opened[-1][0] != kind:
                opened.pop()
            yield from range(opened.pop()[1] + 1, at + 1)


# ---------------------------------------------------------------- what the whole text says of doubtful ones


def _letters_as_bullets(text: str, lines: Iterable[Line]) -> frozenset[str]:
    """A letter that stands before two or more lines as a bullet would, and is no word there."""
    seen: dict[str, int] = {}
    for line in lines:
        found = LETTER_BULLET.match(text, line.cut.start, line.cut.end)
        if found is not None and not re.match(r"[a-z]\s", text[found.end() : found.end() + 2]):
            seen[found[1]] = seen.get(found[1], 0) + 1
    return frozenset(letter for letter, count in seen.items() if count > 1 or letter in "üØ")


def _letter_bullet(text: str, line: Line, letters: frozenset[str]) -> Sign | None:
    found = LETTER_BULLET.match(text, line.cut.start, line.cut.end)
    if found is None or found[1] not in letters:
        return None
    return Sign(found.start(), found.end(), found[1], found[1], 0)


def _bare_numbers(text: str, lines: Iterable[Line]) -> frozenset[int]:
    """Where numbers without any point stand at the start of lines, or glued in them, in runs from 1 of two or more."""
    runs: list[list[tuple[int, int]]] = []
    for line in lines:
        starts = [(s.start, s.value) for s in signs_at(text, line.cut.start, line.cut.end) if s.kin == "bare"]
        glued = [(g.start(), int(g[1])) for g in _GLUED.finditer(text, line.cut.start + 1, line.cut.end)]
        for at, value in (*starts, *glued):
            if value == 1:
                runs.append([(at, 1)])
            elif runs and runs[-1][-1][1] + 1 == value:
                runs[-1].append((at, value))
    return frozenset(at for run in runs if len(run) > 1 for at, _ in run)


def _repeated_labels(text: str, lines: Iterable[Line]) -> frozenset[str]:
    """Words that stand before numbers again and again (禁忌1: 禁忌2:), and announce no activity."""
    counts: dict[str, set[int]] = {}
    for line in lines:
        found = _REPEATED.match(text, line.cut.start, line.cut.end)
        if found is not None and find_label(found[1] + "：x") is None:
            counts.setdefault(found[1], set()).add(number(found[2]))
    return frozenset(word for word, values in counts.items() if {1, 2} <= values)
