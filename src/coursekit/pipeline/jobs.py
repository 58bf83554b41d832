"""One edition of one course, as a value that any process can build from its sources, and what comes of it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

from coursekit.diagnostic import Diagnostic, Report
from coursekit.documents.look import Look
from coursekit.model.course import Course
from coursekit.model.delivery import Delivery
from coursekit.model.difference import Difference
from coursekit.model.plan import Plan
from coursekit.pipeline.bench import File
from coursekit.pipeline.cache import NoStore, Store
from coursekit.pipeline.compiler import check_folder
from coursekit.pipeline.difference import left_out
from coursekit.pipeline.fit import check_drawings
from coursekit.pipeline.looks import load_look
from coursekit.pipeline.pages import check_fonts
from coursekit.pipeline.products import Documents, needs_pages, write_files
from coursekit.plan.length import Length
from coursekit.read.library import Library
from coursekit.value import Value, replace
from coursekit.write import read_deck_metrics

# What stands in a file's properties when neither SOURCE_DATE_EPOCH nor the course gives a date: the first that ZIP knows.
_NO_DATE = "1980-01-01"
_LAST_EPOCH = 253_402_300_799


class Job(Value):
    """One edition of one course, for a delivery or for none, in the formats of `wanted`. `course` is the course's id, `date` is
    ISO. `length` is given for an edition that the course does not name. When an `audience` was asked for, `declared` is the
    edition that is held for it."""

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


class Done(Value):
    """What came of a job. `unfit`: a slide does not hold what is put on it, so there are no files."""

    files: tuple[File, ...]
    diagnostics: tuple[Diagnostic, ...]
    unfit: bool = False


class Material(Value):
    """What an edition is made of, as its check left it."""

    course: Course
    plan: Plan
    library: Library


class Work(Value):
    """A job, and what it is made of as far as this process has it."""

    job: Job
    material: Material | None = None


class Composed(Value, dict=True, gc=True):
    """An edition's documents, and the library of their sources."""

    documents: Documents
    library: Library

    @cached_property
    def found(self) -> tuple[Diagnostic, ...]:
        """What laying out the slides finds."""
        report = Report()
        report.add(self.documents.found)
        check_drawings(self.documents.deck, self.documents.metrics, report)
        return report.sorted()


class Desk:
    """Does jobs one after another; what it has read and composed for one it keeps for the next. A `look` that is given stands for
    that of all jobs, whatever their paths say."""

    def __init__(self, store: Store, look: Look | None = None) -> None:
        self.store = store
        self._given = look
        self._looks: dict[tuple[Path | None, str], Look] = {}
        self._known: dict[tuple[object, ...], Material] = {}
        self._library: tuple[Path, Library] | None = None
        self._material: tuple[tuple[object, ...], Material] | None = None
        self._composed: tuple[Job, Composed] | None = None

    def know(self, work: Iterable[Work]) -> None:
        """What these jobs are made of need not be read again, here or by a copy of this process."""
        self._known |= {_material_key(one.job): one.material for one in work if one.material is not None}

    def run(self, job: Job) -> Done:
        report = Report()
        files = tuple(self.each_file(job, report))
        return Done(files, report.sorted(), unfit=report.has_errors)

    def each_file(self, job: Job, report: Report, *, by_two: bool = False) -> Iterator[File]:
        """The files of a job as they are made, the deck first. What the check of the course found was reported before; here
        what laying out its slides and drawing pages finds is. A slide that may not be split leaves the edition without files."""
        look, composed = self._look(job), self._compose(job)
        documents, drawing = composed.documents, Report()

        def fits() -> bool:
            report.add(composed.found)
            return not report.has_errors

        def can_draw() -> bool:
            if not needs_pages(job.wanted):
                return False
            return check_fonts(documents.plan, documents, look, job.wanted, composed.library, drawing)

        yield from write_files(
            documents,
            look,
            job.wanted,
            fits=fits,
            draws=can_draw,
            per_page=job.slides_per_page,
            store=self.store,
            by_two=by_two,
        )
        report.add(() if report.has_errors else drawing.sorted())

    def _compose(self, job: Job) -> Composed:
        """The parts of an edition that are done one by one are made of the same documents."""
        edition = replace(job, wanted={})
        if self._composed is None or self._composed[0] != edition:
            # Two editions are not held at once.
            self._composed = None
            self._composed = edition, _compose_anew(job, self.read(job), self._look(job))
        return self._composed[1]

    def _look(self, job: Job) -> Look:
        """What is wrong with a look is reported before jobs are made."""
        if self._given is not None:
            return self._given
        key = job.look, job.paper
        if key not in self._looks:
            look = load_look(job.look, Report())
            if look is None:
                raise RuntimeError(f"the look {job.look} changed while courses were built")
            self._looks[key] = replace(look, paper=job.paper) if job.paper else look
        return self._looks[key]

    def read(self, job: Job) -> Material:
        key = _material_key(job)
        if key in self._known:
            return self._known[key]
        if self._material is None or self._material[0] != key:
            self._material = key, _read_anew(job, self._library_of(job.folder))
        return self._material[1]

    def _library_of(self, folder: Path) -> Library:
        """The editions of a course are made of what is read once."""
        if self._library is None or self._library[0] != folder:
            self._library = folder, Library(Report())
        return self._library[1]


def _material_key(job: Job) -> tuple[object, ...]:
    return job.folder, job.edition, job.length, job.audience


def _compose_anew(job: Job, made_of: Material, look: Look) -> Composed:
    plan = made_of.plan
    metrics = read_deck_metrics(look, plan.course.language)

    def compared() -> Difference | None:
        return left_out(made_of.course, plan)

    return Composed(Documents(plan, metrics, job.date, job.delivery, compared), made_of.library)


def _read_anew(job: Job, library: Library) -> Material:
    audiences = (job.audience,) if job.audience else ()
    checked = check_folder(job.folder, library, (job.declared or job.edition,), job.length, audiences)
    if checked is None or len(checked.plans) != 1:
        raise RuntimeError(f"{job.folder} changed while it was built")
    return Material(checked.course, checked.plans[0], library)


def run_job(job: Job, store: Store | None = None) -> Done:
    """Build one edition in memory, its course read anew."""
    return Desk(store or NoStore()).run(job)


def date_of(course: Course) -> str:
    """SOURCE_DATE_EPOCH (reproducible-builds.org), else the course's own date."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if re.fullmatch("[0-9]{1,12}", epoch):
        # Later than the year 9999 is no date that Python knows.
        return datetime.fromtimestamp(min(int(epoch), _LAST_EPOCH), UTC).date().isoformat()
    return course.date or _NO_DATE
