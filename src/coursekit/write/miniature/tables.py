"""Native tables: each cell says its fill, its lines and its margins itself."""

from __future__ import annotations

from itertools import accumulate

from lxml import etree

from coursekit.value import Mutable, Value, field
from coursekit.write.miniature.colours import A
from coursekit.write.miniature.outlines import Spot
from coursekit.write.miniature.paragraphs import Paragraphs
from coursekit.write.miniature.primitives import Oblong, Paint
from coursekit.write.miniature.shapes import Sheet
from coursekit.write.miniature.styles import Level, TextBody
from coursekit.write.miniature.words import Room, read_text
from coursekit.write.pptx.namespaces import EMU_PER_PT
from coursekit.write.pptx.parts import number

_MARGINS = (("marL", 91440), ("marT", 45720), ("marR", 91440), ("marB", 45720))
_CELL, _PROPERTIES, _TEXT, _FILL, _LINE = f"{A}tc", f"{A}tcPr", f"{A}txBody", f"{A}solidFill", f"{A}lnB"
_ROW, _COLUMN = f"{A}tr", f"{A}tblGrid/{A}gridCol"


class _Looks(Value):
    """Of a cell: its margins (left, top, right, bottom), its colour, and the line under it."""

    margins: tuple[float, ...]
    anchor: str = "t"
    fill: str = ""
    line: str = ""
    line_pt: float = 0.0


class TablePainter(Mutable):
    """Paints the tables of slides with one theme. Cells of a deck have few looks: each is read once."""

    paragraphs: Paragraphs
    levels: tuple[Level, ...]
    _looks: dict[bytes, _Looks] = field(default_factory=dict)

    def paint(self, sheet: Sheet, table: etree._Element, spot: Spot) -> None:
        """Row by row from the frame's corner, as wide and high as the table says."""
        widths = [number(column.get("w"), 0) / EMU_PER_PT for column in table.iterfind(_COLUMN)]
        lefts = list(accumulate(widths, initial=spot.x))
        top = spot.y
        for row in table.iterchildren(_ROW):
            height = number(row.get("h"), 0) / EMU_PER_PT
            for cell, left, width in zip(row.iterchildren(_CELL), lefts, widths, strict=False):
                self._cell(sheet, cell, Spot(left, top, width, height))
            top += height

    def _cell(self, sheet: Sheet, cell: etree._Element, spot: Spot) -> None:
        looks, text = _USUAL, None
        for child in cell:
            if child.tag == _TEXT:
                text = child
            elif child.tag == _PROPERTIES:
                looks = self._looks_of(child)
        if looks.fill:
            sheet.painted.append(Oblong(spot.x, spot.y, spot.width, spot.height, Paint(looks.fill)))
        if looks.line:
            under = spot.y + spot.height - looks.line_pt / 2
            sheet.painted.append(Oblong(spot.x, under, spot.width, looks.line_pt, Paint(looks.line)))
        if text is not None:
            left, top, right, bottom = looks.margins
            width, height = spot.width - left - right, spot.height - top - bottom
            room = Room(spot.x + left, spot.y + top, width, height)
            sheet.painted.append(read_text(text, TextBody(self.levels, anchor=looks.anchor), room, self.paragraphs))

    def _looks_of(self, properties: etree._Element) -> _Looks:
        key = etree.tostring(properties, with_tail=False)
        found = self._looks.get(key)
        if found is None:
            found = self._looks[key] = self._read(properties)
        return found

    def _read(self, properties: etree._Element) -> _Looks:
        colours = self.paragraphs.reading.colours
        fill, line = properties.find(_FILL), properties.find(_LINE)
        ink = line.find(_FILL) if line is not None else None
        return _Looks(
            tuple(number(properties.get(name), otherwise) / EMU_PER_PT for name, otherwise in _MARGINS),
            properties.get("anchor", "t"),
            colours.of(fill) if fill is not None else "",
            colours.of(ink) if ink is not None else "",
            number(line.get("w"), 12700) / EMU_PER_PT if line is not None else 0.0,
        )


_USUAL = _Looks(tuple(otherwise / EMU_PER_PT for _, otherwise in _MARGINS))
