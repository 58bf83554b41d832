"""The forms of a look, as look.yaml gives them: its grid, its sizes of type, its style."""

from __future__ import annotations

from collections.abc import Mapping

from coursekit.diagnostic import Report
from coursekit.documents.look import Ground, Motif, Style, TitleBar
from coursekit.source.fields import Field, NumberType, Record, RecordType, Values, WordType
from coursekit.value import replace

_POINTS = {
    "margin": NumberType("a margin in points, 36 to 90", 36, 90),
    "gutter": NumberType("a gutter in points, 8 to 40", 8, 40),
    "display": NumberType("a size in points, 36 to 60", 36, 60),
    "heading": NumberType("a size in points, 28 to 48", 28, 48),
    "title": NumberType("a size in points, 24 to 40", 24, 40),
    "body": NumberType("a size in points, 20 to 28", 20, 28),
    "label": NumberType("a size in points, 12 to 18", 12, 18),
    "footer": NumberType("a size in points, 11 to 14", 11, 14),
    "corner": NumberType("a radius in points, 0 to 40", 0, 40),
}


def _points(name: str, description: str) -> Field[float]:
    return Field(name, _POINTS[name], description)


def _words(name: str, words: type[Motif] | type[Ground] | type[TitleBar], description: str) -> Field[str]:
    return Field(name, WordType(tuple(word.value for word in words)), description)


def _given(values: Values, report: Report) -> Mapping[str, float | str]:
    return {name.replace("-", "_"): value for name, value in values.read.items() if value is not None}


def _record(name: str, description: str, *members: Field[float] | Field[str]) -> Field[Mapping[str, float | str]]:
    record = Record(f"a look's {name}", description, members)
    return Field(name, RecordType(record, _given), description)


GRID = _record(
    "grid",
    "Twelve columns between the slide's margins, in points.",
    _points("margin", "From the slide's left and right edge."),
    _points("gutter", "Between columns."),
)
TYPE = _record(
    "type",
    "Sizes of type on slides, in points.",
    _points("display", "The title of a title slide."),
    _points("heading", "Titles of slides that open or close."),
    _points("title", "Titles of other slides."),
    _points("body", "Text of the first level."),
    _points("label", "Tags and small heads."),
    _points("footer", "Footer and slide number."),
)
STYLE = _record(
    "style",
    "The forms of a deck.",
    _words("motif", Motif, "What decorates coloured grounds."),
    _words("ground", Ground, "Whether slides that open or close are coloured in part or in full."),
    _words("title-bar", TitleBar, "What marks the titles of other slides."),
    _points("corner", "The radius of panels, in points."),
)
STYLE_FIELDS = (GRID, TYPE, STYLE)


Forms = Mapping[str, float | Motif | Ground | TitleBar]
"""What look.yaml says of a style, by the names of `Style`."""


def read_forms(values: Values) -> Forms:
    return {name: _made(name, value) for field in STYLE_FIELDS for name, value in (values.get(field) or {}).items()}


def with_forms(style: Style, forms: Forms) -> Style:
    return replace(style, **forms)


def _made(name: str, value: float | str) -> float | Motif | Ground | TitleBar:
    match name:
        case "motif":
            return Motif(str(value))
        case "ground":
            return Ground(str(value))
        case "title_bar":
            return TitleBar(str(value))
    return float(value)
