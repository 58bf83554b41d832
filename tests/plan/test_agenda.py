from __future__ import annotations

import pytest

from coursekit.diagnostic import Report
from coursekit.model.course import Course, DayFrame
from coursekit.model.plan import PauseSlot
from coursekit.plan import make_plan
from coursekit.plan.agenda import fill, fill_session
from coursekit.plan.units import share_minutes, share_whole
from coursekit.units import MinuteRange
from tests.outputs import row
from tests.plan.built import activity, course_of, day, edition, minutes, talk, topic


def agenda(given: Course, frame: DayFrame, days: float = 1) -> list[str]:
    """Each slot as `day clock minutes what`; nothing may be reported."""
    report = Report()
    plan = make_plan(given, edition(frame, days), report)
    assert [diagnostic.code for diagnostic in report.sorted()] == []
    return [f"{number.number} {row(slot)}" for number in plan.days for slot in number.slots]


def test_segments_follow_each_other() -> None:
    given = course_of(
        topic("a", minutes(20), talk("s1"), activity("x", minutes(30)), talk("s2")), topic("b", minutes(10))
    )

    assert agenda(given, day(1)) == [
        "1 09:00-09:10  10 talk a (1/2): s1",
        "1 09:10-09:40  30 case x",
        "1 09:40-09:50  10 talk a (2/2): s2",
        "1 09:50-10:00  10 talk b: b-slide",
    ]


def test_a_break_falls_where_a_segment_ends_near_its_place() -> None:
    given = course_of(topic("a", minutes(80)), topic("b", minutes(85)))

    assert agenda(given, day(3, (90, 15))) == [
        "1 09:00-10:20  80 talk a: a-slide",
        "1 10:20-10:35  15 break",
        "1 10:35-12:00  85 talk b: b-slide",
    ]


def test_a_break_falls_on_the_very_minute_when_nothing_rounder_fits() -> None:
    given = course_of(topic("a", None, activity("x", minutes(83))), topic("b", None, activity("y", minutes(82))))

    assert agenda(given, day(3, (90, 15))) == [
        "1 09:00-10:23  83 case x",
        "1 10:23-10:38  15 break",
        "1 10:38-12:00  82 case y",
    ]


def test_a_talk_may_be_divided_unevenly_for_its_minutes_fall_on_slides_by_estimate() -> None:
    given = course_of(topic("a", minutes(165), talk("s1", "s2")))

    assert agenda(given, day(3, (90, 15))) == [
        "1 09:00-10:25  85 talk a (1/2): s1",
        "1 10:25-10:40  15 break",
        "1 10:40-12:00  80 talk a (2/2): s2",
    ]


def test_a_new_day_starts_where_the_frame_says() -> None:
    given = course_of(topic("a", minutes(50, 60)), topic("b", minutes(50, 60)))

    assert agenda(given, day(1), 2) == ["1 09:00-10:00  60 talk a: a-slide", "2 09:00-10:00  60 talk b: b-slide"]


def test_half_a_day_ends_where_lunch_would_start() -> None:
    given = course_of(topic("a", minutes(60)))

    assert agenda(given, day(8, lunch=(60, 60)), 0.5) == ["1 09:00-10:00  60 talk a: a-slide"]


def test_a_pause_and_a_day_know_when_the_frame_wants_them() -> None:
    """The break is moved by ten minutes; the half day ends at lunch."""
    given = course_of(
        topic("a", minutes(80)), topic("b", minutes(85)), topic("c", minutes(180)), topic("d", minutes(165))
    )

    plan = make_plan(given, edition(day(7, (90, 15), lunch=(180, 60)), 1.5), Report())

    pauses = [(slot.start, slot.due, slot.leeway) for slot in plan.days[0].slots if isinstance(slot, PauseSlot)]
    assert pauses == [(620, 630, 15), (720, 720, 15)]
    assert [one.ends_by for one in plan.days] == [960, 720]


def test_minutes_stretch_alike_and_end_on_fives() -> None:
    given = course_of(
        topic("a", minutes(10, 30)), topic("b", None, activity("x", minutes(20, 40))), topic("c", minutes(1, 9))
    )

    assert agenda(given, day(1)) == [
        "1 09:00-09:20  20 talk a: a-slide",
        "1 09:20-09:55  35 case x",
        "1 09:55-10:00   5 talk c: c-slide",
    ]


# ---------------------------------------------------------------- filling a session


@pytest.mark.parametrize(
    ("room", "ranges", "filled"),
    [
        (60, [(20, 40), (20, 40)], [30, 30]),
        (60, [(20, 20), (20, 60)], [20, 40]),
        (61, [(20, 40), (20, 40)], [30, 31]),
        (30, [(20, 40), (20, 40)], [20, 20]),
        (100, [(20, 40), (20, 40)], [40, 40]),
        (60, [], []),
        (50, [(7, 7), (11, 11), (1, 40)], [7, 11, 32]),
    ],
)
def test_minutes_add_up_to_the_room_as_near_as_the_ranges_allow(
    room: int, ranges: list[tuple[int, int]], filled: list[int]
) -> None:
    assert fill(540, 540 + room, [MinuteRange(*r) for r in ranges]) == filled


def test_what_a_divided_talk_lends_is_owed_after() -> None:
    assert fill_session(75, 540, [minutes(80)], 0, 10) == ([75], 5)


def test_what_a_divided_talk_borrows_is_taken_off_after() -> None:
    assert fill_session(85, 540, [minutes(80)], 0, 10) == ([85], -5)


def test_what_is_owed_goes_to_the_first_range() -> None:
    assert fill_session(45, 540, [minutes(20), minutes(20)], 5, 0) == ([25, 20], 0)


def test_ranges_come_before_lending() -> None:
    assert fill_session(75, 540, [minutes(70, 90)], 0, 10) == ([75], 0)


# ---------------------------------------------------------------- sharing a topic's minutes


def test_shares_add_up_exactly() -> None:
    assert share_whole(10, [1, 1, 1]) == [4, 3, 3]
    assert share_whole(0, [1, 2]) == [0, 0]
    assert share_whole(7, []) == []


def test_shares_of_a_range_add_up_at_both_ends() -> None:
    shares = share_minutes(MinuteRange(10, 25), [1, 2, 3])

    assert (sum(s.least for s in shares), sum(s.most for s in shares)) == (10, 25)
    assert all(share.least <= share.most for share in shares)
