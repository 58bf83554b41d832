"""What an SVG takes from where it stands: colours, families, and the frame around what is drawn."""

from __future__ import annotations

from collections.abc import Mapping

from coursekit.documents.look import Palette
from coursekit.value import Value, as_data
from coursekit.write.ooxml.xml import attribute, text


class SvgStyle(Value):
    """`colours` has a CSS colour for each role of the palette; `families` stand in the order of preference.

    `ids` begins every id in the SVG: different for any two SVGs of one page.
    """

    colours: Mapping[str, str]
    families: tuple[str, ...]
    ids: str = "svg"


def fixed_colours(palette: Palette) -> Mapping[str, str]:
    """The colours themselves: for a PDF."""
    return {role: f"#{colour}" for role, colour in as_data(palette).items()}


def variable_colours(palette: Palette) -> Mapping[str, str]:
    """CSS variables named as the roles (`--accent-soft`), so that a page's colour scheme holds in its drawings too."""
    return {role: f"var(--{role.replace('_', '-')},{colour})" for role, colour in fixed_colours(palette).items()}


def number(value: float) -> str:
    """A length as short as it can be: two decimals are a hundredth of a point."""
    short = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if short == "-0" else short


def frame(content: str, size: tuple[float, float], shown: tuple[float, float], alt: str, style: SvgStyle) -> str:
    """The svg element: `size` in the units of what is drawn, `shown` in points. It is one picture to a screen reader.

    A unit on each side keeps whole what is stroked along an edge.
    """
    width, height = size
    families = ", ".join(f"'{family}'" if " " in family else family for family in style.families)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="-1 -1 {number(width + 2)} {number(height + 2)}"'
        f' width="{number(shown[0])}pt" height="{number(shown[1])}pt" font-family="{attribute(families)}">'
        f"<title>{text(alt)}</title>{content}</svg>"
    )
