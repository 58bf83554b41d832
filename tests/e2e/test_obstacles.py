"""What stands in the way of a build: the old files stay whole, nothing else is touched, and the next build mends the rest."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.e2e import courses
from tests.e2e.command import Result, coursekit
from tests.e2e.output_folder import (
    left_over,
    products_in,
    tells_the_truth,
)

CLEAN, MISTAKES, USAGE = 0, 1, 2
WANTED = ["--format", "docx", "--format", "xlsx", "--product", "key", "--product", "agenda"]
FULL = "calm/full/key.docx"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def write_version(title: str) -> None:
    text = str(courses.CALM["course.yaml"]).replace("Calm calls", title)
    courses.write_course(Path("calm"), {**courses.CALM, "course.yaml": text})


def build(out: Path | str = "out", jobs: int = 1) -> Result:
    return coursekit("build", "calm", "--out", out, "--jobs", jobs, *WANTED)


def products_of(title: str) -> dict[str, bytes]:
    """What a build into a new folder gives."""
    write_version(title)
    assert build("fresh").code == CLEAN
    return products_in(Path("fresh"))


# ---------------------------------------------------------------- no room, no right to write

as_root = pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0,
    reason="only root may mount a small disk; continuous integration is root",
)


@contextmanager
def small_disk(size: str) -> Iterator[Path]:
    disk = Path("disk")
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "none", disk], check=False).returncode != 0:
        pytest.skip("no disk can be mounted here")
    try:
        yield disk
    finally:
        subprocess.run(["umount", "--lazy", disk], check=True)


@as_root
@pytest.mark.parametrize("room", [0, 8, 24, 48], ids="{} KiB free".format)
def test_a_full_disk_leaves_the_old_files(room: int) -> None:
    old, new = products_of("Calm calls"), products_of("Calmer calls")
    with small_disk("1M") as disk:
        write_version("Calm calls")
        assert build(disk).code == CLEAN
        fill(disk, room)
        write_version("Calmer calls")

        result = build(disk)

        assert (result.code, result.err.splitlines()[-1]) == (USAGE, "No space left on device")
        assert products_in(disk) == {**new, **old}
        assert tells_the_truth(disk)
        assert left_over(disk) == []

        (disk / "filler").unlink()
        assert build(disk).code == CLEAN
        assert products_in(disk) == new


def fill(disk: Path, room_kib: int) -> None:
    status = os.statvfs(disk)
    free = status.f_bavail * status.f_frsize
    (disk / "filler").write_bytes(b"x" * (free - room_kib * 1024))
