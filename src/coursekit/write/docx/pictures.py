"""Pictures, drawings and charts: all inline, as wide as the text at most, each with its alternative text."""

from __future__ import annotations

from collections.abc import Sequence

from coursekit.content import Chart, Drawing, DrawingKind, Figure, Image, Inlines, alternative_text
from coursekit.documents.booklet import RoomPlan
from coursekit.documents.day_picture import DayPicture
from coursekit.write.chart import chart_parts
from coursekit.write.docx.draft import Draft, Frame
from coursekit.write.docx.shapes import drawing_shapes, group_xml
from coursekit.write.docx.text import paragraph, role_runs
from coursekit.write.drawing import Shape
from coursekit.write.drawings.day import bands_height, day_bands
from coursekit.write.drawings.room import room_height, room_shapes
from coursekit.write.ooxml.xml import attribute, text

EMU_PER_POINT = 12700
_POINTS_PER_PIXEL = 0.75
# 9 cm for a picture, 7 cm for a drawing: a page holds text beside them.
_MOST_HEIGHT_PT, _MOST_DRAWN_PT = 255.0, 198.0
_CHART_HEIGHT_PT = 190.0
_CENTERED = '<w:jc w:val="center"/>'
# A picture must not be cut to the height of a line of text.
_FREE_LINE = '<w:spacing w:before="80" w:after="60" w:line="240" w:lineRule="auto"/>'

_NAMESPACE = "http://schemas.openxmlformats.org/drawingml/2006"
_DECORATIVE = (
    '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
    '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
    "</a:ext></a:extLst>"
)


# ---------------------------------------------------------------- sizes, in points


def figure_size(block: Figure, width_pt: float) -> tuple[float, float]:
    """The picture's own size at 96 pixels an inch, made smaller to fit the text's width and a third of a page."""
    width, height = block.image.width * _POINTS_PER_PIXEL, block.image.height * _POINTS_PER_PIXEL
    scale = min(1.0, width_pt / width, _MOST_HEIGHT_PT / height)
    return width * scale, height * scale


def drawing_size(block: Drawing, width_pt: float) -> tuple[float, float]:
    """The text's width; a height that suits the kind and the number of its parts."""
    rows = 1 if len(block.items) <= 5 else 2
    heights = {
        DrawingKind.PROCESS: 64.0 * rows,
        DrawingKind.TIMELINE: 120.0,
        DrawingKind.PYRAMID: 36.0 * len(block.items) + 20,
        DrawingKind.CYCLE: 198.0,
        DrawingKind.MATRIX: 190.0,
        DrawingKind.VENN: 190.0,
        DrawingKind.CURVE: 180.0,
    }
    return width_pt, min(heights[block.kind], _MOST_DRAWN_PT)


def chart_size(block: Chart, width_pt: float) -> tuple[float, float]:
    return width_pt, _CHART_HEIGHT_PT


# ---------------------------------------------------------------- blocks


def figure(draft: Draft, frame: Frame, block: Figure) -> str:
    width, height = figure_size(block, _width_pt(frame))
    return _with_caption(draft, frame, picture_run(draft, block, width, height), block.caption)


def picture_run(draft: Draft, block: Figure, width: float, height: float) -> str:
    """A picture in a run of its own, of this size in points."""
    picture = _picture(draft, block.image, width, height)
    inline = _inline(draft, width, height, picture, block.alt, decorative=block.decorative)
    return f"<w:r>{inline}</w:r>"


def slide_picture(draft: Draft, image: Image, width_pt: float, alt: str) -> str:
    """The run of a slide's picture: a thin line around it sets a white slide off the page."""
    height = width_pt * image.height / image.width
    line = f'<a:ln w="6350"><a:solidFill><a:srgbClr val="{draft.palette.muted}"/></a:solidFill></a:ln>'
    return f"<w:r>{_inline(draft, width_pt, height, _picture(draft, image, width_pt, height, line), alt)}</w:r>"


