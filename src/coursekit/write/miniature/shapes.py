"""A shape's own looks as primitives: its geometry, filled and stroked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree

from coursekit.value import Mutable, Value, field
from coursekit.write.miniature.colours import A, Colours, Shade, mixed
from coursekit.write.miniature.gradients import bands, is_gradient
from coursekit.write.miniature.outlines import (
    LINES,
    Spot,
    adjustments,
    ellipse,
    own_paths,
    preset_figure,
)
from coursekit.write.miniature.primitives import Figure, Oblong, Outline, Oval, Paint, Primitive
from coursekit.write.miniature.words import Text
from coursekit.write.pptx.namespaces import EMU_PER_PT, PRESENTATION
from coursekit.write.pptx.parts import number

P = f"{{{PRESENTATION}}}"
_USUAL_CORNER = 0.16667
_THIN_PT = 0.75
_ARROW = 3.0  # times the line's width


class Sheet(Mutable):
    """What has been painted so far, the lowest first: what shines through takes its colour from what is under it. Texts
    have their place, and are set when all their words are there.

    `paper` is the ground's colour, `width` and `height` the slide's.
    """

    paper: str
    width: float
    height: float
    painted: list[Primitive | Text] = field(default_factory=list)

    def solid(self, shade: Shade | None, spot: Spot) -> str:
        """The opaque colour a shade has where a shape stands."""
        if shade is None:
            return ""
        if shade.opacity >= 1:
            return shade.colour
        return mixed(shade.colour, self._under(spot), shade.opacity)

    def _under(self, spot: Spot) -> str:
        """The colour in the middle of what is seen of a shape: decorations run over the slide's edges."""
        x = (max(spot.x, 0.0) + min(spot.x + spot.width, self.width)) / 2
        y = (max(spot.y, 0.0) + min(spot.y + spot.height, self.height)) / 2
        return next((fill for one in reversed(self.painted) if (fill := _fill_at(one, x, y))), self.paper)


def _fill_at(one: Primitive | Text, x: float, y: float) -> str:
    """Of the rectangle around it for an ellipse, of the corners for a curve."""
    match one:
        case Oblong() | Oval():
            inside = one.x <= x <= one.x + one.width and one.y <= y <= one.y + one.height
            return one.paint.fill if inside else ""
        case Outline(figures, paint):
            return paint.fill if sum(_crossings(figure, x, y) for figure in figures) % 2 else ""
        case _:
            return ""


def _crossings(figure: Figure, x: float, y: float) -> int:
    """How many sides lie to the right of a point: an odd number when it is inside."""
    points = figure.points
    sides = zip(points, (*points[1:], points[0]), strict=True)
    return sum((a[1] > y) != (b[1] > y) and x < a[0] + (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]) for a, b in sides)


# ---------------------------------------------------------------- a shape


class Looks(Value):
    """What a p:spPr says, and the p:style that goes with it."""

    transform: etree._Element | None
    fill: etree._Element | None
    line: etree._Element | None
    geometry: etree._Element | None
    style: etree._Element | None = None

    @property
    def are_own(self) -> bool:
        """Whether a shape says itself what it looks like."""
        return self.fill is not None or self.line is not None or self.style is not None


def paint_shape(sheet: Sheet, colours: Colours, looks: Looks, spot: Spot) -> None:
    """Geometry, fill and line of a shape, or of its placeholder."""
    fill, line, geometry, style = looks.fill, looks.line, looks.geometry, looks.style
    edge, edge_pt = _edge(sheet, colours, line, style, spot)
    if fill is not None and is_gradient(fill):
        sheet.painted += bands(fill, colours, _figures(geometry, spot), spot)
        filled = ""
    else:
        filled = sheet.solid(_fill(colours, fill, style), spot)
    if (filled or edge) and (geometry is not None or fill is not None):
        sheet.painted += _painted(geometry, spot, Paint(filled, edge, edge_pt))
        if edge and line is not None and line.find(_TAIL) is not None:
            sheet.painted += _arrow(geometry, spot, edge, edge_pt)


_FILLS = {f"{A}{name}": name for name in ("solidFill", "noFill", "gradFill", "blipFill", "pattFill", "grpFill")}
_GEOMETRIES = (f"{A}prstGeom", f"{A}custGeom")
_LINE, _TAIL, _TRANSFORM = f"{A}ln", f"{A}tailEnd", f"{A}xfrm"
_FILL_STYLE, _LINE_STYLE = f"{A}fillRef", f"{A}lnRef"


