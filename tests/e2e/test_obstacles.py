"""What stands in the way of a build: the old files stay whole, nothing else is touched, and the next build mends the rest."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from coursekit.pipeline.cache import unsealed
from coursekit.pipeline.output import Entry, digest, open_folder
from tests.e2e import courses
from tests.e2e.command import Result, coursekit, started
from tests.e2e.conftest import Once
from tests.e2e.output_folder import MANIFEST, left_over, listed_in, products_in, tells_the_truth

CLEAN, MISTAKES, USAGE = 0, 1, 2
WANTED = ["--format", "docx", "--format", "xlsx", "--product", "key", "--product", "agenda"]
FULL = "calm/full/key.docx"


@dataclass(frozen=True)
class Products:
    """What builds of the course as it was give, and of the course as it is changed."""

    old: dict[str, bytes]
    new: dict[str, bytes]


@pytest.fixture
def products(once: Once, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Products:
    """Here is the course “calm”, built into `out`."""

    def fill(folder: Path) -> None:
        monkeypatch.chdir(folder)
        write_version("Calmer calls")
        assert build("new").code == CLEAN
        write_version("Calm calls")
        assert build("out").code == CLEAN

    folder = once("obstacles", fill)
    monkeypatch.chdir(tmp_path)
    for name in ("calm", "out"):
        shutil.copytree(folder / name, name)
    return Products(products_in(folder / "out"), products_in(folder / "new"))


def write_version(title: str) -> None:
    text = str(courses.CALM["course.yaml"]).replace("Calm calls", title)
    courses.write_course(Path("calm"), {**courses.CALM, "course.yaml": text})


def build(out: Path | str = "out", jobs: int = 1) -> Result:
    return coursekit("build", "calm", "--out", out, "--jobs", jobs, *WANTED)


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
@pytest.mark.parametrize("room", [0, 24], ids="{} KiB free".format)
def test_a_full_disk_leaves_the_old_files(products: Products, room: int) -> None:
    with small_disk("1M") as disk:
        shutil.copytree("out", disk, dirs_exist_ok=True)
        fill(disk, room)
        write_version("Calmer calls")

        result = build(disk)

        assert (result.code, result.err.splitlines()[-1]) == (USAGE, "No space left on device")
        assert all(data in (products.old[path], products.new[path]) for path, data in products_in(disk).items())
        assert tells_the_truth(disk)
        assert left_over(disk) == []

        (disk / ".filler").unlink()
        assert build(disk).code == CLEAN
        assert products_in(disk) == products.new


@as_root
def test_a_full_disk_has_room_for_the_manifest_of_a_catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is not written with each of so many files."""
    monkeypatch.chdir(tmp_path)
    with small_disk("8M") as disk:
        with open_folder(disk) as out:
            out.place(entries(500))
            out.place(entries(501))
            assert len(listed_in(disk)) == 500
            fill(disk, 0)
            with pytest.raises(OSError, match="No space left"):
                out.place(entries(502))

        assert len(listed_in(disk)) == 501
        (disk / ".filler").unlink()
        assert tells_the_truth(disk)
        assert left_over(disk) == []


def entries(number: int) -> dict[Entry, bytes]:
    data = [str(one).encode() for one in range(number)]
    return {Entry(f"calm/full/{one.decode()}.txt", digest(one), "calm", "full", "key", "txt"): one for one in data}


def fill(disk: Path, room_kib: int) -> None:
    status = os.statvfs(disk)
    free = status.f_bavail * status.f_frsize
    (disk / ".filler").write_bytes(b"x" * (free - room_kib * 1024))


@as_root
def test_a_folder_that_may_only_be_read_is_wrong_usage(products: Products) -> None:
    with small_disk("1M") as disk:
        shutil.copytree("out", disk, dirs_exist_ok=True)
        subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
        write_version("Calmer calls")

        result = build(disk)

        assert (result.code, result.err) == (USAGE, f"{disk.resolve()}/.ck-lock: Read-only file system\n")
        assert products_in(disk) == products.old


def test_a_file_that_may_only_be_read_is_replaced(products: Products) -> None:
    Path("out", FULL).chmod(0o444)
    write_version("Calmer calls")

    assert build().code == CLEAN
    assert products_in(Path("out")) == products.new


# ---------------------------------------------------------------- something else is where a file belongs


def put_link(place: Path) -> None:
    Path("precious").write_text("precious")
    place.symlink_to(Path("precious").resolve())


def put_pipe(place: Path) -> None:
    os.mkfifo(place)


def put_folder(place: Path) -> None:
    (place / "inside").mkdir(parents=True)


@pytest.mark.parametrize("put", [put_link, put_pipe, put_folder])
@pytest.mark.usefixtures("products")
def test_only_files_are_replaced(put: Callable[[Path], None]) -> None:
    place = Path("out", FULL)
    place.unlink()
    put(place)
    kind = place.lstat().st_mode

    result = build()

    reason = "this is a link, or of another kind than what belongs here"
    assert (result.code, result.err) == (USAGE, f"out/{FULL}: {reason}\n")
    assert place.lstat().st_mode == kind
    assert not Path("precious").exists() or Path("precious").read_text() == "precious"
    assert tells_the_truth(Path("out")) or put is put_link
    assert left_over(Path("out")) == []


