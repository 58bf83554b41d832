"""Where phrases end: Chinese writes no spaces between words, so a model tells."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import budoux

_MODELS = {"zh-CN": "zh-hans", "zh-TW": "zh-hant"}


def phrase_ends(text: str, language: str) -> frozenset[int]:
    """The numbers of characters after which a phrase ends; in other languages than Chinese, a word."""
    if language not in _MODELS:
        return frozenset(match.end() for match in re.finditer(r"\s+", text))
    ends, at = [], 0
    for phrase in _parser(_MODELS[language]).parse(text):
        at += len(phrase)
        ends.append(at)
    return frozenset(ends)


@lru_cache(maxsize=2)
def _parser(model: str) -> budoux.Parser:
    from budoux import load_default_simplified_chinese_parser, load_default_traditional_chinese_parser

    return load_default_simplified_chinese_parser() if model == "zh-hans" else load_default_traditional_chinese_parser()
