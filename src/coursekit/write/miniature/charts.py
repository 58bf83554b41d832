"""Native charts, simplified: bars, lines, sectors and their names, without axes of numbers."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from lxml import etree

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


@dataclass(frozen=True, slots=True)
class _Series:
    name: str
    colours: tuple[str, ...]
    categories: tuple[str, ...]
    values: tuple[float, ...]

    def colour(self, index: int) -> str:
        return self.colours[index % len(self.colours)]


def paint_chart(sheet: Sheet, root: etree._Element, spot: Spot, reading: Reading, face: Face) -> None:
    plot = root.find(f"{_C}chart/{_C}plotArea")
    kind = next((child for child in plot if child.tag.endswith("Chart")), None) if plot is not None else None
    if kind is None:
        return
    series = [_read(one, reading) for one in kind.iterfind(f"{_C}ser")]
    if not series or not series[0].values:
        return
    small = replace(face, size=_TEXT_PT, bold=False)
    title = (
        "".join(root.find(f"{_C}chart/{_C}title").itertext()) if root.find(f"{_C}chart/{_C}title") is not None else ""
    )
    if title:
        sheet.painted += _centred(
            title, replace(face, size=_TITLE_PT, bold=True), spot.x + spot.width / 2, spot.y + _TITLE_PT
        )
        spot = replace(spot, y=spot.y + 2 * _TITLE_PT, height=spot.height - 2 * _TITLE_PT)
    if root.find(f"{_C}chart/{_C}legend") is not None or kind.tag in _ROUND:
        names = series[0].categories if kind.tag in _ROUND else [one.name for one in series]
        marks = [
            series[0].colour(i) if kind.tag in _ROUND else one for i, one in enumerate(_firsts(series, len(names)))
        ]
        sheet.painted += _legend(names, marks, small, spot)
        spot = replace(spot, height=spot.height - 2.2 * _TEXT_PT)
    if kind.tag in _ROUND:
        sheet.painted += _sectors(series[0], spot, hollow=kind.tag == f"{_C}doughnutChart", paper=sheet.paper)
    elif kind.tag == f"{_C}lineChart":
        sheet.painted += _lines(series, spot, small)
    elif (direction := kind.find(f"{_C}barDir")) is not None and direction.get("val") == "bar":
        sheet.painted += _bars(series, spot, small)
    else:
        sheet.painted += _columns(series, spot, small)


_ROUND = (f"{_C}pieChart", f"{_C}doughnutChart")


def _firsts(series: Sequence[_Series], count: int) -> list[str]:
    return [one.colour(0) for one in series] if len(series) == count else [""] * count


def _read(series: etree._Element, reading: Reading) -> _Series:
    points = series.iterfind(f"{_C}dPt/{_C}spPr/{A}solidFill")
    fill = series.find(f"{_C}spPr/{A}solidFill")
    if fill is None:
        fill = series.find(f"{_C}spPr/{A}ln/{A}solidFill")
    colours = tuple(reading.colours.of(point) for point in points)
    own = reading.colours.of(fill) if fill is not None else reading.colours.named.get("accent1", "808080")
    return _Series(
        "".join(series.xpath("c:tx//c:v/text()", namespaces={"c": CHART})[:1]),
        colours or (own,),
        tuple(series.xpath("c:cat//c:pt/c:v/text()", namespaces={"c": CHART})),
        tuple(float(value) for value in series.xpath("c:val//c:pt/c:v/text()", namespaces={"c": CHART})),
    )


def _centred(text: str, face: Face, x: float, baseline: float) -> Iterator[Primitive]:
    yield from line_words(text, face, x, baseline, align="ctr")


def _legend(names: Sequence[str], colours: Sequence[str], face: Face, spot: Spot) -> Iterator[Primitive]:
    step = spot.width / max(len(names), 1)
    baseline = spot.y + spot.height - face.size * 0.4
    for index, (name, colour) in enumerate(zip(names, colours, strict=False)):
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
