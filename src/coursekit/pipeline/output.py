"""The output folder: files are written whole or not at all, and the manifest says what is there.

Files that belong together are placed together: each is written under another name and flushed to the disk, and only when there
was room for all of them they get their names, one right after the other, the manifest last. A build that is killed leaves the
old files or the new ones. Killed between two of these renames it leaves some of both, all of them whole, and the old manifest.
What a manifest says is never trusted: the next build compares the files themselves, and mends what differs. What is to go is
removed just before the manifest leaves it out, for a file that is named and missing is mended too, while nobody would know of
one that is left.

Only the manifest of a catalogue is not written with every file, which would take the square of their number: it may be behind
by some while a build goes on, and has its room on the disk all the same.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import shutil
import stat
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath

from filelock import BaseFileLock, FileLock, Timeout

from coursekit.pipeline.stamp import FOLDER
from coursekit.value import Value, as_data

MANIFEST = "manifest.json"
_TEMPORARY = ".ck-"
_UNFINISHED = f"{_TEMPORARY}*.tmp"
_NEW = ".ck-new"
_LOCK = ".ck-lock"
_ROOM = ".ck-room"
# To write a manifest of so many files with each of them takes hardly any time.
_LISTED_AT_ONCE = 400
# Beyond that, so much of it may be behind: then all that is written of it grows no faster than the build.
_MAY_LAG = 1 / 4
# A disk takes hardly longer to flush several files at once than to flush one.
_FLUSHED_AT_ONCE = 8


class Entry(Value, order=True):
    """One file of the manifest; `path` is relative to the output folder, with forward slashes."""

    path: str
    sha256: str
    course: str
    edition: str
    product: str
    format: str


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


# ---------------------------------------------------------------- whole files


def write_atomically(path: Path, data: bytes, *, durable: bool = True) -> None:
    """Write beside the target, flush to disk if it is to outlast a crash, then rename over it: a reader sees the old file or
    the new one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f"{_TEMPORARY}{os.getpid()}-{path.name}.tmp")
    try:
        _write(temporary, data, durable=durable)
        os.replace(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)


def write_together(out: Path, files: Mapping[str, bytes], stale: Iterable[str] = ()) -> Iterator[str]:
    """Files of an output folder that is held, by path. When there is room for all, those that are stale are removed, then each
    gets its name, in order; yields the path of each that was removed or written. Raises OSError."""
    for path in files:
        _check_place(out, path)
    folder = out / _NEW
    written = {path: folder / str(number) for number, path in enumerate(files)}
    try:
        folder.mkdir()
        with ThreadPoolExecutor(_FLUSHED_AT_ONCE) as flushing:
            list(flushing.map(_write, written.values(), files.values()))
        for path in files:
            (out / path).parent.mkdir(parents=True, exist_ok=True)
        for path in stale:
            (out / path).unlink(missing_ok=True)
            yield path
        for path, temporary in written.items():
            os.replace(temporary, out / path)
            yield path
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _write(path: Path, data: bytes, *, durable: bool = True) -> None:
    with open(path, "wb") as file:
        file.write(data)
        if durable:
            file.flush()
            os.fsync(file.fileno())


def _check_place(out: Path, path: str) -> None:
    """Nothing is written through a link, and only files are replaced."""
    parents = [out / folder for folder in PurePosixPath(path).parents if folder.name]
    for place, is_right in [*((parent, stat.S_ISDIR) for parent in parents), (out / path, stat.S_ISREG)]:
        with suppress(FileNotFoundError):
            if not is_right(place.lstat().st_mode):
                raise OSError(errno.EEXIST, "this is a link, or of another kind than what belongs here", str(place))


# ---------------------------------------------------------------- the folder, held


@contextmanager
def held(out: Path) -> Iterator[None]:
    """Hold the output folder: a second build waits. What a killed build left behind is removed first."""
    out.mkdir(parents=True, exist_ok=True)
    path = out / _LOCK
    lock = FileLock(path)
    try:
        lock.acquire()
        shutil.rmtree(out / _NEW, ignore_errors=True)
        (out / _ROOM).unlink(missing_ok=True)
        for left in (*out.glob(_UNFINISHED), *(out / FOLDER).rglob(_UNFINISHED)):
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


@contextmanager
def open_folder(out: Path) -> Iterator[OutputFolder]:
    """Hold the output folder; in the end, however it comes, its manifest says what is there."""
    with held(out):
        folder = OutputFolder(out)
        try:
            yield folder
        finally:
            folder.list_files()


