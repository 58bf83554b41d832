"""A Markdown file as a tree: front matter, headings with attributes, directives, and the blocks between them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable

from coursekit.content import ALWAYS, Block, Condition, Inlines, Name
from coursekit.diagnostic import NOWHERE, Placed, Report, Span, error_rule
from coursekit.sharing import with_fields
from coursekit.source.attributes import (
    ATTRIBUTE_SYNTAX,
    NO_ATTRIBUTES,
    Attributes,
    parse_attributes,
    read_condition,
    refuse_names,
)
from coursekit.source.blocks import MarkdownReader
from coursekit.source.fences import Fences
from coursekit.source.inlines import CONDITION_MISPLACED, HEADING_SYNTAX
from coursekit.source.nodes import Mapping, Node, parse_yaml
from coursekit.source.options import DIRECTIVE_SYNTAX, join_options, read_options
from coursekit.source.text import FULLWIDTH_PUNCTUATION, YAML_SYNTAX, SourceText
from coursekit.value import Mutable, Value, field, replace

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
CODE_UNCLOSED = error_rule(
    "code-unclosed",
    "A code block opened with ``` is never closed; everything after it would be code. Close it with ```.",
)


class HeadingLine(Placed):
    level: int
    content: Inlines
    attributes: Attributes
    span: Span = NOWHERE


class Picture(Placed):
    """A picture in a paragraph of its own, not yet read from disk."""

    source: Name
    alt: str
    caption: Inlines
    attributes: Attributes
    condition: Condition = ALWAYS
    span: Span = NOWHERE


class Directive(Placed):
    """`options` joins the lines `:key: value` and the attributes in braces of the opening line. `span` is the kind's."""

    name: Name
    title: Inlines
    id: Name | None
    options: Mapping
    elements: tuple[Element, ...]
    span: Span = NOWHERE
    title_span: Span = NOWHERE


Element = HeadingLine | Picture | Directive | Block


class MarkdownFile(Value):
    """`front` is None when there is no front matter, or none that can be read: `has_front` tells which."""

    front: Node | None
    has_front: bool
    elements: tuple[Element, ...]
    path: str


_OPENING = re.compile(r"^\s*(?P<colons>[:：]{2,})\s{0,9}[{｛](?P<name>[^{}｛｝]*)[}｝](?P<rest>.*)$")
_CLOSING = re.compile(r"^\s*(?P<colons>[:：]{3,})\s*$")
_ALMOST = re.compile(r"^\s*(?P<colons>[:：]{3,})\s{0,9}[{｛(（]?(?P<name>[^\s{}｛｝()（）:：]+)[)）]?(?P<rest>.*)$")
_HEADING = re.compile(r"^ {0,3}(?P<marks>[#＃]+)(?P<space>\s*)(?P<text>.*)$")
_UNCLOSED_ATTRIBUTES = re.compile(r"[{｛]\s{0,9}(?:[#.＃．][\w-]|[\w-]+[=＝])")
_ATTRIBUTE_LINE = re.compile(r"^ {0,3}\{(?P<inside>[^{}]*)\}\s*$")
_PICTURE = re.compile(
    r"^ {0,3}!\[(?P<alt>[^\]]*)\]\((?P<source>[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)"
    r"(?:\s+\"(?P<caption>[^\"]*)\")?\s*\)(?: ?\{(?P<attributes>[^{}]*)\})?\s*$"
)
_COMMENT = re.compile(r"^ {0,3}<!--")
_CODE = re.compile(r"^ {0,3}(?P<fence>```+|~~~+)")
_FIRST_SIGNS = ("#", "＃", ":", "：", "!", "<", "{", "`", "~")
"""All of these patterns begin with one of them: most lines do not, and are text."""


_HALFWIDTH = str.maketrans("：｛｝", ":{}")

MayHold = Callable[[str, str], bool]
"""Whether a directive of the first kind may have one of the second kind inside."""


def read_markdown(source: SourceText, may_hold: MayHold, report: Report) -> MarkdownFile:
    """Read a module's file. Reports what is wrong with its form; what it means is for `read`.

    `may_hold` tells an inner directive with too many colons from one that stands after another left open.
    """
    has_front = source.lines[0].rstrip() == "---"
    front, first_line = _front_matter(source, report) if has_front else (None, 1)
    return MarkdownFile(front, has_front, _Scanner(source, may_hold, report).scan(first_line), source.path)


