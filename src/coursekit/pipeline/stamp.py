"""Has anything changed since the same command ran here? Answered from what the file system says of sources and outputs.

Nothing is imported here that takes time: this is asked before the command line is read (`coursekit.start`). An answer is
given only when it is sure; in all other cases the build looks for itself, and finds what it made before in its cache.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

FOLDER = ".cache"
"""In the output folder."""

_STAMPS = "unchanged"
_DEFAULT_OUT = "build"
# A file that was changed so shortly before a build may be changed again without a trace: clocks of file systems are coarse.
_COARSE_NS = 20_000_000

State = tuple[int, ...]
"""Size, times of modification and of change in nanoseconds, and number of a file or folder; empty when it is not there."""


def unchanged(arguments: Sequence[str]) -> tuple[str, str] | None:
    """What the command would say on its output and error stream, if it would do nothing now; else None."""
    out = _out_of(arguments)
    if out is None:
        return None
    try:
        stamp = json.loads(_place(out, arguments).read_bytes())
        if stamp["program"] != _program_state():
            return None
        same = all(_state_of(path) == tuple(state) for path, *state in stamp["states"])
        return (str(stamp["said"]), str(stamp["warned"])) if same else None
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None


def stamp_of(
    sources: Iterable[Path], outputs: Iterable[Path], started_ns: int, *, said: str, warned: str
) -> bytes | None:
    """The stamp of a build that left nothing to do. `sources` are files and folders, `started_ns` is when it began; `said` and
    `warned` are what is said the next time on the output and the error stream.

    None when a source may have changed since it was read.
    """
    before = {str(path): _state_of(str(path)) for path in sources}
    if any(max(state[1:3], default=0) > started_ns - _COARSE_NS for state in before.values()):
        return None
    after = {str(path): _state_of(str(path)) for path in outputs}
    states = [[path, *state] for path, state in sorted({**before, **after}.items())]
    data = {"program": _program_state(), "states": states, "said": said, "warned": warned}
    # As ASCII: the name of a file need not be text.
    return json.dumps(data).encode()


def stamp_place(out: Path, arguments: Sequence[str]) -> Path | None:
    """Where the stamp of a command is kept; None for a command that is always to be run."""
    return _place(out, arguments) if _out_of(arguments) is not None else None


def folders_in(root: Path, out: Path) -> Iterator[Path]:
    """A folder and all inside it, but for the output folder and hidden ones."""
    outside = out.resolve()
    for place, names, _ in os.walk(root):
        yield Path(place)
        names[:] = [name for name in names if not name.startswith(".") and (Path(place) / name).resolve() != outside]


def _place(out: Path, arguments: Sequence[str]) -> Path:
    """A name for the command, where it runs, and what of its environment decides about the bytes that it writes."""
    said = (os.getcwd(), *arguments, os.environ.get("SOURCE_DATE_EPOCH", ""))
    return out / FOLDER / _STAMPS / hashlib.sha256("\0".join(said).encode("utf-8", "surrogateescape")).hexdigest()[:32]


_ALWAYS_RUN = ("--watch", "--locked", "--cluster", "--shard", "--delivery", "--cache")


def _out_of(arguments: Sequence[str]) -> Path | None:
    """The output folder of a build as the command line will understand it; None when it may not be such a command."""
    if not arguments or arguments[0] != "build":
        return None
    out = _DEFAULT_OUT
    for word, following in zip(arguments[1:], (*arguments[2:], ""), strict=True):
        name, equals, value = word.partition("=")
        if name.startswith("--") and len(name) > 2 and name.startswith(_ALWAYS_RUN):
            return None
        if name == "--out":
            out = value if equals else following
        elif word.startswith("-o"):
            out = word[2:] or following
    return Path(out) if out else None


def _program_state() -> str:
    """Of the program's own files, of the folder that its libraries are in, and of Python."""
    package = Path(__file__).parents[1]
    states = [_state_of(str(package.parent)), _state_of(json.__file__), _state_of(_libraries())]
    for folder, names, files in os.walk(package):
        names[:] = sorted(name for name in names if name != "__pycache__")
        states += [_state_of(os.path.join(folder, name)) for name in sorted(files)]
    return hashlib.sha256(repr((sys.version, states)).encode()).hexdigest()


def _libraries() -> str:
    """Installing or removing a library changes this folder."""
    return os.path.join(sys.prefix, "lib", f"python{sys.version_info[0]}.{sys.version_info[1]}", "site-packages")


def _state_of(path: str) -> State:
    try:
        status = os.stat(path)
    except OSError:
        return ()
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino
