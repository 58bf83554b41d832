"""Content tables as native tables: sized to their box, a flagged header row, text from 18 points down to 12."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from coursekit.content import Align, Inlines, Row, Table, plain_text
from coursekit.write.drawings.extent import count_lines, em_width, longest_word_em
from coursekit.write.ooxml.xml import attribute
from coursekit.write.pptx.draft import Draft
from coursekit.write.pptx.namespaces import TABLE, emu
from coursekit.write.pptx.places import Frame, Placeholder
from coursekit.write.pptx.runs import Marks, runs
from coursekit.write.pptx.shapes import placeholder_mark, transform

MOST_PT, LEAST_PT = 18.0, 12.0
_MARGIN_X, _MARGIN_Y = 8.0, 4.5
# Rows grow to their tallest cell in every program, and fonts differ: Noto Sans CJK is 1.45 em high, YaHei 1.32.
_LINE_EM = 1.45
_WIDE_SHARE = 0.6
_EMPTY_EM = 10.0
_WIDEST_EM = 22.0  # what a column asks for at most
_ROOM_TO_GROW = 1.5  # rows of a small table grow by this at most
_MOST_STRETCH = 1.3  # a column grows by this at most beyond what it asks for, while another can take the room
_ALIGNMENTS = {Align.START: "l", Align.CENTER: "ctr", Align.END: "r"}


class _RowKind(Enum):
    HEADER = "header"
    PLAIN = "plain"
    PAUSE = "pause"


_FILLS = {_RowKind.HEADER: "accent", _RowKind.PAUSE: "accent_soft"}


@dataclass(frozen=True, slots=True)
class _Measures:
    """Column widths and row heights in points, at a size of text."""

    size_pt: float
    widths: tuple[float, ...]
    heights: tuple[float, ...]


def table_frame(
    draft: Draft,
    table: Table,
    frame: Frame,
    most_pt: float,
    alt: str,
    place: Placeholder | None,
    *,
    agenda: bool = False,
) -> str:
    """A graphic frame no higher than its rows; it stands in the placeholder when that takes a table.

    In an `agenda` a row whose last cell is empty is a pause, and shaded.
    """
    measures = _measure(table, frame, most_pt)
    id = draft.next_id()
    mark = placeholder_mark(place) if place is not None and place.kind in ("obj", "tbl") else ""
    size = Frame(frame.x, frame.y, sum(measures.widths), sum(measures.heights))
    description = f' descr="{attribute(alt)}"' if alt else ""
    return (
        f'<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="{id}" name="Table {id}"{description}/>'
        f'<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr>{mark}</p:nvPr>'
        f'</p:nvGraphicFramePr>{transform(size, "p")}<a:graphic><a:graphicData uri="{TABLE}">'
        f"{_table(draft, table, measures, agenda=agenda)}</a:graphicData></a:graphic></p:graphicFrame>"
    )


def table_height(table: Table, frame: Frame, most_pt: float) -> float:
    return sum(_measure(table, frame, most_pt).heights)


def _table(draft: Draft, table: Table, measures: _Measures, *, agenda: bool) -> str:
    columns = "".join(f'<a:gridCol w="{emu(width)}"/>' for width in measures.widths)
    rows = "".join(
        _row(draft, row, height, table.align, measures.size_pt, _kind_of(row, table, agenda=agenda))
        for row, height in zip((table.header, *table.rows), measures.heights, strict=True)
    )
    style_id = f"<a:tableStyleId>{attribute(draft.table_style)}</a:tableStyleId>" if draft.table_style else ""
    return f'<a:tbl><a:tblPr firstRow="1">{style_id}</a:tblPr><a:tblGrid>{columns}</a:tblGrid>{rows}</a:tbl>'


def _kind_of(row: Row, table: Table, *, agenda: bool) -> _RowKind:
    if row is table.header:
        return _RowKind.HEADER
    is_pause = agenda and bool(row.cells) and not plain_text(row.cells[-1]).strip()
    return _RowKind.PAUSE if is_pause else _RowKind.PLAIN


def _row(draft: Draft, row: Row, height: float, align: tuple[Align, ...], size_pt: float, kind: _RowKind) -> str:
    cells = "".join(
        _cell(draft, cell, align[column] if column < len(align) else Align.START, size_pt, kind)
        for column, cell in enumerate(row.cells)
    )
    return f'<a:tr h="{emu(height)}">{cells}</a:tr>'


def _cell(draft: Draft, content: Inlines, align: Align, size_pt: float, kind: _RowKind) -> str:
    is_header = kind is _RowKind.HEADER
    marks = Marks(size_pt, bold=is_header, ink="paper" if is_header else "ink", inverse=is_header)
    text = runs(draft, content, marks) or f'<a:endParaRPr {draft.voice.languages} sz="{round(size_pt * 100)}"/>'
    alignment = _ALIGNMENTS[align]
    properties = "" if alignment == "l" else f'<a:pPr algn="{alignment}"/>'
    return (
        f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/><a:p>{properties}{text}</a:p></a:txBody>"
        f"{_cell_properties(draft, kind)}</a:tc>"
    )


def _cell_properties(draft: Draft, kind: _RowKind) -> str:
    """Borders and fill stand in each cell, since not every program draws a table's style."""
    colours = draft.voice.colours
    none = "".join(f'<a:ln{side} w="0"><a:noFill/></a:ln{side}>' for side in "LRT")
    line = (
        f'<a:lnB w="9525"><a:solidFill>{colours["accent" if kind is _RowKind.HEADER else "line"]}</a:solidFill></a:lnB>'
    )
    fill = f"<a:solidFill>{colours[_FILLS[kind]]}</a:solidFill>" if kind in _FILLS else "<a:noFill/>"
    margins = f'marL="{emu(_MARGIN_X)}" marR="{emu(_MARGIN_X)}" marT="{emu(_MARGIN_Y)}" marB="{emu(_MARGIN_Y)}"'
    return f'<a:tcPr {margins} anchor="ctr">{none}{line}{fill}</a:tcPr>'


