"""Inlines as HTML."""

from __future__ import annotations

import re
from typing import assert_never

from markupsafe import Markup

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
    each_inline,
)
from coursekit.write.html.draft import Draft
from coursekit.write.html.element import element, joined
from coursekit.write.html.fields import gap

_CHINESE = re.compile("[\u2e80-\u9fff\uf900-\ufaff]")


def inlines_html(draft: Draft, content: Inlines) -> Markup:
    return joined(*(_inline(draft, inline) for inline in content))


def has_controls(content: Inlines) -> bool:
    """Whether there is something in the text to type into or to click on: a label must not hold such."""
    return any(isinstance(inline, Gap | Link) for inline in each_inline(content))


def _inline(draft: Draft, inline: Inline) -> Markup:
    match inline:
        case Text(text):
            return joined(text)
        case Strong(content):
            return element("strong", inlines_html(draft, content))
        case Emphasis(content):
            return _emphasis(draft, content)
        case Code(text):
            return element("code", text)
        case Link(content, url):
            inner = inlines_html(draft, content)
            return inner if not url or url.startswith("#") else element("a", inner, href=url, rel="noopener noreferrer")
        case Gap(width, number):
            return gap(draft, width, number)
        case LineBreak():
            return element("br")
        case Reference(_, content) | Conditional(content, _):
            return inlines_html(draft, content)
        case Blank():
            raise ValueError("a page for trainees holds an answer")
    assert_never(inline)


def _emphasis(draft: Draft, content: Inlines) -> Markup:
    """Slanted Chinese is a blur: it is dotted instead."""
    inner = inlines_html(draft, content)
    return element("em", inner, class_="dotted" if _CHINESE.search(inner.striptags()) else None)
