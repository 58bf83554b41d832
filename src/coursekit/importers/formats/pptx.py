"""Decks of PowerPoint and of programs that write its format: a slide becomes a sheet.

What stands in placeholders for date, footer and slide number is no word of the course and is left out. Hidden slides are kept.
A slide's shapes are read from top to bottom and left to right, as they stand there. Macros are not looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from coursekit.importers.formats.package import Opened, child, local, number, open_package, value
from coursekit.importers.formats.pptx_shapes import Shape, paragraphs_of, shapes_of
from coursekit.importers.formats.words import Words, lines_of_text
from coursekit.importers.original import CannotImport, Cut, Grid, Line, Original, Picture, Sheet
from coursekit.limits import SLIDES

_NOTHING = Cut(0, 0)
_LEFT_OUT = ("dt", "ftr", "sldNum", "hdr")
_TITLES = ("title", "ctrTitle")


def read_pptx(name: str, data: bytes) -> Original:
    """Raises CannotImport."""
    opened = open_package(data, "ppt")
    reader = _Reader(opened)
    parts = list(_slides(opened))
    if len(parts) > SLIDES:
        raise CannotImport(f"the deck has more than {SLIDES:,} slides", "import a part of it")
    sheets = tuple(reader.sheet(part, count) for count, part in enumerate(parts, 1))
    if not any(sheet.elements or sheet.title for sheet in sheets):
        raise CannotImport("no slide of the deck has a word or a picture", "choose a file with an outline in it")
    return Original(name, "pptx", reader.words.text(), sheets)


def _slides(opened: Opened) -> Iterator[str]:
    """Their parts, in the order in which they are shown."""
    related = opened.related(opened.main)
    listed = child(opened.root(opened.main), "sldIdLst")
    for entry in listed if listed is not None else ():
        id = next((str(v) for key, v in entry.attrib.items() if str(key).endswith("}id")), "")
        found = related.get(id)
        if found is not None and found.target in opened.files:
            yield found.target


class _Reader:
    def __init__(self, opened: Opened) -> None:
        self.opened, self.words = opened, Words()
        self.layouts: dict[str, bool] = {}

    def sheet(self, part: str, count: int) -> Sheet:
        place = f"slide {count}"
        root = self.opened.root(part)
        shapes = [shape for shape in shapes_of(child(root, "cSld", "spTree")) if shape.placeholder not in _LEFT_OUT]
        start = self.words.length
        title = self._title(shapes)
        elements = tuple(one for shape in shapes for one in self._elements(shape, part, place))
        notes = tuple(self._notes(part, f"{place}, notes"))
        end = self.words.length - 1 if self.words.length > start else start
        # Programs that convert decks lose the type of the layout: a title with nothing else announces what follows, too.
        bare = count > 1 and not elements
        divider = title is not None and not notes and (bare or (len(elements) < 2 and self._announces(part)))
        return Sheet(Cut(start, end), place, title, elements, notes, divider)

    def _title(self, shapes: list[Shape]) -> Cut | None:
        """It is taken from the shapes; a slide without a placeholder for it has none."""
        for at, shape in enumerate(shapes):
            text = " ".join(text.replace("\n", " ") for text, _ in paragraphs_of(shape.node) if text)
            if shape.placeholder in _TITLES and text.strip():
                del shapes[at]
                return self.words.add(re.sub(r"[ \t]+", " ", text))
        return None

    def _announces(self, part: str) -> bool:
        """Whether its layout is one for the header of a section: ECMA-376 part 1, 19.7.15."""
        layout = self.opened.first(part, "slideLayout")
        if layout not in self.layouts:
            self.layouts[layout] = value(self.opened.root(layout), "type") == "secHead"
        return self.layouts[layout]

    def _elements(self, shape: Shape, part: str, place: str) -> Iterator[Line | Grid | Picture]:
        match shape.kind:
            case "text":
                yield from self._lines(shape, place)
            case "picture":
                found = self.opened.picture(part, shape.id)
                cut = self.words.add(shape.words)
                if found is not None:
                    yield Picture(cut, place, *found)
                elif cut.start < cut.end:
                    yield Line(cut, place)
            case "table":
                yield from self._table(shape.node, place)
            case _:
                yield from self._drawn(shape, part, place)

    def _lines(self, shape: Shape, place: str) -> Iterator[Line]:
        listed = shape.placeholder not in ("", "subTitle")
        for text, paragraph in paragraphs_of(shape.node):
            settings = child(paragraph, "pPr")
            depth = number(value(settings, "lvl")) + 1
            bullet = child(settings, "buChar") is not None or child(settings, "buAutoNum") is not None
            plain = child(settings, "buNone") is not None
            item = depth if bullet or depth > 1 or (listed and not plain) else 0
            yield from lines_of_text(self.words, text, Line(_NOTHING, place, item=item))

    def _table(self, node: etree._Element, place: str) -> Iterator[Grid]:
        table = next((one for one in node.iter() if local(one) == "tbl"), None)
        rows = [
            ["\n".join(text for text, _ in paragraphs_of(cell)) for cell in row if local(cell) == "tc"]
            for row in (table if table is not None else ())
            if local(row) == "tr"
        ]
        header = value(child(table, "tblPr"), "firstRow") in ("1", "true")
        grid = self.words.add_grid(rows, place, header=header)
        if grid is not None:
            yield grid

    def _drawn(self, shape: Shape, part: str, place: str) -> Iterator[Line]:
        """The words of a chart or of SmartArt, which stand in parts of their own."""
        related = self.opened.related(part)
        seen: set[str] = set()
        found = related.get(shape.id)
        root = self.opened.root(found.target) if found is not None and not found.external else None
        for text in _words_of(root):
            if text not in seen:
                seen.add(text)
                yield from lines_of_text(self.words, text, Line(_NOTHING, place, item=1))
        yield from lines_of_text(self.words, shape.words, Line(_NOTHING, place))

    def _notes(self, part: str, place: str) -> Iterator[Line]:
        root = self.opened.root(self.opened.first(part, "notesSlide") or "notes")
        for shape in shapes_of(child(root, "cSld", "spTree")) if root is not None else ():
            if shape.kind == "text" and shape.placeholder not in (*_LEFT_OUT, "sldImg"):
                for text, _ in paragraphs_of(shape.node):
                    yield from lines_of_text(self.words, text, Line(_NOTHING, place))


def _words_of(root: etree._Element | None) -> Iterator[str]:
    """Of a diagram the text of its points; of a chart its titles, and the names of series and categories."""
    for node in root.iter() if root is not None else ():
        if local(node) in ("t", "rich") and len(node):
            yield " ".join(text for text, _ in paragraphs_of(node) if text)
        elif local(node) == "strCache":
            yield from (one.text or "" for one in node.iter() if local(one) == "v")
