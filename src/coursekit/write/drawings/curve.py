"""A curve: points at equal distances on a smooth line, each with its name where the line leaves room."""

from __future__ import annotations

from enum import Enum

from coursekit.content import Drawing, DrawingItem, Text
from coursekit.value import Value
from coursekit.write.drawings.extent import fit_pairs, fit_size, height_of
from coursekit.write.drawings.shape import INSET_X, INSET_Y, Outline, Shape, path_shape

_NAME = 24.0  # the height of an axis name
_DOT = 12.0
_CLEAR = 5.0
_MIDDLE = 50.0  # where a point without a value stands


class _Place(Enum):
    """Where the words of a point stand: dx as a share of their width from the point, above or below it."""

    ABOVE = (-0.5, True, "ctr")
    BELOW = (-0.5, False, "ctr")
    ABOVE_LEFT = (-1.0, True, "r")
    ABOVE_RIGHT = (0.0, True, "l")


class _Plot(Value):
    left: float
    top: float
    width: float
    height: float


class _Words(Value):
    """The sizes of the points' words, and the room each has, in points."""

    width: float
    height: float
    label_pt: float
    detail_pt: float


def lay_out_curve(drawing: Drawing, width: float, height: float, least_pt: float) -> tuple[Shape, ...]:
    top = _NAME if drawing.y_axis else 4
    bottom = _NAME + 6 if drawing.x_axis else 6
    plot = _Plot(4, top, width - 8, height - top - bottom)
    words = _measure_words(drawing.items, plot, least_pt)
    points = _points(drawing.items, plot, words.height)
    dots = (
        Shape(Outline.ELLIPSE, x - _DOT / 2, y - _DOT / 2, _DOT, _DOT, fill="accent", stroke="paper", stroke_pt=2)
        for x, y in points
    )
    return (
        *_axes(drawing, plot, width, least_pt),
        *((path_shape(points, stroke="accent", stroke_pt=3),) if len(points) > 1 else ()),
        *dots,
        *_words(drawing.items, points, plot, words),
    )


def _measure_words(items: tuple[DrawingItem, ...], plot: _Plot, least_pt: float) -> _Words:
    """No more height than the words need: the curve gets the rest."""
    width = min(plot.width / max(len(items), 1) * 1.04, plot.width)
    pairs = [(item.label, item.detail) for item in items]
    most = plot.height * 0.3
    label_pt, detail_pt = fit_pairs(pairs, width, most, most_pt=22, least_pt=least_pt, detail_most_pt=18)
    room = width - 2 * INSET_X
    needed = [height_of(label, label_pt, room) + height_of(detail, detail_pt, room) for label, detail in pairs]
    return _Words(width, min(max(needed, default=0) + 2 * INSET_Y, most), label_pt, detail_pt)


def _points(items: tuple[DrawingItem, ...], plot: _Plot, words_height: float) -> tuple[tuple[float, float], ...]:
    pitch = plot.width / max(len(items), 1)
    floor = plot.top + plot.height - words_height - _DOT
    span = floor - plot.top - words_height - _DOT
    return tuple(
        (plot.left + (index + 0.5) * pitch, floor - span * _value(item) / 100) for index, item in enumerate(items)
    )


def _value(item: DrawingItem) -> float:
    return _MIDDLE if item.value is None else min(max(item.value, 0), 100)


def _words(
    items: tuple[DrawingItem, ...], points: tuple[tuple[float, float], ...], plot: _Plot, words: _Words
) -> tuple[Shape, ...]:
    shapes = []
    for index, (item, (x, y)) in enumerate(zip(items, points, strict=True)):
        share, above, align = _place(items, index).value
        left = min(max(x + share * words.width, plot.left), plot.left + plot.width - words.width)
        shapes.append(
            Shape(
                Outline.RECTANGLE,
                left,
                y - _DOT / 2 - _CLEAR - words.height if above else y + _DOT / 2 + _CLEAR,
                words.width,
                words.height,
                text=item.label,
                detail=item.detail,
                text_pt=words.label_pt,
                detail_pt=words.detail_pt,
                bold=True,
                align=align,
                anchor="b" if above else "t",
            )
        )
    return tuple(shapes)


def _place(items: tuple[DrawingItem, ...], index: int) -> _Place:
    """Above a peak, below a valley, and on the outer side of a slope."""
    here = _value(items[index])
    before = _value(items[index - 1]) if index else None
    after = _value(items[index + 1]) if index + 1 < len(items) else None
    if (before is None or before <= here) and (after is None or after <= here):
        return _Place.ABOVE
    if (before is None or before >= here) and (after is None or after >= here):
        return _Place.BELOW
    return _Place.ABOVE_LEFT if after is not None and after > here else _Place.ABOVE_RIGHT


def _axes(drawing: Drawing, plot: _Plot, width: float, least_pt: float) -> tuple[Shape, ...]:
    bottom = plot.top + plot.height
    names = [(Text(name),) for name in (drawing.x_axis, drawing.y_axis) if name]
    size = fit_size(names, width / 2, _NAME, most_pt=16, least_pt=least_pt)
    shapes = [
        _arrow(plot.left, bottom, 0, -plot.height),
        _arrow(plot.left, bottom, plot.width, 0),
    ]
    if drawing.y_axis:
        shapes.append(_name(drawing.y_axis, 0, 0, width / 2, size, "l"))
    if drawing.x_axis:
        shapes.append(_name(drawing.x_axis, width / 2, bottom + 4, width / 2, size, "r"))
    return tuple(shapes)


def _arrow(x: float, y: float, dx: float, dy: float) -> Shape:
    return Shape(Outline.LINE, x, y, dx, dy, stroke="muted", stroke_pt=1.75, arrow_end=True)


def _name(name: str, x: float, y: float, width: float, size: float, align: str) -> Shape:
    return Shape(
        Outline.RECTANGLE, x, y, width, _NAME, text=(Text(name),), text_pt=size, ink="muted", bold=True, align=align
    )
