"""What a trainer who is late can save, and one who is early can add."""

from __future__ import annotations

from dataclasses import dataclass

from coursekit.model.course import Activity, Topic
from coursekit.model.plan import ActivitySlot, Cut, TalkSlot

Segment = TalkSlot | ActivitySlot


@dataclass(frozen=True, slots=True)
class LeaveOut:
    """A topic with all that is still to come of it, or an activity; `minutes` as the plan has them."""

    part: Topic | Activity
    minutes: int


@dataclass(frozen=True, slots=True)
class Shorten:
    """A segment held in the fewest minutes that its author allows; `minutes` are saved by it."""

    slot: Segment
    minutes: int


Measure = LeaveOut | Shorten


@dataclass(frozen=True, slots=True)
class Saving:
    """What can be saved by `until`, in minutes after midnight; `measures` in the order in which to take them."""

    until: int
    measures: tuple[Measure, ...]

    @property
    def minutes(self) -> int:
        return sum(measure.minutes for measure in self.measures)


@dataclass(frozen=True, slots=True)
class Leeway:
    """What can be saved in a segment alone, from it to the pause after it (to the end where none comes), and to the end of
    its day."""

    own: int
    to_pause: Saving
    to_end: Saving


@dataclass(frozen=True, slots=True)
class Timing:
    """Of a slot: what it can give (None for a pause), and what stood after it in the course that the edition left out."""

    leeway: Leeway | None
    additions: tuple[Cut, ...]
