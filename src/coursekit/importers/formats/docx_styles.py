"""Paragraph styles of Word: which are headings, by level or by name, whatever the language."""

from __future__ import annotations

import re

from lxml import etree

from coursekit.importers.formats.package import child, local, number, value
from coursekit.value import Mutable, Value

_HEADING = re.compile(
    r"(?:heading|标题|標題|überschrift|titre|título|titulo|titolo|rubrik|kop|overskrift|otsikko|nagłówek|заголовок|見出し|제목)"
    r"\s*([1-9])$",
    re.IGNORECASE,
)
_CONTENTS = re.compile(r"(?:toc|目录|目錄|目次|verzeichnis|contents)\s*\d*$|(?:toc|contents) heading$", re.IGNORECASE)
_DEEPEST = 20


class Style(Value):
    """What paragraphs of a style are, with what it inherits. `list` is the id of its numbering, `depth` -1 when none is said."""

    id: str = ""
    heading: int = 0
    contents: bool = False
    bold: bool = False
    list: str = ""
    depth: int = -1


class Styles(Mutable):
    nodes: dict[str, etree._Element]
    default: str
    known: dict[str, Style]

    def of(self, id: str) -> Style:
        """The default style for one that is not there."""
        id = id if id in self.nodes else self.default
        if id not in self.known:
            self.known[id] = self._read(id)
        return self.known[id]

    def _read(self, id: str) -> Style:
        heading, contents, bold, list_id, depth = 0, False, "", "", -1
        level_said = False
        for node in self._line_of(id):
            name = value(child(node, "name"))
            contents = contents or _CONTENTS.match(name) is not None
            outline = child(node, "pPr", "outlineLvl")
            if not level_said and outline is not None:
                level_said, heading = True, (number(value(outline), 9) + 1) % 10
            elif not level_said and (found := _HEADING.match(name)):
                level_said, heading = True, int(found[1])
            bold = bold or _bold(node)
            numbered = child(node, "pPr", "numPr")
            if not list_id and numbered is not None:
                list_id, depth = value(child(numbered, "numId")), number(value(child(numbered, "ilvl")), -1)
        return Style(id, heading, contents, bold == "on", list_id, depth)

    def _line_of(self, id: str) -> list[etree._Element]:
        """A style and those that it is based on; a circle ends."""
        found: list[etree._Element] = []
        while id in self.nodes and len(found) < _DEEPEST:
            found.append(self.nodes[id])
            id = value(child(self.nodes[id], "basedOn"))
        return found


def _bold(node: etree._Element) -> str:
    mark = child(node, "rPr", "b")
    return "" if mark is None else "off" if value(mark) in ("0", "false", "off") else "on"


def read_styles(root: etree._Element | None) -> Styles:
    nodes = [one for one in root if local(one) == "style"] if root is not None else []
    paragraphs = [one for one in nodes if value(one, "type") == "paragraph"]
    default = next((value(one, "styleId") for one in paragraphs if value(one, "default") in ("1", "true")), "")
    return Styles({value(one, "styleId"): one for one in paragraphs}, default, {})
