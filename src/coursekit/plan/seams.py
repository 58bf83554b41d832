"""Where what an edition leaves out was led up to: what a trainer says there is to be changed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from coursekit.model.course import Activity, Slide, title_text
from coursekit.model.difference import Seam
from coursekit.model.plan import ActivitySlot, Plan, TalkSlot
from coursekit.model.walk import owners_of
from coursekit.plan.taught import key_of, kind_of, taught_slots
from coursekit.plan.transitions import transitions_of


def seams_between(before: Plan, after: Plan) -> Iterator[Seam]:
    kept = {owner.id.text: owner for owner in owners_of(after.course)}
    old, new = taught_slots(before), taught_slots(after)
    keys = [key_of(slot)[0] for slot in new]
    ends = {_end_of(slot).id.text: number for number, slot in enumerate(new)}
    for slot, following in pairwise(old):
        (key, part), (next_key, next_part), end = key_of(slot), key_of(following), _end_of(slot)
        same = kept.get(end.id.text)
        said = transitions_of(same) if isinstance(same, Slide | Activity) else ()
        # Where the author has another transition for the edition, nothing is to be changed.
        if end.id.text in ends and next_key not in keys and said and said == transitions_of(end):
            number = ends[end.id.text] + 1
            leads_to = title_text(key_of(new[number])[1]) if number < len(new) else ""
            where = title_text(slot.module)
            yield Seam(key[1], kind_of(part), title_text(part), where, title_text(next_part), leads_to, said[0].span)


def _end_of(slot: TalkSlot | ActivitySlot) -> Slide | Activity:
    """What stands last in it, and leads on."""
    return slot.slides[-1] if isinstance(slot, TalkSlot) else slot.activity
