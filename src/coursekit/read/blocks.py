"""Drawings, charts and pictures: directives and paths made into blocks."""

from __future__ import annotations

import re
from collections.abc import Iterable

from coursekit.content import (
    ALWAYS,
    Blank,
    Block,
    Blocks,
    Chart,
    ChartKind,
    Condition,
    Conditional,
    Drawing,
    DrawingItem,
    DrawingKind,
    Figure,
    Heading,
    Image,
    Inline,
    Inlines,
    List,
    Paragraph,
    Row,
    Series,
    Table,
    Text,
    each_inline,
    item_counts,
    plain_text,
)
from coursekit.diagnostic import Report, Span, error_rule
from coursekit.read import declarations as declared
from coursekit.read.conditions import read_conditions
from coursekit.read.images import image_of
from coursekit.source.attributes import ATTRIBUTE_UNKNOWN
from coursekit.source.fields import read_record
from coursekit.source.files import SourceFolder
from coursekit.source.inlines import CONDITION_MISPLACED
from coursekit.source.markdown import Directive, Element, HeadingLine, Picture
from coursekit.value import replace

DRAWING_EMPTY = error_rule(
    "drawing-empty",
    """A drawing has no list inside. A drawing is made from the items of one list: `- label：detail`.""",
)
DRAWING_EXTRA = error_rule(
    "drawing-extra",
    """A drawing holds something beside its list, or a chart something beside its table; it would be lost. Write it before or
after the drawing.""",
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
HEADING_MISPLACED = error_rule(
    "heading-misplaced", "A heading `#` or `##` stands inside a directive, where no topic or slide can start."
)

_LABEL = re.compile(r"：|:(?=\s)")


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
                return _chart(element, folder, report)
            return _drawing(element, report) if is_drawing(element) else None
        case Picture():
            return _figure(element, folder, report)
        case HeadingLine(level, content, attributes, span):
            if level <= 2:
                message = "a topic or slide cannot start inside a directive"
                report(HEADING_MISPLACED, span, message, help="use ### for a point, or close the directive before it")
            values = read_record(declared.POINT_HEADING, attributes.entries, report)
            return Heading(max(level, 3), content, span=span, condition=read_conditions(values))
        case _:
            return element


def _drawing(directive: Directive, report: Report) -> Drawing:
    """Without a list it is reported and empty, so that its slide is not called empty too."""
    kind = DrawingKind(directive.name.text)
    _refuse_id(directive, report)
    values = read_record(declared.DRAWING, directive.options, report)
    list_ = next((element for element in directive.elements if isinstance(element, List)), None)
    _refuse_extra(directive, list_, report)
    if list_ is None:
        help = "write its parts as - label：detail"
        report(DRAWING_EMPTY, directive.span, f"the {kind} has no list inside", help=help)
    items = _drawing_items(kind, list_, directive.span, report) if list_ is not None else ()
    return Drawing(
        kind,
        items,
        directive.title,
        values.get(declared.X_AXIS) or "",
        values.get(declared.Y_AXIS) or "",
        values.get(declared.OVERLAP) or "",
        values.get(declared.ALT) or "",
        span=directive.span,
        condition=read_conditions(values),
    )


def _drawing_items(kind: DrawingKind, list_: List, place: Span, report: Report) -> tuple[DrawingItem, ...]:
    least, most = item_counts(kind)
    if not least <= len(list_.items) <= most:
        wanted = str(least) if least == most else f"{least} to {most}"
        count = f"{len(list_.items)} item{'' if len(list_.items) == 1 else 's'}"
        report(DRAWING_ITEMS, place, f"the {kind} has {count}, it wants {wanted}", help="add or merge items")
    items = tuple(replace(_drawing_item(item.blocks), condition=item.condition) for item in list_.items)
    if kind is DrawingKind.CURVE:
        for item, source in zip(items, list_.items, strict=True):
            if item.value is None:
                message = f"the point “{plain_text(item.label)}” has no height from 0 to 100"
                report(CURVE_VALUE, source.span, message, help="write label：60")
    return items


def _refuse_extra(directive: Directive, taken: List | Table | None, report: Report) -> None:
    extra = next((element for element in directive.elements if element is not taken), None)
    if taken is not None and extra is not None:
        what = "table" if isinstance(taken, Table) else "list"
        message = f"this stands in the {directive.name} beside its {what}"
        report(DRAWING_EXTRA, extra.span, message, help=f"write it before or after the {directive.name}")


def _refuse_id(directive: Directive, report: Report) -> None:
    if directive.id is not None:
        help = "ids stand on topics, slides and activities"
        report(ATTRIBUTE_UNKNOWN, directive.id.span, f"a {directive.name} has no id", help=help)


def _drawing_item(blocks: Blocks) -> DrawingItem:
    """`label：detail` of the first paragraph; a nested list adds to the detail. A number as detail is a height."""
    first = blocks[0].content if blocks and isinstance(blocks[0], Paragraph) else ()
    label, detail = split_label(first)
    for block in blocks[1:]:
        if isinstance(block, List):
            nested = [
                (p.content, item.condition) for item in block.items for p in item.blocks if isinstance(p, Paragraph)
            ]
            detail = (*detail, *_joined(nested, after=bool(detail)))
    number = re.fullmatch(r"(\d{1,3}(?:\.\d+)?)(?:\s*[（(，,].*)?", plain_text(detail).strip())
    height = float(number[1]) if number else None
    return DrawingItem(label, detail, height if height is not None and height <= 100 else None)


def _joined(parts: list[tuple[Inlines, Condition]], *, after: bool) -> Inlines:
    """With a sign between them, which goes with the part that it leads to."""
    joined: list[Inline] = []
    for i, (part, condition) in enumerate(parts):
        led: Inlines = (Text("；"), *part) if i or after else part
        joined.extend(led if condition == ALWAYS else (Conditional(led, condition),))
    return tuple(joined)


def split_label(content: Inlines) -> tuple[Inlines, Inlines]:
    """Split at the first colon that stands in plain text: `倾听：让客户说完` -> 倾听, 让客户说完."""
    for i, inline in enumerate(content):
        if isinstance(inline, Text) and (match := _LABEL.search(inline.text)):
            before = Text(inline.text[: match.start()].rstrip())
            after = Text(inline.text[match.end() :].lstrip())
            label = (*content[:i], *((before,) if before.text else ()))
            detail = (*((after,) if after.text else ()), *content[i + 1 :])
            return label, detail
    return content, ()


def _chart(directive: Directive, folder: SourceFolder, report: Report) -> Chart:
    """What cannot be read of it is reported and left out."""
    _refuse_id(directive, report)
    values = read_record(declared.CHART, directive.options, report)
    table = next((element for element in directive.elements if isinstance(element, Table)), None)
    _refuse_extra(directive, table, report)
    names: list[str] = []
    if table is None or not table.rows or len(table.header.cells) < 2:
        message = "the chart has no table with categories and numbers"
        report(CHART_DATA, directive.span, message, help="put one inside: a column of names, then columns of numbers")
    else:
        names = [plain_text(cell) for cell in table.header.cells[1:]]
        for row in (table.header, *table.rows):
            _refuse_gaps(row, report)
    kind = ChartKind(values.get(declared.CHART_TYPE) or ChartKind.COLUMN)
    if kind is ChartKind.PIE and len(names) > 1:
        report(CHART_DATA, directive.span, f"a pie shows one series, this has {len(names)}", help="use column or bar")
    rows = [_chart_row(row, folder, report) for row in table.rows] if table is not None and names else []
    return Chart(
        kind,
        tuple(category for category, _ in rows),
        tuple(Series(name, tuple(numbers[i] for _, numbers in rows)) for i, name in enumerate(names)),
        directive.title,
        values.get(declared.ALT) or "",
        tuple(row.condition for row in table.rows) if table is not None and names else (),
        span=directive.span,
        condition=read_conditions(values),
    )


def _refuse_gaps(row: Row, report: Report) -> None:
    """A chart's names and numbers are plain: a gap there would print its answer in the handout."""
    for inline in (inline for cell in row.cells for inline in each_inline(cell)):
        if isinstance(inline, Blank):
            report(CHART_DATA, inline.span, "a gap stands in a chart", help="write the word only, or use a table")


def _chart_row(row: Row, folder: SourceFolder, report: Report) -> tuple[str, list[float]]:
    """The category and its numbers; 0 for what was reported to be none."""
    if any(isinstance(inline, Conditional) for cell in row.cells for inline in each_inline(cell)):
        help = "bind the whole row, at its end, or write a chart for each edition"
        report(CONDITION_MISPLACED, row.span, "words in a chart cannot be bound to editions", help=help)
    numbers = []
    for cell in row.cells[1:]:
        number = _number(plain_text(cell))
        if number is None:
            at = _place_in_row(plain_text(cell), row, folder)
            report(CHART_DATA, at, f"“{plain_text(cell)}” is no number", help="write a number, as 12.5")
        numbers.append(number or 0.0)
    return plain_text(row.cells[0]), numbers


def _place_in_row(text: str, row: Row, folder: SourceFolder) -> Span:
    """Where the text of a cell stands in its row's line; the row itself when it is written differently there."""
    source = folder.texts.get(row.span.path)
    found = source.lines[row.span.line - 1].rfind(text) if source is not None and text else -1
    return (
        source.span(row.span.line, found + 1, found + 1 + len(text)) if source is not None and found >= 0 else row.span
    )


def _number(text: str) -> float | None:
    match = re.fullmatch(r"(-?\d[\d,]*(?:\.\d+)?) ?%?", text.strip())
    return float(match[1].replace(",", "")) if match else None


def _figure(picture: Picture, folder: SourceFolder, report: Report) -> Figure:
    """A picture that cannot be read is reported and has no bytes, so that its slide is not called empty too."""
    values = read_record(declared.PICTURE, picture.attributes.entries, report)
    decorative = any(name.text == "decorative" for name in picture.attributes.classes)
    if not picture.alt and not decorative:
        help = "write ![what it shows](…), or mark it {.decorative}"
        report(ALT_MISSING, picture.span, f"the picture “{picture.source}” has no alternative text", help=help)
    image = image_of(picture.source, folder, report)
    condition = read_conditions(values)
    return Figure(
        image or Image(picture.source.text, b"", "image/png", 0, 0),
        picture.alt,
        picture.caption,
        decorative,
        span=picture.span,
        condition=picture.condition if condition == ALWAYS else condition,
    )
