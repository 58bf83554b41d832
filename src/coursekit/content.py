"""The closed vocabulary of text: what authors write and what writers must know how to show.

Inlines and blocks are immutable; where they stand (`span`) takes no part in equality, so that
equality means equal content. `Blank` holds an answer and is for facilitators; a trainee's
document has `Gap` in its place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import StrEnum

from coursekit.diagnostic import NOWHERE, Placed, Span
from coursekit.sharing import as_tuple
from coursekit.value import Value, replace


class Name(Placed):
    """A word that names something declared elsewhere, and where it was written."""

    text: str
    span: Span = NOWHERE

    def __str__(self) -> str:
        return self.text


class Condition(Value):
    """For which editions and audiences something stands; an empty tuple means all."""

    editions: tuple[Name, ...] = ()
    audience: tuple[Name, ...] = ()


ALWAYS = Condition()


# ---------------------------------------------------------------- inlines


class Text(Value):
    text: str


class Strong(Value):
    content: tuple[Inline, ...]


class Emphasis(Value):
    content: tuple[Inline, ...]


class Code(Value):
    text: str


class Link(Placed):
    content: tuple[Inline, ...]
    url: str
    span: Span = NOWHERE


class Reference(Placed):
    """A reference to an id of the course; compose replaces it by `Text` before any writer sees it."""

    target: str
    content: tuple[Inline, ...]
    span: Span = NOWHERE


class Blank(Placed):
    """A word the trainee is to find: shown, marked, to the facilitator only, and after the class with the gap's number."""

    content: tuple[Inline, ...]
    span: Span = NOWHERE
    number: int = 0


class GapWidth(StrEnum):
    """How long a gap is: by class of answer, so that its length gives nothing away."""

    SHORT = "short"
    MEDIUM = "medium"
    LONG = "long"


class Gap(Value):
    """What a trainee sees of a `Blank`: a line to write on, numbered as in the key."""

    width: GapWidth
    number: int = 0


class LineBreak(Value):
    pass


class Conditional(Value):
    """A span that stands in some editions only; selection resolves it before the plan is made."""

    content: tuple[Inline, ...]
    condition: Condition


class BoundText(str):
    """A plain text, as course.yaml and options hold it, of which some words are bound: as a string it holds them all.

    `pieces` are its words in order, each with the conditions that must all hold; selection puts a plain string in its place.
    """

    pieces: tuple[tuple[str, tuple[Condition, ...]], ...]

    def __new__(cls, pieces: tuple[tuple[str, tuple[Condition, ...]], ...]) -> BoundText:
        text = super().__new__(cls, "".join(words for words, _ in pieces))
        text.pieces = pieces
        return text


def bind(text: str, condition: Condition) -> str:
    """The text, standing only where the condition holds too."""
    if condition == ALWAYS:
        return text
    pieces = text.pieces if isinstance(text, BoundText) else ((text, ()),)
    return BoundText(tuple((words, (*conditions, condition)) for words, conditions in pieces))


def inlines_of(text: str) -> Inlines:
    """A plain text as inlines."""
    return tuple(_inline_of(*piece) for piece in text.pieces) if isinstance(text, BoundText) else (Text(text),)


def _inline_of(words: str, conditions: tuple[Condition, ...]) -> Inline:
    inline: Inline = Text(words)
    for condition in conditions:
        inline = Conditional((inline,), condition)
    return inline


Inline = Text | Strong | Emphasis | Code | Link | Reference | Blank | Gap | LineBreak | Conditional
Inlines = tuple[Inline, ...]


# ---------------------------------------------------------------- blocks


class _Placed(Placed, kw_only=True):
    condition: Condition = ALWAYS
    span: Span = NOWHERE


class Paragraph(_Placed):
    content: Inlines


class Heading(_Placed):
    """A heading inside a slide or an activity (a point); `level` is 3 to 6."""

    level: int
    content: Inlines


