"""YAML as nodes that know their place. Every scalar is text; what it means is for the fields to say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from coursekit.content import Name
from coursekit.diagnostic import NOWHERE, Report, Span, error_rule
from coursekit.source.text import SourceText

YAML_SYNTAX = error_rule(
    "yaml-syntax",
    """The YAML cannot be read. Often a quote or bracket is not closed, a line is indented by one space too many or too
few, or a text with a colon in it needs quotes: `title: "案例：停电"`.""",
)
YAML_TAB = error_rule(
    "yaml-tab",
    """A tab stands where YAML wants spaces. YAML forbids tabs for indentation, because their width is not defined.
Set your editor to insert spaces.""",
)
YAML_UNSUPPORTED = error_rule(
    "yaml-unsupported",
    """Anchors (`&a`), aliases (`*a`), tags (`!x`), merge keys (`<<`) and several documents in one file are YAML for
programs; a course does not need them, and hostile files live on them. Write the value out.""",
)
DUPLICATE_KEY = error_rule(
    "duplicate-key",
    """A key stands twice in the same mapping; most readers would silently drop the first value. Remove one of them.""",
)
FULLWIDTH_PUNCTUATION = error_rule(
    "fullwidth-punctuation",
    """A full-width sign stands where the syntax wants the half-width one: `标题：` instead of `title: `, `：：：` instead
of `:::`, `｛` instead of `{`. Inside sentences full-width signs are right and are kept.""",
)
TOO_DEEP = error_rule("too-deep", "Lists or mappings are nested deeper than 50 levels of YAML or 9 levels of Markdown.")

MAX_DEPTH = 50
MAX_NODES = 200_000


@dataclass(frozen=True, slots=True)
class Scalar:
    """`quoted` tells `"9"` from `9`; an empty plain scalar is YAML's null."""

    text: str
    quoted: bool = False
    span: Span = field(default=NOWHERE, compare=False)

    @property
    def name(self) -> Name:
        return Name(self.text, self.span)


@dataclass(frozen=True, slots=True)
class Sequence:
    items: tuple[Node, ...]
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Entry:
    key: Scalar
    value: Node


@dataclass(frozen=True, slots=True)
class Mapping:
    entries: tuple[Entry, ...]
    span: Span = field(default=NOWHERE, compare=False)

    def find(self, key: str) -> Node | None:
        return next((entry.value for entry in self.entries if entry.key.text == key), None)


Node = Scalar | Sequence | Mapping


def parse_yaml(source: SourceText, report: Report, *, first_line: int = 1, last_line: int | None = None) -> Node | None:
    """The one document in lines `first_line` to `last_line` (from 1, inclusive); None when empty or broken.

    Reports `yaml-syntax`, `yaml-tab`, `yaml-unsupported`, `duplicate-key`, `fullwidth-punctuation`, `too-deep`.
    """
    lines = source.lines[first_line - 1 : last_line]
    builder = _Builder(source, first_line - 1, report)
    try:
        events = yaml.parse("\n".join(lines) + "\n", Loader=yaml.CSafeLoader)
        return builder.document(events)
    except yaml.MarkedYAMLError as error:
        _report_syntax(error, source, first_line, report)
    except yaml.reader.ReaderError as error:
        report(YAML_SYNTAX, source.span(first_line, 1), f"the YAML holds a character it may not: {error.reason}")
    except _UnreadableError:
        pass
    return None


class _UnreadableError(Exception):
    """Already reported; the rest of the document is given up."""


