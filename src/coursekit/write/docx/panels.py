"""What is set apart: cards and fields, all of them small tables.

A kind is told by its words and by its line, so that a black-and-white copy tells it too.
"""

from __future__ import annotations

from collections.abc import Mapping

from coursekit.documents.booklet import Card, CardRole, Fields
from coursekit.write.docx.draft import Draft, Frame, Keep
from coursekit.write.docx.extent import width_em
from coursekit.write.docx.tables import Edge, borders, cell, margins, row, shade, table, with_last
from coursekit.write.docx.text import Marks, paragraph, role_text, spacer

# What a card keeps free at its sides, both together, in twips.
CARD_PADDING = 2 * 198
_CELL_END_PT = 2

# ---------------------------------------------------------------- cards

# For each role: the palette's colours for line and head, the line's kind and width in eighths of a point.
# Role cards are meant to be cut out; worksheets have room to write, so their head is plain.
_CARDS: Mapping[CardRole, tuple[str, str, str, int]] = {
    CardRole.SCENARIO: ("accent", "accent_soft", "single", 12),
    CardRole.ROLE: ("second", "second_soft", "dashed", 8),
    CardRole.OBSERVER: ("positive", "positive_soft", "dotted", 12),
    CardRole.WORKSHEET: ("muted", "paper", "single", 8),
    CardRole.TOOL: ("warning", "warning_soft", "double", 6),
    CardRole.RUBRIC: ("positive", "positive_soft", "single", 8),
    CardRole.NOTE: ("line", "paper", "single", 6),
}


def card(draft: Draft, frame: Frame, block: Card, content: str, *, is_long: bool) -> str:
    """A framed block; `content` is its blocks as written. A long one may break, and repeats its head on the next page."""
    line, soft, kind, eighths = _CARDS[block.role]
    edge = Edge(kind, eighths, getattr(draft.palette, line))
    width = frame.width - frame.indent
    head = _card_head(draft, block, "muted" if line == "line" else line)
    fill = shade(getattr(draft.palette, soft)) if soft != "paper" else ""
    rows = row(cell(width, head, fill), header=is_long) if head else ""
    rows += row(cell(width, content + spacer(_CELL_END_PT, keep=False)), may_split=is_long)
    sides = borders("tblBorders", top=edge, left=edge, bottom=edge, right=edge)
    room = margins("tblCellMar", 100, CARD_PADDING // 2, 60, CARD_PADDING // 2)
    return table(frame, (width,), rows, extra=sides, look=room)


def _card_head(draft: Draft, block: Card, colour: str) -> str:
    """Label over title; with one of them missing, the other alone."""
    frame = Frame(0, keep=Keep.WITH_NEXT)
    marks = Marks(colour=getattr(draft.palette, colour))
    label = paragraph(draft, frame, "card-label", role_text(draft, "card-label", block.label, marks))
    title = paragraph(draft, frame, "card-title", role_text(draft, "card-title", block.title))
    return (label if block.label else "") + (title if block.title else "")


# ---------------------------------------------------------------- fields

# A label's text is 10 points high (200 twips an em); a line to write on is at least 11 mm high.
_TWIPS_AN_EM, _LABEL_ROOM, _WRITING_ROW = 200, 340, 624


_UNDER_FIELDS_PT = 5.0


def fields(draft: Draft, frame: Frame, block: Fields) -> str:
    """Labels and what they say, side by side; `to_fill` gives each a line to write on."""
    total = frame.width - frame.indent
    longest = max((width_em(label) for label, _ in block.rows), default=0.0)
    label_width = min(round(longest * _TWIPS_AN_EM) + _LABEL_ROOM, total // 2)
    line = Edge("single", 4, draft.palette.muted)
    rows = "".join(
        _field(draft, frame.part(last=last), one, (label_width, total - label_width), line if block.to_fill else None)
        for one, last in with_last(block.rows)
    )
    return table(
        frame,
        (label_width, total - label_width),
        rows,
        look=margins("tblCellMar", 15, 0, 15, 113),
        space=_UNDER_FIELDS_PT,
    )


def _field(draft: Draft, frame: Frame, field: tuple[str, str], widths: tuple[int, int], line: Edge | None) -> str:
    label = paragraph(draft, frame, "field", role_text(draft, "field", field[0]))
    words = paragraph(draft, frame, "table-text", role_text(draft, "table-text", field[1]))
    if line is None:
        return row(cell(widths[0], label) + cell(widths[1], words))
    low = '<w:vAlign w:val="bottom"/>'
    cells = cell(widths[0], label, low) + cell(widths[1], words, borders("tcBorders", bottom=line) + low)
    return row(cells, least_height=_WRITING_ROW)
