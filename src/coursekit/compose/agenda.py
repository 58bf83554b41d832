"""The agenda: every row of every day, with what a trainer needs to find beside it."""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.compose.common import edition_line, materials_text, method_of, pause_title, slot_title
from coursekit.compose.deck import DeckDraft
from coursekit.documents.agenda import AgendaRow, AgendaSheet
from coursekit.labels import Words
from coursekit.model.course import title_text
from coursekit.model.plan import ActivitySlot, PauseSlot, Plan, end_of, is_taught


def compose_agenda(plan: Plan, draft: DeckDraft, words: Words) -> AgendaSheet:
    course = plan.course
    return AgendaSheet(
        course.title,
        f"{words('product.agenda')} · {edition_line(plan.edition, words)}",
        course.language,
        course.date,
        words.list("agenda.columns"),
        tuple(words("day", n=day.number) for day in plan.days),
        tuple(_rows(plan, draft, words)),
        words("agenda.total"),
    )


def _rows(plan: Plan, draft: DeckDraft, words: Words) -> Iterator[AgendaRow]:
    spans = iter(draft.spans)
    for day in plan.days:
        for slot in day.slots:
            span = next(spans)
            slides = str(span.first) if span.first == span.last else f"{span.first}–{span.last}"
            if isinstance(slot, PauseSlot):
                title = pause_title(slot, words)
                yield AgendaRow(day.number, slot.start, end_of(slot), "", title, "", "", "", "", pause=True)
                continue
            materials = materials_text(slot.activity, plan.course, words) if isinstance(slot, ActivitySlot) else ""
            yield AgendaRow(
                day.number,
                slot.start,
                end_of(slot),
                f"{plan.targets[slot.module.id.text].number} {title_text(slot.module)}",
                slot_title(slot, plan, words),
                method_of(slot, words),
                slides,
                plan.targets[slot.topic.id.text].number,
                materials,
                pause=not is_taught(slot),
            )
