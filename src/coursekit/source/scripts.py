"""Chinese from one script into the other: characters and usual words by OpenCC, quotation marks by rule."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache

Convert = Callable[[str], str]

# Taiwan's words to the mainland's and back; characters that stand for several are chosen by the word they stand in.
_TABLES = {("zh-TW", "zh-CN"): "tw2sp", ("zh-CN", "zh-TW"): "s2twp"}
_QUOTES = {
    "zh-CN": ((re.compile("「([^「」]*)」"), "“\\1”"), (re.compile("『([^『』]*)』"), "‘\\1’")),
    "zh-TW": ((re.compile("“([^“”]*)”"), "「\\1」"), (re.compile("‘([^‘’]*)’"), "『\\1』")),
}


def can_convert(written: str, wanted: str) -> bool:
    """Whether there is a converter from the one language to the other."""
    return (written, wanted) in _TABLES


def converter(written: str, wanted: str, words: Iterable[tuple[str, str]] = ()) -> Convert:
    """From a language to another that `can_convert` allows. `words`, as written and as wanted, go before the tables.

    Lines stay lines; a column may move where a word has another length.
    """
    convert = _open_table(_TABLES[written, wanted])
    own = dict(words)
    pattern = re.compile("|".join(map(re.escape, sorted(own, key=len, reverse=True))))

    def run(text: str) -> str:
        kept = [own[word] for word in pattern.findall(text)] if own else []
        pieces = pattern.split(text) if own else [text]
        converted = [convert(piece) for piece in pieces]
        whole = "".join(word for pair in zip(converted, [*kept, ""], strict=True) for word in pair)
        for quote, replacement in _QUOTES[wanted]:
            whole = quote.sub(replacement, whole)
        return whole

    return run


@cache
def _open_table(name: str) -> Convert:
    # Its tables are read when a course is converted, not whenever a command starts.
    from opencc import OpenCC

    convert: Convert = OpenCC(name).convert
    return convert
