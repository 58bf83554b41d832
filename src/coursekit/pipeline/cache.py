"""What was made before, by what it was made of. An entry that cannot be trusted is a miss, never a fault."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

from coursekit.pipeline.output import write_atomically

MOST_BYTES = 1_000_000_000
"""A cache is trimmed to that size at the end of a build: what was not used for longest goes."""

_MAGIC = b"coursekit cache 1\n"
_OBJECTS = "objects"
# https://bford.info/cachedir/: programs that make backups leave such a folder out.
_TAG = (
    "CACHEDIR.TAG",
    b"Signature: 8a477f597d28d172789f06886806bc55\n# What coursekit made before. It may be deleted.\n",
)
_IGNORED = (".gitignore", b"*\n")


class Store(Protocol):
    """Bytes by key; a key is a fingerprint. What is put may be gone the next time."""

    def get(self, key: str) -> bytes | None: ...

    def put(self, key: str, data: bytes) -> None: ...


class NoStore:
    """Keeps nothing."""

    def get(self, key: str) -> bytes | None:
        return None

    def put(self, key: str, data: bytes) -> None:
        pass


def kept(store: Store, key: str, make: Callable[[], bytes]) -> bytes:
    """What the store has for the key, else what is made, which the store has from then on."""
    data = store.get(key)
    if data is None:
        data = make()
        store.put(key, data)
    return data


def sealed(key: str, data: bytes) -> bytes:
    """An entry as it is stored: the key and the digest of the data before the data."""
    return b"%s%s\n%s\n%s" % (_MAGIC, key.encode(), hashlib.sha256(data).hexdigest().encode(), data)


def unsealed(key: str, entry: bytes) -> bytes | None:
    """The data of an entry; None when a byte of it is not as it was written, or when it is that of another key."""
    head, _, rest = entry.removeprefix(_MAGIC).partition(b"\n")
    digest, _, data = rest.partition(b"\n")
    right = entry.startswith(_MAGIC) and head == key.encode()
    return data if right and digest == hashlib.sha256(data).hexdigest().encode() else None


class FolderStore:
    """A folder of entries, `objects/ab/abcdef…`, which several builds may use at once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def get(self, key: str) -> bytes | None:
        path = self._path(key)
        try:
            data = unsealed(key, path.read_bytes())
            os.utime(path)
        except OSError:
            return None
        return data

    def put(self, key: str, data: bytes) -> None:
        """Without room on the disk nothing is kept: what could not be cached was made all the same."""
        path = self._path(key)
        try:
            if not path.parent.parent.is_dir():
                self._start()
            # Not flushed to disk: an entry that a crash tears is a miss.
            write_atomically(path, sealed(key, data), durable=False)
        except OSError:
            return

    def trim(self, most_bytes: int = MOST_BYTES) -> None:
        """Delete what was not used for longest until the rest has that size."""
        entries = sorted(self._entries(), reverse=True)
        room = most_bytes
        for _, size, path in entries:
            room -= size
            if room < 0:
                path.unlink(missing_ok=True)

    def _start(self) -> None:
        for name, content in (_TAG, _IGNORED):
            write_atomically(self.folder / name, content, durable=False)

    def _entries(self) -> Iterator[tuple[int, int, Path]]:
        """Time of the last use in nanoseconds, size in bytes, and path."""
        for path in self.folder.glob(f"{_OBJECTS}/??/*"):
            status = path.stat()
            yield status.st_mtime_ns, status.st_size, path

    def _path(self, key: str) -> Path:
        return self.folder / _OBJECTS / key[:2] / key
