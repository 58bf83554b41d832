"""The shapes of a drawing as one native Word group, which stays editable."""

from __future__ import annotations

from collections.abc import Sequence

from coursekit.content import Drawing, Inlines
from coursekit.value import replace
from coursekit.write.docx.draft import Draft
from coursekit.write.docx.text import Marks, runs
from coursekit.write.drawing import INSET_X, Outline, Shape, lay_out_drawing
from coursekit.write.drawings.drawingml import shape_properties

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_GROUP = "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"
_EMU_PER_POINT = 12700
# A drawing is laid out with the sizes of a slide and then made smaller, to go with text of ten points.
_LARGER = 1.6
_LEAST_TEXT_PT = 8.0
_LINE_EM = 1.2


def group_xml(draft: Draft, shapes: Sequence[Shape], width_pt: float, height_pt: float) -> str:
    """An a:graphic that holds shapes, back to front; the group's own coordinates are the page's."""
    size = f'cx="{_emu(width_pt)}" cy="{_emu(height_pt)}"'
    frame = f'<a:off x="0" y="0"/><a:ext {size}/><a:chOff x="0" y="0"/><a:chExt {size}/>'
    # LibreOffice 7.4 turns a group around when its first shape is an upright line.
    ground = Shape(Outline.RECTANGLE, 0, 0, width_pt, height_pt)
    content = "".join(_shape(draft, shape) for shape in (ground, *shapes))
    return (
        f'<a:graphic xmlns:a="{_A}"><a:graphicData uri="{_GROUP}"><wpg:wgp><wpg:cNvGrpSpPr/>'
        f"<wpg:grpSpPr><a:xfrm>{frame}</a:xfrm></wpg:grpSpPr>{content}</wpg:wgp></a:graphicData></a:graphic>"
    )


def drawing_shapes(drawing: Drawing, width_pt: float, height_pt: float) -> list[Shape]:
    """A drawing's shapes at the size of a booklet."""
    least = _LEAST_TEXT_PT * _LARGER
    large = lay_out_drawing(drawing, width_pt * _LARGER, height_pt * _LARGER, least_pt=least)
    return [_scaled(shape, 1 / _LARGER) for shape in large]


def _scaled(shape: Shape, factor: float) -> Shape:
    """The shape with its place, its size and its text made larger or smaller; lines stay as thick as they are."""
    return replace(
        shape,
        x=shape.x * factor,
        y=shape.y * factor,
        width=shape.width * factor,
        height=shape.height * factor,
        text_pt=shape.text_pt * factor,
        detail_pt=shape.detail_pt * factor,
        path=tuple((x * factor, y * factor) for x, y in shape.path),
    )


def _shape(draft: Draft, shape: Shape) -> str:
    id = draft.parts.next_id()
    kind = "<wps:cNvCnPr/>" if shape.outline is Outline.LINE else "<wps:cNvSpPr/>"
    properties = shape_properties(shape, lambda role: f'<a:srgbClr val="{getattr(draft.palette, role)}"/>')
    return (
        f'<wps:wsp><wps:cNvPr id="{id}" name="Shape {id}"/>{kind}<wps:spPr>{properties}</wps:spPr>'
        f"{_text_box(draft, shape)}</wps:wsp>"
    )


def _text_box(draft: Draft, shape: Shape) -> str:
    # Word cuts off what runs over a shape: none of its height is given away.
    side = _emu(INSET_X / _LARGER)
    inset = f'lIns="{side}" tIns="0" rIns="{side}" bIns="0"'
    body = (
        f'<wps:bodyPr rot="0" wrap="square" {inset} anchor="{shape.anchor}" anchorCtr="0"><a:noAutofit/></wps:bodyPr>'
    )
    if not shape.text and not shape.detail:
        return body
    colour = str(getattr(draft.palette, shape.ink))
    text = _paragraph(draft, shape, shape.text, Marks(bold=shape.bold, colour=colour, size_pt=shape.text_pt))
    detail = _paragraph(draft, shape, shape.detail, Marks(colour=colour, size_pt=shape.detail_pt))
    return f"<wps:txbx><w:txbxContent>{text}{detail}</w:txbxContent></wps:txbx>{body}"


_ALIGNMENTS = {"l": "left", "ctr": "center", "r": "right"}


def _paragraph(draft: Draft, shape: Shape, content: Inlines, marks: Marks) -> str:
    if not content:
        return ""
    line = round(marks.size_pt * _LINE_EM * 20)
    return (
        f'<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="{line}" w:lineRule="exact"/>'
        f'<w:jc w:val="{_ALIGNMENTS[shape.align]}"/></w:pPr>{runs(draft, content, marks)}</w:p>'
    )


def _emu(points: float) -> int:
    return round(points * _EMU_PER_POINT)
