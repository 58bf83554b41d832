"""Signs: one drawn set for kinds of activity, cues, cards and facts, on a grid of 24 by 24.

All are outlines of one stroke, two units wide with round ends, so that they are of one hand beside each other and
stay clear at 24 pixels and in black and white. Slides take them as custom geometry, pages as SVG.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from coursekit.value import Value

GRID = 24.0
STROKE = 2.0
_ARC = 0.5523  # a quarter of a circle as a cubic curve: the distance of its control points, by the radius


class Stroke(Value):
    """One line of a sign: SVG path data in absolute M, L, C and Z. A `filled` one is a solid area."""

    path: str
    filled: bool = False


Sign = tuple[Stroke, ...]


def _circle(x: float, y: float, radius: float) -> str:
    near, far = radius * _ARC, radius
    return (
        f"M{x - far:g} {y:g} C{x - far:g} {y - near:g} {x - near:g} {y - far:g} {x:g} {y - far:g}"
        f" C{x + near:g} {y - far:g} {x + far:g} {y - near:g} {x + far:g} {y:g}"
        f" C{x + far:g} {y + near:g} {x + near:g} {y + far:g} {x:g} {y + far:g}"
        f" C{x - near:g} {y + far:g} {x - far:g} {y + near:g} {x - far:g} {y:g} Z"
    )


def _box(x: float, y: float, width: float, height: float, radius: float) -> str:
    right, bottom, near = x + width, y + height, radius * (1 - _ARC)
    return (
        f"M{x + radius:g} {y:g} L{right - radius:g} {y:g}"
        f" C{right - near:g} {y:g} {right:g} {y + near:g} {right:g} {y + radius:g} L{right:g} {bottom - radius:g}"
        f" C{right:g} {bottom - near:g} {right - near:g} {bottom:g} {right - radius:g} {bottom:g}"
        f" L{x + radius:g} {bottom:g} C{x + near:g} {bottom:g} {x:g} {bottom - near:g} {x:g} {bottom - radius:g}"
        f" L{x:g} {y + radius:g} C{x:g} {y + near:g} {x + near:g} {y:g} {x + radius:g} {y:g} Z"
    )


def _sign(*strokes: str, dots: tuple[tuple[float, float, float], ...] = (), solid: str = "") -> Sign:
    """`dots` are discs as x, y and radius."""
    areas = [_circle(*dot) for dot in dots] + ([solid] if solid else [])
    return (*(Stroke(path) for path in strokes), *(Stroke(path, filled=True) for path in areas))


_BUBBLE = (
    "M3 5.5 C3 4.4 3.9 3.5 5 3.5 L19 3.5 C20.1 3.5 21 4.4 21 5.5 L21 14.5 C21 15.6 20.1 16.5 19 16.5 L11.5 16.5"
    " L7 20.5 L7 16.5 L5 16.5 C3.9 16.5 3 15.6 3 14.5 Z"
)
_WRENCH = (
    "M20.5 7 L16.8 10.2 L13.8 7.2 L17 3.5 C14.6 2.7 11.9 3.6 10.6 5.9 C9.8 7.3 9.7 8.9 10.2 10.3 L3.6 16.9"
    " C2.8 17.7 2.8 19.1 3.6 20 C4.5 20.9 5.9 20.9 6.8 20.1 L13.5 13.6 C15.6 14.4 18.1 13.7 19.5 11.8"
    " C20.5 10.4 20.9 8.6 20.5 7 Z"
)
_CLOCK = _sign(_circle(12, 12, 9.5), "M12 6.5 L12 12 L15.8 14.2")

SIGNS: Mapping[str, Sign] = {
    # kinds of activity
    "brainstorm": _sign(
        "M9 18 C9 15.5 5.5 14 5.5 9.3 C5.5 5.7 8.3 2.8 12 2.8 C15.7 2.8 18.5 5.7 18.5 9.3 C18.5 14 15 15.5 15 18 Z",
        "M9.8 21.5 L14.2 21.5",
    ),
    "case": _sign(
        "M11 21 L4 21 L4 3 L13.5 3 L18 7.5 L18 8.5",
        _circle(15.3, 15.3, 3.8),
        "M18.2 18.2 L21.5 21.5",
        "M8 8 L11.5 8",
        "M8 12.5 L9 12.5",
    ),
    "demonstration": _sign(
        _circle(6, 10, 2.5),
        "M2 21 L2 18 C2 16.2 3.5 15 6 15 C8.5 15 10 16.2 10 18 L10 21",
        "M9 3.5 L22 3.5 L22 14.5 L14 14.5",
        "M12.5 11.5 L17.5 7.5",
    ),
    "discussion": _sign(
        "M2.5 13.5 L2.5 5 C2.5 3.9 3.4 3 4.5 3 L13 3 C14.1 3 15 3.9 15 5 L15 9 C15 10.1 14.1 11 13 11 L5.5 11 Z",
        "M18.5 8.5 L19.5 8.5 C20.6 8.5 21.5 9.4 21.5 10.5 L21.5 21 L18.3 18 L11 18 C9.9 18 9 17.1 9 16 L9 15",
    ),
    "exercise": _sign(
        "M3.5 20.5 L4.8 15.5 L16.3 4 C17.1 3.2 18.4 3.2 19.2 4 L20 4.8 C20.8 5.6 20.8 6.9 20 7.7 L8.5 19.2 Z",
        "M13.8 6.5 L17.5 10.2",
    ),
    "game": _sign(
        _box(3, 3, 18, 18, 3.5),
        dots=((7.8, 7.8, 1.5), (16.2, 7.8, 1.5), (12, 12, 1.5), (7.8, 16.2, 1.5), (16.2, 16.2, 1.5)),
    ),
    "quiz": _sign(
        "M2.8 6.5 L5.2 8.9 L9.5 4",
        _circle(6, 17, 3),
        "M13 6.5 L21.5 6.5",
        "M13 17 L21.5 17",
    ),
    "reflection": _sign(
        "M7 14.5 C4.5 14.5 2.8 12.9 2.8 10.8 C2.8 8.8 4.3 7.3 6.3 7.1 C6.9 4.5 9 2.8 11.7 2.8 C14.4 2.8 16.5 4.5 17 7"
        " C19.5 7.1 21.2 8.7 21.2 10.8 C21.2 13 19.5 14.5 17 14.5 Z",
        dots=((9, 18.3, 1.7), (5.6, 21.3, 1.2)),
    ),
    "role-play": _sign(
        "M4 3.5 C6.5 4.8 9.2 5.5 12 5.5 C14.8 5.5 17.5 4.8 20 3.5 L20 11.5 C20 17 16.5 20.5 12 21.5"
        " C7.5 20.5 4 17 4 11.5 Z",
        "M7.8 10.8 C8.5 10 9.5 10 10.2 10.8",
        "M13.8 10.8 C14.5 10 15.5 10 16.2 10.8",
        "M8.5 15 C10.3 17 13.7 17 15.5 15",
    ),
    "tool": _sign(_WRENCH),
    "video": _sign(_box(2.5, 4.5, 19, 15, 2.5), solid="M10 8.3 L16.2 12 L10 15.7 Z"),
    "wrap-up": _sign(
        "M5 21.5 L5 3",
        "M5 4 C8 2.6 10.5 5.4 14 4.5 C16 4 17.8 3.9 20 4.3 L20 13.6 C17.3 13 15.5 13.2 13.5 13.8 C10.5 14.6 8 12.2 5 13.6",
    ),
    "break": _sign(
        "M4 9.5 L17 9.5 L17 15.5 C17 18.5 15 20.5 12 20.5 L9 20.5 C6 20.5 4 18.5 4 15.5 Z",
        "M17 11 L18.5 11 C20.3 11 21.5 12 21.5 13.5 C21.5 15 20.3 16 18.5 16 L17 16",
        "M8 3 L8 6",
        "M13 3 L13 6",
    ),
    # facts of an activity
    "minutes": _CLOCK,
    "grouping": _sign(
        _circle(9, 8, 3.8),
        "M2.2 20.5 C2.2 16.6 4.8 14.5 9 14.5 C13.2 14.5 15.8 16.6 15.8 20.5",
        "M15.8 4.5 C17.7 4.9 18.9 6.2 18.9 8 C18.9 9.8 17.7 11.1 15.8 11.5",
        "M18.8 15 C20.9 15.9 21.8 17.8 21.8 20.5",
    ),
    "output": _sign("M3 14.5 L3 20.5 L21 20.5 L21 14.5", "M12 15.5 L12 3.5", "M7 8.5 L12 3.5 L17 8.5"),
    # what a facilitator does
    "say": _sign(_BUBBLE, "M7.5 8 L16.5 8", "M7.5 12 L13 12"),
    "do": _sign("M13.5 2.5 L4.5 13.5 L11 13.5 L9.5 21.5 L19.5 10 L12.8 10 Z"),
    "ask": _sign(
        _BUBBLE,
        "M9.7 7.8 C9.7 6.5 10.7 5.9 12 5.9 C13.3 5.9 14.3 6.6 14.3 7.8 C14.3 9.4 12 9.4 12 11",
        dots=((12, 13.9, 1.2),),
    ),
    "answer": _sign(_BUBBLE, "M8 10 L11 13 L16 7.2"),
    "show": _sign(_box(2.5, 3.5, 19, 12.5, 2), "M7.5 21.5 L12 16 L16.5 21.5"),
    "debrief": _sign(
        "M20 12 C20 16.4 16.4 20 12 20 C8.9 20 6.2 18.2 4.9 15.5",
        "M4 12 C4 7.6 7.6 4 12 4 C15.1 4 17.8 5.8 19.1 8.5",
        "M4 20.5 L4.6 15.3 L9.6 16.2",
        "M20 3.5 L19.4 8.7 L14.4 7.8",
    ),
    "transition": _sign("M3 12 L20.5 12", "M13.5 5 L20.5 12 L13.5 19"),
    "difficulties": _sign("M12 3.5 L22 20.5 L2 20.5 Z", "M12 10 L12 14", dots=((12, 17.3, 1.2),)),
    "early": _sign("M12 4 L12 20", "M4 12 L20 12"),
    "late": _sign("M3.5 5.5 L11.5 12 L3.5 18.5 Z", "M12.5 5.5 L20.5 12 L12.5 18.5 Z"),
    "clock": _CLOCK,
    # cards
    "scenario": _sign(_box(2.5, 4, 19, 16, 2), _circle(8, 9.3, 1.6), "M2.5 17.5 L9 13 L13 16 L16.5 12 L21.5 16.5"),
    "role": _sign(_circle(12, 7.8, 4.3), "M3.8 21 C3.8 16.7 7.1 14.8 12 14.8 C16.9 14.8 20.2 16.7 20.2 21"),
    "observer": _sign(
        "M1.8 12 C4.5 7.5 8 5 12 5 C16 5 19.5 7.5 22.2 12 C19.5 16.5 16 19 12 19 C8 19 4.5 16.5 1.8 12 Z",
        _circle(12, 12, 3.2),
    ),
    "worksheet": _sign(_box(4, 2.5, 16, 19, 2), "M8 8 L16 8", "M8 12 L16 12", "M8 16 L12.5 16"),
    "rubric": _sign(_box(3, 3.5, 18, 17, 2), "M3 9 L21 9", "M9.5 9 L9.5 20.5", "M12.8 14.8 L14.6 16.6 L17.8 13"),
    "note": _sign("M4 4 L20 4 L20 14 L14 20 L4 20 Z", "M14 20 L14 14 L20 14"),
    # what a list of things done is marked with, and what a quotation opens with
    "tick": _sign(_circle(12, 12, 9.5), "M7.5 12.3 L10.8 15.5 L16.5 9"),
    "quote": _sign(
        solid="M2 20 L2 13 C2 8 4.5 5 9.5 4 L10.2 6.2 C7.5 7.2 6.3 8.8 6.2 11.5 L10.5 11.5 L10.5 20 Z"
        " M13.5 20 L13.5 13 C13.5 8 16 5 21 4 L21.7 6.2 C19 7.2 17.8 8.8 17.7 11.5 L22 11.5 L22 20 Z"
    ),
}
"""By the name of an activity kind (`role-play`), of a cue (`say`), of a card (`role`) or of a fact (`minutes`)."""

BADGES: Mapping[str, str] = {
    **dict.fromkeys(("discussion", "brainstorm", "reflection"), "ellipse"),
    **dict.fromkeys(("exercise", "role-play", "game", "demonstration"), "roundRect"),
    **dict.fromkeys(("quiz", "wrap-up"), "hexagon"),
    **dict.fromkeys(("case", "video", "tool"), "snip2DiagRect"),
    "break": "ellipse",
}
"""The shape a kind's sign stands in, by what it asks of people: to talk, to act, to look back, to look closely."""


