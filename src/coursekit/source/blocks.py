"""Markdown text as blocks: markdown-it reads a run of lines, this module turns its tokens into content with places."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial

from markdown_it.token import Token

from coursekit.content import (
    ALWAYS,
    Align,
    Block,
    Blocks,
    CodeBlock,
    Condition,
    Inlines,
    List,
    ListItem,
    Paragraph,
    Quote,
    Row,
    Table,
    Text,
)
from coursekit.diagnostic import Report, Span
from coursekit.limits import LIST_DEPTH, TABLE_COLUMNS
from coursekit.sharing import with_fields
from coursekit.source.inlines import (
    CONDITION_MISPLACED,
    TABLE_UNEVEN,
    THEMATIC_BREAK,
    InlineBuilder,
    Locator,
    locate_line,
    plain_inlines,
    read_inlines,
)
from coursekit.source.nodes import TOO_DEEP
from coursekit.source.parser import markdown_parser
from coursekit.source.slips import check_box, check_indent, check_paragraph, count_cells
from coursekit.source.text import TOO_MANY, SourceText
from coursekit.value import Mutable


class MarkdownReader(Mutable):
    """Turns a run of lines of one file into blocks."""

    source: SourceText
    report: Report

    def blocks(self, first_line: int, last_line: int) -> Blocks:
        """The blocks of lines `first_line` to `last_line` (from 1, inclusive)."""
        text = "\n".join(self.source.lines[first_line - 1 : last_line])
        if not text.strip():
            return ()
        return _BlockBuilder(self.source, self.report, first_line).build(markdown_parser().parse(text, {}))

    def inlines(self, text: str, line: int, column: int) -> Inlines:
        """The inlines of `text`, which stands in `line` at `column`."""
        return read_inlines(text, locate_line(self.source.path, line, column), self.report)


class _BlockBuilder:
    def __init__(self, source: SourceText, report: Report, first_line: int) -> None:
        self.source = source
        self.report = report
        self.first_line = first_line
        self.last_span: Span | None = None

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
            if isinstance(block, List) and blocks and isinstance(blocks[-1], List):
                self._check_lists(blocks[-1], block)
            if block is not None:
                blocks.append(block)
        return tuple(blocks)

    def _check_lists(self, before: List, block: List) -> None:
        """Two lists in a row, without an empty line between them."""
        line = block.span.line
        if self.source.lines[line - 2].strip():
            check_indent(self.source, before.span.line, line, self.report)

    def _block(self, token: Token, depth: int) -> Block | None:
        span = self._span(token)
        match token.type:
            case "paragraph_open":
                return self._paragraph(token, span)
            case "bullet_list_open" | "ordered_list_open":
                self._check_depth(span, depth)
                return self._list(token, depth, span)
            case "blockquote_open":
                self._check_depth(span, depth)
                blocks = self._until("blockquote_close", depth + 1)
                return _quote(blocks, self.tokens[self.position - 3].content, span)
            case "table_open":
                return self._table(span)
            case "fence" | "code_block":
                return CodeBlock(token.content.rstrip("\n"), token.info.strip(), span=span)
            case "hr":
                self.report(THEMATIC_BREAK, span, "a line of dashes does nothing here", help="start a slide with `## `")
                return None
            case _:
                raise AssertionError(f"markdown-it gave a token of type {token.type}")

    def _check_depth(self, span: Span, depth: int) -> None:
        if depth == LIST_DEPTH:
            message = f"lists or quotes are nested deeper than {LIST_DEPTH} levels"
            self.report(TOO_DEEP, span, message, help="start a slide or a list of its own")

    def _paragraph(self, token: Token, span: Span) -> Paragraph | CodeBlock | None:
        assert token.map is not None
        first, end = self._line(token), token.map[1] + self.first_line
        meant_to_show = check_paragraph(self.source, first, end, self.report)
        content, condition = self._inline_token()
        self.position += 1
        if meant_to_show:
            # A table, list or picture that is none: as it is written, so that its slide is not called empty too.
            return CodeBlock("\n".join(self.source.lines[first - 1 : end - 1]), span=span)
        return Paragraph(content, span=span, condition=condition) if content else None

    def _list(self, opening: Token, depth: int, span: Span) -> List:
        ordered = opening.type == "ordered_list_open"
        items = []
        while self.tokens[self.position].type == "list_item_open":
            item = self.tokens[self.position]
            written = self.tokens[self.position + 2].content
            self.position += 1
            blocks = self._until("list_item_close", depth + 1)
            items.append(_list_item(blocks, written, self._span(item), self.report))
        self.position += 1
        start = opening.attrGet("start")
        return List(ordered, tuple(items), 1 if start is None else int(start), span=span)

    def _table(self, span: Span) -> Table:
        rows: list[Row] = []
        align: list[Align] = []
        while (token := self.tokens[self.position]).type != "table_close":
            self.position += 1
            if token.type == "tr_open":
                rows.append(self._row(token, align if not rows else None))
        self.position += 1
        if len(align) > TABLE_COLUMNS:
            message = f"the table has {len(align)} columns, at most {TABLE_COLUMNS} are read"
            self.report(TOO_MANY, rows[0].span, message, help="turn rows into columns, or divide the table")
        if rows[0].condition != ALWAYS:
            message = "a condition stands in the header, which every edition needs"
            self.report(CONDITION_MISPLACED, rows[0].span, message, help="put it on a line of its own before the table")
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
        written = token.content.replace("|", "\\|")
        found = self.source.lines[line - 1].find(written, column) if written else -1
        start = found if found >= 0 else column
        locate = partial(locate_line, self.source.path, line, start + 1)
        return *self._inlines(token, locate), start + len(written)

    def _check_row_width(self, row: Token, expected: int) -> None:
        """markdown-it pads and cuts rows to the header's width, so the line itself is counted."""
        line = self._line(row)
        text = self.source.lines[line - 1]
        written = count_cells(text)
        if written == expected:
            return
        at = self.source.span(line, len(text) - len(text.lstrip()) + 1)
        message = f"the row has {written} cell{'' if written == 1 else 's'}, the header {expected}"
        help = "give every row as many cells as the header; a | inside a cell is written \\|"
        if text.rstrip().endswith("}"):
            help = "put the condition into the last cell, before the last |"
        self.report(TABLE_UNEVEN, at, message, help=help)

    def _inline_token(self) -> tuple[Inlines, Condition]:
        token = self.tokens[self.position]
        self.position += 1
        return self._inlines(token, partial(self._locator, token))

    def _inlines(self, token: Token, locator: Callable[[], Locator]) -> tuple[Inlines, Condition]:
        """What the inline holds, and the condition at its end. Only marks have places."""
        if not token.children:
            return plain_inlines(token.content), ALWAYS
        return InlineBuilder(locator(), self.report).build(token.children)

    def _locator(self, token: Token) -> Locator:
        offsets, places = [], []
        offset = 0
        for number, text in enumerate(token.content.split("\n"), start=self._line(token)):
            source_line = self.source.lines[number - 1] if number <= len(self.source.lines) else ""
            offsets.append(offset)
            places.append((number, max(source_line.find(text), 0) + 1))
            offset += len(text) + 1
        return Locator(self.source.path, tuple(offsets), tuple(places))

    def _line(self, token: Token) -> int:
        assert token.map is not None
        return token.map[0] + self.first_line

    def _span(self, token: Token) -> Span:
        """The same for all that starts in a line: a list, its first item, and the paragraph in that."""
        line = self._line(token)
        if self.last_span is None or self.last_span.line != line:
            text = self.source.lines[line - 1]
            indent = len(text) - len(text.lstrip())
            self.last_span = self.source.span(line, indent + 1)
        return self.last_span


