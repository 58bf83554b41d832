"""coursekit as it is run: inside this process, or in one of its own where the process is what is tested."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
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
