"""What stands in the output folder after a build: nothing of editions and courses that are gone."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from coursekit.model.course import Course
from coursekit.pipeline.compiler import CheckedFolder
from coursekit.pipeline.output import Entry, OutputFolder, write_atomically
from coursekit.pipeline.stamp import FOLDER
from coursekit.plan.audience import held_for
from coursekit.read.library import split_place
from coursekit.value import Value

_COURSES = "courses.json"
# The name of an edition that was made for a length (plan/length.py), for an audience or for all.
_LENGTH = re.compile(r"(1-day|[0-9.]+-days)(-fit)?(\..+)?")

Wanted = Mapping[str, tuple[str, ...]]


def settle(
    folder: OutputFolder, courses: Sequence[CheckedFolder], made: Sequence[Entry], wanted: Wanted, unfit: Iterable[Path]
) -> tuple[str, ...]:
    """Remove the files that belong to nothing any more; the paths of those removed.

    `courses` are those without errors that were built, `made` all their files, in the formats of `wanted`; courses of which
    something is `unfit` keep what they have.
    """
    out = folder.root
    places = _read_places(out)
    now = {_place(one.folder, out): one.course.course for one in courses if one.course is not None}
    gone = _gone(places, {place: course.id.text for place, course in now.items()}, out)
    whole = [one.course.course for one in courses if one.course and one.folder not in set(unfit)]
    rule = _Stale({course.id.text: course for course in whole}, gone, frozenset(entry.path for entry in made), wanted,
                  frozenset((entry.course, entry.edition) for entry in made))  # fmt: skip
    removed = folder.remove([entry for entry in folder.entries if rule.holds_for(entry)])
    _write_places(out, {**{place: name for place, name in places.items() if name not in gone},
                        **{place: course.id.text for place, course in now.items()}})  # fmt: skip
    return tuple(removed)


class _Stale(Value):
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
    except (OSError, ValueError, AttributeError, RecursionError):
        return {}


def _write_places(out: Path, places: Mapping[str, str]) -> None:
    text = json.dumps(dict(sorted(places.items())), indent=2)
    write_atomically(out / FOLDER / _COURSES, f"{text}\n".encode(), durable=False)
