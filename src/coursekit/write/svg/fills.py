"""How the series of a chart tell themselves apart: by colour, and by pattern where there is no colour."""

from __future__ import annotations

from coursekit.write.svg.style import SvgStyle, number

# Role of the palette and its pattern. Neighbours differ in both: solid, slanted lines, dots, upright lines.
_FILLS = (
    ("accent", "solid"),
    ("second", "slanted"),
    ("positive", "dots"),
    ("warning", "upright"),
    ("muted", "solid"),
    ("accent", "slanted"),
    ("second", "dots"),
    ("positive", "upright"),
)
_STEP = 6.0
_LINES = {"slanted": ' patternTransform="rotate(45)"', "upright": ""}


def role_of(index: int) -> str:
    return _FILLS[index % len(_FILLS)][0]


def fill_of(index: int, style: SvgStyle) -> str:
    """What stands in a shape's fill attribute for a series."""
    role, pattern = _FILLS[index % len(_FILLS)]
    return style.colours[role] if pattern == "solid" else f"url(#{_id(index, style)})"


def patterns(count: int, style: SvgStyle) -> str:
    """The definitions that the fills of the first `count` series need."""
    used = range(min(count, len(_FILLS)))
    drawn = "".join(_pattern(index, style) for index in used if _FILLS[index][1] != "solid")
    return f"<defs>{drawn}</defs>" if drawn else ""


def _pattern(index: int, style: SvgStyle) -> str:
    role, kind = _FILLS[index]
    colour, paper = style.colours[role], style.colours["paper"]
    step = number(_STEP)
    turned = _LINES.get(kind, "")
    ground = f'<rect width="{step}" height="{step}" fill="{paper}"/>'
    mark = (
        f'<circle cx="3" cy="3" r="1.7" fill="{colour}"/>'
        if kind == "dots"
        else f'<rect width="2.8" height="{step}" fill="{colour}"/>'
    )
    return (
        f'<pattern id="{_id(index, style)}" width="{step}" height="{step}" patternUnits="userSpaceOnUse"{turned}>'
        f"{ground}{mark}</pattern>"
    )


def _id(index: int, style: SvgStyle) -> str:
    return f"{style.ids}-fill-{index % len(_FILLS)}"


def swatch(index: int, x: float, y: float, size: float, style: SvgStyle) -> str:
    """A square of a series' fill whose left edge stands at x and whose middle at y."""
    place = f'x="{number(x)}" y="{number(y - size / 2)}" width="{number(size)}" height="{number(size)}"'
    return f'<rect {place} fill="{fill_of(index, style)}" stroke="{style.colours[role_of(index)]}"/>'


_DASHES = ("", "7 4", "2 4", "9 4 2 4")


def line_style(index: int, style: SvgStyle) -> str:
    """The attributes of a series' line: its colour and its dashes."""
    dashes = _DASHES[index % len(_DASHES)]
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    return f' fill="none" stroke="{style.colours[role_of(index)]}" stroke-width="2.25"{dashed} stroke-linejoin="round"'


def marker(index: int, x: float, y: float, style: SvgStyle) -> str:
    """The sign of a series on its line: circle, square, diamond, triangle, as in native charts."""
    corners = {
        1: ((-4, -4), (4, -4), (4, 4), (-4, 4)),
        2: ((0, -5.5), (5.5, 0), (0, 5.5), (-5.5, 0)),
        3: ((0, -5), (5, 4), (-5, 4)),
    }
    paint = f'fill="{style.colours[role_of(index)]}" stroke="{style.colours["paper"]}"'
    kind = index % 4
    if kind == 0:
        return f'<circle cx="{number(x)}" cy="{number(y)}" r="4.5" {paint}/>'
    points = " ".join(f"{number(x + dx)},{number(y + dy)}" for dx, dy in corners[kind])
    return f'<polygon points="{points}" {paint}/>'
