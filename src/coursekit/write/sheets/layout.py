"""How slides stand on a page, the same in both formats. All lengths in millimetres."""

from __future__ import annotations

import struct

from coursekit.documents.slide_sheets import SlideSheets
from coursekit.value import Value
from coursekit.write.kit.sizes import PAPERS

SIDE, TOP, BOTTOM = 16.0, 20.0, 18.0
_GAP, _CAPTION, _RULE = 8.0, 6.0, 8.5
_COLUMNS = {1: 1, 2: 1, 3: 1, 4: 2, 6: 2}
# The share of its cell's width that a picture takes at most; with three a page the lines stand beside it.
_SHARE = {1: 1.0, 2: 0.78, 3: 0.48, 4: 1.0, 6: 1.0}
_FEWEST_LINES = {1: 7, 2: 3, 3: 6, 4: 4, 6: 1}


class SheetLayout(Value):
    """A page is `columns` by `rows` cells of `cell_width` by `cell_height`, each with a caption over a picture and
    `lines` ruled lines: beside it when `beside`, else under it."""

    columns: int
    rows: int
    cell_width: float
    cell_height: float
    picture_width: float
    picture_height: float
    lines: int
    beside: bool

    gap: float = _GAP
    caption: float = _CAPTION
    rule: float = _RULE


def sheet_layout(per_page: int, paper: str, ratio: float) -> SheetLayout:
    """`ratio` is a picture's width over its height. A picture is made smaller where else there were too few lines."""
    width, height = PAPERS[paper]
    columns = _COLUMNS[per_page]
    rows = per_page // columns
    cell_width = (width - 2 * SIDE - _GAP * (columns - 1)) / columns
    cell_height = (height - TOP - BOTTOM) / rows
    beside = per_page == 3
    room = cell_height - _CAPTION - _GAP / 2
    most = room if beside else room - _FEWEST_LINES[per_page] * _RULE
    picture_width = min(cell_width * _SHARE[per_page], most * ratio)
    picture_height = picture_width / ratio
    free = room if beside else room - picture_height
    return SheetLayout(columns, rows, cell_width, cell_height, picture_width, picture_height, int(free / _RULE), beside)


def picture_ratio(document: SlideSheets) -> float:
    """A picture's width over its height, as its PNG header says (PNG specification, 11.2.1)."""
    first = next(iter(document.pictures.values()), None)
    if first is None:
        return 16 / 9
    width, height = struct.unpack(">II", first[16:24])
    return float(width / height)
