"""What several files of an edition are made of, each made once, and the files made of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING

from coursekit.compose.slide_sheets import compose_slide_sheets, trainee_deck
from coursekit.documents.booklet import Booklet, shown_slides
from coursekit.documents.deck import Deck
from coursekit.documents.look import Look
from coursekit.documents.slide_sheets import SlideSheets
from coursekit.labels import read_words
from coursekit.pipeline.cache import FolderStore, NoStore, Store, kept
from coursekit.pipeline.deck_keys import DeckKeys
from coursekit.pipeline.fingerprint import fingerprint, tool_fingerprint
from coursekit.pipeline.pictures import kept_pictures
from coursekit.value import Mutable, Value, as_bytes, field, from_bytes, replace
from coursekit.write import (
    AGENDA_FORMATS,
    BOOKLET_FORMATS,
    DECK_FORMATS,
    SHEET_FORMATS,
    draw_deck,
    fonts_here,
    slide_pictures,
    typeset_pdf,
    write_deck_again,
)

if TYPE_CHECKING:
    from coursekit.pipeline.products import Documents
    from coursekit.write.deck_pdf import DrawnDeck
    from coursekit.write.typst.pages import Pages

PLAIN_TEXT = "txt"
"""Written only when it is asked for by name."""

PAGES = "pdf"
"""Drawn with the fonts of this machine."""

WORD = "docx"


Target = tuple[str, str]
"""A product and a format of it."""

DECK: Target = ("deck", "pptx")
"""What the guide's pictures are read from."""


class File(Value):
    """A finished file; `name` as `deck.pptx`."""

    product: str
    format: str
    data: bytes

    @property
    def name(self) -> str:
        return f"{self.product}.{self.format}"


SHOW_SLIDES = frozenset({"deck", "slides", "guide"})
"""Products for which the deck is laid out."""


def is_drawn(product: str, form: str) -> bool:
    """Drawn with fonts of this machine, which takes longer than all else."""
    return form == PAGES or product == "slides"


