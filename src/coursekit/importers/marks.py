"""Numbers and bullets: what counts as one, which form it has, and what it counts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from coursekit.importers.vocabulary import UNITS
from coursekit.value import Value

_HAN = "一二三四五六七八九十"
_HAN_NUMBER = f"[{_HAN}]{{1,3}}"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_HAN_CIRCLED = "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"
_ROMAN_SIGNS = "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ"
_TRADITIONAL_UNITS = {
    "講": "讲",
    "單元": "单元",
    "模塊": "模块",
    "模組": "模块",
    "節": "节",
    "階段": "阶段",
    "課": "课",
}
_UNITS = sorted((*UNITS, *_TRADITIONAL_UNITS), key=len, reverse=True)
_HAN_UNITS = "|".join(unit for unit in _UNITS if not unit.isascii())
_LATIN_UNITS = "|".join(unit for unit in _UNITS if unit.isascii())
_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")
_AFTER_UNIT = r"\s*[:：、.．|｜,，—–-]*\s*"

CHAPTERS = "unit "
"""How the families of chapters begin: “unit 讲”, “unit module”."""

BULLET = "bullet "


class FoundMark(Value):
    """`end` is where the words begin. A `soft` mark is one only as part of a sequence; an `inner` one may stand in a line's
    middle."""

    family: str
    value: int
    end: int
    soft: bool = False
    is_text: bool = False


class _Form(Value):
    family: str
    pattern: re.Pattern[str]
    soft: bool = False
    is_text: bool = False


def _form(family: str, pattern: str, *, soft: bool = False, is_text: bool = False) -> _Form:
    return _Form(family, re.compile(pattern, re.IGNORECASE), soft, is_text)


_CLOCK = re.compile(r"\d{1,2}[:：]\d{2}\s*[-–—~～至到]\s*\d{1,2}[:：]\d{2}\s*[:：|｜]?\s*")

CLOCK = "clock"
"""The family of times of a day before what happens then."""

_FORMS: Sequence[_Form] = (
    _form("unit", rf"第\s*(?P<n>{_HAN_NUMBER}|\d{{1,2}})\s*(?P<unit>{_HAN_UNITS}){_AFTER_UNIT}"),
    _form("unit", rf"(?P<unit>{_HAN_UNITS})\s*(?P<n>{_HAN_NUMBER}|\d{{1,2}})(?=[\s:：、.．|｜—–-]){_AFTER_UNIT}"),
    _form("unit", rf"(?P<unit>{_LATIN_UNITS})\s+(?P<n>\d{{1,2}}|[ivx]{{1,5}}|{'|'.join(_WORDS)})\b{_AFTER_UNIT}"),
    _form("#.#.#", r"\d{1,2}\.\d{1,2}\.(?P<n>\d{1,2})(?![\d.])[、.．]?\s*"),
    _form("#.0", r"(?P<n>\d{1,2})\.0(?![\d.])\s*"),
    _form("#.#", r"\d{1,2}\.(?P<n>[1-9]\d?)(?![\d.%％])[、.．]?\s*(?!(小时|天|hours?|days?|h\b))"),
    _form("一、", rf"(?P<n>{_HAN_NUMBER})\s*[、.．](?!\d)\s*"),
    _form("(一)", rf"[（(]\s*(?P<n>{_HAN_NUMBER})\s*[)）]\s*[、.．]?\s*"),
    _form("(1)", r"[（(]\s*(?P<n>\d{1,2})\s*[)）]\s*[、.．]?\s*"),
    _form("1)", r"(?P<n>\d{1,2})\s*[)）]\s*[、.．]?\s*"),
    _form("1.", r"(?P<n>\d{1,2})\s*(?:、|[.．](?![\d.]))\s*"),
    _form("(a)", r"[（(]\s*(?P<n>[a-z])\s*[)）]\s*"),
    _form("①", rf"(?P<n>[{_CIRCLED}])\s*[、.．]?\s*"),
    _form("㈠", rf"(?P<n>[{_HAN_CIRCLED}])\s*[、.．]?\s*"),
    _form("Ⅰ", rf"(?P<n>[{_ROMAN_SIGNS}]|[IVX]{{1,4}}(?=[.、．)]))\s*[、.．)]?\s*"),
    _Form("A)", re.compile(r"(?P<n>[A-Z])\s*[、.．)）](?![A-Za-z.])\s*")),
    _Form("a)", re.compile(r"(?P<n>[a-z])\s*[、.．)）](?![A-Za-z.])\s*")),
    _form("word", r"(?P<unit>[\u4e00-\u9fff]{2,4})(?P<n>\d{1,2})\s*[:：]", is_text=True),
    _form("1", r"(?P<n>\d{1,2})(?:\s+|$|(?=[\u4e00-\u9fff]))(?![小天分人个年月日号种大])", soft=True),
)

_BULLETS = "•●◆■□➢➤►▶✓✔★☆▪○◇◎·∙※►❖▲△"
_BULLET = re.compile(rf"(?P<n>[{_BULLETS}])\s*|(?P<d>-{{1,3}}|[*–—+])\s+|(?P<e>-)(?=[\u4e00-\u9fffA-Z（(\d])")
_LETTER_BULLET = re.compile(r"(?P<n>[unlqvpwyo§ØüÐèàð])[ \t\u3000\xa0]+(?=\S)")


def letter_bullets(lines: Sequence[str]) -> frozenset[str]:
    """Letters that stand before lines because the font of their bullets is gone: alone, and at least twice."""
    found = [match["n"] for line in lines if (match := _LETTER_BULLET.match(line))]
    return frozenset(letter for letter in set(found) if found.count(letter) >= 2 or not letter.isascii())


def mark_at(text: str, start: int, end: int, letters: frozenset[str] = frozenset()) -> FoundMark | None:
    """The mark at the start of a line or piece. A bullet before a number is part of the number."""
    bullet = _bullet_at(text, start, end, letters)
    at = bullet.end if bullet else start
    if clock := _CLOCK.match(text, at, end):
        return FoundMark(CLOCK, 0, clock.end())
    for form in _FORMS:
        match = form.pattern.match(text, at, end)
        if match and (value := _value(form, match)):
            family = form.family
            if family in ("unit", "word"):
                unit = match["unit"].lower()
                family = f"{family} {_TRADITIONAL_UNITS.get(unit, unit)}"
            if form.soft and bullet:
                continue
            return FoundMark(family, value, at if form.is_text else match.end(), form.soft, form.is_text)
    return bullet


def _bullet_at(text: str, start: int, end: int, letters: frozenset[str]) -> FoundMark | None:
    match = _BULLET.match(text, start, end)
    if match:
        sign = match["n"] or match["d"] or match["e"]
        return FoundMark(f"{BULLET}{sign}", 0, match.end())
    match = _LETTER_BULLET.match(text, start, end)
    if match and match["n"] in letters:
        return FoundMark(f"{BULLET}{match['n']}", 0, match.end())
    return None


def _value(form: _Form, match: re.Match[str]) -> int:
    """0 for what is no number."""
    said = match["n"].lower()
    if said.isascii() and said.isdecimal():
        return int(said)
    for row in (_CIRCLED, _HAN_CIRCLED):
        if said in row:
            return row.index(said) + 1
    if said.upper() in _ROMAN_SIGNS and len(said) == 1 and not said.isascii():
        return _ROMAN_SIGNS.index(said.upper()) + 1
    if form.family in ("A)", "a)", "(a)"):
        return ord(said) - ord("a") + 1
    if said in _WORDS:
        return _WORDS.index(said) + 1
    if said in _ROMAN:
        return _ROMAN.index(said) + 1
    return han_number(said)


def han_number(said: str) -> int:
    """一 to 九十九; 0 for what is none."""
    tens, ten, ones = said.partition("十")
    if any(sign not in _HAN for sign in said) or len(tens) > 1 or len(ones) > 1:
        return 0
    unit = _HAN.index(ones) + 1 if ones else 0
    if not ten:
        return _HAN.index(said) + 1 if len(said) == 1 else 0
    return (_HAN.index(tens) + 1 if tens else 1) * 10 + unit
