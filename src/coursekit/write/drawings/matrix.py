"""A matrix: fields in reading order, two by two, with an axis on the left and one below."""

from __future__ import annotations

import math

from coursekit.content import Drawing, Text
from coursekit.write.drawings.extent import fit_pairs, fit_size
from coursekit.write.drawings.shape import Outline, Shape

_GAP = 6.0
_AXIS = 26.0  # the strip an axis and its name take
_FILLS = (("accent_soft", "ink"), ("accent", "paper"), ("accent_soft", "ink"), ("accent_soft", "ink"))


def lay_out_matrix(drawing: Drawing, width: float, height: float, least_pt: float) -> tuple[Shape, ...]:
    """The axes' names stand upright: y over its arrow, x under the end of its own."""
    left = _AXIS if drawing.y_axis else 0.0
    top = _AXIS if drawing.y_axis else 0.0
    bottom = _AXIS + 4 if drawing.x_axis else 0.0
    return (
        *_fields(drawing, (left, top, width - left, height - top - bottom), least_pt),
        *_axes(drawing, width, height, top, bottom, least_pt),
    )


def _fields(drawing: Drawing, room: tuple[float, float, float, float], least_pt: float) -> tuple[Shape, ...]:
    left, top, width, height = room
    columns = max(math.ceil(math.sqrt(len(drawing.items))), 1)
    rows = max(math.ceil(len(drawing.items) / columns), 1)
    cell_width = (width - _GAP * (columns - 1)) / columns
    cell_height = (height - _GAP * (rows - 1)) / rows
    pairs = [(item.label, item.detail) for item in drawing.items]
    label_pt, detail_pt = fit_pairs(
        pairs, cell_width * 0.92, cell_height, most_pt=30, least_pt=least_pt, detail_most_pt=22
    )
    shapes = []
    for index, item in enumerate(drawing.items):
        row, column = divmod(index, columns)
        fill, ink = _FILLS[index % 4]
        shapes.append(
            Shape(
                Outline.RECTANGLE,
                left + column * (cell_width + _GAP),
                top + row * (cell_height + _GAP),
                cell_width,
                cell_height,
                text=item.label,
                detail=item.detail,
                text_pt=label_pt,
                detail_pt=detail_pt,
                fill=fill,
                ink=ink,
                bold=True,
            )
        )
    return tuple(shapes)


def _axes(
    drawing: Drawing, width: float, height: float, top: float, bottom: float, least_pt: float
) -> tuple[Shape, ...]:
    names = [(Text(name),) for name in (drawing.x_axis, drawing.y_axis) if name]
    size = fit_size(names, width / 2, _AXIS, most_pt=16, least_pt=least_pt)
    shapes = []
    if drawing.y_axis:
        shapes.append(_name(drawing.y_axis, 0, 0, width / 2, size, "l"))
        shapes.append(_arrow(10, height - bottom, 0, -(height - bottom - top)))
    if drawing.x_axis:
        start = _AXIS if drawing.y_axis else 0
        shapes.append(_arrow(start, height - bottom + 8, width - start, 0))
        shapes.append(_name(drawing.x_axis, width / 2, height - _AXIS + 4, width / 2, size, "r"))
    return tuple(shapes)


def _name(name: str, x: float, y: float, width: float, size: float, align: str) -> Shape:
    return Shape(
        Outline.RECTANGLE, x, y, width, _AXIS - 4, text=(Text(name),), text_pt=size, ink="muted", bold=True, align=align
    )


def _arrow(x: float, y: float, dx: float, dy: float) -> Shape:
    return Shape(Outline.LINE, x, y, dx, dy, stroke="muted", stroke_pt=1.75, arrow_end=True)
