"""The geometry of shapes: presets and paths of DrawingML (ECMA-376 part 1, 20.1.9 and 20.1.10.56) as figures."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

from lxml import etree

from coursekit.value import Value
from coursekit.write.miniature.colours import A
from coursekit.write.miniature.primitives import Figure, Point
from coursekit.write.pptx.namespaces import EMU_PER_PT
from coursekit.write.pptx.parts import number

_WHOLE = 100_000.0
_ROUND = 0.5523  # of a quarter of a circle as a cubic curve
Adjust = Callable[[int, float], float]


class Plane(Value):
    """From EMU to points on the slide: a group has coordinates of its own."""

    scale_x: float = 1 / EMU_PER_PT
    scale_y: float = 1 / EMU_PER_PT
    left: float = 0.0
    top: float = 0.0


class Spot(Value):
    """Where a shape stands on the slide, in points; `turn` is clockwise, in degrees."""

    x: float
    y: float
    width: float
    height: float
    turn: float = 0.0
    flip_x: bool = False
    flip_y: bool = False

    @property
    def is_upright(self) -> bool:
        return not self.turn and not self.flip_x and not self.flip_y

    def place(self, figure: Figure) -> Figure:
        """A figure in the shape's own coordinates, on the slide."""
        return Figure(tuple(self._placed(x, y) for x, y in figure.points), figure.curved, figure.closed)

    def _placed(self, x: float, y: float) -> Point:
        x, y = self.width - x if self.flip_x else x, self.height - y if self.flip_y else y
        if self.turn:
            middle_x, middle_y, angle = self.width / 2, self.height / 2, math.radians(self.turn)
            across, down = x - middle_x, y - middle_y
            x = middle_x + across * math.cos(angle) - down * math.sin(angle)
            y = middle_y + across * math.sin(angle) + down * math.cos(angle)
        return self.x + x, self.y + y


def read_spot(transform: etree._Element, plane: Plane) -> Spot | None:
    """An a:xfrm, on the slide."""
    offset, extent = transform.find(_OFFSET), transform.find(_EXTENT)
    if offset is None or extent is None:
        return None
    return Spot(
        number(offset.get("x"), 0) * plane.scale_x + plane.left,
        number(offset.get("y"), 0) * plane.scale_y + plane.top,
        number(extent.get("cx"), 0) * plane.scale_x,
        number(extent.get("cy"), 0) * plane.scale_y,
        number(transform.get("rot"), 0) / 60_000,
        transform.get("flipH") in _TRUE,
        transform.get("flipV") in _TRUE,
    )


def inner_plane(transform: etree._Element, plane: Plane) -> Plane:
    """That of a group's shapes."""
    spot, offset, extent = read_spot(transform, plane), transform.find(_CHILD_OFFSET), transform.find(_CHILD_EXTENT)
    if spot is None or offset is None or extent is None:
        return plane
    across, down = number(extent.get("cx"), 0), number(extent.get("cy"), 0)
    scale_x = spot.width / across if across else plane.scale_x
    scale_y = spot.height / down if down else plane.scale_y
    left, top = number(offset.get("x"), 0) * scale_x, number(offset.get("y"), 0) * scale_y
    return Plane(scale_x, scale_y, spot.x - left, spot.y - top)


_TRUE = ("1", "true")
_OFFSET, _EXTENT, _CHILD_OFFSET, _CHILD_EXTENT = f"{A}off", f"{A}ext", f"{A}chOff", f"{A}chExt"


# ---------------------------------------------------------------- presets


def adjustments(geometry: etree._Element) -> Adjust:
    """A preset's adjustments by their place, as shares; the second argument is what holds without."""
    found = [number((guide.get("fmla") or "").removeprefix("val "), 0) / _WHOLE for guide in geometry.iter(f"{A}gd")]
    return lambda index, otherwise: found[index] if index < len(found) else otherwise


def preset_figure(name: str, width: float, height: float, adjust: Adjust) -> Figure | None:
    """None for a preset that is not known here."""
    points = _POLYGONS.get(name)
    if points is None:
        return None
    return Figure(tuple(points(width, height, min(width, height), adjust)), closed=name not in LINES)


_Points = list[Point]


def _rectangle(w: float, h: float, s: float, adjust: Adjust) -> _Points:
    return [(0, 0), (w, 0), (w, h), (0, h)]


def _parallelogram(w: float, h: float, s: float, adjust: Adjust) -> _Points:
    x = s * adjust(0, 0.25)
    return [(0, h), (x, 0), (w, 0), (w - x, h)]


def _chevron(w: float, h: float, s: float, adjust: Adjust) -> _Points:
    x = s * adjust(0, 0.5)
    return [(0, 0), (w - x, 0), (w, h / 2), (w - x, h), (0, h), (x, h / 2)]


def _home_plate(w: float, h: float, s: float, adjust: Adjust) -> _Points:
    x = s * adjust(0, 0.5)
    return [(0, 0), (w - x, 0), (w, h / 2), (w - x, h), (0, h)]


def _trapezoid(w: float, h: float, s: float, adjust: Adjust) -> _Points:
    x = s * adjust(0, 0.25)
    return [(0, h), (x, 0), (w - x, 0), (w, h)]


def _triangle(w: float, h: float, s: float, adjust: Adjust) -> _Points:
    return [(0, h), (w * adjust(0, 0.5), 0), (w, h)]


def _right_triangle(w: float, h: float, s: float, adjust: Adjust) -> _Points:
    return [(0, h), (0, 0), (w, h)]


