"""The key: every gap, quiz item and exercise with its answer, numbered as in the handout."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coursekit.activities import KINDS
from coursekit.activities.kind import Sheet
from coursekit.compose.common import (
    activity_title,
    edition_line,
    item_text,
    letter,
    numbered_items,
    options_of,
)
from coursekit.compose.text import Answer, FacilitatorText, facilitator_text
from coursekit.content import Heading, Inlines, ListItem, Paragraph, Strong, Text, plain_text
from coursekit.documents.booklet import Audience, Booklet, BookletBlock, Cover, Grid, Section
from coursekit.labels import Words
from coursekit.model.course import Activity, Module, PartKind, title_text
from coursekit.model.plan import Plan


def compose_key(plan: Plan, answers: Sequence[Answer], words: Words) -> Booklet:
    course = plan.course
    return Booklet(
        Audience.FACILITATOR,
        course.language,
        course.date,
        Cover(words("product.key"), course.title, course.subtitle, (edition_line(plan.edition, words),)),
        key_sections(plan, answers, words, level=1),
        course.title,
        words("page-of", page="{page}", pages="{pages}"),
    )


def key_sections(
    plan: Plan, answers: Sequence[Answer], words: Words, *, level: int, exercises: bool = True
) -> tuple[Section, ...]:
    """One section a module that has anything to answer; without `exercises`, to fill in or to tick."""
    text = facilitator_text(plan, words)
    sections = []
    for number, module in enumerate(plan.course.own_modules, start=1):
        own = [answer for answer in answers if answer.module == number]
        blocks = tuple(_module(module, own, plan, text, words, exercises=exercises))
        if blocks:
            printed = plan.targets[module.id.text].number
            sections.append(Section(level, printed, title_text(module), blocks))
    return tuple(sections)


def _module(
    module: Module, answers: Sequence[Answer], plan: Plan, text: FacilitatorText, words: Words, *, exercises: bool
) -> Iterator[BookletBlock]:
    if answers:
        yield Heading(3, (Text(words("key.gaps")),))
        yield _gaps(answers, words)
    for topic in module.own_topics:
        for activity in topic.activities:
            blocks = tuple(_activity(activity, text, words, exercises=exercises))
            if blocks:
                yield Heading(3, (Text(activity_title(activity, plan, words)),))
                yield from blocks


GAPS_ABREAST = 3


def _gaps(answers: Sequence[Answer], words: Words) -> Grid:
    """Numbers and words of the gaps, several abreast: they are short, and a course has hundreds."""
    cells = [cell for answer in answers for cell in (str(answer.number), plain_text(answer.answer))]
    wide = 2 * GAPS_ABREAST
    cells += [""] * (-len(cells) % wide)
    rows = tuple(tuple(cells[start : start + wide]) for start in range(0, len(cells), wide))
    header = (words("key.number"), words("key.answer")) * GAPS_ABREAST
    return Grid(header, rows, (0.25 / GAPS_ABREAST, 0.75 / GAPS_ABREAST) * GAPS_ABREAST)


def _activity(activity: Activity, text: FacilitatorText, words: Words, *, exercises: bool) -> Iterator[BookletBlock]:
    is_quiz = KINDS[activity.kind].sheet is Sheet.QUIZ
    if is_quiz:
        for number, item in enumerate(numbered_items(activity.body), start=1):
            yield from quiz_answer(number, item, text, words)
    for part in activity.parts_of(PartKind.ANSWER) if exercises or is_quiz else ():
        yield from text.blocks(part.blocks)


def quiz_answer(number: int, item: ListItem, text: FacilitatorText, words: Words) -> Iterator[Paragraph]:
    """`2. B 值班长宣布启用手工登记`; several right ones with all their letters."""
    right = [(i, option) for i, option in enumerate(options_of(item)) if option.checked]
    if right:
        letters = "".join(letter(i) for i, _ in right)
        chosen: list[Inlines] = [text.inlines(item_text(option)) for _, option in right]
        content = tuple(
            inline for i, part in enumerate(chosen) for inline in ((Text(words("separator")), *part) if i else part)
        )
        yield Paragraph((Strong((Text(words("key.quiz-answer", n=number, letters=letters)),)), Text("  "), *content))
