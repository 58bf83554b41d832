"""Drawings, charts and pictures: directives and paths made into blocks."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterable
from dataclasses import replace

from coursekit.content import (
    Block,
    Blocks,
    Chart,
    ChartKind,
    Drawing,
    DrawingItem,
    DrawingKind,
    Figure,
    Heading,
    Image,
    Inlines,
    List,
    Paragraph,
    Series,
    Table,
    Text,
    plain_text,
)
from coursekit.diagnostic import Report, error_rule
from coursekit.read import declarations as declared
from coursekit.read.conditions import read_conditions
from coursekit.source.fields import read_record
from coursekit.source.files import IMAGE_BYTES, SourceFolder
from coursekit.source.markdown import Directive, Element, HeadingLine, Picture

DRAWING_EMPTY = error_rule(
    "drawing-empty",
    """A drawing has no list inside. A drawing is made from the items of one list: `- label：detail`.""",
)
DRAWING_ITEMS = error_rule(
    "drawing-items",
    """A drawing has too few or too many items for its kind: a matrix has four, a venn two or three, a process,
cycle, pyramid, timeline or curve two to twelve.""",
)
CURVE_VALUE = error_rule(
    "curve-value",
    "A point of a curve has no height. Write each point as `label：60`, with a number from 0 to 100.",
)
CHART_DATA = error_rule(
    "chart-data",
    """A chart has no table inside, or a cell of it is no number. The first column names the categories, the header
names the series, all other cells are numbers.""",
)
ALT_MISSING = error_rule(
    "alt-missing",
    """A picture has no alternative text. Who cannot see it hears nothing, and a slide without it fails every
accessibility check. Write `![what it shows](media/hall.png)`; a picture that says nothing is marked `{.decorative}`.""",
)
IMAGE_BAD = error_rule(
    "image-bad",
    """A picture cannot be used: it is no PNG, JPEG or GIF, is broken, or has more than 60 million pixels. SVG is not
