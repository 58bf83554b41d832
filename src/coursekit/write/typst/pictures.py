"""Pictures, drawings and charts as data: a file to show, its size in points at most, and its alternative text."""

from __future__ import annotations

from typing import assert_never

from coursekit.content import Chart, Drawing, Figure, Inlines, alternative_text
from coursekit.documents.booklet import RoomPlan, SlideRef
from coursekit.documents.day_picture import DayPicture
from coursekit.write.docx.pictures import chart_size, drawing_size, room_size
from coursekit.write.drawings.day import bands_height, day_bands
from coursekit.write.drawings.room import room_shapes
from coursekit.write.svg import chart_svg, drawing_svg, shapes_svg
from coursekit.write.typst.draft import Data, Draft
from coursekit.write.typst.words import inlines_data

# A picture's own size is that at 96 pixels an inch.
_POINTS_PER_PIXEL = 0.75
# Drawings and charts are laid out for a text of this width, and made smaller where there is less room.
TEXT_WIDTH_PT = 470.0


def picture_data(draft: Draft, block: Figure | Drawing | Chart | RoomPlan | DayPicture) -> Data:
    match block:
        case Figure():
            return figure_data(draft, block)
        case Drawing(title=title):
            size = drawing_size(block, TEXT_WIDTH_PT)
            return _drawn(draft, drawing_svg(block, *size, draft.next_style), size, alternative_text(block), title)
        case Chart(title=title):
            size = chart_size(block, TEXT_WIDTH_PT)
            return _drawn(draft, chart_svg(block, *size, draft.next_style), size, alternative_text(block), title)
        case RoomPlan(alt=alt):
            size = room_size(block, TEXT_WIDTH_PT)
            return _drawn(
                draft, shapes_svg(room_shapes(block, *size), size, size, alt, draft.next_style), size, alt, ()
            )
        case DayPicture(alt=alt):
            size = TEXT_WIDTH_PT, bands_height(block)
            svg = shapes_svg(day_bands(block, TEXT_WIDTH_PT), size, size, alt, draft.next_style)
            return {**_drawn(draft, svg, size, alt, ()), "whole-width": True}
    assert_never(block)


def figure_data(draft: Draft, block: Figure) -> Data:
    width, height = block.image.width * _POINTS_PER_PIXEL, block.image.height * _POINTS_PER_PIXEL
    return {
        "kind": "picture", "file": draft.image(block.image), "width": width, "height": height, "alt": block.alt,
        "decorative": block.decorative, "caption": inlines_data(block.caption),
    }  # fmt: skip


def _drawn(draft: Draft, svg: str, size: tuple[float, float], alt: str, caption: Inlines) -> Data:
    return {
        "kind": "picture", "file": draft.svg(svg), "width": size[0], "height": size[1], "alt": alt, "decorative": False,
        "caption": inlines_data(caption),
    }  # fmt: skip


def slides_data(draft: Draft, block: SlideRef) -> Data:
    """`file` of a slide is none where the deck is not drawn."""
    slides = [
        {"number": one.number, "title": one.title, "alt": one.alt, "file": draft.slide(one.number)}
        for one in block.slides
    ]
    return {"kind": "slides", "label": block.label, "slides": slides}
