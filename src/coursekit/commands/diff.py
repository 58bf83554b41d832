"""`coursekit diff`: what one edition of a course has that another has not."""

from __future__ import annotations

import json
import re
from pathlib import Path

from coursekit.commands.console import output
from coursekit.commands.courses import check_editions, find_course, show_mistakes
from coursekit.commands.formats import PlanFormat
from coursekit.commands.lengths import length_of
from coursekit.diagnostic import Report
from coursekit.labels import read_words
from coursekit.model.course import Course, Edition
from coursekit.model.plan import Plan
from coursekit.pipeline.compiler import CheckedCourse, check_folder
from coursekit.pipeline.difference import longest_edition, shortest_edition, vanished
from coursekit.pipeline.looks import default_look
from coursekit.plan import make_plan
from coursekit.plan.compare import compare
from coursekit.plan.length import edition_of
from coursekit.read.library import Library
from coursekit.report.difference import difference_data, format_difference
from coursekit.report.machine import format_json


def diff(path: Path, before: str | None, after: str | None, form: PlanFormat) -> bool:
    """Print what gets lost from one edition to another: from the longest to the shortest, where they are not named. A number
    of days stands for an edition of that length. False when the course has errors, or nothing of that length fits.

    Raises NoCourseError, UnknownEditionError, UsageError.
    """
    library = Library(Report())
    named = tuple(name for name in (before, after) if name is not None and not _is_days(name))
    checked = check_folder(find_course(path), library, named)
    plans = _plans(checked, before, after, named, library.report) if checked is not None else None
    show_mistakes(library)
    if checked is None or plans is None or library.report.has_errors:
        if form is PlanFormat.JSON:
            print(format_json(library.report.sorted()))
        return False
    difference, gone = compare(*plans), vanished(*plans, default_look())
    if form is PlanFormat.JSON:
        print(json.dumps(difference_data(checked.course, difference, gone), ensure_ascii=False, indent=2))
    else:
        output().print(format_difference(checked.course, difference, gone), end="", soft_wrap=True)
    return True


def _plans(
    checked: CheckedCourse, before: str | None, after: str | None, named: tuple[str, ...], report: Report
) -> tuple[Plan, Plan] | None:
    course = checked.course
    check_editions(course, named)
    if report.has_errors or not course.editions:
        return None
    made = {plan.edition.id.text: plan for plan in checked.plans}
    old = _edition(course, before) if before is not None else longest_edition(course)
    new = _edition(course, after) if after is not None else shortest_edition(course)
    first, second = (made.get(edition.id.text) or make_plan(course, edition, report) for edition in (old, new))
    return first, second


def _is_days(name: str) -> bool:
    return re.fullmatch(r"\d{1,3}(\.\d+)?", name) is not None


def _edition(course: Course, name: str) -> Edition:
    """The edition of that id, or one of so many days. Raises UsageError."""
    if _is_days(name):
        length = length_of(float(name), None, None, (), ())
        assert length is not None
        return edition_of(course, length, read_words(course.language))
    return next(edition for edition in course.editions if edition.id.text == name)
