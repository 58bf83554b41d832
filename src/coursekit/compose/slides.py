"""Slides out of blocks: a layout by what is there, pages by what fits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from coursekit.compose.paginate import LEAST_GAP_EM, Page, Room, fitting_size, gap_at, is_flat, paginate_text
from coursekit.compose.paginate_tables import paginate_table, rows_that_fit
from coursekit.content import (
    Block,
    Blocks,
    Chart,
    Drawing,
    Figure,
    Heading,
    Inlines,
    List,
    Paragraph,
    Quote,
    Table,
)
from coursekit.documents.deck import Layout
from coursekit.documents.look import DeckMetrics, SlideBoxes
from coursekit.measure.body import LEAST_BODY_PT, row_count
from coursekit.measure.lines import lines_of
from coursekit.value import Value, replace

Shown = Table | Figure | Drawing | Chart
"""Blocks that take a box of their own."""
MOST_BODY_PT = 32.0
_LARGE = frozenset({Layout.QUOTE, Layout.QUESTION})
"""What is all words: a few of them are set larger than other text, whatever the size of the title."""
_MOST_LARGE_PT = 36.0
_TITLE_SHARE = 0.94
_OPTION_SIDES_PT, _OPTION_SHARE = 84.0, 0.85
LONG_LIST = 7
"""A list of so many short items is set in two columns when it must be small in one."""


class Excess(Value):
    """How many lines or rows there are, and how many fit on a slide at the least size."""

    needed: int
    room: int
    unit: str


class Face(Value):
    """What one slide shows, before it has a title and a number. `excess`: it is continued on the next, for that reason."""

    layout: Layout
    main: Blocks = ()
    side: Blocks = ()
    heads: tuple[Inlines, ...] = ()
    body_pt: float | None = None
    gap_pt: float | None = None
    excess: Excess | None = None


class Fit(Value):
    """A size of text, and the space between its paragraphs."""

    size_pt: float
    gap_pt: float


def visible(blocks: Iterable[Block]) -> Blocks:
    """What of a talk stands on the slide: all but paragraphs, which are reading text."""
    return tuple(block for block in blocks if not isinstance(block, Paragraph))


def faces_of(
    blocks: Sequence[Block], metrics: DeckMetrics, *, columns: int = 1, layout: Layout = Layout.BULLETS
) -> list[Face]:
    """The slides that show the blocks, in their order. `layout` is that of slides with text."""
    shown = [block for block in blocks if isinstance(block, Shown)]
    text = tuple(block for block in blocks if not isinstance(block, Shown))
    if not shown:
        return _text_faces(text, metrics, columns=columns, layout=layout)
    if len(shown) == 1 and text and not isinstance(shown[0], Table) and layout is Layout.BULLETS:
        pages = _pages(text, metrics, Layout.FIGURE_TEXT)
        if len(pages) == 1:
            return [replace(_page_face(Layout.FIGURE_TEXT, pages[0]), side=(shown[0],))]
    faces: list[Face] = []
    waiting: list[Block] = []
    for block in blocks:
        if isinstance(block, Shown):
            faces.extend(_text_faces(tuple(waiting), metrics, columns=columns, layout=layout))
            faces.extend(_shown_faces(block, metrics))
            waiting = []
        else:
            waiting.append(block)
    return [*faces, *_text_faces(tuple(waiting), metrics, columns=columns, layout=layout)]


def _shown_faces(block: Shown, metrics: DeckMetrics) -> list[Face]:
    match block:
        case Table():
            return table_faces(block, metrics)
        case Figure():
            return [Face(Layout.FIGURE, (block,))]
        case Drawing() | Chart():
            return [Face(Layout.DRAWING, (block,))]


def table_faces(
    table: Table, metrics: DeckMetrics, layout: Layout = Layout.TABLE, *, beside_pt: float = 0.0
) -> list[Face]:
    """`beside_pt` is what something else takes of the width."""
    room = _room(metrics, layout)
    room = replace(room, box=replace(room.box, width_pt=room.box.width_pt - beside_pt))
    pages = paginate_table(table, room)
    if len(pages) == 1:
        return [_page_face(layout, pages[0])]
    return _divided(layout, pages, Excess(len(table.rows), rows_that_fit(table, room), "rows"))


def _text_faces(text: Blocks, metrics: DeckMetrics, *, columns: int, layout: Layout) -> list[Face]:
    if not text:
        return []
    if len(text) == 1 and isinstance(text[0], Quote) and layout is Layout.BULLETS:
        layout = Layout.QUOTE
    if comparison := _comparison(text, metrics):
        return [comparison]
    if (columns == 2 or _wants_columns(text, metrics, layout)) and (face := _two_columns(text, metrics)):
        return [face]
    room = _room(metrics, layout)
    pages = paginate_text(text, room)
    return [_page_face(layout, pages[0])] if len(pages) == 1 else _divided(layout, pages, _excess(text, room))


def _divided(layout: Layout, pages: Sequence[Page], excess: Excess) -> list[Face]:
    first, *others = (_page_face(layout, page) for page in pages)
    return [replace(first, excess=excess), *others]


def _excess(text: Blocks, room: Room) -> Excess:
    lines = room.lines(text)
    needed = row_count(lines, room.box, LEAST_BODY_PT, room.typeface)
    share = room.box.height_pt / room.height(lines, LEAST_BODY_PT, LEAST_GAP_EM * LEAST_BODY_PT)
    return Excess(needed, min(int(needed * share), needed - 1), "lines")


def _page_face(layout: Layout, page: Page) -> Face:
    return Face(layout, page.blocks, body_pt=page.size_pt, gap_pt=page.gap_pt)


def _pages(text: Blocks, metrics: DeckMetrics, layout: Layout) -> list[Page]:
    return paginate_text(text, _room(metrics, layout))


def _room(metrics: DeckMetrics, layout: Layout) -> Room:
    boxes = metrics[layout]
    is_quiz = layout is Layout.QUIZ
    box = boxes.main
    if is_quiz:
        # A writer may set each option in a row of its own, with its letter before it and air around it.
        box = replace(box, width_pt=box.width_pt - _OPTION_SIDES_PT, height_pt=box.height_pt * _OPTION_SHARE)
    return Room(box, boxes.typeface, _most_pt(boxes, layout), options=is_quiz)


def _most_pt(boxes: SlideBoxes, layout: Layout) -> float:
    """Other text is never as large as its slide's title, nor larger than the head over its column."""
    if layout is Layout.COMPARISON:
        return boxes.main.size_pt
    if layout in _LARGE:
        return max(boxes.main.size_pt, _MOST_LARGE_PT)
    return max(boxes.main.size_pt, min(MOST_BODY_PT, boxes.title.size_pt * _TITLE_SHARE // 2 * 2))


def _comparison(text: Blocks, metrics: DeckMetrics) -> Face | None:
    """Two headings on a slide, each with something under it, are two columns."""
    headings = [i for i, block in enumerate(text) if isinstance(block, Heading)]
    if len(headings) != 2 or headings[0] != 0 or headings[1] + 1 == len(text) or headings[1] == 1:
        return None
    left, right = text[1 : headings[1]], text[headings[1] + 1 :]
    first, second = text[0], text[headings[1]]
    assert isinstance(first, Heading)
    assert isinstance(second, Heading)
    fit = _common_fit(left, right, metrics, Layout.COMPARISON)
    if fit is None:
        return None
    heads = (first.content, second.content)
    return Face(Layout.COMPARISON, left, right, heads, body_pt=fit.size_pt, gap_pt=fit.gap_pt)


def _wants_columns(text: Blocks, metrics: DeckMetrics, layout: Layout) -> bool:
    """A long list of short items reads better in two columns than small, or on two slides."""
    if layout is not Layout.BULLETS or len(text) != 1 or not is_flat(text[0]):
        return False
    lines = tuple(lines_of(text))
    if len(lines) < LONG_LIST:
        return False
    room, half = _room(metrics, layout), metrics[Layout.TWO_COLUMNS]
    size = fitting_size(room.lines(text), room)
    is_small = size is None or size < room.box.size_pt
    return is_small and row_count(lines, half.main, half.main.size_pt - 2, half.typeface) == len(lines)


def _two_columns(text: Blocks, metrics: DeckMetrics) -> Face | None:
    if len(text) != 1 or not isinstance(text[0], List):
        return None
    items = text[0].items
    middle = (len(items) + 1) // 2
    left = (replace(text[0], items=items[:middle]),)
    right = (replace(text[0], items=items[middle:], start=text[0].start + middle),)
    fit = _common_fit(left, right, metrics, Layout.TWO_COLUMNS)
    if fit is None or middle == len(items):
        return None
    return Face(Layout.TWO_COLUMNS, left, right, body_pt=fit.size_pt, gap_pt=fit.gap_pt)


def _common_fit(left: Blocks, right: Blocks, metrics: DeckMetrics, layout: Layout) -> Fit | None:
    """The largest size at which both columns fit; None when none does."""
    boxes = metrics[layout]
    most = _most_pt(boxes, layout)
    rooms = [Room(box, boxes.typeface, most) for box in (boxes.main, boxes.side or boxes.main)]
    sides = [(room.lines(side), room) for side, room in zip((left, right), rooms, strict=True)]
    sizes = [fitting_size(lines, room) for lines, room in sides]
    if None in sizes:
        return None
    size = min(size for size in sizes if size is not None)
    return Fit(size, min(gap_at(lines, room, size) for lines, room in sides))


def fit_together(blocks: Blocks, metrics: DeckMetrics, layout: Layout) -> bool:
    """Whether text fits on one slide of the layout at the least size."""
    is_text, room = not any(isinstance(block, Shown) for block in blocks), _room(metrics, layout)
    return is_text and room.holds(room.lines(blocks), LEAST_BODY_PT)
