"""Attributes in braces, as in pandoc: `{#id .class key=value key="two words"}`."""

from __future__ import annotations

import re
from collections.abc import Callable

from coursekit.content import ALWAYS, Condition, Name
from coursekit.diagnostic import Report, Span, error_rule
from coursekit.source.nodes import DUPLICATE_KEY, Entry, Mapping, Scalar, Sequence
from coursekit.source.text import FULLWIDTH_PUNCTUATION
from coursekit.spelling import advise
from coursekit.value import Value

ATTRIBUTE_SYNTAX = error_rule(
    "attribute-syntax",
    """Attributes in braces are `#id`, `.class` and `key=value`, separated by spaces, as in
`{#camera minutes=20-30 priority=should}`. A value with spaces stands in quotes: `title="two words"`.""",
)
ATTRIBUTE_UNKNOWN = error_rule(
    "attribute-unknown",
    """Attributes hold something that coursekit does not know at this place. A span may be a gap, `[word]{.blank}`, or may
be bound to editions or audiences, `[words]{editions=full}`; ids stand on topics, slides and activities; a picture may be
`{.decorative}`.""",
)

_PART = re.compile(
    r'\s+|#(?P<id>[^\s{}#]+)|\.(?P<class>[\w-]+)|(?P<key>[\w-]+)=(?:"(?P<quoted>[^"]*)"|(?P<plain>[^\s"]*)(?=\s|$))'
)
# Nearly right, and plain what is meant: `minutes: 20`, `minutes = 20`, a quote that is not closed.
_ALMOST = re.compile(r'(?P<key>[\w-]+)\s{0,9}[:=]\s{0,9}"?(?P<plain>[^\s"]+)"?')
_FULLWIDTH = str.maketrans("＃．＝“”　", '#.="" ')
_QUOTED = re.compile(r'("[^"]*")')


class Attributes(Value):
    id: Name | None
    classes: tuple[Name, ...]
    entries: Mapping


NO_ATTRIBUTES = Attributes(None, (), Mapping(()))

Locate = Callable[[int, int], Span]
"""From a start and end offset in a text to the place in the file."""


def parse_attributes(inside: str, locate: Locate, report: Report, *, opening: str = "{") -> Attributes:
    """Read what stands between the braces. `locate` takes offsets into `inside`; `opening` is the brace before it.

    Reports `attribute-syntax`, `fullwidth-punctuation`, `duplicate-key`.
    """
    normal = _with_halfwidth(inside, opening, locate, report)
    identity: Name | None = None
    classes: list[Name] = []
    entries: dict[str, Entry] = {}
    position = 0
    while position < len(normal):
        match = _PART.match(normal, position)
        if match is None:
            position = _mend(normal, position, entries, locate, report)
            continue
        if match["id"]:
            identity = Name(match["id"], locate(*match.span("id")))
        elif match["class"]:
            classes.append(Name(match["class"], locate(*match.span("class"))))
        elif match["key"]:
            _add_entry(match, "plain" if match["quoted"] is None else "quoted", entries, locate, report)
        position = match.end()
    return Attributes(identity, tuple(classes), Mapping(tuple(entries.values()), locate(0, len(inside))))


def _with_halfwidth(inside: str, opening: str, locate: Locate, report: Report) -> str:
    # What stands in quotes is a text, in which full-width signs are right.
    pieces = _QUOTED.split(inside)
    normal = "".join(piece if i % 2 else piece.translate(_FULLWIDTH) for i, piece in enumerate(pieces))
    if opening != "｛" and normal == inside:
        return inside
    first = -1 if opening == "｛" else next(i for i, sign in enumerate(normal) if sign != inside[i])
    message = "a full-width sign stands in the attributes"
    report(FULLWIDTH_PUNCTUATION, locate(first, first + 1), message, help=f"write {{{normal}}}")
    return normal


def _mend(normal: str, position: int, entries: dict[str, Entry], locate: Locate, report: Report) -> int:
    """Say what cannot be read at the position, take it as it is meant where that is plain, and give where to go on."""
    almost = _ALMOST.match(normal, position)
    end = next((i for i in range(position, len(normal)) if normal[i].isspace()), len(normal))
    end = almost.end() if almost is not None else end
    help = f"write {almost['key']}={almost['plain']}" if almost is not None else "write #id, .class or key=value"
    report(ATTRIBUTE_SYNTAX, locate(position, end), f"“{normal[position:end]}” is no attribute", help=help)
    if almost is not None:
        _add_entry(almost, "plain", entries, locate, report)
    return end


def _add_entry(match: re.Match[str], group: str, entries: dict[str, Entry], locate: Locate, report: Report) -> None:
    key = Scalar(match["key"], span=locate(*match.span("key")))
    if key.text in entries:
        report(DUPLICATE_KEY, key.span, f"the attribute “{key.text}” stands twice", help="remove one of them")
        return
    start, end = match.span(group)
    quotes = 1 if group == "quoted" else 0
    entries[key.text] = Entry(key, Scalar(match[group], bool(quotes), locate(start - quotes, end + quotes)))


def refuse_names(
    attributes: Attributes, of: str, report: Report, *, classes: tuple[str, ...] = (), id: bool = False
) -> None:
    """Say which of the attributes’ id and classes have no meaning for what they stand on. Reports `attribute-unknown`."""
    if attributes.id is not None and not id:
        help = "ids stand on topics, slides and activities"
        report(ATTRIBUTE_UNKNOWN, attributes.id.span, f"{of} has no id", help=help)
    for name in attributes.classes:
        if name.text not in classes:
            help = advise(f".{name}", [f".{known}" for known in classes], otherwise="remove it")
            report(ATTRIBUTE_UNKNOWN, name.span, f"“.{name}” is not known here", help=help)


CONDITION_KEYS = ("editions", "audience")


def read_condition(entries: Mapping, report: Report) -> Condition:
    """A condition from attributes that may hold nothing else. Reports `attribute-unknown`."""
    for entry in entries.entries:
        if entry.key.text not in CONDITION_KEYS:
            help = advise(entry.key.text, CONDITION_KEYS, otherwise="editions and audience may stand here")
            report(ATTRIBUTE_UNKNOWN, entry.key.span, f"“{entry.key.text}” is not known here", help=help)
    condition = Condition(*(_names(entries, key) for key in CONDITION_KEYS))
    return ALWAYS if condition == ALWAYS else condition


def _names(entries: Mapping, key: str) -> tuple[Name, ...]:
    value = entries.find(key)
    return split_names(value) if isinstance(value, Scalar) else tuple(s.name for s in _scalars(value))


def _scalars(node: object) -> list[Scalar]:
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
