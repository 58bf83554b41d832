"""The whole compiler: courses in, files out."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path

from coursekit.diagnostic import Diagnostic, Report, place_order
from coursekit.model.course import Course
from coursekit.model.delivery import Delivery
from coursekit.pipeline.compiler import (
    CheckedFolder,
    UnknownEditionError,
    check_all,
    check_audiences_known,
    check_folder,
    course_name,
    diagnostics_of,
)
from coursekit.pipeline.delivery import check_with_delivery
from coursekit.pipeline.difference import left_out
from coursekit.pipeline.fit import check_drawings
from coursekit.pipeline.looks import load_look
from coursekit.pipeline.output import Entry, digest, held, merge, read_manifest, write_atomically, write_manifest
from coursekit.pipeline.pages import check_fonts
from coursekit.pipeline.products import File, compose, needs_pages, write_files
from coursekit.plan.length import Length
from coursekit.read.library import Library
from coursekit.spelling import advise
from coursekit.write import read_deck_metrics

# What stands in a file's properties when neither SOURCE_DATE_EPOCH nor the course gives a date: the first that ZIP knows.
_NO_DATE = "1980-01-01"
_LAST_EPOCH = 253_402_300_799


@dataclass(frozen=True, slots=True)
class Job:
    """One edition of one course: what a worker builds, for a delivery or for none. `course` is the course's id, `date` is ISO.
    `length` is given for an edition that the course does not name. When an `audience` was asked for, `declared` is the edition
    that is held for it."""

    folder: Path
    course: str
    edition: str
    look: Path | None
    wanted: Mapping[str, tuple[str, ...]]
    date: str
    delivery: Delivery | None = None
    slides_per_page: int = 3
    paper: str = ""
    length: Length | None = None
    declared: str = ""
    audience: str = ""


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a job."""

    files: tuple[File, ...]
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did: what is wrong, the folders checked, those that were not built, and the files written."""

    diagnostics: tuple[Diagnostic, ...]
    checked: tuple[CheckedFolder, ...]
    failed: tuple[str, ...]
    entries: tuple[Entry, ...]


def build(
    folders: Sequence[Path],
    editions: tuple[str, ...],
    wanted: Mapping[str, tuple[str, ...]],
    look: Path | None,
    out: Path,
    *,
    jobs: int,
    delivery_file: Path | None = None,
    slides_per_page: int = 3,
    paper: str = "",
    length: Length | None = None,
    audiences: tuple[str, ...] = (),
    step: Callable[[str, int], None] = lambda name, total: None,
) -> Built:
    """Check every course; build the editions of those without errors; write files, then the manifest.

    With a delivery file there is one course, and of it the edition that the file names, when none is asked for. A `length` is
    built instead of the editions that the courses name. A course with errors keeps the files of its last good build. `paper`
    overrides that of the look. With `audiences` each edition is built for each of them, whatever it says of its own.
    Raises UnknownEditionError, UnknownAudienceError, OSError.
    """
    look_report = Report()
    usable = load_look(look, look_report) is not None
    delivery: Delivery | None = None
    if delivery_file is not None:
        checked, delivery = check_with_delivery(folders, editions, delivery_file, length, audiences)
    else:
        checked = check_all(folders, editions, length=length, audiences=audiences)
    _check_editions(checked, editions)
    check_audiences_known([folder.course.course for folder in checked if folder.course is not None], audiences)
    good = [(folder.folder, folder.course) for folder in checked if folder.is_good and folder.course and usable]
    work = [
        Job(
            folder,
            course.course.id.text,
            plan.edition.id.text,
            look,
            wanted,
            date_of(course.course),
            delivery,
            slides_per_page,
            paper,
            length,
            plan.edition.stands_as,
            plan.edition.audience[0].text if audiences else "",
        )
        for folder, course in good
        for plan in course.plans
    ]
    done = Carried((), (), frozenset())
    if work:
        with held(out):
            done = carry_out(work, out, jobs, step)
            write_manifest(out, merge(read_manifest(out), done.entries))
    failed = tuple(
        course_name(folder.folder)
        for folder in checked
        if not (folder.is_good and usable) or folder.folder in done.unfit
    )
    found = (*look_report.sorted(), *sorted((*diagnostics_of(checked), *done.diagnostics), key=place_order))
    return Built(found, checked, failed, done.entries)


@dataclass(frozen=True, slots=True)
class Carried:
    """What came of jobs: files as they stand in the manifest, and the folders of which something could not be drawn."""

    entries: tuple[Entry, ...]
    diagnostics: tuple[Diagnostic, ...]
    unfit: frozenset[Path]


def carry_out(work: Sequence[Job], out: Path, workers: int, step: Callable[[str, int], None]) -> Carried:
    """Build each job and write its files. The output folder is held."""
    entries: list[Entry] = []
    drawing = Report()
    unfit: set[Path] = set()
    for job, done in zip(work, _run(work, workers), strict=True):
        entries.extend(_place(done.files, out, job))
        unfit.update([] if done.files else [job.folder])
        drawing.add(done.diagnostics)
        step(f"{job.course}/{job.edition}", len(work))
    return Carried(tuple(sorted(entries)), drawing.sorted(), frozenset(unfit))


def _check_editions(checked: Sequence[CheckedFolder], wanted: tuple[str, ...]) -> None:
    known = {e.id.text for folder in checked if folder.course is not None for e in folder.course.course.editions}
    missing = [edition for edition in wanted if edition not in known]
    if missing and known:
        raise UnknownEditionError(f"no course has the edition “{missing[0]}”: {advise(missing[0], known)}")


def _run(jobs: Sequence[Job], workers: int) -> Iterator[Done]:
    """In order. Worker processes are started only when there is work for two."""
    if workers < 2 or len(jobs) < 2:
        yield from map(run_job, jobs)
        return
    with ProcessPoolExecutor(min(workers, len(jobs)), mp_context=get_context("spawn")) as pool:
        yield from pool.map(run_job, jobs)


def run_job(job: Job) -> Done:
    """Build one edition in memory. What its check found was reported before; here what laying out its slides and drawing
    pages finds is. A slide that may not be split leaves the edition without files."""
    report = Report()
    library = Library(report)
    checked = check_folder(
        job.folder, library, (job.declared or job.edition,), job.length, (job.audience,) if job.audience else ()
    )
    look = load_look(job.look, report)
    if checked is None or look is None:
        raise RuntimeError(f"{job.folder} changed while it was built")
    look = replace(look, paper=job.paper) if job.paper else look
    plan = checked.plans[0]
    drawing = Report()
    metrics = read_deck_metrics(look, plan.course.language)
    difference = left_out(checked.course, plan) if "guide" in job.wanted else None
    documents = compose(plan, metrics, job.date, drawing, job.delivery, left_out=difference)
    check_drawings(documents.deck, metrics, drawing)
    if drawing.has_errors:
        return Done((), drawing.sorted())
    draws = needs_pages(job.wanted) and check_fonts(plan, documents, look, library, drawing)
    files = write_files(documents, look, job.wanted, draws=draws, per_page=job.slides_per_page)
    return Done(tuple(files), drawing.sorted())


def _place(files: Iterable[File], out: Path, job: Job) -> Iterator[Entry]:
    for file in files:
        path = f"{job.course}/{job.edition}/{file.name}"
        write_atomically(out / path, file.data)
        yield Entry(path, digest(file.data), job.course, job.edition, file.product, file.format)


def date_of(course: Course) -> str:
    """SOURCE_DATE_EPOCH (reproducible-builds.org), else the course's own date."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if re.fullmatch("[0-9]{1,12}", epoch):
        # Later than the year 9999 is no date that Python knows.
        return datetime.fromtimestamp(min(int(epoch), _LAST_EPOCH), UTC).date().isoformat()
    return course.date or _NO_DATE
