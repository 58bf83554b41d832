from __future__ import annotations

from math import inf
from random import Random

import pytest

from coursekit.model.course import Course, DayFrame
from coursekit.plan.schedule import _Search, _State, schedule
from coursekit.plan.sessions import sessions_of
from coursekit.plan.units import Talks, units_of
from tests.plan.built import activity, course_of, day, edition, minutes, talk, topic


def layout(given: Course, frame: DayFrame, days: float = 1) -> list[str]:
    """Each session as `start-end: what is taught`, minutes after nine."""
    units = units_of(given)
    plans = schedule(units, sessions_of(edition(frame, days)))
    return [
        f"{plan.start - 540}-{plan.end - 540}: {' '.join(unit.piece.id.text for unit in units[plan.first : plan.last])}"
        for plan in plans
    ]


def test_a_pause_falls_between_topics_rather_than_inside_one() -> None:
    given = course_of(topic("a", minutes(80)), topic("b", minutes(85), talk("b1", "b2")))

    assert layout(given, day(3, (90, 15))) == ["0-80: a-slide", "95-180: b1 b2"]


def test_a_pause_moves_so_that_all_take_the_same_share_of_their_leeway() -> None:
    given = course_of(topic("a", minutes(60, 90)), topic("b", minutes(60, 90)))

    assert layout(given, day(3, (90, 15))) == ["0-85: a-slide", "100-180: b-slide"]


def test_a_pause_moves_by_a_quarter_of_an_hour_at_most() -> None:
    given = course_of(topic("a", None, activity("x", minutes(70))), topic("b", None, activity("y", minutes(90))))

    assert layout(given, day(3, (90, 15))) == ["0-75: x", "90-180: y"]


def test_what_does_not_fit_is_taught_all_the_same() -> None:
    given = course_of(*(topic(name, minutes(50)) for name in "abcde"))

    taught = " ".join(session.partition(": ")[2] for session in layout(given, day(1), 2))

    assert taught == "a-slide b-slide c-slide d-slide e-slide"


def test_a_course_of_nothing_has_empty_sessions() -> None:
    assert layout(course_of(), day(3, (90, 15))) == ["0-90: ", "105-180: "]


def test_talks_end_at_activities_and_at_their_topic() -> None:
    given = course_of(
        topic("a", minutes(40), talk("a1", "a2"), activity("x", minutes(5)), talk("a3")), topic("b", minutes(9))
    )

    talks = Talks(units_of(given))

    assert talks.first == [0, 0, 2, 3, 4]
    assert talks.end == [2, 2, 3, 4, 5]


def test_a_talk_gives_a_quarter_of_its_shorter_side() -> None:
    given = course_of(topic("a", minutes(120), talk("a1", "a2", "a3")), topic("b", minutes(9)))

    talks = Talks(units_of(given))

    assert [talks.elastic_minutes(0, last) for last in range(5)] == [0, 10, 10, 0, 0]


@pytest.mark.parametrize("seed", range(12))
def test_the_search_misses_nothing_by_looking_near_the_pace_only(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    random = Random(seed)
    talks = [talk(*(f"t{n}s{i}" for i in range(random.randint(1, 9)))) for n in range(24)]
    lengths = [minutes(least := random.randint(5, 40), least + random.choice((0, 10, 60))) for _ in talks]
    units = units_of(course_of(*(topic(f"t{n}", lengths[n], talks[n]) for n in range(24))))
    sessions = sessions_of(edition(day(7, (90, 15), (330, 15), lunch=(180, 60)), 2))

    near = states_of(_Search(units, sessions))
    monkeypatch.setattr(_Search, "_dearest", lambda *_: inf)

    assert near == states_of(_Search(units, sessions))


def states_of(search: _Search) -> list[tuple[float, int, int, int]]:
    """The states that each session keeps, the cheapest first."""
    states = [[_State(0.0, 0, 0, 0, None)]]
    for index in range(len(search.sessions)):
        states.append(search.step(states[-1], index))
    return [(state.cost, state.taught, state.shift, state.owed) for kept in states for state in kept]
