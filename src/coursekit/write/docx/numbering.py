"""The lists of a document: one definition a kind, and a number of its own for each list that counts."""

from __future__ import annotations

from enum import IntEnum

from lxml import etree

from coursekit.value import Mutable, field
from coursekit.write.docx.source import W
from coursekit.write.ooxml.package import XML_DECLARATION

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
LEVELS = 9
# From one level of a list to the next, in twips.
INDENT = 397
_SIGN_FONT = "Segoe UI Symbol"
_SIGN_FONTS = f'<w:rFonts w:ascii="{_SIGN_FONT}" w:eastAsia="{_SIGN_FONT}" w:hAnsi="{_SIGN_FONT}" w:cs="{_SIGN_FONT}"/>'
_BULLET_FONTS = '<w:rFonts w:ascii="Arial" w:eastAsia="Arial" w:hAnsi="Arial" w:cs="Arial"/>'


class ListKind(IntEnum):
    BULLET = 0
    ORDERED = 1
    CHECK = 2
    CHECKED = 3
    OPTION = 4


_BULLETS = ("•", "–", "▪")
_LATIN_NUMBERS = (("decimal", "%{n}."), ("lowerLetter", "%{n})"), ("lowerRoman", "%{n}."))
_CHINESE_NUMBERS = (("decimal", "%{n}."), ("decimal", "(%{n})"), ("decimalEnclosedCircle", "%{n}"))
# A box and a letter need more room than a bullet.
_WIDE = 624


class Numbering(Mutable):
    """Hands out list numbers (w:numId) and writes the numbering part at the end.

    `template` is the numbering part of the template, "" when there is none: its definitions stay,
    since the template's styles may name them.
    """

    language: str
    template: bytes
    _root: etree._Element | None = None
    _first_abstract: int = 0
    _next_number: int = 1
    _shared: dict[ListKind, int] = field(default_factory=dict)
    _numbers: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        if self.template:
            self._root = etree.fromstring(self.template, etree.XMLParser(resolve_entities=False, no_network=True))
            self._first_abstract = _highest(self._root, "abstractNum", "abstractNumId") + 1
            self._next_number = _highest(self._root, "num", "numId") + 1

    def shared(self, kind: ListKind) -> int:
        """The number of all lists of a kind that does not count."""
        if kind not in self._shared:
            self._shared[kind] = self._add(kind, "")
        return self._shared[kind]

    def counting(self, kind: ListKind, level: int, start: int) -> int:
        """A number of its own for a list that counts from `start` at `level` (from 0)."""
        override = f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride>'
        return self._add(kind, override)

    def _add(self, kind: ListKind, override: str) -> int:
        number = self._next_number
        self._next_number += 1
        self._numbers.append(
            f'<w:num w:numId="{number}"><w:abstractNumId w:val="{self._first_abstract + kind}"/>{override}</w:num>'
        )
        return number

    def to_xml(self) -> bytes:
        abstract = "".join(_abstract(kind, self._first_abstract + kind, self.language) for kind in ListKind)
        ours = f"<w:numbering {_W}>{abstract}{''.join(self._numbers)}</w:numbering>"
        if self._root is None:
            return (XML_DECLARATION + ours).encode()
        return _merged(self._root, etree.fromstring(ours))


def _highest(root: etree._Element, element: str, name: str) -> int:
    values = (node.get(f"{W}{name}", "") for node in root.iter(f"{W}{element}"))
    return max((int(value) for value in values if value.isdigit()), default=0)


def _merged(theirs: etree._Element, ours: etree._Element) -> bytes:
    """Definitions before numbers, as ECMA-376 part 1, 17.9.16 asks; anything else keeps its place at the end."""
    definitions = ours.findall(f"{W}abstractNum")
    numbers = ours.findall(f"{W}num")
    at = _end_of(theirs, "abstractNum") or _end_of(theirs, "numPicBullet")
    theirs[at:at] = definitions
    at = _end_of(theirs, "num") or _end_of(theirs, "abstractNum")
    theirs[at:at] = numbers
    return etree.tostring(theirs, xml_declaration=True, encoding="UTF-8", standalone=True)


def _end_of(root: etree._Element, element: str) -> int:
    """The place after the last child of a name; 0 when there is none."""
    return max((i + 1 for i, node in enumerate(root) if node.tag == f"{W}{element}"), default=0)


def _abstract(kind: ListKind, id: int, language: str) -> str:
    levels = "".join(_level(kind, level, language) for level in range(LEVELS))
    return (
        f'<w:abstractNum w:abstractNumId="{id}"><w:nsid w:val="{0xC0A50000 + id:08X}"/>'
        f'<w:multiLevelType w:val="hybridMultilevel"/>{levels}</w:abstractNum>'
    )


def _level(kind: ListKind, level: int, language: str) -> str:
    format, sign, fonts = _sign(kind, level, language)
    hanging, left = INDENT, INDENT * (level + 1)
    if kind is ListKind.OPTION:
        # The boxes stand under the words of the question, which has a number before it.
        hanging, left = _WIDE, INDENT * (level + 1) + _WIDE
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{format}"/><w:lvlText w:val="{sign}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr>'
        f"<w:rPr>{fonts}</w:rPr></w:lvl>"
    )


def _sign(kind: ListKind, level: int, language: str) -> tuple[str, str, str]:
    """The number format, the text and the fonts of a level."""
    match kind:
        case ListKind.BULLET:
            return "bullet", _BULLETS[level % len(_BULLETS)], _BULLET_FONTS
        case ListKind.ORDERED:
            numbers = _CHINESE_NUMBERS if language.startswith("zh") else _LATIN_NUMBERS
            format, pattern = numbers[level % len(numbers)]
            return format, pattern.replace("{n}", str(level + 1)), ""
        case ListKind.CHECK:
            return "bullet", "☐", _SIGN_FONTS
        case ListKind.CHECKED:
            return "bullet", "☑", _SIGN_FONTS
        case ListKind.OPTION:
            return "upperLetter", f"☐ %{level + 1}", _SIGN_FONTS
