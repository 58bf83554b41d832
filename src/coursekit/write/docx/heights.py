"""How high blocks will be, by estimate, in points: to number the pages of the contents and to tell a long card."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from coursekit.content import (
    Chart,
    CodeBlock,
    Drawing,
    Figure,
    Heading,
    Inlines,
    List,
    ListItem,
    Paragraph,
    Quote,
    Table,
    plain_text,
)
from coursekit.documents.booklet import (
    AnswerSpace,
    BookletBlock,
    Card,
    Checklist,
    Fields,
    Grid,
    Options,
    PageBreak,
    Scene,
    SegmentHead,
    SlideRef,
    Together,
)
from coursekit.documents.cue import Cue
from coursekit.write.docx.draft import Frame
from coursekit.write.docx.extent import count_lines
from coursekit.write.docx.numbering import INDENT
from coursekit.write.docx.panels import CARD_PADDING, CUE_PADDING, MARGIN_COLUMN
from coursekit.write.docx.pictures import chart_size, drawing_size, figure_size
from coursekit.write.docx.tables import SPACE_AFTER, column_widths, writing_height
from coursekit.write.docx.template import BookletTemplate, Metrics

# A card higher than this share of a page may break over its end; a lower one stays whole.
LONG_CARD = 0.7
SPACE_ABOVE_SEGMENT = 10.0
# One ruled line to write on: 9.5 mm.
ANSWER_LINE_PT = 27.0
_CELL_MARGINS_PT, _CELL_HEIGHT_PT = 11.3, 4.5
_PICTURE_SPACE_PT = 12.0
_CARD_SPACE_PT = 18.0
_FALLBACK = Metrics(10.5, 17, 0, 6)


def height_of_all(
    template: BookletTemplate, blocks: Sequence[BookletBlock], width_pt: float, role: str = "body"
) -> float:
    return sum(height_of(template, block, width_pt, role) for block in blocks)


def height_of(template: BookletTemplate, block: BookletBlock, width_pt: float, role: str = "body") -> float:
    """`role` is the style of a plain paragraph where the block stands."""
    match block:
        case Paragraph(content):
            return text_height(template, role, plain_text(content), width_pt)
        case Heading(_, content):
            return text_height(template, "point", plain_text(content), width_pt)
        case List(_, items):
            return sum(_item_height(template, item, width_pt, role) for item in items)
        case Table():
            return _table_height(template, block, width_pt)
        case Grid():
            return _grid_height(template, block, width_pt)
        case Figure(_, _, caption):
            return figure_size(block, width_pt)[1] + _picture_extra(template, caption, width_pt)
        case Drawing(title=caption):
            return drawing_size(block, width_pt)[1] + _picture_extra(template, caption, width_pt)
        case Chart(title=caption):
            return chart_size(block, width_pt)[1] + _picture_extra(template, caption, width_pt)
        case CodeBlock(words):
            return text_height(template, "code", words, width_pt)
        case Quote(blocks, attribution):
            source = text_height(template, "attribution", plain_text(attribution), width_pt) if attribution else 0.0
            return height_of_all(template, blocks, width_pt - 34, "quote") + source
        case Cue(_, _, blocks):
            inner = width_pt - (MARGIN_COLUMN + CUE_PADDING) / 20
            return height_of_all(template, blocks, inner, "cue-text") + SPACE_AFTER
        case Card(_, label, title, blocks):
            inner = width_pt - CARD_PADDING / 20
            head = text_height(template, "card-label", label, inner) + text_height(template, "card-title", title, inner)
            return head + height_of_all(template, blocks, inner) + _CARD_SPACE_PT + SPACE_AFTER
        case Together(blocks):
            return height_of_all(template, blocks, width_pt, role)
        case AnswerSpace(lines):
            return lines * ANSWER_LINE_PT + 10
        case Options(items):
            return _lines_height(template, "option", items, width_pt)
        case Checklist(items):
            return _lines_height(template, "checklist", items, width_pt)
        case Fields(rows, to_fill):
            least = 33.0 if to_fill else 0.0
            return (
                sum(max(least, text_height(template, "table-text", words, width_pt * 0.7)) for _, words in rows)
                + SPACE_AFTER
            )
        case SlideRef(slides=slides):
            titles = " · ".join(slide.title for slide in slides)
            return text_height(template, "slide-reference", titles, width_pt * 0.8) + SPACE_AFTER
        case Scene(shown, content, said):
            return height_of_all(template, (shown, *content, *said), width_pt, role)
        case SegmentHead(title=title):
            return text_height(template, "segment", title, width_pt * 0.8) + 22 + SPACE_ABOVE_SEGMENT + SPACE_AFTER
        case PageBreak():
            return 0.0
    assert_never(block)


def text_height(template: BookletTemplate, role: str, words: str, width_pt: float) -> float:
    """The height of a paragraph of a role with the space around it."""
    style = template.metrics.get(role, _FALLBACK)
    return style.before + count_lines(words, width_pt, style.size) * style.line + style.after


def _item_height(template: BookletTemplate, item: ListItem, width_pt: float, role: str) -> float:
    inner = width_pt - INDENT / 20
    return sum(
        text_height(template, "list-bullet", plain_text(block.content), inner)
        if isinstance(block, Paragraph)
        else height_of(template, block, inner, role)
        for block in item.blocks
    )


def _lines_height(template: BookletTemplate, role: str, items: Sequence[Inlines], width_pt: float) -> float:
    return sum(text_height(template, role, plain_text(item), width_pt - INDENT / 20) for item in items)


def _table_height(template: BookletTemplate, block: Table, width_pt: float) -> float:
    rows = (block.header, *block.rows)
    widths = [twips / 20 - _CELL_MARGINS_PT for twips in column_widths(rows, round(width_pt * 20))]
    caption = text_height(template, "caption", plain_text(block.caption), width_pt) if block.caption else 0.0
    height = sum(
        max(
            writing_height(row.cells) / 20 if row is not block.header else 0.0,
            _row_height(template, [plain_text(cell) for cell in row.cells], widths),
        )
        for row in rows
    )
    return caption + height + SPACE_AFTER


def _grid_height(template: BookletTemplate, block: Grid, width_pt: float) -> float:
    widths = [width_pt * share / sum(block.widths) - _CELL_MARGINS_PT for share in block.widths]
    rows = (block.header, *block.rows) if any(block.header) else block.rows
    return sum(_row_height(template, row, widths) for row in rows) + SPACE_AFTER


def _row_height(template: BookletTemplate, cells: Sequence[str], widths: Sequence[float]) -> float:
    return _CELL_HEIGHT_PT + max(
        text_height(template, "table-text", words, width) for words, width in zip(cells, widths, strict=True)
    )


def _picture_extra(template: BookletTemplate, caption: Inlines, width_pt: float) -> float:
    return _PICTURE_SPACE_PT + (text_height(template, "caption", plain_text(caption), width_pt) if caption else 0.0)


def frame_width_pt(frame: Frame) -> float:
    return (frame.width - frame.indent) / 20
