"""A company's colours and fonts, as the theme of its template has them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from coursekit.documents.look import Fonts, Palette
from coursekit.looks.colour import contrast, legible, to_oklch, to_rgb
from coursekit.looks.palette import LEAST_TEXT, derive_palette
from coursekit.write.ooxml.theme import Faces, Theme

# ISO 15924, as themes write it: the script of each language's own families.
_SCRIPTS = {"zh-CN": "Hans", "zh-TW": "Hant", "en": "Hans"}
_SOFT, _LEAST_SOFT, _SOFT_CHROMA = 0.1, 0.28, 0.05  # how much lighter than a dark ground its tints are, and how strong
_ROOM = 0.3
_LATIN_ONLY = frozenset(
    {
        "Arial", "Calibri", "Calibri Light", "Cambria", "DejaVu Sans", "DejaVu Serif", "Helvetica", "Liberation Sans",
        "Liberation Serif", "Tahoma", "Times New Roman", "Verdana", "Georgia", "Segoe UI",
    }
)  # fmt: skip


def palette_of(colours: Mapping[str, str], fallback: Palette) -> Palette:
    """From a theme's colours by the names that shapes use (`tx1`, `bg1`, `accent1`).

    A colour that cannot be read on the ground is darkened or lightened until it can be; any other is taken as it is.
    """
    paper, accent = colours.get("bg1") or fallback.paper, colours.get("accent1", fallback.accent)
    if contrast(paper, "000000") < contrast(paper, "FFFFFF"):
        return _dark_palette(paper, accent, colours, fallback)
    accent = legible(accent, paper, LEAST_TEXT)
    ink = legible(colours.get("tx1", fallback.ink), paper, LEAST_TEXT)
    palette = derive_palette(accent, {"paper": paper, "ink": ink})
    second = _second(colours, accent, palette.second)
    return replace(palette, second=legible(second, palette.second_soft, LEAST_TEXT))


def _second(colours: Mapping[str, str], accent: str, otherwise: str) -> str:
    """The first accent that is another colour than the main one."""
    candidates = (colours.get(f"accent{number}", "") for number in range(2, 7))
    return next((c for c in candidates if c and _is_other(c, accent)), otherwise)


def _is_other(colour: str, accent: str) -> bool:
    one, other = to_oklch(colour), to_oklch(accent)
    turn = abs((one.hue - other.hue + 3.1416) % 6.2832 - 3.1416)
    return one.chroma > 0.04 and turn > 0.6


def _dark_palette(paper: str, accent: str, colours: Mapping[str, str], fallback: Palette) -> Palette:
    """On a dark ground tints are a little lighter than it, and what is set in colour is light."""
    strong = {
        "accent": accent,
        "second": _second(colours, accent, fallback.second),
        "positive": fallback.positive,
        "warning": fallback.warning,
    }
    soft = {f"{role}_soft": _dark_tint(paper, colour) for role, colour in strong.items()}
    lightest = max(soft.values(), key=lambda tint: contrast(tint, "000000"))
    ink = legible(colours.get("tx1", "FFFFFF"), lightest, LEAST_TEXT + _ROOM)
    return Palette(
        paper=paper,
        ink=ink,
        muted=legible(_between(ink, paper, 0.35), lightest, LEAST_TEXT + _ROOM),
        line=_between(ink, paper, 0.7),
        **{role: legible(colour, soft[f"{role}_soft"], LEAST_TEXT + _ROOM) for role, colour in strong.items()},
        **soft,
    )


def _dark_tint(paper: str, colour: str) -> str:
    ground = to_oklch(paper)
    chroma = min(to_oklch(colour).chroma, _SOFT_CHROMA)
    return to_rgb(replace(to_oklch(colour), lightness=max(ground.lightness + _SOFT, _LEAST_SOFT), chroma=chroma))


def _between(one: str, other: str, share: float) -> str:
    pairs = ((int(one[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (0, 2, 4))
    return "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


def fonts_of(theme: Theme, fallback: Mapping[str, Fonts]) -> dict[str, Fonts]:
    """By language. Where the theme names no East Asian family it is that of the language's script, else the fallback's."""
    return {language: _fonts(theme, language, fonts) for language, fonts in fallback.items()}


def _fonts(theme: Theme, language: str, fallback: Fonts) -> Fonts:
    return Fonts(
        theme.major.latin or fallback.heading_latin,
        east_asian_of(theme.major, language) or fallback.heading_east_asian,
        theme.minor.latin or fallback.body_latin,
        east_asian_of(theme.minor, language) or fallback.body_east_asian,
    )


def east_asian_of(faces: Faces, language: str) -> str:
    """Empty where the theme leaves it to the machine, or names a family that has no Chinese, as LibreOffice does."""
    named = faces.east_asian if faces.east_asian not in _LATIN_ONLY else ""
    return named or faces.scripts.get(_SCRIPTS.get(language, "Hans"), "")
