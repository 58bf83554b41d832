"""The fonts there are to draw and set with: those of the look first, then those of the machine.

A deck and a document name fonts that every office has; a page that is drawn needs the font itself. Where a family
is missing, one of its kind stands in (`_KINDS`). Only upright and slanted faces of normal width in weights of about
400 and 700 are taken: of a variable Chinese font the thinnest instance would be drawn.
"""

from __future__ import annotations

import hashlib
import tempfile
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

import typst
import uharfbuzz

from coursekit.documents.look import Fonts, Look
from coursekit.value import Value
from coursekit.write.sfnt import single_face

# Families of a kind: any of them may stand in for any other, the first that is there is taken.
_KINDS: tuple[tuple[str, ...], ...] = (
    ("Arial", "Liberation Sans", "Arimo", "Helvetica", "Helvetica Neue", "Nimbus Sans", "Noto Sans", "DejaVu Sans"),
    ("Calibri", "Carlito", "Aptos", "Segoe UI", "Open Sans", "Lato"),
    ("Times New Roman", "Liberation Serif", "Tinos", "Times", "Nimbus Roman", "Noto Serif", "DejaVu Serif"),
    ("Cambria", "Caladea", "Georgia", "Gelasio"),
    ("Consolas", "Courier New", "Liberation Mono", "Cousine", "Menlo", "Noto Sans Mono", "DejaVu Sans Mono"),
    (
        *(
            "Microsoft YaHei",
            "微软雅黑",
            "Noto Sans CJK SC",
            "Noto Sans SC",
            "Source Han Sans SC",
            "Source Han Sans CN",
        ),
        *("思源黑体", "DengXian", "等线", "PingFang SC", "Hiragino Sans GB", "Heiti SC", "SimHei", "黑体"),
        *("WenQuanYi Micro Hei", "WenQuanYi Zen Hei", "Droid Sans Fallback"),
    ),
    (
        *(
            "Microsoft JhengHei",
            "微軟正黑體",
            "Noto Sans CJK TC",
            "Noto Sans TC",
            "Source Han Sans TC",
            "Source Han Sans TW",
        ),
        *("思源黑體", "PingFang TC", "Heiti TC", "Noto Sans CJK HK", "WenQuanYi Micro Hei", "WenQuanYi Zen Hei"),
    ),
    (
        *(
            "SimSun",
            "宋体",
            "NSimSun",
            "Noto Serif CJK SC",
            "Noto Serif SC",
            "Source Han Serif SC",
            "Source Han Serif CN",
        ),
        *("思源宋体", "Songti SC", "STSong", "AR PL UMing CN"),
    ),
    (
        *("PMingLiU", "新細明體", "MingLiU", "Noto Serif CJK TC", "Noto Serif TC", "Source Han Serif TC"),
        *("Source Han Serif TW", "思源宋體", "Songti TC", "AR PL UMing TW"),
    ),
    ("KaiTi", "楷体", "DFKai-SB", "標楷體", "Kaiti SC", "Kaiti TC", "AR PL UKai CN", "AR PL UKai TW"),
)
# What stands in for a family of no known kind, and for one of which nothing of its kind is there.
_ANY_LATIN, _ANY_SIMPLIFIED, _ANY_TRADITIONAL = _KINDS[0], _KINDS[5], _KINDS[6]
# Signs and pictograms that fonts for text lack.
_SIGNS = ("Segoe UI Symbol", "Apple Symbols", "Noto Sans Symbols 2", "Noto Sans Symbols2", "Symbola", "DejaVu Sans")
_MONOSPACE = "Consolas"
_FONT_FILES = (".ttf", ".otf", ".ttc", ".otc")
_REGULAR, _BOLD = 400, 700
# Controls, joiners, spaces and marks such as variation selectors: a font without them draws the rest all the same.
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Mn", "Me", "Zs", "Zl", "Zp"})


