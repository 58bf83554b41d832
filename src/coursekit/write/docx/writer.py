"""A booklet as a Word document: the template's parts as they are, and a body of our own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from coursekit.documents.booklet import Booklet
from coursekit.documents.look import Fonts, Look
from coursekit.write.docx.blocks import blocks_xml, heading_xml
from coursekit.write.docx.draft import Draft, Frame, Parts
from coursekit.write.docx.front import contents_xml, cover_xml, field_xml
from coursekit.write.docx.numbering import Numbering
from coursekit.write.docx.outline import Entry, outline_of
from coursekit.write.docx.template import BookletTemplate, read_template
from coursekit.write.docx.text import document_language, paragraph, role_text, run
from coursekit.write.ooxml.package import XML_DECLARATION, Package, Relationship
from coursekit.write.ooxml.xml import text

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_APP_TYPE = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
_CORE_KIND = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    f' xmlns:r="{_OFFICE}/relationships"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"'
)
_DOCUMENT, _NUMBERING, _HEADER, _FOOTER = (
    "word/document.xml", "word/numbering.xml", "word/ck-header.xml", "word/ck-footer.xml",
)  # fmt: skip


def write_booklet(booklet: Booklet, look: Look) -> bytes:
    """The .docx file of a booklet in a look. The contents show estimates of page numbers: only a layout knows them."""
    template = read_template(look)
    package = _carried_over(template, booklet.language)
    fonts = _own_fonts(look.fonts.get(booklet.language), template)
    numbering = Numbering(booklet.language, template.parts.get(template.numbering, b""))
    draft = Draft(template, look.palette, fonts, booklet.language, Parts(package), numbering)
    entries = outline_of(booklet, template)

    package.add(_DOCUMENT, _document(draft, booklet, entries), f"{_WORD}.document.main+xml")
    package.add(template.numbering or _NUMBERING, numbering.to_xml(), f"{_WORD}.numbering+xml")
    package.add(_HEADER, _header(draft, booklet.header), f"{_WORD}.header+xml")
    package.add(_FOOTER, _footer(draft, booklet.page_of), f"{_WORD}.footer+xml")
    package.add("docProps/core.xml", _core(booklet), _CORE_TYPE)
    package.add("docProps/app.xml", _APP, _APP_TYPE)
    package.relate(_DOCUMENT, _document_relationships(draft))
    package.relate("", _PACKAGE_RELATIONSHIPS)
    return package.to_bytes()


# ---------------------------------------------------------------- the package

_PACKAGE_RELATIONSHIPS = (
    Relationship("rId1", "officeDocument", _DOCUMENT),
    Relationship("rId2", _CORE_KIND, "docProps/core.xml"),
    Relationship("rId3", "extended-properties", "docProps/app.xml"),
)
_HEADER_ID, _FOOTER_ID = "ckHeader", "ckFooter"


def _carried_over(template: BookletTemplate, language: str) -> Package:
    """The template's parts byte for byte, but for the default language, which is the document's."""
    package = Package()
    styles = {r.target for r in template.relationships if r.kind.rpartition("/")[2] == "styles"}
    for part, data in template.parts.items():
        kept = _in_language(data, language) if part in styles else data
        package.add(part, kept, template.types.get(part, ""))
    return package


def _in_language(styles: bytes, language: str) -> bytes:
    """The default run properties in the document's language."""
    found = re.search(rb"<w:docDefaults>.*?(<w:lang [^>]*/>)", styles, re.DOTALL)
    if found is None:
        return styles
    tag = found[1]
    for name, value in document_language(language).items():
        tag = re.sub(rb'(w:%s=")[^"]*' % name.encode(), rb"\g<1>" + value.encode(), tag)
    return styles[: found.start(1)] + tag + styles[found.end(1) :]


def _document_relationships(draft: Draft) -> list[Relationship]:
    """The template's under their own ids, their targets absolute: the document itself may have moved."""
    kept = [replace(r, target=f"/{r.target}") for r in draft.template.relationships]
    if not draft.template.numbering:
        kept.append(Relationship("ckNumbering", "numbering", "numbering.xml"))
    return [
        *kept,
        Relationship(_HEADER_ID, "header", "ck-header.xml"),
        Relationship(_FOOTER_ID, "footer", "ck-footer.xml"),
        *draft.parts.relationships,
    ]


def _own_fonts(fonts: Fonts | None, template: BookletTemplate) -> Fonts | None:
    """The language's fonts, unless they are the template's already."""
    if fonts is None or (fonts.body_latin, fonts.body_east_asian) == template.fonts:
        return None
    return fonts


# ---------------------------------------------------------------- the parts


def _document(draft: Draft, booklet: Booklet, entries: Sequence[Entry]) -> str:
    body = cover_xml(draft, booklet.cover)
    if booklet.contents_title:
        body += contents_xml(draft, booklet.contents_title, entries)
    # The first page after cover and contents begins anew in any case.
    body += "".join(
        _section(draft, entry, new_page=entry.new_page or index == 0) for index, entry in enumerate(entries)
    )
    return (
        f"{XML_DECLARATION}<w:document {_NAMESPACES}><w:body>{body}{_section_properties(draft)}</w:body></w:document>"
    )


def _section(draft: Draft, entry: Entry, *, new_page: bool) -> str:
    heading = heading_xml(draft, entry.level, entry.number, entry.title, bookmark=entry.bookmark, new_page=new_page)
    return heading + blocks_xml(draft, Frame(draft.template.page.text_width), entry.blocks)


def _section_properties(draft: Draft) -> str:
    before, after = draft.template.page.xml
    return (
        f'<w:sectPr><w:headerReference w:type="default" r:id="{_HEADER_ID}"/>'
        f'<w:footerReference w:type="default" r:id="{_FOOTER_ID}"/>{before}<w:titlePg/>{after}</w:sectPr>'
    )


def _header(draft: Draft, words: str) -> str:
    content = paragraph(draft, Frame(0), "header", role_text(draft, "header", words))
    return f"{XML_DECLARATION}<w:hdr {_NAMESPACES}>{content}</w:hdr>"


_PAGE_FIELDS = {"{page}": "PAGE", "{pages}": "NUMPAGES"}


def _footer(draft: Draft, page_of: str) -> str:
    pieces = re.split(r"(\{page\}|\{pages\})", page_of)
    content = "".join(
        field_xml(_PAGE_FIELDS[piece], run(draft, "1")) if piece in _PAGE_FIELDS else role_text(draft, "footer", piece)
        for piece in pieces
    )
    return f"{XML_DECLARATION}<w:ftr {_NAMESPACES}>{paragraph(draft, Frame(0), 'footer', content)}</w:ftr>"


_APP = f'{XML_DECLARATION}<Properties xmlns="{_OFFICE}/extended-properties"><Application>coursekit</Application></Properties>'


def _core(booklet: Booklet) -> str:
    """Title, language and date; no author and no clock."""
    moment = f"{booklet.date}T00:00:00Z" if re.fullmatch(r"\d{4}-\d{2}-\d{2}", booklet.date) else ""
    dates = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{moment}</dcterms:{name}>' for name in ("created", "modified")
    )
    return (
        f'{XML_DECLARATION}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{text(booklet.cover.title)}</dc:title><dc:language>{text(booklet.language)}</dc:language>"
        f"{dates if moment else ''}</cp:coreProperties>"
    )