@dataclass(slots=True)
class _Builder:
    source: SourceText
    line_offset: int
    report: Report
    nodes: int = 0

    def document(self, events: Iterator[yaml.Event]) -> Node | None:
        root: Node | None = None
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent) and root is not None:
                self._refuse(event, "a second YAML document starts here")
            elif isinstance(event, yaml.NodeEvent):
                root = self.node(event, events, 1)
        if isinstance(root, Scalar) and not root.text and not root.quoted:
            return None
        return root

    def node(self, event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Node:
        self.nodes += 1
        if depth > MAX_DEPTH or self.nodes > MAX_NODES:
            self.report(TOO_DEEP, self.span(event), f"the YAML is nested deeper than {MAX_DEPTH} levels or too large")
            raise _UnreadableError
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            self._refuse(event, "anchors and aliases are not read")
        tag = getattr(event, "tag", None)
        if tag and tag != "!":
            self._refuse(event, f"the tag {tag.replace('tag:yaml.org,2002:', '!!')} is not read")
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(event, events, depth)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(event, events, depth)
        assert isinstance(event, yaml.ScalarEvent)
        quoted = event.style in ("'", '"')
        text = event.value if quoted or event.value not in ("~", "null") else ""
        return Scalar(text, quoted, self.span(event))

    def _sequence(self, start: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Sequence:
        items: list[Node] = []
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                return Sequence(tuple(items), self.span(start, event))
            items.append(self.node(event, events, depth + 1))
        raise _UnreadableError

    def _mapping(self, start: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Mapping:
        entries: dict[str, Entry] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                return Mapping(tuple(entries.values()), self.span(start, event))
            key = self.node(event, events, depth + 1)
            value = self.node(next(events), events, depth + 1)
            if not isinstance(key, Scalar) or key.text == "<<":
                self._refuse(event, "a key must be a plain word")
            elif key.text in entries:
                first = entries[key.text].key.span.line
                self.report(DUPLICATE_KEY, key.span, f"the key “{key.text}” stands already in line {first}")
            else:
                entries[key.text] = Entry(key, value)
        raise _UnreadableError

    def _refuse(self, event: yaml.Event, message: str) -> None:
        self.report(YAML_UNSUPPORTED, self.span(event), message, help="write the value out")
        raise _UnreadableError

    def span(self, event: yaml.Event, end: yaml.Event | None = None) -> Span:
        """A block scalar's or collection's end mark stands on the next token: the span is cut to its first line."""
        start_mark, end_mark = event.start_mark, (end or event).end_mark
        assert start_mark is not None
        assert end_mark is not None
        line = start_mark.line + 1 + self.line_offset
        if end_mark.line == start_mark.line:
            return Span(self.source.path, line, start_mark.column + 1, line, end_mark.column + 1)
        text = self.source.lines[line - 1] if line <= len(self.source.lines) else ""
        return Span(self.source.path, line, start_mark.column + 1, line, max(len(text) + 1, start_mark.column + 2))


def _report_syntax(error: yaml.MarkedYAMLError, source: SourceText, first_line: int, report: Report) -> None:
    mark = error.problem_mark or error.context_mark
    if mark is None:
        report(YAML_SYNTAX, source.span(first_line), error.problem or "the YAML cannot be read")
        return
    line = min(mark.line + first_line, len(source.lines))
    for number in range(line, max(first_line, line - 2) - 1, -1):
        if _report_slip(source, number, report):
            return
    at = source.span(line, mark.column + 1, mark.column + 2)
    context = f" {error.context}" if error.context else ""
    report(YAML_SYNTAX, at, f"{error.problem or 'the YAML cannot be read'}{context}", help=_syntax_help(error))


def _report_slip(source: SourceText, line: int, report: Report) -> bool:
    """The two slips behind most syntax errors: a tab, and a full-width colon after a key."""
    text = source.lines[line - 1]
    if tab := re.match(r"[ ]*\t", text):
        at = source.span(line, tab.end(), tab.end() + 1)
        report(YAML_TAB, at, "a tab is used for indentation", help="use spaces")
        return True
    if colon := re.match(r"\s*(?:- )?[\w-]+(：)", text):
        at = source.span(line, colon.start(1) + 1, colon.end(1) + 1)
        report(FULLWIDTH_PUNCTUATION, at, "a full-width colon follows a key", help="write “: ” (colon and space)")
        return True
    return False


def _syntax_help(error: yaml.MarkedYAMLError) -> str:
    problem = error.problem or ""
    if "mapping values are not allowed" in problem:
        return "put the text in quotes if it holds “: ”, or mend the indentation"
    if "found unexpected end of stream" in problem or "expected ',' or" in problem:
        return "close the quote or bracket"
    if "block" in problem or "expected" in problem:
        return "check the indentation of this line against the lines above"
    return ""
