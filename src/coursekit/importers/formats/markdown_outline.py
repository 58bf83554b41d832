"""An outline that coursekit printed: numbered lines of a topic are its slides, the others its activities."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coursekit.importers.original import Cut, Element, Line, Sheet
from coursekit.value import replace

SIGN = "<!-- coursekit outline -->"
"""Its first line. docs/outline-format.md describes the rest."""

_TOPIC = 3


def with_slides(elements: Sequence[Element]) -> Iterator[Element]:
    """Each line below a topic, and the list below that, as a slide; what it is called says whether it is an activity."""
    below_topic = False
    slide: list[Line] = []
    for element in elements:
        if slide and isinstance(element, Line) and element.item and not element.heading:
            slide.append(element)
            continue
        yield from _sheet(slide)
        slide = []
        if isinstance(element, Line) and element.heading:
            below_topic = element.heading == _TOPIC
        if below_topic and isinstance(element, Line) and not element.heading:
            slide = [element]
        else:
            yield element
    yield from _sheet(slide)


def _sheet(lines: Sequence[Line]) -> Iterator[Sheet]:
    if lines:
        title, *points = lines
        outer = min((point.item for point in points), default=1)
        cut = Cut(title.cut.start, lines[-1].cut.end)
        shown = tuple(replace(point, item=point.item - outer + 1) for point in points)
        yield Sheet(cut, title.place, title.cut, shown, numbered=bool(title.number))
