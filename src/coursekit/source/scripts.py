"""Chinese from one script into the other: characters by OpenCC, everyday words by a table, quotation marks by rule."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache

Convert = Callable[[str], str]

# Characters, chosen by the word they stand in. OpenCC has tables of words as well, but of computing: in a course on
# service they make 程序 of a complaint a 程式, and the 窗口 of a counter a 視窗.
_TABLES = {("zh-TW", "zh-CN"): "tw2s", ("zh-CN", "zh-TW"): "s2tw"}

_BOTH_WAYS = {
    "資訊": "信息", "簡訊": "短信", "網際網路": "互联网", "網路": "网络", "影片": "视频", "螢幕": "屏幕", "聯絡": "联系",
    "列印": "打印", "印表機": "打印机", "影印": "复印", "錄影": "录像", "品質": "质量", "軟體": "软件", "滑鼠": "鼠标",
    "計程車": "出租车", "機率": "概率", "智慧電表": "智能电表", "智慧型手機": "智能手机",
    "回饋": "反馈", "計畫": "计划",
}  # fmt: skip
"""Everyday words of Taiwan and of the mainland. What is said one way only where it has this sense stands below."""

_WORDS = {
    ("zh-TW", "zh-CN"): {**_BOTH_WAYS, "專案": "项目", "應用程式": "应用程序", "視訊": "视频", "乳酪": "奶酪"},
    ("zh-CN", "zh-TW"): {
        **{there: here for here, there in _BOTH_WAYS.items()},
        "渠道": "管道",
        "智能": "智慧",
        "便签": "便利貼",
    },
}
_QUOTES = {
    "zh-CN": ((re.compile("「([^「」]*)」"), "“\\1”"), (re.compile("『([^『』]*)』"), "‘\\1’")),
    "zh-TW": ((re.compile("“([^“”]*)”"), "「\\1」"), (re.compile("‘([^‘’]*)’"), "『\\1』")),
}


def can_convert(written: str, wanted: str) -> bool:
    """Whether there is a converter from the one language to the other."""
    return (written, wanted) in _TABLES


def converter(written: str, wanted: str, words: Iterable[tuple[str, str]] = ()) -> Convert:
    """From a language to another that `can_convert` allows. `words`, as written and as wanted, go before all tables.

    Lines stay lines; a column may move where a word has another length.
    """
    convert = _open_table(_TABLES[written, wanted])
    own = {**_WORDS[written, wanted], **dict(words)}
    pattern = re.compile("|".join(map(re.escape, sorted(own, key=len, reverse=True))))

    def run(text: str) -> str:
        kept = [own[word] for word in pattern.findall(text)]
        pieces = [convert(piece) for piece in pattern.split(text)]
        whole = "".join(word for pair in zip(pieces, [*kept, ""], strict=True) for word in pair)
        for quote, replacement in _QUOTES[wanted]:
            whole = quote.sub(replacement, whole)
        return whole

    return run


def simplified(text: str) -> str:
    """Character by character, so that places stay what they are: for looking words up, not for reading."""
    return "".join(map(_simplified, text))


def is_traditional(text: str) -> bool:
    """Whether more of its characters are written so in Traditional Chinese only than in Simplified only."""
    signs = [sign for sign in text if sign > "\u3400"]
    traditional = sum(_simplified(sign) != sign for sign in signs)
    return traditional > sum(_traditional(sign) != sign for sign in signs)


@cache
def _simplified(sign: str) -> str:
    return sign if sign < "\u3400" else _open_table("t2s")(sign)


@cache
def _traditional(sign: str) -> str:
    return sign if sign < "\u3400" else _open_table("s2t")(sign)


@cache
def _open_table(name: str) -> Convert:
    # Its tables are read when a course is converted, not whenever a command starts.
    from opencc import OpenCC

    convert: Convert = OpenCC(name).convert
    return convert