read, because it can hold scripts and links; export it as PNG.""",
)
HEADING_MISPLACED = error_rule("heading-misplaced", "A heading `#` or `##` stands where no topic or slide can start.")

_ITEM_COUNTS = {
    DrawingKind.MATRIX: (4, 4),
    DrawingKind.VENN: (2, 3),
}
_LABEL = re.compile(r"\s*(?:：|:\s+)\s*")


def read_blocks(
    elements: Iterable[Element], folder: SourceFolder, report: Report
) -> tuple[Blocks, tuple[Directive, ...]]:
    """The blocks of elements, drawings and pictures made into blocks; and the directives that are none of these."""
    blocks: list[Block] = []
    others: list[Directive] = []
    for element in elements:
        block = read_block(element, folder, report)
        if block is not None:
            blocks.append(block)
        elif isinstance(element, Directive) and not is_drawing(element):
            others.append(element)
    return tuple(blocks), tuple(others)


def is_drawing(directive: Directive) -> bool:
    return directive.name.text in {*DrawingKind, "chart"}


def read_block(element: Element, folder: SourceFolder, report: Report) -> Block | None:
    """A block, or None for a directive that is no drawing and for what was reported."""
    match element:
        case Directive():
            if element.name.text == "chart":
                return _chart(element, report)
            return _drawing(element, report) if is_drawing(element) else None
        case Picture():
            return _figure(element, folder, report)
        case HeadingLine(level, content, attributes, span):
            if level <= 2:
                report(HEADING_MISPLACED, span, "a topic or slide cannot start here", help="use ### for a point")
            values = read_record(declared.POINT_HEADING, attributes.entries, report)
            return Heading(max(level, 3), content, span=span, condition=read_conditions(values))
        case _:
            return element


def _drawing(directive: Directive, report: Report) -> Drawing | None:
    kind = DrawingKind(directive.name.text)
    values = read_record(declared.DRAWING, directive.options, report)
    list_ = next((element for element in directive.elements if isinstance(element, List)), None)
    if list_ is None:
        report(
            DRAWING_EMPTY, directive.span, f"the {kind} has no list inside", help="write its parts as - label：detail"
        )
        return None
    least, most = _ITEM_COUNTS.get(kind, (2, 12))
    if not least <= len(list_.items) <= most:
        wanted = str(least) if least == most else f"{least} to {most}"
        report(DRAWING_ITEMS, directive.span, f"the {kind} has {len(list_.items)} items, it wants {wanted}")
    items = [replace(_drawing_item(item.blocks), condition=item.condition) for item in list_.items]
    if kind is DrawingKind.CURVE:
        for item, source in zip(items, list_.items, strict=True):
            if item.value is None:
                report(
                    CURVE_VALUE,
                    source.span,
                    f"the point “{plain_text(item.label)}” has no height",
                    help="write label：60",
                )
    return Drawing(
        kind,
        tuple(items),
        directive.title,
        values.get(declared.X_AXIS) or "",
        values.get(declared.Y_AXIS) or "",
        values.get(declared.OVERLAP) or "",
        values.get(declared.ALT) or "",
        span=directive.span,
        condition=read_conditions(values),
    )


def _drawing_item(blocks: Blocks) -> DrawingItem:
    """`label：detail` of the first paragraph; a nested list adds to the detail. A number as detail is a height."""
    first = blocks[0].content if blocks and isinstance(blocks[0], Paragraph) else ()
    label, detail = split_label(first)
    for block in blocks[1:]:
        if isinstance(block, List):
            nested = [inner.content for item in block.items for inner in item.blocks if isinstance(inner, Paragraph)]
            detail = (*detail, *_joined(nested, after=bool(detail)))
    number = re.fullmatch(r"(\d{1,3}(?:\.\d+)?)(?:\s*[（(，,].*)?", plain_text(detail).strip())
    return DrawingItem(label, detail, min(float(number[1]), 100) if number else None)


def _joined(parts: list[Inlines], *, after: bool) -> Inlines:
    joined: list[Inlines] = []
    for i, part in enumerate(parts):
        joined.append((Text("；"), *part) if i or after else part)
    return tuple(inline for part in joined for inline in part)


def split_label(content: Inlines) -> tuple[Inlines, Inlines]:
    """Split at the first colon that stands in plain text: `倾听：让客户说完` -> 倾听, 让客户说完."""
    for i, inline in enumerate(content):
        if isinstance(inline, Text) and (match := _LABEL.search(inline.text)):
            before = Text(inline.text[: match.start()])
            after = Text(inline.text[match.end() :])
            label = (*content[:i], *((before,) if before.text else ()))
            detail = (*((after,) if after.text else ()), *content[i + 1 :])
            return label, detail
    return content, ()


def _chart(directive: Directive, report: Report) -> Chart | None:
    values = read_record(declared.CHART, directive.options, report)
    table = next((element for element in directive.elements if isinstance(element, Table)), None)
    if table is None or not table.rows or len(table.header.cells) < 2:
        report(CHART_DATA, directive.span, "the chart has no table with categories and numbers", help="put one inside")
        return None
    columns = []
    for row in table.rows:
        numbers = [_number(plain_text(cell)) for cell in row.cells[1:]]
        if None in numbers:
            at = plain_text(row.cells[1 + numbers.index(None)])
            report(CHART_DATA, row.span, f"“{at}” is no number", help="write a number, as 12.5")
            return None
        columns.append([number for number in numbers if number is not None])
    names = [plain_text(cell) for cell in table.header.cells[1:]]
    series = tuple(Series(name, tuple(row[i] for row in columns)) for i, name in enumerate(names))
    return Chart(
        ChartKind(values.get(declared.CHART_TYPE) or ChartKind.COLUMN),
        tuple(plain_text(row.cells[0]) for row in table.rows),
        series,
        directive.title,
        values.get(declared.ALT) or "",
        span=directive.span,
        condition=read_conditions(values),
    )


def _number(text: str) -> float | None:
    match = re.fullmatch(r"\s*(-?\d[\d,]*(?:\.\d+)?)\s*%?\s*", text)
    return float(match[1].replace(",", "")) if match else None


def _figure(picture: Picture, folder: SourceFolder, report: Report) -> Figure | None:
    values = read_record(declared.PICTURE, picture.attributes.entries, report)
    decorative = any(name.text == "decorative" for name in picture.attributes.classes)
    if not picture.alt and not decorative:
        help = "write ![what it shows](…), or mark it {.decorative}"
        report(ALT_MISSING, picture.span, f"the picture “{picture.source}” has no alternative text", help=help)
    data = folder.read_bytes(picture.source, IMAGE_BYTES, report)
    if data is None:
        return None
    image = _image(picture, data, report)
    if image is None:
        return None
    figure = Figure(image, picture.alt, picture.caption, decorative, span=picture.span, condition=picture.condition)
    condition = read_conditions(values)
    return replace(figure, condition=condition) if condition.editions or condition.audience else figure


MAX_PIXELS = 60_000_000


def _image(picture: Picture, data: bytes, report: Report) -> Image | None:
    """The picture read whole, then written again without its metadata: photos carry places and names."""
    from PIL import Image as Pillow

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            with Pillow.open(io.BytesIO(data), formats=("PNG", "JPEG", "GIF")) as opened:
                if opened.width * opened.height > MAX_PIXELS:
                    report(IMAGE_BAD, picture.source.span, f"“{picture.source}” has more than 60 million pixels")
                    return None
                opened.load()
                form = "JPEG" if opened.format == "JPEG" else "PNG"
                clean = opened.convert("RGB") if form == "JPEG" else opened.convert("RGBA")
    except Exception as error:  # Pillow raises many kinds for broken files; all mean the same to the author
        report(IMAGE_BAD, picture.source.span, f"“{picture.source}” cannot be read as a picture: {error}")
        return None
    out = io.BytesIO()
    clean.save(out, form, **({"quality": 90} if form == "JPEG" else {}))
    return Image(picture.source.text, out.getvalue(), f"image/{form.lower()}", clean.width, clean.height)
