"""What of an original is in no part of what was understood: numbers, labels, the signs between them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from coursekit.importers.meaning import Left, Meaning, Reason, Sense
from coursekit.importers.original import Cut, Sheet

_WORD = re.compile(r"\w")
_COUNTS = re.compile(r"[0-9A-Za-z一二三四五六七八九十①-⑳Ⅰ-ⅿ]")


def all_left(meaning: Meaning) -> tuple[Left, ...]:
    """What was left on purpose, labels and numbers, and every other stretch that nothing has; in the order of the text."""
    labels = [Left(one.label, Reason.LABEL) for one in meaning.fields if one.label is not None]
    senses = tuple(each_sense(meaning.senses))
    labels += [Left(sense.label, Reason.LABEL) for sense in senses if sense.label is not None]
    numbers = [Left(sense.mark.cut, Reason.NUMBER) for sense in senses if sense.mark is not None]
    said = [one for one in (*meaning.left, *labels, *numbers) if one.cut.start < one.cut.end]
    taken = [*kept_cuts(meaning), *(one.cut for one in said)]
    rest = [Left(cut, _reason(cut.of(meaning.original.text))) for cut in gaps(meaning.original.text, taken)]
    return tuple(sorted((*said, *rest), key=lambda one: one.cut))


def each_sense(senses: Iterable[Sense]) -> Iterator[Sense]:
    for sense in senses:
        yield sense
        yield from each_sense(sense.senses)


def kept_cuts(meaning: Meaning) -> Iterator[Cut]:
    """What stays as words. A slide, table or picture counts as a whole."""
    yield from meaning.background
    for one in meaning.fields:
        yield from one.values
    for sense in each_sense(meaning.senses):
        yield sense.title
        yield from sense.hints
        if sense.held is not None:
            yield sense.held.cut
        if isinstance(sense.held, Sheet):
            yield from (note.cut for note in sense.held.notes)


def gaps(text: str, cuts: Iterable[Cut]) -> Iterator[Cut]:
    """Stretches that none of the cuts covers, without the white space at their ends."""
    end = 0
    for cut in (*sorted(cut for cut in cuts if cut.start < cut.end), Cut(len(text), len(text))):
        between = text[end : cut.start]
        if between.strip():
            start = end + len(between) - len(between.lstrip())
            yield Cut(start, start + len(between.strip()))
        end = max(end, cut.end)


def _reason(words: str) -> Reason:
    if not _WORD.search(words):
        return Reason.PUNCTUATION
    return Reason.NUMBER if len(words) <= _LONGEST_NUMBER and _COUNTS.search(words) else Reason.HEADER


_LONGEST_NUMBER = 8
