"""The one value all drawings are made of: a shape on a plane, before any file format."""

from __future__ import annotations

from enum import StrEnum

from coursekit.content import Inlines
from coursekit.value import Value


class Outline(StrEnum):
    """The shapes used, by their DrawingML preset names (ECMA-376 part 1, 20.1.10.56)."""

    RECTANGLE = "rect"
    ROUNDED = "roundRect"
    CHEVRON = "chevron"
    HOME_PLATE = "homePlate"
    ELLIPSE = "ellipse"
    TRAPEZOID = "trapezoid"
    TRIANGLE = "triangle"
    RIGHT_ARROW = "rightArrow"
    LINE = "line"
    PATH = "path"


# Room between a shape's text rectangle and its text, in points: what writers put into the body properties.
INSET_X = 4.0
INSET_Y = 2.0


class Shape(Value):
    """One shape; lengths in points from the drawing's top left corner.

    `text` is a paragraph of `text_pt`, bold when `bold`; `detail` a paragraph of `detail_pt` after it, never bold.
    Colours are roles of the palette ("" for none). `path` holds the points of a PATH (a smooth curve
    through them) in the same coordinates. A line runs from (x, y) to (x + width, y + height), either may be negative.
    `align` is l, ctr or r; `anchor` t, ctr or b. `adjust` is the preset's first adjustment as a share of 1
    (the preset's own when None). A path and a line hold no text.
    """

    outline: Outline
    x: float
    y: float
    width: float
    height: float
    text: Inlines = ()
    detail: Inlines = ()
    text_pt: float = 14
    fill: str = ""
    stroke: str = ""
    stroke_pt: float = 1
    ink: str = "ink"
    bold: bool = False
    align: str = "ctr"
    rotation: float = 0
    opacity: float = 1
    arrow_end: bool = False
    path: tuple[tuple[float, float], ...] = ()
    detail_pt: float = 12
    anchor: str = "ctr"
    adjust: float | None = None


def path_shape(
    points: tuple[tuple[float, float], ...], *, stroke: str, stroke_pt: float, arrow_end: bool = False
) -> Shape:
    """A smooth line through two or more points."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Shape(
        Outline.PATH,
        min(xs),
        min(ys),
        max(xs) - min(xs),
        max(ys) - min(ys),
        stroke=stroke,
        stroke_pt=stroke_pt,
        arrow_end=arrow_end,
        path=points,
    )
