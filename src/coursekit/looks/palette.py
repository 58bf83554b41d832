"""A whole palette from one colour: a brand's accent gives the inks, tints and second colours that go with it."""

from __future__ import annotations

import math
from collections.abc import Mapping

from coursekit.documents.look import Palette
from coursekit.looks.colour import Colour, contrast, legible, to_oklch, to_rgb
from coursekit.value import Value, replace

ROLES = Palette.__struct_fields__
LEAST_TEXT = 4.5
"""WCAG 2.2, 1.4.3: the contrast of text with its ground."""
LEAST_GRAPHIC = 3.0
"""WCAG 2.2, 1.4.3 and 1.4.11: that of large text, and of shapes one must see to understand."""


class Pair(Value):
    """A colour that stands on another somewhere in a deck or booklet, and the contrast it needs there."""

    colour: str
    ground: str
    least: float = LEAST_TEXT


PAIRS = (
    Pair("ink", "paper"),
    Pair("muted", "paper"),
    Pair("accent", "paper"),
    Pair("second", "paper"),
    Pair("positive", "paper"),
    Pair("warning", "paper"),
    *(Pair("ink", f"{role}_soft") for role in ("accent", "second", "positive", "warning")),
    *(Pair(role, f"{role}_soft") for role in ("accent", "second", "positive", "warning")),
    Pair("muted", "accent_soft"),
    Pair("muted", "second_soft"),
)
"""What the makers of templates and the writers set on what; `paper` on a colour has the contrast of that colour on it."""

_HALF = math.pi
_GREEN, _AMBER = math.radians(150), math.radians(70)
_TINT, _TINT_CHROMA = 0.957, 0.022
_STRONG = 0.47  # the lightness of a colour that words are set in, before its contrast is reckoned
_ROOM = 0.3  # contrast above the least, so that a tint may take some of it


def derive_palette(accent: str, given: Mapping[str, str]) -> Palette:
    """`accent` is RRGGBB; `given` holds roles (`accent_soft`) that are to be as they are.

    What is derived has the contrast its pairs need. What is given is kept: `looks.contrast` reports it.
    """
    paper = given.get("paper", "FFFFFF")
    base = to_oklch(accent)
    soft = given.get("accent_soft", _tint(base))
    second = replace(base, hue=base.hue + _HALF, chroma=min(max(base.chroma, 0.12), 0.15), lightness=_STRONG + 0.05)
    strong = {
        "second": second,
        "positive": Colour(_STRONG, 0.1, _GREEN),
        "warning": Colour(_STRONG + 0.02, 0.1, _AMBER),
    }
    derived = {
        "paper": paper,
        "accent": accent,
        "accent_soft": soft,
        "ink": legible(to_rgb(Colour(0.27, 0.02, base.hue)), soft, LEAST_TEXT + _ROOM),
        "muted": legible(to_rgb(Colour(0.5, 0.022, base.hue)), soft, LEAST_TEXT + _ROOM),
        "line": to_rgb(Colour(0.845, 0.015, base.hue)),
    }
    for role, colour in strong.items():
        colour = to_oklch(given[role]) if role in given else colour
        tint = given.get(f"{role}_soft", _tint(colour))
        derived[f"{role}_soft"] = tint
        derived[role] = legible(to_rgb(colour), min(tint, paper, key=_brightness), LEAST_TEXT + _ROOM)
    return Palette(**{**derived, **{role: given[role] for role in ROLES if role in given}})


def _brightness(colour: str) -> float:
    return contrast(colour, "000000")


def _tint(colour: Colour) -> str:
    return to_rgb(Colour(_TINT, min(_TINT_CHROMA, colour.chroma), colour.hue))
