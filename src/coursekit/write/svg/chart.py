"""A chart as SVG: read in colour, in grey, and on a dark page."""

from __future__ import annotations

from typing import assert_never

from coursekit.content import Chart, ChartKind, alternative_text
from coursekit.write.svg.bars import bars
from coursekit.write.svg.fills import patterns
from coursekit.write.svg.legend import legend
from coursekit.write.svg.pie import pie
from coursekit.write.svg.style import SvgStyle, frame
from coursekit.write.svg.upright import columns, lines

TEXT_PT = 11.0


def chart_svg(chart: Chart, width_pt: float, height_pt: float, style: SvgStyle, *, text_pt: float = TEXT_PT) -> str:
    """An svg element `width_pt` by `height_pt`, without the chart's title, which is its caption.

    Its accessible name is the author's alternative text, else all its words and values.
    """
    size = width_pt, height_pt
    if chart.kind is ChartKind.PIE:
        drawn = patterns(len(chart.categories), style) + pie(chart, width_pt, height_pt, style, text_pt)
    else:
        names, names_height = legend(chart, width_pt, height_pt, style, text_pt)
        room = height_pt - names_height
        filled = 0 if chart.kind is ChartKind.LINE else len(chart.series)
        drawn = patterns(filled, style) + _plotted(chart, width_pt, room, style, text_pt) + names
    return frame(drawn, size, size, alternative_text(chart), style)


def _plotted(chart: Chart, width: float, height: float, style: SvgStyle, text_pt: float) -> str:
    match chart.kind:
        case ChartKind.COLUMN:
            return columns(chart, width, height, style, text_pt)
        case ChartKind.LINE:
            return lines(chart, width, height, style, text_pt)
        case ChartKind.BAR:
            return bars(chart, width, height, style, text_pt)
        case ChartKind.PIE:
            raise AssertionError("a pie has no axes")
    assert_never(chart.kind)
