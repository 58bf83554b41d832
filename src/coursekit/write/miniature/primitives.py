"""What a slide's picture is made of, before any file format. Lengths are points from the slide's top left corner.

Colours are RRGGBB, "" for none; what shines through in the deck has the colour here that it makes with its ground.
"""

from __future__ import annotations

from coursekit.value import Value

Point = tuple[float, float]


class Paint(Value):
    """How a shape is filled and its edge drawn; `edge_pt` is the width of the edge."""

    fill: str = ""
    edge: str = ""
    edge_pt: float = 0.0


class Oblong(Value):
    """A rectangle; `corner` is the radius of its corners."""

    x: float
    y: float
    width: float
    height: float
    paint: Paint
    corner: float = 0.0


class Oval(Value):
    """An ellipse in this rectangle."""

    x: float
    y: float
    width: float
    height: float
    paint: Paint


class Figure(Value):
    """Lines from point to point; where `curved`, after the first point come three for each cubic curve."""

    points: tuple[Point, ...]
    curved: bool = False
    closed: bool = True


class Outline(Value):
    """Figures that are painted as one: where two lie on each other there is a hole."""

    figures: tuple[Figure, ...]
    paint: Paint


class Face(Value):
    """How characters look: `latin` and `east_asian` are families, `size` is in points."""

    size: float
    bold: bool
    italic: bool
    underlined: bool
    colour: str
    latin: str
    east_asian: str


class Words(Value):
    """Characters of one script on one line, from `x` on the line `baseline`: `widths` knows how far it goes.

    `family` is that of the face's two which has the script.
    """

    x: float
    baseline: float
    text: str
    face: Face
    family: str


class Photo(Value):
    """An image file as the deck has it: `part` names it there."""

    x: float
    y: float
    width: float
    height: float
    part: str


Primitive = Oblong | Oval | Outline | Words | Photo
