"""The back half of the compiler: a plan composed into documents, and documents written to bytes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from coursekit.compose.agenda import compose_agenda
from coursekit.compose.deck import DeckDraft, compose_deck
from coursekit.compose.delivery import delivered_agenda, delivered_booklet, delivered_deck
from coursekit.compose.guide import compose_guide
from coursekit.compose.handout import compose_handout
from coursekit.compose.key import compose_key
from coursekit.compose.slide_sheets import compose_slide_sheets, trainee_deck
from coursekit.compose.workbook import compose_exercises, compose_solutions
from coursekit.diagnostic import Report
from coursekit.documents.agenda import AgendaSheet
from coursekit.documents.booklet import Booklet, shown_slides
from coursekit.documents.deck import Deck
from coursekit.documents.look import DeckMetrics, Look
from coursekit.documents.slide_sheets import SlideSheets
from coursekit.labels import read_words
from coursekit.model.delivery import Delivery
from coursekit.model.difference import Difference
from coursekit.model.plan import Plan
from coursekit.plan.leeway import timing_of
from coursekit.write import (
    AGENDA_FORMATS,
    BOOKLET_FORMATS,
    DECK_FORMATS,
    SHEET_FORMATS,
    draw_deck,
    read_deck_metrics,
    slide_pictures,
)

if TYPE_CHECKING:
    from coursekit.write.deck_pdf import DrawnDeck

WEB_PAGE = "html"
"""What trainees fill in: a facilitator's booklet is no page, nor is what is given out after the class."""

_PAPER_FORMATS = tuple(form for form in BOOKLET_FORMATS if form != WEB_PAGE)

PRODUCTS: Mapping[str, tuple[str, ...]] = {
    "deck": tuple(DECK_FORMATS),
    "guide": _PAPER_FORMATS,
    "handout": tuple(BOOKLET_FORMATS),
    "key": _PAPER_FORMATS,
    "agenda": tuple(AGENDA_FORMATS),
    "slides": tuple(SHEET_FORMATS),
    "exercises": tuple(BOOKLET_FORMATS),
    "solutions": _PAPER_FORMATS,
}
"""The formats each product can be written in."""

WHEN_ASKED = frozenset({"slides", "exercises", "solutions"})
"""Products that are written only when they are asked for by name."""

PLAIN_TEXT = "txt"
"""Written only when it is asked for by name."""

PAGES = "pdf"
"""Drawn with the fonts of this machine."""

CALENDAR = "ics"
"""Written only when a delivery gives dates."""


@dataclass(frozen=True, slots=True)
class Documents:
    """All documents of one plan. They share one deck draft and one handout, so their numbers cannot differ."""

    deck: Deck
    guide: Booklet
    handout: Booklet
    key: Booklet
    agenda: AgendaSheet
    exercises: Booklet
    solutions: Booklet
    draft: DeckDraft


@dataclass(frozen=True, slots=True)
class File:
    """A finished file; `name` as `deck.pptx`."""

    product: str
    format: str
    data: bytes

    @property
    def name(self) -> str:
        return f"{self.product}.{self.format}"


def compose(
    plan: Plan,
    metrics: DeckMetrics,
    date: str,
    report: Report,
    delivery: Delivery | None = None,
    *,
    left_out: Difference | None = None,
) -> Documents:
    """Reports what `compose_deck` does. `date` (ISO) goes into the files' properties; what is printed comes from the
    course, and from a delivery. `left_out` is what the guide says of the course's longest edition."""
    words = read_words(plan.course.language)
    draft = compose_deck(plan, words, metrics, report)
    handout = compose_handout(plan, words)
    documents = Documents(
        replace(draft.deck, date=date),
        replace(compose_guide(plan, draft, handout.answers, words, timing_of(plan), left_out), date=date),
        replace(handout.booklet, date=date),
        replace(compose_key(plan, handout.answers, words), date=date),
        replace(compose_agenda(plan, draft, words), date=date),
        replace(compose_exercises(handout, plan, words), date=date),
        replace(compose_solutions(handout, plan, words), date=date),
        draft,
    )
    return _delivered(documents, plan, delivery) if delivery is not None else documents


def _delivered(documents: Documents, plan: Plan, delivery: Delivery) -> Documents:
    words = read_words(plan.course.language)
    return replace(
        documents,
        deck=delivered_deck(documents.deck, plan, delivery, words),
        guide=delivered_booklet(documents.guide, plan, delivery, words),
        handout=delivered_booklet(documents.handout, plan, delivery, words),
        exercises=delivered_booklet(documents.exercises, plan, delivery, words),
        solutions=delivered_booklet(documents.solutions, plan, delivery, words),
        agenda=delivered_agenda(documents.agenda, plan, delivery, words),
    )


