"""Bars: categories from the top down, as the author wrote them, values to the right."""

from __future__ import annotations

from coursekit.content import Chart, Text
from coursekit.write.drawings.extent import LINE_EM
from coursekit.write.svg.plot import BAR_SHARE, MOST_BAR_PT, SPACE, Plot, bar, is_labelled, rule, widest
from coursekit.write.svg.scale import format_value, scale_of
from coursekit.write.svg.style import SvgStyle
from coursekit.write.svg.words import Paragraph, TextBox, label, text_box


def bars(chart: Chart, width: float, height: float, style: SvgStyle, text_pt: float) -> str:
    """The first category on top, as the author wrote it."""
    scale = scale_of(value for series in chart.series for value in series.values)
    right = widest((format_value(v) for s in chart.series for v in s.values), text_pt) + SPACE
    names = min(widest(chart.categories, text_pt), width * 0.35) + 2 * SPACE
    left = names + (right if scale.low < 0 else 0)
    below = 2.0 if is_labelled(chart) else text_pt * LINE_EM
    plot = Plot(left, 2, width - left - right, height - 2 - below, scale)
    pitch = plot.height / max(len(chart.categories), 1)
    thick = min(pitch * BAR_SHARE / max(len(chart.series), 1), MOST_BAR_PT / 2)
    drawn = [_upright_rules(chart, plot, style, text_pt)]
    for place, category in enumerate(chart.categories):
        middle = plot.top + (place + 0.5) * pitch
        name = TextBox(0, middle - pitch / 2, names - SPACE, pitch, align="r")
        drawn.append(text_box([Paragraph((Text(category),), text_pt)], name, style.colours["ink"]))
        for index, series in enumerate(chart.series):
            y, value = middle + (index - len(chart.series) / 2) * thick, series.values[place]
            start, end = sorted((plot.x(value), plot.x(0)))
            drawn.append(bar(index, start, y + 0.5, end - start, thick - 1, style))
            if is_labelled(chart):
                drawn.append(_beside(value, start, end, y + thick / 2, style, text_pt))
    drawn.append(rule(plot.x(0), plot.top, plot.x(0), plot.bottom, style.colours["muted"]))
    return "".join(drawn)


def _beside(value: float, start: float, end: float, y: float, style: SvgStyle, text_pt: float) -> str:
    x, align = (end + SPACE * 0.7, "l") if value >= 0 else (start - SPACE * 0.7, "r")
    return label(format_value(value), x, y, text_pt, colour=style.colours["ink"], align=align)


def _upright_rules(chart: Chart, plot: Plot, style: SvgStyle, text_pt: float) -> str:
    if is_labelled(chart):
        return ""
    return "".join(
        rule(plot.x(tick), plot.top, plot.x(tick), plot.bottom, style.colours["line"])
        + label(format_value(tick), plot.x(tick), plot.bottom + text_pt * 0.7, text_pt, colour=style.colours["muted"])
        for tick in plot.scale.ticks
    )
