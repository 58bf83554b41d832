from __future__ import annotations

from coursekit.content import Name
from coursekit.model.course import Source
from coursekit.plan.number import number_course
from coursekit.value import replace
from tests.plan.built import activity, course, minutes, module, talk, topic


def test_modules_topics_activities_and_sources_are_numbered_in_order() -> None:
    given = course(
        module(
            "m",
            topic("a", minutes(10), talk("s1"), activity("x", minutes(5))),
            topic("b", None, activity("y", minutes(5))),
        ),
        module("n", topic("c", None, activity("z", minutes(5), kind="quiz"), talk("s2"))),
    )
    given = replace(given, references=(Source(Name("mills"), "Mills"), Source(Name("fisher"), "Fisher")))

    targets = number_course(given)

    assert {name: f"{target.kind} {target.number}" for name, target in targets.items()} == {
        "m": "module 1",
        "a": "topic 1.1",
        "s1": "slide 1.1",
        "x": "case 1-1",
        "b": "topic 1.2",
        "y": "case 1-2",
        "n": "module 2",
        "c": "topic 2.1",
        "z": "quiz 2-1",
        "s2": "slide 2.1",
        "mills": "reference [1]",
        "fisher": "reference [2]",
    }


def test_a_course_of_nothing_has_no_numbers() -> None:
    assert number_course(course()) == {}
