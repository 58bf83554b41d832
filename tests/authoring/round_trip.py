"""Courses written as source text and read again."""

from __future__ import annotations

from pathlib import Path

from coursekit.authoring.source import source_of
from coursekit.diagnostic import Report, Severity
from coursekit.model.course import Course
from coursekit.model.walk import conditions_in
from coursekit.read.library import Library, translation_file


def read_written(place: Path) -> Course:
    """The course as it is written, without a fault."""
    report = Report()
    course = Library(report).read_written(place, "")
    assert [f"{found.span} {found.message}" for found in report.sorted() if found.severity is Severity.ERROR] == []
    assert course is not None
    return course


def write_into(folder: Path, course: Course) -> Path:
    """Gives the course file."""
    for file in source_of(course):
        (folder / file.path).parent.mkdir(parents=True, exist_ok=True)
        (folder / file.path).write_bytes(file.data)
    return folder / ("course.yaml" if course.translates is None else translation_file(course.language))


def assert_comes_back(course: Course, folder: Path) -> None:
    again = read_written(write_into(folder, course))

    assert again == course
    # A text that is bound in words equals one that is not.
    assert list(conditions_in(again)) == list(conditions_in(course))
    assert source_of(again) == source_of(course)
