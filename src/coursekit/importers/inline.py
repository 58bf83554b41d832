"""Entries without numbers in text that has lost its line breaks: labels (现场讨论:) and clauses of one form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from coursekit.importers.brackets import nested
from coursekit.importers.vocabulary import ACTIVITIES, KEY_POINTS, OPENINGS, OUTPUTS, WHERE, WHO_WITH_WHOM
from coursekit.source.scripts import simplified

_COLON = re.compile("[:：]")
_IN_BRACKETS = re.compile(r"[【\[［]([^【】\[\]［］]{2,8})[】\]］]|[（(]([^（()）:：]{2,8})[:：]")
_NUMBER = re.compile(r"\s*(?:\d{1,2}|[一二三四五六七八九十])$")
_LONGEST = 18
_ENDS = "?？!！。；;)）”』」】"
_NOT_ALONE = frozenset(("模型", "要点", "重点", "成果", "产出", "分享", "模板", "表单", "提示", "活动", "作业"))
"""Labels that also end other words (体验模型:): they count after white space or the end of a sentence."""
_FRAME = re.compile(r"(?<=[’”』」）)])([㐀-鿿])[‘“『「]")
_DASHED = re.compile(r"[㐀-鿿]{2,6}——")
_CLAUSE = re.compile(r"(?<=[?？!！。；;])(?=[㐀-鿿]{2,6}——)")


def label_breaks(text: str, start: int, end: int, *, spaced: bool) -> Iterator[int]:
    """Where labels begin between the offsets, brackets left out; `spaced` when white space is left between entries."""
    inside = nested(text, start, end)
    for found in _IN_BRACKETS.finditer(text, start + 1, end):
        if found.start() not in inside and _is_label(simplified(found[1] or found[2]).lower()):
            yield found.start()
    for found in _COLON.finditer(text, start, end):
        begin = _label_before(text, max(start, found.start() - _LONGEST), found.start(), spaced=spaced)
        if begin is not None and begin > start and begin not in inside:
            yield begin


def _label_before(text: str, start: int, colon: int, *, spaced: bool) -> int | None:
    """The start of the longest label that ends at a colon."""
    words = simplified(text[start:colon]).lower()
    for at in range(len(words) - 1):
        label = words[at:]
        if not _is_label(label):
            continue
        if label.isascii():
            fits = _ends_before(text, start + at)
        else:
            parted = start + at == 0 or text[start + at - 1].isspace() or text[start + at - 1] in _ENDS
            fits = parted or not (spaced or label in _NOT_ALONE)
        if fits:
            return start + at
    return None


def _ends_before(text: str, at: int) -> bool:
    """Whether something ends before an English label: a word before it is part of it (Group exercise)."""
    before = text[max(0, at - 4) : at]
    words = before.rstrip()
    return not words or words[-1] in _ENDS or len(before) - len(words) > 1


def _is_label(words: str) -> bool:
    words = _NUMBER.sub("", words)
    if words in _labels():
        return True
    first, _, rest = words.replace("、", "/").partition("/")
    if first in _labels() and rest in _labels():
        return True
    return any(words.startswith(who) and words[len(who) :] in _labels() for who in (*WHERE, *WHO_WITH_WHOM))


@cache
def _labels() -> frozenset[str]:
    activities = (word for words in ACTIVITIES.values() for word in words)
    return frozenset((*activities, *KEY_POINTS, *OUTPUTS, *OPENINGS))


def clause_breaks(text: str, start: int, end: int) -> Iterator[int]:
    """Where clauses of one form follow each other: 从‘…’到‘…’从‘…’到‘…’, 收集——…?探索——…?"""
    opening = re.compile("([㐀-鿿])[‘“『「]")
    first = next((m for m in opening.finditer(text, start, end) if text.count(m[0], start, end) > 2), None)
    if first is not None and first.start() > start:
        yield first.start()
        yield from (m.start() for m in _FRAME.finditer(text, first.end(), end) if m[0] == first[0])
    if len(_DASHED.findall(text, start, end)) > 1:
        yield from (m.start() for m in _CLAUSE.finditer(text, start, end) if m.start() > start)
