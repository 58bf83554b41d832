"""Attributes in braces, as in pandoc: `{#id .class key=value key="two words"}`."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from coursekit.content import ALWAYS, Condition, Name
from coursekit.diagnostic import Report, Span, error_rule
from coursekit.source.nodes import DUPLICATE_KEY, Entry, Mapping, Scalar
from coursekit.source.yaml_errors import FULLWIDTH_PUNCTUATION
from coursekit.spelling import advise

ATTRIBUTE_SYNTAX = error_rule(
    "attribute-syntax",
    """Attributes in braces are `#id`, `.class` and `key=value`, separated by spaces, as in
`{#camera minutes=20-30 priority=should}`. A value with spaces stands in quotes: `title="two words"`.""",
)
ATTRIBUTE_UNKNOWN = error_rule(
    "attribute-unknown",
    """A text in brackets carries attributes that coursekit does not know. A span may be a gap, `[word]{.blank}`, or may
be bound to editions or audiences, `[words]{editions=full}`.""",
)

_PART = re.compile(
    r'\s+|#(?P<id>[^\s{}#]+)|\.(?P<class>[\w-]+)|(?P<key>[\w-]+)=(?:"(?P<quoted>[^"]*)"|(?P<plain>[^\s"]+))'
)
_FULLWIDTH = str.maketrans("＃．＝“”　", '#.="" ')


@dataclass(frozen=True, slots=True)
class Attributes:
    id: Name | None
    classes: tuple[Name, ...]
    entries: Mapping


NO_ATTRIBUTES = Attributes(None, (), Mapping(()))

Locate = Callable[[int, int], Span]
"""From a start and end offset in a text to the place in the file."""


def parse_attributes(inside: str, locate: Locate, report: Report) -> Attributes:
    """Read what stands between the braces. `locate` takes offsets into `inside`.

    Reports `attribute-syntax`, `fullwidth-punctuation`, `duplicate-key`.
    """
    normal = inside.translate(_FULLWIDTH)
    if normal != inside:
        report(
            FULLWIDTH_PUNCTUATION,
            locate(0, len(inside)),
            "the attributes hold full-width signs",
            help=f"write {{{normal}}}",
        )
    identity: Name | None = None
    classes: list[Name] = []
    entries: dict[str, Entry] = {}
    position = 0
    while position < len(normal):
        match = _PART.match(normal, position)
        if match is None:
            end = next((i for i in range(position, len(normal)) if normal[i].isspace()), len(normal))
            report(
                ATTRIBUTE_SYNTAX,
                locate(position, end),
                f"“{normal[position:end]}” is no attribute",
                help="write #id, .class or key=value",
            )
            position = end
            continue
        if match["id"]:
            identity = Name(match["id"], locate(*match.span("id")))
        elif match["class"]:
            classes.append(Name(match["class"], locate(*match.span("class"))))
        elif match["key"]:
            _add_entry(match, entries, locate, report)
        position = match.end()
    return Attributes(identity, tuple(classes), Mapping(tuple(entries.values()), locate(0, len(inside))))


def _add_entry(match: re.Match[str], entries: dict[str, Entry], locate: Locate, report: Report) -> None:
    key = Scalar(match["key"], span=locate(*match.span("key")))
    group = "quoted" if match["quoted"] is not None else "plain"
    if key.text in entries:
        report(DUPLICATE_KEY, key.span, f"the attribute “{key.text}” stands twice")
        return
    entries[key.text] = Entry(key, Scalar(match[group], group == "quoted", locate(*match.span(group))))


CONDITION_KEYS = ("editions", "audience")


def read_condition(entries: Mapping, report: Report) -> Condition:
    """A condition from attributes that may hold nothing else. Reports `attribute-unknown`."""
    for entry in entries.entries:
        if entry.key.text not in CONDITION_KEYS:
            help = advise(entry.key.text, CONDITION_KEYS)
            report(ATTRIBUTE_UNKNOWN, entry.key.span, f"“{entry.key.text}” is not known here", help=help)
    return condition_of(entries)


def condition_of(entries: Mapping) -> Condition:
    """The condition among other attributes or options."""
    condition = Condition(*(_names(entries, key) for key in CONDITION_KEYS))
    return ALWAYS if condition == ALWAYS else condition


def _names(entries: Mapping, key: str) -> tuple[Name, ...]:
    value = entries.find(key)
    return split_names(value) if isinstance(value, Scalar) else tuple(s.name for s in _scalars(value))


def _scalars(node: object) -> list[Scalar]:
    from coursekit.source.nodes import Sequence

    return [item for item in node.items if isinstance(item, Scalar)] if isinstance(node, Sequence) else []


def split_names(value: Scalar) -> tuple[Name, ...]:
    """`full, one-day` as names with their places; half- and full-width separators alike."""
    shift = 1 if value.quoted else 0
    return tuple(
        Name(match[0], _part_span(value.span, match.start() + shift, match.end() + shift))
        for match in re.finditer(r"[^\s,，、]+", value.text)
    )


def _part_span(span: Span, start: int, end: int) -> Span:
    return Span(span.path, span.line, span.column + start, span.line, span.column + end)
