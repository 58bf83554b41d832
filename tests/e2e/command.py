"""coursekit as it is run: inside this process, or in one of its own where the process is what is tested."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, redirect_stderr, redirect_stdout, suppress
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from coursekit.start import main

PROGRAM = Path(sys.executable).with_name("coursekit")
"""The command as it was installed beside this Python."""


@dataclass(frozen=True, slots=True)
class Result:
    code: int
    out: str
    err: str


def coursekit(*arguments: object) -> Result:
    """Run the command's own entry point in this process, with both streams caught.

    typer's CliRunner would call `app` and pass by `main`, where usage errors and faults become exit codes.
    """
    out, err = io.StringIO(), io.StringIO()
    code: object = None
    with patch.object(sys, "argv", ["coursekit", *map(str, arguments)]), redirect_stdout(out), redirect_stderr(err):
        try:
            main()
        except SystemExit as end:
            code = end.code
    return Result(code if isinstance(code, int) else 0, out.getvalue(), err.getvalue())


def run_apart(
    *arguments: object, cwd: Path | None = None, environment: Mapping[str, str] | None = None, stdout: int | None = None
) -> Result:
    """Run the installed command in a process of its own; nothing of it is a terminal.

    `environment` is added to this one's. With `stdout`, a file descriptor, the result has no `out`.
    """
    done = subprocess.run(
        [PROGRAM, *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, **(environment or {})},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE if stdout is None else stdout,
        stderr=subprocess.PIPE,
        timeout=120,
        check=False,
    )
    return Result(done.returncode, (done.stdout or b"").decode(), done.stderr.decode())


@contextmanager
def started(*arguments: object, cwd: Path | None = None) -> Iterator[subprocess.Popen[str]]:
    """The installed command at work, in a process group of its own; what is left of the group is killed at the end."""
    process = subprocess.Popen(
        [PROGRAM, *map(str, arguments)],
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def is_gone(group: int, seconds: float = 30) -> bool:
    """Whether all processes of a group have ended, or do so in that time."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.01)
    return False
