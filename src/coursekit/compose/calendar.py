"""The agenda as a calendar: an entry a segment, on the dates of a delivery."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator

from coursekit.compose.occasion import days_held, place_line
from coursekit.documents.agenda import AgendaDay, AgendaRow, AgendaSheet, RowKind
from coursekit.documents.calendar import AgendaCalendar, CalendarEvent
from coursekit.labels import Words
from coursekit.model.delivery import Delivery
from coursekit.model.plan import ActivitySlot, PauseSlot, Plan, Slot, TalkSlot

USUAL_TIMEZONES = {"zh-CN": "Asia/Shanghai", "zh-TW": "Asia/Taipei"}
"""Where a delivery says none. English is spoken in too many to guess: times without a zone are those of the room."""


def compose_calendar(plan: Plan, agenda: AgendaSheet, delivery: Delivery, words: Words) -> AgendaCalendar:
    """`agenda` has the delivery's names in it already."""
    name = words("colon", label=delivery.client, text=plan.course.title)
    timezone = delivery.timezone or USUAL_TIMEZONES.get(plan.course.language, "")
    events = tuple(_events(plan, agenda, delivery, words))
    return AgendaCalendar(name, timezone, place_line(delivery, words), events)


def _events(plan: Plan, agenda: AgendaSheet, delivery: Delivery, words: Words) -> Iterator[CalendarEvent]:
    seen: Counter[str] = Counter()
    suffix = f"{plan.edition.id}.{plan.course.id}.{_occasion(delivery)}@coursekit"
    for day, shown, date in zip(plan.days, agenda.days, days_held(plan, delivery), strict=True):
        for slot, row in zip(day.slots, shown.rows, strict=True):
            name = _name(slot, shown)
            seen[name] += 1
            yield CalendarEvent(
                f"{name}.{seen[name]}.{suffix}",
                date,
                row.start,
                row.minutes,
                row.title,
                "\n".join(_facts(row, agenda.words.columns, words)),
                row.method,
                row.kind is not RowKind.PAUSE,
            )


def _name(slot: Slot, day: AgendaDay) -> str:
    """What stands for the slot: parts of a talk that breaks divide, and the breaks of a day, are counted after it."""
    match slot:
        case TalkSlot(topic=topic):
            return topic.id.text
        case ActivitySlot(activity=activity):
            return activity.id.text
        case PauseSlot(kind=kind):
            return f"day-{day.number}-{kind}"


def _occasion(delivery: Delivery) -> str:
    """Tells this delivery from others of the course: by its id, else by client and first day. A client's name is no part
    of what may be a web address to others, so it is digested."""
    named = delivery.id.text if delivery.id is not None else f"{delivery.client}\n{delivery.dates[0]}"
    return hashlib.sha256(named.encode()).hexdigest()[:12]


def _facts(row: AgendaRow, columns: tuple[str, ...], words: Words) -> Iterator[str]:
    """What the agenda's columns say of it, one a line."""
    told = (row.module, row.method, row.slides, row.handout, row.materials, row.trainer)
    heads = (columns[5], *columns[7:])
    for head, fact in zip(heads, told, strict=True):
        if fact:
            yield words("colon", label=head, text=fact)
