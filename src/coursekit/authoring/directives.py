"""Directives, and the blocks that are written as such or on a line of their own kind."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import assert_never

from coursekit.authoring.blocks import caption_text, run_on, text_block, title_line
from coursekit.authoring.bound_text import bound_line
from coursekit.authoring.braces import braces, condition_pairs
from coursekit.authoring.inlines import normal
from coursekit.authoring.widths import is_chinese
from coursekit.content import (
    Align,
    Block,
    Blocks,
    Chart,
    CodeBlock,
    Condition,
    Drawing,
    DrawingItem,
    Figure,
    Heading,
    Inlines,
    List,
    ListItem,
    Paragraph,
    Quote,
    Row,
    Table,
    Text,
    plain_text,
)

Options = Iterable[tuple[str, str]]


def write_blocks(blocks: Blocks) -> list[str]:
    """Each as text of one or more lines, to stand with an empty line before and after."""
    texts: list[str] = []
    before: Block | None = None
    other_sign = False
    for block in blocks:
        if not (isinstance(block, Paragraph) and not normal(block.content)):
            other_sign = run_on(before, block) and not other_sign
            texts.append(_block(block, other_sign))
            before = block
    return texts


def _block(block: Block, other_sign: bool) -> str:
    match block:
        case Paragraph() | List() | Table() | CodeBlock() | Quote():
            return text_block(block, other_sign=other_sign)
        case Heading(level, content):
            return title_line("#" * level, content, braces(*condition_pairs(block.condition)))
        case Figure():
            return _figure(block)
        case Drawing():
            return _drawing(block)
        case Chart():
            return _chart(block)
        case _:
            assert_never(block)


def directive(
    kind: str,
    title: Inlines,
    texts: Sequence[str],
    *,
    condition: Condition,
    id: str = "",
    options: Options = (),
    parts: Sequence[str] = (),
    least_colons: int = 3,
) -> str:
    """`texts` are the blocks inside, `parts` the directives after them, which stand close together. It has more colons than
    any of them."""
    colons = ":" * max(least_colons, 1 + max(map(_colons, (*texts, *parts)), default=0))
    head = [title_line(f"{colons}{{{kind}}}", title, braces(id and f"#{id}", *condition_pairs(condition)))]
    head.extend(f":{key}: {value}" for key, value in options if value)
    apart = len(head) > 1 or any(text.startswith("|") for text in texts[:1])
    opening = "\n".join(head) + ("\n" if apart and (texts or parts) else "")
    body = ["\n\n".join(texts) + ("\n" if parts else "")] if texts else []
    return "\n".join([opening, *body, *parts, colons])


def _colons(text: str) -> int:
    return len(text) - len(text.lstrip(":"))


def _figure(figure: Figure) -> str:
    alt = figure.alt.translate({ord("["): "(", ord("]"): ")"})
    caption = caption_text(figure.caption)
    shown = f' "{caption}"' if caption else ""
    attributes = braces(".decorative" if figure.decorative else "", *condition_pairs(figure.condition))
    return f"![{alt}]({figure.image.name}{shown}){attributes}"


def _drawing(drawing: Drawing) -> str:
    options = (
        ("alt", bound_line(drawing.alt)),
        ("x", bound_line(drawing.x_axis)),
        ("y", bound_line(drawing.y_axis)),
        ("overlap", bound_line(drawing.overlap)),
    )
    items = text_block(List(False, tuple(map(_item, drawing.items))))
    return directive(drawing.kind, drawing.title, [items], condition=drawing.condition, options=options)


def _item(item: DrawingItem) -> ListItem:
    content = item.label
    if item.detail:
        colon = "：" if is_chinese(plain_text((*item.label, *item.detail))) else ": "
        content = (*item.label, Text(colon), *item.detail)
    return ListItem((Paragraph(content),), condition=item.condition)


def _chart(chart: Chart) -> str:
    names = (Text(""), *(Text(series.name) for series in chart.series))
    bound = chart.bound or (Condition(),) * len(chart.categories)
    table = Table(
        Row(tuple(_cell(name.text) for name in names)),
        tuple(
            Row((_cell(category), *(_cell(_number(s.values[i])) for s in chart.series)), condition=bound[i])
            for i, category in enumerate(chart.categories)
        ),
        (Align.START, *(Align.END for _ in chart.series)),
    )
    options = (("type", "" if chart.kind == "column" else str(chart.kind)), ("alt", bound_line(chart.alt)))
    return directive("chart", chart.title, [text_block(table)], condition=chart.condition, options=options)


def _number(value: float) -> str:
    return str(int(value)) if value.is_integer() else f"{Decimal(repr(value)):f}"


def _cell(text: str) -> Inlines:
    return (Text(text),) if text else ()
