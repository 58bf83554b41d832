"""Certificates as a Word document: a page each, framed, every line editable."""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.documents.kit import Award, Certificates, Signature
from coursekit.documents.look import Look
from coursekit.value import Value
from coursekit.write.docx.document import RUNNING, Body, document_bytes, open_draft
from coursekit.write.docx.draft import Draft, Frame
from coursekit.write.docx.tables import cell, margins, table
from coursekit.write.docx.text import paragraph
from coursekit.write.kit.sizes import PAPERS, fitted, lines_of
from coursekit.write.kit.word import (
    Ground,
    Line,
    Page,
    exact_row,
    ground_run,
    letters,
    line,
    logo,
    rule,
    twips,
    upright,
)

# The row to sign in and the row of names under it; what stands between and around all rows; in points.
_SIGN_PT, _NAMES_PT, _BETWEEN_PT = 30.0, 44.0, 38.0
NAME_PT, LEAST_NAME_PT = 36.0, 14.0
COURSE_PT, LEAST_COURSE_PT = 24.0, 15.0
MOST_OUTCOMES = 6
_CLOSENESS = (1.0, 0.85, 0.7, 0.55, 0.4)


def write_certificates(document: Certificates, look: Look) -> bytes:
    draft = open_draft(look, document.language)
    height, width = PAPERS[look.paper]
    sheet = _Sheet(draft, document, Page(width, height, side=30, top=21, bottom=17))
    pages = "".join(_page(sheet, award, first=i == 0) for i, award in enumerate(document.awards))
    # A style of its own would bring its line: what runs along here is the frame alone.
    header = paragraph(draft, Frame(0), "table-text", _frame(sheet))
    body = Body((pages, sheet.page.section(RUNNING)), header, _empty(draft), document.heading, document.date)
    return document_bytes(draft, body)


class _Sheet(Value):
    """What all pages have in common."""

    draft: Draft
    document: Certificates
    page: Page

    @property
    def upper_pt(self) -> float:
        """The height of what stands over the signatures."""
        return self.page.text_height_pt - _SIGN_PT - _NAMES_PT - _BETWEEN_PT


def _empty(draft: Draft) -> str:
    return line(draft, "", Line(1))


def _frame(sheet: _Sheet) -> str:
    """A band of colour around the page, and a thin line with hollow corners within."""
    palette = sheet.draft.palette
    width, height = sheet.page.width, sheet.page.height
    shapes = (
        Ground("rect", 8, 8, width - 16, height - 16, palette.accent_soft, palette.accent, 2.25),
        Ground("plaque", 12, 12, width - 24, height - 24, palette.paper, palette.accent, 0.75, 5200),
    )
    return "".join(ground_run(sheet.draft, shape, order) for order, shape in enumerate(shapes, start=1))


def _page(sheet: _Sheet, award: Award, *, first: bool) -> str:
    draft, width = sheet.draft, sheet.page.text_width
    start = line(draft, award.number, Line(9, draft.palette.muted, align="right"), breaks=not first)
    upper = cell(width, "".join(piece.xml for piece in _fitting(sheet, award)), upright("center"))
    bare = margins("tblCellMar", 0, 0, 0, 0)
    return start + table(Frame(width), (width,), exact_row(upper, sheet.upper_pt), look=bare) + _signatures(sheet)


class _Piece(Value):
    xml: str
    height_pt: float


def _fitting(sheet: _Sheet, award: Award) -> list[_Piece]:
    """What stands over the signatures, as far apart as there is room; outcomes that have none are left out."""
    pieces: list[_Piece] = []
    for close in _CLOSENESS:
        pieces = [*_upper(sheet, award, close), *_outcomes(sheet)]
        if sum(piece.height_pt for piece in pieces) <= sheet.upper_pt:
            return pieces
    while sheet.document.outcomes and sum(piece.height_pt for piece in pieces) > sheet.upper_pt:
        pieces.pop()
    return pieces