class ListItem(_Placed):
    """`checked` is None for an ordinary item, else the state of its `[ ]` or `[x]`. The beginning of a `continued` one
    stands on the slide before."""

    blocks: tuple[Block, ...]
    checked: bool | None = None
    continued: bool = False


class List(_Placed):
    ordered: bool
    items: tuple[ListItem, ...]
    start: int = 1


class Row(_Placed):
    cells: tuple[Inlines, ...]


class Align(StrEnum):
    START = "start"
    CENTER = "center"
    END = "end"


class Table(_Placed):
    """A table with one header row; every row has as many cells as the header."""

    header: Row
    rows: tuple[Row, ...]
    align: tuple[Align, ...]
    caption: Inlines = ()


class Image(Value):
    """A picture file as read: `data` holds PNG, JPEG or GIF bytes; sizes in pixels."""

    name: str
    data: bytes
    media_type: str
    width: int
    height: int

    def __repr__(self) -> str:
        return f"Image({self.name!r}, {self.media_type!r}, {self.width}, {self.height})"


class Figure(_Placed):
    """`alt` is empty only when the picture is `decorative`."""

    image: Image
    alt: str
    caption: Inlines = ()
    decorative: bool = False


class CodeBlock(_Placed):
    text: str
    language: str = ""


class Quote(_Placed):
    blocks: tuple[Block, ...]
    attribution: Inlines = ()


class DrawingKind(StrEnum):
    PROCESS = "process"
    CYCLE = "cycle"
    PYRAMID = "pyramid"
    MATRIX = "matrix"
    VENN = "venn"
    TIMELINE = "timeline"
    CURVE = "curve"


def item_counts(kind: DrawingKind) -> tuple[int, int]:
    """How many items it has at the least and at the most."""
    match kind:
        case DrawingKind.MATRIX:
            return 4, 4
        case DrawingKind.VENN:
            return 2, 3
        case _:
            return 2, 12


class DrawingItem(Value):
    """One part of a drawing. For a curve `value` is the point's height, 0 to 100."""

    label: Inlines
    detail: Inlines = ()
    value: float | None = None
    condition: Condition = ALWAYS


class Drawing(_Placed):
    """A model drawn with native shapes. `x_axis`, `y_axis`: matrix and curve; `overlap`: venn."""

    kind: DrawingKind
    items: tuple[DrawingItem, ...]
    title: Inlines = ()
    x_axis: str = ""
    y_axis: str = ""
    overlap: str = ""
    alt: str = ""


class ChartKind(StrEnum):
    COLUMN = "column"
    BAR = "bar"
    LINE = "line"
    PIE = "pie"


class Series(Value):
    name: str
    values: tuple[float, ...]


class Chart(_Placed):
    """A native chart: every series has one value a category. A pie has one series. `bound` are the conditions of its
    categories, as many as these, or none when all stand everywhere."""

    kind: ChartKind
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    title: Inlines = ()
    alt: str = ""
    bound: tuple[Condition, ...] = ()


Block = Paragraph | Heading | List | Table | Figure | CodeBlock | Quote | Drawing | Chart
Blocks = tuple[Block, ...]


# ---------------------------------------------------------------- reading values


def plain_text(content: Iterable[Inline]) -> str:
    """The text of inlines without marks; a blank gives its answer, a gap a row of underscores."""
    return "".join([inline.text if isinstance(inline, Text) else _plain(inline) for inline in content])


def _plain(inline: Inline) -> str:
    match inline:
        case Text(text) | Code(text):
            return text
        case Strong(content) | Emphasis(content) | Blank(content):
            return plain_text(content)
        case Link(content) | Reference(_, content) | Conditional(content, _):
            return plain_text(content)
        case LineBreak():
            return "\n"
        case Gap():
            return "____"


