"""Every block of a booklet as data for the template."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from coursekit.content import (
    Chart,
    CodeBlock,
    Drawing,
    Figure,
    Gap,
    Heading,
    Inlines,
    List,
    Paragraph,
    Quote,
    Row,
    Table,
    Text,
    each_inline,
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
    RoomPlan,
    Scene,
    Section,
    SegmentHead,
    SlideRef,
    Together,
)
from coursekit.documents.cue import Cue
from coursekit.documents.day_picture import DayPicture
from coursekit.write.docx.extent import width_em
from coursekit.write.docx.tables import column_widths, writing_height
from coursekit.write.typst.draft import Data, Draft
from coursekit.write.typst.headings import has_bookmark, segments_of
from coursekit.write.typst.pictures import TEXT_WIDTH_PT, picture_data, slides_data
from coursekit.write.typst.words import inlines_data

# The column of labels, in em: room for the longest, within bounds.
_LEAST_LABEL_EM, _MOST_LABEL_EM = 4.0, 12.0
_GAP_SHARE = 0.22


def script_data(draft: Draft, section: Section, place: str) -> list[Data]:
    """The blocks of a section. What follows the head of a segment is within it."""
    ids = (heading.id for heading in segments_of(section, place))
    result: list[Data] = []
    within = result
    for block in section.blocks:
        if isinstance(block, SegmentHead):
            within = []
            head = _segment(block, within)
            result.append({**head, "id": next(ids), "bookmarked": has_bookmark(block, section)})
        else:
            within.append(block_data(draft, block))
    return result


def _segment(head: SegmentHead, blocks: list[Data]) -> Data:
    return {
        "kind": "segment", "clock": head.clock, "minutes": head.minutes, "title_kind": head.kind, "title": head.title,
        "sign": head.sign, "id": "", "bookmarked": True, "blocks": blocks,
    }  # fmt: skip


def blocks_data(draft: Draft, blocks: Sequence[BookletBlock]) -> list[Data]:
    return [block_data(draft, block) for block in blocks]


def block_data(draft: Draft, block: BookletBlock) -> Data:
    match block:
        case Paragraph(content):
            return {"kind": "paragraph", "content": inlines_data(content)}
        case Heading(_, content):
            return {"kind": "heading", "content": inlines_data(content)}
        case List(ordered, items, start):
            listed = [{"blocks": blocks_data(draft, item.blocks), "checked": item.checked} for item in items]
            return {"kind": "list", "ordered": ordered, "start": start, "items": listed}
        case Table():
            return _table(block)
        case Figure() | Drawing() | Chart() | RoomPlan() | DayPicture():
            return picture_data(draft, block)
        case CodeBlock(words):
            return {"kind": "code", "text": words.rstrip("\n")}
        case Quote(inner, attribution):
            return {
                "kind": "quote", "blocks": blocks_data(draft, inner), "attribution": inlines_data(_dashed(attribution)),
            }  # fmt: skip
        case Cue(kind, label, inner):
            return {"kind": "cue", "cue": str(kind), "label": label, "blocks": blocks_data(draft, inner)}
        case Card(role, label, title, inner):
            shown = blocks_data(draft, inner)
            return {"kind": "card", "role": str(role), "label": label, "title": title, "blocks": shown}
        case Together(inner):
            return {"kind": "together", "blocks": blocks_data(draft, inner)}
        case AnswerSpace(lines):
            return {"kind": "answer-space", "lines": lines}
        case Options(items):
            return {"kind": "options", "items": [inlines_data(item) for item in items]}
        case Checklist(items):
            return {"kind": "checklist", "items": [inlines_data(item) for item in items]}
        case Fields(rows, to_fill):
            longest = max((width_em(label) for label, _ in rows), default=0.0)
            label_em = min(max(longest + 0.5, _LEAST_LABEL_EM), _MOST_LABEL_EM)
            return {"kind": "fields", "rows": [list(row) for row in rows], "to_fill": to_fill, "label_em": label_em}
        case SlideRef():
            return slides_data(draft, block)
        case Scene(shown, content, inner):
            return {
                "kind": "scene", "shown": slides_data(draft, shown),
                "content": blocks_data(draft, content), "blocks": blocks_data(draft, inner),
            }  # fmt: skip
        case SegmentHead():
            return _segment(block, [])
        case Grid(header, rows, widths, emphasis):
            cells = [[_cell(draft, cell) for cell in row] for row in rows]
            return {
                "kind": "grid", "header": list(header), "rows": cells, "widths": list(widths), "emphasis": list(emphasis),
            }  # fmt: skip
        case PageBreak():
            return {"kind": "page-break"}
    assert_never(block)


def _cell(draft: Draft, words: str) -> Data | str:
    """A segment's title leads to the segment."""
    return {"text": words, "target": draft.segments[words]} if words in draft.segments else words


def _dashed(attribution: Inlines) -> Inlines:
    """With a dash before it, unless its author wrote one."""
    if not attribution or plain_text(attribution).lstrip().startswith(("—", "–", "-")):
        return attribution
    return (Text("— "), *attribution)


def _table(block: Table) -> Data:
    return {
        "kind": "table",
        "header": [inlines_data(cell) for cell in block.header.cells],
        "rows": [[inlines_data(cell) for cell in row.cells] for row in block.rows],
        "align": [str(side) for side in block.align],
        "caption": inlines_data(block.caption),
        "widths": _widths((block.header, *block.rows)),
        "heights": [writing_height(row.cells) / 20 for row in block.rows],
    }


def _widths(rows: tuple[Row, ...]) -> list[int]:
    """Shares of the width; a column with gaps has room to write in."""
    total = round(TEXT_WIDTH_PT * 20)
    least = round(total * _GAP_SHARE)
    columns = zip(*(row.cells for row in rows), strict=True)
    gaps = [any(isinstance(one, Gap) for cell in column for one in each_inline(cell)) for column in columns]
    return [max(width, least) if gap else width for width, gap in zip(column_widths(rows, total), gaps, strict=True)]
