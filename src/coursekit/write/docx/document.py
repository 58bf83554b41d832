"""The file around a document's body: the template's parts as they are, the running header and footer, properties."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from copy import deepcopy

from lxml import etree

from coursekit.documents.look import Fonts, Look
from coursekit.value import Value, replace
from coursekit.write.docx.draft import Draft, Frame, Parts
from coursekit.write.docx.front import field_xml
from coursekit.write.docx.numbering import Numbering
from coursekit.write.docx.source import Running, W
from coursekit.write.docx.template import BookletTemplate, read_template
from coursekit.write.docx.text import document_language, paragraph, role_text, run
from coursekit.write.ooxml.package import XML_DECLARATION, Package, Relationship
from coursekit.write.ooxml.reading import parse
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
_PACKAGE_RELATIONSHIPS = (
    Relationship("rId1", "officeDocument", _DOCUMENT),
    Relationship("rId2", _CORE_KIND, "docProps/core.xml"),
    Relationship("rId3", "extended-properties", "docProps/app.xml"),
)
_HEADER_ID, _FOOTER_ID = "ckHeader", "ckFooter"

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_DRAWING_ID = re.compile(rb'<wp:docPr [^>]*?\bid="(\d{1,9})"')

RUNNING = f'<w:headerReference w:type="default" r:id="{_HEADER_ID}"/><w:footerReference w:type="default" r:id="{_FOOTER_ID}"/>'
"""What names the running header and footer in a section's properties, first of all."""


class Body(Value):
    """What a document holds: its blocks with the section's properties at their end, in pieces that are asked for one after
    the other, and finished paragraphs that run along on every page. `date` is ISO."""

    xml: Iterable[str]
    header: str
    footer: str
    title: str
    date: str


def open_draft(look: Look, language: str) -> Draft:
    """A document in a look, with nothing in it. Raises PackageError when the look's template is no Word document."""
    template = read_template(look)
    package = _carried_over(template, language)
    fonts = _own_fonts(look.fonts.get(language), template)
    numbering = Numbering(language, template.parts.get(template.numbering, b""))
    parts = Parts(package)
    # Drawings in headers that are carried over have numbers too, and these must differ from ours.
    parts.take_ids(max((int(id) for part in template.parts.values() for id in _DRAWING_ID.findall(part)), default=0))
    return Draft(template, look.palette, fonts, language, parts, numbering)


def document_bytes(draft: Draft, body: Body) -> bytes:
    """The .docx file; asked for once, when all that the body needs stands in the draft."""
    package = draft.parts.package
    package.add(_DOCUMENT, _document(body), f"{_WORD}.document.main+xml")
    package.add(draft.template.numbering or _NUMBERING, draft.numbering.to_xml(), f"{_WORD}.numbering+xml")
    _add_running(draft, _HEADER, "header", body.header, draft.template.header)
    _add_running(draft, _FOOTER, "footer", body.footer, draft.template.footer)
    package.add("docProps/core.xml", _core(body, draft.language), _CORE_TYPE)
    package.add("docProps/app.xml", _APP, _APP_TYPE)
    package.relate(_DOCUMENT, _document_relationships(draft))
    package.relate("", _PACKAGE_RELATIONSHIPS)
    return package.to_bytes()


def _document(body: Body) -> bytearray:
    """Encoded piece by piece: a long document is tens of megabytes, and twice that as Chinese text."""
    document = bytearray(f"{XML_DECLARATION}<w:document {_NAMESPACES}><w:body>".encode())
    for piece in body.xml:
        document += piece.encode()
    document += b"</w:body></w:document>"
    return document


# ---------------------------------------------------------------- what runs along


def header_xml(draft: Draft, words: str) -> str:
    return paragraph(draft, Frame(0), "header", role_text(draft, "header", words))


_PAGE_FIELDS = {"{page}": "PAGE", "{pages}": "NUMPAGES"}


def footer_xml(draft: Draft, page_of: str) -> str:
    """`page_of` is as 第 {page} 页，共 {pages} 页."""
    pieces = re.split(r"(\{page\}|\{pages\})", page_of)
    content = "".join(
        field_xml(_PAGE_FIELDS[piece], run(draft, "1")) if piece in _PAGE_FIELDS else role_text(draft, "footer", piece)
        for piece in pieces
    )
    return paragraph(draft, Frame(0), "footer", content)


def _add_running(draft: Draft, part: str, kind: str, ours: str, theirs: Running | None) -> None:
    """The template's own, and below it ours, unless it says as much itself. A page that is to have none has none."""
    package, tag = draft.parts.package, {"header": "hdr", "footer": "ftr"}[kind]
    whole = f"<w:{tag} {_NAMESPACES}>{ours}</w:{tag}>"
    if theirs is None or not _says_something(parse(whole.encode())):
        package.add(part, XML_DECLARATION + whole, f"{_WORD}.{kind}+xml")
        return
    root = deepcopy(theirs.root)
    for drawing in root.iter(_DRAWING):
        drawing.set("id", str(draft.parts.next_id()))
    if not (_has_page_number(root) if kind == "footer" else _says_something(root)):
        root.extend(list(parse(whole.encode())))
    package.add(
        part, etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True), f"{_WORD}.{kind}+xml"
    )
    if theirs.relationships:
        package.relate(part, theirs.relationships)


def _says_something(root: etree._Element) -> bool:
    return any((node.text or "").strip() for node in root.iter(f"{W}t"))


def _has_page_number(root: etree._Element) -> bool:
    written = [node.text or "" for node in root.iter(f"{W}instrText")]
    written += [node.get(f"{W}instr", "") for node in root.iter(f"{W}fldSimple")]
    return "PAGE" in "".join(written).upper() or next(root.iter(f"{W}pgNum"), None) is not None


# ---------------------------------------------------------------- the package


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


def _document_relationships(draft: Draft) -> Sequence[Relationship]:
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
    """The language's fonts, as far as they are not the template's already."""
    if fonts is None or (fonts.body_latin, fonts.body_east_asian) == template.fonts:
        return None
    return replace(fonts, heading_latin="", body_latin="") if fonts.body_latin == template.fonts[0] else fonts


_APP = f'{XML_DECLARATION}<Properties xmlns="{_OFFICE}/extended-properties"><Application>coursekit</Application></Properties>'


def _core(body: Body, language: str) -> str:
    """Title, language and date; no author and no clock."""
    moment = f"{body.date}T00:00:00Z" if re.fullmatch(r"\d{4}-\d{2}-\d{2}", body.date) else ""
    dates = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{moment}</dcterms:{name}>' for name in ("created", "modified")
    )
    return (
        f'{XML_DECLARATION}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{text(body.title)}</dc:title><dc:language>{text(language)}</dc:language>"
        f"{dates if moment else ''}</cp:coreProperties>"
    )