def _picture(draft: Draft, image: Image, width: float, height: float, line: str = "") -> str:
    return (
        f'<a:graphic xmlns:a="{_NAMESPACE}/main"><a:graphicData uri="{_NAMESPACE}/picture">'
        f'<pic:pic xmlns:pic="{_NAMESPACE}/picture"><pic:nvPicPr><pic:cNvPr id="0" name=""/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{draft.parts.picture(image)}"/><a:stretch><a:fillRect/></a:stretch>'
        f'</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{_emu(width)}" cy="{_emu(height)}"/></a:xfrm>'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{line}</pic:spPr></pic:pic></a:graphicData></a:graphic>'
    )


def drawing(draft: Draft, frame: Frame, block: Drawing) -> str:
    width, height = drawing_size(block, _width_pt(frame))
    run = _group(draft, drawing_shapes(block, width, height), width, height, alternative_text(block))
    return _with_caption(draft, frame, run, block.title)


def room_size(block: RoomPlan, width_pt: float) -> tuple[float, float]:
    return width_pt, room_height(block, width_pt, _MOST_DRAWN_PT)


def room_plan(draft: Draft, frame: Frame, block: RoomPlan) -> str:
    width, height = room_size(block, _width_pt(frame))
    return _with_caption(draft, frame, _group(draft, room_shapes(block, width, height), width, height, block.alt), ())


def day_picture(draft: Draft, frame: Frame, block: DayPicture) -> str:
    width, height = _width_pt(frame), bands_height(block)
    return _with_caption(draft, frame, _group(draft, day_bands(block, width), width, height, block.alt), ())


def _group(draft: Draft, shapes: Sequence[Shape], width: float, height: float, alt: str) -> str:
    inline = _inline(draft, width, height, group_xml(draft, shapes, width, height), alt)
    # Word 2007 knows no such shapes: it shows the alternative text.
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wpg">'
        f'{inline}</mc:Choice><mc:Fallback><w:t xml:space="preserve">{text(alt)}</w:t></mc:Fallback>'
        "</mc:AlternateContent></w:r>"
    )


def chart(draft: Draft, frame: Frame, block: Chart) -> str:
    width, height = chart_size(block, _width_pt(frame))
    id = draft.parts.chart(chart_parts(block, draft.palette, draft.language, text_pt=10, with_title=False))
    graphic = (
        f'<a:graphic xmlns:a="{_NAMESPACE}/main"><a:graphicData uri="{_NAMESPACE}/chart">'
        f'<c:chart xmlns:c="{_NAMESPACE}/chart" r:id="{id}"/></a:graphicData></a:graphic>'
    )
    inline = _inline(draft, width, height, graphic, alternative_text(block))
    return _with_caption(draft, frame, f"<w:r>{inline}</w:r>", block.title)


def _with_caption(draft: Draft, frame: Frame, run: str, caption: Inlines) -> str:
    keep = frame.keeps_next or bool(caption)
    indent = f'<w:ind w:left="{frame.indent}"/>' if frame.indent else ""
    shown = paragraph(draft, frame, "", run, keep=keep, after=_FREE_LINE + indent + _CENTERED)
    if not caption:
        return shown
    return shown + paragraph(draft, frame, "caption", role_runs(draft, "caption", caption), after=indent + _CENTERED)


def _inline(draft: Draft, width: float, height: float, graphic: str, alt: str, *, decorative: bool = False) -> str:
    id = draft.parts.next_id()
    description = "" if decorative else f' descr="{attribute(alt)}"'
    mark = _DECORATIVE if decorative else ""
    return (
        f'<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{_emu(width)}" cy="{_emu(height)}"/>'
        f'<wp:docPr id="{id}" name="Picture {id}"{description}>{mark}</wp:docPr><wp:cNvGraphicFramePr/>{graphic}'
        "</wp:inline></w:drawing>"
    )


def _width_pt(frame: Frame) -> float:
    return (frame.width - frame.indent) / 20


def _emu(points: float) -> int:
    return round(points * EMU_PER_POINT)
