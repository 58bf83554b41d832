from __future__ import annotations

import pytest

from coursekit.content import (
    ALWAYS,
    Align,
    Blank,
    Block,
    Blocks,
    Chart,
    ChartKind,
    CodeBlock,
    Condition,
    Conditional,
    Drawing,
    DrawingItem,
    DrawingKind,
    Emphasis,
    Figure,
    Heading,
    Image,
    Inline,
    Link,
    List,
    ListItem,
    Name,
    Paragraph,
    Quote,
    Reference,
    Row,
    Series,
    Strong,
    Table,
    Text,
    plain_text,
)
from coursekit.model.course import Course, Part, PartKind, Talk, Topic
from coursekit.model.plan import Cut, CutReason
from coursekit.plan.select import Selection
from coursekit.value import replace
from tests.plan.built import (
    ONLY_FULL,
    ONLY_LEADS,
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
    words,
)

SHORT = edition(day(8), name="short")
FULL = edition(day(8), name="full")
A = Paragraph(words("a"))
B = Paragraph(words("b"))
A_IN_FULL = replace(A, condition=ONLY_FULL)
IN_FULL: tuple[Inline, ...] = (Conditional(words("x"), ONLY_FULL),)
IMAGE = Image("hall.png", b"", "image/png", 1, 1)


def selection(of: str = "short") -> Selection:
    return Selection(SHORT if of == "short" else FULL, [])


def kept(given: Course, of: str = "short") -> Course:
    return selection(of).course(given)


def blocks_in(*blocks: Block, of: str = "short") -> Blocks:
    return selection(of).blocks(blocks)


def titles(given: Course) -> list[str]:
    return [plain_text(t.title) for m in given.own_modules for t in m.own_topics]


# ---------------------------------------------------------------- parts of a course


def test_a_module_of_another_edition_is_gone() -> None:
    given = course(module("m", topic("a", minutes(10))), module("n", topic("b", minutes(10)), condition=ONLY_FULL))

    assert titles(kept(given)) == ["a"]
    assert titles(kept(given, "full")) == ["a", "b"]


def test_a_topic_of_another_edition_is_gone() -> None:
    assert titles(kept(course_of(topic("a", minutes(10)), topic("b", minutes(10), condition=ONLY_FULL)))) == ["a"]


def test_a_slide_of_another_edition_is_gone() -> None:
    given = course_of(topic("a", minutes(10), Talk((slide("one"), slide("two", ONLY_FULL)))))

    assert [s.id.text for s in kept(given).own_modules[0].own_topics[0].slides] == ["one"]


def test_an_activity_of_another_edition_is_gone_and_the_talks_around_it_are_one() -> None:
    case = replace(activity("case", minutes(10)), condition=ONLY_FULL)
    given = course_of(topic("a", minutes(10), talk("one"), case, talk("two")))

    (only,) = kept(given).own_modules[0].own_topics[0].segments

    assert only == talk("one", "two")


def test_a_part_of_another_edition_is_gone() -> None:
    say, do = Part(PartKind.SAY, (), (A,)), Part(PartKind.DO, (), (B,), condition=ONLY_FULL)
    given = course_of(topic("a", None, replace(activity("case", minutes(10)), parts=(say, do))))

    (case,) = kept(given).own_modules[0].own_topics[0].activities

    assert case.parts == (say,)


def test_a_part_emptied_of_its_blocks_is_gone_unless_it_has_lines() -> None:
    emptied = Part(PartKind.SAY, (), (A_IN_FULL,))
    sheet = Part(PartKind.WORKSHEET, (), (A_IN_FULL,), lines=6)
    given = course_of(topic("a", None, replace(activity("case", minutes(10)), parts=(emptied, sheet))))

    (case,) = kept(given).own_modules[0].own_topics[0].activities

    assert case.parts == (replace(sheet, blocks=()),)


def test_a_slide_emptied_of_its_blocks_is_gone_and_its_talk_and_topic_with_it() -> None:
    emptied = replace(slide("one"), blocks=(replace(slide("one").blocks[0], condition=ONLY_FULL),))
    given = course_of(topic("a", minutes(10), Talk((emptied,))), topic("b", minutes(10)))

    assert titles(kept(given)) == ["b"]


