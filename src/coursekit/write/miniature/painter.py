"""The shapes of a part, painted on a sheet in their order."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from coursekit.value import Mutable
from coursekit.write.miniature.charts import paint_chart
from coursekit.write.miniature.colours import A
from coursekit.write.miniature.grounds import Ground, Place, is_placeholder
from coursekit.write.miniature.outlines import Plane, Spot, inner_plane, read_spot
from coursekit.write.miniature.parts import Part
from coursekit.write.miniature.primitives import Photo
from coursekit.write.miniature.shapes import Looks, P, Sheet, paint_shape, read_looks
from coursekit.write.miniature.words import Room, read_text
from coursekit.write.pptx.namespaces import CHART, RELATIONSHIP

_SHAPE, _GROUP, _LINE = f"{P}sp", f"{P}grpSp", f"{P}cxnSp"
_PICTURE, _FRAME = f"{P}pic", f"{P}graphicFrame"
_TREE, _PROPERTIES, _TEXT = f"{P}cSld/{P}spTree", f"{P}spPr", f"{P}txBody"
_STYLE, _MARK, _TRANSFORM = f"{P}style", f"{P}ph", f"{A}xfrm"
_NO_LOOKS = Looks(None, None, None, None)
_BLIP, _TABLE = f"{P}blipFill/{A}blip", f"{A}graphic/{A}graphicData/{A}tbl"
_CHART = f"{A}graphic/{A}graphicData/{{{CHART}}}chart"


class Painter(Mutable):
    """Paints the shapes of a part. A template's own placeholders are empty: they are not painted. `chart` gives the XML of
    a chart's part."""

    part: Part
    ground: Ground
    sheet: Sheet
    chart: Callable[[str], etree._Element]
    is_template: bool = False

    def paint(self) -> None:
        self._shapes(self.part.root.find(_TREE), Plane())

    def _shapes(self, tree: etree._Element | None, plane: Plane) -> None:
        """All shapes of a tree or group, the lowest first."""
        for shape in tree if tree is not None else ():
            kind = shape.tag
            if kind in (_SHAPE, _LINE) and not (self.is_template and is_placeholder(shape)):
                self._shape(shape, plane)
            elif kind == _PICTURE and not (self.is_template and is_placeholder(shape)):
                self._picture(shape, plane)
            elif kind == _FRAME:
                self._frame(shape, plane)
            elif kind == _GROUP:
                transform = shape.find(f"{P}grpSpPr/{_TRANSFORM}")
                self._shapes(shape, inner_plane(transform, plane) if transform is not None else plane)

    def _shape(self, shape: etree._Element, plane: Plane) -> None:
        properties = text = style = mark = None
        for child in shape:
            kind = child.tag
            if kind == _PROPERTIES:
                properties = child
            elif kind == _TEXT:
                text = child
            elif kind == _STYLE:
                style = child
            else:
                mark = _mark_of(child)
        place = self.ground.place(mark) if mark is not None else None
        looks = read_looks(properties, style) if properties is not None else _NO_LOOKS
        spot = place.spot if place is not None else None
        if looks.transform is not None:
            spot = read_spot(looks.transform, plane)
        if spot is None:
            return
        if not looks.are_own and place is not None and place.looks is not None:
            looks = place.looks
        if looks.are_own:
            paint_shape(self.sheet, self.ground.master.paragraphs.reading.colours, looks, spot)
        if text is not None:
            self._text(text, spot, place)

    def _text(self, text: etree._Element, spot: Spot, place: Place | None) -> None:
        paragraphs = self.ground.master.paragraphs
        body = paragraphs.reading.body(place.body if place is not None else self.ground.master.free, text)
        left, top, right, bottom = body.insets
        room = Room(spot.x + left, spot.y + top, spot.width - left - right, spot.height - top - bottom)
        self.sheet.painted.append(read_text(text, body, room, paragraphs))

    def _picture(self, picture: etree._Element, plane: Plane) -> None:
        properties, blip = picture.find(_PROPERTIES), picture.find(_BLIP)
        transform = properties.find(_TRANSFORM) if properties is not None else None
        spot = read_spot(transform, plane) if transform is not None else None
        target = self.part.target(blip.get(f"{{{RELATIONSHIP}}}embed", "")) if blip is not None else ""
        if spot is not None and target:
            self.sheet.painted.append(Photo(spot.x, spot.y, spot.width, spot.height, target))

    def _frame(self, frame: etree._Element, plane: Plane) -> None:
        transform = frame.find(f"{P}xfrm")
        spot = read_spot(transform, plane) if transform is not None else None
        if spot is None:
            return
        table, chart = frame.find(_TABLE), frame.find(_CHART)
        if table is not None:
            self.ground.master.tables.paint(self.sheet, table, spot)
        elif chart is not None:
            root = self.chart(self.part.target(chart.get(f"{{{RELATIONSHIP}}}id", "")))
            master = self.ground.master
            paint_chart(self.sheet, root, spot, master.paragraphs.reading, master.free.levels[0].face)


def _mark_of(head: etree._Element) -> etree._Element | None:
    """The p:ph of a shape's head (p:nvSpPr): its last child, p:nvPr, has it first."""
    last = head[-1] if len(head) else None
    return last[0] if last is not None and len(last) and last[0].tag == _MARK else None
