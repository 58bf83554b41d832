"""The handout: a workbook to write in, made of what trainees may see and nothing else."""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.activities.kind import Sheet
from coursekit.compose.common import edition_line, outcomes_of, programme_of, used_terms
from coursekit.compose.page import compose_page
from coursekit.compose.text import Answer, TraineeText
from coursekit.compose.trainee import (
    Question,
    TraineeActivity,
    TraineePart,
    TraineeSlide,
    TraineeTopic,
    trainee_topic,
)
from coursekit.content import Align, Block, Blocks, Heading, List, Paragraph, Row, Strong, Table, Text, text_of
from coursekit.documents.booklet import (
    AnswerSpace,
    Audience,
    Booklet,
    BookletBlock,
    Card,
    CardRole,
    Checklist,
    Cover,
    Fields,
    Grid,
    Options,
    Section,
    Together,
    blocks_within,
)
from coursekit.labels import Words
from coursekit.model.course import Course, Module, PartKind, title_text
from coursekit.model.plan import Day, Plan
from coursekit.units import format_clock
from coursekit.value import Value

ANSWER_LINES = 3
NOTES_LINES = 10
OBSERVER_LINES = 3
ACTIONS = 3


class Handout(Value):
    """The booklet, and what belongs into its gaps, by their numbers: for the key."""

    booklet: Booklet
    answers: tuple[Answer, ...]


def compose_handout(plan: Plan, words: Words) -> Handout:
    course = plan.course
    text = TraineeText(words, plan.targets)
    modules = []
    for number, module in enumerate(course.own_modules, start=1):
        text.module = number
        modules.append(_module(module, plan, text, words))
    sections = (*_front(plan, words), *modules, *_back(course, modules, words))
    booklet = Booklet(
        Audience.TRAINEE,
        course.language,
        course.date,
        _cover(plan, words),
        sections,
        course.title,
        words("page-of", page="{page}", pages="{pages}"),
        words("contents"),
        page=compose_page(plan, sections, words),
    )
    return Handout(booklet, tuple(text.answers))


def _cover(plan: Plan, words: Words) -> Cover:
    to_fill = tuple(words(f"handout.{key}") for key in ("name", "department", "date"))
    lines = (edition_line(plan.edition, words),)
    return Cover(words("product.handout"), plan.course.title, plan.course.subtitle, lines, to_fill)


def _front(plan: Plan, words: Words) -> tuple[Section, ...]:
    programme = tuple(block for day in plan.days for block in _day(day, plan, words))
    if not plan.course.outcomes:
        return (Section(1, "", words("handout.programme"), programme, new_page=True),)
    outcomes = Checklist(tuple((Text(outcome.text),) for outcome in plan.course.outcomes))
    lead = Paragraph((Text(words("handout.self-check-lead")),))
    return (
        Section(1, "", words("handout.self-check"), (lead, outcomes), new_page=True),
        Section(1, "", words("handout.programme"), programme),
    )


def _day(day: Day, plan: Plan, words: Words) -> tuple[BookletBlock, ...]:
    rows = programme_of(day, plan, words)
    return (
        Heading(3, (Text(words("day", n=day.number)),)),
        Grid(
            (words("guide.time"), words("guide.segment")),
            tuple((f"{format_clock(row.start)}–{format_clock(row.end)}", row.title) for row in rows),
            (0.25, 0.75),
            tuple(i for i, row in enumerate(rows) if row.pause),
        ),
    )


def _module(module: Module, plan: Plan, text: TraineeText, words: Words) -> Section:
    number = plan.targets[module.id.text].number
    intro = text.blocks(module.intro)
    outcomes = outcomes_of(module, plan.course)
    head: list[BookletBlock] = [*intro]
    if outcomes:
        head.append(
            Card(CardRole.NOTE, words("module-outcomes"), "", (Checklist(tuple((Text(o),) for o in outcomes)),))
        )
    topics = [_topic(trainee_topic(topic, plan, text, words), words) for topic in module.own_topics]
    notes = Section(2, "", words("handout.notes"), (AnswerSpace(NOTES_LINES),))
    return Section(1, number, title_text(module), tuple(head), (*topics, notes), new_page=True)


def _topic(topic: TraineeTopic, words: Words) -> Section:
    blocks: list[BookletBlock] = [*topic.intro]
    sections: list[Section] = []
    for piece in topic.pieces:
        match piece:
            case TraineeSlide() if not sections:
                blocks.extend(_slide(piece))
            case TraineeSlide(title, content):
                sections.append(Section(3, "", title or topic.title, tuple(_under(content))))
            case TraineeActivity():
                sections.append(Section(3, "", piece.heading, tuple(_activity(piece, words)), sign=piece.kind))
    return Section(2, topic.number, topic.title, tuple(blocks), tuple(sections))


def _slide(slide: TraineeSlide) -> Iterator[Block]:
    if slide.title:
        yield Heading(3, (Text(slide.title),))
    yield from _under(slide.blocks)


def _under(blocks: Blocks) -> Iterator[Block]:
    """A slide's own headings stand under its title."""
    for block in blocks:
        yield Paragraph((Strong(block.content),)) if isinstance(block, Heading) else block


