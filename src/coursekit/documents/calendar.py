"""The agenda as entries of a calendar, once its dates are known."""

from __future__ import annotations

from coursekit.value import Value


class CalendarEvent(Value):
    """`uid` stays when times change; `day` is ISO, `start` in minutes after midnight. `busy`: whether it is class time."""

    uid: str
    day: str
    start: int
    minutes: int
    title: str
    description: str
    category: str
    busy: bool


class AgendaCalendar(Value):
    """`timezone` is an IANA name; without one, times are those of the clock in the room, wherever that is."""

    name: str
    timezone: str
    location: str
    events: tuple[CalendarEvent, ...]
