"""A Markdown file as a tree: front matter, headings with attributes, directives, and the blocks between them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from coursekit.content import ALWAYS, Block, Condition, Inlines, Name
from coursekit.diagnostic import NOWHERE, Report, Span, error_rule
from coursekit.source.attributes import NO_ATTRIBUTES, Attributes, parse_attributes, read_condition
from coursekit.source.inlines import MarkdownReader
from coursekit.source.nodes import DUPLICATE_KEY, Entry, Mapping, Node, Scalar, parse_yaml
from coursekit.source.text import SourceText
from coursekit.source.yaml_errors import FULLWIDTH_PUNCTUATION, YAML_SYNTAX

DIRECTIVE_UNCLOSED = error_rule(
    "directive-unclosed",
    """A directive is opened and never closed, so that everything after it would silently become part of it. Close it
with a line of as many colons as it was opened with.""",
)
DIRECTIVE_NESTING = error_rule(
    "directive-nesting",
    """An inner directive has as many colons as the one around it, or more; its closing line would close the outer one.
Give the outer directive more colons than any directive inside: `::::{case}` around `:::{ask}`.""",
)
DIRECTIVE_STRAY_CLOSE = error_rule(
    "directive-stray-close",
    """A line of colons closes a directive, but none with that many colons is open. Either the opening line is missing
its braces, or there is one closing line too many.""",
)
DIRECTIVE_SYNTAX = error_rule(
    "directive-syntax",
    """A line starts like a directive but cannot be read as one. A directive opens with colons and its kind in braces,
`:::{say}`, then perhaps a title; its options follow as lines `:key: value`.""",
)
CODE_UNCLOSED = error_rule(
    "code-unclosed",
    "A code block opened with ``` is never closed; everything after it would be code. Close it with ```.",
)


@dataclass(frozen=True, slots=True)
class HeadingLine:
    level: int
    content: Inlines
    attributes: Attributes
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in a paragraph of its own, not yet read from disk."""

    source: Name
    alt: str
    caption: Inlines
    attributes: Attributes
    condition: Condition = ALWAYS
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Directive:
    """`options` joins the lines `:key: value` and the attributes in braces of the opening line."""

    name: Name
    title: Inlines
    id: Name | None
    options: Mapping
    elements: tuple[Element, ...]
    span: Span = field(default=NOWHERE, compare=False)


Element = HeadingLine | Picture | Directive | Block


@dataclass(frozen=True, slots=True)
class MarkdownFile:
    """`front` is None when there is no front matter, or none that can be read: `has_front` tells which."""

    front: Node | None
    has_front: bool
    elements: tuple[Element, ...]
    path: str


_OPENING = re.compile(
    r"^ {0,3}(?P<colons>[:：]{3,})(?P<space>\s*)(?P<open>[{｛])(?P<name>[^{}｛｝]*)[}｝](?P<rest>.*)$"
)
_CLOSING = re.compile(r"^ {0,3}(?P<colons>[:：]{3,})\s*$")
_ALMOST = re.compile(r"^ {0,3}[:：]{3,}\s*(?P<name>[A-Za-z][\w-]*)(?P<rest>.*)$")
_OPTION = re.compile(r"^\s*(?P<first>[:：])(?P<key>[^\s:：]+)(?P<second>[:：])(?P<space>\s*)(?P<value>.*?)\s*$")
_HEADING = re.compile(r"^(?P<marks>#{1,6})(?P<space>\s*)(?P<text>.*?)\s*$")
_ATTRIBUTES_AT_END = re.compile(r"\s*[{｛](?P<inside>[^{}｛｝]*)[}｝]\s*$")
_ATTRIBUTE_LINE = re.compile(r"^ {0,3}\{(?P<inside>[^{}]*=[^{}]*)\}\s*$")
_PICTURE = re.compile(
    r"^ {0,3}!\[(?P<alt>[^\]]*)\]\((?P<source>[^\s)]*)(?:\s+\"(?P<caption>[^\"]*)\")?\)(?:\{(?P<attributes>[^{}]*)\})?\s*$"
)
_CODE = re.compile(r"^ {0,3}(?P<fence>```+|~~~+)")


