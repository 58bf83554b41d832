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
    CardRole,
    Checklist,
    Fields,
    Grid,
    Options,
    PageBreak,
    RoomPlan,
    Scene,
    SegmentHead,
    SlideRef,
    Together,
)
from coursekit.documents.cue import Cue
from coursekit.documents.day_picture import DayPicture
from coursekit.write.docx.draft import Draft, Frame
from coursekit.write.docx.extent import count_lines
from coursekit.write.docx.numbering import INDENT
from coursekit.write.docx.panels import CARD_PADDING
from coursekit.write.docx.pictures import chart_size, drawing_size, figure_size, room_size
from coursekit.write.docx.scenes import margin_height, rows_height, slides_in_margin, spoken
from coursekit.write.docx.script import BETWEEN_CUES_PT, CUE_PADDING, MARGIN_COLUMN, label_column
from coursekit.write.docx.tables import SPACE_AFTER, widths_of, writing_height
from coursekit.write.docx.template import Metrics
from coursekit.write.drawings.day import bands_height

# A card higher than this share of a page may break over its end; a lower one stays whole. What is cut out or lies
# beside the work is worth an empty stretch of page before it; reading text is not.
_LONG_CARD, _LONG_READING = 0.4, 0.3
_READ = frozenset({CardRole.SCENARIO, CardRole.NOTE})
SPACE_ABOVE_SEGMENT = 10.0
# One ruled line to write on: 8 mm.
ANSWER_LINE_PT = 22.7
_CELL_MARGINS_PT, _CELL_HEIGHT_PT = 11.3, 3.4
_PICTURE_SPACE_PT = 12.0
_CARD_SPACE_PT = 18.0
# A table of at most this height stays on one page.
SMALL_TABLE_PT = 170.0
_FALLBACK = Metrics(10.5, 17, 0, 6)
_MADE_OF_MORE = (List, Table, Quote, Cue, Card, Together)


def height_of_all(draft: Draft, blocks: Sequence[BookletBlock], width_pt: float, role: str = "body") -> float:
    return sum([height_of(draft, block, width_pt, role) for block in blocks])


def height_of(draft: Draft, block: BookletBlock, width_pt: float, role: str = "body") -> float:
    """`role` is the style of a plain paragraph where the block stands. Of what holds others it is found once: the contents ask
    for it, and then whoever writes the block."""
    if not isinstance(block, _MADE_OF_MORE):
        return _height(draft, block, width_pt, role)
    asked = id(block), width_pt, role
    if asked not in draft.heights:
        draft.heights[asked] = _height(draft, block, width_pt, role), block
    return draft.heights[asked][0]


def _height(draft: Draft, block: BookletBlock, width_pt: float, role: str) -> float:
    match block:
        case Paragraph(content):
            return text_height(draft, role, plain_text(content), width_pt)
        case Heading(_, content):
            return text_height(draft, "point", plain_text(content), width_pt)
        case List(_, items):
            return sum(_item_height(draft, item, width_pt, role) for item in items)
        case Table():
            return _table_height(draft, block, width_pt)
        case Grid():
            return _grid_height(draft, block, width_pt)
        case Figure(_, _, caption):
            return figure_size(block, width_pt)[1] + _picture_extra(draft, caption, width_pt)
        case Drawing(title=caption):
            return drawing_size(block, width_pt)[1] + _picture_extra(draft, caption, width_pt)
        case Chart(title=caption):
            return chart_size(block, width_pt)[1] + _picture_extra(draft, caption, width_pt)
        case CodeBlock(words):
            return text_height(draft, "code", words, width_pt)
        case Quote(blocks, attribution):
            source = text_height(draft, "attribution", plain_text(attribution), width_pt) if attribution else 0.0
            return height_of_all(draft, blocks, width_pt - 34, "quote") + source
        case Cue():
            inner = width_pt - (label_column(draft) + sum(CUE_PADDING)) / 20
            return height_of_all(draft, block.blocks, inner, "cue-text") + BETWEEN_CUES_PT
        case Card(_, label, title, blocks):
            inner = width_pt - CARD_PADDING / 20
            head = text_height(draft, "card-label", label, inner) + text_height(draft, "card-title", title, inner)
            return head + height_of_all(draft, blocks, inner) + _CARD_SPACE_PT + SPACE_AFTER
        case Together(blocks):
            return height_of_all(draft, blocks, width_pt, role)
        case AnswerSpace(lines):
            return lines * ANSWER_LINE_PT + 10
        case Options(items):
            return _lines_height(draft, "option", items, width_pt)
        case Checklist(items):
            return _lines_height(draft, "checklist", items, width_pt)
        case Fields(rows, to_fill):
            least = 33.0 if to_fill else 0.0
            return (
                sum(max(least, text_height(draft, "table-text", words, width_pt * 0.7)) for _, words in rows)
                + SPACE_AFTER
            )
        case SlideRef():
            return rows_height(draft, block, width_pt) + BETWEEN_CUES_PT
        case Scene():
            return _scene_height(draft, block, width_pt)
        case SegmentHead(title=title):
            return text_height(draft, "segment", title, width_pt * 0.8) + 22 + SPACE_ABOVE_SEGMENT
        case RoomPlan():
            return room_size(block, width_pt)[1] + _PICTURE_SPACE_PT
        case DayPicture():
            return bands_height(block) + _PICTURE_SPACE_PT
        case PageBreak():
            return 0.0
    assert_never(block)


