"""The rest of a day from where a trainer stands, row by row."""

from __future__ import annotations

from coursekit.diagnostic import Report
from coursekit.model.course import Course, Edition, Guest, Priority
from coursekit.model.plan import PauseSlot, Plan, Slot, TalkSlot, end_of
from coursekit.plan import make_plan
from coursekit.plan.replan import Place, places_of, replan
from coursekit.units import format_clock
from coursekit.value import replace
from tests.plan.built import NINE, activity, course_of, day, edition, minutes, talk, topic

MORNING = edition(day(3.5, (90, 15), (180, 5)))
COURSE = course_of(
    topic("greet", minutes(20, 40), talk("hello"), activity("try", minutes(20, 50))),
    topic("listen", minutes(15, 30), talk("ear"), activity("echo", minutes(10, 30), Priority.COULD)),
    topic("close", minutes(20, 40), talk("last"), activity("end", minutes(10, 40), Priority.SHOULD)),
)


def planned(course: Course = COURSE, wanted: Edition = MORNING) -> Plan:
    return make_plan(course, wanted, Report())


def rows(slots: tuple[Slot, ...]) -> list[str]:
    return [f"{format_clock(slot.start)}-{format_clock(end_of(slot))} {_name(slot)}" for slot in slots]


def _name(slot: Slot) -> str:
    if isinstance(slot, PauseSlot):
        return slot.title or slot.kind.value
    return slot.topic.id.text if isinstance(slot, TalkSlot) else slot.activity.id.text


def rest_of(plan: Plan, name: str, now: int) -> Plan:
    rest = replan(plan, places_of(plan, name)[0], now)
    assert rest is not None
    return rest


def test_the_day_as_it_was_planned() -> None:
    assert rows(planned().days[0].slots) == [
        "09:00-09:35 greet",
        "09:35-10:15 try",
        "10:15-10:30 break",
        "10:30-10:55 listen",
        "10:55-11:20 echo",
        "11:20-11:55 close",
        "11:55-12:00 break",
        "12:00-12:30 end",
    ]


def test_who_is_in_time_has_the_day_as_it_was_planned() -> None:
    plan = planned()
    rest = rest_of(plan, "listen", NINE + 90)

    assert rows(rest.days[0].slots) == rows(plan.days[0].slots[3:])
    assert rest.fit is not None
    assert rest.fit.explanation == ("The day ends at 12:30, as planned.",)


def test_who_is_late_shortens() -> None:
    rest = rest_of(planned(), "listen", NINE + 135)

    assert rows(rest.days[0].slots) == [
        "11:15-11:35 listen",
        "11:35-11:50 echo",
        "11:50-12:15 close",
        "12:15-12:20 break",
        "12:20-12:30 end",
    ]
    assert rest.cuts == ()
    assert rest.fit is not None
    assert rest.fit.explanation == ("It is 45 min later than planned.", "The day ends at 12:30, as planned.")


def test_who_is_later_still_leaves_out_what_can_be_spared() -> None:
    rest = rest_of(planned(), "listen", NINE + 155)

    assert rows(rest.days[0].slots) == [
        "11:35-11:50 listen",
        "11:50-12:15 close",
        "12:15-12:20 break",
        "12:20-12:30 end",
    ]
    assert [cut.id for cut in rest.cuts] == ["echo"]


def test_a_break_that_is_due_comes_next() -> None:
    assert rows(rest_of(planned(), "try", NINE + 100).days[0].slots)[:2] == ["10:40-10:55 break", "10:55-11:20 try"]


def test_who_is_early_has_minutes_left() -> None:
    rest = rest_of(planned(), "close", NINE + 120)

    assert rows(rest.days[0].slots) == ["11:00-11:35 close", "11:35-12:05 end"]
    assert rest.fit is not None
    assert rest.fit.explanation == ("It is 20 min earlier than planned.", "The day ends at 12:05, and 25 min are left.")


def test_what_must_be_taught_ends_later_and_says_what_could_be_left_out() -> None:
    rest = rest_of(planned(), "close", NINE + 200)

    assert rows(rest.days[0].slots) == ["12:20-12:25 break", "12:25-12:45 close"]
    assert rest.fit is not None
    assert rest.fit.explanation == (
        "It is 60 min later than planned.",
        "What must be taught does not fit: the day ends at 12:45 instead of 12:30.",
        "To end at 12:30, leave out “close” (20 min).",
    )


def test_a_guest_comes_when_the_guest_comes() -> None:
    guest = Guest("Farewell", 1, NINE + 200, 10)
    rest = rest_of(planned(wanted=replace(MORNING, guests=(guest,))), "listen", NINE + 130)

    assert rows(rest.days[0].slots)[-1] == "12:20-12:30 Farewell"


def test_what_cannot_be_taught_within_four_hours_more_has_no_plan() -> None:
    long = course_of(*(topic(f"t{i}", minutes(30)) for i in range(14)))
    plan = planned(long, edition(day(7)))

    assert replan(plan, Place(1, 0), NINE + 6 * 60) is None


def test_a_topic_is_found_on_every_day_on_which_it_is_taught() -> None:
    long = course_of(topic("a", minutes(60, 90), talk("s1", "s2", "s3")), topic("b", minutes(10, 60)))

    assert places_of(planned(long, edition(day(1), 2)), "a") == (Place(1, 0), Place(2, 0))
