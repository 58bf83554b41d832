"""Text as an edition has it: what its conditions do not let stand is gone, and what is emptied by that goes too."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from coursekit.content import (
    ALWAYS,
    Blank,
    Block,
    Blocks,
    BoundText,
    Chart,
    CodeBlock,
    Condition,
    Conditional,
    Drawing,
    DrawingItem,
    Emphasis,
    Figure,
    Heading,
    Inline,
    Inlines,
    Link,
    List,
    ListItem,
    Paragraph,
    Quote,
    Reference,
    Row,
    Series,
    Strong,
    Table,
    Text,
    plain_text,
)
from coursekit.sharing import as_tuple, with_fields
from coursekit.value import Value, replace


def stands(condition: Condition, edition: str, audience: frozenset[str]) -> bool:
    """Whether the condition holds in the edition, held for these audiences; for none said, it is held for all."""
    if condition is ALWAYS:
        return True
    editions = {name.text for name in condition.editions}
    bound_to = {name.text for name in condition.audience}
    return (not editions or edition in editions) and (not bound_to or not audience or bool(bound_to & audience))


class TextSelection(Value):
    """`holds` says of a condition whether it lets something stand."""

    holds: Callable[[Condition], bool]

    def text(self, text: str) -> str:
        """Empty when all its words are bound elsewhere."""
        if not isinstance(text, BoundText):
            return text
        pieces = (words if all(map(self.holds, conditions)) else "" for words, conditions in text.pieces)
        return _without_double_space(pieces)

    def texts(self, texts: Iterable[str]) -> tuple[str, ...]:
        return tuple(kept for kept in map(self.text, texts) if kept)

    # ------------------------------------------------------------ blocks

    def blocks(self, blocks: Iterable[Block]) -> Blocks:
        """A heading stands and falls with what it heads: its condition binds all to the next of its level, and it goes when
        nothing is left of that."""
        kept: list[Block] = []
        blocks = tuple(blocks)
        place = 0
        while place < len(blocks):
            block = blocks[place]
            end = _end_of_section(blocks, place) if isinstance(block, Heading) else place + 1
            if isinstance(block, Heading):
                kept.extend(self._section(block, blocks[place + 1 : end]))
            elif (selected := self._bound_block(block)) is not None:
                kept.append(selected)
            place = end
        return as_tuple(kept, blocks)

    def _section(self, heading: Heading, inside: Blocks) -> Blocks:
        title = self.inlines(heading.content) if self.holds(heading.condition) else ()
        selected = self.blocks(inside) if title else ()
        return (
            (with_fields(heading, content=title, condition=ALWAYS), *selected)
            if title and (selected or not inside)
            else ()
        )

    def _bound_block(self, block: Block) -> Block | None:
        selected = self._block(block) if self.holds(block.condition) else None
        return with_fields(selected, condition=ALWAYS) if selected is not None else None

    def _block(self, block: Block) -> Block | None:
        match block:
            case Paragraph(content) | Heading(_, content):
                selected = self.inlines(content)
                return with_fields(block, content=selected) if selected else None
            case List(_, items):
                kept = as_tuple([item for item in map(self.item, items) if item is not None], items)
                return with_fields(block, items=kept) if kept else None
            case Table():
                return self._table(block)
            case Quote(inner, attribution):
                inner = self.blocks(inner)
                return with_fields(block, blocks=inner, attribution=self.inlines(attribution)) if inner else None
            case Drawing():
                return self._drawing(block)
            case Figure(alt=alt, caption=caption):
                return with_fields(block, alt=self.text(alt), caption=self.inlines(caption))
            case Chart():
                return self._chart(block)
            case CodeBlock():
                return block

    def item(self, item: ListItem) -> ListItem | None:
        """An item whose own words are gone goes with all that hangs on it."""
        if not self.holds(item.condition):
            return None
        blocks = self.blocks(item.blocks)
        beheaded = blocks is not item.blocks and not self.blocks(item.blocks[:1])
        return with_fields(item, blocks=blocks, condition=ALWAYS) if blocks and not beheaded else None

    def _table(self, table: Table) -> Table | None:
        """A row or column that had words and has none left goes; so does a table that has no row left."""
        header = self._row(table.header)
        rows = tuple((row, self._row(row)) for row in table.rows if self.holds(row.condition))
        left = tuple(new for old, new in rows if any(new.cells) or not any(old.cells))
        columns = [
            column
            for column, old in enumerate(table.header.cells)
            if header.cells[column] or not old or any(row.cells[column] for row in left)
        ]
        if (table.rows and not left) or not columns:
            return None
        return with_fields(
            table,
            header=_columns_of(header, columns),
            rows=as_tuple([_columns_of(row, columns) for row in left], table.rows),
            align=as_tuple([table.align[column] for column in columns], table.align),
            caption=self.inlines(table.caption),
        )

    def _row(self, row: Row) -> Row:
        cells = as_tuple([self.inlines(cell) for cell in row.cells], row.cells)
        return with_fields(row, cells=cells, condition=ALWAYS)

    def _drawing(self, drawing: Drawing) -> Drawing | None:
        items = as_tuple([item for item in map(self._drawing_item, drawing.items) if item is not None], drawing.items)
        if not items:
            return None
        return with_fields(
            drawing,
            items=items,
            title=self.inlines(drawing.title),
            x_axis=self.text(drawing.x_axis),
            y_axis=self.text(drawing.y_axis),
            overlap=self.text(drawing.overlap),
            alt=self.text(drawing.alt),
        )

    def _drawing_item(self, item: DrawingItem) -> DrawingItem | None:
        label = self.inlines(item.label) if self.holds(item.condition) else ()
        return with_fields(item, label=label, detail=self.inlines(item.detail), condition=ALWAYS) if label else None

    def _chart(self, chart: Chart) -> Chart | None:
        conditions = chart.bound or (ALWAYS,) * len(chart.categories)
        kept = [place for place, condition in enumerate(conditions) if self.holds(condition)]
        if chart.categories and not kept:
            return None
        return replace(
            chart,
            categories=tuple(chart.categories[place] for place in kept),
            series=tuple(Series(s.name, tuple(s.values[place] for place in kept)) for s in chart.series),
            title=self.inlines(chart.title),
            alt=self.text(chart.alt),
            bound=(),
        )

    # ------------------------------------------------------------ inlines

    def inlines(self, content: Inlines) -> Inlines:
        if len(content) == 1 and isinstance(content[0], Text):
            return content
        kept = [self._inline(inline) for inline in content]
        if all(kept):
            return as_tuple([inner for inlines in kept for inner in inlines], content)
        left = _without_double_spaces(kept)
        # Of “[words]{editions=full}.” a full stop alone would stay.
        return left if any(map(str.isalnum, plain_text(left))) or _shows_without_words(left) else ()

    def _inline(self, inline: Inline) -> Inlines:
        match inline:
            case Conditional(content, condition):
                return self.inlines(content) if self.holds(condition) else ()
            case Strong(content) | Emphasis(content) | Blank(content) | Link(content, _):
                selected = self.inlines(content)
                return (with_fields(inline, content=selected),) if selected else ()
            case Reference():
                return (with_fields(inline, content=self.inlines(inline.content)),)
            case _:
                return (inline,)


def _end_of_section(blocks: Blocks, start: int) -> int:
    """Where the section of the heading at `start` ends: at the next heading that is not below it."""
    heading = blocks[start]
    assert isinstance(heading, Heading)
    after = range(start + 1, len(blocks))
    return next((i for i in after if isinstance(b := blocks[i], Heading) and b.level <= heading.level), len(blocks))


def _columns_of(row: Row, columns: list[int]) -> Row:
    return with_fields(row, cells=as_tuple([row.cells[column] for column in columns], row.cells))


def _shows_without_words(content: Inlines) -> bool:
    """A reference without words of its own prints a number and a title."""
    return any(isinstance(inline, Reference) for inline in content)


def _without_double_spaces(kept: list[Inlines]) -> Inlines:
    """Join what is kept; where something is gone, the spaces before and after it do not both stay, nor one at an end."""
    joined: list[Inline] = []
    gone = False
    for inlines in kept:
        if inlines and gone and isinstance(inlines[0], Text) and _ends_in_space(joined):
            inlines = (Text(inlines[0].text.lstrip(" ")), *inlines[1:])
        joined.extend(inlines)
        gone = not inlines
    if gone and joined and isinstance(joined[-1], Text):
        joined[-1] = Text(joined[-1].text.rstrip(" "))
    return tuple(inline for inline in joined if inline != Text(""))


def _ends_in_space(content: list[Inline]) -> bool:
    return not content or (isinstance(content[-1], Text) and content[-1].text.endswith(" "))


def _without_double_space(pieces: Iterable[str]) -> str:
    """The same for plain text."""
    return plain_text(_without_double_spaces([(Text(words),) if words else () for words in pieces])).strip()
