"""Every block of a booklet as WordprocessingML."""

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
    List,
    Paragraph,
    Quote,
    Table,
    Text,
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
    SegmentHead,
    SlideRef,
    Together,
)
from coursekit.documents.cue import Cue
from coursekit.documents.day_picture import DayPicture
from coursekit.value import replace
from coursekit.write.docx import panels, pictures, script
from coursekit.write.docx.draft import Draft, Frame, Keep
from coursekit.write.docx.heights import (
    ANSWER_LINE_PT,
    SMALL_TABLE_PT,
    SPACE_ABOVE_SEGMENT,
    frame_width_pt,
    height_of,
    height_of_all,
    may_break,
)
from coursekit.write.docx.lists import checklist, list_xml, options
from coursekit.write.docx.scenes import SHORT_ROW_PT, Means, scene, slides_abreast
from coursekit.write.docx.script import MARGIN_COLUMN
from coursekit.write.docx.tables import content_table, grid, with_last
from coursekit.write.docx.text import paragraph, role_runs, role_text, run, spacer, uncounted

# A line before a gap that goes to the next one is short: justified, its words would fly apart.
_RAGGED = '<w:jc w:val="left"/>'
# Under the last line to write on, in twips.
_BELOW_LINES = 200
_QUIET_BREAK = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/><w:rPr><w:sz w:val="2"/></w:rPr>'


def blocks_xml(draft: Draft, frame: Frame, blocks: Sequence[BookletBlock]) -> str:
    result: list[str] = []
    previous: BookletBlock | None = None
    for block, last in with_last(blocks):
        inner = frame.part(last=last)
        space = _space_between(previous, block)
        if space:
            result.append(spacer(space, keep=inner.keep is not Keep.NONE))
        result.append(block_xml(draft, inner, block))
        previous = block
    return "".join(result)


def _space_between(previous: BookletBlock | None, block: BookletBlock) -> float:
    """Points beyond what the styles give: tables have no space above them, and items of a list stand close."""
    match previous, block:
        case (None, _) | (_, Heading() | PageBreak()) | (List(), List()):
            return 0
        case _, SegmentHead():
            return SPACE_ABOVE_SEGMENT
        case DayPicture(), _:
            return 8
        case (List(), _) | (Paragraph(), Card() | Table() | Grid() | Cue() | RoomPlan()):
            return 4
        case _:
            return 0


def block_xml(draft: Draft, frame: Frame, block: BookletBlock) -> str:
    match block:
        case Paragraph(content):
            place = _indent(frame) + (_RAGGED if any(isinstance(one, Gap) for one in content) else "")
            return paragraph(draft, frame, frame.role, role_runs(draft, frame.role, content), after=place)
        case Heading(_, content):
            return paragraph(draft, frame, "point", role_runs(draft, "point", content), keep=True)
        case List():
            return list_xml(draft, frame, block, block_xml)
        case Table():
            return content_table(draft, _table_frame(draft, frame, block), block)
        case Figure():
            return pictures.figure(draft, frame, block)
        case Drawing():
            return pictures.drawing(draft, frame, block)
        case Chart():
            return pictures.chart(draft, frame, block)
        case CodeBlock(words):
            return paragraph(draft, frame, "code", run(draft, words.rstrip("\n")), before="<w:keepLines/>")
        case Quote():
            return _quote(draft, frame, block)
        case Cue():
            return _cue(draft, frame, block)
        case Card():
            return _card(draft, frame, block)
        case Together(blocks):
            return _together(draft, frame, blocks)
        case AnswerSpace(lines):
            return _answer_space(draft, frame, lines)
        case Options():
            return options(draft, frame, block)
        case Checklist():
            return checklist(draft, frame, block)
        case Fields():
            return panels.fields(draft, frame, block)
        case SlideRef():
            return slides_abreast(draft, frame, block)
        case Scene():
            return _scene(draft, frame, block)
        case SegmentHead():
            return script.segment_head(draft, frame, block)
        case Grid():
            return grid(draft, _table_frame(draft, frame, block), block)
        case RoomPlan():
            return pictures.room_plan(draft, frame, block)
        case DayPicture():
            return pictures.day_picture(draft, frame, block)
        case PageBreak():
            return f"<w:p><w:pPr><w:pageBreakBefore/>{_QUIET_BREAK}</w:pPr></w:p>"
    assert_never(block)


