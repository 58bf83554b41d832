"""Native charts, simplified: bars, lines, sectors and their names, without axes of numbers."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from lxml import etree

from coursekit.value import Value, replace
from coursekit.write.miniature.colours import A
from coursekit.write.miniature.outlines import Spot
from coursekit.write.miniature.primitives import Face, Figure, Oblong, Outline, Paint, Primitive
from coursekit.write.miniature.shapes import Sheet
from coursekit.write.miniature.styles import Reading
from coursekit.write.miniature.words import line_words
from coursekit.write.pptx.namespaces import CHART

_C = f"{{{CHART}}}"
_TITLE_PT, _TEXT_PT = 15.0, 13.0
_BAR_SHARE = 0.56
_LINE_PT = 2.25
_TURN = 5.0  # degrees of a sector that are one side of a polygon


class _Series(Value):
    name: str
    colours: tuple[str, ...]
    categories: tuple[str, ...]
    values: tuple[float, ...]

    def colour(self, index: int) -> str:
        return self.colours[index % len(self.colours)]


def paint_chart(sheet: Sheet, root: etree._Element, spot: Spot, reading: Reading, face: Face) -> None:
    """`root` is the chart's part, `face` how text of the slide is set."""
    plot = root.find(f"{_C}chart/{_C}plotArea")
    kind = next((child for child in plot if child.tag.endswith("Chart")), None) if plot is not None else None
    series = [_read(one, reading) for one in kind.iterfind(f"{_C}ser")] if kind is not None else []
    if kind is None or not series or not series[0].values:
        return
    small = replace(face, size=_TEXT_PT, bold=False)
    heading = root.find(f"{_C}chart/{_C}title")
    if heading is not None:
        title = "".join(words.text or "" for words in heading.iter(f"{A}t"))
        large = replace(face, size=_TITLE_PT, bold=True)
        sheet.painted += _centred(title, large, spot.x + spot.width / 2, spot.y + _TITLE_PT)
        spot = replace(spot, y=spot.y + 2 * _TITLE_PT, height=spot.height - 2 * _TITLE_PT)
    if root.find(f"{_C}chart/{_C}legend") is not None:
        sheet.painted += _legend(_names(series, is_round=kind.tag in _ROUND), small, spot)
        spot = replace(spot, height=spot.height - 2.2 * _TEXT_PT)
    sheet.painted += _drawn(kind, series, spot, small, sheet.paper)


_ROUND = (f"{_C}pieChart", f"{_C}doughnutChart")


def _drawn(kind: etree._Element, series: Sequence[_Series], spot: Spot, face: Face, paper: str) -> Iterator[Primitive]:
    if kind.tag in _ROUND:
        return _sectors(series[0], spot, hollow=kind.tag == f"{_C}doughnutChart", paper=paper)
    if kind.tag == f"{_C}lineChart":
        return _lines(series, spot, face)
    direction = kind.find(f"{_C}barDir")
    lies = direction is not None and direction.get("val") == "bar"
    return _bars(series, spot, face) if lies else _columns(series, spot, face)


def _names(series: Sequence[_Series], *, is_round: bool) -> list[tuple[str, str]]:
    """What a legend tells: each name with its colour; in a round chart categories have colours."""
    if is_round:
        return [(name, series[0].colour(index)) for index, name in enumerate(series[0].categories)]
    return [(one.name, one.colour(0)) for one in series]


def _read(series: etree._Element, reading: Reading) -> _Series:
    points = series.iterfind(f"{_C}dPt/{_C}spPr/{A}solidFill")
    fill = series.find(f"{_C}spPr/{A}solidFill")
    if fill is None:
        fill = series.find(f"{_C}spPr/{A}ln/{A}solidFill")
    colours = tuple(reading.colours.of(point) for point in points)
    own = reading.colours.of(fill) if fill is not None else reading.colours.named.get("accent1", "808080")
    values = (float(value) for value in _texts(series, "val"))
    return _Series("".join(_texts(series, "tx")[:1]), colours or (own,), _texts(series, "cat"), tuple(values))


def _texts(series: etree._Element, name: str) -> tuple[str, ...]:
    """What a part of a series says, point by point."""
    part = series.find(f"{_C}{name}")
    return tuple(value.text or "" for value in part.iter(f"{_C}v")) if part is not None else ()


def _centred(text: str, face: Face, x: float, baseline: float) -> Iterator[Primitive]:
    yield from line_words(text, face, x, baseline, align="ctr")


