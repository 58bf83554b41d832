"""The back half of the compiler: a plan composed into documents, and documents written to bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property, partial
from typing import TYPE_CHECKING

from coursekit.compose.agenda import compose_agenda
from coursekit.compose.deck import DeckDraft, compose_deck
from coursekit.compose.delivery import delivered_agenda, delivered_booklet, delivered_deck
from coursekit.compose.guide import compose_guide
from coursekit.compose.handout import Handout, compose_handout
from coursekit.compose.key import compose_key
from coursekit.compose.slide_sheets import compose_slide_sheets, trainee_deck
from coursekit.compose.workbook import compose_exercises, compose_solutions
from coursekit.diagnostic import Report
from coursekit.documents.agenda import AgendaSheet
from coursekit.documents.booklet import Booklet, shown_slides
from coursekit.documents.deck import Deck
from coursekit.documents.look import DeckMetrics, Look
from coursekit.documents.slide_sheets import SlideSheets
from coursekit.labels import Words, read_words
from coursekit.model.delivery import Delivery
from coursekit.model.difference import Difference
from coursekit.model.plan import Plan
from coursekit.pipeline.cache import NoStore, Store, kept
from coursekit.pipeline.fingerprint import fingerprint, tool_fingerprint
from coursekit.plan.leeway import timing_of
from coursekit.value import Mutable, Value, replace
from coursekit.write import (
    AGENDA_FORMATS,
    BOOKLET_FORMATS,
    DECK_FORMATS,
    SHEET_FORMATS,
    draw_deck,
    fonts_here,
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


class Documents(Value, dict=True):
    """All documents of one plan. They share one deck draft and one handout, so their numbers cannot differ. Each is composed
    when it is asked for; the deck's draft is there from the start. `left_out` is what the guide says of the course's longest
    edition."""

    plan: Plan
    date: str
    draft: DeckDraft
    delivery: Delivery | None
    left_out: Callable[[], Difference | None]

    @cached_property
    def deck(self) -> Deck:
        deck = replace(self.draft.deck, date=self.date)
        return delivered_deck(deck, *self._delivery) if self.delivery is not None else deck

    @cached_property
    def guide(self) -> Booklet:
        answers, timing = self._workbook.answers, timing_of(self.plan)
        return self._delivered(compose_guide(self.plan, self.draft, answers, self._words, timing, self.left_out()))

    @cached_property
    def handout(self) -> Booklet:
        return self._delivered(self._workbook.booklet)

    @cached_property
    def key(self) -> Booklet:
        return replace(compose_key(self.plan, self._workbook.answers, self._words), date=self.date)

    @cached_property
    def exercises(self) -> Booklet:
        return self._delivered(compose_exercises(self._workbook, self.plan, self._words))

    @cached_property
    def solutions(self) -> Booklet:
        return self._delivered(compose_solutions(self._workbook, self.plan, self._words))

    @cached_property
    def agenda(self) -> AgendaSheet:
        agenda = replace(compose_agenda(self.plan, self.draft, self._words), date=self.date)
        return delivered_agenda(agenda, *self._delivery) if self.delivery is not None else agenda

    @cached_property
    def _workbook(self) -> Handout:
        return compose_handout(self.plan, self._words)

    @property
    def _words(self) -> Words:
        return read_words(self.plan.course.language)

    @property
    def _delivery(self) -> tuple[Plan, Delivery, Words]:
        assert self.delivery is not None
        return self.plan, self.delivery, self._words

    def _delivered(self, booklet: Booklet) -> Booklet:
        booklet = replace(booklet, date=self.date)
        return delivered_booklet(booklet, *self._delivery) if self.delivery is not None else booklet


class File(Value):
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
    left_out: Callable[[], Difference | None] = lambda: None,
) -> Documents:
    """Reports what `compose_deck` does. `date` (ISO) goes into the files' properties; what is printed comes from the
    course, and from a delivery."""
    draft = compose_deck(plan, read_words(plan.course.language), metrics, report)
    return Documents(plan, date, draft, delivery, left_out)


def write_files(
    documents: Documents,
    look: Look,
    wanted: Mapping[str, tuple[str, ...]],
    *,
    draws: Callable[[], bool] = lambda: True,
    per_page: int = 3,
    store: Store | None = None,
) -> Iterator[File]:
    """The files wanted: first those that are not drawn, the deck before all. Where no fonts are to draw pages with, `draws`
    says False: there are no PDFs then, and no slide handout. Without dates there is no calendar. `per_page` is how many
    slides a page of the slide handout has. What the store has of an earlier build is not made anew."""
    bench = _Bench(documents, look, draws, per_page, store or NoStore())
    targets = [(product, form) for product, formats in wanted.items() for form in formats]
    for product, form in sorted(targets, key=lambda target: is_drawn(*target)):
        if form == CALENDAR and documents.agenda.calendar is None:
            continue
        if not is_drawn(product, form) or bench.draws:
            data = kept(bench.store, _key(product, form, bench), partial(_write, product, form, bench))
            yield File(product, form, data)


def is_drawn(product: str, form: str) -> bool:
    """Drawn with fonts of this machine, which takes longer than all else."""
    return form == PAGES or product == "slides"


def needs_pages(wanted: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether fonts are needed: for a PDF, or for the slide handout."""
    return any(is_drawn(product, form) for product, formats in wanted.items() for form in formats)


class _Bench(Mutable, dict=True):
    """What several files are made of, each made once and only when it is asked for."""

    documents: Documents
    look: Look
    can_draw: Callable[[], bool]
    per_page: int
    store: Store

    @cached_property
    def draws(self) -> bool:
        return self.can_draw()

    @cached_property
    def pptx(self) -> bytes:
        return DECK_FORMATS["pptx"](self.documents.deck, self.look)

    @cached_property
    def drawn(self) -> DrawnDeck:
        return self.draw(self.documents.deck)

    def draw(self, deck: Deck) -> DrawnDeck:
        """Parts of it that were drawn before are taken from the store."""

        def draw(part: Deck, drawn: Callable[[], bytes]) -> bytes:
            key = fingerprint("drawn", part, tool_fingerprint(), self.look_key, self.fonts)
            return kept(self.store, key, drawn)

        return draw_deck(deck, self.look, draw)

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
        drawn = self.draw(deck)
        sheets = compose_slide_sheets(deck, read_words(deck.language), self.per_page)
        pixels = SHEET_PIXELS[self.per_page]
        return replace(sheets, pictures={s.number: drawn.picture(s.number, pixels) for s in sheets.slides})

    @cached_property
    def fonts(self) -> str:
        """What pages are drawn with, as far as it changes them."""
        return fingerprint(fonts_here(self.look)) if self.draws else ""

    @cached_property
    def look_key(self) -> str:
        return fingerprint(self.look)


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


def _key(product: str, form: str, bench: _Bench) -> str:
    """What a product is known by: the value that is written, the program that writes it, the look, and fonts if it is drawn."""
    documents = bench.documents
    value: object
    match product:
        case "deck":
            value = documents.deck
        case "guide":
            # It shows slides.
            value = documents.guide if form == PLAIN_TEXT else (documents.guide, documents.deck)
        case "handout":
            value = documents.handout
        case "key":
            value = documents.key
        case "exercises":
            value = documents.exercises
        case "solutions":
            value = documents.solutions
        case "slides":
            value = (documents.deck, bench.per_page)
        case "agenda":
            value = documents.agenda
        case _:
            raise AssertionError(f"no product {product}")
    fonts = bench.fonts if is_drawn(product, form) else ""
    return fingerprint(product, form, value, tool_fingerprint(), bench.look_key, fonts)


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
