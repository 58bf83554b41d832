"""What a trainer who is late can save, and one who is early can add."""

from __future__ import annotations

from coursekit.model.course import Activity, Topic
from coursekit.model.plan import ActivitySlot, Cut, TalkSlot
from coursekit.value import Value

Segment = TalkSlot | ActivitySlot


class LeaveOut(Value):
    """A topic with all that is still to come of it, or an activity; `minutes` as the plan has them."""

    part: Topic | Activity
    minutes: int


class Shorten(Value):
    """A segment held in the fewest minutes that its author allows; `minutes` are saved by it."""

    slot: Segment
    minutes: int


Measure = LeaveOut | Shorten


class Saving(Value):
    """What can be saved by `until`, in minutes after midnight; `measures` in the order in which to take them."""

    until: int
    measures: tuple[Measure, ...]

    @property
    def minutes(self) -> int:
        return sum(measure.minutes for measure in self.measures)


class Leeway(Value):
    """What can be saved in a segment alone, from it to the pause after it (to the end where none comes), and to the end of
    its day."""

    own: int
    to_pause: Saving
    to_end: Saving


class Timing(Value):
    """Of a slot: what it can give (None for a pause), and what stood after it in the course that the edition left out."""

    leeway: Leeway | None
    additions: tuple[Cut, ...]
