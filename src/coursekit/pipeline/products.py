"""The back half of the compiler: a plan composed into documents, and documents written to bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property

from coursekit.compose.agenda import compose_agenda
from coursekit.compose.deck import DeckDraft, compose_deck
from coursekit.compose.delivery import delivered_agenda, delivered_booklet, delivered_deck
from coursekit.compose.guide import compose_guide
from coursekit.compose.handout import Handout, compose_handout
from coursekit.compose.key import compose_key
from coursekit.compose.workbook import compose_exercises, compose_solutions
from coursekit.diagnostic import Diagnostic, Report
from coursekit.documents.agenda import AgendaSheet
from coursekit.documents.booklet import Booklet
from coursekit.documents.deck import Deck
from coursekit.documents.look import DeckMetrics, Look
from coursekit.labels import Words, read_words
from coursekit.model.delivery import Delivery
from coursekit.model.difference import Difference
from coursekit.model.plan import Plan
from coursekit.pipeline.bench import PLAIN_TEXT, Bench, File, Target, is_drawn
from coursekit.pipeline.cache import NoStore, Store
from coursekit.pipeline.deck_keys import DeckKeys, keys_of
from coursekit.pipeline.fingerprint import fingerprint
from coursekit.pipeline.halves import made_by_two, pays
from coursekit.plan.leeway import timing_of
from coursekit.sharing import with_fields
from coursekit.value import Value, replace
from coursekit.write import AGENDA_FORMATS, BOOKLET_FORMATS, DECK_FORMATS, SHEET_FORMATS

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

CALENDAR = "ics"
"""Written only when a delivery gives dates."""


def nothing_left_out() -> Difference | None:
    return None


class Documents(Value, dict=True, gc=True):
    """All documents of one plan. They share one deck draft and one handout, so their numbers cannot differ. Each is composed
    when it is asked for. `date` (ISO) goes into the files' properties; what is printed comes from the course, and from a
    delivery. `left_out` is what the guide says of the course's longest edition."""

    plan: Plan
    metrics: DeckMetrics
    date: str
    delivery: Delivery | None = None
    left_out: Callable[[], Difference | None] = nothing_left_out

    @property
    def draft(self) -> DeckDraft:
        return self._laid_out[0]

    @property
    def found(self) -> tuple[Diagnostic, ...]:
        """What `compose_deck` reports."""
        return self._laid_out[1].sorted()

    @cached_property
    def _laid_out(self) -> tuple[DeckDraft, Report]:
        report = Report()
        return compose_deck(self.plan, self._words, self.metrics, report), report

    @cached_property
    def deck(self) -> Deck:
        deck = replace(self.draft.deck, date=self.date)
        return delivered_deck(deck, *self._delivery) if self.delivery is not None else deck

    @cached_property
    def shown(self) -> Deck:
        """The deck as it is drawn: nobody sees its notes."""
        return replace(self.deck, slides=tuple(replace(slide, notes=()) for slide in self.deck.slides))

    @cached_property
    def shown_key(self) -> str:
        """What the deck is known by to all that only shows it."""
        return fingerprint(self.shown)

    @cached_property
    def deck_keys(self) -> DeckKeys:
        """What the deck and its slides are known by."""
        return keys_of(self.deck)

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
        booklet = with_fields(booklet, date=self.date)
        return delivered_booklet(booklet, *self._delivery) if self.delivery is not None else booklet


def write_files(
    documents: Documents,
    look: Look,
    wanted: Mapping[str, tuple[str, ...]],
    *,
    fits: Callable[[], bool] = lambda: True,
    draws: Callable[[], bool] = lambda: True,
    per_page: int = 3,
    store: Store | None = None,
    by_two: bool = False,
) -> Iterator[File]:
    """The files wanted: first those that are not drawn, the deck before all; none when a slide does not hold what is put on it,
    which `fits` finds out. Where no fonts are to draw pages with, `draws` says False: there are no PDFs then, and no slide
    handout. Without dates there is no calendar. `per_page` is how many slides a page of the slide handout has. What the store
    has of an earlier build is not made anew. `by_two`: a second process may help, or a thread."""
    bench = Bench(documents, look, draws, per_page, store or NoStore())
    targets = [(product, form) for product, formats in wanted.items() for form in formats]
    quick = [target for target in targets if not is_drawn(*target) and _is_there(target, documents)]
    drawn = [target for target in targets if is_drawn(*target)]
    if by_two and not quick:
        bench.begin(drawn)
    if not fits():
        return
    yield from made_by_two(bench, quick) if by_two and pays(bench, quick) else (bench.file(*target) for target in quick)
    yield from (bench.file(*target) for target in drawn if bench.draws)


def _is_there(target: Target, documents: Documents) -> bool:
    _, form = target
    return form != CALENDAR or documents.agenda.calendar is not None


def needs_pages(wanted: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether fonts are needed: for a PDF, or for the slide handout."""
    return any(is_drawn(product, form) for product, formats in wanted.items() for form in formats)


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
