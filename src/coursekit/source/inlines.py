"""Markdown text as content: markdown-it reads it, this module turns tokens into inlines and blocks with places."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter
from markdown_it.token import Token

from coursekit.content import (
    ALWAYS,
    Align,
    Blank,
    Block,
    Blocks,
    Code,
    CodeBlock,
    Condition,
    Conditional,
    Emphasis,
    Inline,
    Inlines,
    LineBreak,
    Link,
    List,
    ListItem,
    Paragraph,
    Quote,
    Reference,
    Row,
    Strong,
    Table,
    Text,
    plain_text,
)
from coursekit.diagnostic import Report, Span, error_rule, warning_rule
from coursekit.source.attributes import ATTRIBUTE_UNKNOWN, parse_attributes, read_condition
from coursekit.source.nodes import TOO_DEEP
from coursekit.source.text import SourceText
from coursekit.spelling import advise

IMAGE_INLINE = error_rule(
    "image-inline",
    """A picture stands inside a sentence, a list or a table. A picture is a paragraph of its own, with an empty line
before and after it, so that it can be placed and described.""",
)
LINK_SCHEME = error_rule(
    "link-scheme",
    """A link leads to something other than a web page, a mail address, a telephone number or an id of the course.
Allowed are http:, https:, mailto:, tel: and #id.""",
)
TABLE_UNEVEN = error_rule(
    "table-uneven",
    """A row of a table has more or fewer cells than its header. Markdown drops or adds cells without a word; here it is
a mistake. A `|` inside a cell is written `\\|`.""",
)
THEMATIC_BREAK = warning_rule(
    "thematic-break",
    """A line of dashes does nothing here. A slide starts with `## Title`, a topic with `# Title`.""",
)
MARKDOWN_DEPTH = 9

_CJK = re.compile(
    "[\u2e80-\u303f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef"
    "\u2014\u2018\u2019\u201c\u201d\u2026\U00020000-\U0003ffff]"
)


def is_cjk(character: str) -> bool:
    """Chinese, Japanese or Korean letters and signs, and the quotes and dashes that Chinese shares."""
    return bool(character) and _CJK.match(character) is not None


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "typographer": False, "maxNesting": 60})
    parser.enable("table")
    # Headings are read by line with their attributes; definitions elsewhere can blow one word up to gigabytes.
    parser.disable(["heading", "lheading", "reference", "html_block", "html_inline", "autolink"])
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # judged with a place, in _link
    parser.inline.ruler.at("emphasis", _emphasis)
    parser.inline.ruler.before("link", "span", _placed(_span))
    parser.inline.ruler.at("link", _placed(_rule("link")))
    parser.inline.ruler.at("image", _placed(_rule("image")))
    parser.inline.ruler.before("link", "trailing", _placed(_trailing))
    parser.inline.ruler.before("link", "line_break", _line_break)
    return parser


InlineRule = Callable[[StateInline, bool], bool]


def _rule(name: str) -> InlineRule:
    from markdown_it.rules_inline import image, link

    return {"link": link, "image": image}[name]


def _placed(rule: InlineRule) -> InlineRule:
    """markdown-it places blocks only; note for each token of `rule` where in the text it begins and ends."""

    def placed(state: StateInline, silent: bool) -> bool:
        start, before = state.pos, len(state.tokens)
        matched = rule(state, silent)
        if matched and not silent:
            for token in state.tokens[before:]:
                token.meta.setdefault("start", start)
                token.meta.setdefault("end", state.pos)
        return matched

    return placed


def _span(state: StateInline, silent: bool) -> bool:
    """`[text]{attributes}`."""
    if state.src[state.pos] != "[":
        return False
    end = state.md.helpers.parseLinkLabel(state, state.pos)
    match = re.compile(r"[{｛]([^{}｛｝\n]*)[}｝]").match(state.src, end + 1) if end >= 0 else None
    if match is None:
        return False
    if not silent:
        start, after = state.pos, state.posMax
        token = state.push("span_open", "", 1)
        token.content = match[1]
        token.meta = {"inside": match.start(1), "start": start, "end": match.end()}
        state.pos, state.posMax = start + 1, end
        state.md.inline.tokenize(state)
        state.push("span_close", "", -1)
        state.posMax = after
    state.pos = match.end()
    return True


_TRAILING = re.compile(r"\{([^{}\n]*=[^{}\n]*)\}\s*$")


def _trailing(state: StateInline, silent: bool) -> bool:
    """`{editions=full}` at the end of a paragraph, a list item or a table row binds the whole of it."""
    if state.src[state.pos] != "{":
        return False
    match = _TRAILING.match(state.src, state.pos)
    if match is None:
        return False
    if not silent:
        token = state.push("trailing", "", 0)
        token.content = match[1]
        token.meta = {"inside": match.start(1)}
    state.pos = match.end()
    return True