def test_a_module_emptied_of_its_topics_is_gone() -> None:
    given = course(module("m", topic("a", minutes(10), condition=ONLY_FULL)), module("n", topic("b", minutes(10))))

    assert [m.id.text for m in kept(given).own_modules] == ["n"]


def test_a_topic_without_its_talk_has_no_minutes_of_its_own() -> None:
    given = course_of(topic("a", minutes(10), Talk((slide("one", ONLY_FULL),)), activity("case", minutes(10))))

    (only,) = kept(given).own_modules[0].own_topics

    assert only.minutes is None


def test_conditions_reach_every_title() -> None:
    title = (*words("a"), *IN_FULL)
    part = Part(PartKind.SAY, title, (A,))
    case = replace(activity("case", minutes(10)), title=title, parts=(part,))
    inside = topic("a", minutes(10), Talk((replace(slide("one"), title=title),)), case)
    given = course(replace(module("m", replace(inside, title=title)), title=title))

    (only,) = kept(given).own_modules
    (inner,) = only.own_topics

    found = [
        only.title,
        inner.title,
        inner.slides[0].title,
        inner.activities[0].title,
        inner.activities[0].parts[0].title,
    ]
    assert found == [words("a")] * 5


def test_nothing_that_is_kept_carries_a_condition() -> None:
    bound = topic("a", minutes(10), Talk((slide("one", ONLY_FULL),)), condition=ONLY_FULL)
    given = course(module("m", replace(bound, intro=(A_IN_FULL,)), condition=ONLY_FULL))

    (only,) = kept(given, "full").own_modules
    (inner,) = only.own_topics

    conditions = [only.condition, inner.condition, inner.intro[0].condition, inner.slides[0].condition]
    assert conditions == [ALWAYS] * 4


# ---------------------------------------------------------------- blocks


@pytest.mark.parametrize(
    ("given", "left"),
    [
        (A_IN_FULL, ()),
        (Paragraph((*words("a"), *IN_FULL)), (A,)),
        (Paragraph(IN_FULL), ()),
        (Heading(3, words("a"), condition=ONLY_FULL), ()),
        (Heading(3, IN_FULL), ()),
        (List(False, (ListItem((A,), condition=ONLY_FULL), ListItem((B,)))), (List(False, (ListItem((B,)),)),)),
        (List(False, (ListItem((A,), condition=ONLY_FULL),)), ()),
        (List(False, (ListItem((A_IN_FULL,)),)), ()),
        (
            List(False, (ListItem((A, List(True, (ListItem((B,), condition=ONLY_FULL),)))),)),
            (List(False, (ListItem((A,)),)),),
        ),
        (
            Table(Row((words("h"),)), (Row((words("a"),), condition=ONLY_FULL), Row((words("b"),))), (Align.START,)),
            (Table(Row((words("h"),)), (Row((words("b"),)),), (Align.START,)),),
        ),
        (Table(Row((words("h"),)), (Row((words("a"),), condition=ONLY_FULL),), (Align.START,)), ()),
        (
            Table(Row((IN_FULL,)), (Row(((*words("a"), *IN_FULL),)),), (Align.START,), IN_FULL),
            (Table(Row(((),)), (Row((words("a"),)),), (Align.START,)),),
        ),
        (Quote((A, A_IN_FULL), IN_FULL), (Quote((A,)),)),
        (Quote((A_IN_FULL,), words("said")), ()),
        (
            Drawing(
                DrawingKind.PROCESS,
                (DrawingItem(words("a"), condition=ONLY_FULL), DrawingItem((*words("b"), *IN_FULL), IN_FULL)),
                (*words("t"), *IN_FULL),
            ),
            (Drawing(DrawingKind.PROCESS, (DrawingItem(words("b")),), words("t")),),
        ),
        (Drawing(DrawingKind.PROCESS, (DrawingItem(words("a"), condition=ONLY_FULL),)), ()),
        (Figure(IMAGE, "hall", (*words("c"), *IN_FULL)), (Figure(IMAGE, "hall", words("c")),)),
        (Figure(IMAGE, "hall", condition=ONLY_FULL), ()),
        (
            Chart(ChartKind.BAR, ("a",), (Series("s", (1.0,)),), (*words("t"), *IN_FULL)),
            (Chart(ChartKind.BAR, ("a",), (Series("s", (1.0,)),), words("t")),),
        ),
        (CodeBlock("x", condition=ONLY_FULL), ()),
        (CodeBlock("x"), (CodeBlock("x"),)),
    ],
)
def test_a_block_keeps_what_its_edition_has(given: Block, left: Blocks) -> None:
    assert blocks_in(given) == left


