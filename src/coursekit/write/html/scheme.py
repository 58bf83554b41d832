"""The colours of a page: the look's by day, and what they become by night.

Contrast is computed as in WCAG 2.2 (relative luminance); text has at least 4.5:1 on all it stands on.
"""

from __future__ import annotations

import colorsys
from collections.abc import Iterable, Mapping

from coursekit.documents.look import Palette
from coursekit.value import as_data

_LEAST_CONTRAST = 4.6  # a little over 4.5: colours are rounded to whole channels
_NIGHT_PAPER, _NIGHT_INK = "12171C", "E4E9ED"
_ACCENTS = ("accent", "second", "positive", "warning")
_STEPS = 50
# Accents by night: bright enough for small words on them and beside them, and not as loud as neon.
_NIGHT_CONTRAST = 7.5
_NIGHT_SATURATION = 0.62


def day(palette: Palette) -> Mapping[str, str]:
    """The palette, and for each accent a shade to write in, which is the accent itself where that is dark enough."""
    colours = as_data(palette)
    cover = _readable(palette.accent, [palette.paper], "000000")
    return {**_with_text_shades(colours, "000000"), "cover": cover, "cover_ink": palette.paper}


def night(palette: Palette) -> Mapping[str, str]:
    """The same roles on dark paper: accents are lightened until words in the colour of the paper can be read on them.

    A cover of such an accent would dazzle: it keeps the accent of the day.
    """
    paper = _NIGHT_PAPER
    colours = {
        "paper": paper,
        "ink": _NIGHT_INK,
        "muted": _readable(palette.muted, [paper], "FFFFFF"),
        "line": _mixed(paper, _NIGHT_INK, 0.24),
    }
    for role in _ACCENTS:
        light = _lightened(getattr(palette, role), paper)
        colours[role] = light
        colours[f"{role}_soft"] = _mixed(paper, light, 0.13)
    cover = _readable(palette.accent, [_NIGHT_INK], "000000")
    ordered = {role: colours[role] for role in Palette.__struct_fields__}
    return {**_with_text_shades(ordered, "FFFFFF"), "cover": cover, "cover_ink": _NIGHT_INK}


def variables(colours: Mapping[str, str]) -> str:
    """CSS custom properties: `--accent-soft:#E4F0F5;`."""
    return "".join(f"--{role.replace('_', '-')}:#{colour};" for role, colour in colours.items())


def _with_text_shades(colours: Mapping[str, str], toward: str) -> Mapping[str, str]:
    grounds = [colours["paper"], *(colours[f"{role}_soft"] for role in _ACCENTS)]
    shades = {f"{role}_text": _readable(colours[role], grounds, toward) for role in (*_ACCENTS, "muted")}
    return {**colours, **shades}


def _readable(colour: str, grounds: Iterable[str], toward: str) -> str:
    """The colour nearest to `colour` on its way to black or white that can be read on every ground."""
    against = tuple(grounds)
    for step in range(_STEPS + 1):
        shade = _mixed(colour, toward, step / _STEPS)
        if all(contrast(shade, ground) >= _LEAST_CONTRAST for ground in against):
            return shade
    return toward


def _lightened(colour: str, paper: str) -> str:
    """The same hue, lighter until it stands out from dark paper: mixed with white it would turn grey."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*(channel / 255 for channel in _channels(colour)))
    for step in range(_STEPS + 1):
        lighter = lightness + (1 - lightness) * step / _STEPS
        red, green, blue = colorsys.hls_to_rgb(hue, lighter, min(saturation, _NIGHT_SATURATION))
        shade = f"{round(red * 255):02X}{round(green * 255):02X}{round(blue * 255):02X}"
        if contrast(shade, paper) >= _NIGHT_CONTRAST:
            return shade
    return "FFFFFF"


def contrast(one: str, other: str) -> float:
    """WCAG 2.2: (L1 + 0.05) / (L2 + 0.05), the lighter one first."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def _mixed(colour: str, other: str, share: float) -> str:
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


def _channels(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[start : start + 2], 16) for start in (0, 2, 4))
