from __future__ import annotations

from coursekit.content import ALWAYS, Condition, Name, Paragraph, Text, text_of_all
from coursekit.diagnostic import Report
from coursekit.model.course import Activity, Course, Edition, Part, PartKind, Slide, Talk
from coursekit.model.difference import Seam
from coursekit.plan import make_plan
from coursekit.plan.compare import compare
from coursekit.plan.transitions import transitions_of
from coursekit.value import replace
from tests.plan.built import ONLY_FULL, activity, course_of, day, edition, minutes, slide, topic

FULL = edition(day(2))
SHORT = edition(day(2), name="short")
ONLY_SHORT = Condition((Name("short"),))


def leading(name: str, said: str, condition: Condition = ALWAYS, *, said_in: Condition = ALWAYS) -> Slide:
    """A slide with a transition under it."""
    return replace(slide(name, condition), parts=(transition(said, said_in),))


def transition(said: str, condition: Condition = ALWAYS) -> Part:
    return Part(PartKind.TRANSITION, (), (Paragraph((Text(said),)),), condition=condition)


def case(name: str, condition: Condition = ALWAYS) -> Activity:
    return replace(activity(name, minutes(60)), condition=condition)


def told(*slides: Slide, following: Activity) -> dict[str, str]:
    """What leads on from each slide that the short edition has, before an activity."""
    given = course_of(topic("a", minutes(30, 60), Talk(slides), following, case("last")))
    plan = make_plan(replace(given, editions=(FULL, SHORT)), SHORT, Report())
    kept = plan.course.own_modules[0].own_topics[0].slides
    return {s.id.text: " ".join(text_of_all(part.blocks) for part in transitions_of(s)) for s in kept}


def seams(given: Course, before: Edition = FULL, after: Edition = SHORT) -> tuple[Seam, ...]:
    whole = replace(given, editions=(before, after))
    return compare(make_plan(whole, before, Report()), make_plan(whole, after, Report())).seams


# ---------------------------------------------------------------- carried


def test_a_transition_is_carried_to_the_last_slide_that_is_left() -> None:
    assert told(slide("s"), leading("t", "Now do it", ONLY_FULL), following=case("x")) == {"s": "Now do it"}


def test_a_slide_keeps_a_transition_of_its_own() -> None:
    slides = leading("s", "Do this"), leading("t", "Now do it", ONLY_FULL)

    assert told(*slides, following=case("x")) == {"s": "Do this"}


def test_nothing_leads_on_to_what_is_left_out_too() -> None:
    assert told(slide("s"), leading("t", "Now do it", ONLY_FULL), following=case("x", ONLY_FULL)) == {"s": ""}


def test_the_transition_of_another_edition_is_not_carried() -> None:
    slides = slide("s"), leading("t", "Now do it", ONLY_FULL, said_in=ONLY_FULL)

    assert told(*slides, following=case("x")) == {"s": ""}


def test_the_transition_between_two_slides_of_a_talk_goes_with_its_slide() -> None:
    slides = slide("s"), leading("t", "Look here", ONLY_FULL), slide("u")

    assert told(*slides, following=case("x")) == {"s": "", "u": ""}


# ---------------------------------------------------------------- seams


def test_a_transition_to_what_is_cut_is_a_seam() -> None:
    given = course_of(topic("a", minutes(30, 60), Talk((leading("s", "Now do x"),)), case("x", ONLY_FULL), case("y")))

    assert seams(given) == (Seam("a", "talk", "a", "m", "x", "y"),)


def test_at_the_end_nothing_comes_next() -> None:
    given = course_of(topic("a", minutes(30, 60), Talk((leading("s", "Now do x"),)), case("x", ONLY_FULL)))

    assert seams(given) == (Seam("a", "talk", "a", "m", "x", ""),)


def test_another_transition_for_the_edition_is_no_seam() -> None:
    both = replace(slide("s"), parts=(transition("Now do x", ONLY_FULL), transition("Now do y", ONLY_SHORT)))
    given = course_of(topic("a", minutes(30, 60), Talk((both,)), case("x", ONLY_FULL), case("y")))

    assert seams(given) == ()


def test_where_nothing_is_said_there_is_no_seam() -> None:
    given = course_of(topic("a", minutes(30, 60), Talk((slide("s"),)), case("x", ONLY_FULL), case("y")))

    assert seams(given) == ()
