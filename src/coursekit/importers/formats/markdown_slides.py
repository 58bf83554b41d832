"""The blocks of a deck in Markdown as sheets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum

from coursekit.importers.original import Cut, Grid, Line, Picture, Sheet
from coursekit.value import Value


class Marks(Enum):
    """What parts slides: `---` alone, or headings of two levels too, the first of which announce sections."""

    RULES = "rules"
    HEADINGS = "headings"


class Block(Value):
    """An element; None for a line `---`. `said` when it stands in the notes."""

    part: Line | Grid | Picture | None
    said: bool = False


_SLIDE_LEVEL = 2


def sheets_of(blocks: Sequence[Block], marks: Marks) -> list[Sheet]:
    groups = [group for group in _groups(blocks, marks) if group]
    return [_sheet(group, count) for count, group in enumerate(groups, 1)]


def _groups(blocks: Sequence[Block], marks: Marks) -> Iterator[list[Block]]:
    group: list[Block] = []
    for block in blocks:
        begins = marks is Marks.HEADINGS and isinstance(block.part, Line) and 0 < block.part.heading <= _SLIDE_LEVEL
        if block.part is None or begins:
            yield group
            group = []
        if block.part is not None:
            group.append(block)
    yield group


def _sheet(blocks: Sequence[Block], count: int) -> Sheet:
    parts = [block.part for block in blocks if block.part is not None]
    title = next((part for part in parts if isinstance(part, Line) and part.heading), None)
    notes = tuple(b.part for b in blocks if b.said and isinstance(b.part, Line))
    shown = tuple(part for part in parts if part is not title and part not in notes)
    cut = Cut(parts[0].cut.start, parts[-1].cut.end)
    divider = title is not None and title.heading == 1 and not shown and count > 1
    return Sheet(cut, f"slide {count}", title.cut if title else None, shown, notes, divider)
