"""Whether the colours of a look can be read on one another."""

from __future__ import annotations

from collections.abc import Mapping

from coursekit.diagnostic import Report, Span, warning_rule
from coursekit.documents.look import Palette
from coursekit.looks.colour import contrast, legible
from coursekit.looks.palette import PAIRS

LOOK_CONTRAST = warning_rule(
    "look-contrast",
    """Text needs a contrast of 4.5:1 with its ground (WCAG 2.2, 1.4.3), or people with weak eyes, and everyone under a
weak projector, cannot read it. Two colours of the look's palette that stand on one another have less. What is not given
in look.yaml is derived from the accent with enough contrast; an accent that is too light itself is better darkened.""",
)


def check_contrast(palette: Palette, places: Mapping[str, Span], palette_place: Span, report: Report) -> None:
    """`places` says where a role (`accent_soft`) is written; one that is derived is reported at the palette itself."""
    for pair in PAIRS:
        colour, ground = getattr(palette, pair.colour), getattr(palette, pair.ground)
        found = contrast(colour, ground)
        if found >= pair.least:
            continue
        better = legible(colour, ground, pair.least)
        report(
            LOOK_CONTRAST,
            places.get(pair.colour) or places.get(pair.ground) or palette_place,
            f"{_shown(pair.colour)} {colour} on {_shown(pair.ground)} {ground} has a contrast of {found:.1f}:1,"
            f" {pair.least:g}:1 needed",
            help=f"{better} would do for {_shown(pair.colour)}",
        )


def _shown(role: str) -> str:
    return role.replace("_", "-")
