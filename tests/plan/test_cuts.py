from __future__ import annotations

from coursekit.model.course import Course, Edition, Priority
from coursekit.model.plan import Cut, CutReason
from coursekit.plan.cuts import course_minutes, drop_to_fit
from coursekit.units import MinuteRange
from tests.plan.built import activity, course, course_of, day, edition, minutes, module, talk, topic

FULL = edition(day(8))


def dropped(given: Course, available: int, wanted: Edition = FULL) -> list[str]:
    cuts: list[Cut] = []
    drop_to_fit(given, wanted, available, cuts)
    return [cut.title for cut in cuts]


def test_nothing_is_dropped_when_it_fits() -> None:
    assert dropped(course_of(topic("a", minutes(30), priority=Priority.COULD)), 30) == []


def test_could_goes_before_should_and_the_last_first() -> None:
    given = course_of(
        topic("a", minutes(30), priority=Priority.COULD),
        topic("b", minutes(30), priority=Priority.SHOULD),
        topic("c", minutes(30), priority=Priority.COULD),
        topic("d", minutes(30)),
    )

    assert [dropped(given, available) for available in (120, 90, 60, 30)] == [[], ["c"], ["c", "a"], ["c", "a", "b"]]


def test_must_is_never_dropped() -> None:
    assert dropped(course_of(topic("a", minutes(30)), topic("b", minutes(30))), 10) == []


def test_the_least_minutes_decide() -> None:
    assert (
        dropped(course_of(topic("a", minutes(20, 60)), topic("b", minutes(10, 60), priority=Priority.COULD)), 30) == []
    )


def test_an_activity_is_dropped_out_of_its_topic() -> None:
    given = course_of(topic("a", minutes(10), talk("s"), activity("x", minutes(20), Priority.COULD)))

    assert dropped(given, 10) == ["x"]


def test_a_topic_goes_with_its_activities_whatever_their_priority() -> None:
    given = course_of(topic("a", minutes(10)), topic("b", None, activity("x", minutes(20)), priority=Priority.COULD))

    assert dropped(given, 10) == ["b"]


def test_what_is_kept_by_name_stays_and_so_does_the_topic_around_it() -> None:
    given = course_of(topic("a", minutes(10)), topic("b", None, activity("x", minutes(20)), priority=Priority.COULD))

    assert dropped(given, 10, edition(day(8), keep="x")) == []


def test_what_something_kept_requires_stays() -> None:
    given = course_of(
        topic("a", minutes(10), priority=Priority.COULD),
        topic("b", None, activity("x", minutes(20), requires="a")),
        topic("c", minutes(10), priority=Priority.COULD),
    )

    assert dropped(given, 10) == ["c"]


def test_a_module_emptied_by_dropping_is_gone() -> None:
    given = course(module("m", topic("a", minutes(10))), module("n", topic("b", minutes(10), priority=Priority.COULD)))

    left = drop_to_fit(given, FULL, 10, [])

    assert [m.id.text for m in left.own_modules] == ["m"]


def test_minutes_add_up() -> None:
    given = course_of(topic("a", minutes(10, 20), talk("s"), activity("x", minutes(5, 10))), topic("b", minutes(1)))

    assert course_minutes(given) == MinuteRange(16, 31)


def test_a_cut_says_where_it_stood_and_what_it_takes() -> None:
    given = course(
        module("m", topic("a", minutes(10))),
        module("n", topic("b", minutes(10, 15), talk("s"), activity("x", minutes(5, 20)), priority=Priority.SHOULD)),
    )
    cuts: list[Cut] = []

    drop_to_fit(given, FULL, 10, cuts)

    assert cuts == [Cut("b", "n", "b", 35, 15, Priority.SHOULD, CutReason.NO_TIME)]
