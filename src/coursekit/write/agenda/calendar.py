"""The agenda as an iCalendar file (RFC 5545)."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from importlib.resources import files
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone, vText

from coursekit.documents.agenda import AgendaSheet
from coursekit.documents.calendar import AgendaCalendar, CalendarEvent
from coursekit.write.xlsx import dated

_EPOCH = datetime(1980, 1, 1)


def write_agenda_calendar(sheet: AgendaSheet) -> bytes:
    """The .ics file. Raises ValueError for an agenda without dates, which is a bug of ours: nobody may ask for it."""
    calendar = sheet.calendar
    if calendar is None:
        raise ValueError("an agenda without dates is no calendar")
    zone = _zone(calendar.timezone) if calendar.timezone else None
    made = Calendar()
    made.add("version", "2.0")
    made.add("prodid", "-//coursekit//agenda//EN")
    made.add("calscale", "GREGORIAN")
    # RFC 7986, and what was used before it. The library takes neither for text on its own, and would not escape it.
    made.add("name", vText(calendar.name))
    made.add("x-wr-calname", vText(calendar.name))
    if zone is not None:
        made.add("x-wr-timezone", calendar.timezone)
        made.add_component(_timezone(calendar, zone))
    for event in calendar.events:
        made.add_component(_event(event, calendar, zone, dated(sheet.date)))
    data: bytes = made.to_ical()
    return data


def _zone(name: str) -> ZoneInfo:
    """From the package, not the machine: the same everywhere."""
    with files("tzdata").joinpath("zoneinfo", *name.split("/")).open("rb") as file:
        return ZoneInfo.from_file(file, key=name)


def _timezone(calendar: AgendaCalendar, zone: ZoneInfo) -> Timezone:
    """The rules of the zone for the years in which there are entries."""
    days = [date.fromisoformat(event.day) for event in calendar.events]
    first, last = min(days, default=_EPOCH.date()), max(days, default=_EPOCH.date())
    made = Timezone.from_tzinfo(zone, calendar.timezone, date(first.year, 1, 1), date(last.year + 1, 1, 1))
    # A remark in English on the years it holds for.
    made.pop("comment", None)
    return made


def _event(event: CalendarEvent, calendar: AgendaCalendar, zone: ZoneInfo | None, stamp: datetime) -> Event:
    """Who has the entry from an older file takes this one, for its `sequence` is the day of the file."""
    start = datetime.combine(date.fromisoformat(event.day), time()) + timedelta(minutes=event.start)
    made = Event()
    made.add("uid", event.uid)
    made.add("dtstamp", stamp.replace(tzinfo=UTC))
    made.add("sequence", max((stamp - _EPOCH).days, 0))
    made.add("dtstart", start.replace(tzinfo=zone))
    made.add("dtend", (start + timedelta(minutes=event.minutes)).replace(tzinfo=zone))
    made.add("summary", event.title)
    texts = {"location": calendar.location, "description": event.description}
    for name, words in texts.items():
        if words:
            made.add(name, words)
    if event.category:
        made.add("categories", [event.category])
    made.add("transp", "OPAQUE" if event.busy else "TRANSPARENT")
    return made
