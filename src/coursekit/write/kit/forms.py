"""Forms as Word documents: to sign in, to evaluate, to find one's group."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import assert_never

from coursekit.documents.kit import Form, FormColumn, FormTable, OpenQuestions
from coursekit.documents.look import Look
from coursekit.write.docx.document import RUNNING, Body, document_bytes, footer_xml, open_draft
from coursekit.write.docx.draft import Draft, Frame, Keep
from coursekit.write.docx.tables import Edge, borders, cell, header_look, margins, row, shade, table
from coursekit.write.docx.text import Marks, paragraph, role_text
from coursekit.write.kit.sizes import PAPERS, fitted
from coursekit.write.kit.word import Line, Page, line, logo, rule, twips, upright

_TEXT_PT, _LEAST_PT = 10.5, 7.0
_CELL_SIDE = 90
_ANSWER_LINE_PT, _HEADER_MM = 21.5, 6.5


def write_form(document: Form, look: Look) -> bytes:
    draft = open_draft(look, document.language)
    page = _page(look.paper, lying=document.landscape)
    body = _head(draft, document, page)
    for part in document.parts:
        body += _part(draft, document, part, page)
    empty = line(draft, "", Line(1))
    footer = footer_xml(draft, document.page_of)
    return document_bytes(draft, Body((body, page.section(RUNNING)), empty, footer, document.title, document.date))


def _page(paper: str, *, lying: bool) -> Page:
    width, height = PAPERS[paper]
    return Page(height, width, side=15, top=14, bottom=15) if lying else Page(width, height, side=15, top=15, bottom=17)


def _part(draft: Draft, document: Form, part: FormTable | OpenQuestions, page: Page) -> str:
    match part:
        case FormTable():
            above = _head(draft, document, page, breaks=True) if part.new_page else ""
            return above + "".join(_table(draft, part, page))
        case OpenQuestions():
            return "".join(_questions(draft, part))
    assert_never(part)


# ---------------------------------------------------------------- the head


def _head(draft: Draft, document: Form, page: Page, *, breaks: bool = False) -> str:
    """Title and course, the client's logo at the right; under a line the facts."""
    palette = draft.palette
    mark = page.text_width // 4
    words = line(draft, document.title, Line(24, palette.accent, bold=True, heading=True, align="left", level=1))
    words += line(draft, document.course, Line(13, palette.ink, align="left", after=4))
    picture = line(draft, "", Line(1))
    if document.logo is not None:
        picture = logo(draft, document.logo, 40, mark / 20, Line(10, align="right"))
    under = borders("tblBorders", bottom=Edge("single", 12, palette.accent))
    cells = cell(page.text_width - mark, words) + cell(mark, picture, upright("center"))
    bare = margins("tblCellMar", 0, 0, 40, 0)
    start = line(draft, "", Line(1), breaks=True) if breaks else ""
    facts = "".join(_facts(draft, document.facts, page))
    return (
        start
        + table(Frame(page.text_width), (page.text_width - mark, mark), row(cells), extra=under, look=bare)
        + facts
    )


def _facts(draft: Draft, facts: Sequence[tuple[str, str]], page: Page) -> Iterator[str]:
    """Two facts beside one another."""
    if not facts:
        return
    label, value = page.text_width // 10, page.text_width * 2 // 5
    rows = ""
    for i in range(0, len(facts), 2):
        pair = [*facts[i : i + 2], ("", "")][:2]
        rows += row("".join(_fact(draft, fact, (label, value)) for fact in pair))
    yield table(Frame(page.text_width), (label, value) * 2, rows, look=margins("tblCellMar", 10, 0, 10, 60))


def _fact(draft: Draft, fact: tuple[str, str], widths: tuple[int, int]) -> str:
    quiet = Line(_TEXT_PT, draft.palette.muted, align="left")
    return cell(widths[0], line(draft, fact[0], quiet)) + cell(
        widths[1], line(draft, fact[1], Line(_TEXT_PT, draft.palette.ink, align="left"))
    )


# ---------------------------------------------------------------- tables


def _table(draft: Draft, part: FormTable, page: Page) -> Iterator[str]:
    palette = draft.palette
    if part.heading:
        yield _heading(draft, part.heading)
    if part.lead:
        yield line(draft, part.lead, Line(_TEXT_PT, palette.ink, align="left", after=5, keep=True))
    whole = sum(column.width for column in part.columns)
    widths = [round(page.text_width * column.width / whole) for column in part.columns]
    edge, outer = Edge("single", 4, palette.muted), Edge("single", 8, palette.accent)
    lines = borders("tblBorders", top=outer, left=edge, bottom=outer, right=edge, insideH=edge, insideV=edge)
    rows = _header(draft, part.columns, widths) + "".join(_row(draft, part, words, widths) for words in part.rows)
    room = margins("tblCellMar", 20, _CELL_SIDE, 20, _CELL_SIDE) + header_look(has_header=True)
    yield table(Frame(page.text_width), widths, rows, extra=lines, look=room)


