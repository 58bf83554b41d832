"""The shapes that hold text: placeholders and text boxes."""

from __future__ import annotations

from collections.abc import Sequence

from coursekit.measure.lines import Line
from coursekit.value import replace
from coursekit.write.ooxml.xml import attribute
from coursekit.write.pptx.draft import Draft
from coursekit.write.pptx.namespaces import emu
from coursekit.write.pptx.paragraphs import Setting, paragraphs
from coursekit.write.pptx.places import Frame, Placeholder

TREE_HEAD = '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'


def transform(frame: Frame, prefix: str = "a") -> str:
    return (
        f'<{prefix}:xfrm><a:off x="{emu(frame.x)}" y="{emu(frame.y)}"/>'
        f'<a:ext cx="{emu(frame.width)}" cy="{emu(frame.height)}"/></{prefix}:xfrm>'
    )


def placeholder_mark(place: Placeholder) -> str:
    """The p:ph that ties a shape to its layout, "" for a place without one. An index of 0 is not written."""
    if place.index is None:
        return ""
    kind = "" if place.kind == "obj" else f' type="{place.kind}"'
    index = f' idx="{place.index}"' if place.index else ""
    return f"<p:ph{kind}{index}/>"


def text_shape(
    draft: Draft,
    place: Placeholder,
    name: str,
    lines: Sequence[Line],
    setting: Setting,
    *,
    frame: Frame | None = None,
    fill: str = "",
) -> str:
    """Text in a placeholder, or in a text box where there is none. `frame` moves it from the layout's place; `fill` is a
    role of the palette."""
    id = draft.next_id()
    mark = placeholder_mark(place) if _holds_text(place) else ""
    moved = frame or (place.frame if place.moved or not mark else None)
    geometry = f'{transform(moved)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>' if moved else ""
    geometry += f"<a:solidFill>{draft.voice.colours[fill]}</a:solidFill>" if fill else ""
    kind = '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>' if mark else '<p:cNvSpPr txBox="1"/>'
    body = "<a:bodyPr/>" if mark else _text_box_body(moved or place.frame)
    is_inverse = place.inverse and bool(mark)
    content = paragraphs(
        draft, lines, setting if setting.inverse is is_inverse else replace(setting, inverse=is_inverse)
    )
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{id}" name="{attribute(name)} {id}"/>{kind}<p:nvPr>{mark}</p:nvPr></p:nvSpPr>'
        f"<p:spPr>{geometry}</p:spPr><p:txBody>{body}<a:lstStyle/>{content}</p:txBody></p:sp>"
    )


def _holds_text(place: Placeholder) -> bool:
    return place.kind not in ("tbl", "pic", "chart", "dgm", "media", "clipArt")


def is_own_box(place: Placeholder) -> bool:
    """Whether text there stands in a text box, which inherits no sizes and no bullets."""
    return place.index is None or not _holds_text(place)


def _text_box_body(frame: Frame) -> str:
    left, top, right, bottom = (emu(inset) for inset in frame.insets)
    return (
        f'<a:bodyPr wrap="square" lIns="{left}" tIns="{top}" rIns="{right}" bIns="{bottom}"><a:noAutofit/></a:bodyPr>'
    )
