"""build.lock: what the files of an output folder were made of, and their digests; whether a build would make the same."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from coursekit.documents.look import Look
from coursekit.pipeline.bench import is_drawn
from coursekit.pipeline.compiler import CheckedFolder
from coursekit.pipeline.fingerprint import fingerprint, versions
from coursekit.pipeline.output import Entry, is_there, write_atomically
from coursekit.read.library import split_place
from coursekit.usage import UsageError
from coursekit.value import Value, as_data, field, replace
from coursekit.write import fonts_here

LOCK = "build.lock"

Digests = Mapping[str, str]


class NoLockError(UsageError):
    """A build is to be as its lock says, and there is none that can be read."""


class LockedEdition(Value):
    """Digests of the look, of the fonts when pages are drawn, and of the files by name, as deck.pptx."""

    look: str
    fonts: str
    files: Digests


class LockedCourse(Value):
    """Digests of the files that it was read from, by their paths from the course's folder; its editions by id."""

    sources: Digests
    editions: Mapping[str, LockedEdition]


class Lock(Value):
    """Versions of the program and its libraries by name; courses by id."""

    versions: Mapping[str, str]
    courses: Mapping[str, LockedCourse] = field(default_factory=dict)


def lock_of(courses: Sequence[CheckedFolder], made: Sequence[Entry], look: Look) -> Lock:
    """What was built of the courses."""
    look_key = fingerprint(look)
    drawn = any(is_drawn(entry.product, entry.format) for entry in made)
    fonts = fingerprint(fonts_here(look)) if drawn else ""
    locked: dict[str, LockedCourse] = {}
    for folder in courses:
        assert folder.course is not None
        name = folder.course.course.id.text
        own = [entry for entry in made if entry.course == name]
        editions = {
            edition: LockedEdition(look_key, fonts, {Path(e.path).name: e.sha256 for e in own if e.edition == edition})
            for edition in dict.fromkeys(entry.edition for entry in own)
        }
        locked[name] = LockedCourse(dict(sorted(_sources(folder))), editions)
    return Lock(dict(versions()), locked)


def _sources(checked: CheckedFolder) -> Iterator[tuple[str, str]]:
    root = split_place(checked.folder)[0]
    for folder in checked.library.folders:
        for path in folder.files:
            yield Path(os.path.relpath(path, root)).as_posix(), hashlib.sha256(path.read_bytes()).hexdigest()


def write_lock(out: Path, now: Lock, entries: Iterable[Entry]) -> None:
    """What was built now, and what the folder's lock says of all else in its manifest."""
    there = {(entry.course, entry.edition) for entry in entries}
    before = _read(out)
    courses = dict(now.courses)
    for name, course in (before.courses if before is not None else {}).items():
        mine = courses.get(name, LockedCourse(course.sources, {}))
        kept = {edition: locked for edition, locked in course.editions.items() if (name, edition) in there}
        # What a build made in some formats only stands beside what an earlier one made in others.
        merged = {
            **kept,
            **{
                edition: replace(locked, files=_with_older(edition, locked, kept, out / name / edition))
                for edition, locked in mine.editions.items()
            },
        }
        if merged:
            courses[name] = replace(mine, editions=merged)
    text = json.dumps(as_data(replace(now, courses=courses)), ensure_ascii=False, indent=2, sort_keys=True)
    data = f"{text}\n".encode()
    if not is_there(out / LOCK, data):
        write_atomically(out / LOCK, data)


def _with_older(edition: str, locked: LockedEdition, older: Mapping[str, LockedEdition], folder: Path) -> Digests:
    files = older[edition].files if edition in older else {}
    return {**{name: sha for name, sha in files.items() if (folder / name).is_file()}, **locked.files}


def read_lock(out: Path) -> Lock:
    """Raises NoLockError."""
    lock = _read(out)
    if lock is None:
        raise NoLockError(f"{out / LOCK}: there is no lock that can be read; build once without --locked")
    return lock


def changes_between(before: Lock, now: Lock) -> tuple[str, ...]:
    """What a build would make otherwise than a lock says, and why, a line each."""
    return tuple(_changes(before, now))


def _changes(before: Lock, now: Lock) -> Iterator[str]:
    files = list(_changed_files(before, now))
    sources = [line for name in now.courses for line in _changed_sources(name, before, now)]
    if files or sources:
        yield from _differences("version of", before.versions, now.versions, shown=True)
        yield from dict.fromkeys(_changed_means(before, now))
    yield from sources
    yield from files


def _changed_sources(name: str, before: Lock, now: Lock) -> Iterator[str]:
    old = before.courses.get(name, LockedCourse({}, {}))
    yield from _differences(f"source of {name}:", old.sources, now.courses[name].sources)


def _changed_means(before: Lock, now: Lock) -> Iterator[str]:
    for name, course in now.courses.items():
        for edition, locked in course.editions.items():
            old = before.courses.get(name, LockedCourse({}, {})).editions.get(edition)
            if old is not None and old.look != locked.look:
                yield "look: changed"
            if old is not None and old.fonts and locked.fonts and old.fonts != locked.fonts:
                yield "fonts: changed"


def _changed_files(before: Lock, now: Lock) -> Iterator[str]:
    """Only those that would be written: a build may be of some formats only."""
    for name, course in now.courses.items():
        for edition, locked in course.editions.items():
            old = before.courses.get(name, LockedCourse({}, {})).editions.get(edition)
            known = old.files if old is not None else {}
            there = {file: known[file] for file in locked.files if file in known}
            yield from _differences(f"file {name}/{edition}/", there, locked.files, joint="")


def _differences(what: str, before: Digests, now: Digests, *, joint: str = " ", shown: bool = False) -> Iterator[str]:
    for name in sorted({*before, *now}):
        old, new = before.get(name), now.get(name)
        if old == new:
            continue
        change = "new" if old is None else "gone" if new is None else f"{old} is {new} now" if shown else "changed"
        yield f"{what}{joint}{name}: {change}"


def _read(out: Path) -> Lock | None:
    try:
        data = json.loads((out / LOCK).read_text("utf-8"))
        courses = {str(name): _read_course(course) for name, course in data["courses"].items()}
        return Lock(_digests(data["versions"]), courses)
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def _read_course(data: Any) -> LockedCourse:
    editions = {
        str(name): LockedEdition(str(edition["look"]), str(edition["fonts"]), _digests(edition["files"]))
        for name, edition in data["editions"].items()
    }
    return LockedCourse(_digests(data["sources"]), editions)


def _digests(data: Any) -> Digests:
    return {str(name): str(value) for name, value in data.items()}