def _alignment(style: str) -> Align:
    if "center" in style:
        return Align.CENTER
    return Align.END if "right" in style else Align.START


def _list_item(blocks: Blocks, written: str, span: Span, report: Report) -> ListItem:
    """The item's `[x]` and its trailing condition are taken from its first paragraph. `written` is that with its marks: an
    escaped bracket opens no box."""
    if not blocks or not isinstance(blocks[0], Paragraph):
        return ListItem(blocks, span=span)
    first, rest = blocks[0], blocks[1:]
    checked: bool | None = None
    content = first.content
    start = content[0].text if content and isinstance(content[0], Text) else ""
    if not written.startswith(("[", "［", "【")):
        pass
    elif match := re.match(r"\[([ xX])\]\s*", start):
        checked = match[1] != " "
        content = _after(match, content)
    else:
        check_box(start, span, report)
    return ListItem(
        (with_fields(first, content=content, condition=ALWAYS), *rest), checked, condition=first.condition, span=span
    )


def _quote(blocks: Blocks, written: str, span: Span) -> Quote:
    """A last paragraph that starts with a dash names who said it. `written` is that with its marks: an escaped dash does not."""
    if len(blocks) > 1 and isinstance(blocks[-1], Paragraph) and written.startswith(("—", "--")):
        content = blocks[-1].content
        if content and isinstance(content[0], Text) and (match := re.match(r"(?:——|—|--)\s*", content[0].text)):
            return Quote(blocks[:-1], _after(match, content), span=span)
    return Quote(blocks, span=span)


def _after(sign: re.Match[str], content: Inlines) -> Inlines:
    """What follows a sign at the start of the first text."""
    rest = sign.string[sign.end() :]
    return ((Text(rest),) if rest else ()) + content[1:]
