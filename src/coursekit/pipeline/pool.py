"""Worker processes of this machine: each does one job after another, and is replaced when it dies or grows."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from collections import deque
from collections.abc import Generator, Iterable
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from pathlib import Path

from coursekit.diagnostic import Diagnostic, Span, error_rule
from coursekit.pipeline.cache import Store
from coursekit.pipeline.compiler import shown_path
from coursekit.pipeline.interrupts import put_off
from coursekit.pipeline.jobs import Desk, Done, Job
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


def run_apart(jobs: Iterable[Job], store: Store, workers: int) -> Generator[tuple[Job, Done], None, None]:
    """Do jobs in so many processes; each job with what came of it, in the order in which they end.

    A job whose process dies is done again in a fresh one, and is given up as `edition-lost` when that dies too. So is one that
    raises an exception. Processes end at once when it is closed.
    """
    tasks = deque(_Task(job) for job in jobs)
    crew: list[_Worker] = []
    try:
        while len(crew) < min(workers, len(tasks)):
            crew.append(_Worker(store))
        while tasks or any(worker.task for worker in crew):
            for worker in crew:
                if worker.task is None and tasks:
                    worker.begin(tasks.popleft())
            for worker in _ready(crew):
                task, done = worker.end()
                if done is not None:
                    yield task.job, done
                elif task.tries < _TRIES:
                    tasks.appendleft(task)
                else:
                    yield task.job, lost(task.job, f"the process that built it ended {task.tries} times")
    finally:
        for worker in crew:
            worker.dismiss()


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
    """A place at which one process after another works. `task` is what it is at."""

    def __init__(self, store: Store) -> None:
        self.store = store
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
        context = get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(target=_work, args=(theirs, self.store), daemon=True)
        with put_off():
            self.process.start()
        theirs.close()

    def _replace(self) -> None:
        self.dismiss()
        self._start()


def _ready(crew: Iterable[_Worker]) -> list[_Worker]:
    """Those that have an answer, or have died; at least one."""
    busy = {worker.pipe: worker for worker in crew if worker.task is not None}
    return [busy[pipe] for pipe in wait(list(busy)) if isinstance(pipe, Connection)]


# ---------------------------------------------------------------- within a worker


def _work(pipe: Connection, store: Store) -> None:
    """Do jobs until the process that gives them is gone. An interrupt is for that one alone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    desk = Desk(store)
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
