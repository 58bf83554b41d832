"""Inline text: markdown-it's tokens as inlines, each fault at its place. The rules of all Markdown text stand here."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from urllib.parse import unquote

from markdown_it.token import Token

from coursekit.content import (
    ALWAYS,
    Blank,
    Code,
    Condition,
    Conditional,
    Emphasis,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Reference,
    Strong,
    Text,
    plain_text,
)
from coursekit.diagnostic import Report, Span, error_rule, warning_rule
from coursekit.limits import MARKUP_DEPTH
from coursekit.source.attributes import Attributes, parse_attributes, read_condition, refuse_names
from coursekit.source.nodes import TOO_DEEP
from coursekit.source.parser import is_cjk, is_plain, markdown_parser
from coursekit.source.text import FULLWIDTH_PUNCTUATION, replace_unwanted
from coursekit.value import Value

IMAGE_INLINE = error_rule(
    "image-inline",
    """A picture stands inside a sentence, a list or a table. A picture is a paragraph of its own, with an empty line
before and after it, so that it can be placed and described.""",
)
IMAGE_SYNTAX = error_rule(
    "image-syntax",
    """Something starts like a picture but cannot be read as one. A picture is `![what it shows](media/hall.png "caption")`,
with half-width signs and a path without spaces.""",
)
LINK_SCHEME = error_rule(
    "link-scheme",
    """A link leads to something other than a web page, a mail address, a telephone number or an id of the course.
Allowed are http:, https:, mailto:, tel: and #id.""",
)
ATTRIBUTE_MISPLACED = error_rule(
    "attribute-misplaced",
    """Attributes in braces stand where they bind nothing, and would be printed as they are. They follow a heading, a
directive's title, a picture or a text in brackets, `[word]{.blank}`; conditions may stand at the very end of a paragraph, list
item or table row, or on a line of their own before a paragraph, list or table.""",
)
EMPHASIS_UNCLOSED = error_rule(
    "emphasis-unclosed",
    """Two asterisks are printed as they are, because no others match them: emphasis is opened and never closed, or there is a
space between the asterisks and the words. Write `**words**`; asterisks that are meant as such are written `\\*\\*`.""",
)
HTML = error_rule(
    "html",
    """HTML is not read: a tag, or a comment beside other text, would be printed as it stands, in front of the trainees. `<br>` in
a table cell is the one exception; a comment `<!-- … -->` on lines of its own is left out.""",
)
TABLE_UNEVEN = error_rule(
    "table-uneven",
    """A row of a table has more or fewer cells than its header. Markdown drops or adds cells without a word; here it is
a mistake. A `|` inside a cell is written `\\|`.""",
)
TABLE_BROKEN = error_rule(
    "table-broken",
    """Lines between bars look like a table but are none, and would be printed as text. Under the header stands a line of
dashes with as many cells, `|---|---|`.""",
)
LIST_MARKER = error_rule(
    "list-marker",
    """Lines start like items of a list but are none: they would be printed as one paragraph. An item starts with `- ` or
`1. `, a sign and a space; `·`, `•`, `1、` and `（1）` make no list. The box of an option is `[ ]` or `[x]`.""",
)
HEADING_SYNTAX = error_rule(
    "heading-syntax",
    """A line is meant as a heading but cannot be read as one. A topic is `# Title`, a slide `## Title`, a point `### Title`: one
to six half-width # and a space. Lines of === or --- under a text make no heading here.""",
)
CONDITION_MISPLACED = error_rule(
    "condition-misplaced",
    """A condition stands where it binds nothing: on a line of its own that no paragraph, list, table or picture follows at
once, in the header of a table, or inside a row of a chart.""",
)
THEMATIC_BREAK = warning_rule(
    "thematic-break",
    """A line of dashes does nothing here. A slide starts with `## Title`, a topic with `# Title`.""",
)
BLANK_EMPTY = error_rule(
    "blank-empty", "A gap has no word in it, so the key would have no answer. Write `[word]{.blank}`."
)


class Locator(Value):
    """From offsets in an inline's text to places: for each of its lines, its offset, number and column."""

    path: str
    offsets: tuple[int, ...]
    places: tuple[tuple[int, int], ...]

    def __call__(self, start: int, end: int) -> Span:
        (line, column), (end_line, end_column) = self._place(start), self._place(max(end, start + 1) - 1)
        return Span(self.path, line, column, end_line, end_column + 1)

    def _place(self, at: int) -> tuple[int, int]:
        i = max(0, bisect_right(self.offsets, at) - 1)
        line, column = self.places[i]
        return line, column + at - self.offsets[i]


