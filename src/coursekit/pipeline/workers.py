"""Work shared among processes, which end when the one that started them does."""

from __future__ import annotations

import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import active_children, get_context, parent_process
from threading import Thread
from typing import TypeVar

_Job = TypeVar("_Job")
_Result = TypeVar("_Result")

# How many jobs a worker has before it, the one at work included: enough not to wait, and few results to be kept.
_JOBS_AHEAD = 2


def each_result(
    do: Callable[[_Job], _Result], jobs: Sequence[_Job], workers: int, start: Callable[[], None]
) -> Iterator[_Result]:
    """What comes of each job, in order; `start` is called once in each worker."""
    waiting: deque[Future[_Result]] = deque()
    with _pool(workers, start) as pool:
        for job in jobs:
            # Processes are started here, as they are needed.
            with _interrupts_put_off():
                waiting.append(pool.submit(do, job))
            if len(waiting) == workers * _JOBS_AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


@contextmanager
def _pool(workers: int, start: Callable[[], None]) -> Iterator[ProcessPoolExecutor]:
    """Whoever stops before all is done, by a fault or an interrupt, need not wait for the jobs at work."""
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_start, initargs=(start,))
    stopped = True
    try:
        yield pool
        stopped = False
    finally:
        for worker in active_children() if stopped else ():
            worker.terminate()
        pool.shutdown(cancel_futures=True)


@contextmanager
def _interrupts_put_off() -> Iterator[None]:
    """A process starts with what its parent has put off: an interrupt from the keyboard goes to all of them, and is for the
    parent to answer."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _start(start: Callable[[], None]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()
    start()


def _end_with_parent() -> None:
    """A worker whose parent was killed would wait for work for ever."""
    parent = parent_process()
    assert parent is not None
    parent.join()
    os._exit(1)
