"""How large a line of text can be set: an estimate on the safe side, for any script that a name may be written in."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Mapping

MILLIMETRE_PT = 72 / 25.4
PAPERS: Mapping[str, tuple[float, float]] = {"a4": (210.0, 297.0), "letter": (215.9, 279.4)}
"""Width and height of a standing sheet in millimetres, by the name a look gives it."""
# What a letter of no width of its own, a small one and a capital take of an em at most; bold letters, too.
_SMALL_EM, _CAPITAL_EM, _WIDE_EM = 0.64, 0.8, 1.04


def width_em(words: str) -> float:
    return sum(_character_em(character) for character in words)


def _character_em(character: str) -> float:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0.0
    if unicodedata.east_asian_width(character) in "WF":
        return _WIDE_EM
    return _CAPITAL_EM if character.isupper() or character in "mw@%&" else _SMALL_EM


def fitted(words: str, width_pt: float, most_pt: float, least_pt: float, *, lines: int = 1) -> float:
    """The largest size, in half points, at which the words take so many lines; never below the least."""
    # Lines of several words do not fill up.
    room = width_pt * (lines if lines == 1 else lines - 0.5)
    wanted = room / max(width_em(words), 0.1)
    return max(least_pt, min(most_pt, int(wanted * 2) / 2))


def lines_of(words: str, width_pt: float, size_pt: float) -> int:
    """How many lines the words take at this size; at least one."""
    return max(1, math.ceil(width_em(words) * size_pt / width_pt))
