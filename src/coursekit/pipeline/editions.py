"""Every course in every length that its musts allow, and the matrix of what each keeps."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from coursekit.diagnostic import Diagnostic, Report, place_order
from coursekit.documents.matrix import Link, Matrix, MatrixCourse, MatrixFiles
from coursekit.model.ready_made import Fits, ReadyMade, same_keeping
from coursekit.pipeline import stamp
from coursekit.pipeline.build import Step, carry_out, no_step
from coursekit.pipeline.cache import FolderStore
from coursekit.pipeline.compiler import CheckedFolder, check_all, course_name, diagnostics_of
from coursekit.pipeline.jobs import Desk, Job, Work, date_of
from coursekit.pipeline.looks import load_look
from coursekit.pipeline.output import Entry, OutputFolder, digest, open_folder
from coursekit.plan.length import Length
from coursekit.plan.ready_made import try_lengths
from coursekit.read.library import split_place
from coursekit.report.matrix import matrix_of
from coursekit.value import Value, replace
from coursekit.write import write_matrix

MATRIX_PAGE = "editions.html"
LENGTHS = (0.5, 1.0, 1.5, 2.0, 3.0, 4.0)
"""In days: what is tried when nothing is said."""


class Made(Value):
    """What was made: what is wrong with courses (that a length does not fit is no mistake), the folders checked, those of which
    something was not built, the files written, and what each course keeps."""

    diagnostics: tuple[Diagnostic, ...]
    checked: tuple[CheckedFolder, ...]
    failed: tuple[str, ...]
    entries: tuple[Entry, ...]
    matrix: Matrix


class _Family(Value):
    """A course in its languages, which keep the same; the first is shown."""

    members: tuple[tuple[Path, ReadyMade], ...]


def make_editions(
    folders: Sequence[Path],
    days: Iterable[float],
    wanted: Mapping[str, tuple[str, ...]],
    look: Path | None,
    out: Path,
    *,
    jobs: int,
    step: Step = no_step,
) -> Made:
    """Check every course, try each length on those without errors, build what fits as `build --days` does, then write the
    matrix and the manifest. Files of a length that does not fit any more are removed. Raises OSError."""
    look_report = Report()
    loaded = load_look(look, look_report)
    checked = check_all(folders)
    found = Report()
    good = [one for one in checked if one.is_good and loaded is not None]
    families = find_families(good, days, found)
    work = [Work(job) for family in families for job in _jobs(family, look, wanted)]
    with open_folder(out) as folder:
        done = carry_out(work, folder.place, jobs, Desk(FolderStore(out / stamp.FOLDER), loaded), step)
        matrix = with_files(families, done.entries)
        entries = done.entries
        if loaded is not None:
            entries = (*entries, _place_page(write_matrix(matrix, loaded), folder))
        folder.remove(_stale(folder.entries, families))
    failed = (*(course_name(one.folder) for one in checked if one not in good), *done.unfit_editions)
    said = sorted((*diagnostics_of(checked), *found.sorted(), *done.diagnostics), key=place_order)
    return Made((*look_report.sorted(), *dict.fromkeys(said)), checked, failed, tuple(sorted(entries)), matrix)


def find_families(good: Iterable[CheckedFolder], days: Iterable[float], report: Report) -> tuple[_Family, ...]:
    """Courses of one folder that keep the same in all lengths stand together."""
    lengths = tuple(days)
    families: list[_Family] = []
    for one in good:
        assert one.course is not None
        made = try_lengths(one.course.course, lengths, report)
        last = families[-1].members if families else ()
        if last and _folder(last[0][0]) == _folder(one.folder) and same_keeping(last[0][1], made):
            families[-1] = _Family((*last, (one.folder, made)))
        else:
            families.append(_Family(((one.folder, made),)))
    return tuple(families)


def _folder(place: Path) -> Path:
    return split_place(place)[0]


def _jobs(family: _Family, look: Path | None, wanted: Mapping[str, tuple[str, ...]]) -> Iterable[Job]:
    for place, made in family.members:
        for tried in made.lengths:
            if isinstance(tried.outcome, Fits):
                course = made.course
                date, length = date_of(course), Length(tried.days)
                yield Job(place, course.id.text, tried.edition, look, wanted, date, length=length)


# ---------------------------------------------------------------- the matrix


def with_files(families: Iterable[_Family], entries: Sequence[Entry]) -> Matrix:
    matrix = matrix_of(family.members[0][1] for family in families)
    courses = (_linked(course, family, entries) for course, family in zip(matrix.courses, families, strict=True))
    return Matrix(tuple(courses))


def _linked(course: MatrixCourse, family: _Family, entries: Sequence[Entry]) -> MatrixCourse:
    return replace(course, files=tuple(_files(made, entries) for _, made in family.members))


def _files(made: ReadyMade, entries: Sequence[Entry]) -> MatrixFiles:
    course = made.course
    own = [entry for entry in entries if entry.course == course.id.text]
    products = tuple(
        (product, tuple(_links(own, product, tried.edition) for tried in made.lengths))
        for product in dict.fromkeys(entry.product for entry in own)
    )
    return MatrixFiles(course.id.text, course.language, course.title, products)


def _links(own: Iterable[Entry], product: str, edition: str) -> tuple[Link, ...]:
    return tuple(Link(e.format, e.path) for e in own if e.product == product and e.edition == edition)


# ---------------------------------------------------------------- the output folder


def _place_page(data: bytes, folder: OutputFolder) -> Entry:
    page = Entry(MATRIX_PAGE, digest(data), "", "", "matrix", "html")
    folder.place({page: data})
    return page


def _stale(entries: Iterable[Entry], families: Iterable[_Family]) -> list[Entry]:
    """The files of lengths that were tried and do not fit."""
    stale = {
        (made.course.id.text, tried.edition)
        for family in families
        for _, made in family.members
        for tried in made.lengths
        if not isinstance(tried.outcome, Fits)
    }
    return [entry for entry in entries if (entry.course, entry.edition) in stale]
