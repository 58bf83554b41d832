"""A drawing's shape as DrawingML: place, geometry, fill and line, the same in a slide and on a page."""

from __future__ import annotations

from collections.abc import Callable

from coursekit.write.drawings.shape import Outline, Shape

_EMU_PER_PT = 12700


def shape_properties(shape: Shape, colour: Callable[[str], str], *, left: float = 0, top: float = 0) -> str:
    """What stands inside spPr. `colour` gives the XML of a palette role; `left`, `top` shift the drawing's corner."""
    return f"{_place(shape, left, top)}{_geometry(shape)}{_fill(shape, colour)}{_stroke(shape, colour)}"


def _emu(points: float) -> int:
    return round(points * _EMU_PER_PT)


def _place(shape: Shape, left: float, top: float) -> str:
    """A line that runs left or up is flipped: extents are never negative."""
    x, y = min(shape.x, shape.x + shape.width) + left, min(shape.y, shape.y + shape.height) + top
    flips = (' flipH="1"' if shape.width < 0 else "") + (' flipV="1"' if shape.height < 0 else "")
    turn = f' rot="{round(shape.rotation * 60000)}"' if shape.rotation else ""
    return (
        f'<a:xfrm{turn}{flips}><a:off x="{_emu(x)}" y="{_emu(y)}"/>'
        f'<a:ext cx="{_emu(abs(shape.width))}" cy="{_emu(abs(shape.height))}"/></a:xfrm>'
    )


def _geometry(shape: Shape) -> str:
    if shape.outline is Outline.PATH:
        return _smooth_path(shape)
    guide = "" if shape.adjust is None else f'<a:gd name="adj" fmla="val {round(shape.adjust * 100_000)}"/>'
    return f'<a:prstGeom prst="{shape.outline}"><a:avLst>{guide}</a:avLst></a:prstGeom>'


def _smooth_path(shape: Shape) -> str:
    """A Catmull-Rom spline through the points, as the cubic curves it consists of."""
    points = [(_emu(x - shape.x), _emu(y - shape.y)) for x, y in shape.path]
    padded = [points[0], *points, points[-1]]
    curves = "".join(
        f"<a:cubicBezTo>{_point(_toward(b, a, c))}{_point(_toward(c, d, b))}{_point(c)}</a:cubicBezTo>"
        for a, b, c, d in zip(padded, padded[1:], padded[2:], padded[3:], strict=False)
    )
    size = f'w="{max(_emu(shape.width), 1)}" h="{max(_emu(shape.height), 1)}"'
    return (
        '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
        f'<a:path {size} fill="none"><a:moveTo>{_point(points[0])}</a:moveTo>{curves}</a:path></a:pathLst></a:custGeom>'
    )


def _toward(point: tuple[int, int], behind: tuple[int, int], ahead: tuple[int, int]) -> tuple[int, int]:
    """The control point a sixth of the way from `behind` to `ahead`, seen from `point`."""
    return point[0] + round((ahead[0] - behind[0]) / 6), point[1] + round((ahead[1] - behind[1]) / 6)


def _point(point: tuple[int, int]) -> str:
    return f'<a:pt x="{point[0]}" y="{point[1]}"/>'


def _fill(shape: Shape, colour: Callable[[str], str]) -> str:
    if not shape.fill:
        return "<a:noFill/>"
    return f"<a:solidFill>{_faded(colour(shape.fill), shape.opacity)}</a:solidFill>"


def _faded(colour: str, opacity: float) -> str:
    """`colour` is an empty element; what is not opaque holds its alpha."""
    if opacity >= 1:
        return colour
    name = colour[1:].split(" ", 1)[0]
    return f'{colour.removesuffix("/>")}><a:alpha val="{round(opacity * 100_000)}"/></{name}>'


def _stroke(shape: Shape, colour: Callable[[str], str]) -> str:
    if not shape.stroke:
        return "<a:ln><a:noFill/></a:ln>"
    arrow = '<a:tailEnd type="triangle"/>' if shape.arrow_end else ""
    return (
        f'<a:ln w="{_emu(shape.stroke_pt)}"><a:solidFill>{colour(shape.stroke)}</a:solidFill><a:round/>{arrow}</a:ln>'
    )
