"""What all parts of the guide are made of: the plan, its slides, and a slot with both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coursekit.compose.common import clock_range, method_of, pause_title, slot_title
from coursekit.compose.deck import DeckDraft, SlideSpan
from coursekit.compose.slide_words import slide_words
from coursekit.compose.text import FacilitatorText
from coursekit.documents.booklet import Grid, ShownSlide, SlideRef
from coursekit.documents.deck import Slide
from coursekit.labels import Words
from coursekit.model.difference import Difference
from coursekit.model.leeway import Leeway, Timing
from coursekit.model.plan import Cut, PauseSlot, Plan, Slot, end_of, slots_of
from coursekit.value import Value


class Row(Value):
    """A slot with its day and the slides it is run with; what it can give when it is late (None for a pause), and what stood
    after it in the course that the edition left out."""

    day: int
    slot: Slot
    slides: SlideSpan
    leeway: Leeway | None
    additions: tuple[Cut, ...]


class GuideDraft(Value):
    """`left_out` compares with the course's longest edition, None when there is none longer."""

    plan: Plan
    words: Words
    text: FacilitatorText
    deck: DeckDraft
    rows: tuple[Row, ...]
    left_out: Difference | None = None


def rows_of(plan: Plan, deck: DeckDraft, timing: Sequence[Timing]) -> Iterator[Row]:
    """One for each slot, in order."""
    days = [day.number for day in plan.days for _ in day.slots]
    for day, slot, span, one in zip(days, slots_of(plan), deck.spans, timing, strict=True):
        yield Row(day, slot, span, one.leeway, one.additions)


def at_a_glance(guide: GuideDraft, rows: Sequence[Row]) -> Grid:
    """Clock, minutes, segment, method, slides and section of the workbook; pauses as dividers."""
    keys = ("guide.time", "guide.minutes", "guide.segment", "fact.method", "fact.slides", "fact.handout")
    pauses = tuple(i for i, row in enumerate(rows) if isinstance(row.slot, PauseSlot))
    cells = tuple(_cells(guide, row) for row in rows)
    return Grid(tuple(map(guide.words, keys)), cells, (0.15, 0.07, 0.39, 0.13, 0.13, 0.13), pauses)


def _cells(guide: GuideDraft, row: Row) -> tuple[str, ...]:
    slot = row.slot
    clock = clock_range(slot.start, end_of(slot), guide.words)
    if isinstance(slot, PauseSlot):
        return (clock, str(slot.minutes), pause_title(slot, guide.words), "", "", "")
    title = slot_title(slot, guide.plan, guide.words)
    number = guide.plan.targets[slot.topic.id.text].number
    return (clock, str(slot.minutes), title, method_of(slot, guide.words), _numbers(row.slides), number)


def _numbers(span: SlideSpan) -> str:
    return str(span.first) if span.first == span.last else f"{span.first}–{span.last}"


def slide_reference(guide: GuideDraft, span: SlideSpan) -> SlideRef:
    words = guide.words
    one = span.first == span.last
    label = words("slide", n=span.first) if one else words("slides", first=span.first, last=span.last)
    slides = guide.deck.deck.slides[span.first - 1 : span.last]
    return SlideRef(label, tuple(_shown(guide, slide) for slide in slides))


def _shown(guide: GuideDraft, slide: Slide) -> ShownSlide:
    return ShownSlide(slide.number, slide.title, slide_words(slide, guide.words, guide.deck.deck.language))
