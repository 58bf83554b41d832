"""How much room text takes, by estimate: for the widths of columns and the page numbers of the contents."""

from __future__ import annotations

import math

# A Latin character is taken as this share of a Chinese one (Arial's mean over English prose, spaces in).
_LATIN_EM = 0.53
# Lines end early: before a word that does not fit, or for a sign that may not begin a line.
_FILLED = 0.97


def width_em(words: str) -> float:
    """The width of one line of text in em."""
    latin = len(words.encode("latin-1", "ignore")) + words.count("–")
    return len(words) - latin * (1 - _LATIN_EM)


def count_lines(words: str, width_pt: float, size_pt: float) -> int:
    """Lines that text takes, at least one; a line end in it begins a new one."""
    room = max(width_pt / size_pt, 1)
    if "\n" in words:
        return sum([_lines(width_em(line), room) for line in words.split("\n")])
    # No character is wider than an em.
    return 1 if len(words) <= room else _lines(width_em(words), room)


def _lines(length_em: float, room_em: float) -> int:
    return 1 if length_em <= room_em else math.ceil(length_em / (room_em * _FILLED))
