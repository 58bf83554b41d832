"""Lengths tried on a course: in which of them can it be sold, and what does each keep?"""

from __future__ import annotations

from collections.abc import Iterable

from coursekit.diagnostic import Report, Severity
from coursekit.labels import read_words
from coursekit.model.course import Course
from coursekit.model.ready_made import Fits, Outcome, ReadyMade, TooLong, TooShort, Tried
from coursekit.plan import make_plan
from coursekit.plan.balance import balance_of
from coursekit.plan.cuts import course_minutes
from coursekit.plan.length import Length, edition_of
from coursekit.plan.taught import taught_in

MOST_IDLE = 1 / 12
"""The share of its minutes that a length may have over when everything takes its most: 30 minutes of a day of six hours. With
more, a shorter one is what should be sold."""


def try_lengths(course: Course, days: Iterable[float], report: Report) -> ReadyMade:
    """A course without errors. Reports the warnings of what fits; why something does not is in the result."""
    return ReadyMade(course, tuple(_tried(course, one, report) for one in sorted(set(days))))


def _tried(course: Course, days: float, report: Report) -> Tried:
    edition = edition_of(course, Length(days), read_words(course.language))
    found = Report()
    plan = make_plan(course, edition, found)
    outcome: Outcome
    most, available = course_minutes(plan.course).most, plan.available_minutes
    if found.has_errors:
        outcome = TooShort(tuple(one for one in found.sorted() if one.severity is Severity.ERROR))
    elif available - most > available * MOST_IDLE:
        outcome = TooLong(most, available, frozenset(taught_in(plan)))
    else:
        report.add(found.sorted())
        minutes = {key: taught.minutes for key, taught in taught_in(plan).items()}
        outcome = Fits(plan, balance_of(plan), minutes)
    return Tried(days, edition.id.text, outcome)