@pytest.mark.usefixtures("products")
def test_nothing_is_written_through_a_linked_folder() -> None:
    Path("elsewhere").mkdir()
    shutil.rmtree("out/calm")
    Path("out/calm").symlink_to(Path("elsewhere").resolve())

    assert build().code == USAGE
    assert list(Path("elsewhere").iterdir()) == []


# ---------------------------------------------------------------- the folder was changed by hand


def overwrite(out: Path) -> None:
    (out / FULL).write_bytes(b"by hand")


def cut_off(out: Path) -> None:
    """As an editor may that keeps size and time."""
    file = out / FULL
    times = file.stat().st_atime_ns, file.stat().st_mtime_ns
    file.write_bytes(file.read_bytes()[:-1] + b"x")
    os.utime(file, ns=times)


def remove(out: Path) -> None:
    (out / FULL).unlink()


def forget(out: Path) -> None:
    (out / MANIFEST).unlink()


def lie(out: Path) -> None:
    text = (out / MANIFEST).read_text("utf-8")
    (out / MANIFEST).write_text(re.sub("[0-9a-f]{64}", "0" * 64, text), "utf-8")


def age(out: Path) -> None:
    """As a clock does that was put back: all is of tomorrow."""
    for path in [*out.rglob("*"), *Path("calm").rglob("*")]:
        os.utime(path, (4_000_000_000, 4_000_000_000))


def flip_cache(out: Path) -> None:
    for entry in (out / ".cache").rglob("*"):
        if entry.is_file():
            data = bytearray(entry.read_bytes())
            data[len(data) // 2] ^= 255
            entry.write_bytes(data)
    (out / FULL).unlink()


def cut_cache(out: Path) -> None:
    for entry in (out / ".cache").rglob("*"):
        if entry.is_file():
            entry.write_bytes(entry.read_bytes()[:100])
    (out / FULL).unlink()


def leave_unfinished(out: Path) -> None:
    """As a build does that is killed while it writes the lock, the manifest of a catalogue, files, or its cache."""
    for name in (".ck-4711-build.lock.tmp", ".ck-room", ".ck-new/0", ".cache/objects/ab/.ck-4711-abc.tmp"):
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        (out / name).write_bytes(b"unfinished")
    remove(out)


@pytest.mark.parametrize(
    "harm", [overwrite, cut_off, remove, forget, lie, age, flip_cache, cut_cache, leave_unfinished]
)
def test_the_next_build_mends_what_was_done_to_the_folder(products: Products, harm: Callable[[Path], None]) -> None:
    build()
    harm(Path("out"))

    result = build()

    assert (result.code, products_in(Path("out"))) == (CLEAN, products.old)
    assert tells_the_truth(Path("out"))
    assert left_over(Path("out")) == []

    entries = [entry for entry in Path("out/.cache/objects").rglob("*") if entry.is_file()]
    assert [entry for entry in entries if unsealed(entry.name, entry.read_bytes()) is None] == []


def test_a_source_that_is_older_than_what_was_made_of_it_is_built(products: Products) -> None:
    """A clock was put back, or an older file was copied over a newer one."""
    write_version("Calmer calls")
    os.utime("calm/course.yaml", (1, 1))

    assert build().code == CLEAN
    assert products_in(Path("out")) == products.new


# ---------------------------------------------------------------- what fails, and what does not


TOO_LONG = "\n".join(f"- A line that is one of very many, number {number}" for number in range(40))
OVERFLOWING: courses.Files = {
    **courses.CALM,
    "course.yaml": str(courses.CALM["course.yaml"]).replace("language: en\n", "language: en\noverflow: error\n"),
    "modules/01-listening.md": str(courses.CALM["modules/01-listening.md"]).replace(
        "- Longer than you think", TOO_LONG
    ),
}
"""Silence has a slide that is too long, and only the edition “full” has time for silence."""


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_edition_that_fails_keeps_its_files_and_the_others_are_written(products: Products, jobs: int) -> None:
    old, new = products.old, products.new
    files = {**OVERFLOWING, "course.yaml": str(OVERFLOWING["course.yaml"]).replace("Calm calls", "Calmer calls")}
    courses.write_course(Path("calm"), files)

    result = build(jobs=jobs)

    assert result.code == MISTAKES
    assert "error[slide-overflows]" in result.err
    assert result.err.endswith("calm/full was not built; files of an earlier build stay as they are\n")
    assert products_in(Path("out")) == {path: old[path] if path.startswith("calm/full/") else new[path] for path in old}
    assert tells_the_truth(Path("out"))


# ---------------------------------------------------------------- others build at the same time


def test_builds_at_once_in_one_folder_end_well(products: Products) -> None:
    write_version("Calmer calls")
    command = ("build", "calm", "--out", "out", *WANTED)
    with started(*command, "--jobs", 1) as one, started(*command, "--jobs", 2) as other:
        said = [process.communicate(timeout=120)[1] for process in (one, other)]

    assert (said, one.returncode, other.returncode) == (["", ""], CLEAN, CLEAN)
    assert products_in(Path("out")) == products.new
    assert tells_the_truth(Path("out"))
    assert left_over(Path("out")) == []
