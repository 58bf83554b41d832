"""A cycle: stations round an ellipse, clockwise from the top, with arrows from each to the next."""

from __future__ import annotations

import math
from itertools import combinations

from coursekit.content import Drawing
from coursekit.write.drawings.extent import fit_pairs
from coursekit.write.drawings.shape import Outline, Shape, path_shape

_GAP = 30.0
_MANY = 5  # from so many stations on they are narrower, so that they may be higher
_CLEAR = 7.0  # between a station and the arrow that leaves or meets it
_STEPS = 360
_Point = tuple[float, float]


def lay_out_cycle(drawing: Drawing, width: float, height: float, least_pt: float) -> tuple[Shape, ...]:
    count = len(drawing.items)
    box_width, box_height = _station_size(count, width, height)
    centres = _centres(count, width, height, box_width, box_height)
    pairs = [(item.label, item.detail) for item in drawing.items]
    label_pt, detail_pt = fit_pairs(pairs, box_width, box_height, most_pt=28, least_pt=least_pt, detail_most_pt=20)
    stations = [
        Shape(
            Outline.ROUNDED,
            x - box_width / 2,
            y - box_height / 2,
            box_width,
            box_height,
            text=item.label,
            detail=item.detail,
            text_pt=label_pt,
            detail_pt=detail_pt,
            fill="accent",
            ink="paper",
            bold=True,
            adjust=0.14,
        )
        for item, (x, y) in zip(drawing.items, centres, strict=True)
    ]
    arrows = _arrows(count, width, height, box_width, box_height) if count > 1 else ()
    return tuple(shape for pair in zip(stations, arrows or (None,) * count, strict=True) for shape in pair if shape)


def _station_size(count: int, width: float, height: float) -> tuple[float, float]:
    """The largest station, up to a comfortable size, at which no two are nearer than the gap."""
    share = 0.32 if count < _MANY else 0.27
    box_width, box_height = min(width * share, 270), min(height * 0.32, 116)
    for _ in range(40):
        centres = _centres(count, width, height, box_width, box_height)
        if not any(_crowded(a, b, box_width, box_height) for a, b in combinations(centres, 2)):
            break
        box_width, box_height = box_width * 0.97, box_height * 0.95
    return box_width, box_height


def _crowded(one: _Point, other: _Point, box_width: float, box_height: float) -> bool:
    return abs(one[0] - other[0]) < box_width + _GAP and abs(one[1] - other[1]) < box_height + _GAP


def _centres(count: int, width: float, height: float, box_width: float, box_height: float) -> list[_Point]:
    return [_on_ellipse(2 * math.pi * index / count, width, height, box_width, box_height) for index in range(count)]


def _on_ellipse(angle: float, width: float, height: float, box_width: float, box_height: float) -> _Point:
    """`angle` in radians, clockwise from the top."""
    radius_x, radius_y = min((width - box_width) / 2, height), (height - box_height) / 2
    return width / 2 + radius_x * math.sin(angle), height / 2 - radius_y * math.cos(angle)


def _arrows(count: int, width: float, height: float, box_width: float, box_height: float) -> tuple[Shape | None, ...]:
    """The stretches of the ellipse that lie free between stations, one after each station."""
    centres = _centres(count, width, height, box_width, box_height)
    arrows: list[Shape | None] = []
    for index in range(count):
        start, end = 2 * math.pi * index / count, 2 * math.pi * (index + 1) / count
        steps = [start + (end - start) * step / _STEPS for step in range(_STEPS + 1)]
        points = [_on_ellipse(angle, width, height, box_width, box_height) for angle in steps]
        free = [p for p in points if not any(_within(p, c, box_width, box_height) for c in centres)]
        arrows.append(_arrow(free) if len(free) > 1 else None)
    return tuple(arrows)


def _within(point: _Point, centre: _Point, box_width: float, box_height: float) -> bool:
    return abs(point[0] - centre[0]) < box_width / 2 + _CLEAR and abs(point[1] - centre[1]) < box_height / 2 + _CLEAR


def _arrow(points: list[_Point]) -> Shape:
    picked = tuple(points[round(i * (len(points) - 1) / 6)] for i in range(7))
    return path_shape(picked, stroke="muted", stroke_pt=2.25, arrow_end=True)
