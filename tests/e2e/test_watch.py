"""`build --watch`, as somebody who writes has it beside the editor: a process that is told of each save by the file system."""

from __future__ import annotations

import os
import signal
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.command import PROGRAM
from tests.e2e.courses import CALM, write_course

READY = "waiting for changes; Ctrl-C ends\n"


@pytest.fixture
def course(tmp_path: Path) -> Path:
    return write_course(tmp_path / "calm", CALM)


@pytest.fixture
def watching(course: Path) -> Iterator[subprocess.Popen[str]]:
    command = [PROGRAM, "build", "calm", "--watch", "-p", "deck", "-f", "pptx", "-e", "short"]
    process = subprocess.Popen(
        command, cwd=course.parent, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONUNBUFFERED": "1"}
    )
    # Nothing that it may fail to say is waited for any longer.
    end = threading.Timer(60, process.kill)
    end.start()
    yield process
    end.cancel()
    process.kill()
    process.wait()


def said(process: subprocess.Popen[str]) -> str:
    """All that it says until it waits again."""
    assert process.stdout is not None
    lines: list[str] = []
    for line in process.stdout:
        lines.append(line)
        if line == READY:
            break
    return "".join(lines)


def test_each_save_is_built_until_the_user_ends_it(course: Path, watching: subprocess.Popen[str]) -> None:
    deck = "build/calm/short/deck.pptx"
    assert said(watching) == f"{deck}\n1 file written\n{READY}"

    write_course(course, {"course.yaml": str(CALM["course.yaml"]).replace("Calm calls", "Calmer calls")})
    assert said(watching) == f"changed: course.yaml\n{deck}\n1 file written\n{READY}"

    # An editor may take the file away for a moment; a mistake is said, and the last good deck stays.
    write_course(course, {"course.yaml": "schema: 1\n"})
    assert said(watching) == f"changed: course.yaml\n{READY}"
    assert (course.parent / deck).is_file()

    write_course(course, {"course.yaml": CALM["course.yaml"]})
    assert said(watching) == f"changed: course.yaml\n{deck}\n1 file written\n{READY}"

    watching.send_signal(signal.SIGINT)
    assert said(watching).endswith("ended\n")
    assert watching.wait(5) == 0
