"""What a course must be beside being well-formed: one function a concern, one line here."""

from __future__ import annotations

from collections.abc import Callable

from coursekit.checks.accessibility import check_accessibility
from coursekit.checks.minutes import check_minutes, check_steps
from coursekit.checks.names import check_conditions, check_ids, check_outcomes, check_practice, check_references
from coursekit.checks.size import check_size
from coursekit.checks.substance import check_activities, check_parts, check_slides
from coursekit.diagnostic import Report
from coursekit.model.course import Course, Reuse
from coursekit.source.files import FILE_MISSING, PATH_OUTSIDE
from coursekit.source.text import ENCODING, FILE_TOO_LARGE, LINE_TOO_LONG

Check = Callable[[Course, Report], None]

CHECKS: tuple[Check, ...] = (
    check_size,
    check_ids,
    check_outcomes,
    check_conditions,
    check_minutes,
    check_steps,
    check_slides,
    check_activities,
    check_parts,
    check_accessibility,
)

CHECKS_OF_THE_WHOLE: tuple[Check, ...] = (
    check_practice,
    check_references,
)
"""They say what is nowhere in the course, so they need to have seen all of it."""


def check_course(course: Course, report: Report) -> None:
    for check in (*CHECKS, *(CHECKS_OF_THE_WHOLE if _is_whole(course, report) else ())):
        check(course, report)


def _is_whole(course: Course, report: Report) -> bool:
    """Whether every module could be read: what one declares that could not is unknown, not missing."""
    parts = (*course.modules, *(s for m in course.own_modules for t in m.own_topics for s in t.segments))
    if any(isinstance(part, Reuse) for part in parts):
        return False
    not_opened = {rule.code for rule in (FILE_MISSING, PATH_OUTSIDE, FILE_TOO_LARGE)}
    not_text = {rule.code for rule in (ENCODING, LINE_TOO_LONG)}
    # Modules are named in course.yaml; pictures, which declare nothing, in modules.
    return not any(
        found.code in not_text or (found.code in not_opened and found.span.path == course.span.path)
        for found in report.sorted()
    )
