"""Running late and early: what can be saved from each segment on, and what that was left out could be added."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from coursekit.activities.use import use_of
from coursekit.model.balance import Use
from coursekit.model.course import Activity, Priority, Topic
from coursekit.model.leeway import LeaveOut, Leeway, Measure, Saving, Segment, Shorten, Timing
from coursekit.model.plan import ActivitySlot, Cut, PauseSlot, Plan, Slot, TalkSlot, end_of, is_taught, slots_of
from coursekit.model.walk import activities_of, topics_of
from coursekit.plan.taught import taught_slots
from coursekit.value import Value


def leeways_of(plan: Plan) -> Iterator[Leeway | None]:
    """One for each slot of the plan, in order; None for pauses and what is not taught."""
    saver = _Saver(plan)
    for day in plan.days:
        for i, slot in enumerate(day.slots):
            if isinstance(slot, PauseSlot) or not is_taught(slot):
                yield None
                continue
            rest = day.slots[i:]
            stop = next((n for n, later in enumerate(rest) if not is_taught(later)), len(rest))
            to_end = saver.saving(rest)
            to_pause = saver.saving(rest[:stop]) if stop < len(rest) else to_end
            yield Leeway(savable(slot), to_pause, to_end)


def timing_of(plan: Plan) -> tuple[Timing, ...]:
    """One for each slot of the plan, in order."""
    additions = additions_of(plan)
    return tuple(Timing(leeway, additions.get(i, ())) for i, leeway in enumerate(leeways_of(plan)))


def savable(slot: Segment) -> int:
    """Minutes that a segment has beyond its least; a talk that a pause divides unevenly may have fewer than that."""
    return max(0, slot.minutes - slot.least)


class _Spare(Value):
    """What may be left out when everything in `ids` may; `place` of its last slot among those that are looked at."""

    part: Topic | Activity
    priority: Priority
    ids: frozenset[str]
    place: int


class _Saver:
    """What a plan's course demands of what is left out, found once."""

    def __init__(self, plan: Plan) -> None:
        self.kept = {name.text for name in plan.edition.keep}
        parts: list[Topic | Activity] = [*topics_of(plan.course), *activities_of(plan.course)]
        self.needs = [(part.id.text, {name.text for name in part.requires}) for part in parts if part.requires]
        self.practice = _practice(plan)
        self.opening: dict[str, Segment] = {}
        for slot in taught_slots(plan):
            self.opening.setdefault(slot.topic.id.text, slot)

    def saving(self, slots: Sequence[Slot]) -> Saving:
        """The most that can be saved in these slots; a `must`, what is required and an outcome's last practice stay."""
        taught = [slot for slot in slots if not isinstance(slot, PauseSlot) and is_taught(slot)]
        spares = list(self._spares(taught))
        measures: list[Measure] = []
        gone: set[str] = set()
        while (spare := self._next(spares, gone)) is not None:
            lost = [slot for slot in taught if _id_of(slot) not in gone and _id_of(slot) in spare.ids]
            measures.append(LeaveOut(spare.part, sum(slot.minutes for slot in lost)))
            gone |= spare.ids
        held = (slot for slot in taught if _id_of(slot) not in gone)
        measures.extend(Shorten(slot, savable(slot)) for slot in held if savable(slot))
        return Saving(end_of(taught[-1]) if taught else 0, tuple(measures))

    def _spares(self, taught: Sequence[Segment]) -> Iterator[_Spare]:
        """Activities, and topics that have not begun: with their activities, as dear as the dearest of them."""
        last = {slot.topic.id.text: i for i, slot in enumerate(taught)}
        for i, slot in enumerate(taught):
            topic = slot.topic
            priority = max((topic.priority, *(activity.priority for activity in topic.activities)))
            if isinstance(slot, TalkSlot) and slot is self.opening[topic.id.text] and priority is not Priority.MUST:
                ids = frozenset((topic.id.text, *(activity.id.text for activity in topic.activities)))
                yield _Spare(topic, priority, ids, last[topic.id.text])
            if isinstance(slot, ActivitySlot) and slot.activity.priority is not Priority.MUST:
                yield _Spare(slot.activity, slot.activity.priority, frozenset((slot.activity.id.text,)), i)

    def _next(self, spares: Sequence[_Spare], gone: set[str]) -> _Spare | None:
        """The last one of the least priority; a topic before its own activities."""
        free = [spare for spare in spares if not spare.ids <= gone and self._may_go(spare, gone)]
        return min(free, key=lambda spare: (spare.priority, -spare.place, -len(spare.ids)), default=None)

    def _may_go(self, spare: _Spare, gone: set[str]) -> bool:
        """What requires it has gone before it, or goes with it; so no part is left without its ground."""
        required = {id for owner, needed in self.needs if owner not in gone | spare.ids for id in needed}
        return not spare.ids & (self.kept | required) and all(done - gone - spare.ids for done in self.practice)


def _id_of(slot: Segment) -> str:
    return slot.activity.id.text if isinstance(slot, ActivitySlot) else slot.topic.id.text


def _practice(plan: Plan) -> tuple[frozenset[str], ...]:
    """For each outcome that the edition promises, the activities that practise it."""
    promised = plan.edition.outcomes or tuple(outcome.id for outcome in plan.course.outcomes)
    practised = [s.activity for s in taught_slots(plan) if isinstance(s, ActivitySlot) and use_of(s) is Use.PRACTICE]
    found = (frozenset(a.id.text for a in practised if outcome in a.outcomes) for outcome in promised)
    return tuple(ids for ids in found if ids)


# ---------------------------------------------------------------- running early


def addable(plan: Plan, module: str, minutes: int) -> tuple[Cut, ...]:
    """The `could` and `should` that the edition left out and that fit into so many minutes at the least: those of the module
    first, then of the rest; in each, `should` before `could`, in the order of the course."""
    fitting = (cut for cut in _optional(plan.cuts) if cut.least <= minutes)
    return tuple(sorted(fitting, key=lambda cut: (cut.module != module, -cut.priority)))


def additions_of(plan: Plan) -> Mapping[int, tuple[Cut, ...]]:
    """The `could` and `should` that the edition left out, by the number of the slot (from 0) after which they stood in the
    course: what stood before all that is left of its module comes after the first slot of that."""
    found: dict[int, list[Cut]] = {}
    slots = list(enumerate(slots_of(plan)))
    for cut in _optional(plan.cuts):
        own = [(i, slot) for i, slot in slots if not isinstance(slot, PauseSlot) and slot.module.id.text == cut.module]
        before = [i for i, slot in own if _line(slot) < cut.span.line]
        if own:
            found.setdefault(before[-1] if before else own[0][0], []).append(cut)
    return {i: tuple(cuts) for i, cuts in found.items()}


def _optional(cuts: Iterable[Cut]) -> Iterator[Cut]:
    return (cut for cut in cuts if cut.priority is not Priority.MUST and cut.least > 0)


def _line(slot: Segment) -> int:
    """Where it begins in its module's file."""
    return slot.activity.span.line if isinstance(slot, ActivitySlot) else slot.slides[0].span.line
