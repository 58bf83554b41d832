"""A look's own template is somebody's program, and a PDF may be made to never end: such work has a process of its own, which
ends when it asks for too much."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Callable

from coursekit.documents.look import Look
from coursekit.limits import PAGE_BYTES, PAGE_GROWTH, PAGE_MEMORY_BYTES, PAGE_SECONDS
from coursekit.usage import UsageError

_FAILED, _NO_MEMORY, _TOO_LARGE = 1, 3, 4
# Where processor time cannot be bounded (Windows), and in case a template waits.
_PATIENCE_SECONDS = 120
_START = "import sys; sys.path[:] = {path!r}; from coursekit.write.apart import main; main()"


def text_of(look: Look, name: str) -> str:
    try:
        return look.files[name].decode("utf-8")
    except UnicodeDecodeError as error:
        raise UsageError(f"{name} of the look “{look.name}” is not UTF-8") from error


class Stopped(Exception):  # noqa: N818 - it says what happened
    """Work that failed, or that asked for more than it may; its text goes on after “cannot be used: ”."""


def run_apart(look: Look, name: str, size: int, work: Callable[..., bytes], *arguments: object) -> bytes:
    """What `work` gives, a function of a module. `name` is the look's file; `size` is how many bytes of text it is given: twice
    as much may take twice as long. Raises UsageError when the template fails, or asks for more than it may."""
    seconds = PAGE_SECONDS + size * PAGE_SECONDS // PAGE_GROWTH
    memory = PAGE_MEMORY_BYTES + size * PAGE_MEMORY_BYTES // PAGE_GROWTH
    try:
        return run_bounded(seconds, memory, work, *arguments)
    except Stopped as error:
        raise UsageError(f"{name} of the look “{look.name}” cannot be used: {error}") from error


def run_bounded(seconds: int, memory: int, work: Callable[..., bytes], *arguments: object) -> bytes:
    """What `work` gives, a function of a module, in a process with so much processor time and memory. Raises Stopped."""
    command = [sys.executable, "-c", _START.format(path=sys.path), str(seconds), str(memory)]
    try:
        done = subprocess.run(
            command,
            input=pickle.dumps((work, arguments)),
            capture_output=True,
            timeout=_PATIENCE_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise Stopped("it does not end") from error
    match done.returncode:
        case 0:
            return done.stdout
        case code if code == _FAILED:
            raise Stopped(done.stderr.decode("utf-8", "replace").strip())
        case code if code == _TOO_LARGE:
            raise Stopped(f"it makes more than {PAGE_BYTES // 1_000_000} MB")
        case code if code == _NO_MEMORY or b"memory" in done.stderr:
            raise Stopped(f"it needs more than {memory // 1_000_000} MB of memory")
        case _:
            raise Stopped(f"it needs more than {seconds} seconds of processor time, or does not end")


def main() -> None:
    """In the new process: bounds first, then the work, whose result goes to standard output."""
    _bind(seconds=int(sys.argv[1]), memory=int(sys.argv[2]))
    work, arguments = pickle.load(sys.stdin.buffer)
    try:
        made: bytes = work(*arguments)
    except MemoryError:
        os._exit(_NO_MEMORY)
    except BaseException as error:  # a template may raise anything
        sys.stderr.write(f"{error}" or type(error).__name__)
        sys.exit(_FAILED)
    if len(made) > PAGE_BYTES:
        sys.exit(_TOO_LARGE)
    sys.stdout.buffer.write(made)


def _bind(*, seconds: int, memory: int) -> None:
    # Typst would fetch packages of the network: through this proxy, which is none, it gets nothing.
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTPS_PROXY"):
        os.putenv(name, "http://127.0.0.1:9")
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    # Not the address space: allocators reserve much of it that they never use.
    resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
