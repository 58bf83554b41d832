"""Every block of a trainee's booklet as HTML."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from markupsafe import Markup

from coursekit.content import (
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
    plain_text,
)
from coursekit.documents.booklet import (
    AnswerSpace,
    BookletBlock,
    Card,
    Checklist,
    Fields,
    Grid,
    Options,
    PageBreak,
    RoomPlan,
    Scene,
    SegmentHead,
    SlideRef,
    Together,
)
from coursekit.documents.cue import Cue
from coursekit.documents.day_picture import DayPicture
from coursekit.value import replace
from coursekit.write.html.draft import Draft, Place
from coursekit.write.html.element import EMPTY, element, joined
from coursekit.write.html.fields import answer, line_field, tick
from coursekit.write.html.inlines import has_controls, inlines_html
from coursekit.write.html.pictures import chart_html, drawing_html, figure_html
from coursekit.write.html.tables import grid_html, table_html
from coursekit.write.signs import sign_svg

_LOWEST_HEADING = 6
# Characters of a label and its value that stand side by side with others.
_SHORT_FACT = 80


def blocks_html(draft: Draft, place: Place, blocks: Sequence[BookletBlock]) -> Markup:
    """Blocks one after the other; an answer space is named by the nearest heading before it."""
    written = []
    top = min((block.level for block in blocks if isinstance(block, Heading)), default=0)
    under = place
    for block in blocks:
        if isinstance(block, Heading):
            # No level is left out on the way down.
            level = min(place.heading + 1 + block.level - top, under.heading + 1, _LOWEST_HEADING)
            under = Place(level, draft.next_id())
            words = inlines_html(draft, block.content)
            written.append(element(f"h{under.heading}", words, id=under.named_by))
        else:
            written.append(_block(draft, under, block))
    return Markup("\n").join(written)


def _block(draft: Draft, place: Place, block: BookletBlock) -> Markup:
    match block:
        case Paragraph(content):
            return element("p", inlines_html(draft, content))
        case Heading():
            return blocks_html(draft, place, (block,))
        case List():
            return _list(draft, place, block)
        case Table():
            return table_html(draft, block)
        case Figure():
            return figure_html(draft, block)
        case Drawing():
            return drawing_html(draft, block)
        case Chart():
            return chart_html(draft, block)
        case CodeBlock(text):
            return element("pre", element("code", text.rstrip("\n")), tabindex=0)
        case Quote():
            return _quote(draft, place, block)
        case Card():
            return _card(draft, place, block)
        case Together(blocks):
            return _together(draft, place, blocks)
        case AnswerSpace(lines):
            return answer(draft, lines, place.named_by)
        case Options(items):
            return element(
                "div", _options(draft, items), role="group", aria_labelledby=place.named_by, class_="options"
            )
        case Checklist(items):
            return element("ul", *(element("li", _tick(draft, item)) for item in items), class_="ticks")
        case Fields():
            return _fields(draft, block)
        case Grid():
            return grid_html(draft, block)
        case PageBreak():
            return element("div", class_="page-break")
        case Cue() | SlideRef() | Scene() | SegmentHead() | RoomPlan() | DayPicture():
            raise ValueError(f"a page for trainees holds a {type(block).__name__}")
    assert_never(block)


def _list(draft: Draft, place: Place, block: List) -> Markup:
    items = (element("li", _item(draft, place, item)) for item in block.items)
    if not block.ordered:
        return element("ul", *items)
    return element("ol", *items, start=block.start if block.start != 1 else None)


def _item(draft: Draft, place: Place, item: ListItem) -> Markup:
    """An item of one paragraph is its words; a tight list stays tight."""
    first, *rest = item.blocks or (None,)
    if isinstance(first, Paragraph):
        return joined(inlines_html(draft, first.content), blocks_html(draft, place, rest) if rest else EMPTY)
    return blocks_html(draft, place, item.blocks)


def _quote(draft: Draft, place: Place, block: Quote) -> Markup:
    content = blocks_html(draft, place, block.blocks)
    if not block.attribution:
        return element("blockquote", content)
    # The dash before a source, unless its author wrote one.
    written = plain_text(block.attribution).lstrip().startswith(("—", "–", "-"))
    dash = "" if written else "——" if draft.is_chinese else "— "
    return element("blockquote", content, element("footer", dash, inlines_html(draft, block.attribution)))


def _card(draft: Draft, place: Place, block: Card) -> Markup:
    inner = Place(min(place.heading + 1, _LOWEST_HEADING), draft.next_id())
    label = element("span", block.label, class_="label") if block.label else EMPTY
    title = element("span", block.title, class_="title") if block.title else EMPTY
    heading = element(f"h{inner.heading}", Markup(sign_svg(block.role)), joined(label, " ", title), id=inner.named_by)
    content = element("div", blocks_html(draft, inner, block.blocks), class_="content")
    return element("div", heading, content, role="group", class_=f"card {block.role}", aria_labelledby=inner.named_by)


# ---------------------------------------------------------------- what is answered


def _together(draft: Draft, place: Place, blocks: Sequence[BookletBlock]) -> Markup:
    """A prompt names its answer space, and is the legend of its options."""
    match blocks:
        case [Paragraph(content), Options(items)]:
            legend = element("legend", inlines_html(draft, content))
            return element("fieldset", legend, _options(draft, items), class_="together options")
        case [*prompt, AnswerSpace() as space] if prompt:
            asked = replace(place, named_by=draft.next_id())
            words = element("div", blocks_html(draft, place, prompt), id=asked.named_by, class_="prompt")
            return element("div", words, _block(draft, asked, space), class_="together")
        case _:
            return element("div", blocks_html(draft, place, blocks), class_="together")


def _options(draft: Draft, items: Sequence[Inlines]) -> Markup:
    return joined(*(_tick(draft, item, chr(ord("A") + index)) for index, item in enumerate(items)))


def _tick(draft: Draft, item: Inlines, mark: str = "") -> Markup:
    return tick(draft, inlines_html(draft, item), mark=mark, own_controls=has_controls(item))


def _fields(draft: Draft, block: Fields) -> Markup:
    if block.to_fill:
        return element("div", *(line_field(draft, label) for label, _ in block.rows), class_="lines")
    rows = (element("div", element("dt", label), element("dd", value)) for label, value in block.rows)
    short = all(len(label) + len(value) <= _SHORT_FACT for label, value in block.rows)
    return element("dl", *rows, class_="facts" if short else None)