@lru_cache(maxsize=128)
def steps_of(path: str) -> tuple[tuple[str, tuple[float, ...]], ...]:
    """Path data as its commands, each with its numbers."""
    parts = re.findall(r"([MLCZ])([^MLCZ]*)", path)
    return tuple((command, tuple(float(number) for number in numbers.split())) for command, numbers in parts)


def sign_svg(name: str, *, size: float = GRID, colour: str = "currentColor") -> str:
    """An SVG element without words, `size` pixels or points square; to those who hear a page it is silent."""
    drawn = "".join(
        f'<path d="{stroke.path}"' + (f' fill="{colour}" stroke="none"/>' if stroke.filled else "/>")
        for stroke in SIGNS[name]
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{size:g}" height="{size:g}" viewBox="0 0 {GRID:g} {GRID:g}"'
        f' fill="none" stroke="{colour}" stroke-width="{STROKE:g}" stroke-linecap="round" stroke-linejoin="round"'
        f' aria-hidden="true">{drawn}</svg>'
    )


@lru_cache(maxsize=128)
def sign_geometry(name: str, *, filled: bool | None = None) -> str:
    """A sign as one a:custGeom: its lines take the shape's line, its areas its fill.

    With `filled` only its areas, or only its lines ("" when it has none): programs that draw slides without an office
    fill what says it is not to be filled, when both are in one shape.
    """
    strokes = tuple(stroke for stroke in SIGNS[name] if filled in (None, stroke.filled))
    return custom_geometry(strokes, GRID, GRID) if strokes else ""


