"""What several commands need: one course, read and checked, its mistakes shown."""

from __future__ import annotations

from pathlib import Path

from coursekit.commands.console import errors
from coursekit.diagnostic import Report
from coursekit.model.course import Course
from coursekit.pipeline.build import UnknownEditionError
from coursekit.pipeline.compiler import CheckedCourse, NoCourseError, check_folder, course_name, find_courses
from coursekit.read.library import Library, split_place
from coursekit.report.text import format_diagnostics, summary
from coursekit.spelling import advise


def load_checked(path: Path, editions: tuple[str, ...]) -> CheckedCourse | None:
    """The course at `path`; its mistakes go to the error stream. None when there are errors.

    Raises NoCourseError, UnknownEditionError.
    """
    folder = find_course(path)
    library = Library(Report())
    checked = check_folder(folder, library, editions)
    show_mistakes(library)
    if checked is not None:
        check_editions(checked.course, editions)
    return None if library.report.has_errors else checked


def find_course(path: Path) -> Path:
    """The one course at a path; of a course in several languages that of course.yaml. Raises NoCourseError."""
    folders = find_courses([path])
    if len({split_place(folder)[0] for folder in folders}) > 1:
        names = ", ".join(map(course_name, folders))
        raise NoCourseError(f"{path} holds several courses: name one of {names}")
    return folders[0]


def show_mistakes(library: Library) -> None:
    found = library.report.sorted()
    if found:
        console = errors()
        console.print(format_diagnostics(found, library.text_of), end="", soft_wrap=True)
        console.print(summary(found, 1), style="bold")


def check_editions(course: Course, wanted: tuple[str, ...]) -> None:
    """Raises UnknownEditionError."""
    known = [edition.id.text for edition in course.editions]
    for edition in wanted:
        if edition not in known:
            raise UnknownEditionError(f"the course has no edition “{edition}”: {advise(edition, known)}")
