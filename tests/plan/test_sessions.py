from __future__ import annotations

from coursekit.plan.sessions import available_minutes, sessions_of
from coursekit.units import format_clock
from tests.plan.built import day, edition


def test_pauses_cut_the_day_into_sessions_lunch_among_them() -> None:
    sessions = sessions_of(edition(day(8, (90, 15), (360, 15), lunch=(180, 90))))

    assert [
        f"{format_clock(s.start)}-{format_clock(s.end)} {s.pause_kind if s.pause else 'end'}" for s in sessions
    ] == [
        "09:00-10:30 break",
        "10:45-12:00 lunch",
        "13:30-15:00 break",
        "15:15-17:00 end",
    ]


def test_days_are_alike() -> None:
    sessions = sessions_of(edition(day(3, (90, 15)), 2))

    assert [session.day for session in sessions] == [1, 1, 2, 2]


def test_half_a_day_ends_at_lunch() -> None:
    sessions = sessions_of(edition(day(8, (90, 15), (360, 15), lunch=(180, 90)), 1.5))

    assert [(session.day, format_clock(session.end)) for session in sessions][-2:] == [(2, "10:30"), (2, "12:00")]


def test_half_a_day_without_lunch_is_half_its_hours() -> None:
    assert available_minutes(edition(day(4), 0.5)) == 120


def test_pauses_are_not_taught_in() -> None:
    assert available_minutes(edition(day(8, (90, 15), (360, 15), lunch=(180, 90)))) == 8 * 60 - 90 - 30