def _upper(sheet: _Sheet, award: Award, close: float) -> Iterator[_Piece]:
    """From the logo to the place; `close` is the share that is left of the spaces between."""
    draft, document, room = sheet.draft, sheet.document, sheet.page.text_width_pt
    palette = draft.palette
    if document.logo is not None:
        height, after = 46 * max(close, 0.75), 8 * close
        yield _Piece(logo(draft, document.logo, height, 190, Line(10, after=after)), height + after + 2)
    heading = Line(42 * max(close, 0.8), palette.accent, bold=True, heading=True)
    yield _Piece(letters(draft, document.heading, heading, letter_spacing(draft.language)), heading.taken())
    under = Line(3, height=1)
    yield _Piece(line(draft, "", under, indent=twips(100), border=rule(palette.second, 12)), under.taken() + 6)
    yield _piece(sheet, document.lead, Line(13, palette.muted, before=16 * close, after=6 * close))
    size = fitted(award.name, room, NAME_PT, LEAST_NAME_PT)
    yield _piece(sheet, award.name, Line(size, palette.ink, bold=True, heading=True, height=1.5, level=1))
    if award.affiliation:
        yield _piece(sheet, award.affiliation, Line(12, palette.muted))
    yield _piece(sheet, document.completed, Line(13, palette.muted, before=14 * close, after=6 * close))
    size = fitted(document.course, room, COURSE_PT, LEAST_COURSE_PT, lines=2)
    yield _piece(sheet, document.course, Line(size, palette.accent, bold=True, heading=True, after=6 * close))
    for fact in document.facts:
        yield _piece(sheet, fact, Line(12, palette.ink))


def _outcomes(sheet: _Sheet) -> Iterator[_Piece]:
    document, muted = sheet.document, sheet.draft.palette.muted
    if document.outcomes:
        yield _piece(sheet, document.outcomes_lead, Line(10, muted, bold=True, before=6))
    for outcome in document.outcomes[:MOST_OUTCOMES]:
        yield _piece(sheet, outcome, Line(fitted(outcome, sheet.page.text_width_pt, 10, 7), muted, height=1.3))


def _piece(sheet: _Sheet, words: str, style: Line) -> _Piece:
    lines = lines_of(words, sheet.page.text_width_pt, style.size)
    return _Piece(line(sheet.draft, words, style), style.taken(lines))


def letter_spacing(language: str) -> float:
    """Points between the letters of the heading: few Chinese characters stand well apart."""
    return 10.0 if language.startswith("zh") else 1.5


def _signatures(sheet: _Sheet) -> str:
    """A line to sign on over each name and title; at the right who awards it and when, with room for a seal."""
    draft, document = sheet.draft, sheet.document
    count = len(document.signatures) + 1
    gap = twips(12)
    width = (sheet.page.text_width - gap * (count - 1)) // count
    widths: list[int] = []
    above: list[str] = []
    below: list[str] = []
    for signature in document.signatures:
        widths += [width, gap]
        above += [cell(width, _rule_to_sign_on(draft), upright("bottom")), cell(gap, _empty(draft))]
        below += [cell(width, _signed(draft, signature)), cell(gap, _empty(draft))]
    widths.append(width)
    above.append(cell(width, _empty(draft)))
    below.append(cell(width, "".join(line(draft, words, Line(12)) for words in document.issued if words)))
    rows = exact_row("".join(above), _SIGN_PT) + exact_row("".join(below), _NAMES_PT)
    bare = margins("tblCellMar", 0, 0, 0, 0)
    return table(Frame(sheet.page.text_width), widths, rows, look=bare)


def _rule_to_sign_on(draft: Draft) -> str:
    return line(draft, "", Line(4), border=rule(draft.palette.muted, 6, space=1))


def _signed(draft: Draft, signature: Signature) -> str:
    lines = [line(draft, signature.name, Line(12, before=4))] if signature.name else []
    return "".join([*lines, line(draft, signature.title, Line(10.5, draft.palette.muted, before=0 if lines else 4))])
