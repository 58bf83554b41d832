"""`coursekit plan --now 10:40 --at ID`: the rest of a day, planned anew."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from coursekit.commands.formats import PlanFormat
from coursekit.commands.moments import Moment
from coursekit.commands.plan import chosen_plan, print_plan, spans_of
from coursekit.model.plan import ActivitySlot, PauseSlot, Plan, Slot, TalkSlot, slots_of
from coursekit.plan.balance import balance_of
from coursekit.plan.length import Length
from coursekit.plan.replan import Place, names_of, places_of, replan
from coursekit.report.plan import Spans, plan_data
from coursekit.spelling import advise
from coursekit.units import format_clock
from coursekit.usage import UsageError


def replan_day(
    path: Path, edition: str | None, form: PlanFormat, length: Length | None, audience: str | None, moment: Moment
) -> bool:
    """Print the rest of the day. False when the course has errors. Raises UsageError, also when even four hours more would not
    do for what must be taught."""
    chosen = chosen_plan(path, edition, form, length, audience)
    if chosen is None:
        return False
    place = _place(chosen, moment)
    rest = replan(chosen, place, moment.now)
    if rest is None:
        raise UsageError(f"at {format_clock(moment.now)} day {place.day} cannot be saved: go on another day")
    spans = tuple(_spans(chosen, place, rest, spans_of(chosen)))
    if form is PlanFormat.JSON:
        data = plan_data(rest, spans, balance_of(rest), ())
        print(json.dumps({**data, "now": format_clock(moment.now), "at": moment.at}, ensure_ascii=False, indent=2))
    else:
        print_plan(rest, spans, ())
    return True


def _place(plan: Plan, moment: Moment) -> Place:
    """Of a talk that pauses divide the stretch that is nearest in time."""
    places = [place for place in places_of(plan, moment.at) if moment.day in (None, place.day)]
    if not places:
        known = {name for day in plan.days for slot in day.slots for name in names_of(slot)}
        where = f"day {moment.day}" if moment.day is not None else f"edition “{plan.edition.id}”"
        written = [name for name in known if "." not in name]
        raise UsageError(f"{where} has no “{moment.at}”: {advise(moment.at, written)}")
    place = min(places, key=lambda p: abs(plan.days[p.day - 1].slots[p.slot].start - moment.now))
    day = plan.days[place.day - 1]
    if not day.slots[0].start <= moment.now < day.ends_by:
        hours = f"{format_clock(day.slots[0].start)} to {format_clock(day.ends_by)}"
        raise UsageError(f"{format_clock(moment.now)} lies outside of day {place.day}, which lasts from {hours}")
    return place


def _spans(plan: Plan, place: Place, rest: Plan, spans: Spans) -> Iterator[tuple[int, int]]:
    """The slides of each slot, in the deck that the edition has. A pause that was not planned has none: 0."""
    of_piece: dict[str, list[int]] = {}
    for slot, (first, last) in zip(slots_of(plan), spans, strict=True):
        for name in _pieces(slot):
            of_piece.setdefault(name, []).extend((first, last))
    before = sum(len(day.slots) for day in plan.days[: place.day - 1]) + place.slot
    after = list(zip(slots_of(plan)[before:], spans[before:], strict=True))
    pauses = [(slot.kind, span) for slot, span in after if isinstance(slot, PauseSlot)]
    for slot in slots_of(rest):
        if isinstance(slot, PauseSlot):
            found = next((i for i, (kind, _) in enumerate(pauses) if kind is slot.kind), None)
            yield pauses.pop(found)[1] if found is not None else (0, 0)
            continue
        numbers = [number for name in _pieces(slot) for number in of_piece[name]]
        yield min(numbers), max(numbers)


def _pieces(slot: Slot) -> tuple[str, ...]:
    match slot:
        case PauseSlot():
            return ()
        case TalkSlot(slides=slides):
            return tuple(slide.id.text for slide in slides)
        case ActivitySlot(activity=activity):
            return (activity.id.text,)
