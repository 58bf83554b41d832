"""An interrupt from the keyboard: the command ends within a second, what is finished stays, and nothing goes on behind."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path
from subprocess import Popen

import pytest

from tests.e2e import courses
from tests.e2e.command import is_gone, started
from tests.e2e.output_folder import broken_files, left_over, products_in, tells_the_truth

pytestmark = pytest.mark.fonts

INTERRUPTED = 130
# A second on a machine that does nothing else; the whole build would take much longer.
SECONDS = 3.0
PATIENCE_SECONDS = 60
# From the loading of a library to the use of it.
PAUSE_SECONDS = 0.05
EDITIONS = 60
WANTED = ["--format", "docx", "--format", "html"]

Moment = Callable[[Popen[str], Path], bool]


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A course of many editions, so that there is always one to come."""
    more = "".join(f"  no-{number}: {{title: Number {number}, days: 1}}\n" for number in range(EDITIONS))
    text = str(courses.CALM["course.yaml"]).replace("editions:\n", f"editions:\n{more}")
    return courses.write_course(tmp_path / "calm", {**courses.CALM, "course.yaml": text})


@pytest.fixture
def large_course(tmp_path: Path) -> Path:
    """A course of 400 slides, which two processes make."""
    topics = (
        f"\n# Part {number} {{#part-{number} minutes=10-60}}\n"
        + "".join(f"\n## Call {number}, {slide}\n\n- Listen\n- Answer\n" for slide in range(20))
        for number in range(20)
    )
    text = "schema: 1\nid: large\ntitle: Long\nlanguage: en\noutcomes: {listen: Listen}\neditions: {all: {title: All, days: 3}}\n"
    module = "---\nid: listening\ntitle: Listening\noutcomes: [listen]\n---\n" + "".join(topics)
    return courses.write_course(
        tmp_path / "large", {"course.yaml": f"{text}modules: [listening.md]\n", "listening.md": module}
    )


def is_building(process: Popen[str], out: Path) -> bool:
    return (out / ".ck-lock").exists()


def has_a_file(process: Popen[str], out: Path) -> bool:
    return any(out.rglob("*.docx"))


def has_workers(process: Popen[str], out: Path) -> bool:
    return len(Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()) == 2


def has_a_copy(process: Popen[str], out: Path) -> bool:
    """A process and nothing to look after it."""
    return len(Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()) == 1


@pytest.mark.parametrize(
    ("jobs", "moment"),
    [(1, is_building), (1, has_a_file), (2, has_workers), (2, has_a_file)],
    ids=["at the start", "between editions", "while workers start", "while workers are at work"],
)
def test_an_interrupted_build_keeps_what_is_finished(tmp_path: Path, course: Path, jobs: int, moment: Moment) -> None:
    out = tmp_path / "out"
    with started("build", course, "--out", out, "--jobs", jobs, *WANTED) as process:
        wait_for(moment, process, out)
        # As a terminal does, to all of them.
        os.killpg(process.pid, signal.SIGINT)
        seconds, said = ended(process)

        assert is_gone(process.pid)
    assert (process.returncode, said) == (INTERRUPTED, "")
    assert seconds < SECONDS
    assert broken_files(out) == []
    assert left_over(out) == []
    assert tells_the_truth(out)
    assert bool(products_in(out)) or moment is not has_a_file


@pytest.mark.parametrize("signalled", [signal.SIGINT, signal.SIGKILL], ids=lambda one: one.name)
def test_of_the_two_that_make_a_large_edition_none_goes_on(
    tmp_path: Path, large_course: Path, signalled: signal.Signals
) -> None:
    out = tmp_path / "out"
    with started("build", large_course, "--out", out, "--jobs", 2, *WANTED, "--format", "pptx") as process:
        wait_for(has_a_copy, process, out)
        process.send_signal(signalled)
        seconds, said = ended(process)

        assert is_gone(process.pid)
    assert (process.returncode, said) == (INTERRUPTED if signalled is signal.SIGINT else -signalled, "")
    assert seconds < SECONDS
    assert broken_files(out) == []


def test_an_interrupt_while_courses_are_checked_leaves_nothing(tmp_path: Path, course: Path) -> None:
    with started("build", course, "--out", tmp_path / "out", *WANTED) as process:
        wait_for(reads_the_course, process, course)
        time.sleep(PAUSE_SECONDS)
        process.send_signal(signal.SIGINT)
        seconds, said = ended(process)

    assert (process.returncode, said) == (INTERRUPTED, "")
    assert seconds < SECONDS
    assert not (tmp_path / "out").exists()


def reads_the_course(process: Popen[str], course: Path) -> bool:
    """libyaml is loaded to read a course, and nothing is written before all is read."""
    return "_yaml" in Path(f"/proc/{process.pid}/maps").read_text()


def wait_for(moment: Moment, process: Popen[str], place: Path) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not moment(process, place):
        assert process.poll() is None, "the command ended before it could be interrupted"
        assert time.monotonic() < deadline
        time.sleep(0.005)


def ended(process: Popen[str]) -> tuple[float, str]:
    """How long it took from now, in seconds, and what was said on the error stream."""
    before = time.monotonic()
    _, said = process.communicate(timeout=PATIENCE_SECONDS)
    return time.monotonic() - before, said
