"""Attributes in braces: `{#id minutes=20 editions=full,one-day}`."""

from __future__ import annotations

import re

from coursekit.content import Condition, Name


def braces(*pieces: str) -> str:
    """The pieces that are not empty, in braces; nothing for none."""
    inside = " ".join(piece for piece in pieces if piece)
    return f"{{{inside}}}" if inside else ""


def pair(key: str, value: str) -> str:
    """`key=value`, in quotes when it has spaces; nothing when there is no value. What attributes cannot hold, quotes and
    braces, is replaced by the nearest that they can."""
    if not value:
        return ""
    value = value.translate({ord('"'): "”", ord("{"): "(", ord("}"): ")", ord("｛"): "（", ord("｝"): "）"})
    return f"{key}={value}" if re.fullmatch(r"[\w,.:/-]+", value) else f'{key}="{value}"'


def name_list(names: tuple[Name, ...]) -> str:
    return ",".join(name.text for name in names)


def condition_pairs(condition: Condition) -> tuple[str, str]:
    return pair("editions", name_list(condition.editions)), pair("audience", name_list(condition.audience))
