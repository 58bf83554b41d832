"""A plan for programs: the agenda row by row, what its minutes go to, and what was cut."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from coursekit.activities.use import kind_of
from coursekit.diagnostic import Diagnostic
from coursekit.model.balance import Balance
from coursekit.model.course import title_text
from coursekit.model.plan import ActivitySlot, FitResult, PauseSlot, Plan, Slot, TalkSlot, end_of
from coursekit.report.machine import diagnostic_data
from coursekit.units import format_clock
from coursekit.value import as_data

Json = dict[str, Any]
Spans = tuple[tuple[int, int], ...]
"""The first and last slide of each slot, in order."""


def plan_data(plan: Plan, spans: Spans, balance: Balance, advice: Sequence[Diagnostic]) -> Json:
    """The contract's shape. Minutes are whole; `practice_share` is 0 to 1; advice is as `check --format json` gives it."""
    rows = iter(spans)
    days = [{"number": day.number, "rows": [_row(slot, next(rows)) for slot in day.slots]} for day in plan.days]
    data: Json = {
        "course": plan.course.id.text,
        "edition": plan.edition.id.text,
        "title": plan.edition.title,
        "days": days,
        "minutes": {"taught": plan.taught_minutes, "available": plan.available_minutes},
        "cuts": [
            {
                "title": cut.title,
                "minutes": cut.minutes,
                "priority": cut.priority.name.lower(),
                "reason": cut.reason.value,
            }
            for cut in plan.cuts
        ],
        "outcomes": [
            {
                "id": line.outcome.id.text,
                "text": line.outcome.text,
                "talk": line.talk,
                "practice": line.practice,
                "assessment": line.assessment,
            }
            for line in balance.outcomes
        ],
        "methods": [{"kind": method.kind, "minutes": method.minutes} for method in balance.methods],
        "practice_share": round(balance.practice_share, 3),
        "advice": [diagnostic_data(diagnostic) for diagnostic in advice],
    }
    return data if plan.fit is None else {**data, "fit": _fit(plan.fit)}


def _fit(fit: FitResult) -> Json:
    """`score` holds what was compared, the first first: more is better, but for the last two."""
    return {
        "optimal": fit.optimal,
        "score": as_data(fit.score),
        "idle_minutes": fit.score.idle_minutes,
        "explanation": " ".join(fit.explanation),
    }


def _row(slot: Slot, span: tuple[int, int]) -> Json:
    return {
        "id": _id(slot),
        "start": format_clock(slot.start),
        "end": format_clock(end_of(slot)),
        "minutes": slot.minutes,
        "kind": kind_of(slot),
        "module": "" if isinstance(slot, PauseSlot) else title_text(slot.module),
        "topic": "" if isinstance(slot, PauseSlot) else title_text(slot.topic),
        "title": title_of(slot),
        "slides": list(span),
    }


def _id(slot: Slot) -> str:
    """Of the activity, or of the topic whose talk it is."""
    match slot:
        case TalkSlot(topic=topic):
            return topic.id.text
        case ActivitySlot(activity=activity):
            return activity.id.text
        case PauseSlot():
            return ""


def title_of(slot: Slot) -> str:
    match slot:
        case TalkSlot(topic=topic):
            return title_text(topic)
        case ActivitySlot(activity=activity):
            return title_text(activity)
        case PauseSlot(kind=kind, title=title):
            return title or kind.value
