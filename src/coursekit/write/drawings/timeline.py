"""A timeline: stations on an arrow, names above it, details below; a crowded one takes both sides in turn."""

from __future__ import annotations

from dataclasses import dataclass

from coursekit.content import Drawing, DrawingItem
from coursekit.write.drawings.extent import fit_size
from coursekit.write.drawings.shape import Outline, Shape

_DOT = 18.0
_STEM = 12.0
_MOST_IN_ONE_LINE = 6


@dataclass(frozen=True, slots=True)
class _Measures:
    axis_y: float
    pitch: float
    text_width: float
    side_height: float
    label_pt: float
    detail_pt: float


def lay_out_timeline(drawing: Drawing, width: float, height: float, least_pt: float) -> tuple[Shape, ...]:
    items = drawing.items
    alternating = len(items) > _MOST_IN_ONE_LINE
    pitch = (width - _DOT) / max(len(items), 1)
    text_width = pitch * (1.9 if alternating else 0.94)
    side = min(height / 2 - _DOT / 2 - _STEM, 150)
    label_room, detail_room = (side * 0.42, side * 0.58) if alternating else (side, side)
    label_pt = fit_size((i.label for i in items), text_width, label_room, most_pt=22, least_pt=least_pt)
    detail_pt = fit_size(
        (i.detail for i in items), text_width, detail_room, most_pt=min(18, label_pt), least_pt=least_pt
    )
    measures = _Measures(height / 2, pitch, text_width, side, label_pt, detail_pt)
    axis = Shape(Outline.LINE, 0, height / 2, width, 0, stroke="muted", stroke_pt=3, arrow_end=True)
    return (
        axis,
        *(
            shape
            for index, item in enumerate(items)
            for shape in (_both_on_one_side if alternating else _above_and_below)(item, index, width, measures)
        ),
    )


def _dot(x: float, axis_y: float) -> Shape:
    return Shape(
        Outline.ELLIPSE, x - _DOT / 2, axis_y - _DOT / 2, _DOT, _DOT, fill="accent", stroke="paper", stroke_pt=2.25
    )


def _above_and_below(item: DrawingItem, index: int, width: float, measures: _Measures) -> tuple[Shape, ...]:
    x = (index + 0.5) * measures.pitch
    left = x - measures.text_width / 2
    label = Shape(
        Outline.RECTANGLE,
        left,
        measures.axis_y - _DOT / 2 - _STEM - measures.side_height,
        measures.text_width,
        measures.side_height,
        text=item.label,
        text_pt=measures.label_pt,
        bold=True,
        ink="accent",
        anchor="b",
    )
    detail = Shape(
        Outline.RECTANGLE,
        left,
        measures.axis_y + _DOT / 2 + _STEM,
        measures.text_width,
        measures.side_height,
        text=item.detail,
        text_pt=measures.detail_pt,
        anchor="t",
    )
    return (_dot(x, measures.axis_y), label, *((detail,) if item.detail else ()))


def _both_on_one_side(item: DrawingItem, index: int, width: float, measures: _Measures) -> tuple[Shape, ...]:
    x = (index + 0.5) * measures.pitch
    left = min(max(x - measures.text_width / 2, 0), width - measures.text_width)
    above = index % 2 == 0
    edge = measures.axis_y - _DOT / 2 - _STEM - measures.side_height if above else measures.axis_y + _DOT / 2 + _STEM
    stem_y = measures.axis_y - _DOT / 2 - _STEM if above else measures.axis_y + _DOT / 2
    stem = Shape(Outline.LINE, x, stem_y, 0, _STEM, stroke="line", stroke_pt=1.5)
    text = Shape(
        Outline.RECTANGLE,
        left,
        edge,
        measures.text_width,
        measures.side_height,
        text=item.label,
        detail=item.detail,
        text_pt=measures.label_pt,
        detail_pt=measures.detail_pt,
        bold=True,
        anchor="b" if above else "t",
    )
    return (stem, _dot(x, measures.axis_y), text)
