"""YAML as nodes that know their place. Every scalar is text; what it means is for the fields to say."""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from coursekit.content import Name
from coursekit.diagnostic import NOWHERE, Placed, Report, Span, error_rule
from coursekit.limits import LIST_DEPTH, MARKUP_DEPTH, YAML_DEPTH, YAML_VALUES
from coursekit.source.text import YAML_SYNTAX, SourceText, replace_unwanted
from coursekit.source.yaml_errors import report_yaml_error
from coursekit.value import Mutable, Value

YAML_UNSUPPORTED = error_rule(
    "yaml-unsupported",
    """Anchors (`&a`), aliases (`*a`), tags (`!x`), merge keys (`<<`) and several documents in one file are YAML for
programs; a course does not need them, and hostile files live on them. Write the value out.""",
)
DUPLICATE_KEY = error_rule(
    "duplicate-key",
    """A key stands twice in the same mapping; most readers would silently drop the first value. Remove one of them.""",
)
TOO_DEEP = error_rule(
    "too-deep",
    f"""Lists or mappings are nested deeper than {YAML_DEPTH} levels of YAML or {LIST_DEPTH} of Markdown, or emphasis, links and
spans deeper than {MARKUP_DEPTH}; or a YAML file holds more than {YAML_VALUES:,} values.""",
)


class Scalar(Placed):
    """`quoted` tells `"9"` from `9`; an empty plain scalar is YAML's null."""

    text: str
    quoted: bool = False
    span: Span = NOWHERE

    @property
    def name(self) -> Name:
        return Name(self.text, self.span)


class Sequence(Placed):
    items: tuple[Node, ...]
    span: Span = NOWHERE


class Entry(Value):
    key: Scalar
    value: Node


class Mapping(Placed):
    entries: tuple[Entry, ...]
    span: Span = NOWHERE

    def find(self, key: str) -> Node | None:
        return next((entry.value for entry in self.entries if entry.key.text == key), None)


Node = Scalar | Sequence | Mapping


def parse_yaml(source: SourceText, report: Report, *, first_line: int = 1, last_line: int | None = None) -> Node | None:
    """The one document in lines `first_line` to `last_line` (from 1, inclusive); None when empty or broken.

    Reports `yaml-syntax`, `yaml-tab`, `yaml-unsupported`, `duplicate-key`, `fullwidth-punctuation`, `too-deep`,
    `illegal-character`.
    """
    lines = source.lines[first_line - 1 : last_line]
    builder = _Builder(source, first_line - 1, report)
    try:
        events = yaml.parse("\n".join(lines) + "\n", Loader=yaml.CSafeLoader)
        return builder.document(events)
    except yaml.MarkedYAMLError as error:
        report_yaml_error(error, source, first_line, report)
    except yaml.reader.ReaderError as error:
        report(YAML_SYNTAX, source.span(first_line, 1), f"the YAML holds a character it may not: {error.reason}")
    except _UnreadableError:
        pass
    return None


class _UnreadableError(Exception):
    """Already reported; the rest of the document is given up."""


