"""The shapes of a drawing as one native Word group, which stays editable."""

from __future__ import annotations

from collections.abc import Sequence

from coursekit.content import Inlines
from coursekit.write.docx.draft import Draft
from coursekit.write.docx.text import Marks, runs
from coursekit.write.drawing import INSET_X, INSET_Y, Outline, Shape

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_GROUP = "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"
_EMU_PER_POINT = 12700


def group_xml(draft: Draft, shapes: Sequence[Shape], width_pt: float, height_pt: float) -> str:
    """An a:graphic that holds all shapes, back to front; the group's own coordinates are the page's."""
    size = f'cx="{_emu(width_pt)}" cy="{_emu(height_pt)}"'
    frame = f'<a:off x="0" y="0"/><a:ext {size}/><a:chOff x="0" y="0"/><a:chExt {size}/>'
    content = "".join(_shape(draft, shape) for shape in shapes)
    return (
        f'<a:graphic xmlns:a="{_A}"><a:graphicData uri="{_GROUP}"><wpg:wgp><wpg:cNvGrpSpPr/>'
        f"<wpg:grpSpPr><a:xfrm>{frame}</a:xfrm></wpg:grpSpPr>{content}</wpg:wgp></a:graphicData></a:graphic>"
    )


def _shape(draft: Draft, shape: Shape) -> str:
    id = draft.parts.next_id()
    kind = "<wps:cNvCnPr/>" if shape.outline is Outline.LINE else "<wps:cNvSpPr/>"
    return (
        f'<wps:wsp><wps:cNvPr id="{id}" name="Shape {id}"/>{kind}<wps:spPr>{_place(shape)}{_geometry(shape)}'
        f"{_fill(draft, shape)}{_stroke(draft, shape)}</wps:spPr>{_text_box(draft, shape)}</wps:wsp>"
    )


def _place(shape: Shape) -> str:
    """A line that runs left or up is flipped: extents are never negative."""
    left, top = min(shape.x, shape.x + shape.width), min(shape.y, shape.y + shape.height)
    flips = (' flipH="1"' if shape.width < 0 else "") + (' flipV="1"' if shape.height < 0 else "")
    turn = f' rot="{round(shape.rotation * 60000)}"' if shape.rotation else ""
    return (
        f'<a:xfrm{turn}{flips}><a:off x="{_emu(left)}" y="{_emu(top)}"/>'
        f'<a:ext cx="{_emu(abs(shape.width))}" cy="{_emu(abs(shape.height))}"/></a:xfrm>'
    )


def _geometry(shape: Shape) -> str:
    if shape.outline is Outline.PATH:
        return _smooth_path(shape)
    adjust = "" if shape.adjust is None else f'<a:gd name="adj" fmla="val {round(shape.adjust * 100_000)}"/>'
    return f'<a:prstGeom prst="{shape.outline}"><a:avLst>{adjust}</a:avLst></a:prstGeom>'


def _smooth_path(shape: Shape) -> str:
    """A Catmull-Rom spline through the points, as the cubic curves it consists of."""
    points = [(_emu(x - shape.x), _emu(y - shape.y)) for x, y in shape.path]
    padded = [points[0], *points, points[-1]]
    curves = "".join(
        f"<a:cubicBezTo>{_point(_toward(b, a, c))}{_point(_toward(c, d, b))}{_point(c)}</a:cubicBezTo>"
        for a, b, c, d in zip(padded, padded[1:], padded[2:], padded[3:], strict=False)
    )
    size = f'w="{max(_emu(shape.width), 1)}" h="{max(_emu(shape.height), 1)}"'
    return (
        '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
        f'<a:path {size} fill="none"><a:moveTo>{_point(points[0])}</a:moveTo>{curves}</a:path></a:pathLst></a:custGeom>'
    )


def _toward(point: tuple[int, int], behind: tuple[int, int], ahead: tuple[int, int]) -> tuple[int, int]:
    """The control point a sixth of the way from `behind` to `ahead`, seen from `point`."""
    return point[0] + round((ahead[0] - behind[0]) / 6), point[1] + round((ahead[1] - behind[1]) / 6)


def _point(point: tuple[int, int]) -> str:
    return f'<a:pt x="{point[0]}" y="{point[1]}"/>'


def _fill(draft: Draft, shape: Shape) -> str:
    return _solid(draft, shape.fill, shape.opacity) if shape.fill else "<a:noFill/>"


def _stroke(draft: Draft, shape: Shape) -> str:
    if not shape.stroke:
        return "<a:ln><a:noFill/></a:ln>"
    arrow = '<a:tailEnd type="triangle"/>' if shape.arrow_end else ""
    return f'<a:ln w="{_emu(shape.stroke_pt)}">{_solid(draft, shape.stroke, 1)}<a:round/>{arrow}</a:ln>'


def _solid(draft: Draft, role: str, opacity: float) -> str:
    alpha = f'<a:alpha val="{round(opacity * 100_000)}"/>' if opacity < 1 else ""
    return f'<a:solidFill><a:srgbClr val="{getattr(draft.palette, role)}">{alpha}</a:srgbClr></a:solidFill>'


def _text_box(draft: Draft, shape: Shape) -> str:
    inset = f'lIns="{_emu(INSET_X)}" tIns="{_emu(INSET_Y)}" rIns="{_emu(INSET_X)}" bIns="{_emu(INSET_Y)}"'
    body = f'<wps:bodyPr rot="0" wrap="square" {inset} anchor="{shape.anchor}" anchorCtr="0"><a:noAutofit/></wps:bodyPr>'
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
    return (
        '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
        f'<w:jc w:val="{_ALIGNMENTS[shape.align]}"/></w:pPr>{runs(draft, content, marks)}</w:p>'
    )


def _emu(points: float) -> int:
    return round(points * _EMU_PER_POINT)
