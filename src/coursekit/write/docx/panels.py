"""What is set apart: cards, cues, heads of segments, slide references, fields; all of them small tables.

A kind is told by its words and by its line, so that a black-and-white copy tells it too.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from coursekit.documents.booklet import Card, CardRole, Fields, SegmentHead, SlideRef
from coursekit.documents.cue import Cue, CueKind
from coursekit.write.docx.draft import Draft, Frame, Keep
from coursekit.write.docx.extent import width_em
from coursekit.write.docx.tables import Edge, borders, cell, margins, row, shade, table, with_last
from coursekit.write.docx.text import Marks, paragraph, role_text, spacer

# The column in which clock, minutes and the labels of cues stand, in twips (28 mm).
MARGIN_COLUMN = 1588
# What a card or a cue's cell keeps free at its sides, both together, in twips.
CARD_PADDING, CUE_PADDING = 2 * 198, 227
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


# ---------------------------------------------------------------- the script: label in the margin, words beside it

# For each kind: the palette's colour of label and bar, the bar's kind and width in eighths of a point.
_CUES: Mapping[CueKind, tuple[str, str, int]] = {
    CueKind.CLOCK: ("muted", "single", 6),
    CueKind.SAY: ("accent", "single", 24),
    CueKind.DO: ("second", "single", 24),
    CueKind.ASK: ("positive", "double", 12),
    CueKind.ANSWER: ("positive", "dotted", 18),
    CueKind.SHOW: ("muted", "single", 12),
    CueKind.DEBRIEF: ("accent", "double", 12),
    CueKind.TRANSITION: ("muted", "dashed", 12),
    CueKind.DIFFICULTIES: ("warning", "dashed", 18),
    CueKind.LATE: ("warning", "dotted", 18),
}


def cue_frame(frame: Frame) -> Frame:
    """Where the blocks of a cue stand."""
    width = frame.width - frame.indent - MARGIN_COLUMN - CUE_PADDING
    return Frame(width, role="cue-text", keep=frame.keep)


def cue(draft: Draft, frame: Frame, block: Cue, content: str) -> str:
    colour, kind, eighths = _CUES[block.kind]
    bar = Edge(kind, eighths, getattr(draft.palette, colour))
    marks = Marks(colour=getattr(draft.palette, colour))
    label = paragraph(draft, frame, "cue-label", role_text(draft, "cue-label", block.label, marks))
    return _beside(frame, label, content or paragraph(draft, frame, "cue-text", ""), borders("tcBorders", left=bar))


def _beside(frame: Frame, margin: str, content: str, properties: str = "", top: str = "", *, split: bool = True) -> str:
    """Two cells without lines: the margin's column and the text. `top` is a border over both."""
    width = frame.width - frame.indent - MARGIN_COLUMN
    inner = properties + margins("tcMar", 60 if top else 0, CUE_PADDING - 57, 0, 57)
    label = cell(MARGIN_COLUMN, margin, margins("tcMar", 60 if top else 0, 0, 0, 0))
    cells = label + cell(width, content, inner)
    room = margins("tblCellMar", 60 if top else 0, 0, 0, 113)
    return table(frame, (MARGIN_COLUMN, width), row(cells, may_split=split), extra=top, look=room)


def segment_head(draft: Draft, frame: Frame, block: SegmentHead) -> str:
    """Clock and minutes in the margin, kind and title beside them, a line over both; kept with what follows."""
    kept = replace(frame, keep=Keep.WITH_NEXT)
    quiet = Marks(colour=draft.palette.muted, size_pt=9.5)
    margin = paragraph(draft, kept, "clock", role_text(draft, "clock", block.clock))
    margin += paragraph(draft, kept, "slide-reference", role_text(draft, "slide-reference", block.minutes))
    kind = paragraph(draft, kept, "slide-reference", role_text(draft, "slide-reference", block.kind, quiet))
    title = paragraph(draft, kept, "segment", role_text(draft, "segment", block.title))
    line = borders("tblBorders", top=Edge("single", 8, draft.palette.accent))
    return _beside(kept, margin, title + kind if block.kind else title, top=line, split=False)


def slide_reference(draft: Draft, frame: Frame, block: SlideRef) -> str:
    """The label in the margin, the slides' numbers and titles beside it; kept with what is said to them."""
    kept = replace(frame, keep=Keep.WITH_NEXT)
    first, last = block.slides[0].number, block.slides[-1].number
    numbers = str(first) if first == last else f"{first}–{last}"
    # A label that ends in the numbers, as 幻灯片 7–9, would say them twice.
    label = block.label.removesuffix(numbers).rstrip()
    quiet, strong = Marks(colour=draft.palette.muted), Marks(bold=True, colour=draft.palette.ink)
    margin = paragraph(draft, kept, "cue-label", role_text(draft, "cue-label", label, quiet))
    words = role_text(
        draft, "slide-reference", f"{numbers}\u2003{' · '.join(slide.title for slide in block.slides)}", strong
    )
    return _beside(kept, margin, paragraph(draft, kept, "slide-reference", words), split=False)


# ---------------------------------------------------------------- fields

# A label's text is 10 points high (200 twips an em); a line to write on is at least 11 mm high.
_TWIPS_AN_EM, _LABEL_ROOM, _WRITING_ROW = 200, 340, 624


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
    return table(frame, (label_width, total - label_width), rows, look=margins("tblCellMar", 15, 0, 15, 113))


def _field(draft: Draft, frame: Frame, field: tuple[str, str], widths: tuple[int, int], line: Edge | None) -> str:
    label = paragraph(draft, frame, "field", role_text(draft, "field", field[0]))
    words = paragraph(draft, frame, "table-text", role_text(draft, "table-text", field[1]))
    if line is None:
        return row(cell(widths[0], label) + cell(widths[1], words))
    low = '<w:vAlign w:val="bottom"/>'
    cells = cell(widths[0], label, low) + cell(widths[1], words, borders("tcBorders", bottom=line) + low)
    return row(cells, least_height=_WRITING_ROW)
