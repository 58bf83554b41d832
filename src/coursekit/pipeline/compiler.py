"""The front half of the compiler: from a course's folder to a course and its plans."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from coursekit.checks import check_course
from coursekit.diagnostic import Diagnostic, Report, error_rule, place_order
from coursekit.model.course import Course
from coursekit.model.plan import Plan
from coursekit.plan import make_plan
from coursekit.read.course import COURSE_FILE, Library
from coursekit.spelling import find_nearest
from coursekit.usage import UsageError

DUPLICATE_COURSE = error_rule(
    "duplicate-course",
    """Two courses that are checked or built together have the same id, so their files would overwrite each other. Ids that
differ only in upper and lower case count as the same, for some disks do not tell them apart.""",
)


class NoCourseError(UsageError):
    """A path that was asked for holds no course: the message says what was looked for."""


@dataclass(frozen=True, slots=True)
class CheckedCourse:
    """A course as far as it can be made out, and a plan for each edition that was asked for."""

    course: Course
    plans: tuple[Plan, ...]


@dataclass(frozen=True, slots=True)
class CheckedFolder:
    """A folder after its check. `library` has what was found and read; `course` is None when none can be made out."""

    folder: Path
    library: Library
    course: CheckedCourse | None

    @property
    def is_good(self) -> bool:
        return self.course is not None and not self.library.report.has_errors


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


def check_all(
    folders: Sequence[Path],
    editions: tuple[str, ...] = (),
    step: Callable[[str, int], None] = lambda name, total: None,
) -> tuple[CheckedFolder, ...]:
    """Check courses that are to be built together. Each has a library of its own: what one reuses of another, and
    what is wrong with it, counts for both."""
    checked: list[CheckedFolder] = []
    seen: dict[str, Course] = {}
    for folder in folders:
        library = Library(Report())
        result = check_folder(folder, library, editions)
        if result is not None:
            _check_id(result.course, seen, library.report)
        checked.append(CheckedFolder(folder, library, result))
        step(folder.name, len(folders))
    return tuple(checked)


def _check_id(course: Course, seen: dict[str, Course], report: Report) -> None:
    """Reports `duplicate-course`."""
    first = seen.setdefault(course.id.text.casefold(), course)
    if first is not course:
        message = f"the id “{course.id}” belongs to {first.path} already"
        report(DUPLICATE_COURSE, course.id.span, message, help="give each course an id of its own")


def diagnostics_of(checked: Sequence[CheckedFolder]) -> tuple[Diagnostic, ...]:
    """All that was found, by place. A file that several courses reuse is read by each: the same fact is said once."""
    found = {diagnostic: None for folder in checked for diagnostic in folder.library.report.sorted()}
    return tuple(sorted(found, key=place_order))


def lines_of(checked: Sequence[CheckedFolder], path: str) -> tuple[str, ...]:
    """The lines of a source file, by the path that diagnostics show."""
    return next((lines for folder in checked if (lines := folder.library.text_of(path))), ())


def check_folder(folder: Path, library: Library, editions: tuple[str, ...] = ()) -> CheckedCourse | None:
    """Read and check one course, and plan the editions named (all when none is).

    What is wrong goes to the library's report. None when there is no course to be made out at all.
    """
    report: Report = library.report
    course = library.read_course(folder, shown_path(folder))
    if course is None:
        return None
    check_course(course, report)
    wanted = [edition for edition in course.editions if not editions or edition.id.text in editions]
    # A course that cannot be read whole has no agenda worth speaking of: its minutes would be wrong for that reason.
    plans = () if report.has_errors else tuple(make_plan(course, edition, report) for edition in wanted)
    return CheckedCourse(course, plans)


def shown_path(folder: Path) -> str:
    """How diagnostics name the folder: as it was given, with forward slashes."""
    return Path(os.path.normpath(folder)).as_posix()
