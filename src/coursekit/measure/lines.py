"""Blocks as lines of a text body: lists with their levels, points, quotations, code. What is measured is what is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum
from typing import assert_never

from coursekit.content import (
    Block,
    Chart,
    CodeBlock,
    Drawing,
    Figure,
    Heading,
    Inlines,
    List,
    ListItem,
    Paragraph,
    Quote,
    Table,
    Text,
    plain_text,
)
from coursekit.value import Value, replace

DEEPEST = 8  # DrawingML counts levels from 0 to 8


class Mark(Enum):
    """What stands before a paragraph."""

    NONE = "none"
    BULLET = "bullet"
    NUMBER = "number"
    LETTER = "letter"
    BOX = "☐"
    TICKED = "☑"


class Line(Value, cache_hash=True):
    """One paragraph. `level` counts from 0; `start` is where the run of numbers it belongs to starts.

    An `indented` line without a mark stands under the text of its list item. `size_pt` goes before the setting's size.
    """

    content: Inlines
    level: int = 0
    mark: Mark = Mark.NONE
    start: int = 1
    most: int = 1
    indented: bool = False
    bold: bool = False
    code: bool = False
    ink: str = ""
    size_pt: float | None = None


def lines_of(blocks: Iterable[Block], *, options: bool = False) -> Iterator[Line]:
    """`options`: task lists are a quiz's options, lettered, with nothing to show which is right.

    What cannot stand in a text body (a table, a picture) is given in words, as speaker notes need it.
    """
    for block in blocks:
        yield from _lines(block, 0, options=options)


def _lines(block: Block, level: int, *, options: bool) -> Iterator[Line]:
    match block:
        case Paragraph(content):
            yield Line(content, level)
        case Heading(_, content):
            yield Line(content, level, bold=True, ink="accent")
        case List():
            yield from _list_lines(block, level, options=options)
        case Quote(blocks, attribution):
            for inner in blocks:
                yield from (replace(line, ink=line.ink or "muted") for line in _lines(inner, level, options=options))
            if attribution:
                yield Line((Text("— "), *attribution), level, ink="muted")
        case CodeBlock(text):
            yield from (Line((Text(row),), level, code=True) for row in text.rstrip("\n").split("\n"))
        case Table(header, rows):
            for row in (header, *rows):
                yield Line((Text(" | ".join(plain_text(cell) for cell in row.cells)),), level, bold=row is header)
        case Figure(_, alt, caption):
            if caption or alt:
                yield Line(caption or (Text(alt),), level)
        case Drawing(_, items, title):
            if title:
                yield Line(title, level, bold=True)
            yield from (Line(_item_words(item.label, item.detail), level, Mark.BULLET) for item in items)
        case Chart():
            yield from _chart_lines(block, level)
        case _:
            assert_never(block)


def _item_words(label: Inlines, detail: Inlines) -> Inlines:
    return (*label, Text(" – "), *detail) if detail else label


def _chart_lines(chart: Chart, level: int) -> Iterator[Line]:
    if chart.title:
        yield Line(chart.title, level, bold=True)
    for series in chart.series:
        pairs = zip(chart.categories, series.values, strict=False)
        values = ", ".join(f"{category} {value:g}" for category, value in pairs)
        yield Line((Text(f"{series.name}: {values}"),), level, Mark.BULLET)


def _list_lines(block: List, level: int, *, options: bool) -> Iterator[Line]:
    """A number after a line of another kind starts anew: PowerPoint counts only what stands together."""
    start, last = block.start, block.start + len(block.items) - 1
    interrupted = False
    for offset, item in enumerate(block.items):
        if interrupted:
            start = block.start + offset
        if item.continued:
            yield from _lines_under(item.blocks, level, options=options)
            interrupted = True
            continue
        first, *others = _item_lines(item, level, _mark_of(block, item, options=options), start, last, options=options)
        yield first
        yield from others
        interrupted = any(line.level <= level for line in others)


def _mark_of(block: List, item: ListItem, *, options: bool) -> Mark:
    if item.checked is not None:
        return Mark.LETTER if options else Mark.TICKED if item.checked else Mark.BOX
    return Mark.NUMBER if block.ordered else Mark.BULLET


def _item_lines(item: ListItem, level: int, mark: Mark, start: int, most: int, *, options: bool) -> Iterator[Line]:
    """The item's first line bears the mark; an item that opens with a list gets an empty one."""
    match item.blocks:
        case () | (List(), *_):
            yield Line((), level, mark, start, most)
            yield from _lines_under(item.blocks, level, options=options)
        case (Paragraph(content), *others):
            yield Line(content, level, mark, start, most)
            yield from _lines_under(others, level, options=options)
        case _:
            first, *lines = tuple(_lines_under(item.blocks, level, options=options)) or (Line(()),)
            yield replace(first, mark=mark, start=start, most=most, indented=False)
            yield from lines


def _lines_under(blocks: Iterable[Block], level: int, *, options: bool) -> Iterator[Line]:
    """Of an item's blocks, without its mark."""
    for block in blocks:
        if isinstance(block, List):
            yield from _list_lines(block, min(level + 1, DEEPEST), options=options)
        else:
            yield from (replace(line, indented=True) for line in _lines(block, level, options=options))
