"""A course in lengths that nobody wrote down: what each of them keeps, or why it cannot be."""

from __future__ import annotations

from collections.abc import Mapping

from coursekit.diagnostic import Diagnostic
from coursekit.model.balance import Balance
from coursekit.model.course import Course
from coursekit.model.plan import Plan
from coursekit.value import Value

Key = tuple[str, str]
"""`talk` or `activity`, and the id of the topic or the activity."""


class Fits(Value):
    """`minutes` of each talk and activity that it keeps."""

    plan: Plan
    balance: Balance
    minutes: Mapping[Key, int]


class TooShort(Value):
    """What must be in it does not go in: each of the reasons has changes which together would help."""

    reasons: tuple[Diagnostic, ...]


class TooLong(Value):
    """Everything at its most takes `most` minutes of the `available` ones: the rest would be idle. `kept` is everything."""

    most: int
    available: int
    kept: frozenset[Key]


Outcome = Fits | TooShort | TooLong


class Tried(Value):
    """`edition` is the id that the length has as an edition: 1.5-days."""

    days: float
    edition: str
    outcome: Outcome


class ReadyMade(Value):
    """A course with the lengths that were tried, the shortest first."""

    course: Course
    lengths: tuple[Tried, ...]


def same_keeping(one: ReadyMade, other: ReadyMade) -> bool:
    """Whether both fit in the same lengths and keep the same, for as long, there: as a course does in another language."""
    return [_kept(tried) for tried in one.lengths] == [_kept(tried) for tried in other.lengths]


def _kept(tried: Tried) -> tuple[float, Mapping[Key, int] | None]:
    return tried.days, tried.outcome.minutes if isinstance(tried.outcome, Fits) else None
