"""Where things stand on a slide: frames, placeholders, and a layout's placeholders by what goes into them."""

from __future__ import annotations

from collections.abc import Mapping

from coursekit.documents.look import Level
from coursekit.value import Value, field

CONTENT_KINDS = frozenset({"obj", "tbl", "pic", "chart", "dgm", "media", "clipArt"})
"""Placeholders for content of any kind, or of one that is no text."""


class Size(Value):
    """Of a slide, in points."""

    width: float
    height: float

    @property
    def area(self) -> float:
        return self.width * self.height


class Frame(Value):
    """A rectangle on the slide in points, and the insets of text in it (left, top, right, bottom)."""

    x: float
    y: float
    width: float
    height: float
    insets: tuple[float, float, float, float] = (0, 0, 0, 0)

    @property
    def text_width(self) -> float:
        return self.width - self.insets[0] - self.insets[2]

    @property
    def text_height(self) -> float:
        return self.height - self.insets[1] - self.insets[3]

    @property
    def area(self) -> float:
        return self.width * self.height

    def is_over(self, other: Frame) -> bool:
        """Whether one stands above or below the other: they share a stretch across."""
        return self.x < other.x + other.width and other.x < self.x + self.width

    def overlaps(self, other: Frame) -> bool:
        return self.is_over(other) and self.y < other.y + other.height and other.y < self.y + self.height


class Placeholder(Value):
    """One placeholder of a layout, after inheritance. `kind` is "obj" where the file says nothing.

    `index` is None for a place without a placeholder: what goes there is a shape of its own. `size_pt` is the size of
    level-one text, `levels` the indents of all; `bulleted` says whether the first has a bullet, `inverse` whether its
    text is light, for a dark ground, `centred` whether it stands in the middle of its height. `moved`: the frame is not
    the layout's, so that a shape must say where it stands.
    """

    kind: str
    index: int | None
    name: str
    frame: Frame
    size_pt: float
    bulleted: bool = False
    inverse: bool = False
    moved: bool = False
    centred: bool = False
    levels: tuple[Level, ...] = ()


class Places(Value):
    """A layout's placeholders by what goes into them. `layout` is the name of its part.

    `others` are those that are known by name alone: mark, sign, timer, minutes (the timer as well), grouping, output,
    option 1 and so on.
    `colour_map` are the attributes of the layout's own colour map: a dark layout in a light deck. {} when it has none.
    """

    layout: str
    title: Placeholder
    main: Placeholder | None
    side: Placeholder | None = None
    tag: Placeholder | None = None
    subtitle: Placeholder | None = None
    heads: tuple[Placeholder, ...] = ()
    facts: Placeholder | None = None
    attribution: Placeholder | None = None
    footer: Placeholder | None = None
    number: Placeholder | None = None
    others: Mapping[str, Placeholder] = field(default_factory=dict)
    colour_map: Mapping[str, str] = field(default_factory=dict)
