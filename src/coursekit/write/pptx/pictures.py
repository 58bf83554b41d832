"""Pictures: as large as their box allows, their proportions kept, each with its alternative text."""

from __future__ import annotations

from coursekit.content import Figure
from coursekit.write.ooxml.xml import attribute
from coursekit.write.pptx.draft import Draft
from coursekit.write.pptx.namespaces import DECORATIVE
from coursekit.write.pptx.places import Frame, Placeholder
from coursekit.write.pptx.shapes import placeholder_mark, transform

_PT_PER_PIXEL = 0.75
_MOST_GROWTH = 2.0  # a small picture is not blown up further: it would only show its pixels


def picture_shape(draft: Draft, figure: Figure, target: str, frame: Frame, place: Placeholder | None) -> str:
    """`target` is the picture's part as seen from the slide, `frame` its own place."""
    id = draft.next_id()
    relationship = draft.relate("image", target)
    mark = placeholder_mark(place) if place is not None and place.kind in ("obj", "pic") else ""
    properties = f'<p:cNvPr id="{id}" name="Picture {id}" descr="{attribute(figure.alt)}"'
    properties += f">{DECORATIVE}</p:cNvPr>" if figure.decorative else "/>"
    return (
        f'<p:pic><p:nvPicPr>{properties}<p:cNvPicPr><a:picLocks noGrp="1" noChangeAspect="1"/></p:cNvPicPr>'
        f'<p:nvPr>{mark}</p:nvPr></p:nvPicPr><p:blipFill><a:blip r:embed="{relationship}"/><a:stretch><a:fillRect/>'
        f"</a:stretch></p:blipFill><p:spPr>{transform(frame)}"
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
    )


def picture_frame(figure: Figure, box: Frame, *, from_top: bool = False) -> Frame:
    """Where the picture stands: in the middle of its box, or at the box's top."""
    width, height = figure.image.width * _PT_PER_PIXEL, figure.image.height * _PT_PER_PIXEL
    if width <= 0 or height <= 0:
        return box
    scale = min(box.width / width, box.height / height, _MOST_GROWTH)
    width, height = width * scale, height * scale
    top = box.y if from_top else box.y + (box.height - height) / 2
    return Frame(box.x + (box.width - width) / 2, top, width, height)