def _diamond(w: float, h: float, s: float, adjust: Adjust) -> _Points:
    return [(0, h / 2), (w / 2, 0), (w, h / 2), (w / 2, h)]


def _right_arrow(w: float, h: float, s: float, adjust: Adjust) -> _Points:
    half, x = h * adjust(0, 0.5) / 2, w - s * adjust(1, 0.5)
    top, bottom = h / 2 - half, h / 2 + half
    return [(0, top), (x, top), (x, 0), (w, h / 2), (x, h), (x, bottom), (0, bottom)]


def _hexagon(w: float, h: float, s: float, adjust: Adjust) -> _Points:
    x = s * adjust(0, 0.25)
    return [(0, h / 2), (x, 0), (w - x, 0), (w, h / 2), (w - x, h), (x, h)]


def _snipped(w: float, h: float, s: float, adjust: Adjust) -> _Points:
    a, b = s * adjust(0, 0), s * adjust(1, 0.16667)
    return [(a, 0), (w - b, 0), (w, b), (w, h - a), (w - a, h), (b, h), (0, h - b), (0, a)]


def _line(w: float, h: float, s: float, adjust: Adjust) -> _Points:
    return [(0, 0), (w, h)]


def _bent(w: float, h: float, s: float, adjust: Adjust) -> _Points:
    x = w * adjust(0, 0.5)
    return [(0, 0), (x, 0), (x, h), (w, h)]


LINES = frozenset({"line", "straightConnector1", "bentConnector3"})
_POLYGONS: Mapping[str, Callable[[float, float, float, Adjust], _Points]] = {
    "rect": _rectangle,
    "parallelogram": _parallelogram,
    "chevron": _chevron,
    "homePlate": _home_plate,
    "trapezoid": _trapezoid,
    "triangle": _triangle,
    "rtTriangle": _right_triangle,
    "diamond": _diamond,
    "rightArrow": _right_arrow,
    "hexagon": _hexagon,
    "snip2DiagRect": _snipped,
    "line": _line,
    "straightConnector1": _line,
    "bentConnector3": _bent,
}


def ellipse(width: float, height: float) -> Figure:
    """Four curves."""
    x, y = width / 2, height / 2
    a, b = x * _ROUND, y * _ROUND
    around = [
        (x + a, 0), (width, y - b), (width, y), (width, y + b), (x + a, height), (x, height),
        (x - a, height), (0, y + b), (0, y), (0, y - b), (x - a, 0), (x, 0),
    ]  # fmt: skip
    return Figure(((x, 0), *around), curved=True)


# ---------------------------------------------------------------- paths


class Path(Value):
    """The figures of one a:path; which of them is painted how the path says itself."""

    figures: tuple[Figure, ...]
    filled: bool
    stroked: bool


def own_paths(geometry: etree._Element, width: float, height: float) -> tuple[Path, ...]:
    """The paths of an a:custGeom. One that reckons with guides or has arcs is left out: only templates have such."""
    return _paths(etree.tostring(geometry, with_tail=False), width, height)


@lru_cache(maxsize=256)
def _paths(geometry: bytes, width: float, height: float) -> tuple[Path, ...]:
    """Signs recur from slide to slide."""
    return tuple(_read_paths(etree.fromstring(geometry), width, height))


def _read_paths(geometry: etree._Element, width: float, height: float) -> Iterator[Path]:
    for path in geometry.iter(f"{A}path"):
        across, down = number(path.get("w"), 0), number(path.get("h"), 0)
        scale_x = width / across if across else 1 / EMU_PER_PT
        scale_y = height / down if down else 1 / EMU_PER_PT
        figures = _figures(path, scale_x, scale_y)
        if figures:
            yield Path(figures, path.get("fill") != "none", path.get("stroke") not in ("0", "false"))


def _figures(path: etree._Element, scale_x: float, scale_y: float) -> tuple[Figure, ...]:
    done: list[Figure] = []
    pen: list[Point] = []
    for step in path:
        kind = step.tag.rpartition("}")[2]
        try:
            points = [(float(p.get("x", "")) * scale_x, float(p.get("y", "")) * scale_y) for p in step]
        except ValueError:
            return ()
        if kind == "moveTo":
            if len(pen) > 1:
                done.append(_figure(pen, closed=False))
            pen = points
        elif kind == "lnTo" and pen:
            # A line as a curve, so that one figure may have both.
            pen += [pen[-1], points[0], points[0]]
        elif kind == "cubicBezTo" and len(points) == 3:
            pen += points
        elif kind == "quadBezTo" and len(points) == 2 and pen:
            pen += [_between(pen[-1], points[0]), _between(points[1], points[0]), points[1]]
        elif kind == "close":
            if len(pen) > 1:
                done.append(_figure(pen, closed=True))
            pen = pen[:1]
        else:
            return ()
    if len(pen) > 1:
        done.append(_figure(pen, closed=False))
    return tuple(done)


def _between(point: Point, control: Point) -> Point:
    """Two thirds of the way to a quadratic curve's control point stands the cubic curve's."""
    return point[0] + (control[0] - point[0]) * 2 / 3, point[1] + (control[1] - point[1]) * 2 / 3


def _figure(pen: list[Point], *, closed: bool) -> Figure:
    """A figure of lines alone needs no curves."""
    steps = [pen[index : index + 4] for index in range(0, len(pen) - 1, 3)]
    if all(first == a and b == last for first, a, b, last in steps):
        return Figure((pen[0], *(step[3] for step in steps)), closed=closed)
    return Figure(tuple(pen), curved=True, closed=closed)
