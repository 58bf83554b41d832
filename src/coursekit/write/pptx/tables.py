"""Content tables as native tables: sized to their box, a flagged header row, text from 20 points down to 12."""

from __future__ import annotations

from enum import Enum
from functools import lru_cache

from coursekit.content import Align, Row, Table, plain_text
from coursekit.documents.look import Box
from coursekit.measure.body import line_em
from coursekit.measure.tables import CELL_MARGIN_X, CELL_MARGIN_Y, TableMeasures, measure_table
from coursekit.write.ooxml.xml import attribute
from coursekit.write.pptx.draft import Draft, Voice
from coursekit.write.pptx.namespaces import TABLE, emu
from coursekit.write.pptx.places import Frame, Placeholder
from coursekit.write.pptx.runs import Marks, runs
from coursekit.write.pptx.shapes import placeholder_mark, transform

_ALIGNMENTS = {Align.START: "l", Align.CENTER: "ctr", Align.END: "r"}


class _RowKind(Enum):
    HEADER = "header"
    PLAIN = "plain"
    PAUSE = "pause"


_FILLS = {_RowKind.HEADER: "accent", _RowKind.PAUSE: "accent_soft"}


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
    measures = measure_table(table, box_of(frame), most_pt, draft.voice.typeface)
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


def table_height(draft: Draft, table: Table, frame: Frame, most_pt: float) -> float:
    return measure_table(table, box_of(frame), most_pt, draft.voice.typeface).height


def box_of(frame: Frame) -> Box:
    return Box(frame.width, frame.height)


def _table(draft: Draft, table: Table, measures: TableMeasures, *, agenda: bool) -> str:
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
    voice, is_header = draft.voice, kind is _RowKind.HEADER
    marks = Marks(size_pt, bold=is_header, ink="paper" if is_header else "ink", inverse=is_header)
    empty = f'<a:endParaRPr {voice.languages} sz="{round(size_pt * 100)}"/>'
    pitch = f'<a:lnSpc><a:spcPts val="{round(size_pt * line_em(voice.typeface) * 100)}"/></a:lnSpc>'
    properties = _cell_properties(voice, kind)
    cells = [
        f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/><a:p><a:pPr{_aligned(align, column)}>{pitch}</a:pPr>"
        f"{runs(draft, cell, marks) or empty}</a:p></a:txBody>{properties}</a:tc>"
        for column, cell in enumerate(row.cells)
    ]
    return f'<a:tr h="{emu(height)}">{"".join(cells)}</a:tr>'


def _aligned(align: tuple[Align, ...], column: int) -> str:
    alignment = _ALIGNMENTS[align[column] if column < len(align) else Align.START]
    return "" if alignment == "l" else f' algn="{alignment}"'


@lru_cache(maxsize=8)
def _cell_properties(voice: Voice, kind: _RowKind) -> str:
    """Borders and fill stand in each cell, since not every program draws a table's style."""
    colours = voice.colours
    none = "".join(f'<a:ln{side} w="0"><a:noFill/></a:ln{side}>' for side in "LRT")
    line = (
        f'<a:lnB w="9525"><a:solidFill>{colours["accent" if kind is _RowKind.HEADER else "line"]}</a:solidFill></a:lnB>'
    )
    fill = f"<a:solidFill>{colours[_FILLS[kind]]}</a:solidFill>" if kind in _FILLS else "<a:noFill/>"
    margins = f'marL="{emu(CELL_MARGIN_X)}" marR="{emu(CELL_MARGIN_X)}" marT="{emu(CELL_MARGIN_Y)}" marB="{emu(CELL_MARGIN_Y)}"'
    return f'<a:tcPr {margins} anchor="ctr">{none}{line}{fill}</a:tcPr>'
