"""Inline Markdown as plain words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it.token import Token

_CHINESE = re.compile(r"[\u3400-\u9fff]")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][^>]*>")


def plain(tokens: Sequence[Token]) -> str:
    """A line end stays one among Chinese, where nobody wraps lines by hand, and is a space elsewhere."""
    pieces = list(_pieces(tokens))
    soft = "\n" if any(_CHINESE.search(piece) for piece in pieces) else " "
    return "".join(soft if piece == "\r" else piece for piece in pieces)


def _pieces(tokens: Sequence[Token]) -> Iterator[str]:
    address = ""
    for token in tokens:
        match token.type:
            case "softbreak":
                yield "\r"
            case "hardbreak":
                yield "\n"
            case "link_open":
                address = str(token.attrs.get("href", "")) if token.info != "auto" else ""
            case "link_close" if address:
                yield f" ({address})"
            case "html_inline":
                yield "\n" if _BREAK.fullmatch(token.content) else _TAG.sub("", token.content)
            case "image":
                pass
            case _:
                yield token.content


def is_strong(tokens: Sequence[Token]) -> bool:
    """Whether all words are in strong emphasis."""
    depth, words = 0, False
    for token in tokens:
        if token.type in ("strong_open", "strong_close"):
            depth += token.nesting
        elif token.content.strip():
            words = True
            if not depth:
                return False
    return words
