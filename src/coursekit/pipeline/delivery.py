"""A delivery file beside a course: read, and checked against the plans of the course."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from coursekit.checks.delivery import check_dates, check_edition
from coursekit.diagnostic import Report
from coursekit.model.delivery import Delivery
from coursekit.pipeline.compiler import CheckedCourse, CheckedFolder, check_all, course_name, shown_path
from coursekit.plan.length import Length
from coursekit.read.delivery import read_delivery
from coursekit.read.library import Library
from coursekit.read.reader import FileReader
from coursekit.source.files import SourceFolder
from coursekit.usage import UsageError


class NoFileError(UsageError):
    """A delivery file or roster was named that is not there."""


def folder_of(path: Path, library: Library) -> SourceFolder:
    """The folder of a file that was named; what is read there goes into the library. Raises NoFileError."""
    if not path.is_file():
        raise NoFileError(f"{path}: there is no such file")
    folder = SourceFolder(path.parent, shown_path(path.parent), of="the delivery")
    library.folders.append(folder)
    return folder


def open_delivery(path: Path, library: Library) -> Delivery | None:
    """The delivery in a file; what is wrong goes to the library's report. Raises NoFileError."""
    return read_delivery(folder_of(path, library), path.name, library.report)


def check_delivery(delivery: Delivery, checked: CheckedCourse, library: Library) -> None:
    """Whether it goes with the course and with each edition that is to be made."""
    check_edition(delivery, checked.course, library.report)
    for plan in checked.plans:
        check_dates(delivery, plan, library.report)


def check_with_delivery(
    folders: Sequence[Path],
    editions: tuple[str, ...],
    file: Path,
    length: Length | None = None,
    audiences: tuple[str, ...] = (),
    reader: FileReader | None = None,
) -> tuple[tuple[CheckedFolder, ...], Delivery | None]:
    """As `check_all` for the one course of a delivery: the edition it names, when none is asked for.

    What is wrong with the file counts as wrong with the course. Raises NoFileError, UsageError.
    """
    if len(folders) > 1:
        names = ", ".join(map(course_name, folders))
        raise UsageError(f"{file} is one delivery, of one course: name one of {names}")
    beside = Library(Report())
    delivery = open_delivery(file, beside)
    if not editions and delivery is not None and delivery.edition is not None:
        editions = (delivery.edition.text,)
    checked = check_all(folders, editions, length=length, audiences=audiences, reader=reader)
    for folder in checked:
        folder.library.folders.extend(beside.folders)
        folder.library.report.add(beside.report.sorted())
        if delivery is not None and folder.course is not None:
            check_delivery(delivery, folder.course, folder.library)
    return checked, delivery
