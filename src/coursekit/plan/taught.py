"""What a plan has on the clock, by talk and by activity."""

from __future__ import annotations

from collections.abc import Mapping

from coursekit.model.course import Activity, Module, Topic
from coursekit.model.difference import TALK, Place
from coursekit.model.plan import ActivitySlot, PauseSlot, Plan, TalkSlot, is_taught, slots_of
from coursekit.value import Value

NOON = 12 * 60
"""Where a day without lunch is divided."""

Key = tuple[str, str]
"""`talk` or `activity`, and the id of the topic or the activity."""


class Taught(Value):
    """A talk (all its stretches together) or an activity, as a plan has it on the clock."""

    minutes: int
    place: Place
    module: Module
    part: Topic | Activity


def taught_in(plan: Plan) -> Mapping[Key, Taught]:
    """In the order of the agenda; breaks that an author wrote are not taught."""
    taught: dict[Key, Taught] = {}
    lunch = plan.edition.frame.lunch
    noon = lunch.at if lunch is not None else NOON
    for day in plan.days:
        for slot in day.slots:
            if isinstance(slot, PauseSlot) or not is_taught(slot):
                continue
            place = Place(day.number, slot.start >= noon, slot.start)
            key, part = key_of(slot)
            first = taught.get(key)
            minutes = slot.minutes + (first.minutes if first else 0)
            taught[key] = Taught(minutes, first.place if first else place, slot.module, part)
    return taught


def key_of(slot: TalkSlot | ActivitySlot) -> tuple[Key, Topic | Activity]:
    match slot:
        case TalkSlot(topic=topic):
            return (TALK, topic.id.text), topic
        case ActivitySlot(activity=activity):
            return ("activity", activity.id.text), activity


def kind_of(part: Topic | Activity) -> str:
    return part.kind if isinstance(part, Activity) else TALK


def taught_slots(plan: Plan) -> tuple[TalkSlot | ActivitySlot, ...]:
    return tuple(slot for slot in slots_of(plan) if not isinstance(slot, PauseSlot) and is_taught(slot))
