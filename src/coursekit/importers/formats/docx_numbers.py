"""Automatic numbering of Word as it prints: ECMA-376 part 1, 17.9."""

from __future__ import annotations

import re

from lxml import etree

from coursekit.importers.formats.package import child, local, number, value
from coursekit.value import Mutable, Value, field

_DIGITS = "零一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
          (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip
_BULLETS = ("bullet", "none")
_PLACE = re.compile(r"%([1-9])")
_MOST = 99_999


class Level(Value):
    form: str
    text: str
    start: int
    style: str
    legal: bool


class Printed(Value):
    """What is printed before a paragraph, empty for a bullet; `item` its depth where the number alone does not tell it."""

    number: str
    item: int


class Numbering(Mutable):
    """Paragraphs are counted as they are asked for, in the order of the document."""

    lists: dict[str, str]
    levels: dict[str, dict[int, Level]]
    overrides: dict[str, dict[int, int]]
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    begun: set[tuple[str, int]] = field(default_factory=set)

    def printed(self, id: str, depth: int) -> Printed | None:
        """None when the list has no such level."""
        abstract = self.lists.get(id, "")
        levels = self.levels.get(abstract, {})
        level = levels.get(depth)
        if level is None:
            return None
        if level.form in _BULLETS and not _PLACE.search(level.text):
            return Printed("", depth + 1) if level.text.strip() else None
        counts = self._count(id, abstract, levels, depth)
        said = _PLACE.sub(lambda found: _of(levels, counts, int(found[1]) - 1, legal=level.legal), level.text)
        alike = any(d < depth and (other.form, other.text) == _above(level, d) for d, other in levels.items())
        return Printed(said.strip(), depth + 1 if alike else 0)

    def level_of_style(self, id: str, style: str) -> int:
        levels = self.levels.get(self.lists.get(id, ""), {})
        return next((depth for depth, level in levels.items() if level.style == style), 0)

    def _count(self, id: str, abstract: str, levels: dict[int, Level], depth: int) -> dict[int, int]:
        counts = self.counts.setdefault(abstract, {})
        start = self.overrides.get(id, {}).get(depth)
        if start is not None and (id, depth) not in self.begun:
            counts[depth] = start
        else:
            counts[depth] = counts[depth] + 1 if depth in counts else levels[depth].start
        self.begun.add((id, depth))
        for deeper in [d for d in counts if d > depth]:
            del counts[deeper]
        return counts


def _above(level: Level, depth: int) -> tuple[str, str]:
    """How a level above it would be written, printed the same."""
    return level.form, _PLACE.sub(f"%{depth + 1}", level.text)


def _of(levels: dict[int, Level], counts: dict[int, int], depth: int, *, legal: bool) -> str:
    level = levels.get(depth)
    if level is None:
        return ""
    return counted(counts.get(depth, level.start), "decimal" if legal else level.form)


def read_numbering(root: etree._Element | None) -> Numbering:
    lists: dict[str, str] = {}
    levels: dict[str, dict[int, Level]] = {}
    overrides: dict[str, dict[int, int]] = {}
    for node in root if root is not None else ():
        if local(node) == "abstractNum":
            levels[value(node, "abstractNumId")] = _levels(node)
        elif local(node) == "num":
            id = value(node, "numId")
            lists[id] = value(child(node, "abstractNumId"))
            changed = [one for one in node if local(one) == "lvlOverride"]
            overrides[id] = {
                number(value(one, "ilvl")): number(value(start))
                for one in changed
                if (start := child(one, "startOverride")) is not None
            }
    return Numbering(lists, levels, overrides)


def _levels(node: etree._Element) -> dict[int, Level]:
    return {
        number(value(one, "ilvl")): Level(
            value(child(one, "numFmt")) or "decimal", value(child(one, "lvlText")),
            number(value(child(one, "start")), 1) if child(one, "start") is not None else 0,
            value(child(one, "pStyle")), child(one, "isLgl") is not None,
        )
        for one in node
        if local(one) == "lvl"
    }  # fmt: skip


def counted(count: int, form: str) -> str:
    """A number in one of Word's forms: 17.18.59. One that is not known is written in digits."""
    if not 0 < count < _MOST:
        return str(count)
    match form:
        case "upperLetter" | "lowerLetter":
            letters = chr(ord("A") + (count - 1) % 26) * min(1 + (count - 1) // 26, 9)
            return letters if form == "upperLetter" else letters.lower()
        case "upperRoman" | "lowerRoman":
            return _roman(count) if form == "upperRoman" else _roman(count).lower()
        case "decimalZero":
            return f"{count:02}"
        case "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" if count <= 20:
            return chr(ord("①") + count - 1)
        case "chineseLegalSimplified":
            return _chinese(count, _LEGAL, "拾佰仟")
        case "ideographDigital" | "japaneseDigitalTenThousand" | "taiwaneseDigital":
            return "".join(_DIGITS[int(digit)] for digit in str(count)).replace("零", "〇")
        case "ideographTraditional" if count <= 10:
            return _STEMS[count - 1]
        case "ideographZodiac" if count <= 12:
            return _BRANCHES[count - 1]
        case _ if form.startswith(("chineseCounting", "taiwaneseCounting", "japaneseCounting")):
            return _chinese(count, _DIGITS, "十百千")
        case _:
            return str(count)


def _roman(count: int) -> str:
    said = ""
    for worth, letters in _ROMAN:
        said += letters * (count // worth)
        count %= worth
    return said


def _chinese(count: int, digits: str, units: str) -> str:
    """Up to 9,999: 十二, 二十, 一百零三."""
    if count > 9_999:
        return str(count)
    said = ""
    for place, digit in enumerate(reversed(str(count))):
        if digit != "0":
            said = digits[int(digit)] + (units[place - 1] if place else "") + said
        elif said and not said.startswith(digits[0]):
            said = digits[0] + said
    return said[1:] if 10 <= count < 20 and units[0] == "十" else said