def text_of(block: Block) -> str:
    """All words of a block, for measuring speech and finding terms; parts on lines of their own."""
    match block:
        case Paragraph(content) | Heading(_, content):
            return plain_text(content)
        case List(_, items):
            return "\n".join([text_of(b) for item in items for b in item.blocks])
        case Table(header, rows):
            return "\n".join([plain_text(cell) for row in (header, *rows) for cell in row.cells])
        case Figure(_, alt, caption):
            return plain_text(caption) or alt
        case CodeBlock(text):
            return text
        case Quote(blocks, attribution):
            return "\n".join([*(text_of(b) for b in blocks), plain_text(attribution)])
        case Drawing(_, items, title):
            return "\n".join([plain_text(title), *(plain_text(i.label) + " " + plain_text(i.detail) for i in items)])
        case Chart(_, categories, series, title):
            return "\n".join([plain_text(title), *categories, *(s.name for s in series)])


def text_of_all(blocks: Iterable[Block]) -> str:
    return "\n".join(text_of(block) for block in blocks)


def alternative_text(block: Drawing | Chart) -> str:
    """What is said to who cannot see it: the author's words, else all that the picture shows, in its order."""
    if block.alt:
        return block.alt
    shown = _shown_in_drawing(block) if isinstance(block, Drawing) else _shown_in_chart(block)
    return "; ".join(" ".join(said.split()) for said in (plain_text(block.title), *shown) if said)


_COUNTED = (DrawingKind.PROCESS, DrawingKind.CYCLE, DrawingKind.PYRAMID)
"""Their items follow one another, and have no time that says so."""


def _shown_in_drawing(drawing: Drawing) -> Iterator[str]:
    yield from (axis for axis in (drawing.x_axis, drawing.y_axis) if axis)
    for number, item in enumerate(drawing.items, start=1):
        said = " – ".join(filter(None, (plain_text(item.label), plain_text(item.detail))))
        yield f"{number}. {said}" if drawing.kind in _COUNTED else said
    if drawing.overlap:
        yield f"{' + '.join(plain_text(item.label) for item in drawing.items)}: {drawing.overlap}"


def _shown_in_chart(chart: Chart) -> Iterator[str]:
    for series in chart.series:
        values = (f"{name} {value:g}" for name, value in zip(chart.categories, series.values, strict=False))
        yield f"{series.name}: {', '.join(values)}"


# ---------------------------------------------------------------- walking values

# Lists, not generators: many stages walk all text of a course, and one that is within another pays for each thing it
# hands on.


def each_block(blocks: Iterable[Block]) -> list[Block]:
    """Every block and the blocks inside it, outermost first, in reading order."""
    found: list[Block] = []
    _gather_blocks(blocks, found)
    return found


def _gather_blocks(blocks: Iterable[Block], found: list[Block]) -> None:
    for block in blocks:
        found.append(block)
        if isinstance(block, List):
            _gather_blocks([inner for item in block.items for inner in item.blocks], found)
        elif isinstance(block, Quote):
            _gather_blocks(block.blocks, found)


def texts_of(block: Block) -> Sequence[Inlines]:
    """The runs of inlines that stand in the block itself, not those of blocks inside it."""
    match block:
        case Paragraph() | Heading():
            return (block.content,)
        case List() | CodeBlock():
            return ()
        case Table():
            return [*(cell for row in (block.header, *block.rows) for cell in row.cells), block.caption]
        case Figure():
            return (block.caption,)
        case Quote():
            return (block.attribution,)
        case Drawing():
            return [block.title, *(text for item in block.items for text in (item.label, item.detail))]
        case Chart():
            return (block.title,)


def each_inline(content: Iterable[Inline]) -> list[Inline]:
    """Every inline and those inside it, outermost first."""
    found: list[Inline] = []
    _gather_inlines(content, found)
    return found


def _gather_inlines(content: Iterable[Inline], found: list[Inline]) -> None:
    for inline in content:
        found.append(inline)
        match inline:
            case Text() | Code() | Gap() | LineBreak():
                pass
            case _:
                _gather_inlines(inline.content, found)


