"""The back of the guide: answers, cards and sheets, the risk plan, the evaluation form, and what is looked up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coursekit.compose.common import paragraph, text_list, used_terms
from coursekit.compose.guide_cards import all_cards
from coursekit.compose.guide_draft import GuideDraft
from coursekit.compose.key import key_sections
from coursekit.compose.text import Answer
from coursekit.content import text_of
from coursekit.documents.booklet import BookletBlock, Fields, Grid, Section
from coursekit.model.walk import all_blocks, owners_of


def back(guide: GuideDraft, answers: Sequence[Answer]) -> Iterator[Section]:
    words = guide.words
    keys = key_sections(guide.plan, answers, words, level=2, exercises=False)
    if keys:
        yield Section(1, "", words("guide.key"), (paragraph(words("guide.key-lead")),), keys, new_page=True)
    cards = tuple(all_cards(guide))
    if cards:
        lead = paragraph(words("guide.cards-lead"))
        yield Section(1, "", words("guide.cards"), (lead, *cards), new_page=True)
    yield Section(1, "", words("guide.risks"), (_risks(guide),))
    yield Section(1, "", words("guide.evaluation"), tuple(_evaluation(guide)))
    yield from _looked_up(guide)


def _risks(guide: GuideDraft) -> Grid:
    words = guide.words
    standard = zip(words.list("risks.if"), words.list("risks.then"), strict=True)
    own = ((risk.event, risk.answer) for risk in guide.plan.course.risks)
    return Grid((words("guide.event"), words("guide.response")), (*standard, *own), (0.32, 0.68))


def _evaluation(guide: GuideDraft) -> Iterator[BookletBlock]:
    statements = guide.words.list("evaluation.scale")
    header = (guide.words("guide.evaluation-scale"), "1", "2", "3", "4", "5")
    yield Grid(header, tuple((s, "", "", "", "", "") for s in statements), (0.6, 0.08, 0.08, 0.08, 0.08, 0.08))
    if guide.plan.course.evaluation:
        yield text_list(guide.plan.course.evaluation, ordered=True)


def _looked_up(guide: GuideDraft) -> Iterator[Section]:
    course, words = guide.plan.course, guide.words
    terms = used_terms(course, (text_of(block) for owner in owners_of(course) for block in all_blocks(owner)))
    if terms:
        yield Section(1, "", words("glossary"), (Fields(tuple((t.term.text, t.definition) for t in terms)),))
    if course.references:
        rows = tuple((f"[{i}]", source.text) for i, source in enumerate(course.references, start=1))
        yield Section(1, "", words("references"), (Fields(rows),))
    changes = [(words("version", version=change.version), change.text) for change in course.changes]
    if course.version and all(change.version != course.version for change in course.changes):
        changes.insert(0, (words("version", version=course.version), course.date))
    if changes:
        yield Section(1, "", words("guide.changes"), (Fields(tuple(changes)),))
