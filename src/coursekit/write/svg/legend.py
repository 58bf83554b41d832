"""The names of a chart's series, each with a sample of its line or fill."""

from __future__ import annotations

from collections.abc import Sequence

from coursekit.content import Chart, ChartKind
from coursekit.write.drawings.extent import em_width
from coursekit.write.svg.fills import line_style, marker, swatch
from coursekit.write.svg.plot import SPACE
from coursekit.write.svg.style import SvgStyle, number
from coursekit.write.svg.words import label


def legend(chart: Chart, width: float, height: float, style: SvgStyle, text_pt: float) -> tuple[str, float]:
    """Names of series at the foot, in as many rows as they need, and the height they take."""
    if len(chart.series) < 2:
        return "", 0
    rows = _legend_rows([series.name for series in chart.series], width, text_pt)
    line = text_pt * 1.6
    total = line * len(rows) + SPACE
    drawn = []
    for row, entries in enumerate(rows):
        y = height - line * (len(rows) - row - 0.5)
        x = (width - sum(entry for _, entry in entries)) / 2
        for index, entry in entries:
            drawn.append(_sample(chart, index, x, y, style, text_pt))
            name = chart.series[index].name
            drawn.append(label(name, x + text_pt * 2.2, y, text_pt, colour=style.colours["ink"], align="l"))
            x += entry
    return "".join(drawn), total


def _legend_rows(names: Sequence[str], width: float, text_pt: float) -> list[list[tuple[int, float]]]:
    """For each row the series in it and the room each takes."""
    rows: list[list[tuple[int, float]]] = [[]]
    for index, name in enumerate(names):
        entry = (em_width(name) + 3.6) * text_pt
        if rows[-1] and sum(taken for _, taken in rows[-1]) + entry > width:
            rows.append([])
        rows[-1].append((index, entry))
    return rows


def _sample(chart: Chart, index: int, x: float, y: float, style: SvgStyle, text_pt: float) -> str:
    if chart.kind is not ChartKind.LINE:
        return swatch(index, x + text_pt * 0.9, y, text_pt, style)
    stroke = f'<path d="M{number(x)},{number(y)}H{number(x + text_pt * 2)}"{line_style(index, style)}/>'
    return stroke + marker(index, x + text_pt, y, style)