def _scene_height(draft: Draft, block: Scene, width_pt: float) -> float:
    beside = height_of_all(draft, spoken(draft, block), width_pt - MARGIN_COLUMN / 20)
    if slides_in_margin(draft, block, beside):
        return max(beside, margin_height(draft, block.shown)) + SPACE_AFTER
    return rows_height(draft, block.shown, width_pt) + height_of_all(draft, spoken(draft, block), width_pt)


def may_break(draft: Draft, block: Card, width_pt: float) -> bool:
    share = _LONG_READING if block.role in _READ else _LONG_CARD
    return height_of(draft, block, width_pt) > share * draft.template.page.text_height_pt


def text_height(draft: Draft, role: str, words: str, width_pt: float) -> float:
    """The height of a paragraph of a role with the space around it."""
    style = draft.template.metrics.get(role, _FALLBACK)
    return style.before + count_lines(words, width_pt, style.size) * style.line + style.after


def _item_height(draft: Draft, item: ListItem, width_pt: float, role: str) -> float:
    inner = width_pt - INDENT / 20
    return sum(
        [
            text_height(draft, "list-bullet", plain_text(block.content), inner)
            if isinstance(block, Paragraph)
            else height_of(draft, block, inner, role)
            for block in item.blocks
        ]
    )


def _lines_height(draft: Draft, role: str, items: Sequence[Inlines], width_pt: float) -> float:
    return sum(text_height(draft, role, plain_text(item), width_pt - INDENT / 20) for item in items)


def _table_height(draft: Draft, block: Table, width_pt: float) -> float:
    rows = (block.header, *block.rows)
    widths = [twips / 20 - _CELL_MARGINS_PT for twips in widths_of(draft, block, round(width_pt * 20))]
    caption = text_height(draft, "caption", plain_text(block.caption), width_pt) if block.caption else 0.0
    height = sum(
        max(
            writing_height(row.cells) / 20 if draft.to_write and row is not block.header else 0.0,
            _row_height(draft, [plain_text(cell) for cell in row.cells], widths),
        )
        for row in rows
    )
    return caption + height + SPACE_AFTER


def _grid_height(draft: Draft, block: Grid, width_pt: float) -> float:
    widths = [width_pt * share / sum(block.widths) - _CELL_MARGINS_PT for share in block.widths]
    rows = (block.header, *block.rows) if any(block.header) else block.rows
    return sum(_row_height(draft, row, widths) for row in rows) + SPACE_AFTER


def _row_height(draft: Draft, cells: Sequence[str], widths: Sequence[float]) -> float:
    style = draft.template.metrics.get("table-text", _FALLBACK)
    lines = max([count_lines(words, width, style.size) for words, width in zip(cells, widths, strict=True)])
    return _CELL_HEIGHT_PT + (style.before + lines * style.line + style.after)


def _picture_extra(draft: Draft, caption: Inlines, width_pt: float) -> float:
    return _PICTURE_SPACE_PT + (text_height(draft, "caption", plain_text(caption), width_pt) if caption else 0.0)


def frame_width_pt(frame: Frame) -> float:
    return (frame.width - frame.indent) / 20
