"""Where every character of an original went."""

from __future__ import annotations

from coursekit.importers.meaning import Guess, Left
from coursekit.importers.original import Cut, Original
from coursekit.value import Value


class Kept(Value):
    """Words that are in the course: `where` is the id of the part that holds them, or the field of course.yaml (`summary`);
    `role` what they are there."""

    cut: Cut
    where: str
    role: str


class Trace(Value):
    """Every character that is no white space is in exactly one of `kept` and `left`; both in the order of the text.

    `proposed` are ids of parts whose minutes nobody stated, with the minutes.
    """

    original: Original
    kept: tuple[Kept, ...]
    left: tuple[Left, ...]
    guesses: tuple[Guess, ...]
    proposed: tuple[tuple[str, int], ...] = ()


def unaccounted(trace: Trace) -> tuple[Cut, ...]:
    """Characters, white space aside, that the trace has nowhere or twice: none, when it is right."""
    text = trace.original.text
    counts = [0] * len(text)
    for cut in (*(one.cut for one in trace.kept), *(one.cut for one in trace.left)):
        for place in range(cut.start, cut.end):
            counts[place] += 1
    return tuple(Cut(i, i + 1) for i, count in enumerate(counts) if count != 1 and not text[i].isspace())
