"""Numbers and bullets before entries: which forms there are, and what each counts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from coursekit.source.scripts import simplified
from coursekit.value import Value

_DIGITS = {char: value for value, char in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2, "兩": 2}
_WORDS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_ROMAN = {"I": 1, "V": 5, "X": 10}

_CHINESE = "[一二三四五六七八九十]{1,3}"
_COUNT = rf"(?:{_CHINESE}|\d{{1,2}})"
_COUNTED = "讲|講|章|单元|單元|模块|模塊|模組|部分|部份|篇|节|節|天|阶段|階段|课|課"
_COUNTERS = (
    "模块|模塊|模組|单元|單元|章节|專題|专题|部分|阶段|階段|主题|主題"
    "|module|unit|chapter|part|section|session|lesson|day|week"
)
_QUANTITY = (
    r"(?:个|個|种|種|小时|小時|分钟|分鐘|天|年|月|日|人|倍|万|萬|亿|億|元|%|％|次|步|点|點|大(?=\w)|位"
    r"|h\b|hours?\b|days?\b|min)"
)
"""After one of these a number counts what it says and no entries."""


class Sign(Value):
    """A number or bullet: offsets in the text, the words begin at `end`. Signs of one `kin` are counted together: `1.` goes on
    with `2、`. A bullet has the value 0."""

    start: int
    end: int
    family: str
    kin: str
    value: int

    @property
    def is_unit(self) -> bool:
        """第一讲, Module 1: it counts the parts of a course."""
        return self.kin.startswith("unit ")


_FORMS: tuple[tuple[str, str], ...] = (
    ("clock", r"(?:[01]?\d|2\d)[:：]\d\d\s*[-–—~～至到]+\s*(?:[01]?\d|2\d)[:：]\d\d"),
    ("unit", rf"第\s*(?P<unit_n>{_COUNT})\s*(?P<unit>{_COUNTED})(?:\s*[:：、.．,，—–-]+|(?=\s|[\w【《“‘「（(]|$))"),
    ("boxed", rf"【\s*第?\s*(?P<boxed_n>{_COUNT})\s*(?P<boxed>{_COUNTED})\s*】\s*[:：、]?"),
    ("boxed counter", rf"【\s*(?P<box>{_COUNTERS})\s*(?P<box_n>{_COUNT})\s*】\s*[:：、]?"),
    (
        "counter",
        rf"(?P<counter>{_COUNTERS})\s*(?P<counter_n>{_COUNT}|(?:{'|'.join(_WORDS)}))(?:\s*[:：、.．,，—–-]+|(?=\s|$))",
    ),
    ("(一)", rf"[（(]\s*(?P<cnp>{_CHINESE})\s*[)）]\s*[、.．:：]?|(?P<cnp1>[㈠-㈩])"),
    ("一、", rf"(?P<cn>{_CHINESE})\s*(?:[、．.，:：]|(?=\s+\S))"),
    ("1.1", rf"(?P<dotted>\d{{1,2}}(?:[.．]\d{{1,2}}){{1,3}})(?![\d.．]|\s*{_QUANTITY})\s*[、]?"),
    ("(1)", r"[（(]\s*(?P<np>\d{1,2})\s*[)）]\s*[、]?"),
    ("1)", r"(?P<n1>\d{1,2})\s*[)）]\s*[、]?"),
    ("1、", r"(?P<n2>\d{1,2})\s*(?:、|，(?=\D))"),
    ("1.", r"(?P<n3>\d{1,2})\s*[.．](?![\d.．])"),
    ("1:", r"(?P<n4>\d{1,2})\s*[:：](?!\d)"),
    ("①", r"(?P<circle>[①-⑳❶-❿⑴-⒇⒈-⒛])\s*[、.]?"),
    ("Ⅰ", r"(?P<roman1>[Ⅰ-Ⅻ])\s*[、.．:：]?"),
    ("I.", r"(?P<roman>[IVX]{1,4})\s*[.．、)）]"),
    ("i.", r"(?P<roman2>[ivx]{1,4})\s*[.．、)）]"),
    ("A)", r"[（(]?(?P<l1>[A-Za-z])\s*[)）]"),
    ("A.", r"(?P<l2>[A-Za-z])\s*[.．、](?![A-Za-z]\.)"),
    ("1", rf"(?P<bare>\d{{1,2}})(?!\d|[.,:：]\d|\s*{_QUANTITY})(?=\s|[㐀-鿿]|$)"),
)
_PATTERNS = {name: re.compile(pattern, re.IGNORECASE if name == "counter" else 0) for name, pattern in _FORMS}

_BULLET = re.compile(r"[•●◆◇■□▪▫○◎★☆※➢➣➤►▶▷▲△▼▽✓✔√☑☐◦‣∙·‧*＊+§²♦❖❑❒☞⊙\uf020-\uf0ff]|[-–—]{1,2}(?=[^-–—])|→")
"""The private characters are those of symbol fonts, as Word writes them."""

LETTER_BULLET = re.compile(r"([unlqvwopüØ])[ \t\u3000\xa0]+(?=\S)")
"""What is left of bullets in a symbol font when the font is lost."""

_LATIN_ONLY = re.compile(r"[A-Za-z]")


def signs_at(text: str, start: int, end: int) -> Iterator[Sign]:
    """The numbers that may be read at an offset, the likeliest first; white space after them is theirs."""
    for name, pattern in _PATTERNS.items():
        found = pattern.match(text, start, end)
        if found is not None:
            after = found.end() + len(text[found.end() : end]) - len(text[found.end() : end].lstrip())
            sign = _sign(name, found, after)
            if sign is not None:
                yield sign


def bullet_at(text: str, start: int, end: int) -> Sign | None:
    found = _BULLET.match(text, start, end)
    if found is None or text[found.end() : end].lstrip()[:1] == "":
        return None
    after = found.end() + len(text[found.end() : end]) - len(text[found.end() : end].lstrip())
    if found[0] in "-–—*+·" and after == found.end() and text[after] in "-0123456789*+":
        return None
    return Sign(start, after, found[0], found[0], 0)


def _sign(name: str, found: re.Match[str], end: int) -> Sign | None:
    start, words = found.start(), next((group for group in found.groups() if group), "")
    if name == "clock":
        return Sign(start, end, "hh:mm", "clock", 0)
    if name == "unit":
        return _unit(start, end, f"第#{simplified(found['unit'])}", simplified(found["unit"]), found["unit_n"])
    if name in ("boxed", "boxed counter"):
        unit, count = (found[group] for group in (("boxed", "boxed_n") if name == "boxed" else ("box", "box_n")))
        return _unit(start, end, f"【{simplified(unit)} #】", simplified(unit), count)
    if name == "counter":
        return _unit(
            start, end, f"{simplified(found['counter']).lower()} #", simplified(found["counter"]), found["counter_n"]
        )
    if name == "1.1":
        return _dotted(start, end, words)
    if name in ("I.", "Ⅰ", "i."):
        value = roman(unicodedata.normalize("NFKC", words).upper())
        return Sign(start, end, name, "i" if name == "i." else "I", value) if value else None
    if name in ("A.", "A)"):
        family = name if words.isupper() else name.lower()
        return Sign(start, end, family, family, ord(words.lower()) - ord("a") + 1)
    kin = "1" if name in ("1.", "1、", "1:") else {"1": "bare"}.get(name, name)
    value = number(unicodedata.normalize("NFKC", words).strip("()."))
    return Sign(start, end, name, kin, value) if 0 < value <= 60 else None


def _unit(start: int, end: int, family: str, unit: str, count: str) -> Sign:
    return Sign(start, end, family, f"unit {unit.lower()}", number(count))


def _dotted(start: int, end: int, words: str) -> Sign | None:
    parts = [int(part) for part in re.split(r"[.．]", words)]
    if parts[0] == 0:
        return None
    if parts[-1] == 0:
        return Sign(start, end, "1.0", "1.0", parts[0]) if len(parts) == 2 else None
    family = ".".join("1" * len(parts))
    return Sign(start, end, family, family, parts[-1])


def number(words: str) -> int:
    """What Chinese, Arabic or English numerals count; 0 when they are none."""
    if words.isascii() and words.isdigit():
        return int(words)
    if words.lower() in _WORDS:
        return _WORDS.index(words.lower()) + 1
    tens, ten, units = words.rpartition("十")
    if not set(tens + units) <= set(_DIGITS):
        return 0
    high = (_DIGITS[tens] if tens else 1) if ten else 0
    return 10 * high + sum(_DIGITS[char] for char in units[:1])


def roman(words: str) -> int:
    values = [_ROMAN.get(char, 0) for char in words]
    if not values or 0 in values:
        return 0
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < after else value for value, after in pairs)
