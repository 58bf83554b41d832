"""One command, run as a process of its own: how long it took, how much of a processor, and how much memory."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

# Kibibytes on Linux, bytes on macOS (getrusage(2)).
_MIB = 1024 * 1024 if sys.platform == "darwin" else 1024


class FailedError(Exception):
    """A measured command ended with another exit code than 0; its last words are the message."""


@dataclass(frozen=True, slots=True)
class Run:
    """Seconds of wall clock; seconds of processor, its children's too; the most memory that one process had, in MiB."""

    wall: float
    cpu: float
    peak: float

    def __add__(self, after: Run) -> Run:
        return Run(self.wall + after.wall, self.cpu + after.cpu, max(self.peak, after.peak))


def run(command: Sequence[str], folder: Path, limit: float) -> Run | None:
    """None when it was stopped after `limit` seconds. Raises FailedError.

    On Linux a process starts with the peak of the one that started it: whoever calls this has to be small.
    """
    with open(folder / "said.txt", "w+b") as said:
        started = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, stdout=said, stderr=said, start_new_session=True)
        timer = threading.Timer(limit, os.killpg, (process.pid, signal.SIGKILL))
        timer.start()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
        timer.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode == -signal.SIGKILL and wall >= limit:
            return None
        if process.returncode != 0:
            said.seek(0)
            raise FailedError(f"{' '.join(command)}: exit code {process.returncode}\n{said.read().decode()[-2000:]}")
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / _MIB)


def middle(runs: Sequence[Run]) -> Run:
    """The median of each figure by itself."""
    return Run(median(r.wall for r in runs), median(r.cpu for r in runs), median(r.peak for r in runs))