def _line_break(state: StateInline, silent: bool) -> bool:
    """`<br>`, the one piece of HTML that authors put into table cells."""
    match = re.compile(r"<br\s*/?>", re.IGNORECASE).match(state.src, state.pos)
    if match is None:
        return False
    if not silent:
        state.push("hardbreak", "br", 0)
    state.pos = match.end()
    return True


def _emphasis(state: StateInline, silent: bool) -> bool:
    """markdown-it's own rule, but for its test of neighbours: see `_scan_delimiters`."""
    marker = state.src[state.pos]
    if silent or marker not in "_*":
        return False
    can_open, can_close, length = _scan_delimiters(state, marker)
    for _ in range(length):
        state.push("text", "", 0).content = marker
        state.delimiters.append(Delimiter(ord(marker), length, len(state.tokens) - 1, -1, can_open, can_close))
    state.pos += length
    return True


def _scan_delimiters(state: StateInline, marker: str) -> tuple[bool, bool, int]:
    """Can the run open, can it close, how long is it. CommonMark 0.31 section 6.2, with one more case: a neighbour
    that is Chinese satisfies the rule about punctuation, so that 他说**“你好”**然后 is bold."""
    scanned = state.scanDelims(state.pos, marker == "*")
    before = state.src[state.pos - 1] if state.pos else ""
    after = state.src[state.pos + scanned.length : state.pos + scanned.length + 1]
    if marker == "_" or not (is_cjk(before) or is_cjk(after)):
        return scanned.can_open, scanned.can_close, scanned.length
    return bool(after) and not after.isspace(), bool(before) and not before.isspace(), scanned.length


# ---------------------------------------------------------------- tokens to content


@dataclass(slots=True)
class MarkdownReader:
    """Turns a run of lines of one file into blocks."""

    source: SourceText
    report: Report

    def blocks(self, first_line: int, last_line: int) -> Blocks:
        """The blocks of lines `first_line` to `last_line` (from 1, inclusive)."""
        text = "\n".join(self.source.lines[first_line - 1 : last_line])
        if not text.strip():
            return ()
        return _BlockBuilder(self.source, self.report, first_line).build(_parser().parse(text, {}))

    def inlines(self, text: str, line: int, column: int) -> Inlines:
        """The inlines of `text`, which stands in `line` at `column`."""
        if not text.strip():
            return ()
        tokens = _parser().parseInline(text, {})
        locator = _Locator(self.source.path, ((0, line, column),))
        content, _ = _InlineBuilder(locator, self.report).build(tokens[0].children or ())
        return content


@dataclass(frozen=True, slots=True)
class _Locator:
    """From offsets in an inline's text to places: `starts` holds offset, line and column of each of its lines."""

    path: str
    starts: tuple[tuple[int, int, int], ...]

    def __call__(self, start: int, end: int) -> Span:
        offset, line, column = max((s for s in self.starts if s[0] <= start), default=self.starts[0])
        return Span(self.path, line, column + start - offset, line, column + max(end, start + 1) - offset)


