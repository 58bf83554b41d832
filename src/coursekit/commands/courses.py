"""What several commands need: one course, read and checked, its mistakes shown."""

from __future__ import annotations

from pathlib import Path

from coursekit.commands.console import errors
from coursekit.diagnostic import Report
from coursekit.model.course import Course
from coursekit.pipeline.compiler import (
    CheckedCourse,
    NoCourseError,
    UnknownEditionError,
    check_audiences_known,
    check_folder,
    course_name,
    find_courses,
)
from coursekit.plan.length import Length
from coursekit.read.library import Library, split_place
from coursekit.report.machine import format_json
from coursekit.report.text import format_diagnostics, summary
from coursekit.spelling import advise


def load_checked(
    path: Path,
    editions: tuple[str, ...],
    length: Length | None = None,
    audiences: tuple[str, ...] = (),
    *,
    for_programs: bool = False,
) -> CheckedCourse | None:
    """The course at `path`, and an edition of a length that it does not name if one is asked for. None when there are errors.

    Mistakes go to the error stream; with `for_programs`, errors are JSON on the output as well, in place of a result.
    Raises NoCourseError, UnknownEditionError, UnknownAudienceError, UnknownPartError.
    """
    folder = find_course(path)
    library = Library(Report())
    checked = check_folder(folder, library, editions, length, audiences)
    show_mistakes(library)
    if for_programs and library.report.has_errors:
        print(format_json(library.report.sorted()))
    if checked is not None:
        check_audiences_known([checked.course], audiences)
    if checked is not None and length is None:
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


def one(name: str | None) -> tuple[str, ...]:
    """An edition or audience asked for on the command line, where several may be; none when it is not given."""
    return (name,) if name else ()
