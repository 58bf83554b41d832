"""A plain text that may be bound, whole or in words: `能[在两分钟内]{editions=full}判断`, `带一件难题 {audience=班组长}`, or as
a mapping, `{text: 带一件难题, audience: [班组长]}`."""

from __future__ import annotations

import re

from coursekit.content import ALWAYS, BoundText, Condition, bind
from coursekit.diagnostic import Report, Span
from coursekit.source.attributes import parse_attributes, read_condition, refuse_names
from coursekit.source.fields import Field, NamesType, Record, Schema, TextType, read_record
from coursekit.source.nodes import Mapping, Node, Scalar
from coursekit.value import Value

TEXT_OF: Field[str] = Field("text", TextType(), "The text.", required=True)
EDITIONS_OF = Field("editions", NamesType(), "The editions this stands in; all when not given.")
AUDIENCE_OF = Field("audience", NamesType(), "The audiences this is for; all when not given.")
BOUND_TEXT = Record("a text", "A text with conditions.", (TEXT_OF, EDITIONS_OF, AUDIENCE_OF))

_SPAN = re.compile(r"\[(?P<words>[^\[\]]*)\]\{(?P<inside>[^{}]*)\}")
_AT_END = re.compile(r"\s+\{(?P<inside>[^{}]*=[^{}]*)\}$")


class BoundTextType(Value):
    """As `TextType`, with conditions."""

    wants: str = "a text"

    def read(self, node: Node, report: Report) -> str | None:
        if isinstance(node, Mapping) and any(node.find(field.name) is not None for field in BOUND_TEXT.fields):
            values = read_record(BOUND_TEXT, node, report)
            text = values.get(TEXT_OF)
            condition = Condition(values.get(EDITIONS_OF) or (), values.get(AUDIENCE_OF) or ())
            return None if text is None else bind(text, condition)
        text = TextType().read(node, report)
        return text if text is None or not isinstance(node, Scalar) else read_bound_text(text, node, report)

    def schema(self) -> Schema:
        return {"oneOf": [TextType().schema(), {"$ref": "#/$defs/text"}]}


def read_bound_text(text: str, scalar: Scalar, report: Report) -> str:
    """A text that stands in the scalar, which may hold more."""
    words, condition = split_condition(text, scalar, report)
    return bind(_with_spans(words, scalar, report), condition)


def split_condition(text: str, scalar: Scalar, report: Report) -> tuple[str, Condition]:
    """The text without the condition at its end, and that."""
    found = _AT_END.search(text)
    return (text, ALWAYS) if found is None else (text[: found.start()], _condition(found, scalar, report))


def _with_spans(text: str, scalar: Scalar, report: Report) -> str:
    pieces: list[tuple[str, tuple[Condition, ...]]] = []
    start = 0
    for found in _SPAN.finditer(text):
        pieces.append((text[start : found.start()], ()))
        condition = _condition(found, scalar, report)
        pieces.append((found["words"], (condition,) if condition != ALWAYS else ()))
        start = found.end()
    return BoundText((*pieces, (text[start:], ()))) if pieces else text


def _condition(found: re.Match[str], scalar: Scalar, report: Report) -> Condition:
    shift = scalar.text.find(found.string) + found.start("inside")
    attributes = parse_attributes(found["inside"], lambda a, b: _place(scalar, shift + a, shift + b), report)
    refuse_names(attributes, "a text", report)
    return read_condition(attributes.entries, report)


def _place(scalar: Scalar, start: int, end: int) -> Span:
    """Where part of the text stands; the whole when that is written over several lines, or with escapes."""
    span, quotes = scalar.span, int(scalar.quoted)
    if span.end_line != span.line or span.end_column - span.column != len(scalar.text) + 2 * quotes:
        return span
    return Span(span.path, span.line, span.column + quotes + start, span.line, span.column + quotes + end)
