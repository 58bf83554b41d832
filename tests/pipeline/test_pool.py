from __future__ import annotations

import multiprocessing
import os
import shutil
import signal
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from coursekit.pipeline import pool
from coursekit.pipeline.cache import FolderStore, NoStore
from coursekit.pipeline.jobs import Desk, Job, Work, run_job
from coursekit.pipeline.pool import run_apart
from coursekit.value import replace

HELLO = Path(__file__).parents[2] / "content" / "hello"


@dataclass(frozen=True, slots=True)
class DeadlyStore:
    """Ends the process that asks it for something, for as long as one of these files is there to be taken away."""

    lives: Path

    def get(self, key: str) -> bytes | None:
        for life in self.lives.iterdir():
            life.unlink()
            os.kill(os.getpid(), signal.SIGKILL)
        return None

    def put(self, key: str, data: bytes) -> None:
        pass


def job(product: str = "deck", form: str = "pptx", edition: str = "full") -> Job:
    return Job(HELLO, "hello", edition, None, {product: (form,)}, "2026-01-01")


def deaths(folder: Path, number: int) -> DeadlyStore:
    folder.mkdir()
    for name in range(number):
        (folder / str(name)).touch()
    return DeadlyStore(folder)


def test_workers_make_what_is_made_here(tmp_path: Path) -> None:
    jobs = [job(), job("handout", "docx"), job("agenda", "xlsx")]

    made = list(run_apart(jobs, Desk(FolderStore(tmp_path)), 2))

    assert len(made) == len(jobs)
    assert all(done == run_job(one) for one, done in made)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere no copies of a process are made")
def test_a_copy_needs_no_sources_of_what_was_read_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # What other tests drew in this process makes no difference.
    monkeypatch.setattr(pool, "_DRAWS_WITH_THREADS", ())
    shutil.copytree(HELLO, tmp_path / "hello")
    one = replace(job(), folder=tmp_path / "hello")
    desk = Desk(NoStore())
    desk.know([Work(one, desk.read(one))])
    shutil.rmtree(tmp_path / "hello")

    made = list(run_apart([one], desk, 1))

    assert made == [(one, run_job(job()))]


def test_a_fresh_process_reads_the_sources(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "other")

    made = list(run_apart([job()], Desk(NoStore()), 1))

    assert made == [(job(), run_job(job()))]


def test_a_job_whose_worker_dies_is_done_by_a_fresh_one(tmp_path: Path) -> None:
    made = list(run_apart([job()], Desk(deaths(tmp_path / "lives", 1)), 2))

    assert made == [(job(), run_job(job()))]


def test_a_job_that_ends_two_workers_is_given_up_and_the_others_are_done(tmp_path: Path) -> None:
    deadly, good = job(), job("handout", "docx")

    made = list(run_apart([deadly, good], Desk(deaths(tmp_path / "lives", 2)), 1))

    (_, given_up), (_, done) = made
    assert given_up.files == ()
    assert given_up.unfit
    assert [(found.code, found.message) for found in given_up.diagnostics] == [
        ("edition-lost", "hello/full (deck.pptx): the process that built it ended 2 times")
    ]
    assert done == run_job(good)


def test_a_fault_is_told_with_its_edition_and_the_others_are_done(tmp_path: Path) -> None:
    jobs = [job(edition="no-such"), job()]

    made = {one.edition: done for one, done in run_apart(jobs, Desk(FolderStore(tmp_path)), 1)}

    assert made["full"] == run_job(job())
    assert [found.message for found in made["no-such"].diagnostics] == [
        f"hello/no-such (deck.pptx): a fault of coursekit's own: RuntimeError: {HELLO} changed while it was built"
    ]


def test_no_worker_outlives_the_build(tmp_path: Path) -> None:
    made = run_apart([job(), job("handout", "docx")], Desk(FolderStore(tmp_path)), 2)
    next(made)

    made.close()

    assert multiprocessing.active_children() == []
