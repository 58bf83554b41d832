from __future__ import annotations

from hypothesis import given

from coursekit.content import ALWAYS, Condition, Name
from coursekit.diagnostic import Report
from coursekit.model.course import Activity, Course, Edition, Outcome, Part, PartKind, Priority
from coursekit.model.difference import Change, Difference, Loss, Moved, OutcomeChange, Place, Promise, Resized
from coursekit.model.plan import CutReason
from coursekit.plan import make_plan
from coursekit.plan.compare import compare
from coursekit.value import replace
from tests.plan.built import (
    NINE,
    ONLY_FULL,
    activity,
    course,
    course_of,
    day,
    edition,
    minutes,
    module,
    slide,
    talk,
    topic,
)
from tests.plan.test_properties import EXAMPLES, courses, editions

FULL = edition(day(2))
SHORT = edition(day(1), name="short")


def difference(course: Course, before: Edition = FULL, after: Edition = SHORT) -> Difference:
    whole = replace(course, editions=(before, after))
    return compare(make_plan(whole, before, Report()), make_plan(whole, after, Report()))


def practice(
    name: str, outcome: str, *, kind: str = "exercise", condition: Condition = ALWAYS, rubric: bool = False
) -> Activity:
    parts = (Part(PartKind.RUBRIC, (), ()),) if rubric else ()
    made = activity(name, minutes(20), kind=kind)
    return replace(made, outcomes=(Name(outcome),), parts=parts, condition=condition)


def outcome_of(*activities: Activity, after: Edition = SHORT) -> OutcomeChange:
    """What becomes of the outcome `greet`, which the module names; 20 minutes of talk are taught in either edition."""
    held = replace(module("m", topic("a", minutes(20)), topic("b", None, *activities)), outcomes=(Name("greet"),))
    given = replace(course(held), outcomes=(Outcome(Name("greet"), "Greet"),))
    (outcome,) = difference(given, after=after).outcomes
    return outcome


# ---------------------------------------------------------------- cut, and added


def test_an_edition_loses_nothing_against_itself() -> None:
    same = difference(course_of(topic("a", minutes(60))), SHORT, SHORT)

    assert same == Difference(SHORT, SHORT, Change(60, 60), (), (), (), (), (), (), (), ())


def test_a_module_that_is_cut_is_one_loss_with_the_titles_of_its_topics() -> None:
    given = course(
        module("m", topic("a", minutes(60))),
        module("n", topic("b", minutes(20)), topic("c", None, activity("x", minutes(40))), condition=ONLY_FULL),
    )

    assert difference(given).cut == (
        Loss("n", "module", "n", "n", 60, Priority.MUST, CutReason.CONDITION, ("b", "c")),
    )  # fmt: skip


def test_a_topic_that_is_cut_is_one_loss_with_the_titles_of_its_activities() -> None:
    cut = topic("b", minutes(20), talk("s"), activity("x", minutes(40), Priority.SHOULD), priority=Priority.SHOULD)

    assert difference(course_of(topic("a", minutes(60)), cut)).cut == (
        Loss("b", "topic", "b", "m", 60, Priority.SHOULD, CutReason.NO_TIME, ("x",)),
    )


def test_an_activity_is_cut_out_of_a_topic_that_stays() -> None:
    given = course_of(topic("a", minutes(60), talk("s"), activity("x", minutes(60), Priority.COULD, kind="game")))

    assert difference(given, after=edition(day(1), name="short", drop="x")).cut == (
        Loss("x", "game", "x", "m", 60, Priority.COULD, CutReason.DROPPED),
    )


def test_a_talk_is_cut_when_its_topic_stays_for_an_activity() -> None:
    slides = replace(talk("s"), slides=(slide("s", ONLY_FULL),))
    given = course_of(topic("a", minutes(60), slides, activity("x", minutes(60))))

    assert difference(given).cut == (Loss("a", "talk", "a", "m", 60, Priority.MUST, CutReason.CONDITION),)


def test_a_topic_emptied_by_dropping_what_is_in_it_has_the_reason_of_that() -> None:
    given = course_of(topic("a", minutes(60)), topic("b", None, activity("x", minutes(60), Priority.COULD)))

    assert [(loss.id, loss.reason) for loss in difference(given).cut] == [("b", CutReason.NO_TIME)]


def test_what_only_the_second_edition_has_is_added() -> None:
    given = course_of(topic("a", minutes(60, 120)), topic("b", minutes(10), condition=Condition((Name("short"),))))

    found = difference(given, after=edition(day(1.5), name="short"))

    assert found.added == (Loss("b", "topic", "b", "m", 10, Priority.MUST, CutReason.CONDITION),)
    assert found.cut == ()