def custom_geometry(strokes: Sign, width: float, height: float) -> str:
    """Strokes on a plane of `width` by `height` as a:custGeom, which scales them to its shape."""
    paths = "".join(_geometry_path(stroke, width, height) for stroke in strokes)
    return (
        '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/>'
        f"<a:pathLst>{paths}</a:pathLst></a:custGeom>"
    )


_UNITS = 1000  # path coordinates are whole numbers
_COMMANDS = {"M": "moveTo", "L": "lnTo", "C": "cubicBezTo"}


def _geometry_path(stroke: Stroke, width: float, height: float) -> str:
    size = f'w="{round(width * _UNITS)}" h="{round(height * _UNITS)}"'
    kind = ' stroke="0"' if stroke.filled else ' fill="none"'
    return f"<a:path {size}{kind}>{''.join(_step(*step) for step in steps_of(stroke.path))}</a:path>"


def _step(command: str, numbers: tuple[float, ...]) -> str:
    if command == "Z":
        return "<a:close/>"
    pairs = zip(numbers[::2], numbers[1::2], strict=True)
    points = "".join(f'<a:pt x="{round(x * _UNITS)}" y="{round(y * _UNITS)}"/>' for x, y in pairs)
    name = _COMMANDS[command]
    return f"<a:{name}>{points}</a:{name}>"