class _Builder(Mutable):
    source: SourceText
    line_offset: int
    report: Report
    nodes: int = 0

    def document(self, events: Iterator[yaml.Event]) -> Node | None:
        root: Node | None = None
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent) and root is not None:
                help = "remove this line; front matter and `---` belong into Markdown files"
                self._refuse(self.span(event), "a second YAML document starts here", help)
            elif isinstance(event, yaml.NodeEvent):
                root = self.node(event, events, 1)
        if isinstance(root, Scalar) and not root.text and not root.quoted:
            return None
        return root

    def node(self, event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Node:
        self.nodes += 1
        self._check_size(event, depth)
        self._check_plain(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(event, events, depth)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(event, events, depth)
        assert isinstance(event, yaml.ScalarEvent)
        return self._scalar(event)

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        span = self.span(event)
        quoted = event.style in ("'", '"')
        if not event.style:
            self._check_continuation(event)
        text = event.value if quoted or event.value not in ("~", "null") else ""
        return Scalar(replace_unwanted(text, span, self.report), quoted, span)

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
            if not isinstance(key, Scalar):
                self._refuse(key.span, "a list or mapping stands where a key should", "write a word")
            elif key.text == "<<":
                self._refuse(key.span, "the merge key << is not read", "write the keys out")
            elif key.text in entries:
                first = entries[key.text].key.span.line
                message = f"the key “{key.text}” stands already in line {first}"
                self.report(DUPLICATE_KEY, key.span, message, help="remove one of them")
            else:
                entries[key.text] = Entry(key, value)
        raise _UnreadableError

    def _check_size(self, event: yaml.Event, depth: int) -> None:
        if depth > YAML_DEPTH:
            self.report(TOO_DEEP, self.span(event), f"the YAML is nested deeper than {YAML_DEPTH} levels")
            raise _UnreadableError
        if self.nodes > YAML_VALUES:
            self.report(TOO_DEEP, self.span(event), f"the YAML holds more than {YAML_VALUES:,} values")
            raise _UnreadableError

    def _check_plain(self, event: yaml.Event) -> None:
        """No anchors, aliases or tags."""
        anchor = getattr(event, "anchor", None)
        if isinstance(event, yaml.AliasEvent):
            help = "write the value out; put a text that starts with * in quotes"
            self._refuse(self._mark(event, f"*{anchor}"), f"the alias *{anchor} is not read", help)
        if anchor:
            help = "remove it; put a text that starts with & in quotes"
            self._refuse(self._mark(event, f"&{anchor}"), f"the anchor &{anchor} is not read", help)
        tag = getattr(event, "tag", None)
        if tag and tag != "!":
            written = tag.replace("tag:yaml.org,2002:", "!!")
            help = "remove it; put a text that starts with ! in quotes"
            self._refuse(self._mark(event, written), f"the tag {written} is not read", help)

    def _check_continuation(self, event: yaml.ScalarEvent) -> None:
        """A list under a text is read by YAML as more of the text: `- First` and, indented, `- Sub` as “First - Sub”."""
        assert event.start_mark is not None
        assert event.end_mark is not None
        first = event.start_mark.line + self.line_offset + 1
        last = event.end_mark.line + self.line_offset + 1
        for number, text in enumerate(self.source.lines[first:last], start=first + 1):
            if text.lstrip().startswith("- "):
                at = self.source.span(number, len(text) - len(text.lstrip()) + 1)
                help = "write {title: …, points: […]} for a text with points of its own"
                self.report(YAML_SYNTAX, at, "a list item stands under a text, and would become part of it", help=help)
                return

    def _refuse(self, span: Span, message: str, help: str) -> None:
        self.report(YAML_UNSUPPORTED, span, message, help=help)
        raise _UnreadableError

    def _mark(self, event: yaml.Event, written: str) -> Span:
        """The place of an anchor, alias or tag, which stands at the start of its value."""
        span = self.span(event)
        return Span(span.path, span.line, span.column, span.line, span.column + len(written))

    def span(self, event: yaml.Event, end: yaml.Event | None = None) -> Span:
        """A block scalar's or collection's end mark stands on the next token: the span is cut to its first line."""
        start_mark, end_mark = event.start_mark, (end or event).end_mark
        assert start_mark is not None
        assert end_mark is not None
        line = start_mark.line + 1 + self.line_offset
        if end_mark.line == start_mark.line:
            end_column = max(end_mark.column + 1, start_mark.column + 2)
            return Span(self.source.path, line, start_mark.column + 1, line, end_column)
        text = self.source.lines[line - 1] if line <= len(self.source.lines) else ""
        return Span(self.source.path, line, start_mark.column + 1, line, max(len(text) + 1, start_mark.column + 2))