def test_a_break_that_the_author_wrote_is_no_loss() -> None:
    given = course_of(topic("a", minutes(60), talk("s"), activity("x", minutes(60), kind="break")))

    assert difference(given, after=edition(day(1), name="short", drop="x")).cut == ()


# ---------------------------------------------------------------- shortened, and moved


def test_fewer_minutes_are_shortened() -> None:
    given = course_of(topic("a", minutes(20, 60), talk("s"), activity("x", minutes(20, 60), kind="case")))

    found = difference(given)

    assert found.shortened == (
        Resized("a", "talk", "a", "m", Change(60, 30)),
        Resized("x", "case", "x", "m", Change(60, 30)),
    )
    assert found.lengthened == ()


def test_more_minutes_are_lengthened() -> None:
    given = course_of(topic("a", minutes(20, 60)), topic("b", minutes(90), condition=ONLY_FULL))

    found = difference(given)

    assert found.lengthened == (Resized("a", "talk", "a", "m", Change(30, 60)),)
    assert found.shortened == ()


def test_a_talk_divided_by_a_break_counts_as_one() -> None:
    given = course_of(topic("a", minutes(60, 120), talk("s1", "s2", "s3", "s4")))

    found = difference(given, before=edition(day(2, (45, 15))), after=SHORT)

    assert found.shortened == (Resized("a", "talk", "a", "m", Change(105, 60)),)


def test_what_is_held_in_another_half_of_a_day_is_moved() -> None:
    given = course_of(
        topic("a", minutes(60), condition=ONLY_FULL),
        topic("b", minutes(60)),
        topic("c", minutes(60)),
        topic("d", minutes(60)),
    )
    before, after = day(3, lunch=(60, 60)), day(3)

    found = difference(given, before=edition(before, 2), after=edition(after, name="short"))

    assert found.moved == (
        Moved("b", "talk", "b", "m", Place(1, True, NINE + 120), Place(1, False, NINE)),
        Moved("c", "talk", "c", "m", Place(2, False, NINE), Place(1, False, NINE + 60)),
        Moved("d", "talk", "d", "m", Place(2, True, NINE + 120), Place(1, False, NINE + 120)),
    )


# ---------------------------------------------------------------- outcomes


def test_an_outcome_practised_as_before_is_kept() -> None:
    found = outcome_of(practice("x", "greet"))

    assert found == OutcomeChange("greet", "Greet", Change(20, 20), Change(0, 0), Promise.KEPT)


def test_an_outcome_that_lost_one_of_two_activities_has_less() -> None:
    found = outcome_of(practice("x", "greet"), practice("y", "greet", condition=ONLY_FULL))

    assert found == OutcomeChange("greet", "Greet", Change(40, 20), Change(0, 0), Promise.LESS, ("y",))


def test_an_outcome_that_lost_its_quiz_is_untested() -> None:
    found = outcome_of(practice("x", "greet"), practice("y", "greet", kind="quiz", condition=ONLY_FULL))

    assert found == OutcomeChange("greet", "Greet", Change(40, 20), Change(20, 0), Promise.UNTESTED, ("y",))


def test_a_rubric_is_a_test_too() -> None:
    found = outcome_of(practice("x", "greet"), practice("y", "greet", rubric=True, condition=ONLY_FULL))

    assert found.assessment == Change(20, 0)


def test_an_outcome_that_lost_all_practice_is_only_told() -> None:
    found = outcome_of(practice("x", "greet", condition=ONLY_FULL), practice("y", "other"))

    assert found == OutcomeChange("greet", "Greet", Change(20, 0), Change(0, 0), Promise.TOLD, ("x",))


def test_an_outcome_that_the_edition_does_not_promise_is_gone() -> None:
    found = outcome_of(practice("x", "greet"), after=replace(SHORT, outcomes=(Name("other"),)))

    assert found.promise is Promise.GONE


# ---------------------------------------------------------------- whatever the course


@EXAMPLES
@given(courses(), editions(), editions())
def test_minutes_add_up_and_the_way_back_is_the_reverse(given: Course, one: Edition, other: Edition) -> None:
    other = replace(other, id=Name("short"))

    there, back = difference(given, one, other), difference(given, other, one)

    only_in_one = sum(loss.minutes for loss in there.cut) - sum(loss.minutes for loss in there.added)
    in_both = sum(part.minutes.lost for part in (*there.shortened, *there.lengthened))
    assert there.minutes.lost == only_in_one + in_both
    assert [loss.id for loss in there.cut] == [loss.id for loss in back.added]
    assert [part.id for part in there.shortened] == [part.id for part in back.lengthened]
    assert [part.id for part in there.moved] == [part.id for part in back.moved]
