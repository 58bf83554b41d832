"""Name cards as a Word document: table tents, two a page, with lines to fold and to cut along."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coursekit.documents.kit import NameCard, NameCards
from coursekit.documents.look import Look
from coursekit.write.docx.document import RUNNING, Body, document_bytes, open_draft
from coursekit.write.docx.draft import Draft, Frame
from coursekit.write.docx.tables import Edge, borders, cell, margins, table
from coursekit.write.kit.sizes import MILLIMETRE_PT, PAPERS, fitted
from coursekit.write.kit.word import Line, Page, exact_row, line, logo, twips, upright

CARDS_A_PAGE = 2
# A page has four rows: the back and the front of two tents. A hair less than a fourth of it, for the paragraph that
# Word wants after a table.
_REST_MM = 5
NAME_PT, LEAST_NAME_PT = 66.0, 18.0
_SIDE_MM = 12


def write_name_cards(document: NameCards, look: Look) -> bytes:
    draft = open_draft(look, document.language)
    page = Page(*PAPERS[look.paper], side=10, top=1, bottom=1, running=0)
    pages = [document.cards[i : i + CARDS_A_PAGE] for i in range(0, len(document.cards), CARDS_A_PAGE)]
    body = "".join(_page(draft, document, cards, page, first=i == 0) for i, cards in enumerate(pages))
    empty = line(draft, "", Line(1))
    return document_bytes(draft, Body((body, page.section(RUNNING)), empty, empty, document.title, document.date))


def _page(draft: Draft, document: NameCards, cards: Sequence[NameCard], page: Page, *, first: bool) -> str:
    rows = "".join(_tent(draft, document, card, page, cut=i + 1 < CARDS_A_PAGE) for i, card in enumerate(cards))
    start = "" if first else line(draft, "", Line(1), breaks=True)
    room = margins("tblCellMar", twips(5), twips(_SIDE_MM), twips(5), twips(_SIDE_MM))
    return start + table(Frame(page.text_width), (page.text_width,), rows, look=room)


def _tent(draft: Draft, document: NameCards, card: NameCard, page: Page, *, cut: bool) -> str:
    """The back, blank but for the line to fold along; then the front."""
    palette = draft.palette
    fold = borders("tcBorders", bottom=Edge("dashed", 4, palette.line))
    below = borders("tcBorders", top=Edge("dashed", 4, palette.line), bottom=Edge("single", 4, palette.muted))
    back = cell(page.text_width, line(draft, "", Line(1)), fold)
    sides = below if cut else borders("tcBorders", top=Edge("dashed", 4, palette.line))
    room = page.text_width_pt - 2 * _SIDE_MM * MILLIMETRE_PT
    front = cell(page.text_width, "".join(_front(draft, document, card, room)), sides + upright("center"))
    height = (page.text_height_pt - _REST_MM * MILLIMETRE_PT) / (2 * CARDS_A_PAGE)
    return exact_row(back, height) + exact_row(front, height)


def _front(draft: Draft, document: NameCards, card: NameCard, room: float) -> Iterator[str]:
    palette = draft.palette
    if document.logo is not None:
        yield logo(draft, document.logo, 26, 110, Line(10, align="left", after=2))
    size = fitted(card.name, room, NAME_PT, LEAST_NAME_PT)
    yield line(draft, card.name, Line(size, palette.ink, bold=True, heading=True, height=1.35, level=1))
    if card.affiliation:
        yield line(draft, card.affiliation, Line(fitted(card.affiliation, room, 18, 10), palette.muted))
    small = " · ".join(part for part in (document.course, card.corner) if part)
    yield line(draft, small, Line(fitted(small, room, 10, 7), palette.accent, before=8))
