"""A slide's blocks in a layout's room: text to the placeholder, everything else to the room it leaves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import assert_never

from coursekit.content import Blocks, Chart, Drawing, Figure, Inlines, Table, plain_text
from coursekit.documents.day_picture import STRIP_PT, DayPicture
from coursekit.measure.body import fitting_size, line_em, set_height, text_height
from coursekit.measure.lines import Line, lines_of
from coursekit.measure.tables import MOST_TABLE_PT
from coursekit.value import Value, replace
from coursekit.write.chart import chart_parts
from coursekit.write.drawings.day import OVERHANG_PT
from coursekit.write.pptx.charts import chart_frame
from coursekit.write.pptx.draft import Draft
from coursekit.write.pptx.groups import day_group, drawing_group, drawn_extent
from coursekit.write.pptx.metrics import box_of
from coursekit.write.pptx.paragraphs import Setting
from coursekit.write.pptx.pictures import picture_frame, picture_shape
from coursekit.write.pptx.places import Frame, Placeholder
from coursekit.write.pptx.shapes import is_own_box, text_shape
from coursekit.write.pptx.tables import table_frame, table_height

Visual = Table | Figure | Drawing | Chart
_GAP_PT = 14.0
_CAPTION_PT, _CAPTION_HEIGHT = 14.0, 26.0
_CHART_PT = 14.0
_LEAST_BODY_PT = 12.0
_OWN_GAP_PT = 6.0
_MOST_TEXT_SHARE = 0.6


class Room(Value):
    """Where blocks go, and what they need beside the draft: `title` is the slide's, which a caption need not repeat.

    `gap_pt` is the space between paragraphs that was measured. `options`: a task list is a quiz's. `agenda`: a table is
    a day's. `from_top`: pictures stand level with text beside.
    """

    place: Placeholder
    body_pt: float | None
    title: str
    name: str = "Content"
    gap_pt: float | None = None
    options: bool = False
    agenda: bool = False
    from_top: bool = False


Stack = tuple[Line, ...] | Visual


def body_shapes(draft: Draft, blocks: Blocks, room: Room) -> str:
    """From top to bottom in source order. Text alone, or one visual alone, has all of the room."""
    stacks = list(_stacks(blocks, options=room.options))
    if not stacks:
        return ""
    frames = _share_out(draft, stacks, room)
    alone = len(stacks) == 1
    shapes, placeholder_taken = [], False
    for stack, frame in zip(stacks, frames, strict=True):
        if isinstance(stack, tuple):
            place = room.place if not placeholder_taken else replace(room.place, index=None)
            shapes.append(_text(draft, stack, room, place, None if alone and not is_own_box(place) else frame))
        else:
            shapes.append(_visual(draft, stack, room, frame, room.place if not placeholder_taken else None))
        placeholder_taken = True
    return "".join(shapes)


_STRIP_GAP_PT = 22.0
_LEAST_STRIP_SHARE = 0.7


def day_shapes(draft: Draft, picture: DayPicture, blocks: Blocks, room: Room) -> str:
    """The day to scale, and its table at the right of it: as high as that, where that is not low."""
    whole = room.place.frame
    rest = replace(whole, x=whole.x + STRIP_PT, width=whole.width - STRIP_PT)
    heights = (table_height(draft, block, rest, _most_table_pt(room)) for block in blocks if isinstance(block, Table))
    height = min(max(sum(heights), whole.height * _LEAST_STRIP_SHARE), whole.height)
    strip = replace(whole, y=whole.y - OVERHANG_PT, width=STRIP_PT - _STRIP_GAP_PT, height=height + 2 * OVERHANG_PT)
    beside = replace(room, place=replace(room.place, frame=rest))
    return day_group(draft, picture, strip) + body_shapes(draft, blocks, beside)


def _stacks(blocks: Blocks, *, options: bool) -> Iterator[Stack]:
    for is_visual, run in groupby(blocks, key=lambda block: isinstance(block, Visual)):
        if is_visual:
            yield from (block for block in run if isinstance(block, Visual))
        else:
            yield tuple(lines_of(run, options=options))


def _share_out(draft: Draft, stacks: Sequence[Stack], room: Room) -> list[Frame]:
    """Text takes the height it needs, up to a share; visuals take what is left, a table no more than its rows."""
    whole = room.place.frame
    if len(stacks) == 1:
        return [whole]
    size = room.body_pt or room.place.size_pt
    free = whole.height - _GAP_PT * (len(stacks) - 1)
    visuals = sum(not isinstance(stack, tuple) for stack in stacks)
    box, typeface = box_of(room.place), draft.voice.typeface
    texts = [set_height(stack, box, size, typeface) if isinstance(stack, tuple) else 0 for stack in stacks]
    most = free * (1 if not visuals else _MOST_TEXT_SHARE)
    scale = min(1.0, most / sum(texts)) if sum(texts) else 1.0
    left = free - sum(texts) * scale
    frames, y = [], whole.y
    for stack, text in zip(stacks, texts, strict=True):
        height = text * scale if isinstance(stack, tuple) else left / max(visuals, 1)
        frames.append(replace(whole, y=y, height=height))
        y += height + _GAP_PT
    return frames


def _text(draft: Draft, lines: tuple[Line, ...], room: Room, place: Placeholder, frame: Frame | None) -> str:
    box, typeface = box_of(place, frame), draft.voice.typeface
    own_box = is_own_box(place)
    size, gap = room.body_pt or place.size_pt, room.gap_pt
    if gap is None or text_height(lines, box, size, gap, typeface) > box.height_pt:
        # The deck has been measured; this catches what was not, as a template that was changed since.
        size, gap = (
            fitting_size(lines, box, size, min(size, _LEAST_BODY_PT), typeface),
            _OWN_GAP_PT if own_box else None,
        )
    is_own = own_box or room.body_pt or size < place.size_pt
    setting = Setting(
        size if is_own else None,
        own_bullets=own_box or not place.bulleted,
        gap_pt=gap,
        line_em=line_em(typeface),
    )
    return text_shape(draft, place, room.name, lines, setting, frame=frame)


def _visual(draft: Draft, block: Visual, room: Room, frame: Frame, place: Placeholder | None) -> str:
    caption = _caption_of(block, room.title)
    if not caption:
        return _visual_alone(draft, block, room, frame, place)
    box = replace(frame, height=frame.height - _CAPTION_HEIGHT)
    under = replace(frame, y=_bottom(draft, block, box, room) + 4, height=_CAPTION_HEIGHT - 4)
    return _visual_alone(draft, block, room, box, place) + _caption(draft, caption, under)


def _visual_alone(draft: Draft, block: Visual, room: Room, box: Frame, place: Placeholder | None) -> str:
    match block:
        case Table(caption=words):
            alt = plain_text(words) or room.title
            return table_frame(draft, block, box, _most_table_pt(room), alt, place, agenda=room.agenda)
        case Figure(image=image):
            spot = picture_frame(block, box, from_top=room.from_top)
            return picture_shape(draft, block, draft.attachments.add_picture(image), spot, place)
        case Drawing():
            return drawing_group(draft, block, box)
        case Chart(title=words):
            voice, is_titled = draft.voice, plain_text(words) not in ("", room.title)
            parts = chart_parts(
                block,
                voice.palette,
                voice.language,
                text_pt=_CHART_PT,
                with_title=is_titled,
                faces=voice.body_fonts,
            )
            return chart_frame(draft, block, draft.attachments.add_chart(parts), box, place)
    assert_never(block)


def _most_table_pt(room: Room) -> float:
    """A table alone on its slide was measured: tables that go on from slide to slide keep one size."""
    return min(room.body_pt or MOST_TABLE_PT, MOST_TABLE_PT)


def _bottom(draft: Draft, block: Visual, box: Frame, room: Room) -> float:
    """Where a visual ends within its box."""
    match block:
        case Table():
            return box.y + min(table_height(draft, block, box, _most_table_pt(room)), box.height)
        case Figure():
            spot = picture_frame(block, box, from_top=room.from_top)
            return spot.y + spot.height
        case Drawing():
            return drawn_extent(block, box)[1]
        case Chart():
            return box.y + box.height
    assert_never(block)


def _caption_of(block: Visual, title: str) -> Inlines:
    """A drawing's title is its caption, unless the slide's title has said it; a chart shows its title itself."""
    match block:
        case Table(caption=words) | Figure(caption=words) | Drawing(title=words):
            return () if plain_text(words) == title else words
        case Chart():
            return ()
    assert_never(block)


def _caption(draft: Draft, words: Inlines, frame: Frame) -> str:
    place = Placeholder("obj", None, "", replace(frame, insets=(0, 0, 0, 0)), _CAPTION_PT)
    setting = Setting(_CAPTION_PT, own_bullets=True, align="ctr", ink="muted")
    return text_shape(draft, place, "Caption", [Line(words)], setting)
