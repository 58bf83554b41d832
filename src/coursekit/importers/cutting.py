"""Where the lines of an original are to be cut: which of the numbers in them begin an entry.

A number counts only where a sequence makes sense: it goes on from one that is open, or starts one that goes on. What may
be a number and what is none is decided over the whole text at once, by the best of many readings (a beam search).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from coursekit.importers.brackets import nested
from coursekit.importers.fields import find_field, is_outline_name
from coursekit.importers.labels import find_label
from coursekit.importers.numbering import LETTER_BULLET, Sign, bullet_at, number, signs_at
from coursekit.importers.original import Line
from coursekit.value import Value

_BEAM = 32

_PARTERS = "。？?！!；;）)】”"

_INNER = re.compile(
    r"第\s*[一二三四五六七八九十\d]"
    r"|[一二三四五六七八九十]{1,3}\s*、"
    r"|[（(]\s*(?:[一二三四五六七八九十]{1,3}|\d{1,2})\s*[）)]"
    r"|(?<![\d.．A-Za-z/~～-])(?<!\d[:：])\d{1,2}\s*(?:[、)）]|[.．](?![\d.．]))"
    r"|(?<=\s)\d{1,2}(?:[.．]\d{1,2}){1,2}\s"
    r"|[①-⑳⑴-⒇]|[㈠-㈩]|[◆■●➢►✓✔※◇▪]"
    r"|(?<![A-Za-z])[A-Z]、"
    r"|(?<=\s)(?:[A-Za-z]|[IVX]{1,4})[.)]\s"
    r"|(?<![A-Za-z])(?:Module|Unit|Day|DAY|Session)\s*\d|(?<=\s)Part\s*\d|(?:模块|模塊|单元|單元)[\d一二三四五六七八九十]"
    r"|(?<!\d)\d{1,2}[:：]\d\d\s*[-–—~～至]"
)
_LETTER_INSIDE = re.compile(r"(?<=[㐀-鿿\s）)?？。；;!！])([unlqvü])[ \t\u3000]+(?=[㐀-鿿“《])")
_GLUED = re.compile(r"(?<!\d)(\d{1,2})(?=[㐀-鿿][^\d\n。？！；，、:：]{1,24}一、)")
"""The number of a row of a flattened table, its title and the first topic: 3服務風險防范一、"""
_IN_BRACKETS = re.compile(r"[【\[［][^【】\[\]［］]{1,12}[】\]］]")
_IN_WORDS = re.compile(r"(?:课程|課程|培训|培訓|授课|授課|学习|學習)[㐀-鿿]{2}[:：]")
"""Names of fields in mid-line: 【课程背景】, 课程时间："""
_REPEATED = re.compile(r"([㐀-鿿]{2,4}?)\s*([一二三四五六七八九十]{1,2}|\d{1,2})\s*[:：]\s*")

_REPEATED_INSIDE = re.compile(r"([㐀-鿿]{2})\s*(\d{1,2})\s*[:：]\s*")

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
    letters = _letters_as_bullets(text, lines)
    bare = _bare_numbers(text, lines)
    repeated = _repeated_labels(text, lines)
    readings = [_Reading(0.0, ())]
    for line in lines:
        first = _first_signs(text, line, letters, bare, repeated)
        if first:
            readings = _step(readings, first, forced=True, parted=True)
        for signs in _inner_signs(text, line, first, repeated):
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


def _inner_signs(text: str, line: Line, first: Sequence[Sign], repeated: frozenset[str]) -> Iterator[tuple[Sign, ...]]:
    start, end = line.cut.start, line.cut.end
    after = min((sign.end for sign in first), default=start + 1)
    if end - after < 3:
        return
    inside = nested(text, start, end)
    offsets = {found.start() for pattern in (_INNER, _GLUED) for found in pattern.finditer(text, after, end)}
    letters = {m.start(): m.end() for m in _LETTER_INSIDE.finditer(text, after, end)}
    letters = letters if len(letters) > 2 else {}
    labels = {m.start(): m for m in _REPEATED_INSIDE.finditer(text, after, end) if m[1] in repeated}
    for at in sorted({*offsets, *letters, *labels} - inside):
        if (label := labels.get(at)) is not None:
            yield (Sign(at, label.end(), f"{label[1]}#", f"{label[1]}#", number(label[2])),)
            continue
        if at in letters:
            yield (Sign(at, letters[at], text[at], text[at], 0),)
            continue
        signs = tuple(one for one in signs_at(text, at, end) if _may_stand_inside(text, one, end))
        bullet = bullet_at(text, at, end) if text.count(text[at], start, end) > 1 else None
        if signs or bullet is not None:
            yield signs or ((bullet,) if bullet is not None else ())


def _may_stand_inside(text: str, sign: Sign, end: int) -> bool:
    if sign.kin == "bare":
        return _GLUED.match(text, sign.start, end) is not None
    named = text[sign.start : sign.end].rstrip()[-1:] in ":：、" or text[sign.end - 1].isspace()
    return sign.end < end and (not sign.is_unit or named)


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
        at_start = _REPEATED.match(text, line.cut.start, line.cut.end)
        inside = _REPEATED_INSIDE.finditer(text, line.cut.start, line.cut.end)
        for found in [at_start] if at_start is not None else inside:
            if find_label(found[1] + "：x") is None:
                counts.setdefault(found[1], set()).add(number(found[2]))
    return frozenset(word for word, values in counts.items() if {1, 2} <= values)
