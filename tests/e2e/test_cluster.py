"""A real scheduler and real workers on this machine, in processes of their own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest

from coursekit.pipeline.build import Built, build
from tests.e2e.catalogue import write_catalogue
from tests.e2e.command import coursekit

pytestmark = pytest.mark.cluster

WANTED = {"deck": ("pptx",), "handout": ("docx",)}
_WORKER = ("worker", "--nthreads", "1", "--no-nanny", "--no-dashboard", "--host", "127.0.0.1")


@contextmanager
def dask(*arguments: object, environment: Mapping[str, str] | None = None) -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-m", "dask", *map(str, arguments)]
    quiet: Any = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(command, env={**os.environ, **(environment or {})}, **quiet) as process:
        try:
            yield process
        finally:
            process.kill()


@pytest.fixture
def scheduler(tmp_path: Path) -> Iterator[Path]:
    """The file in which it says where it is; ports are those that the system chooses."""
    file = tmp_path / "scheduler.json"
    with dask("scheduler", "--host", "127.0.0.1", "--port", 0, "--no-dashboard", "--scheduler-file", file):
        yield file


def address_of(scheduler: Path) -> str:
    give_up = time.monotonic() + 30
    while time.monotonic() < give_up:
        try:
            return str(json.loads(scheduler.read_text())["address"])
        except (OSError, ValueError):
            time.sleep(0.05)
    raise TimeoutError("no scheduler came up")


def built(courses: Path, out: Path, **options: Any) -> Built:
    return build(sorted(courses.iterdir()), (), WANTED, None, out, **{"jobs": 1, **options})


def files_in(out: Path) -> dict[str, bytes]:
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in out.rglob("*")
        if path.is_file() and ".cache" not in path.parts
    }


def test_a_cluster_whose_worker_dies_makes_the_same_bytes(tmp_path: Path, scheduler: Path) -> None:
    write_catalogue(tmp_path / "courses", 2)
    here = built(tmp_path / "courses", tmp_path / "here")
    with ExitStack() as running:
        workers = [
            running.enter_context(dask(*_WORKER, "--scheduler-file", scheduler, "--name", name)) for name in "ab"
        ]
        cluster = address_of(scheduler)
        wait_for_workers(cluster, 2)

        def kill_one(name: str, total: int) -> None:
            if len(workers) == 2:
                workers.pop().kill()

        there = built(tmp_path / "courses", tmp_path / "there", cluster=cluster, step=kill_one)

    assert len(workers) == 1
    assert (there.diagnostics, there.failed) == (here.diagnostics, ())
    assert files_in(tmp_path / "there") == files_in(tmp_path / "here")


def test_a_worker_with_another_program_is_told_apart_and_left_out(tmp_path: Path, scheduler: Path) -> None:
    write_catalogue(tmp_path / "courses", 1)
    other = tmp_path / "other.py"
    other.write_text("from coursekit.pipeline import cluster\ncluster.tool_fingerprint = lambda: 'another'\n", "utf-8")
    with dask(*_WORKER, "--scheduler-file", scheduler, "--preload", other):
        cluster = address_of(scheduler)
        wait_for_workers(cluster, 1)

        result = coursekit("build", tmp_path / "courses", "--out", tmp_path / "out", "--cluster", cluster)

    assert result.code == 2
    assert result.err.startswith(f"--cluster {cluster}: no worker would make the same bytes: tcp://127.0.0.1:")
    assert result.err.endswith(" has other files of coursekit in its version\n")
    assert not (tmp_path / "out" / "manifest.json").exists()


def wait_for_workers(address: str, number: int) -> None:
    from distributed import Client

    with Client(address, set_as_default=False) as client:
        client.wait_for_workers(number, timeout=60)
