"""What a course must be beside being well-formed: one function a concern, one line here."""

from __future__ import annotations

from collections.abc import Callable

from coursekit.checks.minutes import check_minutes, check_steps
from coursekit.checks.names import check_conditions, check_ids, check_outcomes, check_references
from coursekit.checks.substance import check_activities, check_parts, check_slides
from coursekit.diagnostic import Report
from coursekit.model.course import Course

Check = Callable[[Course, Report], None]

CHECKS: tuple[Check, ...] = (
    check_ids,
    check_outcomes,
    check_conditions,
    check_references,
    check_minutes,
    check_steps,
    check_slides,
    check_activities,
    check_parts,
)


def check_course(course: Course, report: Report) -> None:
    for check in CHECKS:
        check(course, report)
