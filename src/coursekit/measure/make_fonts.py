"""Makes measure/fonts/: `python -m coursekit.measure.make_fonts FOLDER`, with the source fonts in the folder.

What is kept of a font: which characters it has, how wide they are, and how pairs are kerned. Outlines go, so the files are
small and draw nothing; names go, as the licences of the sources ask of what is changed (measure/fonts/LICENCE.txt).
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable

HERE = Path(__file__).parent / "fonts"
# Japanese, Simplified and Traditional Chinese, of the collection's faces: dashes and the like differ, the widest counts.
_FACES = (0, 2, 3)
SOURCES: Mapping[str, str] = {
    "sans": "LiberationSans-Regular.ttf",
    "sans-bold": "LiberationSans-Bold.ttf",
    "serif": "LiberationSerif-Regular.ttf",
    "serif-bold": "LiberationSerif-Bold.ttf",
    "mono": "LiberationMono-Regular.ttf",
    "mono-bold": "LiberationMono-Bold.ttf",
    "humanist": "Carlito-Regular.ttf",
    "humanist-bold": "Carlito-Bold.ttf",
    "slab": "Caladea-Regular.ttf",
    "slab-bold": "Caladea-Bold.ttf",
    "east-asian": "NotoSansCJK-Regular.ttc",
    "east-asian-bold": "NotoSansCJK-Bold.ttc",
}
"""Liberation has the widths of Arial, Times New Roman and Courier New, Carlito those of Calibri, Caladea of Cambria."""
_DROPPED = [
    "glyf",
    "loca",
    "fpgm",
    "prep",
    "cvt ",
    "gasp",
    "GSUB",
    "GDEF",
    "FFTM",
    "DSIG",
    "kern",
    "post",
    "OS/2",
    "name",
]
_LATIN = [*range(0x20, 0x530), *range(0x1E00, 0x2000), *range(0x2000, 0x2300), *range(0x2500, 0x2700)]
_EPOCH = 3_000_000_000  # of `head`, in seconds since 1904: the same bytes whenever it runs


def make_fonts(sources: Path, target: Path) -> None:
    for name, file in SOURCES.items():
        numbers = _FACES if file.endswith("ttc") else (-1,)
        fonts = [TTFont(sources / file, fontNumber=number, recalcTimestamp=False) for number in numbers]
        made = _widths_alone(fonts) if len(fonts) > 1 else _latin(fonts[0])
        made["head"].created = made["head"].modified = _EPOCH
        made.save(target / f"{name}.ttf", reorderTables=None)


def _latin(font: TTFont) -> TTFont:
    """Its Latin, Greek and Cyrillic letters and its signs, with kerning."""
    options = Options(layout_features=["kern"], hinting=False, glyph_names=False, notdef_outline=False)
    options.drop_tables += _DROPPED
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=_LATIN)
    subsetter.subset(font)
    return _kept(font)


def _kept(font: TTFont) -> TTFont:
    """Without outlines, which the subsetter needs to the end."""
    for table in _DROPPED:
        if table in font:
            del font[table]
    font.recalcBBoxes = False
    return font


def _widths_alone(fonts: Sequence[TTFont]) -> TTFont:
    """One glyph a width, to which all characters of that width are mapped: 45,000 of them in a few kilobytes."""
    font, widths = fonts[0], dict[int, int]()
    for face in fonts:
        for code, glyph in face.getBestCmap().items():
            widths[code] = max(face["hmtx"][glyph][0], widths.get(code, 0))
    glyphs = {width: f"w{width}" for width in sorted(set(widths.values()))}
    builder = FontBuilder(font["head"].unitsPerEm, isTTF=True)
    builder.setupGlyphOrder([".notdef", *glyphs.values()])
    metrics = {name: (width, 0) for width, name in glyphs.items()}
    builder.setupHorizontalMetrics({".notdef": (font["head"].unitsPerEm, 0), **metrics})
    builder.setupHorizontalHeader(ascent=font["hhea"].ascent, descent=font["hhea"].descent)
    builder.font["cmap"] = _many_to_one(font, {code: glyphs[width] for code, width in widths.items()})
    builder.setupMaxp()
    return _kept(builder.font)


def _many_to_one(font: TTFont, characters: Mapping[int, str]) -> object:
    """A character map of format 13, made for fonts of last resort: ranges of one glyph."""
    table = font["cmap"]
    subtable = CmapSubtable.newSubtable(13)
    subtable.platformID, subtable.platEncID, subtable.language = 3, 10, 0
    subtable.cmap = dict(characters)
    table.tables = [subtable]
    return table


def _missing(sources: Path) -> Iterable[str]:
    return [file for file in SOURCES.values() if not (sources / file).is_file()]


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    if missing := _missing(folder):
        sys.exit(f"{folder}: there is no {', '.join(missing)}")
    make_fonts(folder, HERE)
