"""Plain texts of which words may be bound to editions or audiences, as course.yaml and options hold them."""

from __future__ import annotations

import re

from coursekit.authoring.braces import braces, condition_pairs
from coursekit.authoring.yaml_text import Fields, Names, Yaml
from coursekit.content import BoundText, Condition, Conditional, Inline, Inlines, plain_text

Pieces = tuple[tuple[str, tuple[Condition, ...]], ...]

# What reading would take for a condition in a text that has none.
_SEEMS_BOUND = re.compile(r"\]\{[^{}]*\}|\s\{[^{}]*=[^{}]*\}$")
_SIMPLE_NAME = re.compile(r"[^\s,，、\"={}｛｝＃．＝“”#]+")


def bound_title(title: Inlines) -> str:
    """A title as text with conditions; other marks are left out, for such a title has none."""
    pieces = tuple(_piece(inline) for inline in title)
    return BoundText(pieces) if any(conditions for _, conditions in pieces) else plain_text(title)


def _piece(inline: Inline) -> tuple[str, tuple[Condition, ...]]:
    conditions: list[Condition] = []
    while isinstance(inline, Conditional) and len(inline.content) == 1:
        conditions.insert(0, inline.condition)
        (inline,) = inline.content
    return plain_text((inline,)), tuple(conditions)


def bound_line(text: str) -> str:
    """On one line, for an option of a directive."""
    return " ".join(_joined(text).split("\n"))


def _joined(text: str) -> str:
    words, condition = unbound(text)
    return " ".join(filter(None, (_with_spans(words), braces(*condition_pairs(condition)))))


def bound_value(text: str) -> Yaml:
    """In YAML: a text, or a mapping where that says what a text cannot."""
    words, condition = unbound(text)
    pieces = _pieces(words)
    if len(pieces) == 1 and not pieces[0][1]:
        is_simple = all(_SIMPLE_NAME.fullmatch(name.text) for name in (*condition.editions, *condition.audience))
        if _SEEMS_BOUND.search(words) or not is_simple:
            return Fields((("text", str(words)), *condition_fields(condition)), inline=True)
    return _joined(text)


def condition_fields(condition: Condition) -> tuple[tuple[str, Yaml], ...]:
    return (("editions", Names(condition.editions)), ("audience", Names(condition.audience)))


def unbound(text: str) -> tuple[str, Condition]:
    """The text without what binds the whole of it, and that."""
    pieces = _pieces(text)
    last = {conditions[-1:] for _, conditions in pieces}
    if len(last) != 1 or last == {()}:
        return text, Condition()
    ((condition,),) = last
    inner = tuple((words, conditions[:-1]) for words, conditions in pieces)
    return (BoundText(inner) if any(c for _, c in inner) or len(inner) > 1 else inner[0][0]), condition


def _pieces(text: str) -> Pieces:
    return text.pieces if isinstance(text, BoundText) else ((text, ()),)


def _with_spans(text: str) -> str:
    return "".join(
        f"[{words}]{braces(*condition_pairs(conditions[0]))}" if conditions else words
        for words, conditions in _pieces(text)
    )
