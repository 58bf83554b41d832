"""Courses written as source text and read again."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from coursekit.authoring.source import SourceFile, source_of
from coursekit.diagnostic import Report, Severity
from coursekit.model.course import Course
from coursekit.model.walk import conditions_in
from coursekit.read.library import Library


def read_written(place: Path) -> Course:
    """The course as it is written, without a fault."""
    report = Report()
    course = Library(report).read_written(place, "")
    assert [f"{found.span} {found.message}" for found in report.sorted() if found.severity is Severity.ERROR] == []
    assert course is not None
    return course


def write_into(folder: Path, files: Iterable[SourceFile]) -> None:
    for file in files:
        (folder / file.path).parent.mkdir(parents=True, exist_ok=True)
        (folder / file.path).write_bytes(file.data)


def assert_comes_back(course: Course, folder: Path) -> Course:
    """Gives the course that is read again."""
    files = source_of(course)
    write_into(folder, files)

    again = read_written(folder / files[0].path)

    assert again == course
    # A text that is bound in words equals one that is not.
    assert list(conditions_in(again)) == list(conditions_in(course))
    return again
