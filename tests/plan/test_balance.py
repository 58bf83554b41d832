"""What an edition's minutes go to, added up by hand."""

from __future__ import annotations

from hypothesis import given

from coursekit.content import Name
from coursekit.diagnostic import Report
from coursekit.model.balance import Balance, MethodMinutes
from coursekit.model.course import Activity, Course, Edition, Outcome, Part, PartKind, Topic
from coursekit.plan import make_plan
from coursekit.plan.balance import balance_of
from coursekit.value import replace
from tests.plan.built import activity, course, day, edition, minutes, module, talk, topic
from tests.plan.test_properties import EXAMPLES, courses, editions

HEAR, LEAD = Outcome(Name("hear"), "Hear"), Outcome(Name("lead"), "Lead")
TWO_HOURS = day(2.25, (60, 15))


def serving(part: Activity, *outcomes: Outcome) -> Activity:
    return replace(part, outcomes=tuple(outcome.id for outcome in outcomes))


def of_topics(*topics: Topic) -> Course:
    """The module serves the first outcome."""
    return replace(course(replace(module("m", *topics), outcomes=(HEAR.id,))), outcomes=(HEAR, LEAD))


def balance(source: Course, held: Edition | None = None) -> Balance:
    return balance_of(make_plan(source, held or edition(TWO_HOURS), Report()))


def by_outcome(of: Balance) -> list[tuple[str, int, int, int]]:
    return [(line.outcome.id.text, line.talk, line.practice, line.assessment) for line in of.outcomes]


def test_a_talk_serves_what_its_topic_names_else_what_its_module_names() -> None:
    named = replace(topic("b", minutes(20)), outcomes=(LEAD.id,))

    found = balance(of_topics(topic("a", minutes(10)), named))

    assert by_outcome(found) == [("hear", 10, 0, 0), ("lead", 20, 0, 0)]


def test_an_activity_serves_only_what_it_names_and_two_outcomes_in_full() -> None:
    both = serving(activity("x", minutes(25)), HEAR, LEAD)
    none = activity("y", minutes(15))

    found = balance(of_topics(topic("a", minutes(10), talk("s"), both, none)))

    assert by_outcome(found) == [("hear", 10, 25, 0), ("lead", 0, 25, 0)]


def test_a_quiz_assesses_and_so_does_what_is_done_against_a_rubric() -> None:
    quiz = serving(activity("q", minutes(10), kind="quiz"), HEAR)
    judged = replace(serving(activity("r", minutes(30)), LEAD), parts=(Part(PartKind.RUBRIC, (), ()),))
    film = serving(activity("v", minutes(5), kind="video"), HEAR)

    found = balance(of_topics(topic("a", minutes(10), talk("s"), quiz, judged, film)))

    assert by_outcome(found) == [("hear", 10, 10, 10), ("lead", 0, 30, 30)]


def test_only_what_the_edition_promises_is_listed() -> None:
    held = replace(edition(TWO_HOURS), outcomes=(LEAD.id,))

    assert by_outcome(balance(of_topics(topic("a", minutes(10))), held)) == [("lead", 0, 0, 0)]


def test_methods_stand_by_length_and_all_that_is_taught_is_talk_practice_or_other() -> None:
    case, film, pause = (
        activity("x", minutes(20)),
        activity("v", minutes(5), kind="video"),
        activity("p", minutes(5), kind="break"),
    )

    found = balance(of_topics(topic("a", minutes(20), talk("s"), case, film, pause)))

    assert found.methods == (MethodMinutes("talk", 20), MethodMinutes("case", 20), MethodMinutes("video", 5))
    assert (found.talk, found.practice, found.other) == (20, 20, 5)
    assert found.practice_share == 20 / 45


def test_minutes_with_nothing_in_them_are_idle_and_a_break_that_was_written_is_not() -> None:
    pause = activity("p", minutes(5), kind="break")

    found = balance(of_topics(topic("a", minutes(50), talk("s"), pause), topic("b", minutes(40))))

    assert found.idle == 120 - 50 - 5 - 40


@EXAMPLES
@given(courses(), editions())
def test_every_minute_that_is_taught_is_counted_once_by_use_and_once_by_method(source: Course, held: Edition) -> None:
    plan = make_plan(source, held, Report())

    found = balance_of(plan)

    assert found.talk + found.practice + found.other == plan.taught_minutes
    assert sum(method.minutes for method in found.methods) == plan.taught_minutes
