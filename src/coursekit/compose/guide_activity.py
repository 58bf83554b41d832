"""The script of an activity: the scenes of its brief, of its questions, and of each question of a quiz."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coursekit.activities import KINDS
from coursekit.activities.kind import Sheet
from coursekit.compose.common import (
    item_text,
    letter,
    materials_text,
    numbered_items,
    options_of,
    outcome_texts,
)
from coursekit.compose.cues import script_cues
from coursekit.compose.deck import SlideSpan
from coursekit.compose.guide_cards import is_filed, sheet_names
from coursekit.compose.guide_draft import GuideDraft, slide_reference
from coursekit.content import Block, Heading, List, ListItem, Paragraph, Strong, Text
from coursekit.documents.booklet import BookletBlock, Card, CardRole, Fields, Scene
from coursekit.documents.cue import Cue, CueKind
from coursekit.model.course import Activity, Part, PartKind, title_text

_AFTER_QUIZ = (PartKind.ANSWER, PartKind.DEBRIEF, PartKind.DIFFICULTIES, PartKind.TRANSITION)


def activity_scenes(guide: GuideDraft, activity: Activity) -> Iterator[Scene]:
    """One or more, in the order of the slides; what an activity needs stands in the first."""
    if KINDS[activity.kind].sheet is Sheet.QUIZ and numbered_items(activity.body):
        yield from _quiz(guide, activity)
    else:
        yield from _brief(guide, activity)


def _brief(guide: GuideDraft, activity: Activity) -> Iterator[Scene]:
    """The questions have slides of their own: with them stands what follows the first one."""
    id, numbers = activity.id.text, guide.deck.numbers
    body = () if KINDS[activity.kind].sheet is Sheet.TOOL else guide.text.blocks(activity.body)
    questions = numbers.get(f"{id}-questions")
    asked = [i for i, part in enumerate(activity.parts) if part.kind is PartKind.ASK]
    first = asked[0] if asked and questions is not None else len(activity.parts)
    brief = (*_facts(guide, activity), *body, *_script(guide, activity.parts[:first]))
    yield Scene(slide_reference(guide, _brief_slides(guide, id)), (), brief)
    if questions is not None:
        yield Scene(slide_reference(guide, questions), (), tuple(_script(guide, activity.parts[first:])))


def _brief_slides(guide: GuideDraft, id: str) -> SlideSpan:
    brief = guide.deck.numbers[id]
    return SlideSpan(brief.first, guide.deck.numbers.get(f"{id}-steps", brief).last)


def _facts(guide: GuideDraft, activity: Activity) -> Iterator[Fields]:
    words, course = guide.words, guide.plan.course
    facts = (
        (words("fact.materials"), materials_text(activity, course, words)),
        (words("fact.output"), activity.output),
        (words("fact.outcomes"), outcome_texts(activity, course, words)),
        (words("guide.sheets"), sheet_names(activity, words)),
    )
    given = tuple(fact for fact in facts if fact[1])
    if given:
        yield Fields(given)


def _script(guide: GuideDraft, parts: Sequence[Part]) -> Iterator[BookletBlock]:
    """Cues, and between them the situation and the steps; cards and sheets are in the back."""
    cues: list[Part] = []
    for part in parts:
        if part.kind in (PartKind.SCENARIO, PartKind.STEPS):
            yield from script_cues(cues, guide.text, guide.words)
            cues.clear()
            yield from _shown_part(guide, part)
        elif not is_filed(part):
            cues.append(part)
    yield from script_cues(cues, guide.text, guide.words)


def _shown_part(guide: GuideDraft, part: Part) -> Iterator[BookletBlock]:
    blocks = guide.text.blocks(part.blocks)
    if part.kind is PartKind.SCENARIO:
        yield Card(CardRole.SCENARIO, guide.words("handout.scenario"), title_text(part), blocks)
    else:
        yield Heading(4, (Text(title_text(part) or guide.words("cue.steps")),))
        yield from blocks


# ---------------------------------------------------------------- quizzes


def _quiz(guide: GuideDraft, activity: Activity) -> Iterator[Scene]:
    """Each question beside its slide, its right options marked, its explanation under it."""
    id, numbers = activity.id.text, guide.deck.numbers
    questions = numbered_items(activity.body)
    answers = activity.parts_of(PartKind.ANSWER)
    explanations = [item for part in answers for item in numbered_items(part.blocks)]
    matched = len(explanations) == len(questions)
    before = [part for part in activity.parts if part.kind not in _AFTER_QUIZ]
    after = [
        part for part in activity.parts if part.kind in _AFTER_QUIZ and not (matched and part.kind is PartKind.ANSWER)
    ]
    intro = guide.text.blocks(b for b in activity.body if not (isinstance(b, List) and b.ordered))
    yield Scene(slide_reference(guide, numbers[id]), (), (*_facts(guide, activity), *intro, *_script(guide, before)))
    for n, item in enumerate(questions, start=1):
        told: list[BookletBlock] = [
            *_question(guide, n, item),
            *_explanation(guide, explanations[n - 1 : n] if matched else []),
        ]
        if n == len(questions):
            told.extend(_script(guide, after))
        yield Scene(slide_reference(guide, numbers[f"{id}-{n}"]), (), tuple(told))


def _question(guide: GuideDraft, number: int, item: ListItem) -> Iterator[Block]:
    yield Paragraph((Text(f"{number}. "), *guide.text.inlines(item_text(item))))
    lines = []
    for i, option in enumerate(options_of(item)):
        content = (Text(f"{letter(i)}. "), *guide.text.inlines(item_text(option)))
        shown = (Strong(content),) if option.checked else content
        lines.append(ListItem((Paragraph(shown),), option.checked))
    if lines:
        yield List(False, tuple(lines))


def _explanation(guide: GuideDraft, items: Sequence[ListItem]) -> Iterator[Cue]:
    for item in items:
        yield Cue(CueKind.ANSWER, guide.words("cue.answer"), guide.text.blocks(item.blocks))
