"""A plan for people and for programs: the agenda row by row, and what was cut."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from rich.cells import cell_len
from rich.text import Text

from coursekit.model.course import title_text
from coursekit.model.plan import ActivitySlot, PauseSlot, Plan, Slot, TalkSlot, end_of
from coursekit.units import format_clock

Json = dict[str, Any]
Spans = tuple[tuple[int, int], ...]
"""The first and last slide of each slot, in order."""


def plan_json(plan: Plan, spans: Spans) -> str:
    """The contract's shape: course, edition, title, days of rows, minutes, cuts."""
    return json.dumps(plan_data(plan, spans), ensure_ascii=False, indent=2)


def plan_data(plan: Plan, spans: Spans) -> Json:
    rows = iter(spans)
    days = [{"number": day.number, "rows": [_row(slot, next(rows)) for slot in day.slots]} for day in plan.days]
    return {
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
    }


def _row(slot: Slot, span: tuple[int, int]) -> Json:
    return {
        "start": format_clock(slot.start),
        "end": format_clock(end_of(slot)),
        "minutes": slot.minutes,
        "kind": _kind(slot),
        "module": "" if isinstance(slot, PauseSlot) else title_text(slot.module),
        "topic": "" if isinstance(slot, PauseSlot) else title_text(slot.topic),
        "title": _title(slot),
        "slides": list(span),
    }


def _kind(slot: Slot) -> str:
    match slot:
        case TalkSlot():
            return "talk"
        case ActivitySlot(activity=activity):
            return activity.kind
        case PauseSlot(kind=kind):
            return kind.value


def _title(slot: Slot) -> str:
    match slot:
        case TalkSlot(topic=topic):
            return title_text(topic)
        case ActivitySlot(activity=activity):
            return title_text(activity)
        case PauseSlot(kind=kind, title=title):
            return title or kind.value


BAR_MINUTES = 5
_STYLES = {"talk": "cyan", "break": "dim", "lunch": "dim"}


def format_plan(plan: Plan, spans: Spans) -> Text:
    """Day by day: clock, minutes, a bar of one block for five minutes, kind, title, slides; then what was cut."""
    text = Text()
    text.append(f"{plan.course.title} · {plan.edition.title}\n", "bold")
    rows = iter(spans)
    for day in plan.days:
        text.append(f"\nDay {day.number}\n", "bold")
        for slot in day.slots:
            text.append_text(_line(slot, next(rows)))
    text.append(f"\n{plan.taught_minutes} min taught, {plan.available_minutes} min available\n")
    for reason, cuts in groupby(sorted(plan.cuts, key=lambda c: c.reason), key=lambda c: c.reason):
        text.append(f"\nleft out ({_REASONS[reason.value]}):\n", "bold")
        for cut in cuts:
            text.append(f"  {cut.minutes:>4} min  {cut.priority.name.lower():<7} {cut.title}\n")
    return text


_REASONS = {
    "condition": "not part of this edition",
    "dropped": "dropped by the edition",
    "no-time": "no time left",
}


def _line(slot: Slot, span: tuple[int, int]) -> Text:
    kind = _kind(slot)
    style = _STYLES.get(kind, "green")
    slides = str(span[0]) if span[0] == span[1] else f"{span[0]}-{span[1]}"
    text = Text(f"  {format_clock(slot.start)}-{format_clock(end_of(slot))} {slot.minutes:>4} ")
    text.append(_padded("█" * max(1, round(slot.minutes / BAR_MINUTES)), 9), style)
    text.append(f" {kind:<13} ", style)
    text.append(f"{slides:>7}  ", "dim")
    text.append(f"{'' if isinstance(slot, PauseSlot) else _title(slot)}\n")
    return text


def _padded(text: str, cells: int) -> str:
    cut = text[:cells]
    return cut + " " * (cells - cell_len(cut))


def plan_rows(plan: Plan) -> Iterator[str]:
    """`1 09:00-09:40 40 talk Title`, a line a row: for literate tests."""
    for day in plan.days:
        for slot in day.slots:
            clock = f"{format_clock(slot.start)}-{format_clock(end_of(slot))}"
            yield f"{day.number} {clock} {slot.minutes} {_kind(slot)} {_title(slot)}"
