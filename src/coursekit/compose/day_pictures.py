"""The day drawn to scale: for the room its modules and pauses, for the facilitator every segment."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from coursekit.activities.use import use_of
from coursekit.compose.common import clock_range, programme_of
from coursekit.documents.day_picture import DayBlock, DayGroup, DayPart, DayPicture
from coursekit.labels import Words
from coursekit.model.course import title_text
from coursekit.model.plan import ActivitySlot, Day, PauseSlot, Plan, Slot, TalkSlot, end_of

_SEGMENT_PARTS = (DayPart.TALK, DayPart.PRACTICE, DayPart.OTHER, DayPart.PAUSE)


def programme_picture(day: Day, plan: Plan, words: Words) -> DayPicture:
    """Nothing that participants are not told: the modules by number, and pauses."""
    rows = programme_of(day, plan, words)
    blocks = tuple(
        DayBlock(DayPart.PAUSE if row.pause else DayPart.MODULE, row.start, row.end, row.number) for row in rows
    )
    said = (f"{clock_range(row.start, row.end, words)} {row.title}" for row in rows)
    return DayPicture(blocks, words("colon", label=words("day", n=day.number), text=words("separator").join(said)))


def segments_picture(day: Day, plan: Plan, words: Words) -> DayPicture:
    """Every segment by its number, under its module; talk, practice, what is neither and breaks told apart and counted."""
    blocks = tuple(DayBlock(DayPart(use_of(s)), s.start, end_of(s), _number(s, plan)) for s in day.slots)
    minutes = {part: sum(b.end - b.start for b in blocks if b.part is part) for part in _SEGMENT_PARTS}
    legend = tuple((part, words(f"guide.day.{part}", n=n)) for part, n in minutes.items() if n)
    label = words("day", n=day.number)
    clock = clock_range(blocks[0].start, blocks[-1].end, words) if blocks else ""
    said = words("joiner").join(part for part in (clock, *(word for _, word in legend)) if part)
    return DayPicture(blocks, words("colon", label=label, text=said), tuple(_groups(day, plan)), legend)


def _number(slot: Slot, plan: Plan) -> str:
    match slot:
        case TalkSlot(topic=topic):
            return plan.targets[topic.id.text].number
        case ActivitySlot(activity=activity):
            return plan.targets[activity.id.text].number
        case PauseSlot():
            return ""


def _groups(day: Day, plan: Plan) -> Iterator[DayGroup]:
    """A module goes on after a break."""
    taught = [slot for slot in day.slots if not isinstance(slot, PauseSlot)]
    for _, slots in groupby(taught, key=lambda slot: slot.module.id.text):
        first, *others = slots
        number = plan.targets[first.module.id.text].number
        yield DayGroup(first.start, end_of((first, *others)[-1]), number, f"{number} {title_text(first.module)}")
