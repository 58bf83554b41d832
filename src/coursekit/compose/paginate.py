"""Text onto slides: the largest size that fits, set with as much air as there is room for, and pages when none does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, islice

from coursekit.compose.division import Leaf, leaves_of, sentence_end, split_content, take, tops
from coursekit.content import Block, Blocks, List, ListItem, Paragraph, Quote, plain_text
from coursekit.documents.look import Box, Typeface
from coursekit.measure.body import LEAST_BODY_PT, gap_before, gaps_in, line_em, row_count, rows_of, size_at, text_height
from coursekit.measure.lines import Line, lines_of
from coursekit.measure.paragraph import prefix_of
from coursekit.value import Value, replace

_STEP_PT = 2.0
_LARGER = (8.0, 4.0)
AIRY = 0.67
"""Few words are set larger as long as they fill no more of their box than this, and no paragraph takes more lines."""
_FULL = 0.72
"""The share of its box that the space between paragraphs is stretched to fill."""
LEAST_GAP_EM, _GAP_EM, _MOST_GAP_EM = 0.25, 0.45, 1.2
_LONE_EM = 2.2
"""A last line no wider than a character with a mark looks like a slip."""
_PREFERRED = 0.55
"""A page may end before an item of the first level when it is filled so far; else it ends where it is full."""
_BALANCE_STEPS = 6
_NARROWER_PT = 120.0
"""What the indents of lists may take of a paragraph's width when it is divided."""


class Page(Value):
    """What fits on one slide, and the size and the space between paragraphs it was measured at."""

    blocks: Blocks
    size_pt: float
    gap_pt: float


class Room(Value):
    """A box and what its text is set in. `most_pt` is how large that may be when there is little of it; `options`: a
    list with boxes to tick is a quiz's."""

    box: Box
    typeface: Typeface
    most_pt: float
    options: bool = False

    def lines(self, blocks: Sequence[Block]) -> tuple[Line, ...]:
        return tuple(lines_of(blocks, options=self.options))

    def height(self, lines: Sequence[Line], size_pt: float, gap_pt: float) -> float:
        return text_height(lines, self.box, size_pt, gap_pt, self.typeface)

    def holds(self, lines: Sequence[Line], size_pt: float) -> bool:
        return self.height(lines, size_pt, LEAST_GAP_EM * size_pt) <= self.box.height_pt


def paginate_text(blocks: Sequence[Block], room: Room) -> list[Page]:
    """One page at the largest size that fits, down to 18 pt; else as many as it takes, all at one size.

    Nothing is lost or changes its order. Pages are filled evenly rather than to the brim.
    """
    lines = room.lines(blocks)
    size = fitting_size(lines, room)
    if size is not None:
        size = _without_lone_ends(lines, room, size)
        return [Page(tuple(blocks), size, gap_at(lines, room, size))]
    sizes = _sizes(room.box.size_pt)
    size = max(LEAST_BODY_PT, min(room.box.size_pt, 20.0))
    parts = _pages(blocks, room, size)
    larger = [other for other in sizes if other > size]
    for other in larger:
        if len(found := _pages(blocks, room, other)) <= len(parts):
            size, parts = other, found
            break
    gap = min(gap_at(room.lines(part), room, size) for part in parts)
    return [Page(part, size, gap) for part in parts]


def fitting_size(lines: Sequence[Line], room: Room) -> float | None:
    """The size at which all stands on one page; None when it does not at the least."""
    own = room.box.size_pt
    rows = row_count(lines, room.box, own, room.typeface)
    for size in (min(own + more, room.most_pt) for more in _LARGER):
        height = room.height(lines, size, _GAP_EM * size)
        if (
            size > own
            and height <= AIRY * room.box.height_pt
            and row_count(lines, room.box, size, room.typeface) <= rows
        ):
            return size
    return next((size for size in _sizes(own) if room.holds(lines, size)), None)


def _without_lone_ends(lines: Sequence[Line], room: Room, size_pt: float) -> float:
    """The size, or one up to two points smaller at which no paragraph ends with a character alone on its line."""
    sizes = [size for size in (size_pt, size_pt - 1, size_pt - 2) if size >= min(LEAST_BODY_PT, size_pt)]
    return next((size for size in sizes if not any(_ends_alone(line, room, size) for line in lines)), size_pt)


def _ends_alone(line: Line, room: Room, size_pt: float) -> bool:
    rows = rows_of(line, room.box, size_pt, room.typeface)
    return len(rows) > 1 and rows[-1] < _LONE_EM


def _sizes(own_pt: float) -> list[float]:
    sizes = [own_pt]
    while sizes[-1] - _STEP_PT >= LEAST_BODY_PT:
        sizes.append(sizes[-1] - _STEP_PT)
    return sizes


