"""Inlines as data: plain words are strings, the rest mappings with their `kind`."""

from __future__ import annotations

from typing import assert_never

from coursekit.content import (
    Blank,
    Code,
    Conditional,
    Emphasis,
    Gap,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Reference,
    Strong,
    Text,
    plain_text,
)
from coursekit.write.typst.draft import Data

# Typst takes none that is longer than 8000.
_LONGEST_URL = 7999


def inlines_data(content: Inlines) -> list[Data | str]:
    return [one for inline in content for one in _inline(inline)]


def _inline(inline: Inline) -> list[Data | str]:
    """Plain words are strings."""
    match inline:
        case Text(words):
            return [words]
        case Strong(content):
            return [{"kind": "strong", "content": inlines_data(content)}]
        case Emphasis(content):
            return [{"kind": "emphasis", "content": inlines_data(content), "plain": plain_text(content)}]
        case Code(words):
            return [{"kind": "code", "text": words}]
        case Link(content, url):
            if not url or url.startswith("#") or len(url.encode()) > _LONGEST_URL:
                return inlines_data(content)
            return [{"kind": "link", "content": inlines_data(content), "url": url}]
        case Reference(_, content) | Conditional(content, _):
            return inlines_data(content)
        case Blank(content, _, number):
            return [{"kind": "blank", "content": inlines_data(content), "number": number}]
        case Gap(width, number):
            return [{"kind": "gap", "width": str(width), "number": number}]
        case LineBreak():
            return [{"kind": "break"}]
    assert_never(inline)