class _BlockBuilder:
    def __init__(self, source: SourceText, report: Report, first_line: int) -> None:
        self.source = source
        self.report = report
        self.first_line = first_line

    def build(self, tokens: Sequence[Token]) -> Blocks:
        self.tokens = list(tokens)
        self.position = 0
        return self._until("")

    def _until(self, closing: str, depth: int = 0) -> Blocks:
        blocks: list[Block] = []
        while self.position < len(self.tokens):
            token = self.tokens[self.position]
            self.position += 1
            if token.type == closing:
                break
            block = self._block(token, depth)
            if block is not None:
                blocks.append(block)
        return tuple(blocks)

    def _block(self, token: Token, depth: int) -> Block | None:
        span = self._span(token)
        if depth > MARKDOWN_DEPTH:
            self.report(TOO_DEEP, span, f"lists or quotes are nested deeper than {MARKDOWN_DEPTH} levels")
        match token.type:
            case "paragraph_open":
                content, condition = self._inline_token()
                self.position += 1
                return Paragraph(content, span=span, condition=condition) if content else None
            case "bullet_list_open" | "ordered_list_open":
                return self._list(token, depth, span)
            case "blockquote_open":
                return _quote(self._until("blockquote_close", depth + 1), span)
            case "table_open":
                return self._table(span)
            case "fence" | "code_block":
                return CodeBlock(token.content.rstrip("\n"), token.info.strip(), span=span)
            case "hr":
                self.report(THEMATIC_BREAK, span, "a line of dashes does nothing here", help="start a slide with `## `")
                return None
            case _:
                raise AssertionError(f"markdown-it gave a token of type {token.type}")

    def _list(self, opening: Token, depth: int, span: Span) -> List:
        ordered = opening.type == "ordered_list_open"
        items = []
        while self.tokens[self.position].type == "list_item_open":
            item = self.tokens[self.position]
            self.position += 1
            blocks = self._until("list_item_close", depth + 1)
            items.append(_list_item(blocks, self._span(item)))
        self.position += 1
        return List(ordered, tuple(items), int(opening.attrGet("start") or 1), span=span)

    def _table(self, span: Span) -> Table:
        rows: list[Row] = []
        align: list[Align] = []
        while (token := self.tokens[self.position]).type != "table_close":
            self.position += 1
            if token.type == "tr_open":
                rows.append(self._row(token, align if not rows else None))
        self.position += 1
        return Table(rows[0], tuple(rows[1:]), tuple(align), span=span)

    def _row(self, opening: Token, align: list[Align] | None) -> Row:
        cells: list[Inlines] = []
        condition = ALWAYS
        column = 0
        while (token := self.tokens[self.position]).type != "tr_close":
            self.position += 1
            if token.type in ("th_open", "td_open"):
                if align is not None:
                    align.append(_alignment(str(token.attrGet("style") or "")))
                content, found, column = self._cell(opening, column)
                cells.append(content)
                condition = found if found != ALWAYS else condition
        self.position += 1
        self._check_row_width(opening, len(cells))
        return Row(tuple(cells), condition=condition, span=self._span(opening))

    def _cell(self, row: Token, column: int) -> tuple[Inlines, Condition, int]:
        """The cell's content, its trailing condition, and where in the line it ends."""
        token = self.tokens[self.position]
        line = self._line(row)
        text = self.source.lines[line - 1]
        found = text.find(token.content, column) if token.content else -1
        start = found if found >= 0 else column
        locator = _Locator(self.source.path, ((0, line, start + 1),))
        content, condition = _InlineBuilder(locator, self.report).build(token.children or ())
        return content, condition, start + len(token.content)

    def _check_row_width(self, row: Token, expected: int) -> None:
        """markdown-it pads and cuts rows to the header's width, so the line itself is counted."""
        line = self._line(row)
        text = self.source.lines[line - 1].strip()
        # In a list or quote the row's markers stand before it; the table starts at its first bar.
        inner = text[text.find("|") :] if text.find("|") >= 0 else text
        bars = len(re.findall(r"(?<!\\)\|", inner.strip().removeprefix("|")))
        written = bars + (0 if text.endswith("|") and not text.endswith("\\|") else 1)
        if written != expected:
            at = self.source.span(line, len(self.source.lines[line - 1]) - len(text) + 1)
            message = f"the row has {_count(written, 'cell')}, the header {expected}"
            self.report(TABLE_UNEVEN, at, message, help="give every row as many cells as the header")

    def _inline_token(self) -> tuple[Inlines, Condition]:
        token = self.tokens[self.position]
        self.position += 1
        return _InlineBuilder(self._locator(token), self.report).build(token.children or ())

    def _locator(self, token: Token) -> _Locator:
        starts = []
        offset = 0
        for number, text in enumerate(token.content.split("\n"), start=self._line(token)):
            source_line = self.source.lines[number - 1] if number <= len(self.source.lines) else ""
            starts.append((offset, number, max(source_line.find(text), 0) + 1))
            offset += len(text) + 1
        return _Locator(self.source.path, tuple(starts))

    def _line(self, token: Token) -> int:
        assert token.map is not None
        return token.map[0] + self.first_line

    def _span(self, token: Token) -> Span:
        line = self._line(token)
        text = self.source.lines[line - 1]
        indent = len(text) - len(text.lstrip())
        return self.source.span(line, indent + 1)


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"


def _alignment(style: str) -> Align:
    if "center" in style:
        return Align.CENTER
    return Align.END if "right" in style else Align.START


def _list_item(blocks: Blocks, span: Span) -> ListItem:
    """The item's `[x]` and its trailing condition are taken from its first paragraph."""
    if not blocks or not isinstance(blocks[0], Paragraph):
        return ListItem(blocks, span=span)
    first, rest = blocks[0], blocks[1:]
    checked: bool | None = None
    content = first.content
    if content and isinstance(content[0], Text) and (match := re.match(r"\[([ xX])\]\s+", content[0].text)):
        checked = match[1] != " "
        content = (Text(content[0].text[match.end() :]), *content[1:])
    return ListItem(
        (replace(first, content=content, condition=ALWAYS), *rest), checked, condition=first.condition, span=span
    )