def gap_at(lines: Sequence[Line], room: Room, size_pt: float) -> float:
    """Space between paragraphs at which text fills its box pleasantly: little text gets more, to a limit."""
    gaps = gaps_in(lines)
    if not gaps:
        return round(_GAP_EM * size_pt, 1)
    height = room.height(lines, size_pt, 0)
    wanted = min((_FULL * room.box.height_pt - height) / gaps, _MOST_GAP_EM * size_pt)
    most = (room.box.height_pt - height) / gaps
    # Rounded down: what is written may not be more than was measured.
    return max(int(min(max(wanted, _GAP_EM * size_pt), most) * 10) / 10, 0.0)


# ---------------------------------------------------------------- pages


def _pages(blocks: Sequence[Block], room: Room, size_pt: float) -> list[Blocks]:
    divided = _shortened_all(blocks, room, size_pt, 0)
    leaves = list(leaves_of(divided))
    heights = _leaf_heights(divided, leaves, room, size_pt)
    whole = room.box.height_pt
    bounds = _bounds(leaves, heights, whole)
    low, high = whole / 2, whole
    for _ in range(_BALANCE_STEPS):
        middle = (low + high) / 2
        found = _bounds(leaves, heights, middle)
        low, high = (low, middle) if len(found) <= len(bounds) else (middle, high)
        bounds = found if len(found) <= len(bounds) else bounds
    return [take(divided, first, last) for first, last in zip((0, *bounds), bounds, strict=False)]


def _leaf_heights(blocks: Blocks, leaves: Sequence[Leaf], room: Room, size_pt: float) -> list[float]:
    """Each leaf's height with the space before it."""
    lines = iter(room.lines(blocks))
    heights, before = [], None
    for leaf in leaves:
        own = tuple(islice(lines, leaf.lines))
        space = gap_before(own[0], before, _GAP_EM * size_pt) if own else 0.0
        heights.append(room.height(own, size_pt, _GAP_EM * size_pt) + space)
        before = own[-1] if own else before
    return heights


def _bounds(leaves: Sequence[Leaf], heights: Sequence[float], most_pt: float) -> list[int]:
    """Where pages of at most that height end, as numbers of leaves. A leaf higher than that has a page of its own."""
    bounds: list[int] = []
    is_top = tops(leaves)
    first = 0
    while first < len(leaves):
        totals = list(_totals(heights[first:], most_pt))
        first = _best_end(first, totals, leaves, is_top)
        bounds.append(first)
    return bounds


def _totals(heights: Sequence[float], most_pt: float) -> Iterator[float]:
    """The height of a page with one leaf more each, as long as they fit; at least one."""
    for number, total in enumerate(accumulate(heights)):
        if number and total > most_pt:
            return
        yield total


def _best_end(first: int, heights: Sequence[float], leaves: Sequence[Leaf], is_top: Sequence[bool]) -> int:
    full = first + len(heights)
    if full == len(leaves):
        return full
    ends = [end for end in range(full, first, -1) if _may_end(end, leaves)]
    preferred = [end for end in ends if is_top[end] and heights[end - first - 1] >= _PREFERRED * heights[-1]]
    return next(iter((*preferred, *ends)), full)


def _may_end(end: int, leaves: Sequence[Leaf]) -> bool:
    """Not after a heading, and not between an item and the list under it."""
    before, after = leaves[end - 1], leaves[end]
    return not before.heading and not (after.opens and after.depth > max(before.depth, 1))


# ---------------------------------------------------------------- what is too long for any page


def _shortened_all(blocks: Sequence[Block], room: Room, size_pt: float, level: int) -> Blocks:
    """With every paragraph that is higher than the box divided at ends of sentences."""
    return tuple(part for block in blocks for part in _shortened(block, room, size_pt, level))


def _shortened(block: Block, room: Room, size_pt: float, level: int) -> tuple[Block, ...]:
    match block:
        case List(_, items):
            inner = tuple(replace(i, blocks=_shortened_all(i.blocks, room, size_pt, level + 1)) for i in items)
            return (replace(block, items=inner),)
        case Quote(blocks):
            return (replace(block, blocks=_shortened_all(blocks, room, size_pt, level)),)
        case Paragraph():
            return _parts(block, room, size_pt, level)
        case _:
            return (block,)


def _parts(block: Paragraph, room: Room, size_pt: float, level: int) -> tuple[Paragraph, ...]:
    size = size_at(level, size_pt)
    width = max((room.box.width_pt - _NARROWER_PT) / size, 4.0)
    rows = max(int(room.box.height_pt / (size * line_em(room.typeface))), 1)
    parts: list[Paragraph] = []
    rest = block.content
    while True:
        most = prefix_of(rest, room.typeface, width, rows)
        text = plain_text(rest)
        if most >= len(text):
            return (*parts, replace(block, content=rest))
        head, rest = split_content(rest, sentence_end(text, most))
        parts.append(replace(block, content=head))


def is_flat(block: Block) -> bool:
    """A list whose items are one paragraph each."""
    return isinstance(block, List) and all(_is_plain(item) for item in block.items)


def _is_plain(item: ListItem) -> bool:
    return len(item.blocks) == 1 and isinstance(item.blocks[0], Paragraph)