def read_markdown(source: SourceText, report: Report) -> MarkdownFile:
    """Read a module's file. Reports what is wrong with its form; what it means is for `read`."""
    has_front = source.lines[0].rstrip() == "---"
    front, first_line = _front_matter(source, report) if has_front else (None, 1)
    return MarkdownFile(front, has_front, _Scanner(source, report).scan(first_line), source.path)


def _front_matter(source: SourceText, report: Report) -> tuple[Node | None, int]:
    """The YAML between two lines `---` at the very start, and the first line after it."""
    for number, line in enumerate(source.lines[1:], start=2):
        if line.rstrip() == "---":
            return parse_yaml(source, report, first_line=2, last_line=number - 1), number + 1
    report(YAML_SYNTAX, source.span(1), "the front matter is never closed", help="end it with a line `---`")
    # What follows an empty line, or is a heading, was not meant to be front matter.
    end = next((n for n, line in enumerate(source.lines[1:], start=2) if not line.strip() or line.startswith("#")), 2)
    return parse_yaml(source, report, first_line=2, last_line=end - 1), end


@dataclass(slots=True)
class _Open:
    """A directive whose closing line has not come yet."""

    directive: Directive
    colons: int
    elements: list[Element] = field(default_factory=list)


class _Scanner:
    """Goes through the lines once; text between marks is handed to markdown-it in one piece."""

    def __init__(self, source: SourceText, report: Report) -> None:
        self.source = source
        self.report = report
        self.reader = MarkdownReader(source, report)
        self.root: list[Element] = []
        self.open: list[_Open] = []
        self.text_from: int | None = None
        self.condition = ALWAYS

    def scan(self, first_line: int) -> tuple[Element, ...]:
        line = first_line
        while line <= len(self.source.lines):
            line = self._line(line)
        self._end_text(line)
        self._close_down_to(0)
        return tuple(self.root)

    def _line(self, line: int) -> int:
        """Take in one line, or one construct of several lines; gives the number of the next."""
        text = self.source.lines[line - 1]
        if code := _CODE.match(text):
            return self._code(line, code["fence"])
        take = self._find_construct(text)
        if take is None:
            if self.text_from is None:
                self.text_from = line
            return line + 1
        self._end_text(line)
        return take(line, text)

    def _find_construct(self, text: str) -> Callable[[int, str], int] | None:
        if text.startswith("#") and _HEADING.match(text):
            return self._heading
        if text.lstrip().startswith((":::", "：：：")):
            return self._fence
        if _PICTURE.match(text):
            return self._picture
        if _ATTRIBUTE_LINE.match(text):
            return self._attribute_line
        return None

    def _add(self, *elements: Element) -> None:
        (self.open[-1].elements if self.open else self.root).extend(elements)

    def _end_text(self, next_line: int) -> None:
        if self.text_from is None:
            return
        blocks = self.reader.blocks(self.text_from, next_line - 1)
        self.text_from = None
        if blocks and self.condition != ALWAYS:
            blocks = (replace(blocks[0], condition=self.condition), *blocks[1:])
            self.condition = ALWAYS
        self._add(*blocks)

    def _code(self, line: int, fence: str) -> int:
        """A code block stays part of the text around it; nothing inside is looked at."""
        if self.text_from is None:
            self.text_from = line
        for number in range(line + 1, len(self.source.lines) + 1):
            if self.source.lines[number - 1].strip().startswith(fence):
                return number + 1
        self.report(CODE_UNCLOSED, self.source.span(line), "the code block is never closed", help=f"add a line {fence}")
        return len(self.source.lines) + 1

    def _attribute_line(self, line: int, text: str) -> int:
        match = _ATTRIBUTE_LINE.match(text)
        assert match is not None
        attributes = self._attributes(match["inside"], line, match.start("inside"))
        self.condition = read_condition(attributes.entries, self.report)
        return line + 1

    def _attributes(self, inside: str, line: int, offset: int) -> Attributes:
        return parse_attributes(
            inside, lambda start, end: self.source.span(line, offset + start + 1, offset + end + 1), self.report
        )

    def _split_attributes(self, text: str, line: int, offset: int) -> tuple[str, Attributes]:
        """`Title {#id key=value}` as title and attributes; `offset` is where `text` starts in its line."""
        match = _ATTRIBUTES_AT_END.search(text)
        # `[word]{.blank}` at the end of a title belongs to the word.
        if match is None or text[: match.start()].endswith("]"):
            return text, NO_ATTRIBUTES
        return text[: match.start()], self._attributes(match["inside"], line, offset + match.start("inside"))

    def _heading(self, line: int, text: str) -> int:
        match = _HEADING.match(text)
        assert match is not None
        level = len(match["marks"])
        if not match["space"] and match["text"]:
            at = self.source.span(line, 1, level + 1)
            self.report(
                DIRECTIVE_SYNTAX, at, "no space follows the #", help=f"write “{match['marks']} {match['text']}”"
            )
        if level <= 2:
            self._close_before_heading()
        title, attributes = self._split_attributes(match["text"], line, match.start("text"))
        content = self.reader.inlines(title, line, match.start("text") + 1)
        end = match.start("text") + len(title.rstrip()) + 1
        span = self.source.span(line, min(match.start("text") + 1, end - 1) if title else 1, end)
        self._add(HeadingLine(level, content, attributes, span))
        return line + 1

    def _close_before_heading(self) -> None:
        """A topic or slide cannot start inside a directive: the directive was left open."""
        if self.open:
            self._close_down_to(0)

    def _picture(self, line: int, text: str) -> int:
        match = _PICTURE.match(text)
        assert match is not None
        span = self.source.span(line, match.start("alt") - 1, match.end() + 1)
        attributes = NO_ATTRIBUTES
        if match["attributes"] is not None:
            attributes = self._attributes(match["attributes"], line, match.start("attributes"))
        caption = self.reader.inlines(match["caption"], line, match.start("caption") + 1) if match["caption"] else ()
        source = Name(match["source"], self.source.span(line, match.start("source") + 1, match.end("source") + 1))
        self._add(Picture(source, match["alt"].strip(), caption, attributes, self.condition, span))
        self.condition = ALWAYS
        return line + 1

    def _fence(self, line: int, text: str) -> int:
        self._check_fullwidth(line, text)
        if opening := _OPENING.match(text):
            return self._opening(line, opening)
        if closing := _CLOSING.match(text):
            self._close(line, len(closing["colons"]))
            return line + 1
        if almost := _ALMOST.match(text):
            at = self.source.span(line, almost.start("name") + 1, almost.end("name") + 1)
            help = f"write {{{almost['name']}}}, in braces"
            self.report(DIRECTIVE_SYNTAX, at, f"the kind “{almost['name']}” stands without braces", help=help)
            colons = text.lstrip()[: len(text.lstrip()) - len(text.lstrip().lstrip(":："))]
            repaired = _OPENING.match(f"{colons}{{{almost['name']}}}{almost['rest']}")
            assert repaired is not None
            return self._opening(line, repaired, shift=almost.start("name") - len(colons) - 1)
        self.report(DIRECTIVE_SYNTAX, self.source.span(line), "this line is no directive", help="write :::{kind} Title")
        return line + 1

    def _check_fullwidth(self, line: int, text: str) -> None:
        match = re.match(r"\s*([:：｛{]*)", text)
        assert match is not None
        if "：" in match[1] or "｛" in match[1]:
            at = self.source.span(line, match.start(1) + 1, match.end(1) + 1)
            mended = match[1].replace("：", ":").replace("｛", "{")
            self.report(FULLWIDTH_PUNCTUATION, at, "full-width signs open or close a directive", help=f"write {mended}")

    def _opening(self, line: int, match: re.Match[str], *, shift: int = 0) -> int:
        colons = len(match["colons"])
        start = match.start("name") + shift
        name = Name(match["name"].strip(), self.source.span(line, start + 1, start + len(match["name"]) + 1))
        self._check_nesting(name, colons)
        title, attributes = self._split_attributes(match["rest"], line, match.start("rest") + shift)
        indent = len(title) - len(title.lstrip())
        content = self.reader.inlines(title.strip(), line, match.start("rest") + shift + indent + 1)
        options, next_line = self._options(line + 1)
        options = _join(options, attributes.entries, self.report)
        directive = Directive(name, content, attributes.id, options, (), name.span)
        self.open.append(_Open(directive, colons))
        return next_line

    def _check_nesting(self, name: Name, colons: int) -> None:
        if not self.open or colons < self.open[-1].colons:
            return
        outer = self.open[-1]
        self.report(
            DIRECTIVE_NESTING,
            name.span,
            f"“{name}” has {colons} colons, no fewer than “{outer.directive.name}” around it "
            f"(line {outer.directive.span.line})",
            help=f"open and close “{outer.directive.name}” with {colons + 1} colons, or close it before this line",
        )

    def _options(self, line: int) -> tuple[Mapping, int]:
        entries: list[Entry] = []
        while line <= len(self.source.lines) and (match := _OPTION.match(self.source.lines[line - 1])):
            if "：" in match["first"] + match["second"]:
                at = self.source.span(line, match.start("first") + 1, match.end("second") + 1)
                help = f"write :{match['key']}:"
                self.report(FULLWIDTH_PUNCTUATION, at, "an option stands between full-width colons", help=help)
            key = Scalar(match["key"], span=self.source.span(line, match.start("key") + 1, match.end("key") + 1))
            start, end = match.span("value")
            value_span = self.source.span(line, start + 1, max(end, start + 1) + 1 if start == end else end + 1)
            entries.append(Entry(key, Scalar(match["value"], span=value_span)))
            line += 1
        return Mapping(tuple(entries)), line

    def _close(self, line: int, colons: int) -> None:
        depth = next((i for i in range(len(self.open) - 1, -1, -1) if self.open[i].colons == colons), None)
        if depth is None:
            message = f"no directive with {colons} colons is open here"
            self.report(DIRECTIVE_STRAY_CLOSE, self.source.span(line), message, help=self._close_help())
            return
        self._close_down_to(depth + 1)
        self._close_last()

    def _close_help(self) -> str:
        if not self.open:
            return "remove this line, or open a directive before it"
        last = self.open[-1]
        return f"“{last.directive.name}” of line {last.directive.span.line} is closed by {':' * last.colons}"

    def _close_down_to(self, depth: int) -> None:
        """Close what was left open, saying so."""
        while len(self.open) > depth:
            last = self.open[-1]
            at = last.directive.name
            message = f"the directive “{at}” is never closed"
            self.report(DIRECTIVE_UNCLOSED, at.span, message, help=f"end it with a line {':' * last.colons}")
            self._close_last()

    def _close_last(self) -> None:
        closed = self.open.pop()
        self._add(replace(closed.directive, elements=tuple(closed.elements)))


def _join(options: Mapping, attributes: Mapping, report: Report) -> Mapping:
    """One mapping of both; a key in both is reported."""
    entries: dict[str, Entry] = {}
    for entry in (*attributes.entries, *options.entries):
        if entry.key.text in entries:
            first = entries[entry.key.text].key.span.line
            report(DUPLICATE_KEY, entry.key.span, f"the option “{entry.key.text}” stands already in line {first}")
        else:
            entries[entry.key.text] = entry
    return Mapping(tuple(entries.values()))