def read_looks(properties: etree._Element, style: etree._Element | None = None) -> Looks:
    transform = fill = line = geometry = None
    for child in properties:
        kind = child.tag
        if kind == _TRANSFORM:
            transform = child
        elif kind in _FILLS:
            fill = child
        elif kind == _LINE:
            line = child
        elif kind in _GEOMETRIES:
            geometry = child
    return Looks(transform, fill, line, geometry, style)


def _fill(colours: Colours, fill: etree._Element | None, style: etree._Element | None) -> Shade | None:
    if fill is None:
        named = style.find(_FILL_STYLE) if style is not None else None
        return colours.shade(named) if named is not None and named.get("idx") != "0" else None
    kind = _FILLS[fill.tag]
    if kind == "pattFill":
        ground = fill.find(f"{A}bgClr")
        return colours.shade(ground) if ground is not None else None
    return colours.shade(fill) if kind == "solidFill" else None


def _edge(
    sheet: Sheet, colours: Colours, line: etree._Element | None, style: etree._Element | None, spot: Spot
) -> tuple[str, float]:
    """Colour and width of the line around; ("", 0) for none."""
    width = number(line.get("w"), 0) / EMU_PER_PT if line is not None else 0.0
    if line is not None and (solid := line.find(f"{A}solidFill")) is not None:
        return sheet.solid(colours.shade(solid), spot), width or _THIN_PT
    if line is not None and line.find(f"{A}noFill") is not None:
        return "", 0.0
    named = style.find(_LINE_STYLE) if style is not None else None
    if named is None or named.get("idx") == "0":
        return "", 0.0
    return sheet.solid(colours.shade(named), spot), width or _THIN_PT


def _painted(geometry: etree._Element | None, spot: Spot, paint: Paint) -> Iterator[Primitive]:
    preset = geometry.get("prst", "") if geometry is not None else "rect"
    if spot.is_upright and preset == "ellipse":
        yield Oval(spot.x, spot.y, spot.width, spot.height, paint)
    elif spot.is_upright and preset == "rect":
        yield Oblong(spot.x, spot.y, spot.width, spot.height, paint)
    elif preset == "roundRect" and geometry is not None and not spot.turn:
        corner = min(spot.width, spot.height) * min(adjustments(geometry)(0, _USUAL_CORNER), 0.5)
        yield Oblong(spot.x, spot.y, spot.width, spot.height, paint, corner)
    elif preset or geometry is None:
        unfilled = Paint("", paint.edge, paint.edge_pt) if preset in LINES else paint
        yield Outline(_figures(geometry, spot), unfilled)
    else:
        for path in own_paths(geometry, spot.width, spot.height):
            own = Paint(paint.fill * path.filled, paint.edge * path.stroked, paint.edge_pt)
            if own.fill or own.edge:
                yield Outline(tuple(map(spot.place, path.figures)), own)


def _figures(geometry: etree._Element | None, spot: Spot) -> tuple[Figure, ...]:
    """What is not known is a rectangle."""
    if geometry is None:
        return (spot.place(Figure(_corners(spot))),)
    preset = geometry.get("prst", "")
    if not preset:
        paths = own_paths(geometry, spot.width, spot.height)
        return tuple(spot.place(figure) for path in paths for figure in path.figures)
    if preset == "ellipse":
        return (spot.place(ellipse(spot.width, spot.height)),)
    found = preset_figure(preset, spot.width, spot.height, adjustments(geometry))
    return (spot.place(found or Figure(_corners(spot))),)


def _corners(spot: Spot) -> tuple[tuple[float, float], ...]:
    return (0.0, 0.0), (spot.width, 0.0), (spot.width, spot.height), (0.0, spot.height)


def _arrow(geometry: etree._Element | None, spot: Spot, colour: str, width: float) -> Sequence[Primitive]:
    """The head at the end of a line."""
    figures = _figures(geometry, spot)
    if not figures or len(figures[-1].points) < 2:
        return ()
    (x, y), (end_x, end_y) = figures[-1].points[-2:]
    length = ((end_x - x) ** 2 + (end_y - y) ** 2) ** 0.5
    if not length:
        return ()
    size = width * _ARROW
    across, down = (end_x - x) / length * size, (end_y - y) / length * size
    left = end_x - across - down / 2, end_y - down + across / 2
    right = end_x - across + down / 2, end_y - down - across / 2
    return (Outline((Figure(((end_x, end_y), left, right)),), Paint(colour)),)
