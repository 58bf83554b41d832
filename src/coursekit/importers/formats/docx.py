"""Documents of Word and of programs that write its format.

All words are in the text. Headers, footers and tables of contents are there without a line: they repeat, and no course is made
of them. Deleted text of tracked changes is left out, inserted text is kept; macros are not looked at.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from coursekit.importers.formats.docx_numbers import Numbering, read_numbering
from coursekit.importers.formats.docx_runs import Said, said_by
from coursekit.importers.formats.docx_styles import Style, read_styles
from coursekit.importers.formats.package import Opened, child, local, number, open_package, value
from coursekit.importers.formats.words import Words, lines_of_text
from coursekit.importers.original import CannotImport, Cut, Element, Line, Original, Picture

_TWIPS_A_COLUMN = 120
_BODY_LEVEL = 9
_NOTHING = Cut(0, 0)
# Wrappers that say something of what is in them.
_WRAPPERS = ("sdt", "sdtContent", "ins", "moveTo", "customXml", "AlternateContent", "Choice")


def read_docx(name: str, data: bytes) -> Original:
    """Raises CannotImport."""
    opened = open_package(data, "word")
    root = opened.root(opened.main)
    body = child(root, "body")
    if body is None:
        raise CannotImport("the file is of Word and has no text", "open it in Word, and save it anew as .docx")
    reader = _Reader(opened)
    elements = tuple(reader.elements(body))
    reader.add_margins()
    if not reader.words.length and not elements:
        raise CannotImport("the file is empty", "choose a file with an outline in it")
    return Original(name, "docx", reader.words.text(), elements)


class _Reader:
    def __init__(self, opened: Opened) -> None:
        self.opened, self.words = opened, Words()
        self.styles = read_styles(opened.root(opened.first(opened.main, "styles") or "styles"))
        self.numbering: Numbering = read_numbering(opened.root(opened.first(opened.main, "numbering") or "numbering"))
        self.notes = {kind: self._notes(f"{kind}s", kind) for kind in ("footnote", "endnote")}
        self.paragraphs = self.tables = 0

    def _notes(self, part: str, name: str) -> dict[str, etree._Element]:
        root = self.opened.root(self.opened.first(self.opened.main, part) or part)
        return {value(node, "id"): node for node in root if local(node) == name} if root is not None else {}

    def elements(self, body: etree._Element) -> Iterator[Element]:
        for node in body:
            match local(node):
                case "p":
                    yield from self._paragraph(node)
                case "tbl":
                    yield from self._table(node)
                case kind if kind in _WRAPPERS and not _is_contents(node):
                    yield from self.elements(node)
                case "sdt":
                    for paragraph in (one for one in node.iter() if local(one) == "p"):
                        self.words.add(said_by(paragraph).text)
                case _:
                    pass

    # ------------------------------------------------------------ paragraphs

    def _paragraph(self, node: etree._Element) -> Iterator[Element]:
        self.paragraphs += 1
        place = f"paragraph {self.paragraphs}"
        said = said_by(node)
        style = self._style(node)
        line = self._line(node, style, said, place)
        if style.contents:
            self.words.add(said.text)
        else:
            yield from lines_of_text(self.words, said.text, line)
        yield from self._around(said, line.item)

    def _around(self, said: Said, item: int) -> Iterator[Element]:
        """What hangs on a paragraph: pictures, text boxes, notes."""
        for picture in said.pictures:
            yield from self._picture(picture.id, picture.words)
        for box in said.boxes:
            yield from self.elements(box)
        for kind, id in said.notes:
            if (note := self.notes[kind].get(id)) is not None:
                text = "\n".join(said_by(one).text for one in note.iter() if local(one) == "p")
                yield from lines_of_text(self.words, text, Line(_NOTHING, f"{kind} {id}", item=item + 1))

    def _picture(self, id: str, words: str) -> Iterator[Element]:
        place = f"paragraph {self.paragraphs}"
        found = self.opened.picture(self.opened.main, id)
        cut = self.words.add(words)
        if found is not None:
            yield Picture(cut, place, *found)
        elif cut.start < cut.end:
            yield Line(cut, place)

    def _style(self, node: etree._Element) -> Style:
        return self.styles.of(value(child(node, "pPr", "pStyle")))

    def _line(self, node: etree._Element, style: Style, said: Said, place: str) -> Line:
        own = child(node, "pPr", "outlineLvl")
        level = number(value(own), _BODY_LEVEL) + 1 if own is not None else style.heading
        heading = level if 1 <= level <= _BODY_LEVEL and len(said.text) else 0
        list_number, item = self._number(node, style) if said.text else ("", 0)
        strong = said.strong or (style.bold and not heading)
        indent = child(node, "pPr", "ind")
        columns = number(value(indent, "left") or value(indent, "start")) // _TWIPS_A_COLUMN
        return Line(_NOTHING, place, heading, item if not heading else 0, list_number, max(0, columns), strong)

    def _number(self, node: etree._Element, style: Style) -> tuple[str, int]:
        own = child(node, "pPr", "numPr")
        id = value(child(own, "numId")) or style.list
        depth = number(value(child(own, "ilvl")), -1)
        if depth < 0:
            depth = style.depth if style.depth >= 0 else self.numbering.level_of_style(id, style.id)
        printed = self.numbering.printed(id, depth)
        return (printed.number, printed.item) if printed is not None else ("", 0)

    # ------------------------------------------------------------ tables

    def _table(self, node: etree._Element) -> Iterator[Element]:
        self.tables += 1
        place = f"table {self.tables}"
        rows = [one for one in _inside(node) if local(one) == "tr"]
        cells = [[cell for cell in _inside(row) if local(cell) == "tc"] for row in rows]
        if len(cells) == 1 and len(cells[0]) == 1:  # a frame around text
            yield from self.elements(cells[0][0])
            return
        said: list[Said] = []
        texts = [[self._cell(cell, said) for cell in row] for row in cells]
        header = bool(rows) and child(rows[0], "trPr", "tblHeader") is not None
        grid = self.words.add_grid(texts, place, header=header)
        if grid is not None:
            yield grid
        for one in said:
            yield from self._around(one, 0)

    def _cell(self, cell: etree._Element, said: list[Said]) -> str:
        """Its paragraphs and those of tables in it, each a line; `said` gets what hangs on them."""
        lines = []
        for node in _blocks(cell):
            one = said_by(node)
            said.append(one)
            printed = self._number(node, self._style(node))[0] if one.text else ""
            lines.append(f"{printed} {one.text}".strip())
        return "\n".join(line for line in lines if line)

    # ------------------------------------------------------------ headers and footers

    def add_margins(self) -> None:
        seen = set()
        for kind in ("header", "footer"):
            for part in self.opened.all(self.opened.main, kind):
                root = self.opened.root(part)
                text = (
                    "\n".join(said_by(one).text for one in root.iter() if local(one) == "p") if root is not None else ""
                )
                if text.strip() not in seen:
                    seen.add(text.strip())
                    self.words.add(text)


def _inside(node: etree._Element) -> Iterator[etree._Element]:
    """Children, those of wrappers in their place."""
    for one in node:
        if local(one) in _WRAPPERS:
            yield from _inside(one)
        else:
            yield one


def _blocks(cell: etree._Element) -> Iterator[etree._Element]:
    """Paragraphs of a cell and of tables in it, not those of text boxes."""
    for one in _inside(cell):
        if local(one) == "p":
            yield one
        elif local(one) in ("tbl", "tr", "tc"):
            yield from _blocks(one)


def _is_contents(node: etree._Element) -> bool:
    """A table of contents as Word makes it: 17.5.2.12."""
    return value(child(node, "sdtPr", "docPartObj", "docPartGallery")) == "Table of Contents"
