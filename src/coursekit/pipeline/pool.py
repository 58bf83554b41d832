"""Worker processes of this machine: each does one job after another, and is replaced when it dies or grows.

Where the system makes copies of a process, a worker is one of this process: it has all that was read and laid out here.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from collections import deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection, Pipe, wait
from multiprocessing.process import BaseProcess
from pathlib import Path

from coursekit.diagnostic import Diagnostic, Span, error_rule
from coursekit.pipeline.cache import Store
from coursekit.pipeline.compiler import shown_path
from coursekit.pipeline.interrupts import put_off
from coursekit.pipeline.jobs import Desk, Done, Job
from coursekit.pipeline.stores import FsspecStore
from coursekit.read.library import split_place
from coursekit.value import Mutable, Value

EDITION_LOST = error_rule(
    "edition-lost",
    """What built a file of this edition did not come to its end: its process was ended from outside, most often because the
machine had no memory left, or coursekit has a fault. It was tried again. Nothing of the course is wrong for that reason:
the files of an earlier build stay as they are, and the other editions were built. Build the edition alone, with
`--jobs 1`, to see more.""",
)

# Typst keeps what it laid out, and rpptx its fonts: a worker that has grown to this is replaced between two jobs.
_MOST_BYTES = 1_200_000_000
_TRIES = 2


def run_apart(jobs: Iterable[Job], desk: Desk, workers: int) -> Generator[tuple[Job, Done], None, None]:
    """Do jobs in so many processes; each job with what came of it, in the order in which they end.

    A job whose process dies is done again in a fresh one, and is given up as `edition-lost` when that dies too. So is one that
    raises an exception. Processes end at once when it is closed.
    """
    with at_work(jobs, desk, workers) as done:
        yield from done


@contextmanager
def at_work(jobs: Iterable[Job], desk: Desk, workers: int) -> Generator[Iterator[tuple[Job, Done]], None, None]:
    """As `run_apart`; the processes are at their first jobs already while nothing is asked for."""
    tasks = deque(_Task(job) for job in jobs)
    crew: list[_Worker] = []
    try:
        while len(crew) < workers and tasks:
            worker = _Worker(desk, crew)
            crew.append(worker)
            worker.begin(tasks.popleft())
        yield _results(crew, tasks)
    finally:
        for worker in crew:
            worker.dismiss()


def _results(crew: Sequence[_Worker], tasks: deque[_Task]) -> Iterator[tuple[Job, Done]]:
    while any(worker.task for worker in crew):
        for worker in _ready(crew):
            task, done = worker.end()
            if done is None and task.tries < _TRIES:
                tasks.appendleft(task)
            elif done is None:
                done = lost(task.job, f"the process that built it ended {task.tries} times")
            if tasks:
                worker.begin(tasks.popleft())
            if done is not None:
                yield task.job, done


def lost(job: Job, why: str) -> Done:
    """What is said of a job that could not be done."""
    folder, file = split_place(job.folder)
    products = ", ".join(f"{product}.{form}" for product, forms in job.wanted.items() for form in forms)
    message = f"{job.course}/{job.edition} ({products}): {why}"
    help = "build it alone, with --jobs 1; files of an earlier build stay as they are"
    place = Span((Path(shown_path(folder)) / file).as_posix())
    return Done((), (Diagnostic(EDITION_LOST, message, place, help),), unfit=True)


class _Task(Mutable):
    """A job, and how often it was begun."""

    job: Job
    tries: int = 0


class _Answer(Value):
    """What a worker sends: what came of the job, or the exception that it raised; and how large the worker is, in bytes."""

    done: Done | None
    fault: str
    size: int


class _Worker:
    """A place at which one process after another works. `task` is what it is at, `crew` who works beside it."""

    def __init__(self, desk: Desk, crew: Sequence[_Worker]) -> None:
        self.desk = desk
        self.crew = crew
        self.task: _Task | None = None
        self._start()

    def begin(self, task: _Task) -> None:
        task.tries += 1
        self.task = task
        try:
            self.pipe.send(task.job)
        except OSError:
            return  # it died since its last job: its pipe has ended, which `end` sees

    def end(self) -> tuple[_Task, Done | None]:
        """The task that is at its end and what came of it; None when the process died. Then a fresh one is there."""
        task, self.task = self.task, None
        assert task is not None
        try:
            answer: _Answer = self.pipe.recv()
        except (EOFError, OSError):
            self._replace()
            return task, None
        if answer.size > _MOST_BYTES:
            self._replace()
        return task, answer.done or lost(task.job, f"a fault of coursekit's own: {answer.fault}")

    def dismiss(self) -> None:
        self.process.kill()
        self.process.join()
        self.pipe.close()

    def _start(self) -> None:
        self.pipe, theirs = Pipe()
        self.process = self._copied(theirs) if _can_copy(self.desk) else self._fresh(theirs)
        with put_off():
            self.process.start()
        theirs.close()

    def _copied(self, theirs: Connection) -> BaseProcess:
        # The copy has this end of every pipe too, and none would end with this process.
        ours = [self.pipe, *(worker.pipe for worker in self.crew if worker is not self)]
        return get_context("fork").Process(target=_work_as_copy, args=(theirs, self.desk, ours), daemon=True)

    def _fresh(self, theirs: Connection) -> BaseProcess:
        return get_context("spawn").Process(target=_work_afresh, args=(theirs, self.desk.store), daemon=True)

    def _replace(self) -> None:
        self.dismiss()
        self._start()


# They have threads of their own from when they first draw; a copy of the process would wait for threads that it has not.
_DRAWS_WITH_THREADS = ("coursekit.write.typst.pages", "coursekit.write.deck_pdf")


def _can_copy(desk: Desk) -> bool:
    """Other systems than Linux make no copies of a process, or none to be trusted. A store elsewhere may have threads too."""
    if sys.platform != "linux" or isinstance(desk.store, FsspecStore):
        return False
    return not any(module in sys.modules for module in _DRAWS_WITH_THREADS)


def _ready(crew: Iterable[_Worker]) -> list[_Worker]:
    """Those that have an answer, or have died; at least one."""
    busy = {worker.pipe: worker for worker in crew if worker.task is not None}
    return [busy[pipe] for pipe in wait(list(busy)) if isinstance(pipe, Connection)]


# ---------------------------------------------------------------- within a worker


def _work_afresh(pipe: Connection, store: Store) -> None:
    _work(pipe, Desk(store))


def _work_as_copy(pipe: Connection, desk: Desk, ours: Sequence[Connection]) -> None:
    for end in ours:
        end.close()
    _end_with_parent()
    _work(pipe, desk)


def _end_with_parent() -> None:
    """A copy holds the lock of the output folder as long as it lives, whoever took it (prctl(2), PR_SET_PDEATHSIG)."""
    ctypes.CDLL(None).prctl(1, signal.SIGKILL)
    parent = parent_process()
    if parent is not None and os.getppid() != parent.pid:
        os._exit(1)  # it went before that was said


def _work(pipe: Connection, desk: Desk) -> None:
    """Do jobs until the process that gives them is gone. An interrupt is for that one alone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        while True:
            job: Job = pipe.recv()
            pipe.send(_do(desk, job))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return


def _do(desk: Desk, job: Job) -> _Answer:
    try:
        done, fault = desk.run(job), ""
    except Exception as error:  # the process boundary: whatever it is is said over there, with the job's name
        done, fault = None, f"{type(error).__name__}: {error}"
    return _Answer(done, fault, give_back())


def give_back() -> int:
    """Return memory that is free to the system; how many bytes are held then, 0 where that cannot be known.

    glibc keeps what rpptx frees: 2.2 GB instead of 0.2 after one deck.
    """
    if sys.platform != "linux":
        return 0
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")
