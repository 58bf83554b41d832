"""Colour as people see it: lightness, chroma and hue (OKLCH), and the contrast of two colours (WCAG 2.2)."""

from __future__ import annotations

import math
import re

from coursekit.value import Value, replace

_RRGGBB = re.compile(r"#?([0-9A-Fa-f]{6})")
_SHADE = 0.005  # a step of lightness that nobody sees


class Colour(Value):
    """A colour in OKLCH: `lightness` from 0 to 1, `chroma` from 0 to about 0.3, `hue` in radians."""

    lightness: float
    chroma: float
    hue: float


def read_colour(written: str) -> str | None:
    """RRGGBB in capitals, with or without the sign #; None for what is no colour."""
    found = _RRGGBB.fullmatch(written.strip())
    return found[1].upper() if found else None


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, “contrast ratio”: from 1 to 21."""
    bright, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def legible(colour: str, ground: str, least: float) -> str:
    """The colour itself, or the nearest darker or lighter shade of it that has `least` contrast with the ground."""
    step = -_SHADE if _luminance(ground) > 0.18 else _SHADE
    shade, found = to_oklch(colour), colour
    while contrast(found, ground) < least and 0 < shade.lightness < 1:
        shade = replace(shade, lightness=min(max(shade.lightness + step, 0), 1))
        found = to_rgb(shade)
    return found


def to_oklch(colour: str) -> Colour:
    """https://bottosson.github.io/posts/oklab/: sRGB to OKLab, then to polar coordinates."""
    red, green, blue = (_linear(int(colour[i : i + 2], 16) / 255) for i in (0, 2, 4))
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    medium = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    a = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
    lightness = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
    return Colour(lightness, math.hypot(a, b), math.atan2(b, a))


def to_rgb(colour: Colour) -> str:
    """The nearest colour a screen has: chroma is taken off until it is one."""
    chroma = colour.chroma
    while any(not -1e-4 <= channel <= 1.0001 for channel in _channels(replace(colour, chroma=chroma))) and chroma > 0:
        chroma = max(chroma - 0.002, 0)
    channels = _channels(replace(colour, chroma=chroma))
    return "".join(f"{round(_gamma(min(max(channel, 0), 1)) * 255):02X}" for channel in channels)


def _channels(colour: Colour) -> tuple[float, float, float]:
    a, b = colour.chroma * math.cos(colour.hue), colour.chroma * math.sin(colour.hue)
    long = (colour.lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (colour.lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (colour.lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def _gamma(channel: float) -> float:
    return channel * 12.92 if channel <= 0.0031308 else 1.055 * channel ** (1 / 2.4) - 0.055


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[i : i + 2], 16) / 255) for i in (0, 2, 4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
