"""Workbooks of Excel: a sheet with words is a table. Values as they are stored; formulas, macros and links are not followed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from coursekit.importers.formats.package import Opened, child, local, number, open_package, value
from coursekit.importers.formats.words import Words
from coursekit.importers.original import CannotImport, Grid, Line, Original
from coursekit.limits import IMPORT_CELLS, TABLE_COLUMNS

_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})$")
_TRUTH = {"0": "FALSE", "1": "TRUE"}
_FRACTIONS = 10


def read_xlsx(name: str, data: bytes) -> Original:
    """A sheet's name stands before its table where the workbook has several. Raises CannotImport."""
    opened = open_package(data, "xl")
    words, shared = Words(), _shared(opened)
    elements: list[Line | Grid] = []
    sheets = [(title, rows) for title, part in _sheets(opened) if (rows := list(_rows(opened.root(part), shared)))]
    for title, rows in sheets:
        place = f"sheet “{title}”"
        if len(sheets) > 1:
            elements.append(Line(words.add(title), place, heading=1))
        for table in _tables(rows):
            elements += _as_elements(words, table, place)
    if not elements:
        raise CannotImport("no cell of the workbook says anything", "choose a file with an outline in it")
    return Original(name, "xlsx", words.text(), tuple(elements))


def _as_elements(words: Words, table: list[list[str]], place: str) -> Iterator[Line | Grid]:
    """Rows of one cell above a table are its title."""
    while table and sum(1 for cell in table[0] if cell) == 1:
        said = next(cell for cell in table.pop(0) if cell)
        cuts = (words.add(part) for part in said.split("\n"))
        yield from (Line(cut, place) for cut in cuts if cut.start < cut.end)
    grid = words.add_grid(table, place)
    if grid is not None:
        yield grid


def _tables(rows: list[tuple[int, list[str]]]) -> Iterator[list[list[str]]]:
    """Rows without a word between them part tables. Columns that are empty on the left are left out."""
    table: list[list[str]] = []
    before = 0
    for at, row in rows:
        if table and at > before + 1:
            yield _without_margin(table)
            table = []
        table.append(row)
        before = at
    if table:
        yield _without_margin(table)


def _without_margin(table: list[list[str]]) -> list[list[str]]:
    margin = min(next((i for i, cell in enumerate(row) if cell), len(row)) for row in table)
    return [row[margin:] for row in table]


def _sheets(opened: Opened) -> Iterator[tuple[str, str]]:
    related = opened.related(opened.main)
    listed = child(opened.root(opened.main), "sheets")
    for sheet in listed if listed is not None else ():
        found = related.get(next((str(v) for key, v in sheet.attrib.items() if str(key).endswith("}id")), ""))
        if found is not None and found.target in opened.files and found.kind.endswith("worksheet"):
            yield value(sheet, "name"), found.target


def _rows(root: etree._Element | None, shared: list[str]) -> Iterator[tuple[int, list[str]]]:
    """Rows with a word in them and their numbers. Only cells that are in the file are asked for, however far the sheet is said
    to reach."""
    rows = child(root, "sheetData")
    cells = at = 0
    for row in rows if rows is not None else ():
        at = number(value(row, "r"), at + 1)
        found: dict[int, str] = {}
        for cell in row:
            column = _column(value(cell, "r"), len(found))
            if text := _said(cell, shared).strip():
                found[column] = text
        cells += len(found)
        if cells > IMPORT_CELLS or any(column >= TABLE_COLUMNS for column in found):
            message = f"a sheet has more than {IMPORT_CELLS:,} cells or {TABLE_COLUMNS} columns"
            raise CannotImport(message, "import a workbook with the outline only")
        if found:
            yield at, [found.get(column, "") for column in range(max(found) + 1)]


def _column(reference: str, otherwise: int) -> int:
    """From 0. ECMA-376 part 1, 18.3.1.4: a cell need not say where it is."""
    found = _REFERENCE.match(reference)
    if found is None:
        return otherwise
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return column - 1


def _said(cell: etree._Element, shared: list[str]) -> str:
    stored = child(cell, "v")
    text = (stored.text or "") if stored is not None else ""
    match value(cell, "t"):
        case "s":
            at = number(text, -1)
            return shared[at] if 0 <= at < len(shared) else ""
        case "inlineStr":
            return _text(child(cell, "is"))
        case "b":
            return _TRUTH.get(text, text)
        case "str" | "e" | "d":
            return text
        case _:
            return _plain(text)


def _plain(text: str) -> str:
    """0.30000000000000004 is what the file has where the sheet shows 0.3."""
    try:
        return f"{round(float(text[:30]), _FRACTIONS):.15g}" if "." in text else text
    except ValueError:
        return text


def _shared(opened: Opened) -> list[str]:
    root = opened.root(opened.first(opened.main, "sharedStrings") or "strings")
    return [_text(one) for one in root if local(one) == "si"] if root is not None else []


def _text(node: etree._Element | None) -> str:
    """Without the readings above characters (rPh)."""
    if node is None:
        return ""
    readings = {text for one in node.iter() if local(one) == "rPh" for text in one.iter()}
    return "".join(one.text or "" for one in node.iter() if local(one) == "t" and one not in readings)
