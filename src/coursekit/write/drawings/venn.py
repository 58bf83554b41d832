"""Overlapping circles: two side by side, three or more round a middle."""

from __future__ import annotations

import math

from coursekit.content import Drawing, DrawingItem, Text
from coursekit.value import Value
from coursekit.write.drawings.extent import fit_pairs, fit_size
from coursekit.write.drawings.shape import Outline, Shape

_FILLS = ("accent", "second", "positive", "warning")
_OPACITY = 0.22
_STROKE_PT = 1.75


class _Circle(Value):
    x: float
    y: float
    radius: float


def lay_out_venn(drawing: Drawing, width: float, height: float, least_pt: float) -> tuple[Shape, ...]:
    """Circles first, words on top of them, so that no circle tints a word."""
    if len(drawing.items) <= 2:
        return _two(drawing, width, height, least_pt)
    return _three(drawing, width, height, least_pt)


def _two(drawing: Drawing, width: float, height: float, least_pt: float) -> tuple[Shape, ...]:
    radius = min(height / 2, width / 3.3)
    distance = radius * 1.24 if len(drawing.items) == 2 else 0
    circles = [_Circle(width / 2 + side * distance / 2, height / 2, radius) for side in (-1, 1)][: len(drawing.items)]
    lens = 2 * radius - distance
    text_width = (2 * radius - lens) * 0.86 if distance else radius * 1.3
    pairs = [(item.label, item.detail) for item in drawing.items]
    label_pt, detail_pt = fit_pairs(pairs, text_width, radius * 1.1, most_pt=28, least_pt=least_pt, detail_most_pt=20)
    shapes = [_disc(circle, index) for index, circle in enumerate(circles)]
    for side, (item, circle) in enumerate(zip(drawing.items, circles, strict=True)):
        shift = (-1, 1)[side] * lens / 2 * 0.92 if distance else 0
        shapes.append(
            Shape(
                Outline.RECTANGLE,
                circle.x + shift - text_width / 2,
                circle.y - radius * 0.55,
                text_width,
                radius * 1.1,
                text=item.label,
                detail=item.detail,
                text_pt=label_pt,
                detail_pt=detail_pt,
                bold=True,
            )
        )
    return (*shapes, *_overlap(drawing, width / 2, height / 2, lens * 0.84, radius * 0.9, least_pt))


def _three(drawing: Drawing, width: float, height: float, least_pt: float) -> tuple[Shape, ...]:
    """Labels inside the circles, away from the middle; details outside, beside their circle."""
    count = len(drawing.items)
    angles = [2 * math.pi * index / count for index in range(count)]
    ring_share = 0.68 if count == 3 else 0.8
    reach = 1 + ring_share * max(-math.cos(angle) for angle in angles)
    radius = min(height / (1 + ring_share + reach), width / (2 * (1 + ring_share)) * 0.62)
    ring = ring_share * radius
    centre_y = (height - radius * (1 + ring_share + reach)) / 2 + radius + ring
    circles = [_Circle(width / 2 + ring * math.sin(a), centre_y - ring * math.cos(a), radius) for a in angles]
    label_width, label_height = radius * 1.05, radius * 0.62
    label_pt = fit_size(
        (item.label for item in drawing.items), label_width, label_height, most_pt=28, least_pt=least_pt
    )
    details = _details_beside(drawing.items, circles, width, height, min(label_pt, 20), least_pt)
    shapes = [_disc(circle, index) for index, circle in enumerate(circles)]
    for item, angle, detail in zip(drawing.items, angles, details, strict=True):
        x = width / 2 + (ring + radius * 0.4) * math.sin(angle)
        y = centre_y - (ring + radius * 0.34) * math.cos(angle)
        shapes.append(
            Shape(
                Outline.RECTANGLE,
                x - label_width / 2,
                y - label_height / 2,
                label_width,
                label_height,
                text=item.label,
                text_pt=label_pt,
                bold=True,
            )
        )
        # Right after its label: shapes are read aloud in their order.
        shapes.extend([detail] if item.detail else [])
    return (*shapes, *_overlap(drawing, width / 2, centre_y, radius * 0.8, radius * 0.5, least_pt))


def _details_beside(
    items: tuple[DrawingItem, ...],
    circles: list[_Circle],
    width: float,
    height: float,
    most_pt: float,
    least_pt: float,
) -> tuple[Shape, ...]:
    """One for each item; that of an item without a detail is empty."""
    box_height = min(height / 2.4, 130)
    rooms = [_room_beside(circle, width) for circle in circles]
    narrowest = min(room for _, room, _ in rooms)
    size = fit_size((item.detail for item in items), narrowest, box_height, most_pt=most_pt, least_pt=least_pt)
    return tuple(
        Shape(
            Outline.RECTANGLE,
            x,
            min(max(circle.y - box_height / 2, 0), height - box_height),
            room,
            box_height,
            text=item.detail,
            text_pt=size,
            align=align,
        )
        for item, circle, (x, room, align) in zip(items, circles, rooms, strict=True)
    )


def _room_beside(circle: _Circle, width: float) -> tuple[float, float, str]:
    """Left edge, width and alignment of the room outside a circle on the side it leans to."""
    if circle.x < width / 2 - 1:
        return 0, max(circle.x - circle.radius - 8, 40), "r"
    left = circle.x + circle.radius + 8
    return left, max(width - left, 40), "l"


def _disc(circle: _Circle, index: int) -> Shape:
    fill = _FILLS[index % len(_FILLS)]
    return Shape(
        Outline.ELLIPSE,
        circle.x - circle.radius,
        circle.y - circle.radius,
        2 * circle.radius,
        2 * circle.radius,
        fill=fill,
        stroke=fill,
        stroke_pt=_STROKE_PT,
        opacity=_OPACITY,
    )


def _overlap(drawing: Drawing, x: float, y: float, width: float, height: float, least_pt: float) -> tuple[Shape, ...]:
    if not drawing.overlap:
        return ()
    name = (Text(drawing.overlap),)
    size = fit_size((name,), width, height, most_pt=24, least_pt=least_pt)
    return (
        Shape(
            Outline.RECTANGLE,
            x - width / 2,
            y - height / 2,
            width,
            height,
            text=name,
            text_pt=size,
            bold=True,
            ink="ink",
        ),
    )
