"""Blocks divided between slides: any run of their leaves, in order, with the lists and quotations they stand in.

A leaf is what is not divided further: a paragraph, a heading, a line of code, a picture.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from coursekit.content import (
    Blank,
    Block,
    Blocks,
    Code,
    CodeBlock,
    Conditional,
    Emphasis,
    Heading,
    Inline,
    Inlines,
    Link,
    List,
    ListItem,
    Paragraph,
    Quote,
    Reference,
    Strong,
    Text,
    plain_text,
)
from coursekit.measure.lines import lines_of
from coursekit.value import Value, replace


class Leaf(Value):
    """`depth` counts the lists around it; `opens` a block or a list item; a `heading` stays with what follows it.

    `lines` is how many lines of a text body it gives.
    """

    depth: int
    opens: bool
    heading: bool = False
    lines: int = 1


def leaves_of(blocks: Iterable[Block], depth: int = 0) -> Iterator[Leaf]:
    for block in blocks:
        match block:
            case List(_, items):
                for item in items:
                    first, *others = leaves_of(item.blocks, depth + 1) if item.blocks else [Leaf(depth + 1, True)]
                    opens_with_list = bool(item.blocks) and isinstance(item.blocks[0], List)
                    yield replace(
                        first, depth=min(first.depth, depth + 1), opens=True, lines=first.lines + opens_with_list
                    )
                    yield from (replace(leaf, opens=leaf.opens and leaf.depth > depth + 1) for leaf in others)
            case Quote(inner, attribution) if inner:
                first, *others = (replace(leaf, opens=leaf.depth > depth) for leaf in leaves_of(inner, depth))
                leaves = [replace(first, opens=True), *others]
                yield from leaves[:-1]
                yield replace(leaves[-1], lines=leaves[-1].lines + bool(attribution))
            case CodeBlock():
                yield from (Leaf(depth, row == 0) for row in range(len(rows_of(block))))
            case Paragraph() | Heading():
                yield Leaf(depth, True, isinstance(block, Heading))
            case _:
                yield Leaf(depth, True, lines=sum(1 for _ in lines_of((block,))))


def rows_of(block: CodeBlock) -> list[str]:
    return block.text.rstrip("\n").split("\n")


def count_leaves(block: Block) -> int:
    match block:
        case List(_, items):
            return sum(_count_in(item) for item in items)
        case Quote(inner) if inner:
            return sum(map(count_leaves, inner))
        case CodeBlock():
            return len(rows_of(block))
        case _:
            return 1


def _count_in(item: ListItem) -> int:
    return sum(map(count_leaves, item.blocks)) or 1


def take(blocks: Iterable[Block], first: int, last: int) -> Blocks:
    """The blocks that hold the leaves from `first` up to `last`, with no others in them."""
    taken, at = [], 0
    for block in blocks:
        count = count_leaves(block)
        if first < at + count and at < last:
            taken.append(_part(block, max(first - at, 0), min(last - at, count), count))
        at += count
    return tuple(taken)


def _part(block: Block, first: int, last: int, count: int) -> Block:
    if (first, last) == (0, count):
        return block
    match block:
        case List():
            return _list_part(block, first, last)
        case Quote(inner, attribution):
            return replace(block, blocks=take(inner, first, last), attribution=attribution if last == count else ())
        case CodeBlock():
            return replace(block, text="\n".join(rows_of(block)[first:last]))
        case _:
            return block


def _list_part(block: List, first: int, last: int) -> List:
    """An item whose beginning stands before is `continued`: it has no mark, and the numbers go on after it."""
    start, at = block.start, 0
    items: list[ListItem] = []
    for number, item in enumerate(block.items, start=block.start):
        count = _count_in(item)
        if first < at + count and at < last:
            start = start if items else number
            since, until = max(first - at, 0), min(last - at, count)
            blocks = item.blocks if (since, until) == (0, count) else take(item.blocks, since, until)
            items.append(replace(item, blocks=blocks, continued=item.continued or since > 0))
        at += count
    return replace(block, items=tuple(items), start=start if block.ordered else block.start)


# ---------------------------------------------------------------- paragraphs too long for a slide

_SENTENCE_ENDS = "。！？；!?;…"
_CLOSING = "”’」』）)》"


def split_content(content: Inlines, at: int) -> tuple[Inlines, Inlines]:
    """The inlines before and after a number of characters of their plain text."""
    before: list[Inline] = []
    for index, inline in enumerate(content):
        length = len(plain_text((inline,)))
        if at >= length:
            before.append(inline)
            at -= length
            continue
        if at == 0:
            return tuple(before), content[index:]
        head, tail = _split(inline, at)
        return (*before, head), (tail, *content[index + 1 :])
    return tuple(before), ()


def _split(inline: Inline, at: int) -> tuple[Inline, Inline]:
    match inline:
        case Text(words) | Code(words):
            return replace(inline, text=words[:at]), replace(inline, text=words[at:])
        case Strong(content) | Emphasis(content) | Blank(content) | Link(content, _) | Conditional(content, _):
            head, tail = split_content(content, at)
            return replace(inline, content=head), replace(inline, content=tail)
        case Reference():
            head, tail = split_content(inline.content, at)
            return replace(inline, content=head), replace(inline, content=tail)
        case _:
            return inline, Text("")


def sentence_end(text: str, most: int) -> int:
    """The last end of a sentence among the first `most` characters, if it is not near the beginning; else `most`."""
    for at in range(min(most, len(text)) - 1, most // 3, -1):
        if text[at] in _SENTENCE_ENDS or (text[at] == "." and text[at + 1 : at + 2] in ("", " ")):
            end = at + 1
            while end < most and text[end : end + 1] in tuple(_CLOSING + " "):
                end += 1
            return end
    return most


def tops(leaves: Sequence[Leaf]) -> list[bool]:
    """For each leaf, whether a block or an item of a list of the first level opens with it."""
    return [leaf.opens and leaf.depth <= 1 for leaf in leaves]