class Face(Value):
    """One face of a family: `index` is its place in the file, 0 unless that is a collection."""

    family: str
    weight: int
    slanted: bool
    path: str
    index: int

    @property
    def data(self) -> bytes:
        """A font file with this face alone."""
        return _face_data(self.path, self.index)

    @property
    def characters(self) -> uharfbuzz.Set:
        """The code points it has a glyph for."""
        return _characters(self.path, self.index)


class FontSet(Value):
    """The faces by family in lower case; `search` is what Typst finds them in, `folder` where those of the look lie."""

    families: dict[str, tuple[Face, ...]]
    search: typst.Fonts
    folder: str | None = None

    def stand_in(self, family: str, language: str) -> str | None:
        """The family that is there for the one that is asked for: itself, one of its kind, or any of the language."""
        for name in (family, *_same_kind(family), *_any_of(language)):
            if name.casefold() in self.families:
                return self.families[name.casefold()][0].family
        return None

    def faces_of(self, family: str, *, slanted: bool) -> Iterator[Face]:
        """Its regular and bold faces, and the same slanted where there are such."""
        faces = self.families[family.casefold()]
        for slope in (False, True) if slanted else (False,):
            for weight in (_REGULAR, _BOLD):
                found = [face for face in faces if face.weight == weight and face.slanted is slope]
                yield from found[:1]

    @property
    def signs(self) -> tuple[str, ...]:
        """Families for characters that those of the look lack."""
        return tuple(self.families[name.casefold()][0].family for name in _SIGNS if name.casefold() in self.families)


def families_for(fonts: FontSet, look: Look, language: str) -> tuple[str, ...]:
    """What a text in the language is set in, the first that has a character: Latin, East Asian, signs."""
    found = [fonts.stand_in(family, asked) for family, asked in _wanted(look, language)]
    return tuple(dict.fromkeys([*(name for name in found if name is not None), *fonts.signs]))


def lacking(fonts: FontSet, look: Look, language: str) -> tuple[str, ...]:
    """The families that pages in the language cannot do without, where nothing here stands in: a Latin one, and for
    Chinese a Chinese one."""
    needed = [want for want in _wanted(look, language) if want[1] == "en" or language.startswith("zh")]
    return tuple(dict.fromkeys(family for family, asked in needed if fonts.stand_in(family, asked) is None))


def _wanted(look: Look, language: str) -> tuple[tuple[str, str], ...]:
    """The look's families for body and headings, each with the language it is for."""
    names = fonts_of_language(look, language)
    return (
        (names.body_latin, "en"), (names.heading_latin, "en"),
        (names.body_east_asian, language), (names.heading_east_asian, language),
    )  # fmt: skip


def fonts_of_language(look: Look, language: str) -> Fonts:
    """The look's fonts for the language, else those for its first."""
    return look.fonts.get(language) or next(iter(look.fonts.values()))


def missing_characters(fonts: FontSet, families: Iterable[str], words: str) -> tuple[str, ...]:
    """The characters, in order, that no regular face of the families has."""
    left = {ord(character) for character in set(words) if unicodedata.category(character) not in _UNSEEN}
    for family in families:
        face = next(fonts.faces_of(family, slanted=False), None)
        if left and face is not None:
            has = face.characters
            left = {code for code in left if code not in has}
    return tuple(chr(code) for code in sorted(left))


def monospace(fonts: FontSet) -> str | None:
    return fonts.stand_in(_MONOSPACE, "en")


def _same_kind(family: str) -> tuple[str, ...]:
    return next((kind for kind in _KINDS if family.casefold() in (name.casefold() for name in kind)), ())


def _any_of(language: str) -> tuple[str, ...]:
    match language:
        case "zh-TW":
            return (*_ANY_TRADITIONAL, *_ANY_SIMPLIFIED)
        case "zh-CN":
            return (*_ANY_SIMPLIFIED, *_ANY_TRADITIONAL)
        case _:
            return _ANY_LATIN


