"""What an edition's minutes go to: by outcome, by method, and how much of it is practice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from coursekit.activities import KINDS
from coursekit.activities.use import kind_of, use_of
from coursekit.model.balance import Balance, MethodMinutes, OutcomeMinutes, Use
from coursekit.model.course import Outcome, PartKind
from coursekit.model.plan import ActivitySlot, PauseSlot, Plan, Slot, TalkSlot, is_taught, slots_of


def balance_of(plan: Plan) -> Balance:
    slots = slots_of(plan)
    taught = [slot for slot in slots if is_taught(slot)]
    by_use: Counter[Use] = Counter()
    for slot in taught:
        by_use[use_of(slot)] += slot.minutes
    return Balance(
        tuple(minutes_for(outcome, taught) for outcome in plan.course.outcomes),
        tuple(_methods(taught)),
        by_use[Use.TALK],
        by_use[Use.PRACTICE],
        by_use[Use.OTHER],
        max(0, plan.available_minutes - sum(slot.minutes for slot in slots if not isinstance(slot, PauseSlot))),
    )


def minutes_for(outcome: Outcome, taught: Iterable[Slot]) -> OutcomeMinutes:
    serving = [slot for slot in taught if outcome.id.text in set(_outcomes_of(slot))]

    def total(slots: Iterable[Slot]) -> int:
        return sum(slot.minutes for slot in slots)

    practice = [slot for slot in serving if use_of(slot) is Use.PRACTICE]
    return OutcomeMinutes(
        outcome,
        total(slot for slot in serving if use_of(slot) is Use.TALK),
        total(practice),
        total(slot for slot in serving if assesses(slot)),
    )


def _outcomes_of(slot: Slot) -> Iterator[str]:
    """A talk serves what its topic names, else what its module names; an activity what it names itself."""
    match slot:
        case TalkSlot(module=module, topic=topic):
            yield from (name.text for name in topic.outcomes or module.outcomes)
        case ActivitySlot(activity=activity):
            yield from (name.text for name in activity.outcomes)
        case PauseSlot():
            pass


def assesses(slot: Slot) -> bool:
    """A quiz shows whether an outcome was reached; so does what is done against a rubric."""
    return isinstance(slot, ActivitySlot) and (
        slot.activity.kind == "quiz" or bool(slot.activity.parts_of(PartKind.RUBRIC))
    )


def _methods(taught: Iterable[Slot]) -> Iterator[MethodMinutes]:
    minutes: Counter[str] = Counter()
    for slot in taught:
        minutes[kind_of(slot)] += slot.minutes
    order = ("talk", *KINDS)
    for kind in sorted(minutes, key=lambda kind: (-minutes[kind], order.index(kind))):
        yield MethodMinutes(kind, minutes[kind])
