"""Where every character of an original went."""

from __future__ import annotations

from dataclasses import dataclass

from coursekit.importers.meaning import Guess, Left
from coursekit.importers.original import Cut, Original


@dataclass(frozen=True, slots=True)
class Kept:
    """Words that are in the course: `where` is the id of the part that holds them, or the field of course.yaml (`summary`);
    `role` what they are there."""

    cut: Cut
    where: str
    role: str


@dataclass(frozen=True, slots=True)
class Trace:
    """Every character that is no white space is in exactly one of `kept` and `left`; both in the order of the text.

    `proposed` are ids of parts whose minutes nobody stated, with the minutes.
    """

    original: Original
    kept: tuple[Kept, ...]
    left: tuple[Left, ...]
    guesses: tuple[Guess, ...]
    proposed: tuple[tuple[str, int], ...] = ()
