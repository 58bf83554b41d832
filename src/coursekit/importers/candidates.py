"""What may be a number or a bullet in a line; which of them are, is decided by the lines together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from coursekit.importers.brackets import nested
from coursekit.importers.labels import find_label
from coursekit.importers.numbering import LETTER_BULLET, Sign, bullet_at, number, signs_at
from coursekit.importers.original import Line
from coursekit.value import Value

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
_REPEATED = re.compile(r"([㐀-鿿]{2,4}?)\s*([一二三四五六七八九十]{1,2}|\d{1,2})\s*[:：]\s*")

_REPEATED_INSIDE = re.compile(r"([㐀-鿿]{2})\s*(\d{1,2})\s*[:：]\s*")


class Habits(Value):
    """What a whole text says of doubtful signs: letters that were bullets once, where numbers without a point count, and
    words that are counted (禁忌1:)."""

    letters: frozenset[str]
    bare: frozenset[int]
    repeated: frozenset[str]


def habits_of(text: str, lines: Sequence[Line]) -> Habits:
    return Habits(_letters_as_bullets(text, lines), _bare_numbers(text, lines), _repeated_labels(text, lines))


def first_signs(text: str, line: Line, habits: Habits) -> tuple[Sign, ...]:
    """The readings of what the line begins with, the likeliest first."""
    start, end = line.cut.start, line.cut.end
    bullet = bullet_at(text, start, end) or _letter_bullet(text, line, habits.letters)
    at = bullet.end if bullet is not None else start
    signs = [sign for sign in signs_at(text, at, end) if sign.kin != "bare" or at in habits.bare]
    label = _REPEATED.match(text, at, end)
    if not signs and label is not None and label[1] in habits.repeated:
        signs = [Sign(at, label.end(), f"{label[1]}#", f"{label[1]}#", number(label[2]))]
    if bullet is not None and bullet.family != "hh:mm" and signs:
        return tuple(Sign(start, sign.end, sign.family, sign.kin, sign.value) for sign in signs)
    return tuple(signs) or ((bullet,) if bullet is not None else ())


def inner_signs(text: str, line: Line, first: Sequence[Sign], habits: Habits) -> Iterator[tuple[Sign, ...]]:
    start, end = line.cut.start, line.cut.end
    after = min((sign.end for sign in first), default=start + 1)
    if end - after < 3:
        return
    inside = nested(text, start, end)
    offsets = {found.start() for pattern in (_INNER, _GLUED) for found in pattern.finditer(text, after, end)}
    letters = {m.start(): m.end() for m in _LETTER_INSIDE.finditer(text, after, end)}
    letters = letters if len(letters) > 2 else {}
    labels = {m.start(): m for m in _REPEATED_INSIDE.finditer(text, after, end) if m[1] in habits.repeated}
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
