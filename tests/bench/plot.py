"""Seconds by number of slides as an SVG: both scales logarithmic, a line for each contender with its name at the end."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tests.bench.outcome import Bench
from tests.bench.programs import COURSEKIT, PANDOC, PLAIN_NODE, PLAIN_PYTHON

_WIDTH, _HEIGHT = 860, 500
_LEFT, _RIGHT, _TOP, _BOTTOM = 64, 210, 64, 56
_COLOURS = {COURSEKIT: "#0b6e4f", PANDOC: "#c1440e", PLAIN_PYTHON: "#3b5b92", PLAIN_NODE: "#8a6d1d"}
_INK, _MUTED, _LINE = "#1d2733", "#5b6673", "#e3e7ec"
_LABEL_GAP = 19.0


@dataclass(frozen=True, slots=True)
class Scale:
    """From values to pixels, by their logarithms."""

    least: float
    most: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        share = math.log(value / self.least) / math.log(self.most / self.least)
        return round(self.start + share * (self.end - self.start), 1)


@dataclass(frozen=True, slots=True)
class Line:
    name: str
    points: tuple[tuple[int, float], ...]


def performance_plot(bench: Bench) -> str:
    lines = [line for name in _COLOURS if (line := _line(bench, name)).points]
    seconds = [value for line in lines for _, value in line.points]
    x = Scale(bench.sizes[0] / 1.15, bench.sizes[-1] * 1.1, _LEFT, _WIDTH - _RIGHT)
    y = Scale(_decade(min(seconds), math.floor), _decade(max(seconds), math.ceil), _HEIGHT - _BOTTOM, _TOP)
    body = [*_frame(bench.sizes, x, y), *(part for line in lines for part in _drawn(line, x, y)), *_names(lines, x, y)]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" width="{_WIDTH}" height="{_HEIGHT}" '
        'font-family="Helvetica, Arial, sans-serif" role="img">\n'
        "<title>Seconds for a deck, a guide and a handout, by number of slides</title>\n"
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#ffffff"/>\n' + "\n".join(body) + "\n</svg>\n"
    )


def _line(bench: Bench, contender: str) -> Line:
    figures = [(size, bench.figures(contender, size)) for size in bench.sizes]
    return Line(contender, tuple((size, one.wall) for size, one in figures if one is not None))


def _decade(value: float, rounded: object) -> float:
    assert callable(rounded)
    return float(10 ** rounded(math.log10(value)))


def _frame(sizes: Sequence[int], x: Scale, y: Scale) -> Iterator[str]:
    yield _text(_LEFT, 30, "Seconds for a deck, a guide and a handout", size=17, paint=_INK, weight="bold")
    yield _text(_LEFT, 49, "wall clock, whole process, from nothing; both scales logarithmic", size=12.5)
    for value in _ticks(y):
        yield f'<path d="M{_LEFT} {y(value)}H{_WIDTH - _RIGHT}" stroke="{_LINE}"/>'
        yield _text(_LEFT - 10, y(value) + 4, f"{value:g}", anchor="end")
    for size in sizes:
        yield f'<path d="M{x(size)} {_TOP}V{_HEIGHT - _BOTTOM}" stroke="{_LINE}"/>'
        yield _text(x(size), _HEIGHT - _BOTTOM + 20, f"{size:,}".replace(",", " "), anchor="middle")
    yield _text((_LEFT + _WIDTH - _RIGHT) / 2, _HEIGHT - 14, "slides", anchor="middle")


def _ticks(y: Scale) -> Iterator[float]:
    """Each power of ten, and three times it."""
    value = y.least
    while value <= y.most * 1.001:
        yield value
        if value * 3 < y.most:
            yield value * 3
        value *= 10


def _drawn(line: Line, x: Scale, y: Scale) -> Iterator[str]:
    paint, width = _COLOURS[line.name], 3.5 if line.name == COURSEKIT else 2
    places = [(x(size), y(seconds)) for size, seconds in line.points]
    path = " ".join(f"{px},{py}" for px, py in places)
    yield f'<polyline points="{path}" fill="none" stroke="{paint}" stroke-width="{width}" stroke-linejoin="round"/>'
    for px, py in places:
        yield f'<circle cx="{px}" cy="{py}" r="{width + 1.5}" fill="{paint}" stroke="#ffffff" stroke-width="1.5"/>'


def _names(lines: Sequence[Line], x: Scale, y: Scale) -> Iterator[str]:
    """Beside the last point of each; those that end at one size are moved apart."""
    lowest: dict[int, float] = {}
    for line in sorted(lines, key=lambda one: y(one.points[-1][1])):
        size, seconds = line.points[-1]
        place = max(y(seconds), lowest.get(size, 0.0) + _LABEL_GAP)
        lowest[size] = place
        weight = "bold" if line.name == COURSEKIT else "normal"
        label = f"{line.name}, {seconds:.3g} s"
        yield _text(x(size) + 12, place + 4.5, label, size=13.5, paint=_COLOURS[line.name], weight=weight)


def _text(
    x: float,
    y: float,
    words: str,
    *,
    size: float = 12.5,
    paint: str = _MUTED,
    anchor: str = "start",
    weight: str = "normal",
) -> str:
    return (
        f'<text x="{x:g}" y="{y:g}" font-size="{size:g}" fill="{paint}" text-anchor="{anchor}" font-weight="{weight}" '
        'stroke="#ffffff" stroke-width="4" stroke-linejoin="round" paint-order="stroke">'
        f"{words}</text>"
    )
