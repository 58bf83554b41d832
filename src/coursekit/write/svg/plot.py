"""Where a chart's values stand, and the marks all charts with axes are made of."""

from __future__ import annotations

from collections.abc import Iterable

from coursekit.content import Chart, ChartKind
from coursekit.value import Value
from coursekit.write.drawings.extent import LINE_EM, count_lines, em_width
from coursekit.write.svg.fills import fill_of, role_of
from coursekit.write.svg.scale import Scale
from coursekit.write.svg.style import SvgStyle, number

# More values than this crowd a chart with numbers; then it has an axis to read them from.
_MOST_LABELLED_VALUES = 16
BAR_SHARE = 0.68  # of a category's room, the rest is the gap between categories
MOST_BAR_PT = 64.0
SPACE = 6.0


class Plot(Value):
    """The rectangle between the axes, in points."""

    left: float
    top: float
    width: float
    height: float
    scale: Scale

    @property
    def bottom(self) -> float:
        return self.top + self.height

    def y(self, value: float) -> float:
        return self.bottom - self.height * self.scale.share(value)

    def x(self, value: float) -> float:
        return self.left + self.width * self.scale.share(value)


def bar(index: int, x: float, y: float, width: float, height: float, style: SvgStyle) -> str:
    place = f'x="{number(x)}" y="{number(y)}" width="{number(max(width, 0))}" height="{number(max(height, 0))}"'
    return f'<rect {place} fill="{fill_of(index, style)}" stroke="{style.colours[role_of(index)]}"/>'


def rule(x: float, y: float, to_x: float, to_y: float, colour: str) -> str:
    return f'<path d="M{number(x)},{number(y)}L{number(to_x)},{number(to_y)}" stroke="{colour}" fill="none"/>'


def is_labelled(chart: Chart) -> bool:
    """As in native charts: the numbers of lines that cross would stand on one another."""
    if chart.kind is ChartKind.LINE and len(chart.series) > 1:
        return False
    return len(chart.categories) * len(chart.series) <= _MOST_LABELLED_VALUES


def widest(words: Iterable[str], text_pt: float) -> float:
    return max((em_width(word) * text_pt for word in words), default=0)


def tallest(words: Iterable[str], width: float, text_pt: float) -> float:
    return max((count_lines(word, max(width, 1) / text_pt) for word in words), default=0) * text_pt * LINE_EM
