"""Entries without numbers in text that has lost its line breaks: labels (现场讨论:) and clauses of one form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from coursekit.importers.vocabulary import ACTIVITIES, KEY_POINTS, OPENINGS, OUTPUTS, WHERE, WHO_WITH_WHOM
from coursekit.source.scripts import simplified

_COLON = re.compile("[:：]")
_LONGEST = 12
_FRAME = re.compile(r"(?<=[’”』」）)])([㐀-鿿])[‘“『「]")
_DASHED = re.compile(r"[㐀-鿿]{2,6}——")
_CLAUSE = re.compile(r"(?<=[?？!！。；;])(?=[㐀-鿿]{2,6}——)")


def label_breaks(text: str, start: int, end: int) -> Iterator[int]:
    """Where labels begin between the offsets, brackets left out."""
    depth = 0
    for at in range(start, end):
        depth += (text[at] in "（(“《") - (text[at] in "）)”》")
        if depth <= 0 and text[at] in ":：":
            begin = _label_before(text, max(start, at - _LONGEST), at)
            if begin is not None and begin > start:
                yield begin


def _label_before(text: str, start: int, colon: int) -> int | None:
    """The start of the longest label that ends at a colon."""
    words = simplified(text[start:colon])
    begin = next((at for at in range(len(words) - 1) if _is_label(words[at:])), None)
    return start + begin if begin is not None else None


def _is_label(words: str) -> bool:
    if words in _labels():
        return True
    first, slash, rest = words.partition("/")
    if slash:
        return first in _labels() and rest in _labels()
    return any(words.startswith(who) and words[len(who) :] in _labels() for who in (*WHERE, *WHO_WITH_WHOM))


@cache
def _labels() -> frozenset[str]:
    activities = (word for words in ACTIVITIES.values() for word in words)
    return frozenset(word for word in (*activities, *KEY_POINTS, *OUTPUTS, *OPENINGS) if not word.isascii())


def clause_breaks(text: str, start: int, end: int) -> Iterator[int]:
    """Where clauses of one form follow each other: 从‘…’到‘…’从‘…’到‘…’, 收集——…?探索——…?"""
    opening = re.compile("([㐀-鿿])[‘“『「]")
    first = next((m for m in opening.finditer(text, start, end) if text.count(m[0], start, end) > 2), None)
    if first is not None and first.start() > start:
        yield first.start()
        yield from (m.start() for m in _FRAME.finditer(text, first.end(), end) if m[0] == first[0])
    if len(_DASHED.findall(text, start, end)) > 1:
        yield from (m.start() for m in _CLAUSE.finditer(text, start, end) if m.start() > start)
