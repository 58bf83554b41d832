"""Tables: the course's own, the program's grids, and what all tables are built of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, repeat
from typing import TypeVar

from coursekit.content import Align, Gap, GapWidth, Inlines, Row, Table, plain_text
from coursekit.documents.booklet import Grid
from coursekit.value import Value, replace
from coursekit.write.docx.draft import Draft, Frame, Keep
from coursekit.write.docx.extent import width_em
from coursekit.write.docx.text import Marks, paragraph, role_runs, role_text, spacer

# Under a table, in points.
SPACE_AFTER = 9

Item = TypeVar("Item")

_BOLD = Marks(bold=True)
_ALIGNMENTS = {Align.START: "", Align.CENTER: '<w:jc w:val="center"/>', Align.END: '<w:jc w:val="right"/>'}


# ---------------------------------------------------------------- what tables are built of


class Edge(Value):
    """A border: its kind as WordprocessingML names it, its width in eighths of a point, its colour as RRGGBB."""

    kind: str
    eighths: int
    colour: str


def table(
    frame: Frame,
    widths: Sequence[int],
    rows: str,
    *,
    style: str = "",
    extra: str = "",
    look: str = "",
    space: float = SPACE_AFTER,
) -> str:
    """A table with fixed columns, and `space` points after it.

    `widths` in twips. `extra` holds its borders, `look` its cell margins and what follows them.
    """
    indent = f'<w:tblInd w:w="{frame.indent}" w:type="dxa"/>' if frame.indent else ""
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    named = f'<w:tblStyle w:val="{style}"/>' if style else ""
    return (
        f'<w:tbl><w:tblPr>{named}<w:tblW w:w="{sum(widths)}" w:type="dxa"/>{indent}{extra}'
        f'<w:tblLayout w:type="fixed"/>{look}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>'
        f"{spacer(space, keep=frame.keeps_next)}"
    )


def row(cells: str, *, header: bool = False, may_split: bool = False, least_height: int = 0, height: int = 0) -> str:
    """A row; `may_split` lets it run over the end of a page. Heights in twips, at least or exact."""
    properties = "".join(
        [
            "" if may_split else "<w:cantSplit/>",
            f'<w:trHeight w:val="{least_height}" w:hRule="atLeast"/>' if least_height else "",
            f'<w:trHeight w:val="{height}" w:hRule="exact"/>' if height else "",
            "<w:tblHeader/>" if header else "",
        ]
    )
    return f"<w:tr><w:trPr>{properties}</w:trPr>{cells}</w:tr>" if properties else f"<w:tr>{cells}</w:tr>"


def cell(width: int, content: str, properties: str = "") -> str:
    """A cell; `properties` are what follows its width: columns and rows it spans, borders, shade, margins, in that order."""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{properties}</w:tcPr>{content}</w:tc>'


def borders(element: str, **sides: Edge) -> str:
    """`element` is tblBorders or tcBorders; sides in the order top, left, bottom, right, insideH, insideV."""
    rows = "".join(
        f'<w:{side} w:val="{edge.kind}" w:sz="{edge.eighths}" w:space="0" w:color="{edge.colour}"/>'
        for side, edge in sides.items()
    )
    return f"<w:{element}>{rows}</w:{element}>"


def shade(colour: str) -> str:
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{colour}"/>'


def margins(element: str, top: int, left: int, bottom: int, right: int) -> str:
    """Cell margins in twips; `element` is tblCellMar or tcMar."""
    sides = (("top", top), ("left", left), ("bottom", bottom), ("right", right))
    rows = "".join(f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in sides)
    return f"<w:{element}>{rows}</w:{element}>"


def header_look(*, has_header: bool) -> str:
    first = int(has_header)
    return (
        f'<w:tblLook w:val="{"0620" if first else "0600"}" w:firstRow="{first}" w:lastRow="0" w:firstColumn="0"'
        ' w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
    )


def with_last(items: Sequence[Item]) -> Iterator[tuple[Item, bool]]:
    """Each item, and whether it is the last."""
    return zip(items, chain(repeat(False, len(items) - 1), (True,)), strict=False)


# ---------------------------------------------------------------- the course's tables


def content_table(draft: Draft, frame: Frame, block: Table) -> str:
    widths = widths_of(draft, block, frame.width - frame.indent)
    heads = replace(frame, keep=Keep.WITH_NEXT)
    rows = [_content_row(draft, heads, block.header.cells, widths, block.align, header=True)]
    rows += [
        _content_row(draft, frame.part(last=last), one.cells, widths, block.align)
        for one, last in with_last(block.rows)
    ]
    caption = ""
    if block.caption:
        caption = paragraph(draft, frame, "caption", role_runs(draft, "caption", block.caption), keep=True)
    style = draft.template.styles["table"]
    return caption + table(frame, widths, "".join(rows), style=style, look=header_look(has_header=True))


def _content_row(
    draft: Draft, frame: Frame, cells: Sequence[Inlines], widths: Sequence[int], align: Sequence[Align], *,
    header: bool = False,
) -> str:  # fmt: skip
    content = "".join(
        [
            cell(width, _cell_paragraph(draft, frame, one, alignment, bold=header))
            for one, width, alignment in zip(cells, widths, align, strict=True)
        ]
    )
    return row(content, header=header, least_height=0 if header or not draft.to_write else writing_height(cells))


def _cell_paragraph(draft: Draft, frame: Frame, content: Inlines, align: Align, *, bold: bool) -> str:
    marks = _BOLD if bold else Marks()
    return paragraph(
        draft, frame, "table-text", role_runs(draft, "table-text", content, marks), after=_ALIGNMENTS[align]
    )


def writing_height(cells: Sequence[Inlines]) -> int:
    """The least height in twips of a row: 9 mm with a cell to write in, 14 mm where there is little else, else 0."""
    empty = [plain_text(one).strip() for one in cells].count("")
    if empty and empty >= len(cells) - 1:
        return 794
    if empty or any(isinstance(inline, Gap) for one in cells for inline in one):
        return 510
    return 0


# ---------------------------------------------------------------- widths

# In em of the text of tables, which is taken as 10 points high; the cell's own margins are over a point wide each side.
_TWIPS_AN_EM, _MARGINS_EM = 200, 1.9
_WORD_SLACK, _LINE_SLACK = 1.25, 1.1
_GAP_LETTERS = {GapWidth.SHORT: 11, GapWidth.MEDIUM: 19, GapWidth.LONG: 28}
_MOST_EM, _LEAST_EM, _LONGEST_WORD_EM, _WRITING_EM = 26.0, 2.0, 12.0, 14.0


def widths_of(draft: Draft, block: Table, total: int) -> tuple[int, ...]:
    """The `column_widths` of a table of the document, found once."""
    asked = id(block), total
    if asked not in draft.columns:
        draft.columns[asked] = column_widths((block.header, *block.rows), total), block
    return draft.columns[asked][0]


def column_widths(rows: Sequence[Row], total: int) -> tuple[int, ...]:
    """Widths in twips that add up to `total`: each column has room for its longest word, the rest by length of text."""
    columns = list(zip(*([_measured(cell) for cell in row.cells] for row in rows), strict=True))
    wanted = [_wanted_em(column) for column in columns]
    least = [min(_least_em(column), most) for column, most in zip(columns, wanted, strict=True)]
    return tuple(_shared_out(wanted, least, total / _TWIPS_AN_EM, total))


def _measured(content: Inlines) -> str:
    """The text of a cell; a gap as a word of underscores about as long, for it is not to break."""
    return "".join(
        [
            f" {'_' * _GAP_LETTERS[inline.width]} " if isinstance(inline, Gap) else plain_text((inline,))
            for inline in content
        ]
    )


def _wanted_em(column: Sequence[str]) -> float:
    """The length of its longest line, within bounds; a column to write in is as wide as a short line of writing."""
    longest = max(map(width_em, "\n".join(column).split("\n"))) * _LINE_SLACK
    to_write = _WRITING_EM if any(not words.strip() for words in column[1:]) else 0.0
    return max(min(longest, _MOST_EM), to_write, _LEAST_EM) + _MARGINS_EM


def _least_em(column: Sequence[str]) -> float:
    """Room for the longest Latin word, or for four Chinese characters."""
    words = " ".join(column).split()
    longest = max([width_em(word) for word in words if word.isascii()], default=0.0)
    # An estimate too small would break a word; the font that stands in for Arial may be wider.
    longest *= _WORD_SLACK
    return max(min(longest, _LONGEST_WORD_EM), min(4.0, max(map(width_em, column))), _LEAST_EM) + _MARGINS_EM


def _shared_out(wanted: Sequence[float], least: Sequence[float], room: float, total: int) -> list[int]:
    """By what each column wants where there is room for all of it, else each its least and a part of the rest.

    Rounding goes to the last.
    """
    beyond = [most - few for most, few in zip(wanted, least, strict=True)]
    if sum(wanted) <= room:
        shares = [most / sum(wanted) for most in wanted]
    elif sum(least) >= room:
        shares = [few / sum(least) for few in least]
    else:
        spare = (room - sum(least)) / sum(beyond)
        shares = [(few + spare * more) / room for few, more in zip(least, beyond, strict=True)]
    widths = [int(total * share) for share in shares]
    return [*widths[:-1], total - sum(widths[:-1])]


# ---------------------------------------------------------------- the program's tables


def grid(draft: Draft, frame: Frame, block: Grid) -> str:
    total = frame.width - frame.indent
    shares = [int(total * share / sum(block.widths)) for share in block.widths]
    widths = [*shares[:-1], total - sum(shares[:-1])]
    has_header = any(block.header)
    rows = []
    if has_header:
        heads = replace(frame, keep=Keep.WITH_NEXT)
        marks = Marks(bold=True, colour=draft.palette.accent)
        rows.append(row(_plain_cells(draft, heads, block.header, widths, marks), header=True))
    for index, (cells, last) in enumerate(with_last(block.rows)):
        divider = index in block.emphasis
        marks, fill = (
            (Marks(colour=draft.palette.muted), shade(draft.palette.accent_soft)) if divider else (Marks(), "")
        )
        rows.append(row(_plain_cells(draft, frame.part(last=last), cells, widths, marks, fill)))
    style = draft.template.styles["grid"]
    return table(frame, widths, "".join(rows), style=style, look=header_look(has_header=has_header))


def _plain_cells(
    draft: Draft, frame: Frame, cells: Sequence[str], widths: Sequence[int], marks: Marks, properties: str = ""
) -> str:
    return "".join(
        cell(width, paragraph(draft, frame, "table-text", role_text(draft, "table-text", words, marks)), properties)
        for words, width in zip(cells, widths, strict=True)
    )
