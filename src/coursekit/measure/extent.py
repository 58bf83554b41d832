"""How much room text takes: an estimate from character widths, on the safe side.

A CJK character is one em wide, Latin letters about half (wide ones more). Lines break anywhere between CJK
characters and at spaces. Tested against rendered slides; a line of slack is left by the caller.
"""

from __future__ import annotations

import math
import unicodedata
from functools import lru_cache

LINE_HEIGHT = 1.25
"""Line pitch over font size, as the templates set it."""

_NARROW = frozenset("fijlrtI.,:;'|!()[] ")
_WIDE = frozenset("mwMWOQGDCHNU@%&")


@lru_cache(maxsize=8192)
def width_em(text: str) -> float:
    """The width of text set in one line, in em."""
    return sum(_character_em(character) for character in text)


def _character_em(character: str) -> float:
    if unicodedata.east_asian_width(character) in "WFA":
        return 1.0
    if character in _NARROW:
        return 0.32
    return 0.82 if character in _WIDE else 0.56


def lines_of(text: str, width_pt: float, size_pt: float) -> int:
    """How many lines the text takes in a column of this width; at least one."""
    room = max(width_pt / size_pt, 1.0)
    # A line of CJK text loses up to one character at its end to a sign that may not start the next.
    usable = max(room - 0.5, 1.0)
    return sum(max(1, math.ceil(width_em(line) / usable)) for line in text.split("\n"))


def height_pt(lines: int, size_pt: float) -> float:
    return lines * size_pt * LINE_HEIGHT