class Bench(Mutable, dict=True):
    """What several files are made of, each made once and only when it is asked for. `lent` are the pictures that the guide for
    Word shows, where another process draws them."""

    documents: Documents
    look: Look
    can_draw: Callable[[], bool]
    per_page: int
    store: Store
    lent: Mapping[int, bytes] | None = None
    begun: dict[Target, Callable[[], bytes]] = field(default_factory=dict)
    keys: dict[Target, str] = field(default_factory=dict)

    def file(self, product: str, form: str) -> File:
        """What the store has of an earlier build is not made anew."""
        if (product, form) == DECK:
            return File(product, form, self.pptx)
        make = self.begun.pop((product, form), partial(_write, product, form, self))
        return File(product, form, kept(self.store, self.key(product, form), make))

    def begin(self, targets: Sequence[Target]) -> None:
        """The first of these that shows no slides is set while they are laid out: Typst works outside the interpreter."""
        first = next((target for target in targets if target[1] == PAGES and target[0] not in SHOW_SLIDES), None)
        if first is None or not self.draws or self.store.get(self.key(*first)) is not None:
            return
        booklet = _made_of(*first, self)
        assert isinstance(booklet, Booklet)
        # Logging comes with it, which other builds do without.
        from concurrent.futures import ThreadPoolExecutor

        aside = ThreadPoolExecutor(1)
        self.begun[first] = aside.submit(typeset_pdf(booklet, self.look, self._kept_pages)).result
        aside.shutdown(wait=False)

    def key(self, product: str, form: str) -> str:
        target = product, form
        if target not in self.keys:
            self.keys[target] = self._known_by(product, form, _made_of(product, form, self))
        return self.keys[target]

    def _known_by(self, product: str, form: str, value: object) -> str:
        """The value that is written, the program that writes it, the look, and fonts if it is drawn."""
        fonts = self.fonts if is_drawn(product, form) else ""
        return fingerprint(product, form, value, tool_fingerprint(), self.look_key, fonts)

    @cached_property
    def draws(self) -> bool:
        return self.can_draw()

    @cached_property
    def pptx(self) -> bytes:
        return kept(self.store, self.key(*DECK), self._write_deck)

    @property
    def _near(self) -> Store:
        """For pieces of files: to ask a store elsewhere for each takes longer than to make them."""
        return self.store if isinstance(self.store, FolderStore) else NoStore()

    def _write_deck(self) -> bytes:
        """Slides that are what they were when this edition's deck was last written are taken from its file."""
        plan, deck, keys = self.documents.plan, self.documents.deck, self.documents.deck_keys
        name = fingerprint("last", plan.course.id.text, plan.edition.id.text, tool_fingerprint(), self.look_key)
        last = from_bytes(self._near.get(name) or b"", DeckKeys)
        self._near.put(name, as_bytes(keys))
        file = self._near.get(self._known_by(*DECK, last)) if last is not None else None
        if last is None or file is None:
            return DECK_FORMATS["pptx"](deck, self.look)
        return write_deck_again(deck, self.look, file, keys.same_as(last))

    @cached_property
    def drawn(self) -> DrawnDeck:
        return self.draw(self.documents.shown)

    def draw(self, deck: Deck) -> DrawnDeck:
        """Parts of it that were drawn before are taken from the store."""

        def draw(part: Deck, drawn: Callable[[], bytes]) -> bytes:
            key = fingerprint("drawn", part, tool_fingerprint(), self.look_key, self.fonts)
            return kept(self.store, key, drawn)

        return draw_deck(deck, self.look, draw)

    def write(self, booklet: Booklet, form: str) -> bytes:
        """Parts of a long one that were set before are taken from the store."""
        if form == PAGES:
            return typeset_pdf(booklet, self.look, self._kept_pages)()
        return BOOKLET_FORMATS[form](booklet, self.look)

    def _kept_pages(self, pages: Pages, make: Callable[[], bytes]) -> bytes:
        return kept(self.store, fingerprint("pages", pages, tool_fingerprint(), self.fonts), make)

    def guide(self, form: str) -> Booklet:
        """The guide with pictures of the slides it shows, as this format has them."""
        guide = self.documents.guide
        if form == PLAIN_TEXT:
            return guide
        if self.lent is not None and form == WORD:
            return replace(guide, pictures=self.lent)
        return replace(guide, pictures=dict(self.pictures(shown_slides(guide), form)))

    def pictures(self, numbers: Sequence[int], form: str) -> Iterator[tuple[int, bytes]]:
        """Slides of the deck, each with its number, as a booklet in this format has them."""

        def draw(missing: Sequence[int]) -> Iterator[tuple[int, bytes]]:
            return slide_pictures(self.pptx, self.documents.deck.language, self.look, missing, form)

        return kept_pictures(numbers, self._near, partial(self._pictures_key, form), draw)

    def _pictures_key(self, form: str, numbers: tuple[int, ...]) -> str:
        keys = self.documents.deck_keys
        slides = [(number, keys.slides[number - 1]) for number in numbers]
        fonts = self.fonts if form == PAGES else ""
        return fingerprint("pictures", form, keys.rest, slides, tool_fingerprint(), self.look_key, fonts)

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


def _write(product: str, form: str, bench: Bench) -> bytes:
    documents, look = bench.documents, bench.look
    match product, form:
        case "deck", "pdf":
            return bench.drawn.pdf
        case "deck", _:
            return DECK_FORMATS[form](documents.deck, look)
        case "guide", _:
            return bench.write(bench.guide(form), form)
        case "handout", _:
            return bench.write(documents.handout, form)
        case "key", _:
            return bench.write(documents.key, form)
        case "exercises", _:
            return bench.write(documents.exercises, form)
        case "solutions", _:
            return bench.write(documents.solutions, form)
        case "slides", _:
            return SHEET_FORMATS[form](bench.sheets, look)
        case "agenda", _:
            return AGENDA_FORMATS[form](documents.agenda, look)
        case _:
            raise AssertionError(f"no product {product}")


def _made_of(product: str, form: str, bench: Bench) -> object:
    """The value that is written as this product, or what that is known by."""
    documents = bench.documents
    match product:
        case "deck":
            return documents.shown_key if form == PAGES else documents.deck_keys
        case "guide":
            # It shows slides.
            return documents.guide if form == PLAIN_TEXT else (documents.guide, documents.shown_key)
        case "handout":
            return documents.handout
        case "key":
            return documents.key
        case "exercises":
            return documents.exercises
        case "solutions":
            return documents.solutions
        case "slides":
            return documents.shown_key, bench.per_page
        case "agenda":
            return documents.agenda
        case _:
            raise AssertionError(f"no product {product}")
