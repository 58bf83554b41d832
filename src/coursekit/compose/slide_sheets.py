"""The slides for participants' notes: without notes of the facilitator's, and with gaps where answers stand."""

from __future__ import annotations

from coursekit.compose.text import gap_width
from coursekit.content import Blank, Gap, Inline, Inlines, rewrite_blocks, rewrite_inlines, text_of_all
from coursekit.documents.deck import Deck, Layout, Slide
from coursekit.documents.slide_sheets import SheetSlide, SlideSheets
from coursekit.labels import Words
from coursekit.value import replace


def trainee_deck(deck: Deck) -> Deck:
    """The deck as participants may have it: no notes, a line for each answer to be found. Its numbers stay."""
    return replace(deck, slides=tuple(_for_trainees(slide) for slide in deck.slides))


def _for_trainees(slide: Slide) -> Slide:
    return replace(
        slide,
        main=rewrite_blocks(slide.main, _gap),
        side=rewrite_blocks(slide.side, _gap),
        heads=tuple(rewrite_inlines(head, _gap) for head in slide.heads),
        notes=(),
    )


def _gap(inline: Inline) -> Inlines:
    return (Gap(gap_width(inline.content)),) if isinstance(inline, Blank) else (inline,)


def compose_slide_sheets(deck: Deck, words: Words, per_page: int) -> SlideSheets:
    """Of a trainees' deck; pauses are left out, for there is nothing to note."""
    shown = [slide for slide in deck.slides if slide.layout is not Layout.BREAK]
    return SlideSheets(
        deck.language,
        deck.date,
        deck.title,
        words("product.slides"),
        words("slide", n="{number}"),
        words("page-of", page="{page}", pages="{pages}"),
        per_page,
        tuple(SheetSlide(slide.number, slide.title, _said(slide)) for slide in shown),
    )


def _said(slide: Slide) -> str:
    """All that stands on the slide, in one line."""
    parts = (slide.title, slide.subtitle, text_of_all((*slide.main, *slide.side)))
    return " ".join(" ".join(part for part in parts if part).split())
