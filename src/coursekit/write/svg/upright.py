"""Columns and lines: categories from left to right, values upwards."""

from __future__ import annotations

from coursekit.content import Chart, Text
from coursekit.write.drawings.extent import LINE_EM
from coursekit.write.svg.fills import line_style, marker
from coursekit.write.svg.plot import BAR_SHARE, MOST_BAR_PT, SPACE, Plot, bar, is_labelled, rule, tallest, widest
from coursekit.write.svg.scale import format_value, scale_of
from coursekit.write.svg.style import SvgStyle, number
from coursekit.write.svg.words import Paragraph, TextBox, label, text_box


def _plot(chart: Chart, width: float, height: float, text_pt: float) -> Plot:
    scale = scale_of(value for series in chart.series for value in series.values)
    left = 2.0 if is_labelled(chart) else widest(map(format_value, scale.ticks), text_pt) + SPACE
    pitch = (width - left) / max(len(chart.categories), 1)
    top = text_pt * LINE_EM
    # The number under a column that goes down needs room as the number over one does.
    foot = top if scale.low < 0 and is_labelled(chart) else 0
    below = tallest(chart.categories, pitch - SPACE, text_pt) + SPACE + foot
    return Plot(left, top, width - left, height - top - below, scale)


def columns(chart: Chart, width: float, height: float, style: SvgStyle, text_pt: float) -> str:
    plot = _plot(chart, width, height, text_pt)
    pitch = plot.width / max(len(chart.categories), 1)
    column = min(pitch * BAR_SHARE / max(len(chart.series), 1), MOST_BAR_PT)
    drawn = [_value_axis(chart, plot, style, text_pt)]
    for place in range(len(chart.categories)):
        start = plot.left + (place + 0.5) * pitch - column * len(chart.series) / 2
        for index, series in enumerate(chart.series):
            x, value = start + index * column, series.values[place]
            top, bottom = sorted((plot.y(value), plot.y(0)))
            drawn.append(bar(index, x + 0.5, top, column - 1, bottom - top, style))
            if is_labelled(chart):
                y = top - text_pt * 0.6 if value >= 0 else bottom + text_pt * 0.6
                drawn.append(label(format_value(value), x + column / 2, y, text_pt, colour=style.colours["ink"]))
    return "".join((*drawn, _category_axis(chart, plot, style, text_pt)))


def lines(chart: Chart, width: float, height: float, style: SvgStyle, text_pt: float) -> str:
    plot = _plot(chart, width, height, text_pt)
    pitch = plot.width / max(len(chart.categories), 1)
    drawn = [_value_axis(chart, plot, style, text_pt), _category_axis(chart, plot, style, text_pt)]
    for index, series in enumerate(chart.series):
        points = [(plot.left + (i + 0.5) * pitch, plot.y(value)) for i, value in enumerate(series.values)]
        path = " ".join(f"{number(x)},{number(y)}" for x, y in points)
        drawn.append(f'<polyline points="{path}"{line_style(index, style)}/>')
        drawn += [marker(index, x, y, style) for x, y in points]
        if is_labelled(chart):
            drawn += [
                label(format_value(value), x, y - text_pt, text_pt, colour=style.colours["ink"])
                for (x, y), value in zip(points, series.values, strict=True)
            ]
    return "".join(drawn)


def _value_axis(chart: Chart, plot: Plot, style: SvgStyle, text_pt: float) -> str:
    """Numbers and lines to read values from, where the values do not stand there themselves."""
    if is_labelled(chart):
        return ""
    return "".join(
        rule(plot.left, plot.y(tick), plot.left + plot.width, plot.y(tick), style.colours["line"])
        + label(format_value(tick), plot.left - SPACE, plot.y(tick), text_pt, colour=style.colours["muted"], align="r")
        for tick in plot.scale.ticks
    )


def _category_axis(chart: Chart, plot: Plot, style: SvgStyle, text_pt: float) -> str:
    pitch = plot.width / max(len(chart.categories), 1)
    zero = plot.y(0)
    names_top = plot.bottom + SPACE + (text_pt * LINE_EM if plot.scale.low < 0 and is_labelled(chart) else 0)
    names = "".join(
        text_box(
            [Paragraph((Text(category),), text_pt)],
            TextBox(plot.left + i * pitch + SPACE / 2, names_top, pitch - SPACE, 0, anchor="t"),
            style.colours["ink"],
        )
        for i, category in enumerate(chart.categories)
    )
    return rule(plot.left, zero, plot.left + plot.width, zero, style.colours["muted"]) + names
