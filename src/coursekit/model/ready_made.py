"""A course in lengths that nobody wrote down: what each of them keeps, or why it cannot be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from coursekit.diagnostic import Diagnostic
from coursekit.model.balance import Balance
from coursekit.model.course import Course
from coursekit.model.plan import Plan

Key = tuple[str, str]
"""`talk` or `activity`, and the id of the topic or the activity."""


@dataclass(frozen=True, slots=True)
class Fits:
    """`minutes` of each talk and activity that it keeps."""

    plan: Plan
    balance: Balance
    minutes: Mapping[Key, int]


@dataclass(frozen=True, slots=True)
class TooShort:
    """What must be in it does not go in: each of the reasons has changes which together would help."""

    reasons: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class TooLong:
    """Everything at its most takes `most` minutes of the `available` ones: the rest would be idle. `kept` is everything."""

    most: int
    available: int
    kept: frozenset[Key]


Outcome = Fits | TooShort | TooLong


@dataclass(frozen=True, slots=True)
class Tried:
    """`edition` is the id that the length has as an edition: 1.5-days."""

    days: float
    edition: str
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class ReadyMade:
    """A course with the lengths that were tried, the shortest first."""

    course: Course
    lengths: tuple[Tried, ...]


def same_keeping(one: ReadyMade, other: ReadyMade) -> bool:
    """Whether both fit in the same lengths and keep the same, for as long, there: as a course does in another language."""
    return [_kept(tried) for tried in one.lengths] == [_kept(tried) for tried in other.lengths]


def _kept(tried: Tried) -> tuple[float, Mapping[Key, int] | None]:
    return tried.days, tried.outcome.minutes if isinstance(tried.outcome, Fits) else None
