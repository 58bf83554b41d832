"""A company's colours and fonts, as the theme of its template has them."""

from __future__ import annotations

from collections.abc import Mapping

from coursekit.documents.look import Fonts, Palette
from coursekit.looks.colour import contrast, legible, to_oklch, to_rgb
from coursekit.looks.palette import LEAST_TEXT, derive_palette
from coursekit.value import replace
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
    """For white paper, from a theme's colours by the names that shapes use (`tx1`, `accent1`).

    A colour that cannot be read on the ground is darkened until it can be; any other is taken as it is.
    """
    return _on_light("FFFFFF", colours, fallback)


def palette_on(ground: str, colours: Mapping[str, str], fallback: Palette) -> Palette | None:
    """For slides of this ground; None for white ones, which need no palette of their own."""
    if not ground or ground == "FFFFFF":
        return None
    is_dark = contrast(ground, "000000") < contrast(ground, "FFFFFF")
    return (_on_dark if is_dark else _on_light)(ground, colours, fallback)


def _on_light(ground: str, colours: Mapping[str, str], fallback: Palette) -> Palette:
    accent = legible(colours.get("accent1", fallback.accent), ground, LEAST_TEXT)
    ink = colours.get("tx1", fallback.ink)
    ink = fallback.ink if contrast(ink, "FFFFFF") < LEAST_TEXT else ink
    palette = derive_palette(accent, {"paper": ground, "ink": legible(ink, ground, LEAST_TEXT)})
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


def _on_dark(ground: str, colours: Mapping[str, str], fallback: Palette) -> Palette:
    """Tints are a little lighter than the ground, and what is set in colour is light."""
    accent = colours.get("accent1", fallback.accent)
    strong = {
        "accent": accent,
        "second": _second(colours, accent, fallback.second),
        "positive": fallback.positive,
        "warning": fallback.warning,
    }
    soft = {f"{role}_soft": _dark_tint(ground, colour) for role, colour in strong.items()}
    lightest = max(soft.values(), key=lambda tint: contrast(tint, "000000"))
    ink = legible(colours.get("tx1", "FFFFFF"), lightest, LEAST_TEXT + _ROOM)
    return Palette(
        paper=ground,
        ink=ink,
        muted=legible(_between(ink, ground, 0.35), lightest, LEAST_TEXT + _ROOM),
        line=_between(ink, ground, 0.7),
        **{role: legible(colour, soft[f"{role}_soft"], LEAST_TEXT + _ROOM) for role, colour in strong.items()},
        **soft,
    )


def _dark_tint(ground: str, colour: str) -> str:
    chroma = min(to_oklch(colour).chroma, _SOFT_CHROMA)
    return to_rgb(
        replace(to_oklch(colour), lightness=max(to_oklch(ground).lightness + _SOFT, _LEAST_SOFT), chroma=chroma)
    )


def _between(one: str, other: str, share: float) -> str:
    pairs = ((int(one[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (0, 2, 4))
    return "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


def fonts_of(theme: Theme, fallback: Mapping[str, Fonts]) -> dict[str, Fonts]:
    """By language. Where the theme names no East Asian family it is that of the language's script, else the fallback's."""
    return {
        language: Fonts(
            theme.major.latin or fonts.heading_latin,
            east_asian_of(theme.major, language) or fonts.heading_east_asian,
            theme.minor.latin or fonts.body_latin,
            east_asian_of(theme.minor, language) or fonts.body_east_asian,
        )
        for language, fonts in fallback.items()
    }


def fonts_of_booklet(
    heading: tuple[str, str], body: tuple[str, str], theme: Theme | None, fallback: Mapping[str, Fonts]
) -> dict[str, Fonts]:
    """By language, from the Latin and East Asian families that a Word template's styles name."""
    themed = fonts_of(theme, fallback) if theme is not None else fallback
    return {
        language: Fonts(
            heading[0] or fonts.heading_latin,
            _chinese(heading[1]) or fonts.heading_east_asian,
            body[0] or fonts.body_latin,
            _chinese(body[1]) or fonts.body_east_asian,
        )
        for language, fonts in themed.items()
    }


def east_asian_of(faces: Faces, language: str) -> str:
    """Empty where the theme leaves it to the machine."""
    return _chinese(faces.east_asian) or faces.scripts.get(_SCRIPTS.get(language, "Hans"), "")


def has_chinese(family: str) -> bool:
    """LibreOffice names families as East Asian that have no Chinese at all."""
    return family != "" and family not in _LATIN_ONLY


def _chinese(family: str) -> str:
    return family if has_chinese(family) else ""
