"""Bars of minutes in a terminal: as long as the minutes they stand for, to an eighth of a character."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from rich.text import Text

from coursekit.model.balance import Use
from coursekit.value import Value

USE_STYLES = {Use.TALK: "blue", Use.PRACTICE: "green", Use.OTHER: "yellow", Use.PAUSE: "bright_black"}
_TEXTURES = {Use.TALK: "█", Use.PRACTICE: "▓", Use.OTHER: "░", Use.PAUSE: " "}
_EIGHTHS = " ▏▎▍▌▋▊▉"


class Scale(Value):
    """How many minutes a character stands for, and how many characters the longest bar has."""

    minutes: int
    cells: int

    def bar(self, minutes: int, use: Use) -> Text:
        whole, rest = divmod(max(1, round(minutes * 8 / self.minutes)), 8)
        return Text("█" * whole + (_EIGHTHS[rest] if rest else ""), USE_STYLES[use])


def scale_of(longest: int, minutes: int, most: int) -> Scale:
    """At `minutes` a character, or a multiple of it when the longest bar would take more than `most`."""
    step = minutes * max(1, ceil(longest / minutes / most))
    return Scale(step, max(1, ceil(longest / step)))


def stacked(parts: Sequence[tuple[Use, int]], cells: int, *, coloured: bool) -> Text:
    """One bar of so many characters, divided as the minutes are; without colours, by texture."""
    total = max(1, sum(minutes for _, minutes in parts))
    text = Text()
    done = at = 0
    for use, minutes in parts:
        done += minutes
        end = round(done * cells / total)
        text.append(("█" if coloured else _TEXTURES[use]) * (end - at), USE_STYLES[use])
        at = end
    return text
