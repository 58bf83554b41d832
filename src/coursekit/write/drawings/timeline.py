"""A timeline: stations on an arrow, names above it, details on cards below; a crowded one takes both sides in turn."""

from __future__ import annotations

from coursekit.content import Drawing, DrawingItem, Inlines
from coursekit.value import Value
from coursekit.write.drawings.extent import fit_pairs, fit_size, height_of
from coursekit.write.drawings.shape import INSET_X, INSET_Y, Outline, Shape

_DOT = 20.0
_STEM = 20.0
_GAP = 10.0
_MOST_IN_ONE_LINE = 6
_ARROW = 26.0  # what the axis runs on after its last station
_MOST_SIDE = 190.0
_OVERHANG = 1.9  # a text's width by the distance of stations, when neighbours stand on the other side


class _Measures(Value):
    """Lengths in points; `card` is the height of a card, `side` that of the texts above the axis."""

    axis_y: float
    first_x: float
    pitch: float
    text_width: float
    side: float
    card: float
    label_pt: float
    detail_pt: float


def lay_out_timeline(drawing: Drawing, width: float, height: float, least_pt: float) -> tuple[Shape, ...]:
    items = drawing.items
    alternating = len(items) > _MOST_IN_ONE_LINE
    measures = (_measure_both_sides if alternating else _measure_one_line)(items, width, height, least_pt)
    axis = Shape(Outline.LINE, 0, measures.axis_y, width, 0, stroke="muted", stroke_pt=3, arrow_end=True)
    station = _on_either_side if alternating else _above_and_below
    return (axis, *(shape for index, item in enumerate(items) for shape in station(item, index, measures)))


def _measure_one_line(items: tuple[DrawingItem, ...], width: float, height: float, least_pt: float) -> _Measures:
    pitch = (width - _ARROW) / max(len(items), 1)
    text_width = pitch - _GAP
    side = min(height / 2 - _DOT / 2 - _STEM, _MOST_SIDE)
    labels, details = tuple(i.label for i in items), tuple(i.detail for i in items)
    label_pt = fit_size(labels, text_width, side, most_pt=30, least_pt=least_pt)
    detail_pt = fit_size(details, text_width, side, most_pt=min(22, label_pt), least_pt=least_pt)
    card = min(max(_tallest(details, detail_pt, text_width) + 16, side * 0.62), side) if any(details) else 0.0
    # The whole stands in the middle, not its axis.
    above = _tallest(labels, label_pt, text_width)
    axis_y = min(max((height + above - card) / 2, side + _DOT / 2 + _STEM), height - side - _DOT / 2 - _STEM)
    return _Measures(axis_y, pitch / 2, pitch, text_width, side, card, label_pt, detail_pt)


def _measure_both_sides(items: tuple[DrawingItem, ...], width: float, height: float, least_pt: float) -> _Measures:
    pitch = (width - _ARROW) / (len(items) - 1 + _OVERHANG)
    text_width = pitch * _OVERHANG - _GAP
    side = min(height / 2 - _DOT / 2 - _STEM, _MOST_SIDE)
    pairs = [(item.label, item.detail) for item in items]
    label_pt, detail_pt = fit_pairs(pairs, text_width, side, most_pt=26, least_pt=least_pt, detail_most_pt=20)
    return _Measures(height / 2, pitch * _OVERHANG / 2, pitch, text_width, side, 0, label_pt, detail_pt)


def _tallest(contents: tuple[Inlines, ...], size_pt: float, width: float) -> float:
    return max((height_of(content, size_pt, width - 2 * INSET_X) for content in contents), default=0) + 2 * INSET_Y


def _dot(x: float, axis_y: float) -> Shape:
    return Shape(
        Outline.ELLIPSE, x - _DOT / 2, axis_y - _DOT / 2, _DOT, _DOT, fill="accent", stroke="paper", stroke_pt=2.5
    )


def _stem(x: float, y: float) -> Shape:
    return Shape(Outline.LINE, x, y, 0, _STEM, stroke="line", stroke_pt=1.5)


def _above_and_below(item: DrawingItem, index: int, measures: _Measures) -> tuple[Shape, ...]:
    x = measures.first_x + index * measures.pitch
    left, below = x - measures.text_width / 2, measures.axis_y + _DOT / 2
    label = Shape(
        Outline.RECTANGLE,
        left,
        measures.axis_y - _DOT / 2 - _STEM / 2 - measures.side,
        measures.text_width,
        measures.side,
        text=item.label,
        text_pt=measures.label_pt,
        bold=True,
        ink="accent",
        anchor="b",
    )
    if not item.detail:
        return (_dot(x, measures.axis_y), label)
    card = Shape(
        Outline.RECTANGLE,
        left,
        below + _STEM,
        measures.text_width,
        measures.card,
        text=item.detail,
        text_pt=measures.detail_pt,
        fill="accent_soft",
    )
    return (_stem(x, below), _dot(x, measures.axis_y), label, card)


def _on_either_side(item: DrawingItem, index: int, measures: _Measures) -> tuple[Shape, ...]:
    x = measures.first_x + index * measures.pitch
    above = index % 2 == 0
    edge = measures.axis_y - _DOT / 2 - _STEM if above else measures.axis_y + _DOT / 2
    text = Shape(
        Outline.RECTANGLE,
        x - measures.text_width / 2,
        edge - measures.side if above else edge + _STEM,
        measures.text_width,
        measures.side,
        text=item.label,
        detail=item.detail,
        text_pt=measures.label_pt,
        detail_pt=measures.detail_pt,
        bold=True,
        anchor="b" if above else "t",
    )
    return (_stem(x, edge), _dot(x, measures.axis_y), text)
