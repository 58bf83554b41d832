"""A pie: every slice has its name and its share beside it, so that no legend is matched by colour."""

from __future__ import annotations

import math

from coursekit.content import Chart
from coursekit.value import Value
from coursekit.write.svg.fills import fill_of
from coursekit.write.svg.style import SvgStyle, number
from coursekit.write.svg.words import label

_TURN = 2 * math.pi
_LINE = 1.5  # of a label, in em


class _Slice(Value):
    """Angles in radians, clockwise from the top."""

    index: int
    start: float
    end: float
    words: str

    @property
    def middle(self) -> float:
        return (self.start + self.end) / 2

    @property
    def on_the_right(self) -> bool:
        return self.middle <= math.pi


def pie(chart: Chart, width: float, height: float, style: SvgStyle, text_pt: float) -> str:
    radius = max(min(height / 2 - text_pt, width * 0.22), 1)
    centre = width / 2, height / 2
    slices = _slices(chart)
    drawn = "".join(_wedge(one, centre, radius, style) for one in slices)
    return drawn + "".join(
        _named(one, y, centre, radius, style, text_pt)
        for side in (True, False)
        for one, y in _apart([one for one in slices if one.on_the_right is side], centre[1], radius, height, text_pt)
    )


def _slices(chart: Chart) -> list[_Slice]:
    values = [max(value, 0) for value in chart.series[0].values] if chart.series else []
    total = sum(values) or 1
    slices, start = [], 0.0
    for index, (category, value) in enumerate(zip(chart.categories, values, strict=True)):
        end = start + value / total * _TURN
        slices.append(_Slice(index, start, end, f"{category} {value / total:.0%}"))
        start = end
    return slices


def _point(angle: float, centre: tuple[float, float], radius: float) -> tuple[float, float]:
    return centre[0] + radius * math.sin(angle), centre[1] - radius * math.cos(angle)


def _wedge(one: _Slice, centre: tuple[float, float], radius: float, style: SvgStyle) -> str:
    paint = f'fill="{fill_of(one.index, style)}" stroke="{style.colours["ink"]}" stroke-width="0.75"'
    if one.end - one.start > _TURN - 1e-6:
        return f'<circle cx="{number(centre[0])}" cy="{number(centre[1])}" r="{number(radius)}" {paint}/>'
    if one.end == one.start:
        return ""
    (x0, y0), (x1, y1) = _point(one.start, centre, radius), _point(one.end, centre, radius)
    large = int(one.end - one.start > math.pi)
    r = number(radius)
    path = f"M{number(centre[0])},{number(centre[1])}L{number(x0)},{number(y0)}A{r} {r} 0 {large} 1 "
    return f'<path d="{path}{number(x1)},{number(y1)}Z" {paint}/>'


def _apart(
    slices: list[_Slice], middle: float, radius: float, height: float, text_pt: float
) -> list[tuple[_Slice, float]]:
    """Where the labels of one side stand: at their slice's height, pushed apart where they are crowded."""
    line = text_pt * _LINE
    ordered = sorted(slices, key=lambda one: -math.cos(one.middle))
    places: list[float] = []
    for one in ordered:
        wished = middle - radius * math.cos(one.middle)
        places.append(max(wished, places[-1] + line if places else line / 2))
    last = height - line / 2
    for index in range(len(places) - 1, -1, -1):
        places[index] = min(places[index], last)
        last = places[index] - line
    return list(zip(ordered, places, strict=True))


def _named(one: _Slice, y: float, centre: tuple[float, float], radius: float, style: SvgStyle, text_pt: float) -> str:
    side = 1 if one.on_the_right else -1
    edge, x = _point(one.middle, centre, radius + 2), centre[0] + side * (radius + 22)
    path = f"M{number(edge[0])},{number(edge[1])}L{number(x - side * 8)},{number(y)}H{number(x - side * 3)}"
    leader = f'<path d="{path}" fill="none" stroke="{style.colours["muted"]}"/>'
    return leader + label(one.words, x, y, text_pt, colour=style.colours["ink"], align="l" if side > 0 else "r")
