from __future__ import annotations

from coursekit.plan.cuts import course_minutes
from coursekit.units import MinuteRange
from tests.plan.built import activity, course_of, minutes, talk, topic


def test_minutes_add_up() -> None:
    given = course_of(topic("a", minutes(10, 20), talk("s"), activity("x", minutes(5, 10))), topic("b", minutes(1)))

    assert course_minutes(given) == MinuteRange(16, 31)
