"""A day as a picture: blocks as long as what they stand for. Deck and guide show it, before any file format."""

from __future__ import annotations

from enum import StrEnum

from coursekit.value import Value

STRIP_PT = 118.0
"""What a slide's picture of the day takes of the width, the gap to the table beside it included."""


class DayPart(StrEnum):
    """What a block stands for: a stretch of a module, or, where it is told in more detail, what is done in it."""

    MODULE = "module"
    TALK = "talk"
    PRACTICE = "practice"
    OTHER = "other"
    PAUSE = "pause"


class DayBlock(Value):
    """`start` and `end` in minutes after midnight. The label is left out where the block is too short for it."""

    part: DayPart
    start: int
    end: int
    label: str = ""


class DayGroup(Value):
    """A module over its segments: `number` stands for the whole title where that has no room."""

    start: int
    end: int
    number: str
    title: str


class DayPicture(Value):
    """Blocks in order, without gaps; `legend` says what each kind is called. `alt` tells it all in words."""

    blocks: tuple[DayBlock, ...]
    alt: str
    groups: tuple[DayGroup, ...] = ()
    legend: tuple[tuple[DayPart, str], ...] = ()
