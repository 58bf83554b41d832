"""Gradients as bands of one colour each, which every format knows how to fill."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from lxml import etree

from coursekit.write.miniature.colours import A, Colours, mixed
from coursekit.write.miniature.outlines import Spot
from coursekit.write.miniature.primitives import Figure, Outline, Paint, Point
from coursekit.write.pptx.parts import number

_BANDS = 24
_GRADIENT = f"{A}gradFill"


def is_gradient(fill: etree._Element) -> bool:
    return fill.tag == _GRADIENT


def bands(fill: etree._Element, colours: Colours, figures: Sequence[Figure], spot: Spot) -> Iterator[Outline]:
    """Each band goes on to the end, under those after it: so there is no seam. Only straight gradients over straight
    outlines have bands; others have the colour of their middle."""
    stops = _stops(fill, colours)
    if not stops or not figures:
        return
    line = fill.find(f"{A}lin")
    if line is None or len(figures) > 1 or figures[0].curved:
        yield Outline(tuple(figures), Paint(_at(stops, 0.5)))
        return
    angle = math.radians(number(line.get("ang"), 0) / 60_000)
    across, down = math.cos(angle), math.sin(angle)
    middle = (spot.x + spot.width / 2) * across + (spot.y + spot.height / 2) * down
    reach = (abs(spot.width * across) + abs(spot.height * down)) or 1.0
    for band in range(_BANDS):
        start = middle + reach * (band / _BANDS - 0.5)
        points = tuple(_beyond(figures[0].points, across, down, start if band else -math.inf))
        if len(points) > 2:
            yield Outline((Figure(points),), Paint(_at(stops, (band + 0.5) / _BANDS)))


def _stops(fill: etree._Element, colours: Colours) -> list[tuple[float, str]]:
    stops = fill.iterfind(f"{A}gsLst/{A}gs")
    return sorted((number(stop.get("pos"), 0) / 100_000, colour) for stop in stops if (colour := colours.of(stop)))


def _at(stops: Sequence[tuple[float, str]], place: float) -> str:
    before = [stop for stop in stops if stop[0] <= place] or [stops[0]]
    after = [stop for stop in stops if stop[0] >= place] or [stops[-1]]
    (start, first), (end, last) = before[-1], after[0]
    return mixed(last, first, (place - start) / (end - start)) if end > start else first


def _beyond(points: Sequence[Point], across: float, down: float, start: float) -> Iterator[Point]:
    """The part of a polygon that lies after a line across the gradient (Sutherland and Hodgman's clipping)."""
    for (x, y), (next_x, next_y) in zip(points, [*points[1:], points[0]], strict=True):
        here, there = x * across + y * down - start, next_x * across + next_y * down - start
        if here >= 0:
            yield x, y
        if (here >= 0) != (there >= 0) and math.isfinite(start):
            share = here / (here - there)
            yield x + (next_x - x) * share, y + (next_y - y) * share
