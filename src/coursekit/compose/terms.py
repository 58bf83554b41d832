"""Lists of the form “term：what it means”: the terms stand out, so that the list is read at a glance."""

from __future__ import annotations

import re
from collections.abc import Iterable

from coursekit.compose.division import split_content
from coursekit.compose.paginate import is_flat
from coursekit.content import Block, Blocks, Inlines, List, Paragraph, Strong, Text, plain_text
from coursekit.value import replace

FEWEST_TERMS = 2
_TERM = re.compile(r"(?P<term>[^：:，。；！？,;!?\n]{1,12}?)(?:：|: )\S")
_LATIN_TERM = re.compile(r"(?P<term>[A-Za-z][\w ’'/-]{0,23}?): \S")


def with_terms(blocks: Iterable[Block]) -> Blocks:
    """The blocks with the terms of such lists strong; a list of which one item has no term stays as it is."""
    return tuple(_with_terms(block) if isinstance(block, List) else block for block in blocks)


def _with_terms(block: List) -> List:
    paragraphs = [inner for item in block.items for inner in item.blocks if isinstance(inner, Paragraph)]
    lengths = [_term_length(paragraph.content) for paragraph in paragraphs]
    if not is_flat(block) or len(lengths) < FEWEST_TERMS or 0 in lengths:
        return block
    items = (
        replace(item, blocks=(replace(paragraph, content=_strong(paragraph.content, length)),))
        for item, paragraph, length in zip(block.items, paragraphs, lengths, strict=True)
    )
    return replace(block, items=tuple(items))


def _term_length(content: Inlines) -> int:
    """How many characters of plain text before the colon open the content; 0 where there is no term."""
    first = content[0] if content else None
    if not isinstance(first, Text):
        return 0
    text = plain_text(content)
    found = _TERM.match(text) or _LATIN_TERM.match(text)
    return len(found["term"]) if found and len(found["term"]) < len(first.text) else 0


def _strong(content: Inlines, length: int) -> Inlines:
    head, tail = split_content(content, length)
    return (Strong(head), *tail)