def test_an_audience_matches_an_edition_that_is_held_for_it_or_for_nobody_in_particular() -> None:
    bound = replace(A, condition=ONLY_LEADS)

    found = [
        Selection(edition(day(8), audience=audience), []).blocks((bound,))
        for audience in ("", "leads", "agents leads", "agents")
    ]

    assert found == [(A,), (A,), (A,), ()]


# ---------------------------------------------------------------- words


@pytest.mark.parametrize(
    ("given", "left"),
    [
        ((Text("a "), *IN_FULL, Text(" b")), (Text("a "), Text("b"))),
        ((*IN_FULL, Text(" b")), words("b")),
        ((Text("a "), *IN_FULL), words("a")),
        ((Text("说"), *IN_FULL, Text("好")), (Text("说"), Text("好"))),
        ((Strong(IN_FULL), Text("b")), words("b")),
        ((Emphasis((*words("a"), *IN_FULL)),), (Emphasis(words("a")),)),
        ((Blank(IN_FULL),), ()),
        ((Link(IN_FULL, "https://example.org"),), ()),
        ((Reference("camera", IN_FULL),), (Reference("camera", ()),)),
        ((Conditional((*words("a"), Conditional(words("b"), ONLY_LEADS)), ONLY_FULL),), ()),
    ],
)
def test_words_of_another_edition_leave_no_trace(given: tuple[Inline, ...], left: tuple[Inline, ...]) -> None:
    assert selection().inlines(given) == left


def test_words_of_this_edition_lose_their_mark() -> None:
    assert selection("full").inlines((Text("a "), *IN_FULL, Text(" b"))) == (Text("a "), Text("x"), Text(" b"))


# ---------------------------------------------------------------- what is left out


def cuts_of(given: Topic, *, drop: str = "") -> list[tuple[str, int, CutReason]]:
    cuts: list[Cut] = []
    Selection(edition(day(8), name="short", drop=drop), cuts).course(course_of(given, topic("rest", minutes(5))))
    return [(cut.title, cut.minutes, cut.reason) for cut in cuts]


def test_what_a_condition_leaves_out_is_noted_with_all_its_minutes() -> None:
    given = topic("a", minutes(10, 20), talk("one"), activity("case", minutes(5, 15)), condition=ONLY_FULL)

    assert cuts_of(given) == [("a", 35, CutReason.CONDITION)]


def test_what_stands_in_shorter_editions_alone_is_no_loss() -> None:
    """The talk that only one day has, in place of three that it has not."""
    cuts: list[Cut] = []
    longer, short = edition(day(8), 2), edition(day(8), name="short")
    given = course_of(topic("in short", minutes(5), condition=Condition((Name("short"),))), topic("rest", minutes(5)))

    Selection(longer, cuts).course(replace(given, editions=(longer, short)))

    assert cuts == []


def test_what_is_dropped_by_name_is_noted() -> None:
    assert cuts_of(topic("a", minutes(10)), drop="a") == [("a", 10, CutReason.DROPPED)]


def test_a_module_may_be_dropped_by_name() -> None:
    cuts: list[Cut] = []
    given = course(module("m", topic("a", minutes(10))), module("n", topic("b", minutes(10))))

    left = Selection(edition(day(8), drop="n"), cuts).course(given)

    assert titles(left) == ["a"]
    assert [cut.title for cut in cuts] == ["n"]


def test_the_name_of_an_edition_is_compared_whole() -> None:
    assert selection().blocks((replace(A, condition=replace(ONLY_FULL, editions=(Name("shorter"),))),)) == ()
