"""The whole compiler: courses in, files out."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from pathlib import Path

from coursekit.diagnostic import Diagnostic, Report, place_order
from coursekit.documents.look import Look
from coursekit.model.delivery import Delivery
from coursekit.pipeline import stamp
from coursekit.pipeline.bench import File, is_drawn
from coursekit.pipeline.cache import FolderStore, Store
from coursekit.pipeline.compiler import (
    CheckedFolder,
    UnknownEditionError,
    check_audiences_known,
    check_each,
    course_name,
    diagnostics_of,
)
from coursekit.pipeline.delivery import check_with_delivery
from coursekit.pipeline.jobs import Desk, Done, Job, Material, Work, date_of
from coursekit.pipeline.locked import changes_between, lock_of, read_lock, write_lock
from coursekit.pipeline.looks import load_look
from coursekit.pipeline.output import Entry, digest, open_folder
from coursekit.pipeline.parsed import KeptFiles
from coursekit.pipeline.settle import settle
from coursekit.pipeline.shard import WHOLE, Shard
from coursekit.plan.length import Length
from coursekit.spelling import advise
from coursekit.usage import UsageError
from coursekit.value import Value, replace

Step = Callable[[str, int], None]
"""Called after each part of the work with its name and how many parts there are."""


# Of a catalogue so many lines of sources are held, with the plans of their editions: some 1.5 kB a line.
_HELD_LINES = 10_000
# What it takes until worker processes have loaded the program.
_START_SECONDS = 0.7


def no_step(name: str, total: int) -> None:
    pass


Crew = Callable[[Sequence[Work], Store], Iterator[tuple[Job, Done]]]
"""Who does jobs elsewhere, in whatever order."""


def never() -> bool:
    return False


class Built(Value):
    """What a build did: what is wrong, the folders checked, the courses and editions that were not built, the files there are now
    of what was built, those of them whose bytes are new, and those of removed editions and courses that are gone. When it was
    to be as its lock says: `changes` are what is otherwise, and then nothing was written."""

    diagnostics: tuple[Diagnostic, ...]
    checked: tuple[CheckedFolder, ...]
    failed: tuple[str, ...]
    entries: tuple[Entry, ...]
    written: frozenset[str]
    removed: tuple[str, ...]
    changes: tuple[str, ...] = ()
    complete: bool = True


def build(
    folders: Sequence[Path],
    editions: tuple[str, ...],
    wanted: Mapping[str, tuple[str, ...]],
    look: Path | None,
    out: Path,
    *,
    jobs: int,
    store: Store | None = None,
    delivery_file: Path | None = None,
    slides_per_page: int = 3,
    paper: str = "",
    length: Length | None = None,
    audiences: tuple[str, ...] = (),
    locked: bool = False,
    shard: Shard = WHOLE,
    cluster: str = "",
    stop: Callable[[], bool] = never,
    step: Step = no_step,
) -> Built:
    """Check every course; build the editions of those without errors; write files, then the manifest.

    With a delivery file there is one course, and of it the edition that the file names, when none is asked for. A `length` is
    built instead of the editions that the courses name. A course with errors keeps the files of its last good build. `paper`
    overrides that of the look. With `audiences` each edition is built for each of them, whatever it says of its own. The store
    has what was made before; else it is under the output folder. Of all editions those of the `shard` are built, by the workers
    of the `cluster` whose address is given. When `locked`, nothing is written that differs from what the
    folder's lock says. When `stop` says so between two files, what is made is kept and the rest left.
    Raises UnknownEditionError, UnknownAudienceError, NoLockError, ClusterError, OSError.
    """
    lock = read_lock(out) if locked else None
    look_report = Report()
    loaded = load_look(look, look_report)
    usable = loaded is not None
    near = FolderStore(out / stamp.FOLDER)
    kept = KeptFiles(near)
    delivery: Delivery | None = None
    each: Iterable[CheckedFolder]
    if delivery_file is not None:
        each, delivery = check_with_delivery(folders, editions, delivery_file, length, audiences, kept)
    else:
        each = check_each(folders, editions, length=length, audiences=audiences, reader=kept)
    order = Order(look, wanted, delivery, slides_per_page, paper, length, for_audience=bool(audiences))
    checked, work = _planned(each, order, shard, kept)
    _check_editions(checked, editions)
    check_audiences_known([folder.course.course for folder in checked if folder.course is not None], audiences)
    good = [folder for folder in checked if folder.is_good and usable]
    work = work if usable else []
    done = Carried()
    removed: tuple[str, ...] = ()
    changes: tuple[str, ...] = ()
    if loaded is not None and (work or shard != WHOLE or out.is_dir()):
        with open_folder(out) as folder:
            chosen = replace(loaded, paper=paper or loaded.paper)
            desk = Desk(store or near, chosen)
            crew = _crew_at(cluster, chosen) if cluster else None
            if lock is not None:
                tried = carry_out(work, _only_made, jobs, desk, step, crew)
                changes = changes_between(lock, lock_of(good, tried.entries, loaded))
            if not changes:
                done = carry_out(work, folder.place, jobs, desk, step, crew, stop)
                spared = {place for place, _ in done.unfit} if done.complete else {one.folder for one in good}
                removed = settle(folder, good, done.entries, wanted, spared)
                write_lock(out, lock_of(good, done.entries, loaded), folder.entries)
                folder.list_files(even_none=shard != WHOLE)
            kept.keep()
            if store is None and done.written:
                near.trim()
    failed = tuple(course_name(one.folder) for one in checked if not (one.is_good and usable))
    found = (*look_report.sorted(), *sorted((*diagnostics_of(checked), *done.diagnostics), key=place_order))
    return Built(
        found, checked, (*failed, *done.unfit_editions), done.entries, done.written, removed, changes, done.complete
    )


def _only_made(files: Mapping[Entry, bytes]) -> list[str]:
    """For a build that is to be compared first: what it makes goes into the cache only."""
    return []


def _check_editions(checked: Sequence[CheckedFolder], wanted: tuple[str, ...]) -> None:
    known = {e.id.text for folder in checked if folder.course is not None for e in folder.course.course.editions}
    missing = [edition for edition in wanted if edition not in known]
    if missing and known:
        raise UnknownEditionError(f"no course has the edition “{missing[0]}”: {advise(missing[0], known)}")


# ---------------------------------------------------------------- jobs


class Order(Value):
    """What is to be made of every edition. `for_audience`: an audience was asked for on the command line."""

    look: Path | None
    wanted: Mapping[str, tuple[str, ...]]
    delivery: Delivery | None
    slides_per_page: int
    paper: str
    length: Length | None
    for_audience: bool


def work_of(folder: CheckedFolder, order: Order) -> Iterator[Work]:
    """An edition each that is to be built of a course without errors."""
    if folder.course is None or not folder.is_good:
        return
    course = folder.course.course
    for plan in folder.course.plans:
        job = Job(
            folder.folder,
            course.id.text,
            plan.edition.id.text,
            order.look,
            order.wanted,
            date_of(course),
            order.delivery,
            order.slides_per_page,
            order.paper,
            order.length,
            plan.edition.stands_as,
            plan.edition.audience[0].text if order.for_audience else "",
        )
        yield Work(job, Material(course, plan, folder.library))


def _planned(
    each: Iterable[CheckedFolder], order: Order, shard: Shard, kept: KeptFiles
) -> tuple[tuple[CheckedFolder, ...], list[Work]]:
    """The courses, and the editions of the shard that are to be built of those without errors. What is more than may be held
    at once is put away, and read again when it is built."""
    checked: list[CheckedFolder] = []
    work: list[Work] = []
    held = 0
    for folder in each:
        own = [one for one in work_of(folder, order) if shard.has(one.job.course, one.job.edition)]
        held += folder.library.lines
        if checked and held > _HELD_LINES:
            folder, own = folder.put_away(), [Work(one.job) for one in own]
            kept.keep()
        checked.append(folder)
        work += own
    return tuple(checked), work


class Carried(Value):
    """What came of jobs: files as they stand in the manifest, the paths of those whose bytes are new, and the editions, with
    the folders of their courses, that could not be drawn. Not `complete`: there was more to do when it was stopped."""

    entries: tuple[Entry, ...] = ()
    written: frozenset[str] = frozenset()
    diagnostics: tuple[Diagnostic, ...] = ()
    unfit: frozenset[tuple[Path, str]] = frozenset()
    complete: bool = True

    @property
    def unfit_editions(self) -> list[str]:
        return sorted(f"{course_name(folder)}/{edition}" for folder, edition in self.unfit)


def carry_out(
    work: Sequence[Work],
    place: Callable[[Mapping[Entry, bytes]], list[str]],
    workers: int,
    desk: Desk,
    step: Step,
    crew: Crew | None = None,
    stop: Callable[[], bool] = never,
) -> Carried:
    """Build each job, at the desk or by others, and place its files as soon as they are made; `place` tells which are new.
    `stop` is asked between files."""
    entries: list[Entry] = []
    written: set[str] = set()
    drawing = Report()
    unfit: set[tuple[Path, str]] = set()
    early = stop is not never
    made, total = _made(work, workers, desk, crew, early=early)
    for job, files, report in made:
        for together in _one_by_one(files) if early else _deck_and_others(files):
            named = {_entry(job, file): file.data for file in together}
            entries.extend(named)
            written.update(place(named))
            if stop():
                return Carried(tuple(sorted(entries)), frozenset(written), complete=False)
        drawing.add(report.sorted())
        unfit.update([(job.folder, job.edition)] if report.has_errors else [])
        step(f"{job.course}/{job.edition}", total)
    return Carried(tuple(sorted(entries)), frozenset(written), drawing.sorted(), frozenset(unfit))


def _one_by_one(files: Iterable[File]) -> Iterator[list[File]]:
    for file in files:
        yield [file]


def _deck_and_others(files: Iterable[File]) -> Iterator[list[File]]:
    """The first is there before the others are made."""
    ahead = iter(files)
    yield from ([first] for first in islice(ahead, 1))
    if others := list(ahead):
        yield others


def _entry(job: Job, file: File) -> Entry:
    path = f"{job.course}/{job.edition}/{file.name}"
    return Entry(path, digest(file.data), job.course, job.edition, file.product, file.format)


_Made = tuple[Job, Iterable[File], Report]
"""The report is whole when all files were taken."""


def _made(
    work: Sequence[Work], workers: int, desk: Desk, crew: Crew | None, *, early: bool
) -> tuple[Iterator[_Made], int]:
    """What comes of the jobs, and of how many parts it will be. `early`: what is quick to make comes first of all editions,
    which takes longer in all."""
    parts = _parts(work) if workers > 1 or early or crew else work
    desk.know(work)
    if crew is not None:
        return _elsewhere(crew(parts, desk.store)), len(parts)
    return (_by_all(parts, workers, desk) if workers > 1 else (_made_at(desk, one) for one in parts)), len(parts)


def _made_at(desk: Desk, one: Work, *, by_two: bool = False) -> _Made:
    report = Report()
    return one.job, desk.each_file(one.job, report, by_two=by_two), report


def _by_all(parts: Sequence[Work], workers: int, desk: Desk) -> Iterator[_Made]:
    """Here, until that has taken longer than processes take to start, or pages are to be drawn; by workers what is left then.
    These begin as soon as the last that is done here has its deck, of which they have a copy."""
    left, started = deque(parts), time.monotonic()
    begun: list[_Made] = []
    while left and not _pays(left, time.monotonic() - started):
        job, files, report = _made_at(desk, left.popleft(), by_two=True)
        if _pays(left, 0):
            ahead = iter(files)
            begun = [(job, chain(list(islice(ahead, 1)), ahead), report)]
        else:
            yield job, files, report
    if not left:
        return
    from coursekit.pipeline.pool import at_work

    with at_work([part.job for part in left], desk, workers) as done:
        yield from begun
        yield from _elsewhere(done)


def _pays(left: Sequence[Work], seconds: float) -> bool:
    if len(left) < 2:
        return False
    draws = any(is_drawn(product, form) for product, forms in left[0].job.wanted.items() for form in forms)
    return draws or seconds > _START_SECONDS


def _elsewhere(made: Iterable[tuple[Job, Done]]) -> Iterator[_Made]:
    for job, done in made:
        report = Report()
        report.add(done.diagnostics)
        yield job, done.files, report


def _crew_at(cluster: str, look: Look) -> Crew:
    """Raises ClusterError."""
    try:
        from coursekit.pipeline.cluster import run_on_cluster
    except ImportError as error:
        raise UsageError("--cluster needs dask.distributed: pip install 'coursekit-compiler[cluster]'") from error
    return lambda work, store: run_on_cluster(work, look, cluster, store)


def _parts(work: Iterable[Work]) -> list[Work]:
    """Jobs divided: what is drawn takes long and is done file by file, after all else."""
    quick: list[Work] = []
    slow: list[Work] = []
    for one in work:
        targets = [(product, form) for product, forms in one.job.wanted.items() for form in forms]
        rest = {
            product: tuple(f for p, f in targets if p == product and not is_drawn(p, f)) for product in one.job.wanted
        }
        wanted = {product: forms for product, forms in rest.items() if forms}
        quick += [replace(one, job=replace(one.job, wanted=wanted))] if wanted else []
        slow += [
            replace(one, job=replace(one.job, wanted={product: (form,)}))
            for product, form in targets
            if is_drawn(product, form)
        ]
    return [*quick, *slow]