# ---------------------------------------------------------------- finding them


def fonts_for(look: Look) -> FontSet:
    """What the look brings in fonts/ and what the machine has; searched once a process and look."""
    own = tuple(
        (Path(path).name, data)
        for path, data in sorted(look.files.items())
        if path.startswith("fonts/") and path.lower().endswith(_FONT_FILES)
    )
    return _font_set(own)


@lru_cache(maxsize=4)
def _font_set(own: tuple[tuple[str, bytes], ...]) -> FontSet:
    folder = _written_out(own) if own else None
    search = search_of(folder)
    families: dict[str, tuple[Face, ...]] = {}
    for info in search.fonts():
        weight = _about(info.weight)
        # Those within Typst itself have no path: they serve for setting, and cannot be handed on.
        if info.path is not None and weight and abs(info.stretch - 1) < 0.01:
            face = Face(info.family, weight, info.style != "normal", str(info.path), info.index)
            families[info.family.casefold()] = (*families.get(info.family.casefold(), ()), face)
    return FontSet(_upright(families, folder), search, folder)


def search_of(folder: str | None) -> typst.Fonts:
    """The machine's fonts, and those of a folder."""
    return typst.Fonts(include_system_fonts=True, font_paths=[folder] if folder else [])


def _about(weight: int) -> int:
    """400 for weights of text, 700 for bold ones, 0 for the rest."""
    if 350 <= weight <= 450:
        return _REGULAR
    return _BOLD if 600 <= weight <= 750 else 0


def _upright(families: dict[str, tuple[Face, ...]], own: str | None) -> dict[str, tuple[Face, ...]]:
    """Families with a regular face; the look's own faces first, else by path, whatever order the disk gives."""
    return {
        name: tuple(sorted(faces, key=lambda face: (not (own and face.path.startswith(own)), face.path, face.index)))
        for name, faces in families.items()
        if any(face.weight == _REGULAR and not face.slanted for face in faces)
    }


def identities(fonts: FontSet) -> tuple[tuple[str, str], ...]:
    """For each face its name, and the digest of what its file says of itself."""
    faces = (face for family in fonts.families.values() for face in family)
    return tuple(
        sorted((f"{face.family} {face.weight} {face.slanted} {face.index}", _identity(face.path)) for face in faces)
    )


def folders(fonts: FontSet) -> tuple[Path, ...]:
    """Where the faces lie, and the two folders above each: where one more would lie too."""
    paths = (Path(face.path) for faces in fonts.families.values() for face in faces)
    return tuple(sorted({folder for path in paths for folder in list(path.parents)[:3]}))


# A font file starts with a directory that has a checksum of each of its tables (OpenType, table directory).
_DIRECTORY_BYTES = 65_536


@lru_cache(maxsize=1_024)
def _identity(path: str) -> str:
    size = Path(path).stat().st_size
    with open(path, "rb") as file:
        return hashlib.sha256(b"%d %s" % (size, file.read(_DIRECTORY_BYTES))).hexdigest()


# Typst takes fonts from folders only. The folders are removed when the process ends.
_FOLDERS: list[tempfile.TemporaryDirectory[str]] = []


def _written_out(own: tuple[tuple[str, bytes], ...]) -> str:
    folder = tempfile.TemporaryDirectory(prefix="coursekit-fonts-")
    _FOLDERS.append(folder)
    for name, data in own:
        unique = f"{hashlib.sha256(data).hexdigest()[:12]}-{name}"
        (Path(folder.name) / unique).write_bytes(data)
    return folder.name


@lru_cache(maxsize=16)
def _face_data(path: str, index: int) -> bytes:
    return single_face(Path(path).read_bytes(), index)


@lru_cache(maxsize=32)
def _characters(path: str, index: int) -> uharfbuzz.Set:
    return uharfbuzz.Face(uharfbuzz.Blob.from_file_path(path), index).unicodes
