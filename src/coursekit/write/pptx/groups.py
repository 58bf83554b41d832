"""Drawings as one group of native shapes that stay editable."""

from __future__ import annotations

from collections.abc import Sequence

from coursekit.content import Drawing, Inlines, alternative_text
from coursekit.documents.day_picture import DayPicture
from coursekit.write.drawing import INSET_X, INSET_Y, Outline, Shape, lay_out_drawing
from coursekit.write.drawings.day import day_column
from coursekit.write.drawings.drawingml import shape_properties
from coursekit.write.ooxml.xml import attribute
from coursekit.write.pptx.draft import Draft
from coursekit.write.pptx.namespaces import emu
from coursekit.write.pptx.places import Frame
from coursekit.write.pptx.runs import Marks, runs

LEAST_PT = 12.0
_BODY = (
    f'wrap="square" lIns="{emu(INSET_X)}" tIns="{emu(INSET_Y)}" rIns="{emu(INSET_X)}" bIns="{emu(INSET_Y)}" rtlCol="0"'
)


def drawing_group(draft: Draft, drawing: Drawing, frame: Frame) -> str:
    """As high as its shapes."""
    shapes = lay_out_drawing(drawing, frame.width, frame.height, least_pt=LEAST_PT)
    top, bottom = drawn_extent(drawing, frame)
    return _group(draft, shapes, frame, alternative_text(drawing), top, bottom)


def day_group(draft: Draft, picture: DayPicture, frame: Frame) -> str:
    shapes = day_column(picture, frame.width, frame.height)
    return _group(draft, shapes, frame, picture.alt, frame.y, frame.y + frame.height)


def _group(draft: Draft, shapes: Sequence[Shape], frame: Frame, alt: str, top: float, bottom: float) -> str:
    """The group's own coordinates are the slide's, so that these say where its shapes are."""
    id = draft.next_id()
    content = "".join(_shape(draft, shape, frame) for shape in shapes)
    corner = f'x="{emu(frame.x)}" y="{emu(top)}"'
    size = f'cx="{emu(frame.width)}" cy="{emu(bottom - top)}"'
    return (
        f'<p:grpSp><p:nvGrpSpPr><p:cNvPr id="{id}" name="Drawing {id}" descr="{attribute(alt)}"/>'
        f"<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off {corner}/><a:ext {size}/>"
        f"<a:chOff {corner}/><a:chExt {size}/></a:xfrm></p:grpSpPr>{content}</p:grpSp>"
    )


def drawn_extent(drawing: Drawing, frame: Frame) -> tuple[float, float]:
    """Where the shapes begin and end on the slide, from top to bottom: few take all of the frame's height."""
    shapes = lay_out_drawing(drawing, frame.width, frame.height, least_pt=LEAST_PT)
    edges = [edge for shape in shapes for edge in (shape.y, shape.y + shape.height)]
    return frame.y + min(edges, default=0.0), frame.y + max(edges, default=frame.height)


def _shape(draft: Draft, shape: Shape, frame: Frame) -> str:
    id = draft.next_id()
    properties = shape_properties(shape, draft.voice.colours.__getitem__, left=frame.x, top=frame.y)
    if shape.outline is Outline.LINE:
        return (
            f'<p:cxnSp><p:nvCxnSpPr><p:cNvPr id="{id}" name="Line {id}"/><p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr>'
            f"<p:spPr>{properties.replace('<a:noFill/>', '', 1)}</p:spPr></p:cxnSp>"
        )
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{id}" name="Shape {id}"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr>'
        f"<p:spPr>{properties}</p:spPr>{_text_body(draft, shape)}</p:sp>"
    )


def _text_body(draft: Draft, shape: Shape) -> str:
    text = _paragraph(
        draft, shape, shape.text, Marks(shape.text_pt, bold=shape.bold, ink=shape.ink, inverse=shape.ink == "paper")
    )
    detail = _paragraph(draft, shape, shape.detail, Marks(shape.detail_pt, ink=shape.ink, inverse=shape.ink == "paper"))
    body = f'<a:bodyPr {_BODY} anchor="{shape.anchor}"><a:noAutofit/></a:bodyPr><a:lstStyle/>'
    return f"<p:txBody>{body}{text + detail or f'<a:p><a:endParaRPr {draft.voice.languages}/></a:p>'}</p:txBody>"


def _paragraph(draft: Draft, shape: Shape, content: Inlines, marks: Marks) -> str:
    return f'<a:p><a:pPr algn="{shape.align}"/>{runs(draft, content, marks)}</a:p>' if content else ""
