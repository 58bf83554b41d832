"""A process: steps as chevrons from left to right, row after row, each with its detail on a card below."""

from __future__ import annotations

import math

from coursekit.content import Drawing, DrawingItem, Text, plain_text
from coursekit.value import Value, replace
from coursekit.write.drawings.extent import LINE_EM, em_width, fit_size, height_of
from coursekit.write.drawings.shape import INSET_X, INSET_Y, Outline, Shape

_MOST_IN_A_ROW = 5
_GAP = 8.0
_ROW_GAP = 22.0
_MOST_LABEL, _LEAST_ONE_LINE = 32.0, 17.0
_POINT = 0.25  # a chevron's point as a share of its height
_MOST_HEAD = 124.0
_LEAST_CARD_SHARE, _MOST_CARD = 0.4, 150.0  # of a row, so that a short detail does not look lost; in points


class _Measures(Value):
    """Lengths in points. `pitch` is from one step's left edge to the next; a chevron reaches into its neighbour."""

    columns: int
    pitch: float
    head: float
    card: float
    top: float
    label_pt: float
    detail_pt: float

    @property
    def row(self) -> float:
        return self.head + (_GAP + self.card if self.card else 0) + _ROW_GAP


def lay_out_process(drawing: Drawing, width: float, height: float, least_pt: float) -> tuple[Shape, ...]:
    items = _numbered(drawing.items)
    measures = _measure(items, width, height, least_pt)
    return tuple(shape for index, item in enumerate(items) for shape in _step(item, index, measures))


def _measure(items: tuple[DrawingItem, ...], width: float, height: float, least_pt: float) -> _Measures:
    rows = max(math.ceil(len(items) / _MOST_IN_A_ROW), 1)
    columns = max(math.ceil(len(items) / rows), 1)
    room = (height - (rows - 1) * _ROW_GAP) / rows
    has_detail = any(item.detail for item in items)
    head = min(room * ((0.36 if rows == 1 else 0.44) if has_detail else 1), _MOST_HEAD)
    point = _POINT * head
    pitch = (width - point + _GAP) / columns
    label_pt = _label_pt(items, pitch - _GAP - point, head, least_pt)
    card_room = room - head - _GAP if has_detail else 0
    details = tuple(item.detail for item in items)
    detail_pt = fit_size(details, pitch - 2 * _GAP, card_room, most_pt=min(22, label_pt), least_pt=least_pt)
    needed = max((height_of(d, detail_pt, pitch - 2 * _GAP - 2 * INSET_X) for d in details), default=0)
    card = min(max(needed + 2 * INSET_Y + 14, min(room * _LEAST_CARD_SHARE, _MOST_CARD)), card_room)
    block = rows * (head + (_GAP + card if card else 0)) + (rows - 1) * _ROW_GAP
    return _Measures(columns, pitch, head, card, max((height - block) / 2, 0), label_pt, detail_pt)


def _label_pt(items: tuple[DrawingItem, ...], width: float, height: float, least_pt: float) -> float:
    """A size at which every label keeps to one line, unless that makes it small."""
    widest = max((em_width(plain_text(item.label)) for item in items), default=1.0)
    one_line = math.floor((width - 2 * INSET_X) / max(widest, 1.0))
    if one_line >= _LEAST_ONE_LINE:
        return min(one_line, _MOST_LABEL, math.floor(height / LINE_EM))
    return fit_size((item.label for item in items), width, height, most_pt=_MOST_LABEL, least_pt=least_pt)


def _step(item: DrawingItem, index: int, measures: _Measures) -> tuple[Shape, ...]:
    row, column = divmod(index, measures.columns)
    x, y = column * measures.pitch, measures.top + row * measures.row
    head = Shape(
        Outline.HOME_PLATE if index == 0 else Outline.CHEVRON,
        x,
        y,
        measures.pitch - _GAP + _POINT * measures.head,
        measures.head,
        text=item.label,
        text_pt=measures.label_pt,
        fill="accent",
        ink="paper",
        bold=True,
        adjust=_POINT,
    )
    if not measures.card:
        return (head,)
    card = Shape(
        Outline.RECTANGLE,
        x,
        y + measures.head + _GAP,
        measures.pitch - _GAP,
        measures.card,
        text=item.detail,
        text_pt=measures.detail_pt,
        fill="accent_soft",
    )
    return (head, card)


def _numbered(items: tuple[DrawingItem, ...]) -> tuple[DrawingItem, ...]:
    """Steps that run over more than one row carry their number, unless the author has numbered them."""
    if len(items) <= _MOST_IN_A_ROW or any(_has_number(item) for item in items):
        return items
    return tuple(replace(item, label=(Text(f"{number} "), *item.label)) for number, item in enumerate(items, start=1))


def _has_number(item: DrawingItem) -> bool:
    label = plain_text(item.label)
    return label[:1].isdigit() or label.startswith("第") or label[:4].casefold() == "step"
