"""How wide characters are in a family of fonts, in em, from the fonts of this package and never from the machine's.

A family is measured by one that has its widths. A family that the table does not know is taken to be as wide as Verdana,
the widest of the common text faces: its text takes less room than was kept for it, never more.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import uharfbuzz

_FOLDER = Path(__file__).with_name("fonts")
# By family: the file with its widths, and what these are multiplied by.
_LATIN: Mapping[str, tuple[str, float]] = {
    **dict.fromkeys(
        ("arial", "helvetica", "helvetica neue", "liberation sans", "arimo", "roboto", "inter"), ("sans", 1.0)
    ),
    **dict.fromkeys(("tahoma", "trebuchet ms", "source sans pro", "source sans 3", "aptos"), ("sans", 1.0)),
    **dict.fromkeys(("segoe ui", "noto sans", "open sans", "lato", "montserrat", "poppins"), ("sans", 1.1)),
    **dict.fromkeys(("calibri", "carlito", "candara", "corbel"), ("humanist", 1.0)),
    **dict.fromkeys(("cambria", "caladea"), ("slab", 1.0)),
    **dict.fromkeys(("times new roman", "times", "liberation serif", "tinos", "garamond"), ("serif", 1.0)),
    **dict.fromkeys(("georgia", "palatino linotype", "book antiqua", "noto serif"), ("serif", 1.14)),
    **dict.fromkeys(("courier new", "courier", "consolas", "menlo", "liberation mono", "cousine"), ("mono", 1.0)),
}
_UNKNOWN = ("sans", 1.17)
CODE_FAMILY = "Consolas"

_EAST_ASIAN_WORDS = (
    "yahei", "雅黑", "jhenghei", "正黑", "simsun", "宋", "simhei", "黑", "pingfang", "苹方", "dengxian", "等线", "等線",
    "mingliu", "明體", "明体", "kaiti", "楷", "fangsong", "仿宋", "cjk", "source han", "思源", "heiti", "songti",
    "hiragino", "gothic", "mincho", "noto sans sc", "noto sans tc", "noto serif sc", "noto serif tc", "harmonyos",
    "wenquanyi", "文泉",
)  # fmt: skip


@lru_cache(maxsize=64)
def _file(family: str, *, bold: bool) -> tuple[str, float]:
    """An East Asian family measures its Latin letters too, when they are set in it."""
    name = family.strip().casefold()
    is_east_asian = any(word in name for word in _EAST_ASIAN_WORDS)
    stem, stretch = ("east-asian", 1.0) if is_east_asian else _LATIN.get(name, _UNKNOWN)
    return (f"{stem}-bold" if bold else stem), stretch


@lru_cache(maxsize=16)
def _font(stem: str) -> uharfbuzz.Font:
    import uharfbuzz as hb

    data = _FOLDER.joinpath(f"{stem}.ttf").read_bytes()
    return hb.Font(hb.Face(data))


@lru_cache(maxsize=4096)
def word_em(word: str, family: str, *, bold: bool) -> float:
    """The width of a word of one script, kerned as programs do. A character that the family lacks is an em wide."""
    import uharfbuzz as hb

    stem, stretch = _file(family, bold=bold)
    font = _font(stem)
    buffer = hb.Buffer()
    buffer.add_str(word)
    buffer.guess_segment_properties()
    hb.shape(font, buffer)
    upem: int = font.face.upem
    glyphs = zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    advance: int = sum(place.x_advance if info.codepoint else upem for info, place in glyphs)
    return stretch * advance / upem


@lru_cache(maxsize=32768)
def sign_em(character: str, *, bold: bool) -> float:
    """The width of a character set in an East Asian font: an em, but for half-width forms and their like.

    A dash is an em too, as one half of a Chinese one: that of some fonts is narrower by itself.
    """
    if character == "—":
        return 1.0
    font = _font("east-asian-bold" if bold else "east-asian")
    glyph = font.get_nominal_glyph(ord(character))
    return font.get_glyph_h_advance(glyph) / font.face.upem if glyph else 1.0
