"""The agenda as an iCalendar file: the whole of a small one, and what other programs read in it."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar

from coursekit.documents.agenda import AgendaSheet
from coursekit.documents.calendar import AgendaCalendar, CalendarEvent
from coursekit.value import replace
from coursekit.write.agenda.calendar import write_agenda_calendar
from tests.write.test_agenda_workbook import SHEET

GOLDEN = Path(__file__).parent / "golden" / "agenda.ics"

LISTENING = CalendarEvent(
    "listen.1.full.calm.0e30ebba772d@coursekit", "2026-11-30", 540, 45, "1.1 倾听；复述, “三步” \\ 一句话说清客户的诉求",
    "模块：1 投诉处理\n方式：讲授\n材料：角色卡 ×12、大白纸 ×6", "讲授", True,
)  # fmt: skip
BREAK = CalendarEvent(
    "day-1-break.1.full.calm.0e30ebba772d@coursekit", "2026-11-30", 585, 15, "休息", "", "", False
)  # fmt: skip
CALENDAR = AgendaCalendar(
    "南溪供电公司：投诉处理", "Asia/Shanghai", "南溪培训中心、三楼 302 培训教室", (LISTENING, BREAK)
)


def written(calendar: AgendaCalendar) -> bytes:
    return write_agenda_calendar(replace(SHEET, calendar=calendar))


def parsed(calendar: AgendaCalendar) -> Calendar:
    return Calendar.from_ical(written(calendar))


def test_the_whole_of_a_small_calendar() -> None:
    """The file is as RFC 5545 wants it: CRLF, lines of 75 octets at most, in UTF-8."""
    data = written(CALENDAR)

    assert data.replace(b"\r\n", b"\n") == GOLDEN.read_bytes()
    assert data.count(b"\n") == data.count(b"\r\n")
    assert max(len(line) for line in data.split(b"\r\n")) <= 75


def test_what_is_written_is_what_is_read() -> None:
    (event, pause) = parsed(CALENDAR).walk("VEVENT")

    assert (str(event["SUMMARY"]), str(event["DESCRIPTION"])) == (LISTENING.title, LISTENING.description)
    assert (str(event["LOCATION"]), str(event["TRANSP"]), str(pause["TRANSP"])) == (
        CALENDAR.location, "OPAQUE", "TRANSPARENT",
    )  # fmt: skip
    assert event.end == pause.start
    assert pause.duration == timedelta(minutes=15)


@pytest.mark.parametrize(
    "words", ["投" * 200, "é" * 100, "🙂" * 50, "a" * 74 + "投", "\\n;:,\"^'", "BEGIN:VEVENT\nEND:VEVENT"]
)
def test_words_of_any_kind_survive_folding_and_escapes(words: str) -> None:
    calendar = replace(CALENDAR, name=words, events=(replace(LISTENING, title=words, description=words),))

    data = written(calendar)
    (event,) = Calendar.from_ical(data).walk("VEVENT")

    for line in data.split(b"\r\n"):
        assert len(line) <= 75
        line.decode()
    assert (str(event["SUMMARY"]), str(event["DESCRIPTION"])) == (words, words)


def test_a_day_at_which_the_clock_is_changed_keeps_the_hours_of_the_room() -> None:
    events = tuple(replace(LISTENING, day=day) for day in ("2026-10-24", "2026-10-26"))

    read = parsed(replace(CALENDAR, timezone="Europe/Berlin", events=events))

    offsets = [(event.start.strftime("%H:%M"), event.start.utcoffset()) for event in read.walk("VEVENT")]
    assert offsets == [("09:00", timedelta(hours=2)), ("09:00", timedelta(hours=1))]
    assert [part.name for part in read.timezones[0].subcomponents] == ["STANDARD", "DAYLIGHT", "STANDARD"]


def test_without_a_time_zone_the_times_are_bare() -> None:
    read = parsed(replace(CALENDAR, timezone=""))

    assert read.timezones == []
    assert read.walk("VEVENT")[0].start == datetime(2026, 11, 30, 9)


def test_a_file_of_a_later_date_comes_after_in_sequence() -> None:
    earlier, later = (
        Calendar.from_ical(write_agenda_calendar(replace(SHEET, calendar=CALENDAR, date=date))).walk("VEVENT")[0]
        for date in ("2026-03-01", "2026-03-02")
    )

    assert later["SEQUENCE"] == earlier["SEQUENCE"] + 1
    assert later["UID"] == earlier["UID"]


def test_the_same_agenda_gives_the_same_bytes() -> None:
    assert written(CALENDAR) == written(CALENDAR)


def test_an_agenda_without_dates_is_no_calendar() -> None:
    sheet: AgendaSheet = replace(SHEET, calendar=None)

    with pytest.raises(ValueError, match="without dates"):
        write_agenda_calendar(sheet)
