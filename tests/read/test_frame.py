from __future__ import annotations

import pytest

from coursekit.diagnostic import NOWHERE, Report
from coursekit.model.course import DayFrame, Pause, even_breaks
from coursekit.read.frame import read_frame
from coursekit.units import format_clock
from tests.source.markdown_texts import yaml_of


def frame_of(own: str, common: str = "") -> DayFrame:
    return read_frame(yaml_of(own), yaml_of(common), NOWHERE, Report())


def clocks(pauses: tuple[Pause, ...]) -> list[str]:
    return [f"{format_clock(pause.at)} {pause.minutes}" for pause in pauses]


def test_without_a_frame_the_day_runs_from_nine_to_five() -> None:
    frame = frame_of("")

    assert (format_clock(frame.start), format_clock(frame.end)) == ("09:00", "17:00")
    assert frame.lunch == Pause(12 * 60, 90)
    assert clocks(frame.breaks) == ["10:30 15", "15:00 15"]


def test_an_edition_says_what_differs_from_the_course() -> None:
    frame = frame_of('{start: "08:30"}', '{start: "09:00", end: "16:30", lunch: {at: "12:00", minutes: 60}}')

    assert (format_clock(frame.start), format_clock(frame.end)) == ("08:30", "16:30")
    assert frame.lunch == Pause(12 * 60, 60)


def test_explicit_breaks_are_taken_as_they_are_in_order() -> None:
    frame = frame_of('{breaks: [{at: "15:00", minutes: 20}, {at: "10:15", minutes: 15}]}')

    assert clocks(frame.breaks) == ["10:15 15", "15:00 20"]


def test_a_short_day_has_no_lunch() -> None:
    assert frame_of('{start: "09:00", end: "12:30"}').lunch is None


def test_a_lunch_of_the_course_that_lies_outside_of_the_editions_day_is_left_out() -> None:
    assert frame_of('{start: "13:00"}', '{end: "17:00", lunch: {at: "12:00", minutes: 60}}').lunch is None


def test_the_minutes_taught_leave_out_every_pause() -> None:
    assert frame_of("").taught_minutes == 8 * 60 - 90 - 2 * 15


@pytest.mark.parametrize(
    ("start", "end", "every", "expected"),
    [
        ("09:00", "10:00", 90, []),
        ("09:00", "12:00", 90, ["10:30 15"]),
        ("09:00", "12:30", 90, ["10:30 15"]),
        ("09:00", "12:45", 90, ["10:45 15"]),
        ("09:00", "12:00", 60, ["10:00 15", "11:15 15"]),
        ("13:30", "17:00", 90, ["15:00 15"]),
        ("09:00", "17:00", 90, ["10:30 15", "12:15 15", "14:00 15", "15:45 15"]),
    ],
)
def test_breaks_stand_at_even_distances(start: str, end: str, every: int, expected: list[str]) -> None:
    first, last = (int(clock[:2]) * 60 + int(clock[3:]) for clock in (start, end))

    assert clocks(even_breaks(first, last, every, 15)) == expected