class OutputFolder:
    """The files of an output folder that is held, as its manifest has them."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._entries = {entry.path: entry for entry in read_manifest(root)}
        self._behind = 0

    @property
    def entries(self) -> tuple[Entry, ...]:
        return tuple(sorted(self._entries.values()))

    def place(self, files: Mapping[Entry, bytes]) -> list[str]:
        """Files that belong together. Those that are there with these bytes are left alone; the paths of the others.
        Raises OSError; when a disk is full or a place is taken, all are as they were."""
        new = {entry.path: data for entry, data in files.items() if not is_there(self.root / entry.path, data)}
        for entry in files:
            if entry.path not in new:
                self._note(entry.path, entry)
        self._change(new, {entry.path: entry for entry in files})
        return list(new)

    def remove(self, entries: Iterable[Entry]) -> list[str]:
        """Leave these out of the manifest, and remove their files; the paths of those removed. A file that is not as it was
        written is somebody else's by now, and stays. Folders that are empty without them go too."""
        gone = {entry.path: self._is_ours(entry) for entry in entries}
        for path in [path for path, ours in gone.items() if not ours]:
            self._note(path, None)
        removed = [path for path, ours in gone.items() if ours]
        self._change({}, {}, removed)
        for path in removed:
            for folder in PurePosixPath(path).parents[:-1]:
                with suppress(OSError):
                    (self.root / folder).rmdir()
        return removed

    def list_files(self, *, even_none: bool = False) -> None:
        """Write the manifest, unless it is right. One of no files is written when it is asked for only."""
        text = _manifest(self._entries)
        if not even_none and not self._entries and not (self.root / MANIFEST).exists():
            return
        (self.root / _ROOM).unlink(missing_ok=True)
        if not is_there(self.root / MANIFEST, text):
            list(write_together(self.root, {MANIFEST: text}))

    def _change(self, new: Mapping[str, bytes], entries: Mapping[str, Entry], stale: Iterable[str] = ()) -> None:
        stale = frozenset(stale)
        changes = len(new) + len(stale)
        if not changes:
            return
        manifest = {}
        lists = not self._may_lag(self._behind + changes)
        if lists:
            after = {path: entry for path, entry in {**self._entries, **entries}.items() if path not in stale}
            manifest[MANIFEST] = _manifest(after)
        else:
            self._keep_room(entries)
        for path in write_together(self.root, {**new, **manifest}, stale):
            if path != MANIFEST:
                self._note(path, entries.get(path))
        if lists:
            self._behind = 0

    def _may_lag(self, changes: int) -> bool:
        listed = len(self._entries)
        return listed > _LISTED_AT_ONCE and changes <= _MAY_LAG * listed

    def _keep_room(self, entries: Mapping[str, Entry]) -> None:
        """Take the room that the manifest will need, with these entries more: what is placed meanwhile may fill the disk."""
        with open(self.root / _ROOM, "ab") as room:
            more = len(_manifest(entries))
            room.write(bytes(more if room.tell() else len(_manifest(self._entries)) + more))

    def _note(self, path: str, entry: Entry | None) -> None:
        if self._entries.get(path) == entry:
            return
        self._behind += 1
        if entry is None:
            del self._entries[path]
        else:
            self._entries[path] = entry

    def _is_ours(self, entry: Entry) -> bool:
        path = self.root / entry.path
        return not path.is_symlink() and path.is_file() and digest(path.read_bytes()) == entry.sha256


def is_there(path: Path, data: bytes) -> bool:
    try:
        status = path.lstat()
        return stat.S_ISREG(status.st_mode) and status.st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False


def read_manifest(out: Path) -> tuple[Entry, ...]:
    """The entries whose files are still there; none when there is no manifest that can be read."""
    try:
        data = json.loads((out / MANIFEST).read_text("utf-8"))
        entries = tuple(Entry(**{key: str(value) for key, value in file.items()}) for file in data["files"])
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return ()
    return tuple(entry for entry in entries if _is_inside(entry.path) and (out / entry.path).is_file())


def _is_inside(path: str) -> bool:
    """What a manifest names may be removed one day."""
    place = PurePosixPath(path)
    return not place.is_absolute() and ".." not in place.parts and "\\" not in path


def _manifest(entries: Mapping[str, Entry]) -> bytes:
    files = [as_data(entries[path]) for path in sorted(entries)]
    return f"{json.dumps({'files': files}, ensure_ascii=False, indent=2)}\n".encode()
