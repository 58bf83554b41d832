"""The output folder: files are written whole or not at all, and the manifest says what is there."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from filelock import BaseFileLock, FileLock, Timeout

MANIFEST = "manifest.json"
_TEMPORARY = ".ck-"
_LOCK = ".ck-lock"


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """One file of the manifest; `path` is relative to the output folder, with forward slashes."""

    path: str
    sha256: str
    course: str
    edition: str
    product: str
    format: str


def write_atomically(path: Path, data: bytes, *, durable: bool = True) -> None:
    """Write beside the target, flush to disk if it is to outlast a crash, then rename over it: a reader sees the old file or
    the new one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f"{_TEMPORARY}{os.getpid()}-{path.name}.tmp")
    try:
        with open(temporary, "wb") as file:
            file.write(data)
            if durable:
                file.flush()
                os.fsync(file.fileno())
        os.replace(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)


def place(path: Path, data: bytes) -> bool:
    """Write a file unless it is there with these bytes; whether it was written."""
    try:
        if path.stat().st_size == len(data) and path.read_bytes() == data:
            return False
    except OSError:
        pass
    write_atomically(path, data)
    return True


@contextmanager
def held(out: Path) -> Iterator[None]:
    """Hold the output folder: a second build waits. What a killed build left behind is removed first."""
    out.mkdir(parents=True, exist_ok=True)
    path = out / _LOCK
    lock = FileLock(path)
    try:
        lock.acquire()
        for left in out.glob(f"**/{_TEMPORARY}*.tmp"):
            left.unlink(missing_ok=True)
        yield
    finally:
        _let_go(lock, path)


def _let_go(lock: BaseFileLock, path: Path) -> None:
    """Remove the lock's file while it is held. An interrupt may have fallen into the taking of it: then it is taken again, unless
    another build has it by now."""
    try:
        lock.acquire(timeout=0)
    except (Timeout, OSError):
        return
    # Whoever opened it before finds it without a name, and tries again (filelock looks at st_nlink).
    path.unlink(missing_ok=True)
    lock.release(force=True)


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def read_manifest(out: Path) -> tuple[Entry, ...]:
    """The entries whose files are still there; none when there is no manifest that can be read."""
    try:
        data = json.loads((out / MANIFEST).read_text("utf-8"))
        entries = tuple(Entry(**{key: str(value) for key, value in file.items()}) for file in data["files"])
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return ()
    return tuple(entry for entry in entries if (out / entry.path).is_file())


def write_manifest(out: Path, entries: Iterable[Entry]) -> None:
    """Written last: it never names a file that is not there yet."""
    files = [asdict(entry) for entry in sorted(entries)]
    text = json.dumps({"files": files}, ensure_ascii=False, indent=2)
    write_atomically(out / MANIFEST, f"{text}\n".encode())


def merge(before: Iterable[Entry], written: Iterable[Entry]) -> list[Entry]:
    """What was there and was not written again, and what was written."""
    new = {entry.path: entry for entry in written}
    return [*(entry for entry in before if entry.path not in new), *new.values()]
