"""Builds are killed at any moment: no file is ever half written, and the next build mends what was left undone.

COURSEKIT_KILLS=200 kills that many builds, and a quarter as many with two workers.
"""

from __future__ import annotations

import os
import signal
import time
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest

from tests.e2e import courses
from tests.e2e.command import is_gone, run_apart, started
from tests.e2e.conftest import Once
from tests.e2e.output_folder import broken_files, digests_of, left_over, listed_in, products_in, tells_the_truth

pytestmark = pytest.mark.fonts

KILLS = int(os.environ.get("COURSEKIT_KILLS", "1"))
# Files of each kind but a deck, which takes longer to make and gets its name in the same way.
FORMATS = ["xlsx", "html", "docx", "pdf"] if KILLS > 1 else ["xlsx", "html"]
PRODUCTS = ["agenda", "handout", "key"] if KILLS > 1 else ["agenda", "handout"]
WANTED = [
    *(option for name in PRODUCTS for option in ("--product", name)),
    *(option for name in FORMATS for option in ("--format", name)),
]


@dataclass(frozen=True)
class Versions:
    """A course in two versions, and what builds of each give."""

    sources: tuple[Path, Path]
    products: tuple[dict[str, bytes], dict[str, bytes]]
    seconds: float


@pytest.fixture(scope="session")
def versions(once: Once) -> Versions:
    def fill(folder: Path) -> None:
        for number in (0, 1):
            text = str(courses.CALM["course.yaml"]).replace("Calm calls", f"Calm calls {number}")
            courses.write_course(folder / f"source-{number}" / "calm", {**courses.CALM, "course.yaml": text})
            before = time.monotonic()
            assert build(folder / f"source-{number}", folder / f"out-{number}", 1) == 0
            (folder / "seconds").write_text(str(time.monotonic() - before))

    folder = once("versions", fill)
    return Versions(
        (folder / "source-0", folder / "source-1"),
        (products_in(folder / "out-0"), products_in(folder / "out-1")),
        float((folder / "seconds").read_text()),
    )


def build(source: Path, out: Path, jobs: int) -> int:
    return run_apart("build", source, "--out", out, "--jobs", jobs, *WANTED).code


@pytest.mark.parametrize(("jobs", "kills"), [(1, KILLS), (2, (KILLS + 3) // 4)])
def test_a_killed_build_leaves_whole_files_and_the_next_mends_the_rest(
    versions: Versions, tmp_path: Path, jobs: int, kills: int
) -> None:
    random = Random(f"kills with {jobs} jobs")
    out = tmp_path / "out"
    assert build(versions.sources[0], out, 1) == 0
    for number in range(kills):
        version = (number + 1) % 2
        kill_a_build(
            versions, version, out, jobs, versions.seconds * random.uniform(0.2, 1.2), alone=number % 2 == jobs % 2
        )

        assert broken_files(out) == []
        assert all(data in (one[path] for one in versions.products) for path, data in products_in(out).items())
        # A file gets its name a moment before the manifest does.
        described = [digests_of(products) for products in versions.products]
        assert all(digest in (one[path] for one in described) for path, digest in listed_in(out).items())

        assert build(versions.sources[version], out, 1) == 0
        assert products_in(out) == versions.products[version]
        assert tells_the_truth(out)
        assert left_over(out) == []


def kill_a_build(versions: Versions, version: int, out: Path, jobs: int, after: float, *, alone: bool) -> None:
    """With all its workers, or alone: then these end by themselves."""
    command = ("build", versions.sources[version], "--out", out, "--jobs", jobs, *WANTED)
    with started(*command) as process:
        time.sleep(after)
        if alone:
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        assert is_gone(process.pid), "a worker outlived the build"
