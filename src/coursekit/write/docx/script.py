"""The script of the guide: cues and heads of segments, tables without lines over the columns of a scene.

A kind of cue is told by its sign, its word and its bar: a black-and-white copy tells it too.
"""

from __future__ import annotations

from coursekit.documents.booklet import SegmentHead
from coursekit.documents.cue import Cue
from coursekit.value import replace
from coursekit.write.cues import CUE_STYLES, CueStyle
from coursekit.write.docx.draft import Draft, Frame, Keep
from coursekit.write.docx.tables import Edge, borders, cell, margins, row, shade, table
from coursekit.write.docx.text import Marks, language_tag, paragraph, role_text

# The margin's column with clock and slides, in twips (44 mm).
MARGIN_COLUMN = 2494
# What the cell of a cue's words keeps free before and after them.
CUE_PADDING = (170, 57)
# Between two cues: their bars do not touch. In points.
BETWEEN_CUES_PT = 5.0
NO_ROOM = margins("tblCellMar", 0, 0, 0, 0)

_CLOCK_PT = 12.0
_BESIDE = f'<w:ind w:left="{MARGIN_COLUMN}" w:hanging="{MARGIN_COLUMN}"/>'
_BELOW = '<w:spacing w:after="100"/>'


def label_column(draft: Draft) -> int:
    """The column of signs and labels, in twips: room for four Chinese characters, or for an English word or two."""
    return 1134 if draft.is_chinese else 1531


# ---------------------------------------------------------------- cues


def cue_frame(draft: Draft, frame: Frame) -> Frame:
    """Where the words of a cue stand that is as wide as the frame."""
    width = frame.width - frame.indent - label_column(draft) - sum(CUE_PADDING)
    return Frame(width, role="cue-text", keep=frame.keep)


def cue(draft: Draft, frame: Frame, block: Cue, content: str, *, may_split: bool) -> str:
    """A cue by itself, as wide as the text."""
    width = frame.width - frame.indent
    columns = (label_column(draft), width - label_column(draft))
    return table(
        frame,
        columns,
        row(cue_cells(draft, frame, block, content), may_split=may_split),
        look=NO_ROOM,
        space=BETWEEN_CUES_PT,
    )


def cue_cells(draft: Draft, frame: Frame, block: Cue, content: str) -> str:
    """The cell of the label and that of the words, both together as wide as the frame."""
    like = block.kind, block.label, frame.keeps_next
    if like not in draft.cues:
        draft.cues[like] = _around_words(draft, frame, block)
    label, beside = draft.cues[like]
    width = frame.width - frame.indent - label_column(draft)
    return label + cell(width, content or paragraph(draft, frame, "cue-text", ""), beside)


def _around_words(draft: Draft, frame: Frame, block: Cue) -> tuple[str, str]:
    """The cell of the label, and the properties of that of the words."""
    style = CUE_STYLES[block.kind]
    colour = str(getattr(draft.palette, style.colour))
    words = role_text(draft, "cue-label", f"\u00a0{block.label}", Marks(colour=colour))
    label = paragraph(draft, frame, "cue-label", _sign(draft, style, colour) + words)
    before, after = CUE_PADDING
    bar = borders("tcBorders", left=Edge(style.bar, round(style.bar_pt * 8), colour))
    return cell(label_column(draft), label), bar + margins("tcMar", 0, before, 0, after)


def _sign(draft: Draft, style: CueStyle, colour: str) -> str:
    """The sign in white on a patch of the cue's colour; the label beside it says the same in words."""
    fonts = "".join(f' w:{script}="Arial"' for script in ("ascii", "eastAsia", "hAnsi", "cs"))
    return (
        f'<w:r><w:rPr><w:rFonts{fonts}/><w:b/><w:bCs/><w:noProof/><w:color w:val="FFFFFF"/>'
        f'<w:sz w:val="17"/><w:szCs w:val="17"/>{shade(colour)}{language_tag(draft.language)}</w:rPr>'
        f'<w:t xml:space="preserve">\u00a0{style.sign}\u00a0</w:t></w:r>'
    )


# ---------------------------------------------------------------- heads of segments


def segment_head(draft: Draft, frame: Frame, block: SegmentHead) -> str:
    """Clock and minutes in the margin, title and kind beside them, a line over both; kept with what follows.

    Two paragraphs with a tab, no table: programs keep paragraphs together better than tables.
    """
    kept = replace(frame, keep=Keep.WITH_NEXT)
    clock = role_text(
        draft, "clock", f"{block.clock}\t", Marks(bold=True, colour=draft.palette.accent, size_pt=_CLOCK_PT)
    )
    line = f'<w:pBdr><w:top w:val="single" w:sz="12" w:space="4" w:color="{draft.palette.accent}"/></w:pBdr>'
    head = paragraph(
        draft, kept, "segment", clock + role_text(draft, "segment", block.title), before=line, after=_BESIDE
    )
    words = f"{block.minutes}\t{block.kind}" if block.kind else block.minutes
    below = role_text(draft, "slide-reference", words, Marks(colour=draft.palette.muted))
    return head + paragraph(draft, kept, "slide-reference", below, after=_BELOW + _BESIDE)
