"""Slides on paper as a Word document: a table of cells of exact size."""

from __future__ import annotations

from coursekit.content import Figure, Image
from coursekit.documents.look import Look
from coursekit.documents.slide_sheets import SheetSlide, SlideSheets
from coursekit.write.docx.document import RUNNING, Body, document_bytes, footer_xml, header_xml, open_draft
from coursekit.write.docx.draft import Draft, Frame
from coursekit.write.docx.pictures import picture_run
from coursekit.write.docx.tables import Edge, borders, cell, margins, table
from coursekit.write.docx.text import paragraph
from coursekit.write.kit.sizes import MILLIMETRE_PT, PAPERS, fitted
from coursekit.write.kit.word import Line, Page, exact_row, line, twips, upright
from coursekit.write.sheets.layout import BOTTOM, SIDE, TOP, SheetLayout, picture_ratio, sheet_layout

# For the paragraph that Word wants after a table.
_REST = 3.0


def write_slide_sheets(document: SlideSheets, look: Look) -> bytes:
    draft = open_draft(look, document.language)
    layout = sheet_layout(document.per_page, look.paper, picture_ratio(document))
    page = Page(*PAPERS[look.paper], side=SIDE, top=TOP, bottom=BOTTOM - _REST, running=9)
    body = Body(
        (_cells(draft, document, layout), page.section(RUNNING)),
        header_xml(draft, f"{document.title} · {document.product}"),
        footer_xml(draft, document.page_of),
        f"{document.title} {document.product}",
        document.date,
    )
    return document_bytes(draft, body)


def _cells(draft: Draft, document: SlideSheets, layout: SheetLayout) -> str:
    """One table: its rows are so high that each page takes as many as it should."""
    widths = [twips(layout.cell_width), twips(layout.gap)] * layout.columns
    widths.pop()
    slides = document.slides
    rows = "".join(
        _row(draft, document, slides[i : i + layout.columns], layout) for i in range(0, len(slides), layout.columns)
    )
    bare = margins("tblCellMar", 0, 0, 0, 0)
    return table(Frame(sum(widths)), widths, rows, look=bare)


def _row(draft: Draft, document: SlideSheets, slides: tuple[SheetSlide, ...], layout: SheetLayout) -> str:
    width, gap = twips(layout.cell_width), twips(layout.gap)
    filled = [_cell(draft, document, slide, layout) for slide in slides]
    filled += [line(draft, "", Line(1))] * (layout.columns - len(slides))
    between = cell(gap, line(draft, "", Line(1)))
    return exact_row(between.join(cell(width, content) for content in filled), layout.cell_height * MILLIMETRE_PT)


def _cell(draft: Draft, document: SlideSheets, slide: SheetSlide, layout: SheetLayout) -> str:
    caption = f"{document.label.replace('{number}', str(slide.number))} · {slide.title}"
    size = fitted(caption, layout.cell_width * MILLIMETRE_PT, 9, 6)
    height = layout.caption * MILLIMETRE_PT / size
    head = line(draft, caption, Line(size, draft.palette.muted, align="left", height=height, keep=True, level=1))
    picture = _picture(draft, document, slide, layout)
    if not layout.beside:
        return head + picture + _lines(draft, layout)
    narrow = twips(layout.picture_width)
    gap = twips(layout.gap)
    rest = twips(layout.cell_width) - narrow - gap
    cells = cell(narrow, picture) + cell(gap, line(draft, "", Line(1))) + cell(rest, _lines(draft, layout))
    row = exact_row(cells, (layout.cell_height - layout.caption - layout.gap / 2) * MILLIMETRE_PT)
    inner = table(Frame(twips(layout.cell_width)), (narrow, gap, rest), row, look=margins("tblCellMar", 0, 0, 0, 0))
    return head + inner


def _picture(draft: Draft, document: SlideSheets, slide: SheetSlide, layout: SheetLayout) -> str:
    """In a frame of its own: many a slide is as white as the paper."""
    width, height = layout.picture_width * MILLIMETRE_PT, layout.picture_height * MILLIMETRE_PT
    image = Image(f"slide{slide.number}.png", document.pictures[slide.number], "image/png", 1, 1)
    # A hair smaller than its frame, which it would cover.
    shown = picture_run(draft, Figure(image, slide.alt, ()), width - 1.5, height - 1.5)
    free = '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/><w:jc w:val="center"/>'
    content = paragraph(draft, Frame(0), "table-text", shown, after=free)
    edge = Edge("single", 4, draft.palette.line)
    sides = borders("tcBorders", top=edge, left=edge, bottom=edge, right=edge)
    boxed = exact_row(cell(twips(layout.picture_width), content, sides + upright("center")), height)
    bare = margins("tblCellMar", 0, 0, 0, 0)
    return table(Frame(twips(layout.picture_width)), (twips(layout.picture_width),), boxed, look=bare)


def _lines(draft: Draft, layout: SheetLayout) -> str:
    """Paragraphs with a line under each; the lines between are borders of their own."""
    edge = f'w:val="single" w:sz="4" w:space="0" w:color="{draft.palette.line}"'
    ruled = f"<w:pBdr><w:bottom {edge}/><w:between {edge}/></w:pBdr>"
    size = layout.rule * MILLIMETRE_PT / 1.4
    return line(draft, "", Line(size), border=ruled) * layout.lines
