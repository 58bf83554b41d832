"""Name cards as a Word document: table tents, two a page, with lines to fold and to cut along."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coursekit.documents.kit import NameCard, NameCards
from coursekit.documents.look import Look
from coursekit.write.docx.document import RUNNING, Body, document_bytes, open_draft
from coursekit.write.docx.draft import Draft, Frame
from coursekit.write.docx.tables import Edge, borders, cell, margins, table
from coursekit.write.kit.sizes import MILLIMETRE_PT, fitted
from coursekit.write.kit.word import A4_STANDING, Line, Page, exact_row, line, logo, twips, upright

CARDS_A_PAGE = 2
# A page has four rows: the back and the front of two tents. A hair less than a fourth of it, for the paragraph that
# Word wants after a table.
PAGE = Page(*A4_STANDING, side=10, top=1, bottom=1, running=0)
_ROW_PT = (A4_STANDING[1] - 2 - 5) / 4 * MILLIMETRE_PT
NAME_PT, LEAST_NAME_PT = 66.0, 18.0
_TEXT_PT = PAGE.text_width / 20 - 2 * 12 * MILLIMETRE_PT


def write_name_cards(document: NameCards, look: Look) -> bytes:
    draft = open_draft(look, document.language)
    pages = [document.cards[i : i + CARDS_A_PAGE] for i in range(0, len(document.cards), CARDS_A_PAGE)]
    body = "".join(_page(draft, document, cards, first=i == 0) for i, cards in enumerate(pages))
    empty = line(draft, "", Line(1))
    return document_bytes(draft, Body(body + PAGE.section(RUNNING), empty, empty, document.title, document.date))


def _page(draft: Draft, document: NameCards, cards: Sequence[NameCard], *, first: bool) -> str:
    rows = "".join(_tent(draft, document, card, cut=i + 1 < CARDS_A_PAGE) for i, card in enumerate(cards))
    start = "" if first else line(draft, "", Line(1), breaks=True)
    room = margins("tblCellMar", twips(5), twips(12), twips(5), twips(12))
    return start + table(Frame(PAGE.text_width), (PAGE.text_width,), rows, look=room)


def _tent(draft: Draft, document: NameCards, card: NameCard, *, cut: bool) -> str:
    """The back, blank but for the line to fold along; then the front."""
    palette = draft.palette
    fold = borders("tcBorders", bottom=Edge("dashed", 4, palette.line))
    below = borders("tcBorders", top=Edge("dashed", 4, palette.line), bottom=Edge("single", 4, palette.muted))
    back = cell(PAGE.text_width, line(draft, "", Line(1)), fold)
    sides = below if cut else borders("tcBorders", top=Edge("dashed", 4, palette.line))
    front = cell(PAGE.text_width, "".join(_front(draft, document, card)), sides + upright("center"))
    return exact_row(back, _ROW_PT) + exact_row(front, _ROW_PT)


def _front(draft: Draft, document: NameCards, card: NameCard) -> Iterator[str]:
    palette = draft.palette
    if document.logo is not None:
        yield logo(draft, document.logo, 26, 110, Line(10, align="left", after=2))
    size = fitted(card.name, _TEXT_PT, NAME_PT, LEAST_NAME_PT)
    yield line(draft, card.name, Line(size, palette.ink, bold=True, heading=True, height=1.35))
    if card.affiliation:
        yield line(draft, card.affiliation, Line(fitted(card.affiliation, _TEXT_PT, 18, 10), palette.muted))
    small = " · ".join(part for part in (document.course, card.corner) if part)
    yield line(draft, small, Line(fitted(small, _TEXT_PT, 10, 7), palette.accent, before=8))