# ---------------------------------------------------------------- sizes


def _measure(table: Table, frame: Frame, most_pt: float) -> _Measures:
    """The largest text at which all rows fit the box; then small tables grow a little into the room left."""
    size = most_pt
    measures = _measure_at(table, frame.width, size)
    while size > LEAST_PT and sum(measures.heights) > frame.height:
        size -= 1
        measures = _measure_at(table, frame.width, size)
    growth = min(_ROOM_TO_GROW, max(1.0, frame.height / max(sum(measures.heights), 1)))
    return _Measures(size, measures.widths, tuple(height * growth for height in measures.heights))


def _measure_at(table: Table, width: float, size_pt: float) -> _Measures:
    rows = [[plain_text(cell) for cell in row.cells] for row in (table.header, *table.rows)]
    widths = _column_widths(rows, width, size_pt)
    return _Measures(size_pt, widths, tuple(_row_height(row, widths, size_pt) for row in rows))


def _row_height(row: list[str], widths: tuple[float, ...], size_pt: float) -> float:
    rooms = [max(width - 2 * _MARGIN_X, size_pt) / size_pt for width in widths]
    lines = max((count_lines(cell, room) for cell, room in zip(row, rooms, strict=False)), default=1)
    return lines * size_pt * _LINE_EM + 2 * _MARGIN_Y


def _column_widths(rows: list[list[str]], width: float, size_pt: float) -> tuple[float, ...]:
    """Each column gets what its longest word needs, the rest by what its widest cell asks for."""
    columns = [[row[column] for row in rows] for column in range(len(rows[0]))]
    least = [max(longest_word_em(cell) for cell in cells) * size_pt + 2 * _MARGIN_X for cells in columns]
    asked = [_asked_em(cells) * size_pt + 2 * _MARGIN_X for cells in columns]
    free = width - sum(least)
    wishes = [max(a - b, 0.0) for a, b in zip(asked, least, strict=True)]
    if free <= 0:
        return tuple(share * width / sum(least) for share in least)
    if sum(wishes) <= free:
        return _stretched(asked, width)
    return tuple(b + free * wish / sum(wishes) for b, wish in zip(least, wishes, strict=True))


def _stretched(asked: list[float], width: float) -> tuple[float, ...]:
    """All columns grow alike up to a limit; what is left goes to the wide ones."""
    factor = min(width / sum(asked), _MOST_STRETCH)
    left = width - sum(asked) * factor
    wide = [share >= _WIDE_SHARE * max(asked) for share in asked]
    return tuple(share * factor + is_wide * left / sum(wide) for share, is_wide in zip(asked, wide, strict=True))


def _asked_em(cells: list[str]) -> float:
    """What a column's widest cell asks for; cells left empty are there to be written in."""
    room_to_write = _EMPTY_EM if any(not cell.strip() for cell in cells[1:]) else 3.0
    return max(min(max(em_width(cell) for cell in cells), _WIDEST_EM), room_to_write)
