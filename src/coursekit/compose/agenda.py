"""The agenda: every row of every day, with what a trainer needs to find beside it."""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.activities.use import use_of
from coursekit.compose.common import edition_line, materials_text, method_of, pause_title, slot_title
from coursekit.compose.deck import DeckDraft, SlideSpan
from coursekit.documents.agenda import AgendaDay, AgendaRow, AgendaSheet, AgendaWords, Due, RowKind
from coursekit.labels import Words
from coursekit.model.course import title_text
from coursekit.model.plan import ActivitySlot, PauseSlot, Plan, Slot, end_of


def compose_agenda(plan: Plan, draft: DeckDraft, words: Words) -> AgendaSheet:
    course = plan.course
    return AgendaSheet(
        course.title,
        f"{words('product.agenda')} · {edition_line(plan.edition, words)}",
        course.language,
        course.date,
        tuple(_days(plan, draft, words)),
        _agenda_words(words),
    )


def _agenda_words(words: Words) -> AgendaWords:
    return AgendaWords(
        words.list("agenda.columns"),
        words("agenda.overview"),
        words.list("agenda.overview-columns"),
        words("agenda.total"),
        words("agenda.of-it-talk"),
        words("agenda.of-it-practice"),
        words("agenda.of-it-other"),
        words("agenda.ends-by"),
        words("agenda.whole"),
        words("agenda.editing"),
        words("agenda.marking"),
        words("agenda.whole-minutes"),
        words("agenda.clock-time"),
    )


def _days(plan: Plan, draft: DeckDraft, words: Words) -> Iterator[AgendaDay]:
    spans = iter(draft.spans)
    for day in plan.days:
        rows = tuple(_row(slot, next(spans), plan, words) for slot in day.slots)
        yield AgendaDay(day.number, words("day", n=day.number), day.ends_by, rows)


def _row(slot: Slot, span: SlideSpan, plan: Plan, words: Words) -> AgendaRow:
    if isinstance(slot, PauseSlot):
        due = Due(slot.due, slot.leeway)
        return AgendaRow(RowKind.PAUSE, slot.start, end_of(slot), pause_title(slot, words), due=due)
    return AgendaRow(
        RowKind(use_of(slot)),
        slot.start,
        end_of(slot),
        slot_title(slot, plan, words),
        f"{plan.targets[slot.module.id.text].number} {title_text(slot.module)}",
        method_of(slot, words),
        str(span.first) if span.first == span.last else f"{span.first}–{span.last}",
        plan.targets[slot.topic.id.text].number,
        materials_text(slot.activity, plan.course, words) if isinstance(slot, ActivitySlot) else "",
        least=slot.least,
    )
