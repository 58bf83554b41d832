"""Native tables: each cell says its fill, its lines and its margins itself."""

from __future__ import annotations

from itertools import accumulate

from lxml import etree

from coursekit.write.miniature.colours import A
from coursekit.write.miniature.outlines import Spot
from coursekit.write.miniature.primitives import Oblong, Paint
from coursekit.write.miniature.shapes import Sheet
from coursekit.write.miniature.styles import Reading, TextBody
from coursekit.write.miniature.words import Room, set_text
from coursekit.write.pptx.namespaces import EMU_PER_PT
from coursekit.write.pptx.parts import number

_MARGINS = (("marL", 91440), ("marT", 45720), ("marR", 91440), ("marB", 45720))
_CELL, _LOOKS, _TEXT, _FILL, _LINE = f"{A}tc", f"{A}tcPr", f"{A}txBody", f"{A}solidFill", f"{A}lnB"
_ROW, _COLUMN = f"{A}tr", f"{A}tblGrid/{A}gridCol"


def paint_table(
    sheet: Sheet, table: etree._Element, spot: Spot, reading: Reading, free: TextBody, *, east_asian: bool
) -> None:
    """Row by row from the frame's corner, as wide and high as the table says."""
    widths = [number(column.get("w"), 0) / EMU_PER_PT for column in table.iterfind(_COLUMN)]
    lefts = list(accumulate(widths, initial=spot.x))
    top = spot.y
    for row in table.iterchildren(_ROW):
        height = number(row.get("h"), 0) / EMU_PER_PT
        for cell, left, width in zip(row.iterchildren(_CELL), lefts, widths, strict=False):
            _paint_cell(sheet, cell, Spot(left, top, width, height), reading, free, east_asian=east_asian)
        top += height


def _paint_cell(
    sheet: Sheet, cell: etree._Element, spot: Spot, reading: Reading, free: TextBody, *, east_asian: bool
) -> None:
    looks, text = cell.find(_LOOKS), cell.find(_TEXT)
    left, top, right, bottom = (
        number(looks.get(name) if looks is not None else None, otherwise) / EMU_PER_PT for name, otherwise in _MARGINS
    )
    anchor = "t"
    if looks is not None:
        anchor = looks.get("anchor", "t")
        fill, line = looks.find(_FILL), looks.find(_LINE)
        if fill is not None:
            sheet.painted.append(Oblong(spot.x, spot.y, spot.width, spot.height, Paint(reading.colours.of(fill))))
        if line is not None and (ink := line.find(_FILL)) is not None:
            thick = number(line.get("w"), 12700) / EMU_PER_PT
            under = spot.y + spot.height - thick / 2
            sheet.painted.append(Oblong(spot.x, under, spot.width, thick, Paint(reading.colours.of(ink))))
    if text is not None:
        room = Room(spot.x + left, spot.y + top, spot.width - left - right, spot.height - top - bottom, east_asian)
        sheet.painted += set_text(text, TextBody(free.levels, anchor=anchor), reading, room)
