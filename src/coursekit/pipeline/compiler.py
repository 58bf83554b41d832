"""The front half of the compiler: from a course's folder to a course and its plans."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from coursekit.checks import check_course
from coursekit.diagnostic import Report
from coursekit.model.course import Course
from coursekit.model.plan import Plan
from coursekit.plan import make_plan
from coursekit.read.course import COURSE_FILE, Library
from coursekit.spelling import find_nearest
from coursekit.usage import UsageError


class NoCourseError(UsageError):
    """A path that was asked for holds no course: the message says what was looked for."""


@dataclass(frozen=True, slots=True)
class CheckedCourse:
    """A course as far as it can be made out, and a plan for each edition that was asked for."""

    course: Course
    plans: tuple[Plan, ...]


def find_courses(paths: list[Path]) -> list[Path]:
    """Course folders: each path is one, or a folder of courses. Sorted within a folder. Raises NoCourseError."""
    found: list[Path] = []
    for path in paths:
        path = path.parent if path.name == COURSE_FILE else path
        if (path / COURSE_FILE).is_file():
            found.append(path)
            continue
        inside = sorted(p.parent for p in path.glob(f"*/{COURSE_FILE}")) if path.is_dir() else []
        if not inside:
            raise NoCourseError(f"{path}: {_why_none(path)}")
        found.extend(inside)
    return list(dict.fromkeys(found))


def _why_none(path: Path) -> str:
    """What to say of a path without a course: the nearest name beside it when there is no such folder."""
    if path.exists():
        return f"no {COURSE_FILE} here, nor in a folder inside; name a course's folder, or a folder of courses"
    beside = [entry.name for entry in path.parent.iterdir() if entry.is_dir()] if path.parent.is_dir() else []
    nearest = find_nearest(path.name, beside)
    help = f"did you mean “{path.with_name(nearest)}”?" if nearest else "name a course's folder, or a folder of courses"
    return f"there is no such folder; {help}"


def check_folder(folder: Path, library: Library, editions: tuple[str, ...] = ()) -> CheckedCourse | None:
    """Read and check one course, and plan the editions named (all when none is).

    What is wrong goes to the library's report. None when there is no course to be made out at all.
    """
    report: Report = library.report
    course = library.read_course(folder, _shown(folder))
    if course is None:
        return None
    check_course(course, report)
    wanted = [edition for edition in course.editions if not editions or edition.id.text in editions]
    # A course that cannot be read whole has no agenda worth speaking of: its minutes would be wrong for that reason.
    plans = () if report.has_errors else tuple(make_plan(course, edition, report) for edition in wanted)
    return CheckedCourse(course, plans)


def _shown(folder: Path) -> str:
    """How diagnostics name the folder: as it was given, with forward slashes."""
    return Path(os.path.normpath(folder)).as_posix()