def _activity(activity: TraineeActivity, words: Words) -> Iterator[BookletBlock]:
    facts = [(words("grouping.label"), activity.grouping), (words("fact.output"), activity.output)]
    given = tuple((label, value) for label, value in facts if value)
    if given:
        yield Fields(given)
    if activity.sheet is Sheet.TOOL:
        yield Card(CardRole.TOOL, words("handout.tool"), "", activity.body)
    else:
        yield from activity.body
    if not activity.parts and activity.sheet is Sheet.PLAIN:
        # An outline's activity is its points only: there is still something to write.
        yield AnswerSpace(ANSWER_LINES)
    for number, question in enumerate(activity.questions, start=1):
        yield _quiz_question(number, question)
    for part in activity.parts:
        yield from _part(part, words)


def _quiz_question(number: int, question: Question) -> BookletBlock:
    stem = Paragraph((Text(f"{number}. "), *question.text))
    space: BookletBlock = Options(question.options) if question.options else AnswerSpace(ANSWER_LINES)
    return Together((stem, space))


def _part(part: TraineePart, words: Words) -> Iterator[BookletBlock]:
    match part.kind:
        case PartKind.ASK:
            yield Heading(4, (Text(part.title or words("handout.question")),))
            yield from _questions(part.blocks, ANSWER_LINES if part.lines is None else part.lines)
        case PartKind.STEPS:
            yield Heading(4, (Text(part.title or words("handout.steps")),))
            yield from part.blocks
        case PartKind.OBSERVE:
            lines = OBSERVER_LINES if part.lines is None else part.lines
            notes: tuple[BookletBlock, ...] = (
                Paragraph((Strong((Text(words("handout.observer-notes")),)),)),
                AnswerSpace(lines),
            )
            label = words("handout.observe")
            yield Card(CardRole.OBSERVER, label, part.title, (*_ticked(part.blocks), *(notes if lines else ())))
        case PartKind.ROLE:
            yield Card(CardRole.ROLE, words("handout.role"), part.title, part.blocks)
        case PartKind.SCENARIO:
            yield Card(CardRole.SCENARIO, words("handout.scenario"), part.title, part.blocks)
        case PartKind.RUBRIC:
            yield Card(CardRole.RUBRIC, words("handout.rubric"), part.title, part.blocks)
        case PartKind.WORKSHEET:
            space = (AnswerSpace(part.lines),) if part.lines else ()
            yield Card(CardRole.WORKSHEET, words("handout.worksheet"), part.title, (*part.blocks, *space))
        case _:
            raise AssertionError(f"a {part.kind} is not for trainees")


def _questions(blocks: Blocks, lines: int) -> Iterator[BookletBlock]:
    """Each numbered question with its own writing space; other text with one at its end."""
    space = (AnswerSpace(lines),) if lines else ()
    rest: list[Block] = []
    for block in blocks:
        if isinstance(block, List) and block.ordered:
            for number, item in enumerate(block.items, start=block.start):
                first = item.blocks[0] if item.blocks else None
                content = first.content if isinstance(first, Paragraph) else ()
                yield Together((Paragraph((Text(f"{number}. "), *content)), *item.blocks[1:], *space))
        else:
            rest.append(block)
    if rest:
        yield Together((*rest, *space))


def _ticked(blocks: Blocks) -> Iterator[BookletBlock]:
    """An observer's list as boxes to tick."""
    for block in blocks:
        simple = isinstance(block, List) and all(
            len(i.blocks) == 1 and isinstance(i.blocks[0], Paragraph) for i in block.items
        )
        if isinstance(block, List) and simple:
            yield Checklist(tuple(b.content for i in block.items for b in i.blocks if isinstance(b, Paragraph)))
        else:
            yield block


def _back(course: Course, modules: list[Section], words: Words) -> tuple[Section, ...]:
    columns = tuple(words(f"handout.{key}") for key in ("action", "by-when", "support", "evidence"))
    plan = Table(
        _row(columns), tuple(_row(("",) * len(columns)) for _ in range(ACTIONS)), (Align.START,) * len(columns)
    )
    lead = Paragraph((Text(words("handout.action-plan-lead")),))
    sections = [Section(1, "", words("handout.action-plan"), (lead, plan), new_page=True)]
    terms = used_terms(course, (text for section in modules for text in _texts(section)))
    if terms:
        rows = tuple((term.term.text, term.definition) for term in terms)
        sections.append(Section(1, "", words("handout.glossary"), (Fields(rows),)))
    if course.references:
        listed = tuple((f"[{i}]", source.text) for i, source in enumerate(course.references, start=1))
        sections.append(Section(1, "", words("handout.references"), (Fields(listed),)))
    return tuple(sections)


def _row(cells: tuple[str, ...]) -> Row:
    return Row(tuple((Text(cell),) if cell else () for cell in cells))


def _texts(section: Section) -> Iterator[str]:
    """Of each block of the course in it; those of a list follow it."""
    return (text_of(b) for b in blocks_within(section) if isinstance(b, Block) and not isinstance(b, List))
