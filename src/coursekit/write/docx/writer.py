"""A booklet as a Word document: cover, contents and sections, in the look's template."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coursekit.documents.booklet import Audience, Booklet
from coursekit.documents.look import Look
from coursekit.value import replace
from coursekit.write.docx.blocks import blocks_xml, heading_xml
from coursekit.write.docx.document import RUNNING, Body, document_bytes, footer_xml, header_xml, open_draft
from coursekit.write.docx.draft import Draft, Frame
from coursekit.write.docx.front import contents_xml, cover_xml
from coursekit.write.docx.outline import Entry, outline_of


def write_booklet(booklet: Booklet, look: Look) -> bytes:
    """The .docx file of a booklet in a look. The contents show estimates of page numbers: only a layout knows them."""
    draft = replace(
        open_draft(look, booklet.language),
        pictures=booklet.pictures,
        to_write=booklet.audience is not Audience.FACILITATOR,
    )
    body = Body(
        _body(draft, booklet, outline_of(booklet, draft)),
        header_xml(draft, booklet.header),
        footer_xml(draft, booklet.page_of),
        booklet.cover.title,
        booklet.date,
    )
    return document_bytes(draft, body)


def _body(draft: Draft, booklet: Booklet, entries: Sequence[Entry]) -> Iterator[str]:
    yield cover_xml(draft, booklet.cover)
    if booklet.contents_title:
        yield contents_xml(draft, booklet.contents_title, entries)
    for index, entry in enumerate(entries):
        # The first page after cover and contents begins anew in any case.
        yield _section(draft, entry, new_page=entry.new_page or index == 0)
    yield _section_properties(draft)


def _section(draft: Draft, entry: Entry, *, new_page: bool) -> str:
    heading = heading_xml(draft, entry.level, entry.number, entry.title, bookmark=entry.bookmark, new_page=new_page)
    return heading + blocks_xml(draft, Frame(draft.template.page.text_width), entry.blocks)


def _section_properties(draft: Draft) -> str:
    before, after = draft.template.page.xml
    return f"<w:sectPr>{RUNNING}{before}<w:titlePg/>{after}</w:sectPr>"
