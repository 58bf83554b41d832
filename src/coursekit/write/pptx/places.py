"""Where things stand on a slide: frames, placeholders, and a layout's placeholders by what goes into them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Frame:
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

    def overlaps(self, other: Frame) -> bool:
        across = self.x < other.x + other.width and other.x < self.x + self.width
        return across and self.y < other.y + other.height and other.y < self.y + self.height


@dataclass(frozen=True, slots=True)
class Placeholder:
    """One placeholder of a layout, after inheritance. `kind` is "obj" where the file says nothing.

    `index` is None for a place without a placeholder: what goes there is a shape of its own. `size_pt` is the size of
    level-one text; `bulleted` says whether that level has a bullet, `inverse` whether its text is light, for a dark ground.
    """

    kind: str
    index: int | None
    name: str
    frame: Frame
    size_pt: float
    bulleted: bool = False
    inverse: bool = False


@dataclass(frozen=True, slots=True)
class Places:
    """A layout's placeholders by what goes into them. `layout` is the name of its part.

    `others` are those that are known by name alone: mark, sign, timer, minutes (the timer as well), grouping, output,
    option 1 and so on.
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
