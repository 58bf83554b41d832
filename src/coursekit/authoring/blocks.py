"""Blocks as Markdown. Each is read again as it is written: the plainest manner that gives the same block is taken."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from coursekit.authoring.braces import braces, condition_pairs
from coursekit.authoring.inlines import Manner, markdown_of, normal
from coursekit.authoring.tables import table_lines
from coursekit.authoring.widths import is_chinese, wrapped
from coursekit.content import (
    ALWAYS,
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
    plain_text,
)
from coursekit.diagnostic import Report
from coursekit.source.markdown import Directive, Element, HeadingLine, Picture, read_markdown
from coursekit.source.text import source_text
from coursekit.value import replace

Text = Paragraph | List | Table | CodeBlock | Quote
"""Blocks that Markdown itself has, without a line of their own kind."""


def run_on(before: Block | None, block: Block) -> bool:
    """Whether two lists would be read as one if they were written with the same sign. A condition on a line of its own parts
    them as it is."""
    return (
        isinstance(before, List)
        and isinstance(block, List)
        and before.ordered == block.ordered
        and block.condition == ALWAYS
    )


def text_block(block: Text, *, other_sign: bool = False) -> str:
    """`other_sign` is for a list that follows one with the usual sign."""
    wanted = _normal_text(block)

    def written(manner: Manner, wrap: bool) -> str:
        lines = _lines(wanted, manner, wrap=wrap, other_sign=other_sign)
        return "\n".join([*_condition_line(block.condition), *lines])

    candidates = (written(manner, wrap) for manner in Manner for wrap in (True, False))
    return _first_read_as(candidates, lambda text: _elements(text) == (wanted,) and not text.startswith((":", "：")))


def _condition_line(condition: Condition) -> Iterator[str]:
    if condition != ALWAYS:
        yield braces(*condition_pairs(condition))


def title_line(before: str, title: Inlines, attributes: str) -> str:
    """A heading or the opening line of a directive: `before` is its sign, attributes are in braces already."""
    wanted = normal(title)

    def reads(line: str) -> bool:
        elements = _elements(f"{line}\n{':::' if before.startswith(':') else ''}")
        match elements:
            case (HeadingLine(_, content),) | (Directive(_, content),):
                return content == wanted
            case _:
                return False

    sign = "#" if before.startswith("#") else ":::{say}"
    titles = (markdown_of(wanted, manner) for manner in Manner)
    kept = _first_read_as(titles, lambda text: reads(" ".join(filter(None, (sign, text, attributes)))))
    return " ".join(filter(None, (before, kept, attributes)))


def caption_text(caption: Inlines) -> str:
    """Of a picture: between quotes, so that these are character references in it."""
    wanted = normal(caption)

    def reads(text: str) -> bool:
        match _elements(f'![](a.png "{text}")'):
            case (Picture(caption=content),):
                return content == wanted
            case _:
                return False

    return _first_read_as((markdown_of(wanted, manner).replace('"', "&quot;") for manner in Manner), reads)


def _first_read_as(candidates: Iterable[str], is_right: Callable[[str], bool]) -> str:
    """The last when none is: what Markdown cannot say is written as near to it as can be."""
    text = ""
    for text in candidates:
        if is_right(text):
            return text
    return text


def _elements(text: str) -> tuple[Element, ...] | None:
    """What is read; None with a fault. The empty line before it says that it is no front matter."""
    report = Report()
    elements = read_markdown(source_text("", f"\n{text}"), lambda outer, inner: False, report).elements
    return None if report.sorted() else elements


# ---------------------------------------------------------------- as reading would give it


def _normal_text(block: Text) -> Text:
    match block:
        case Paragraph(content):
            return replace(block, content=normal(content))
        case List(items=items):
            return replace(block, items=tuple(replace(item, blocks=_normal_blocks(item.blocks)) for item in items))
        case Table(header, rows):
            return replace(block, header=_normal_row(header), rows=tuple(map(_normal_row, rows)))
        case Quote(blocks, attribution):
            return replace(block, blocks=_normal_blocks(blocks), attribution=normal(attribution))
        case CodeBlock(text, language):
            return replace(block, text=text.rstrip("\n"), language=language.strip())


def _normal_row(row: Row) -> Row:
    return replace(row, cells=tuple(normal(cell) for cell in row.cells))


def _normal_blocks(blocks: Blocks) -> Blocks:
    return tuple(_normal_text(block) if isinstance(block, Text) else block for block in blocks)


# ---------------------------------------------------------------- lines


def _lines(block: Block, manner: Manner, *, wrap: bool = False, other_sign: bool = False) -> list[str]:
    match block:
        case Paragraph(content):
            text = markdown_of(content, manner, line_break="\\\n", leads=True)
            return (wrapped(text) if wrap else text).split("\n")
        case List():
            return _list_lines(block, manner, wrap=wrap, other_sign=other_sign)
        case Table():
            return table_lines(block, manner)
        case CodeBlock(text, language):
            return _code_lines(text, language)
        case Quote(blocks, attribution):
            inner = _nested(blocks, manner)
            if attribution:
                dash = "——" if is_chinese(plain_text(attribution)) else "—"
                inner += ["", f"{dash} {markdown_of(attribution, manner)}"]
            return [f"> {line}".rstrip() for line in inner]
        case _:
            raise AssertionError(f"a {type(block).__name__} stands inside a list or quote")


def _list_lines(block: List, manner: Manner, *, wrap: bool, other_sign: bool) -> list[str]:
    lines: list[str] = []
    for number, item in enumerate(block.items, start=block.start):
        sign = f"{number}{')' if other_sign else '.'} " if block.ordered else "* " if other_sign else "- "
        inner = _item_lines(item, manner, wrap=wrap) or [""]
        lines.append(f"{sign}{inner[0]}".rstrip())
        lines.extend(f"{' ' * len(sign)}{line}".rstrip() for line in inner[1:])
    return lines


def _item_lines(item: ListItem, manner: Manner, *, wrap: bool) -> list[str]:
    box = "" if item.checked is None else "[x] " if item.checked else "[ ] "
    blocks = item.blocks
    if blocks and isinstance(blocks[0], Paragraph):
        blocks = (replace(blocks[0], condition=item.condition), *blocks[1:])
    lines = _nested(blocks, manner, wrap=wrap)
    return [f"{box}{lines[0]}", *lines[1:]] if lines else []


def _nested(blocks: Blocks, manner: Manner, *, wrap: bool = False) -> list[str]:
    """Blocks inside a list or quote, where a condition stands at the end of a paragraph. A list follows its text at once."""
    lines: list[str] = []
    before: Block | None = None
    other_sign = False
    for block in blocks:
        follows = isinstance(before, Paragraph) and isinstance(block, List) and block.start == 1
        other_sign = run_on(before, block) and not other_sign
        inner = _lines(block, manner, wrap=wrap, other_sign=other_sign)
        if block.condition != ALWAYS:
            inner[-1] = f"{inner[-1]} {braces(*condition_pairs(block.condition))}".lstrip()
        lines.extend(inner if follows or not lines else ["", *inner])
        before = block
    return lines


def _code_lines(text: str, language: str) -> list[str]:
    sign = "~" if "`" in language else "`"
    longest = max((len(run) for run in re.findall(f"{sign}+", text)), default=0)
    fence = sign * max(3, longest + 1)
    return [f"{fence}{language}", *(text.split("\n") if text else []), fence]
