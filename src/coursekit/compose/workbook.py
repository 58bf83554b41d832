"""The workbook's two other forms: what is to be worked on and nothing else, and the workbook with its answers.

Both are made from the finished handout, so that their sections and gaps have its numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from coursekit.activities import KINDS
from coursekit.activities.kind import Sheet
from coursekit.compose.common import activity_title, item_text, letter, numbered_items, options_of
from coursekit.compose.handout import Handout
from coursekit.compose.text import FacilitatorText, facilitator_text
from coursekit.content import (
    Blank,
    Block,
    Gap,
    Heading,
    Inline,
    Inlines,
    List,
    ListItem,
    Paragraph,
    Strong,
    Text,
    inlines_in,
    rewrite_block,
    rewrite_inlines,
)
from coursekit.documents.booklet import (
    AnswerSpace,
    Audience,
    Booklet,
    BookletBlock,
    Card,
    CardRole,
    Checklist,
    Options,
    Section,
    Together,
    WebPage,
)
from coursekit.labels import Words
from coursekit.model.course import Activity, PartKind, title_text
from coursekit.model.plan import Plan
from coursekit.value import Value, replace


def _activities(plan: Plan, words: Words) -> Mapping[str, Activity]:
    """By the heading that the handout gives them."""
    return {
        activity_title(activity, plan, words): activity
        for module in plan.course.own_modules
        for topic in module.own_topics
        for activity in topic.activities
    }


def _variant(handout: Handout, audience: Audience, kind: str, sections: Iterable[Section]) -> Booklet:
    booklet = handout.booklet
    cover = replace(booklet.cover, kind=kind)
    return replace(booklet, audience=audience, cover=cover, sections=tuple(sections), page=None)


def _page_of(handout: Handout, form: str) -> WebPage | None:
    """What is typed into it is kept apart from what is typed into the workbook: other fields have the same places."""
    page = handout.booklet.page
    return replace(page, key=f"{page.key}/{form}") if page is not None else None


# ---------------------------------------------------------------- what is to be worked on


def compose_exercises(handout: Handout, plan: Plan, words: Words) -> Booklet:
    """Activities, whatever has a gap in it, and the action plan."""
    headings = frozenset(_activities(plan, words))
    wanted = (section for section in handout.booklet.sections if section.number or _is_plan(section, words))
    worked = (section if _is_plan(section, words) else _to_work_on(section, headings) for section in wanted)
    kept = (section for section in worked if section is not None)
    booklet = _variant(handout, Audience.TRAINEE, words("product.exercises"), kept)
    return replace(booklet, page=_page_of(handout, "exercises"))


def _is_plan(section: Section, words: Words) -> bool:
    return section.title == words("handout.action-plan")


def _to_work_on(section: Section, activities: frozenset[str]) -> Section | None:
    if section.title in activities:
        return section
    inner = tuple(kept for one in section.sections if (kept := _to_work_on(one, activities)) is not None)
    blocks = tuple(_with_gaps(section.blocks))
    return replace(section, blocks=blocks, sections=inner) if blocks or inner else None


def _with_gaps(blocks: Iterable[BookletBlock]) -> Iterator[BookletBlock]:
    """Blocks with a gap in them, each under the heading it stands under."""
    heading: Heading | None = None
    for block in blocks:
        if isinstance(block, Heading):
            heading = block
        elif isinstance(block, Block) and any(isinstance(inline, Gap) for inline in inlines_in((block,))):
            if heading is not None:
                yield heading
            heading = None
            yield block


# ---------------------------------------------------------------- with its answers


def compose_solutions(handout: Handout, plan: Plan, words: Words) -> Booklet:
    """Every gap filled, right options ticked, model answers after their questions; for after the class."""
    answers = {answer.number: answer.answer for answer in handout.answers}
    solver = _Solver(answers, _activities(plan, words), facilitator_text(plan, words), words)
    sections = tuple(map(solver.section, handout.booklet.sections))
    return _variant(handout, Audience.AFTERWARDS, words("product.solutions"), sections)


class _Solver(Value):
    answers: Mapping[int, Inlines]
    activities: Mapping[str, Activity]
    text: FacilitatorText
    words: Words

    def section(self, section: Section) -> Section:
        """Without the pages for notes: they are a trainee's own."""
        activity = self.activities.get(section.title)
        questions = iter(numbered_items(activity.body) if activity is not None and _is_quiz(activity) else ())
        blocks = [*self._solved(section.blocks, questions), *(self._model_answers(activity) if activity else ())]
        inner = (one for one in section.sections if one.title != self.words("handout.notes"))
        return replace(section, blocks=tuple(blocks), sections=tuple(map(self.section, inner)))

    def _solved(self, blocks: Iterable[BookletBlock], questions: Iterator[ListItem]) -> Iterator[BookletBlock]:
        """`questions` are those of a quiz that are still to come, in the order of their options."""
        for block in blocks:
            match block:
                case AnswerSpace():
                    pass
                case Options():
                    yield self._ticked(options_of(next(questions)))
                case Checklist(items):
                    yield Checklist(tuple(map(self._filled, items)))
                case Card(blocks=inner) | Together(blocks=inner):
                    yield replace(block, blocks=tuple(self._solved(inner, questions)))
                case _:
                    yield rewrite_block(block, self._fill) if isinstance(block, Block) else block

    def _ticked(self, options: Iterable[ListItem]) -> List:
        items = []
        for i, option in enumerate(options):
            content = (Text(f"{letter(i)}. "), *self.text.inlines(item_text(option)))
            shown = (Strong(content),) if option.checked else content
            items.append(ListItem((Paragraph(shown),), bool(option.checked)))
        return List(False, tuple(items))

    def _filled(self, content: Inlines) -> Inlines:
        return rewrite_inlines(content, self._fill)

    def _fill(self, inline: Inline) -> Inlines:
        return (Blank(self.answers[inline.number], number=inline.number),) if isinstance(inline, Gap) else (inline,)

    def _model_answers(self, activity: Activity) -> Iterator[Card]:
        for part in activity.parts_of(PartKind.ANSWER):
            yield Card(
                CardRole.NOTE, self.words("handout.model-answer"), title_text(part), self.text.blocks(part.blocks)
            )


def _is_quiz(activity: Activity) -> bool:
    return KINDS[activity.kind].sheet is Sheet.QUIZ
