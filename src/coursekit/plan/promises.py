"""What becomes of the outcomes of a course from one edition to another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from coursekit.activities.use import use_of, use_of_kind
from coursekit.diagnostic import Report, warning_rule
from coursekit.model.balance import Use
from coursekit.model.course import Activity, Course, Module, Outcome, Topic
from coursekit.model.difference import Change, OutcomeChange, Promise
from coursekit.model.plan import ActivitySlot, Plan, Slot
from coursekit.model.walk import activities_of, owners_of
from coursekit.plan.balance import assesses, minutes_for
from coursekit.plan.taught import taught_slots

PROMISE_NOT_PRACTISED = warning_rule(
    "promise-not-practised",
    """An edition names an outcome among those that it promises, but none of the activities that practise it stand in the
edition: participants would only be told. Keep one of them in the edition, or leave the outcome out of its `outcomes`.""",
)


def report_promises(plan: Plan, whole: Course, report: Report) -> None:
    """Reports `promise-not-practised`, of outcomes that the whole course practises: of others that is said already."""
    practising = (activity for activity in activities_of(whole) if use_of_kind(activity.kind) is Use.PRACTICE)
    practised = {name.text for activity in practising for name in activity.outcomes}
    taught = taught_slots(plan)
    for outcome in plan.course.outcomes if plan.edition.outcomes else ():
        if outcome.id.text in practised and not minutes_for(outcome, taught).practice:
            name = next(name for name in plan.edition.outcomes if name == outcome.id)
            message = f"edition “{plan.edition.id}” promises “{name}”, but nothing in it practises that"
            report(PROMISE_NOT_PRACTISED, name.span, message, help="keep an activity that does, or promise less")


def changed_outcomes(before: Plan, after: Plan) -> Iterator[OutcomeChange]:
    old, new = (taught_slots(plan) for plan in (before, after))
    kept = {activity.id.text for activity in activities_of(after.course)}
    for outcome in before.course.outcomes:
        was, now = minutes_for(outcome, old), minutes_for(outcome, new)
        practice, assessment = Change(was.practice, now.practice), Change(was.assessment, now.assessment)
        lost = tuple(id for id in _serving(outcome, old) if id not in kept)
        promise = _promise(outcome, practice, assessment, after)
        yield OutcomeChange(outcome.id.text, outcome.text, practice, assessment, promise, lost)


def _serving(outcome: Outcome, taught: Iterable[Slot]) -> Iterator[str]:
    """The ids of the activities in which the outcome is practised or tested."""
    activities = (slot for slot in taught if isinstance(slot, ActivitySlot) and outcome.id in slot.activity.outcomes)
    yield from (s.activity.id.text for s in activities if use_of(s) is Use.PRACTICE or assesses(s))


def _promise(outcome: Outcome, practice: Change, assessment: Change, after: Plan) -> Promise:
    promised = after.edition.outcomes
    if not _is_named(outcome, after) or (promised and outcome.id not in promised):
        return Promise.GONE
    if practice.before and not practice.after:
        return Promise.TOLD
    if assessment.before and not assessment.after:
        return Promise.UNTESTED
    return Promise.LESS if practice.lost > 0 or assessment.lost > 0 else Promise.KEPT


def _is_named(outcome: Outcome, plan: Plan) -> bool:
    owners = (owner for owner in owners_of(plan.course) if isinstance(owner, Module | Topic | Activity))
    return any(outcome.id in owner.outcomes for owner in owners)