def write_files(
    documents: Documents,
    look: Look,
    wanted: Mapping[str, tuple[str, ...]],
    *,
    draws: bool = True,
    per_page: int = 3,
) -> Iterator[File]:
    """The files wanted, product by product. Where no fonts are to draw pages with, `draws` is False: there are
    no PDFs then, and no slide handout. Without dates there is no calendar. `per_page` is how many slides a page of
    the slide handout has."""
    bench = _Bench(documents, look, draws, per_page)
    for product, formats in wanted.items():
        for form in formats:
            drawn = form == PAGES or product == "slides"
            if (draws or not drawn) and (form != CALENDAR or documents.agenda.calendar is not None):
                yield File(product, form, _write(product, form, bench))


def needs_pages(wanted: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether fonts are needed: for a PDF, or for the slide handout."""
    return "slides" in wanted or any(PAGES in formats for formats in wanted.values())


@dataclass
class _Bench:
    """What several files are made of, each made once and only when it is asked for."""

    documents: Documents
    look: Look
    draws: bool
    per_page: int

    @cached_property
    def pptx(self) -> bytes:
        return DECK_FORMATS["pptx"](self.documents.deck, self.look)

    @cached_property
    def drawn(self) -> DrawnDeck:
        return draw_deck(self.pptx, self.documents.deck, self.look)

    def guide(self, form: str) -> Booklet:
        """The guide with pictures of the slides it shows, as this format has them."""
        guide = self.documents.guide
        if form == PLAIN_TEXT:
            return guide
        shown = shown_slides(guide)
        return replace(guide, pictures=slide_pictures(self.pptx, guide.language, self.look, shown, form))

    @cached_property
    def sheets(self) -> SlideSheets:
        """The slides as participants may have them, drawn anew: answers are gaps there."""
        deck = trainee_deck(self.documents.deck)
        drawn = draw_deck(DECK_FORMATS["pptx"](deck, self.look), deck, self.look)
        sheets = compose_slide_sheets(deck, read_words(deck.language), self.per_page)
        pixels = SHEET_PIXELS[self.per_page]
        return replace(sheets, pictures={s.number: drawn.picture(s.number, pixels) for s in sheets.slides})


SHEET_PIXELS = {1: 1600, 2: 1280, 3: 960, 4: 960, 6: 960}
"""How wide slides are drawn for paper, by how many stand on a page: some 230 dots an inch."""


def _write(product: str, form: str, bench: _Bench) -> bytes:
    documents, look = bench.documents, bench.look
    match product, form:
        case "deck", "pptx":
            return bench.pptx
        case "deck", "pdf":
            return bench.drawn.pdf
        case "deck", _:
            return DECK_FORMATS[form](documents.deck, look)
        case "guide", _:
            return BOOKLET_FORMATS[form](bench.guide(form), look)
        case "handout", _:
            return BOOKLET_FORMATS[form](documents.handout, look)
        case "key", _:
            return BOOKLET_FORMATS[form](documents.key, look)
        case "exercises", _:
            return BOOKLET_FORMATS[form](documents.exercises, look)
        case "solutions", _:
            return BOOKLET_FORMATS[form](documents.solutions, look)
        case "slides", _:
            return SHEET_FORMATS[form](bench.sheets, look)
        case "agenda", _:
            return AGENDA_FORMATS[form](documents.agenda, look)
        case _:
            raise AssertionError(f"no product {product}")


def choose(products: tuple[str, ...], formats: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """What to write: the products named (all but those of `WHEN_ASKED` when none) in the formats named (all but plain
    text when none)."""
    chosen = {}
    for product, possible in PRODUCTS.items():
        if product not in products if products else product in WHEN_ASKED:
            continue
        wanted = tuple(f for f in possible if (f in formats if formats else f != PLAIN_TEXT))
        if wanted:
            chosen[product] = wanted
    return chosen


def slide_spans(plan: Plan, look: Look) -> tuple[tuple[int, int], ...]:
    """The first and last slide of each slot of the plan."""
    language = plan.course.language
    draft = compose_deck(plan, read_words(language), read_deck_metrics(look, language), Report())
    return tuple((span.first, span.last) for span in draft.spans)