def _quote(blocks: Blocks, span: Span) -> Quote:
    """A last paragraph that starts with a dash names who said it."""
    if len(blocks) > 1 and isinstance(blocks[-1], Paragraph):
        content = blocks[-1].content
        if content and isinstance(content[0], Text) and (match := re.match(r"(?:——|—|--)\s*", content[0].text)):
            return Quote(blocks[:-1], (Text(content[0].text[match.end() :]), *content[1:]), span=span)
    return Quote(blocks, span=span)


class _InlineBuilder:
    def __init__(self, locate: _Locator, report: Report) -> None:
        self.locate = locate
        self.report = report
        self.condition = ALWAYS

    def build(self, tokens: Iterable[Token]) -> tuple[Inlines, Condition]:
        """The content and the condition at its end, if it has one."""
        self.tokens = list(tokens)
        self.position = 0
        return _tidy(self._until("")), self.condition

    def _until(self, closing: str) -> Inlines:
        content: list[Inline] = []
        while self.position < len(self.tokens):
            token = self.tokens[self.position]
            self.position += 1
            if token.type == closing:
                break
            content.extend(self._inline(token))
        return tuple(content)

    def _inline(self, token: Token) -> Inlines:
        match token.type:
            case "text" | "text_special":
                return (Text(token.content),) if token.content else ()
            case "softbreak":
                return (Text("\n"),)
            case "hardbreak":
                return (LineBreak(),)
            case "code_inline":
                return (Code(token.content),)
            case "strong_open":
                return (Strong(_tidy(self._until("strong_close"))),)
            case "em_open":
                return (Emphasis(_tidy(self._until("em_close"))),)
            case "link_open":
                return (self._link(token),)
            case "span_open":
                return self._attributed(token)
            case "image":
                self.report(
                    IMAGE_INLINE,
                    self._place(token),
                    "a picture stands inside other text",
                    help="give it a paragraph of its own",
                )
                return (Text(token.content),)
            case "trailing":
                inside = int(token.meta["inside"])
                attributes = parse_attributes(
                    token.content, lambda a, b: self.locate(inside + a, inside + b), self.report
                )
                self.condition = read_condition(attributes.entries, self.report)
                return ()
            case _:
                raise AssertionError(f"markdown-it gave a token of type {token.type}")

    def _place(self, token: Token) -> Span:
        return self.locate(int(token.meta.get("start", 0)), int(token.meta.get("end", 1)))

    def _link(self, token: Token) -> Inline:
        url = str(token.attrGet("href") or "")
        content = _tidy(self._until("link_close"))
        if url.startswith("#"):
            from urllib.parse import unquote

            return Reference(unquote(url[1:]), content, self._place(token))
        if not re.match(r"(?:https?://|mailto:|tel:)", url, re.IGNORECASE):
            message = f"“{url}” is no address that a link may lead to"
            self.report(LINK_SCHEME, self._place(token), message, help="use https:, mailto:, tel: or #id")
        return Link(content or (Text(url),), url)

    def _attributed(self, token: Token) -> Inlines:
        inside = int(token.meta["inside"])
        attributes = parse_attributes(token.content, lambda a, b: self.locate(inside + a, inside + b), self.report)
        content: Inlines = _tidy(self._until("span_close"))
        for name in attributes.classes:
            if name.text == "blank":
                content = (Blank(content, self._place(token)),)
            else:
                help = advise(name.text, ["blank"], otherwise="a gap is [word]{.blank}")
                self.report(ATTRIBUTE_UNKNOWN, name.span, f"“.{name}” is not known here", help=help)
        condition = read_condition(attributes.entries, self.report)
        return content if condition == ALWAYS else (Conditional(content, condition),)


def _tidy(content: Iterable[Inline]) -> Inlines:
    """Join neighbouring texts; a line end between Chinese characters is no space; no space at the very ends."""
    joined: list[Inline] = []
    for inline in content:
        if isinstance(inline, Text) and joined and isinstance(joined[-1], Text):
            joined[-1] = Text(joined[-1].text + inline.text)
        else:
            joined.append(inline)
    for i, inline in enumerate(joined):
        if isinstance(inline, Text):
            before = plain_text(joined[i - 1 : i])[-1:]
            after = plain_text(joined[i + 1 : i + 2])[:1]
            joined[i] = Text(_join_lines(inline.text, before, after))
    return tuple(inline for inline in joined if inline != Text(""))


def _join_lines(text: str, before: str, after: str) -> str:
    def join(match: re.Match[str]) -> str:
        left = text[match.start() - 1] if match.start() else before
        right = text[match.end()] if match.end() < len(text) else after
        return "" if is_cjk(left) and is_cjk(right) else " "

    joined = re.sub(r"[ ]*\n[ ]*", join, text)
    joined = joined.lstrip() if not before else joined
    return joined.rstrip() if not after else joined
