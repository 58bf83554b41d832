"""Slides out of blocks: a layout by what is there, pages by what fits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from coursekit.compose.paginate import Page, fits, paginate_table, paginate_text
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
from coursekit.documents.look import DeckMetrics

Shown = Table | Figure | Drawing | Chart
"""Blocks that take a box of their own."""


@dataclass(frozen=True, slots=True)
class Face:
    """What one slide shows, before it has a title and a number."""

    layout: Layout
    main: Blocks = ()
    side: Blocks = ()
    heads: tuple[Inlines, ...] = ()
    body_pt: float | None = None


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
    beside = metrics[Layout.FIGURE_TEXT]
    if len(shown) == 1 and text and not isinstance(shown[0], Table) and layout is Layout.BULLETS:
        pages = paginate_text(text, beside.main, beside.body_pt)
        if len(pages) == 1:
            return [Face(Layout.FIGURE_TEXT, text, (shown[0],), body_pt=pages[0].size_pt)]
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
            pages = paginate_table(block, metrics[Layout.TABLE].main)
            return [Face(Layout.TABLE, page.blocks, body_pt=page.size_pt) for page in pages]
        case Figure():
            return [Face(Layout.FIGURE, (block,))]
        case Drawing() | Chart():
            return [Face(Layout.DRAWING, (block,))]


def _text_faces(text: Blocks, metrics: DeckMetrics, *, columns: int, layout: Layout) -> list[Face]:
    if not text:
        return []
    if len(text) == 1 and isinstance(text[0], Quote) and layout is Layout.BULLETS:
        return [_page_face(Layout.QUOTE, page) for page in _pages(text, metrics, Layout.QUOTE)]
    if comparison := _comparison(text, metrics):
        return [comparison]
    if columns == 2 and (face := _two_columns(text, metrics)):
        return [face]
    return [_page_face(layout, page) for page in _pages(text, metrics, layout)]


def _page_face(layout: Layout, page: Page) -> Face:
    return Face(layout, page.blocks, body_pt=page.size_pt)


def _pages(text: Blocks, metrics: DeckMetrics, layout: Layout) -> list[Page]:
    boxes = metrics[layout]
    return paginate_text(text, boxes.main, boxes.body_pt)


def _comparison(text: Blocks, metrics: DeckMetrics) -> Face | None:
    """Two headings on a slide, each with something under it, are two columns."""
    headings = [i for i, block in enumerate(text) if isinstance(block, Heading)]
    if len(headings) != 2 or headings[0] != 0 or headings[1] + 1 == len(text) or headings[1] == 1:
        return None
    left, right = text[1 : headings[1]], text[headings[1] + 1 :]
    first, second = text[0], text[headings[1]]
    assert isinstance(first, Heading)
    assert isinstance(second, Heading)
    size = _common_size(left, right, metrics, Layout.COMPARISON)
    if size is None:
        return None
    return Face(Layout.COMPARISON, left, right, (first.content, second.content), size)


def _two_columns(text: Blocks, metrics: DeckMetrics) -> Face | None:
    if len(text) != 1 or not isinstance(text[0], List):
        return None
    items = text[0].items
    middle = (len(items) + 1) // 2
    left = (replace(text[0], items=items[:middle]),)
    right = (replace(text[0], items=items[middle:], start=text[0].start + middle),)
    size = _common_size(left, right, metrics, Layout.TWO_COLUMNS)
    return None if size is None else Face(Layout.TWO_COLUMNS, left, right, body_pt=size)


def _common_size(left: Blocks, right: Blocks, metrics: DeckMetrics, layout: Layout) -> float | None:
    """The largest size at which both columns fit; None when none does."""
    boxes = metrics[layout]
    sides = [
        paginate_text(left, boxes.main, boxes.body_pt),
        paginate_text(right, boxes.side or boxes.main, boxes.body_pt),
    ]
    if any(len(pages) > 1 for pages in sides):
        return None
    return min(pages[0].size_pt for pages in sides)


def fit_together(blocks: Blocks, metrics: DeckMetrics, layout: Layout) -> bool:
    """Whether text fits on one slide of the layout at the least size."""
    return fits(blocks, metrics[layout].main, 18.0) and not any(isinstance(block, Shown) for block in blocks)
