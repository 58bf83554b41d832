"""Lengths that no edition has: what they take from the editions that there are, and how their days lie."""

from __future__ import annotations

import pytest

from coursekit.content import Name
from coursekit.labels import read_words
from coursekit.model.course import LAST_DAY, Course, DayFrame, Edition, Fit, Guest, Pause, Pin
from coursekit.plan.length import Length, edition_of
from coursekit.plan.sessions import Session, sessions_of
from coursekit.units import format_clock
from coursekit.value import replace
from tests.plan.built import course_of, edition, minutes, topic

NINE_TO_FIVE = DayFrame(540, 1020, Pause(720, 90), (Pause(630, 15), Pause(900, 15)), every=90)
FULL = edition(NINE_TO_FIVE, 4, keep="a")
SHORT = edition(NINE_TO_FIVE, 2, name="short", drop="b")


def course_with(*editions: Edition) -> Course:
    return replace(course_of(topic("a", minutes(10)), topic("b", minutes(10))), editions=editions)


def made(length: Length, *editions: Edition) -> Edition:
    return edition_of(course_with(*(editions or (FULL, SHORT))), length, read_words("en"))


@pytest.mark.parametrize(
    ("days", "like"), [(0.5, "short"), (1.5, "short"), (2, "short"), (2.5, "full"), (4, "full"), (6, "full")]
)
def test_a_length_is_like_the_shortest_edition_that_is_long_enough(days: float, like: str) -> None:
    assert made(Length(days)).stands_as == like


def test_an_edition_may_be_named_that_it_is_like() -> None:
    found = made(Length(1.5, like="full", keep=("b",), drop=("a",)))

    assert (found.id.text, found.title, found.stands_as) == ("1.5-days", "1.5 days", "full")
    assert (found.keep, found.drop, found.fit) == ((Name("a"), Name("b")), (Name("a"),), Fit.AUTO)


def test_without_days_it_is_as_long_as_the_first_edition() -> None:
    assert (made(Length(start=600)).days, made(Length(start=600)).id.text) == (4, "4-days")


def test_its_folder_is_not_that_of_an_edition() -> None:
    assert made(Length(1), edition(NINE_TO_FIVE, 1, name="1-day")).id.text == "1-day-fit"


def test_what_is_fixed_on_days_that_it_has_not_is_left_out() -> None:
    given = replace(
        FULL,
        guests=(Guest("Welcome", 1, 540, 10), Guest("Farewell", 4, 1000, 10)),
        pins=(Pin(Name("a"), 3, 600), Pin(Name("b"), LAST_DAY, 900)),
    )
    found = made(Length(2), given)

    assert [guest.title for guest in found.guests] == ["Welcome"]
    assert [pin.target.text for pin in found.pins] == ["b"]


# ---------------------------------------------------------------- the days of an edition


def clocks(sessions: tuple[Session, ...]) -> list[str]:
    return [f"{s.day} {format_clock(s.start)}-{format_clock(s.end)} {s.pause_title}".rstrip() for s in sessions]


def test_a_course_that_starts_after_lunch_has_a_half_day_first() -> None:
    assert clocks(sessions_of(replace(FULL, days=1.5, start=13 * 60 + 30))) == [
        "1 13:30-15:00",
        "1 15:15-17:00",
        "2 09:00-10:30",
        "2 10:45-12:00",
        "2 13:30-15:00",
        "2 15:15-17:00",
    ]


def test_a_whole_day_that_starts_after_lunch_ends_the_next_noon() -> None:
    assert clocks(sessions_of(replace(FULL, days=1, start=13 * 60 + 30))) == [
        "1 13:30-15:00",
        "1 15:15-17:00",
        "2 09:00-10:30",
        "2 10:45-12:00",
    ]


def test_another_hour_in_the_morning_holds_for_all_days_and_breaks_are_spread_anew() -> None:
    assert clocks(sessions_of(replace(FULL, days=1, start=8 * 60))) == [
        "1 08:00-09:50",
        "1 10:05-12:00",
        "1 13:30-15:00",
        "1 15:15-17:00",
    ]


def test_a_guest_has_the_time_and_nothing_moves_it() -> None:
    given = replace(FULL, days=1, guests=(Guest("Welcome by the director", LAST_DAY, 15 * 60 + 30, 20),))
    sessions = sessions_of(given)

    assert clocks(sessions)[-2:] == ["1 15:15-15:30 Welcome by the director", "1 15:50-17:00"]
    assert [session.leeway for session in sessions] == [15, 15, 15, 0, 0]
