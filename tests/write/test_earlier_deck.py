"""Slides that are what they were are taken from an earlier file of the deck: the bytes are those of a deck written anew."""

from __future__ import annotations

import pytest

from coursekit.content import Chart, ChartKind, Link, Series, Text
from coursekit.documents.deck import Deck, Layout, Slide
from coursekit.pipeline.deck_keys import keys_of
from coursekit.value import replace
from coursekit.write import write_deck_again
from coursekit.write.ooxml.zip import unzip
from coursekit.write.pptx.earlier import NO_DECK, read_earlier
from coursekit.write.pptx.writer import write_deck
from tests.write.decks import NOTES, bullets, deck, figure, look, paragraph, slide

CHART = Chart(ChartKind.COLUMN, ("甲",), (Series("一", (1.0,)),))
PLAIN, SPOKEN = slide(title="规则"), slide(title="先说", notes=NOTES)
LINKED = slide(Layout.BULLETS, paragraph(Link((Text("条例"),), "https://example.org")), title="依据")
SMALL, LARGE = (slide(Layout.BULLETS, figure(width=width), title="现场") for width in (40, 60))
CHARTED = slide(Layout.BULLETS, CHART, title="数字")
FIRST = deck(PLAIN, SMALL, SPOKEN, CHARTED, LINKED, LARGE)


def written_again(new: Deck, old: Deck) -> bytes:
    return write_deck_again(new, look(), write_deck(old, look()), keys_of(new).same_as(keys_of(old)))


@pytest.mark.parametrize(
    "slides",
    [
        (PLAIN, SMALL, SPOKEN, CHARTED, LINKED, LARGE),
        (PLAIN, SMALL, replace(SPOKEN, notes=()), CHARTED, LINKED, LARGE),
        (PLAIN, PLAIN, SPOKEN, CHARTED, LINKED, LARGE),
        (CHARTED, LARGE, SPOKEN, CHARTED, LINKED, SMALL),
        (SPOKEN, *FIRST.slides),
        (PLAIN, SMALL),
        (*FIRST.slides, slide(Layout.BULLETS, bullets("再会"), notes=NOTES)),
    ],
    ids=("all the same", "without notes", "first picture gone", "others before", "one more", "fewer", "one at the end"),
)
def test_the_bytes_are_those_of_a_deck_written_anew(slides: tuple[Slide, ...]) -> None:
    new = replace(FIRST, slides=slides)

    assert written_again(new, FIRST) == write_deck(new, look())


def test_what_every_slide_says_counts() -> None:
    assert keys_of(replace(FIRST, footer="城西营业厅")).same_as(keys_of(FIRST)) == frozenset()


def test_slides_are_taken_but_for_those_that_share_parts() -> None:
    old = write_deck(FIRST, look())
    entries = unzip(old)
    torn = {name: replace(entry, check=0) for name, entry in entries.items()}

    again = write_deck(FIRST, look(), replace(NO_DECK, entries=torn, same=range(1, 7)))

    taken = {name for name, entry in unzip(again).items() if entry.check == 0}
    assert taken == {
        f"ppt/{folder}{name}{rels}"
        for folder, name in (
            ("slides/", "slide1.xml"), ("slides/", "slide3.xml"), ("slides/", "slide5.xml"),
            ("notesSlides/", "notesSlide3.xml"),
        )
        for folder, rels in ((folder, ""), (f"{folder}_rels/", ".rels"))
    }  # fmt: skip


@pytest.mark.parametrize("file", [b"", b"PK\5\6", b"PK\5\6" + b"\xff" * 18, b"no deck" * 99])
def test_what_is_no_deck_is_none(file: bytes) -> None:
    assert read_earlier(file, range(9)) == NO_DECK
    assert write_deck_again(FIRST, look(), file, range(1, 7)) == write_deck(FIRST, look())


def test_a_slide_whose_relationships_cannot_be_read_is_written_anew() -> None:
    entries = unzip(write_deck(FIRST, look()))
    rels = "ppt/slides/_rels/slide1.xml.rels"
    torn = {**entries, rels: replace(entries[rels], data=b"torn")}

    assert write_deck(FIRST, look(), replace(NO_DECK, entries=torn, same={1})) == write_deck(FIRST, look())
