"""What stands in the output folder after a build: the manifest, and nothing of editions and courses that are gone."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from coursekit.model.course import Course
from coursekit.pipeline.compiler import CheckedFolder
from coursekit.pipeline.output import Entry, digest, merge, read_manifest, write_atomically, write_manifest
from coursekit.pipeline.stamp import FOLDER
from coursekit.plan.audience import held_for
from coursekit.read.library import split_place

_COURSES = "courses.json"
# The name of an edition that was made for a length (plan/length.py), for an audience or for all.
_LENGTH = re.compile(r"(1-day|[0-9.]+-days)(-fit)?(\..+)?")

Wanted = Mapping[str, tuple[str, ...]]


def settle(
    out: Path, courses: Sequence[CheckedFolder], made: Sequence[Entry], wanted: Wanted, unfit: Iterable[Path]
) -> tuple[str, ...]:
    """Write the manifest, then remove the files that belong to nothing any more; the paths of those removed.

    `courses` are those without errors that were built, `made` all their files, in the formats of `wanted`; courses of which
    something is `unfit` keep what they have. The output folder is held. The manifest goes first: a build that is killed
    between the two leaves files that it does not name, never a name without a file.
    """
    places = _read_places(out)
    now = {_place(folder.folder, out): folder.course.course for folder in courses if folder.course is not None}
    gone = _gone(places, {place: course.id.text for place, course in now.items()}, out)
    whole = [folder.course.course for folder in courses if folder.course and folder.folder not in set(unfit)]
    rule = _Stale({course.id.text: course for course in whole}, gone, frozenset(entry.path for entry in made), wanted,
                  frozenset((entry.course, entry.edition) for entry in made))  # fmt: skip
    before = read_manifest(out)
    stale = [entry for entry in before if rule.holds_for(entry)]
    write_manifest(out, merge((entry for entry in before if entry not in stale), made))
    _write_places(out, {**{place: name for place, name in places.items() if name not in gone},
                        **{place: course.id.text for place, course in now.items()}})  # fmt: skip
    return tuple(entry.path for entry in stale if _remove(out, entry))


@dataclass(frozen=True, slots=True)
class _Stale:
    """Which files belong to nothing any more: of a course that is gone, of an edition that its course has no more, or of an
    edition that was built and has no such product now. `courses` were built whole, `made` is what there is of them."""

    courses: Mapping[str, Course]
    gone: frozenset[str]
    made: frozenset[str]
    wanted: Wanted
    built: frozenset[tuple[str, str]]

    def holds_for(self, entry: Entry) -> bool:
        course = self.courses.get(entry.course)
        if entry.course in self.gone:
            return True
        if course is None or entry.path in self.made:
            return False
        if (entry.course, entry.edition) in self.built:
            return entry.format in self.wanted.get(entry.product, ())
        return not _names_edition(entry.edition, course)


def _names_edition(name: str, course: Course) -> bool:
    """A length may be asked for at any time: its files stay until it is made anew."""
    audiences = [one.text for one in course.audience]
    named = (
        one.id.text for edition in course.editions for one in (edition, *(held_for(edition, a) for a in audiences))
    )
    return name in named or _LENGTH.fullmatch(name) is not None


def _remove(out: Path, entry: Entry) -> bool:
    """A file that is not as it was written is somebody else's by now, and stays. Folders that are empty then go too."""
    path = out / entry.path
    try:
        if path.is_symlink() or digest(path.read_bytes()) != entry.sha256:
            return False
        path.unlink()
        for folder in (path.parent, path.parent.parent):
            if folder != out:
                folder.rmdir()
    except OSError:
        return not path.exists()
    return True


# ---------------------------------------------------------------- where courses are


def _gone(places: Mapping[str, str], now: Mapping[str, str], out: Path) -> frozenset[str]:
    """The ids of courses whose files are not there any more, or say another id now."""
    left = {name for place, name in places.items() if place not in now and _is_there(place, out)}
    return frozenset(places.values()) - left - frozenset(now.values())


def _is_there(place: str, out: Path) -> bool:
    folder, file = split_place(out / place)
    return (folder / file).is_file()


def _place(folder: Path, out: Path) -> str:
    """From the output folder: both may be moved together."""
    try:
        return Path(os.path.relpath(folder, out)).as_posix()
    except ValueError:  # on another drive
        return folder.resolve().as_posix()


def _read_places(out: Path) -> dict[str, str]:
    """The id of each course by its place, as far as this folder remembers."""
    try:
        data = json.loads((out / FOLDER / _COURSES).read_text("utf-8"))
        return {str(place): str(name) for place, name in data.items()}
    except (OSError, ValueError, AttributeError):
        return {}


def _write_places(out: Path, places: Mapping[str, str]) -> None:
    text = json.dumps(dict(sorted(places.items())), ensure_ascii=False, indent=2)
    write_atomically(out / FOLDER / _COURSES, f"{text}\n".encode(), durable=False)