def locate_line(path: str, line: int, column: int) -> Locator:
    """For an inline that stands in one line, from `column` on."""
    return Locator(path, (0,), ((line, column),))


def read_inlines(text: str, locate: Locator, report: Report) -> Inlines:
    """The inlines of a text that is one paragraph."""
    if is_plain(text):
        return plain_inlines(text)
    tokens = markdown_parser().parseInline(text, {})
    content, _ = InlineBuilder(locate, report).build(tokens[0].children or ())
    return content


def plain_inlines(text: str) -> Inlines:
    """The inlines of a text in which nothing is marked."""
    text = text.strip()
    return (Text(text),) if text else ()


class InlineBuilder:
    def __init__(self, locate: Locator, report: Report) -> None:
        self.locate = locate
        self.report = report
        self.condition = ALWAYS
        self.after_marker = -1
        self.marker_reported = False
        self.tags: set[str] = set()

    def build(self, tokens: Iterable[Token]) -> tuple[Inlines, Condition]:
        """The content and the condition at its end, if it has one."""
        self.tokens = list(tokens)
        self.position = 0
        self.depth = 0
        return tidy(self._until(""), ends=True), self.condition

    def _until(self, closing: str) -> Inlines:
        content: list[Inline] = []
        self.depth += 1
        if self.depth > MARKUP_DEPTH:
            self._give_up()
        while self.position < len(self.tokens):
            token = self.tokens[self.position]
            self.position += 1
            if token.type == closing:
                break
            content.extend(self._inline(token))
        self.depth -= 1
        return tuple(content)

    def _give_up(self) -> None:
        """The rest is not read: everything after this walks along the nesting by recursion."""
        message = f"emphasis, links or spans are nested deeper than {MARKUP_DEPTH} levels"
        self.report(TOO_DEEP, self.locate(0, 1), message, help="take most of the marks away")
        self.position = len(self.tokens)

    def _inline(self, token: Token) -> Inlines:
        match token.type:
            case "text":
                self._check_marker(token)
                return (Text(token.content),) if token.content else ()
            case "text_special":
                return (Text(replace_unwanted(token.content, self._place(token), self.report)),)
            case "softbreak":
                return (Text("\n"),)
            case "hardbreak":
                return (LineBreak(),)
            case "code_inline":
                return (Code(token.content),)
            case "strong_open":
                return (Strong(tidy(self._until("strong_close"))),)
            case "em_open":
                return (Emphasis(tidy(self._until("em_close"))),)
            case "link_open":
                return (self._link(token),)
            case "span_open":
                return self._attributed(token)
            case "image":
                help = "give it a paragraph of its own"
                self.report(IMAGE_INLINE, self._place(token), "a picture stands inside other text", help=help)
                return (Text(token.content),)
            case "trailing":
                attributes = self._attributes(token)
                refuse_names(attributes, "a paragraph, item or row", self.report)
                self.condition = read_condition(attributes.entries, self.report)
                return ()
            case "slip":
                self._slip(token)
                return (Text(token.content),)
            case _:
                raise AssertionError(f"markdown-it gave a token of type {token.type}")

    def _place(self, token: Token) -> Span:
        return self.locate(int(token.meta.get("start", 0)), int(token.meta.get("end", 1)))

    def _attributes(self, token: Token) -> Attributes:
        inside = int(token.meta["inside"])
        return parse_attributes(
            token.content,
            lambda start, end: self.locate(inside + start, inside + end),
            self.report,
            opening=token.info,
        )

    def _check_marker(self, token: Token) -> None:
        """An asterisk that is still a text matched no other; two in a row were meant to. Said once for a text."""
        if token.content != "*" or "start" not in token.meta or self.marker_reported:
            return
        start = int(token.meta["start"])
        if start == self.after_marker:
            place = self.locate(start - 1, start + 1)
            help = "write **words**, without a space inside"
            self.report(EMPHASIS_UNCLOSED, place, "the asterisks ** match no others", help=help)
            self.marker_reported = True
        self.after_marker = start + 1

    def _html(self, token: Token) -> None:
        name = token.content.strip("</>").split(" ")[0].lower()
        if token.content == "<!--":
            help = "give it lines of its own, and end it with -->"
            self.report(HTML, self._place(token), "an HTML comment would be printed as it stands", help=help)
        elif name not in self.tags:
            message = f"the HTML tag {token.content} would be printed as it stands"
            self.report(HTML, self._place(token), message, help="use Markdown: **strong**, *emphasis*, - list")
            self.tags.add(name)

    def _slip(self, token: Token) -> None:
        place = self._place(token)
        match token.info:
            case "html":
                self._html(token)
            case "attributes":
                help = _where_it_belongs(token.content)
                self.report(ATTRIBUTE_MISPLACED, place, f"{token.content} binds nothing here", help=help)
            case "picture":
                fullwidth = token.content.endswith("（")
                message = "a full-width bracket follows the picture’s text" if fullwidth else "this is no picture"
                help = "write ![what it shows](media/hall.png), the path without spaces"
                self.report(FULLWIDTH_PUNCTUATION if fullwidth else IMAGE_SYNTAX, place, message, help=help)
            case "link":
                message = "a full-width bracket follows the link’s text"
                self.report(FULLWIDTH_PUNCTUATION, place, message, help="write [words](…) with half-width brackets")
            case _:
                raise AssertionError(f"no such slip: {token.info}")

    def _link(self, token: Token) -> Inline:
        url = unquote(str(token.attrGet("href") or ""))
        content = tidy(self._until("link_close"))
        if url.startswith("＃"):
            help = f"write #{url[1:]}"
            self.report(FULLWIDTH_PUNCTUATION, self._place(token), "a full-width ＃ stands before the id", help=help)
        if url.startswith(("#", "＃")):
            return Reference(url[1:], content, self._place(token))
        if not re.match(r"(?:https?://|mailto:|tel:)", url, re.IGNORECASE):
            picture = url.lower().endswith((".png", ".jpg", ".jpeg", ".gif"))
            help = f"a picture is ![what it shows]({url})" if picture else "use https:, mailto:, tel: or #id"
            self.report(LINK_SCHEME, self._place(token), f"“{url}” is no address that a link may lead to", help=help)
        return Link(content or (Text(url),), str(token.attrGet("href")), self._place(token))

    def _attributed(self, token: Token) -> Inlines:
        attributes = self._attributes(token)
        content: Inlines = tidy(self._until("span_close"))
        refuse_names(attributes, "a span", self.report, classes=("blank",))
        if any(name.text == "blank" for name in attributes.classes):
            if not plain_text(content).strip():
                self.report(BLANK_EMPTY, self._place(token), "the gap has no word in it", help="write [word]{.blank}")
            content = (Blank(content, self._place(token)),)
        condition = read_condition(attributes.entries, self.report)
        return content if condition == ALWAYS else (Conditional(content, condition),)


