"""Text as it would have been typed with care: spaces and widths by rule, words and quotation marks as they are."""

from __future__ import annotations

import re

from coursekit.han import RANGES

_FULL = "，。、；：？！（）《》〈〉【】「」『』"
_CHINESE = f"{RANGES}{_FULL}"
_EITHER = "“”‘’…—·"
"""Signs that English has too: what stands beside them says which they are."""
_WIDE_OF = {",": "，", ":": "：", ";": "；", "?": "？", "!": "！"}
_NARROW_OF = {
    code: code - 0xFEE0 for first, last in ("０９", "ＡＺ", "ａｚ") for code in range(ord(first), ord(last) + 1)
}

Rule = tuple[str, re.Pattern[str], str]
"""What it does, what it finds, what it puts there."""

BEFORE: tuple[Rule, ...] = (
    ("signs without width are dropped", re.compile("[\u200b\u2060\ufeff\u00ad]"), ""),
    ("white space of any kind is one space", re.compile(r"\s+"), " "),
    ("a bracket around Chinese is full-width", re.compile(f"\\(([^()（）]*[{RANGES}][^()（）]*)\\)"), r"（\1）"),
    ("and so is half a bracket that opens at Chinese", re.compile(f"\\((?=[{RANGES}])"), "（"),
    ("or closes after it", re.compile(f"(?<=[{RANGES}])\\)"), "）"),
    (
        "no space stands between Chinese signs",
        re.compile(f"(?<=[{_CHINESE}]) (?=[{_CHINESE}{_EITHER}])|(?<=[{_EITHER}]) (?=[{_CHINESE}])"),
        "",
    ),
)
AFTER: tuple[Rule, ...] = (
    (
        "no space stands around a full-width sign",
        re.compile("(?<=[，。、；：？！（【《]) | (?=[，。、；：？！）】》])"),
        "",
    ),
)
"""Between the two, signs beside Chinese become full-width."""

_SIGN = re.compile(
    f"(?:(?<=[{RANGES}」』）》】])|(?<=[{RANGES}][”’])) ?([,:;?!]) ?|([,:;?!]) ?(?=[{RANGES}「『（《【])"
)


def clean(text: str) -> str:
    """No letter, digit or Chinese character is lost, and no word moves; quotation marks stay as they are."""
    text = text.translate(_NARROW_OF).replace("％", "%")
    for _, pattern, replacement in BEFORE:
        text = pattern.sub(replacement, text)
    text = _SIGN.sub(lambda found: _WIDE_OF[found[1] or found[2]], text.strip())
    for _, pattern, replacement in AFTER:
        text = pattern.sub(replacement, text)
    return text.strip()
