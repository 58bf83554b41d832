"""Points as slides: as many on one as are taken in at once, each with a title that says what it adds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from coursekit.content import Align, Block, Blocks, Figure, Inlines, List, ListItem, Name, Paragraph, Row, Table, Text
from coursekit.diagnostic import NOWHERE, Report
from coursekit.importers.meaning import Role, Sense
from coursekit.importers.original import Grid, Line, Picture, Sheet
from coursekit.importers.page import Page
from coursekit.labels import Words
from coursekit.model.course import Part, PartKind, Slide
from coursekit.read.images import read_image
from coursekit.value import Mutable, Value, field

MOST_LINES = 8
"""What one slide holds of points and points below them, before it is worth dividing."""

_LISTED = re.compile(r"[：:]\s*(.+、.+)$")


class Node(Value):
    """A point and those below it, activities among them taken out."""

    sense: Sense
    nodes: tuple[Node, ...] = ()

    @property
    def lines(self) -> int:
        return 1 + sum(node.lines for node in self.nodes)


def forest(run: Sequence[tuple[int, Sense]]) -> tuple[Node, ...]:
    """Points with their depths, in order, as trees; a depth may start deeper than those after it."""
    nodes: list[Node] = []
    at = 0
    while at < len(run):
        depth, sense = run[at]
        end = next((i for i in range(at + 1, len(run)) if run[i][0] <= depth), len(run))
        nodes.append(Node(sense, forest(run[at + 1 : end])))
        at = end
    return tuple(nodes)


class SlideMaker(Mutable):
    """Makes the slides of one topic. `titles` are those that it has already."""

    page: Page
    words: Words
    module: str
    topic: str
    titles: dict[str, int] = field(default_factory=dict)

    def of_nodes(self, nodes: Sequence[Node]) -> Iterator[Slide]:
        """One slide, when all of it fits; else one for each point with points below it, and the others together."""
        together: list[Node] = []
        alone = sum(node.lines for node in nodes) > MOST_LINES
        for node in nodes:
            if node.sense.held is not None or (alone and len(node.nodes) > 1):
                yield from self._together(together)
                together = []
                yield self._held(node) if node.sense.held is not None else self._of_node(node)
            else:
                together.append(node)
        yield from self._together(together)

    def _together(self, nodes: Sequence[Node]) -> Iterator[Slide]:
        if not nodes:
            return
        alone = len(nodes) == 1 and bool(self.titles)
        if alone and nodes[0].nodes:
            yield self._of_node(nodes[0])
            return
        identity = self._id()
        title = self.page.read(nodes[0].sense.title) if alone else self.topic
        yield self._slide(identity, title, (self.list(nodes, identity.text),))

    def _of_node(self, node: Node) -> Slide:
        identity = self._id()
        title = self.page.take(node.sense.title, identity.text, "title")
        return self._slide(identity, title, (self.list(node.nodes, identity.text),))

    def of_title(self, title: str) -> Slide:
        """A topic of which only its title is known: what the title lists, or the title itself."""
        listed = _LISTED.search(title)
        points = [one.strip() for one in listed[1].split("、")] if listed else [title]
        items = tuple(ListItem((Paragraph((Text(one),)),)) for one in points if one)
        return self._slide(self._id(), title, (List(False, items),))

    def of_held(self, sense: Sense) -> Slide:
        """A slide of the original's own; one that a table or picture stands for is made for it."""
        return self.of_sheet(sense.held) if isinstance(sense.held, Sheet) else self._held(Node(sense))

    def of_sheet(self, sheet: Sheet) -> Slide:
        """A slide stays one, with its notes as what is said."""
        identity = self._id()
        where = identity.text
        title = self.page.take(sheet.title, where, "title") if sheet.title is not None else self.topic
        blocks = tuple(self._elements(sheet.elements, where))
        shown = blocks if any(not isinstance(block, Paragraph) for block in blocks) else (*blocks, _point(title))
        return self._slide(identity, title, shown, self.said_of(sheet, where))

    def said_of(self, sheet: Sheet, where: str) -> tuple[Part, ...]:
        said = tuple(Paragraph(self.page.inlines(note.cut, where, "say")) for note in sheet.notes)
        return (Part(PartKind.SAY, (), said),) if said else ()

    def nodes_of(self, sheet: Sheet) -> tuple[Node, ...]:
        """Its lines."""
        lines = (element for element in sheet.elements if isinstance(element, Line))
        return forest([(line.item, Sense(Role.POINT, line.cut, line.place)) for line in lines])

    def _elements(self, elements: Iterable[Line | Grid | Picture], where: str) -> Iterator[Block]:
        lines: list[tuple[int, Sense]] = []
        for element in elements:
            if isinstance(element, Line):
                lines.append((element.item, Sense(Role.POINT, element.cut, element.place)))
                continue
            if lines:
                yield self.list(forest(lines), where)
                lines = []
            yield from self.held(element, where)
        if lines:
            yield self.list(forest(lines), where)

    def _held(self, node: Node) -> Slide:
        identity = self._id()
        held = node.sense.held
        assert isinstance(held, Grid | Picture)
        inner = (self.list(node.nodes, identity.text),) if node.nodes else ()
        shown = (*self.held(held, identity.text), *inner)
        return self._slide(identity, self.topic, shown or (_point(self.topic),))

    def held(self, held: Grid | Picture, where: str) -> Blocks:
        """A table, or a picture; one that cannot be read leaves its words."""
        if isinstance(held, Grid):
            return self._table(held, where)
        alt = self.page.take(held.cut, where, "alt")
        image = read_image(Name(held.name, NOWHERE), held.data, Report())
        if image is not None:
            return (Figure(image, alt, decorative=not alt),)
        return (_point(alt or held.name),)

    def _table(self, grid: Grid, where: str) -> Blocks:
        width = max((len(row) for row in grid.rows), default=0)
        rows = [
            Row(tuple(self.page.inlines(cell, where, "cell") for cell in row) + ((Text(""),),) * (width - len(row)))
            for row in grid.rows
        ]
        return (Table(rows[0], tuple(rows[1:]), (Align.START,) * width),) if rows and width else ()

    def list(self, nodes: Iterable[Node], where: str) -> List:
        return List(False, tuple(self._item(node, where) for node in nodes))

    def _item(self, node: Node, where: str) -> ListItem:
        role = node.sense.role.value
        said: Blocks = (Paragraph(self.page.inlines(node.sense.title, where, role)),)
        if isinstance(node.sense.held, Grid | Picture):
            said = self.held(node.sense.held, where)
        return ListItem((*said, self.list(node.nodes, where)) if node.nodes else said)

    def _id(self) -> Name:
        """As a reader of the course's files names slides that have no id of their own."""
        return Name(f"{self.module}.slide{self.page.next(self.module + '.slide')}")

    def _slide(self, identity: Name, title: str, blocks: Blocks, parts: tuple[Part, ...] = ()) -> Slide:
        number = self.titles[title] = self.titles.get(title, 0) + 1
        if number > 1:
            title = self.words("continued" if number == 2 else "continued-n", title=title, n=number - 1)
        content: Inlines = (Text(title),)
        return Slide(identity, content, blocks, parts)


def _point(words: str) -> List:
    return List(False, (ListItem((Paragraph((Text(words),)),)),))