def _where_it_belongs(attributes: str) -> str:
    match attributes.strip("{ ")[0]:
        case "#":
            return "ids stand on topics, slides and activities"
        case ".":
            return "a gap is [word]{.blank}"
        case _:
            return "write it at the very end, or on the line above the paragraph, list or table"


def tidy(content: Iterable[Inline], *, ends: bool = False) -> Inlines:
    """Join neighbouring texts; a line end between Chinese characters is no space; with `ends`, no space at the ends."""
    pieces: list[Inline | list[str]] = []
    for inline in content:
        if not isinstance(inline, Text):
            pieces.append(inline)
        elif pieces and isinstance(pieces[-1], list):
            pieces[-1].append(inline.text)
        else:
            pieces.append([inline.text])
    joined: list[Inline] = [Text("".join(piece)) if isinstance(piece, list) else piece for piece in pieces]
    for i, inline in enumerate(joined):
        if isinstance(inline, Text):
            before = _edge(joined[i - 1 : i], -1)
            after = _edge(joined[i + 1 : i + 2], 0)
            text = _join_lines(inline.text, before, after)
            text = text.lstrip() if ends and not before else text
            joined[i] = Text(text.rstrip() if ends and not after else text)
    return tuple(inline for inline in joined if inline != Text(""))


def _edge(neighbour: Sequence[Inline], at: int) -> str:
    """The neighbour's character next to the text. A reference without words of its own will have some: not the end."""
    if neighbour and isinstance(neighbour[0], Reference) and not neighbour[0].content:
        return "#"
    return plain_text(neighbour)[at:][:1]


def _join_lines(text: str, before: str, after: str) -> str:
    """`before` and `after` are the characters around the text. markdown-it has removed the spaces at its line ends."""

    def join(match: re.Match[str]) -> str:
        left = text[match.start() - 1] if match.start() else before
        right = text[match.end()] if match.end() < len(text) else after
        return "" if is_cjk(left) and is_cjk(right) else " "

    return re.sub("\n", join, text)