def _front_matter(source: SourceText, report: Report) -> tuple[Node | None, int]:
    """The YAML between two lines `---` at the very start, and the first line after it."""
    for number, line in enumerate(source.lines[1:], start=2):
        if line.rstrip() == "---":
            return parse_yaml(source, report, first_line=2, last_line=number - 1), number + 1
    report(YAML_SYNTAX, source.span(1), "the front matter is never closed", help="end it with a line `---`")
    # What follows an empty line, or is a heading, was not meant to be front matter.
    end = next((n for n, line in enumerate(source.lines[1:], start=2) if not line.strip() or line.startswith("#")), 2)
    return parse_yaml(source, report, first_line=2, last_line=end - 1), end


class _Open(Mutable):
    """A directive whose closing line has not come yet. `nests` once an inner one has as many colons: said once."""

    directive: Directive
    colons: int
    elements: list[Element] = field(default_factory=list)
    nests: bool = False


class _Waiting(Value):
    """A condition on a line of its own, until the block that it binds comes."""

    condition: Condition
    span: Span


class _Scanner:
    """Goes through the lines once; text between marks is handed to markdown-it in one piece."""

    def __init__(self, source: SourceText, may_hold: MayHold, report: Report) -> None:
        self.source = source
        self.may_hold = may_hold
        self.report = report
        self.reader = MarkdownReader(source, report)
        self.fences = Fences(source.lines)
        self.comment_ends = [number for number, text in enumerate(source.lines, start=1) if "-->" in text]
        self.root: list[Element] = []
        self.open: list[_Open] = []
        self.text_from: int | None = None
        self.waiting: _Waiting | None = None

    def scan(self, first_line: int) -> tuple[Element, ...]:
        line = first_line
        while line <= len(self.source.lines):
            line = self._line(line)
        self._end_text(line)
        self._refuse_condition()
        self._close_down_to(0)
        return tuple(self.root)

    def _line(self, line: int) -> int:
        """Take in one line, or one construct of several lines; gives the number of the next."""
        text = self.source.lines[line - 1]
        if not text.lstrip().startswith(_FIRST_SIGNS):
            self._text(line, text)
            return line + 1
        if code := _CODE.match(text):
            return self._code(line, code["fence"])
        take = self._find_construct(text)
        if take is None:
            self._text(line, text)
            return line + 1
        self._end_text(line)
        if take != self._picture:
            self._refuse_condition()
        return take(line, text)

    def _find_construct(self, text: str) -> Callable[[int, str], int] | None:
        start = text.lstrip()
        if start.startswith(("#", "＃")) and _HEADING.match(text):
            return self._heading
        if start.startswith((":::", "：：：")) or (start.startswith(("::", "：：")) and self._is_short_fence(text)):
            return self._fence
        if _PICTURE.match(text):
            return self._picture
        if _COMMENT.match(text):
            return self._comment
        if (match := _ATTRIBUTE_LINE.match(text)) and "=" in match["inside"]:
            return self._attribute_line
        return None

    def _is_short_fence(self, text: str) -> bool:
        """`::{say}`, and the `::` that closes it."""
        closes = bool(self.open) and self.open[-1].colons == 2 and len(text.strip()) == 2
        return closes or _OPENING.match(text) is not None

    def _add(self, *elements: Element) -> None:
        (self.open[-1].elements if self.open else self.root).extend(elements)

    def _text(self, line: int, text: str) -> None:
        if self.text_from is None and text.strip():
            self.text_from = line
        elif self.text_from is None:
            self._refuse_condition()

    def _end_text(self, next_line: int) -> None:
        if self.text_from is None:
            return
        blocks = self.reader.blocks(self.text_from, next_line - 1)
        self.text_from = None
        if blocks:
            blocks = (with_fields(blocks[0], condition=self._take_condition(blocks[0].condition)), *blocks[1:])
        self._add(*blocks)

    # ------------------------------------------------------------ conditions on lines of their own

    def _attribute_line(self, line: int, text: str) -> int:
        match = _ATTRIBUTE_LINE.match(text)
        assert match is not None
        attributes = self._attributes(match["inside"], line, match.start("inside"))
        refuse_names(attributes, "a paragraph, list or table", self.report)
        condition = read_condition(attributes.entries, self.report)
        self.waiting = _Waiting(condition, self.source.span(line, match.start("inside"), match.end("inside") + 2))
        return line + 1

    def _take_condition(self, own: Condition) -> Condition:
        waiting, self.waiting = self.waiting, None
        return waiting.condition if waiting is not None else own

    def _refuse_condition(self) -> None:
        if self.waiting is not None and self.waiting.condition != ALWAYS:
            help = "write it on the line above a paragraph, list or table, or at the end of a heading or opening line"
            self.report(CONDITION_MISPLACED, self.waiting.span, "this condition binds nothing", help=help)
        self.waiting = None

    # ------------------------------------------------------------ comments, code, headings, pictures

    def _comment(self, line: int, text: str) -> int:
        """Lines of their own from `<!--` to `-->` are left out; one that shares its last line with a text is a fault there."""
        next_end = bisect_left(self.comment_ends, line)
        end = self.comment_ends[next_end] if next_end < len(self.comment_ends) else 0
        if end and self.source.lines[end - 1].rstrip().endswith("-->"):
            return end + 1
        self._text(line, text)
        return line + 1

    def _code(self, line: int, fence: str) -> int:
        """A code block stays part of the text around it; nothing inside is looked at."""
        if self.text_from is None:
            self.text_from = line
        for number in range(line + 1, len(self.source.lines) + 1):
            if self.source.lines[number - 1].strip().startswith(fence):
                return number + 1
        self.report(CODE_UNCLOSED, self.source.span(line), "the code block is never closed", help=f"add a line {fence}")
        return line + 1

    def _attributes(self, inside: str, line: int, offset: int, opening: str = "{") -> Attributes:
        return parse_attributes(
            inside,
            lambda start, end: self.source.span(line, offset + start + 1, offset + end + 1),
            self.report,
            opening=opening,
        )

    def _split_attributes(self, text: str, line: int, offset: int) -> tuple[str, Attributes]:
        """`Title {#id key=value}` as title and attributes; `offset` is where `text` starts in its line."""
        written = text.rstrip()
        start = max(written.rfind("{"), written.rfind("｛"))
        # `[word]{.blank}` at the end of a title belongs to the word.
        if start < 0 or written[:start].endswith("]"):
            return written, NO_ATTRIBUTES
        inside = written[start + 1 :]
        if inside.endswith(("}", "｝")) and not re.search("[}｝]", inside[:-1]):
            inside = inside[:-1]
        elif _UNCLOSED_ATTRIBUTES.match(written, start) and not re.search("[}｝]", inside):
            at = self.source.span(line, offset + start + 1, offset + start + 2)
            self.report(ATTRIBUTE_SYNTAX, at, "the attributes are never closed", help="end them with }")
        else:
            return written, NO_ATTRIBUTES
        return written[:start].rstrip(), self._attributes(inside, line, offset + start + 1, written[start])

    def _heading(self, line: int, text: str) -> int:
        match = _HEADING.match(text)
        assert match is not None
        level = min(len(match["marks"]), 6)
        self._check_heading(line, match)
        if level <= 2:
            self._close_before_heading(line)
        title, attributes = self._split_attributes(match["text"], line, match.start("text"))
        # CommonMark 0.31 section 4.2: # at the end of a heading belong to its form.
        title = bare.rstrip() if (bare := title.rstrip("#")).endswith((" ", "\t")) else title
        refuse_names(attributes, "a heading below ##", self.report, id=level <= 2)
        content = self.reader.inlines(title, line, match.start("text") + 1)
        end = match.start("text") + len(title) + 1
        span = self.source.span(line, match.start("text") + 1, end) if title else self.source.span(line)
        self._add(HeadingLine(level, content, attributes, span))
        return line + 1

    def _check_heading(self, line: int, match: re.Match[str]) -> None:
        marks, title = match["marks"], match["text"].rstrip()
        at = self.source.span(line, match.start("marks") + 1, match.end("marks") + 1)
        if "＃" in marks:
            help = f"write “{marks.replace('＃', '#')} {title}”"
            self.report(FULLWIDTH_PUNCTUATION, at, "a full-width ＃ starts the heading", help=help)
        elif len(marks) > 6:
            self.report(HEADING_SYNTAX, at, f"a heading has at most 6 #, this one has {len(marks)}", help="write ###")
        elif not match["space"] and title:
            self.report(HEADING_SYNTAX, at, "no space follows the #", help=f"write “{marks} {title}”")

    def _close_before_heading(self, line: int) -> None:
        """A topic or slide cannot start inside a directive: either that was left open, or the heading is misplaced."""
        if self.open and not self.fences.closes_after(line, self.open[0].colons):
            self._close_down_to(0)

    def _picture(self, line: int, text: str) -> int:
        match = _PICTURE.match(text)
        assert match is not None
        span = self.source.span(line, match.start("alt") - 1, match.end() + 1)
        attributes = NO_ATTRIBUTES
        if match["attributes"] is not None:
            attributes = self._attributes(match["attributes"], line, match.start("attributes"))
            refuse_names(attributes, "a picture", self.report, classes=("decorative",))
        caption = self.reader.inlines(match["caption"], line, match.start("caption") + 1) if match["caption"] else ()
        source = Name(match["source"], self.source.span(line, match.start("source") + 1, match.end("source") + 1))
        self._add(Picture(source, match["alt"].strip(), caption, attributes, self._take_condition(ALWAYS), span))
        return line + 1

    # ------------------------------------------------------------ directives

    def _fence(self, line: int, text: str) -> int:
        self._check_fullwidth(line, text)
        if opening := _OPENING.match(text):
            self._check_opening(line, opening)
            return self._opening(line, opening)
        if closing := _CLOSING.match(text):
            self._close(line, len(closing["colons"]))
            return line + 1
        if almost := _ALMOST.match(text):
            at = self.source.span(line, almost.start("name") + 1, almost.end("name") + 1)
            message = f"the kind “{almost['name']}” does not stand in braces"
            self.report(DIRECTIVE_SYNTAX, at, message, help=f"write {almost['colons']}{{{almost['name']}}}")
            return self._opening(line, almost)
        if text.strip() in ("::", "：："):
            self._close(line, 2)
            return line + 1
        self.report(DIRECTIVE_SYNTAX, self.source.span(line), "this line is no directive", help="write :::{kind} Title")
        return line + 1

    def _check_fullwidth(self, line: int, text: str) -> None:
        match = re.match(r"\s*(?P<marks>[:：｛{]*)(?P<kind>[^\s{}｛｝]*[}｝])?", text)
        assert match is not None
        if "：" in match["marks"] or "｛" in match["marks"]:
            at = self.source.span(line, match.start("marks") + 1, match.end("marks") + 1)
            mended = (match["marks"] + (match["kind"] or "")).translate(_HALFWIDTH)
            self.report(FULLWIDTH_PUNCTUATION, at, "full-width signs open or close a directive", help=f"write {mended}")

    def _check_opening(self, line: int, match: re.Match[str]) -> None:
        at = self.source.span(line, match.start("colons") + 1, match.end("colons") + 1)
        if len(match["colons"]) < 3:
            help = f"write :::{{{match['name']}}}, and ::: to close it"
            self.report(DIRECTIVE_SYNTAX, at, "a directive opens with at least three colons", help=help)
        elif match.start("colons") > 3:
            help = f"remove the {match.start('colons')} spaces before it"
            self.report(DIRECTIVE_SYNTAX, at, "a directive starts at the beginning of its line", help=help)

    def _opening(self, line: int, match: re.Match[str]) -> int:
        colons = len(match["colons"])
        name = Name(match["name"].strip(), self.source.span(line, match.start("name") + 1, match.end("name") + 1))
        self._check_nesting(name, colons)
        title, attributes = self._split_attributes(match["rest"], line, match.start("rest"))
        refuse_names(attributes, "", self.report, id=True)
        start = match.start("rest") + len(title) - len(title.lstrip()) + 1
        content = self.reader.inlines(title.strip(), line, start)
        title_span = self.source.span(line, start, start + len(title.strip())) if title.strip() else name.span
        written, next_line = read_options(self.source, line + 1, self.report)
        options = join_options(attributes.entries, written, self.report)
        directive = Directive(name, content, attributes.id, options, (), name.span, title_span)
        self.open.append(_Open(directive, colons))
        return next_line

    def _check_nesting(self, name: Name, colons: int) -> None:
        """An inner directive has fewer colons; else it should have, or the one around it was never closed."""
        while self.open and colons >= self.open[-1].colons:
            outer = self.open[-1]
            if self.may_hold(outer.directive.name.text, name.text):
                self._report_nesting(name, colons, outer)
                return
            self._close_down_to(len(self.open) - 1)

    def _report_nesting(self, name: Name, colons: int, outer: _Open) -> None:
        if outer.nests:
            return
        outer.nests = True
        around = outer.directive.name
        message = f"“{name}” has {colons} colons, no fewer than “{around}” around it (line {around.span.line})"
        help = f"open and close “{around}” with {colons + 1} colons"
        self.report(DIRECTIVE_NESTING, name.span, message, help=help)

    def _close(self, line: int, colons: int) -> None:
        depth = next((i for i in range(len(self.open) - 1, -1, -1) if self.open[i].colons == colons), None)
        if depth is None:
            message = f"no directive with {colons} colons is open here"
            self.report(DIRECTIVE_STRAY_CLOSE, self.source.span(line), message, help=self._close_help())
            if self.open and not self.fences.closes_after(line, self.open[-1].colons):
                # Nothing further on closes what is open, so this line was meant to.
                self._close_last()
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
            self.report(DIRECTIVE_UNCLOSED, at.span, message, help=f"end it with a line {':' * max(last.colons, 3)}")
            self._close_last()

    def _close_last(self) -> None:
        closed = self.open.pop()
        self._add(replace(closed.directive, elements=tuple(closed.elements)))