def _heading(draft: Draft, words: str) -> str:
    """Of a part of the form; a heading for those who go from one to the next by ear."""
    marks = Marks(bold=True, heading=True, colour=draft.palette.accent, size_pt=13)
    space = '<w:spacing w:before="60" w:after="60" w:line="340" w:lineRule="exact"/><w:ind w:left="0" w:firstLine="0"/>'
    return paragraph(draft, Frame(0), "heading-3", role_text(draft, "heading-3", words, marks), keep=True, after=space)


def _header(draft: Draft, columns: Sequence[FormColumn], widths: Sequence[int]) -> str:
    """One row; two where columns have something over them, and then the others stand through both."""
    fill = shade(draft.palette.accent_soft)
    if not any(column.over for column in columns):
        cells = (_head_cell(draft, column, width, fill) for column, width in zip(columns, widths, strict=True))
        return row("".join(cells), header=True, least_height=twips(_HEADER_MM))
    upper, lower = "", ""
    for over, group in groupby(zip(columns, widths, strict=True), key=lambda pair: pair[0].over):
        pairs = list(group)
        if over:
            span = f'<w:gridSpan w:val="{len(pairs)}"/>'
            whole = FormColumn(over, 0, centered=True)
            upper += _head_cell(draft, whole, sum(width for _, width in pairs), span + fill)
            lower += "".join(_head_cell(draft, column, width, fill) for column, width in pairs)
            continue
        for column, width in pairs:
            upper += _head_cell(draft, column, width, '<w:vMerge w:val="restart"/>' + fill)
            lower += cell(width, line(draft, "", Line(1, keep=True)), "<w:vMerge/>" + fill)
    height = twips(_HEADER_MM)
    return row(upper, header=True, least_height=height) + row(lower, header=True, least_height=height)


def _head_cell(draft: Draft, column: FormColumn, width: int, properties: str) -> str:
    size = fitted(column.label, (width - 2 * _CELL_SIDE) / 20, _TEXT_PT, _LEAST_PT)
    align = "center" if column.centered else "left"
    content = line(draft, column.label, Line(size, draft.palette.ink, bold=True, align=align, keep=True))
    return cell(width, content, properties + upright("center"))


def _row(draft: Draft, part: FormTable, words: Sequence[str], widths: Sequence[int]) -> str:
    cells = "".join(
        cell(width, _words(draft, text, width, column), upright("center"))
        for text, width, column in zip(words, widths, part.columns, strict=True)
    )
    return row(cells, least_height=twips(part.row_mm))


def _words(draft: Draft, text: str, width: int, column: FormColumn) -> str:
    """Text of more than a line keeps its size: the row grows."""
    room = (width - 2 * _CELL_SIDE) / 20
    size = fitted(text, room, _TEXT_PT, _LEAST_PT) if column.width < 80 else _TEXT_PT
    return line(draft, text, Line(size, draft.palette.ink, align="center" if column.centered else "left", height=1.25))


# ---------------------------------------------------------------- questions


def _questions(draft: Draft, part: OpenQuestions) -> Iterator[str]:
    yield _heading(draft, part.heading)
    for number, question in enumerate(part.questions, start=1):
        text = Line(_TEXT_PT, draft.palette.ink, align="left", before=4, keep=True)
        yield line(draft, f"{number}. {question}", text)
        yield from _ruled(draft, part.lines)


def _ruled(draft: Draft, lines: int) -> Iterator[str]:
    """Empty lines with a rule under each, all but the last kept with the next."""
    for index in range(lines):
        keep = Frame(0, keep=Keep.WITH_NEXT if index + 1 < lines else Keep.NONE)
        height = f'<w:spacing w:before="0" w:after="0" w:line="{round(_ANSWER_LINE_PT * 20)}" w:lineRule="exact"/>'
        ruled = rule(draft.palette.muted, 4, space=0).replace(
            "</w:pBdr>", f'<w:between w:val="single" w:sz="4" w:space="0" w:color="{draft.palette.muted}"/></w:pBdr>'
        )
        yield paragraph(draft, keep, "answer-line", "", before=ruled, after=height)