def _legend(names: Sequence[tuple[str, str]], face: Face, spot: Spot) -> Iterator[Primitive]:
    step = spot.width / max(len(names), 1)
    baseline = spot.y + spot.height - face.size * 0.4
    for index, (name, colour) in enumerate(names):
        x = spot.x + step * index + 6
        yield Oblong(x, baseline - face.size * 0.75, face.size * 0.75, face.size * 0.75, Paint(colour))
        yield from line_words(name, face, x + face.size, baseline)


def _scale(series: Sequence[_Series]) -> tuple[float, float]:
    values = [value for one in series for value in one.values]
    low, high = min(0.0, *values), max(0.0, *values)
    return low, (high - low) or 1.0


def _columns(series: Sequence[_Series], spot: Spot, face: Face) -> Iterator[Primitive]:
    """Bars that stand side by side, their values over them and categories under them."""
    low, reach = _scale(series)
    room = spot.height - 3.2 * face.size
    step = spot.width / len(series[0].values)
    width = step * _BAR_SHARE / len(series)
    for index in range(len(series[0].values)):
        left = spot.x + step * (index + (1 - _BAR_SHARE) / 2)
        for which, one in enumerate(series):
            value = one.values[index] if index < len(one.values) else 0.0
            height = (value - low) / reach * room
            x, top = left + which * width, spot.y + 1.4 * face.size + room - height
            yield Oblong(x, top, width, height, Paint(one.colour(index if len(one.colours) > 1 else 0)))
            yield from _centred(f"{value:g}", face, x + width / 2, top - 0.3 * face.size)
        if index < len(series[0].categories):
            yield from _centred(
                series[0].categories[index], face, left + step * _BAR_SHARE / 2, spot.y + spot.height - 0.4 * face.size
            )


def _bars(series: Sequence[_Series], spot: Spot, face: Face) -> Iterator[Primitive]:
    """Bars that lie under one another, their categories before them and values behind them."""
    low, reach = _scale(series)
    before = spot.width * 0.28
    room = spot.width - before - 4 * face.size
    step = spot.height / len(series[0].values)
    height = step * _BAR_SHARE / len(series)
    for index in range(len(series[0].values)):
        top = spot.y + step * (index + (1 - _BAR_SHARE) / 2)
        for which, one in enumerate(series):
            value = one.values[index] if index < len(one.values) else 0.0
            width, y = (value - low) / reach * room, top + which * height
            yield Oblong(spot.x + before, y, width, height, Paint(one.colour(0)))
            yield from line_words(f"{value:g}", face, spot.x + before + width + 5, y + height / 2 + 0.35 * face.size)
        if index < len(series[0].categories):
            baseline = top + step * _BAR_SHARE / 2 + 0.35 * face.size
            yield from line_words(series[0].categories[index], face, spot.x + before - 8, baseline, align="r")


def _lines(series: Sequence[_Series], spot: Spot, face: Face) -> Iterator[Primitive]:
    low, reach = _scale(series)
    room, step = spot.height - 3.2 * face.size, spot.width / len(series[0].values)
    for one in series:
        points = tuple(
            (spot.x + step * (index + 0.5), spot.y + 1.4 * face.size + room * (1 - (value - low) / reach))
            for index, value in enumerate(one.values)
        )
        if len(points) > 1:
            yield Outline((Figure(points, closed=False),), Paint("", one.colour(0), _LINE_PT))
    for index, name in enumerate(series[0].categories):
        yield from _centred(name, face, spot.x + step * (index + 0.5), spot.y + spot.height - 0.4 * face.size)


def _sectors(one: _Series, spot: Spot, *, hollow: bool, paper: str) -> Iterator[Primitive]:
    """From the top, clockwise."""
    radius = min(spot.width, spot.height) / 2
    x, y, total = spot.x + spot.width / 2, spot.y + spot.height / 2, sum(one.values) or 1.0
    start = 0.0
    for index, value in enumerate(one.values):
        end = start + value / total * 360
        steps = max(2, math.ceil((end - start) / _TURN))
        turns = [math.radians(start + (end - start) * step / steps) for step in range(steps + 1)]
        around = tuple((x + radius * math.sin(turn), y - radius * math.cos(turn)) for turn in turns)
        yield Outline((Figure(((x, y), *around)),), Paint(one.colour(index), paper, 1.0))
        start = end
    if hollow:
        hole = radius * 0.55
        turns = [math.radians(step * _TURN) for step in range(int(360 / _TURN))]
        yield Outline(
            (Figure(tuple((x + hole * math.sin(turn), y - hole * math.cos(turn)) for turn in turns)),), Paint(paper)
        )