def _table_frame(draft: Draft, frame: Frame, block: Table | Grid) -> Frame:
    """A small table stays on one page."""
    if frame.keep is not Keep.NONE or height_of(draft, block, frame_width_pt(frame)) > SMALL_TABLE_PT:
        return frame
    return replace(frame, keep=Keep.INSIDE)


def _indent(frame: Frame) -> str:
    return f'<w:ind w:left="{frame.indent}"/>' if frame.indent else ""


def _quote(draft: Draft, frame: Frame, block: Quote) -> str:
    inner = replace(frame, role="quote")
    if not block.attribution:
        return blocks_xml(draft, inner, block.blocks)
    content = blocks_xml(draft, replace(inner, keep=Keep.WITH_NEXT), block.blocks)
    source = role_runs(draft, "attribution", (Text(_dash(draft, block)), *block.attribution))
    return content + paragraph(draft, frame, "attribution", source)


def _dash(draft: Draft, block: Quote) -> str:
    """The dash before a source, unless its author wrote one."""
    if plain_text(block.attribution).lstrip().startswith(("—", "–", "-")):
        return ""
    return "——" if draft.is_chinese else "— "


def _card(draft: Draft, frame: Frame, block: Card) -> str:
    is_long = may_break(draft, block, frame_width_pt(frame))
    keep = Keep.NONE if is_long else Keep.INSIDE
    inner = Frame(frame.width - frame.indent - panels.CARD_PADDING, keep=keep)
    return panels.card(draft, frame, block, blocks_xml(draft, inner, block.blocks), is_long=is_long)


def _cue(draft: Draft, frame: Frame, block: Cue) -> str:
    content = blocks_xml(draft, script.cue_frame(draft, frame), block.blocks)
    is_long = height_of(draft, block, frame_width_pt(frame)) > SHORT_ROW_PT
    return script.cue(draft, frame, block, content, may_split=is_long)


def _scene(draft: Draft, frame: Frame, block: Scene) -> str:
    width = frame_width_pt(frame) - MARGIN_COLUMN / 20
    return scene(draft, frame, block, Means(blocks_xml, lambda blocks: height_of_all(draft, blocks, width)))


def _together(draft: Draft, frame: Frame, blocks: Sequence[BookletBlock]) -> str:
    """What is higher than a page cannot stay on one."""
    width, page = frame_width_pt(frame), draft.template.page.text_height_pt
    if sum(height_of(draft, block, width) for block in blocks) > page:
        return blocks_xml(draft, frame, blocks)
    keep = Keep.WITH_NEXT if frame.keeps_next else Keep.INSIDE
    return blocks_xml(draft, replace(frame, keep=keep), blocks)


def _answer_space(draft: Draft, frame: Frame, lines: int) -> str:
    """Ruled lines: empty paragraphs of one height, a line under each."""
    height = round(ANSWER_LINE_PT * 20)
    rule = f'w:val="single" w:sz="4" w:space="0" w:color="{draft.palette.muted}"'
    ruled = f"<w:pBdr><w:bottom {rule}/><w:between {rule}/></w:pBdr>"
    return "".join(
        paragraph(
            draft, frame.part(last=last), "answer-line", "", before=ruled,
            after=f'<w:spacing w:before="0" w:after="{_BELOW_LINES if last else 0}" w:line="{height}"'
            f' w:lineRule="exact"/>{_indent(frame)}',
        )
        for _, last in with_last(range(lines))
    )  # fmt: skip


def heading_xml(draft: Draft, level: int, number: str, title: str, *, bookmark: str, new_page: bool) -> str:
    """A heading, numbered by its text, with a bookmark around it for the contents to point at."""
    role = f"heading-{min(level, 3)}"
    words = f"{number}\t{title}" if number else title
    id = draft.parts.next_id()
    content = (
        f'<w:bookmarkStart w:id="{id}" w:name="{bookmark}"/>{role_text(draft, role, words)}<w:bookmarkEnd w:id="{id}"/>'
    )
    # A title on a fresh page begins at its top.
    above = '<w:spacing w:before="0"/>' if new_page else ""
    flush = "" if number else '<w:ind w:left="0" w:firstLine="0"/>'
    frame = Frame(draft.template.page.text_width)
    before = ("<w:pageBreakBefore/>" if new_page else "") + uncounted(draft, role)
    return paragraph(draft, frame, role, content, keep=True, before=before, after=above + flush)
