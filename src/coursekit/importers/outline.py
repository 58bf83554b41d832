"""The entries of an original as a tree."""

from __future__ import annotations

from coursekit.importers.original import Cut, Grid, Original, Picture, Sheet
from coursekit.value import Value


class Mark(Value):
    """The number or bullet before an entry: `family` names its form (`第#讲`, `#、` with Chinese or Arabic digits, `(#)`,
    `A、`, `•` …), `value` what it counts, 0 of a bullet. `cut` is empty for a number that the program of the file prints."""

    cut: Cut
    family: str
    value: int = 0


class Entry(Value):
    """`cut` is what it says, number or bullet left out; a label (“案例：”) is part of it. `held` is the table, picture or
    slide that it stands for. `heading` when the file's own styles say so. Sure from 0 to 1 that it stands under the
    right entry, and why that was doubted."""

    cut: Cut
    place: str
    mark: Mark | None = None
    heading: bool = False
    held: Grid | Picture | Sheet | None = None
    entries: tuple[Entry, ...] = ()
    confidence: float = 1.0
    doubt: str = ""


class Outline(Value):
    """`front` are the lines before the first entry of the outline proper and `back` those after its last, field by field:
    a field's name (课程背景) is an entry that holds its lines. `body` are the modules, at its top."""

    original: Original
    front: tuple[Entry, ...]
    body: tuple[Entry, ...]
    back: tuple[Entry, ...]