def inlines_in(blocks: Iterable[Block]) -> list[Inline]:
    """Every inline anywhere in the blocks, in reading order."""
    return own_inlines(each_block(blocks))


def own_inlines(blocks: Iterable[Block]) -> list[Inline]:
    """Every inline that stands in the blocks themselves, not those of blocks inside them."""
    found: list[Inline] = []
    for block in blocks:
        for content in texts_of(block):
            found += content if len(content) == 1 and isinstance(content[0], Text) else each_inline(content)
    return found


# ---------------------------------------------------------------- rewriting values

Rewrite = Callable[[Inline], Inlines]
"""What stands in the place of one inline; containers are given with their content already rewritten."""


def rewrite_inlines(content: Inlines, rewrite: Rewrite) -> Inlines:
    """The very same inlines where nothing was rewritten: most text has nothing in it to rewrite, and is not held twice."""
    if len(content) == 1:
        new = rewrite(_with_inner_rewritten(content[0], rewrite))
        return content if len(new) == 1 and new[0] is content[0] else new
    rewritten: list[Inline] = []
    for inline in content:
        rewritten += rewrite(inline if isinstance(inline, Text) else _with_inner_rewritten(inline, rewrite))
    return as_tuple(rewritten, content)


def _with_inner_rewritten(inline: Inline, rewrite: Rewrite) -> Inline:
    match inline:
        case Text() | Code() | Gap() | LineBreak():
            return inline
        case _:
            content = rewrite_inlines(inline.content, rewrite)
            return inline if content is inline.content else replace(inline, content=content)


def rewrite_blocks(blocks: Iterable[Block], rewrite: Rewrite) -> Blocks:
    blocks = tuple(blocks)
    return as_tuple([rewrite_block(block, rewrite) for block in blocks], blocks)


def rewrite_block(block: Block, rewrite: Rewrite) -> Block:
    """The block with every inline in it rewritten, in reading order; the very same where none was."""
    match block:
        case Paragraph(content) | Heading(_, content):
            rewritten = rewrite_inlines(content, rewrite)
            return block if rewritten is content else replace(block, content=rewritten)
        case List(_, items):
            new_items = as_tuple([_rewrite_list_item(item, rewrite) for item in items], items)
            return block if new_items is items else replace(block, items=new_items)
        case Table(header, rows):
            new_header = _rewrite_row(header, rewrite)
            new_rows = as_tuple([_rewrite_row(row, rewrite) for row in rows], rows)
            caption = rewrite_inlines(block.caption, rewrite)
            if new_header is header and new_rows is rows and caption is block.caption:
                return block
            return replace(block, header=new_header, rows=new_rows, caption=caption)
        case Figure():
            return replace(block, caption=rewrite_inlines(block.caption, rewrite))
        case Chart():
            return replace(block, title=rewrite_inlines(block.title, rewrite))
        case Quote(inner, attribution):
            inner = rewrite_blocks(inner, rewrite)
            return replace(block, blocks=inner, attribution=rewrite_inlines(attribution, rewrite))
        case Drawing(_, items, title):
            title = rewrite_inlines(title, rewrite)
            return replace(block, title=title, items=tuple(_rewrite_item(item, rewrite) for item in items))
        case CodeBlock():
            return block


def _rewrite_list_item(item: ListItem, rewrite: Rewrite) -> ListItem:
    blocks = rewrite_blocks(item.blocks, rewrite)
    return item if blocks is item.blocks else replace(item, blocks=blocks)


def _rewrite_row(row: Row, rewrite: Rewrite) -> Row:
    cells = as_tuple([rewrite_inlines(cell, rewrite) for cell in row.cells], row.cells)
    return row if cells is row.cells else replace(row, cells=cells)


def _rewrite_item(item: DrawingItem, rewrite: Rewrite) -> DrawingItem:
    label = rewrite_inlines(item.label, rewrite)
    return replace(item, label=label, detail=rewrite_inlines(item.detail, rewrite))
