from __future__ import annotations

from coursekit.content import Conditional, List, ListItem, Paragraph
from coursekit.diagnostic import Report
from coursekit.model.course import Course, Slide, Talk
from coursekit.model.plan import Plan
from coursekit.plan import make_plan
from coursekit.plan.audience import held_for
from coursekit.plan.known import Known
from coursekit.plan.select import Selection
from coursekit.value import replace
from tests.plan.built import ONLY_FULL, ONLY_LEADS, course_of, day, edition, minutes, slide, topic, words

FULL = edition(day(3), name="full")
SHORT = edition(day(3), name="short")
HELD = [held_for(wanted, audience) for wanted in (FULL, SHORT) for audience in ("leads", "staff")]


def slide_with(*items: ListItem) -> Slide:
    return replace(slide("mixed"), blocks=(List(False, items),))


def items_of(bound: Slide) -> Course:
    """A slide that is the same in all editions, and the one given."""
    return course_of(topic("a", minutes(60, 180), Talk((slide("plain"), bound))))


MIXED = items_of(
    slide_with(
        ListItem((Paragraph(words("for all")),)),
        ListItem((Paragraph(words("in full")),), condition=ONLY_FULL),
        ListItem((Paragraph((*words("for "), Conditional(words("leads"), ONLY_LEADS))),)),
    )
)


def test_what_is_known_of_one_edition_says_nothing_wrong_of_another() -> None:
    known = Known()

    together = [make_plan(MIXED, wanted, Report(), known) for wanted in (FULL, SHORT, *HELD, FULL)]

    assert together == [make_plan(MIXED, wanted, Report()) for wanted in (FULL, SHORT, *HELD, FULL)]
    assert len({repr(slides_of(plan)[1]) for plan in together}) == 4


def test_a_slide_without_conditions_is_selected_once() -> None:
    known = Known()

    plain = [Selection(wanted, [], known).course(MIXED).own_modules[0].own_topics[0].slides[0] for wanted in HELD]

    assert all(each is MIXED.own_modules[0].own_topics[0].slides[0] for each in plain)


def slides_of(plan: Plan) -> tuple[Slide, ...]:
    return plan.course.own_modules[0].own_topics[0].slides
