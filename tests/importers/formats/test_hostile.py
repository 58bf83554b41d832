"""Files that are not what they should be, or made to do harm: each ends in one clear sentence."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from docx import Document

from coursekit.importers.formats import read_original
from coursekit.importers.original import CannotImport

_TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="%s"/></Relationships>'
)
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600)


def package(main: str, xml: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("_rels/.rels", _RELS % main)
        archive.writestr(main, xml)
    return out.getvalue()


def word(body: str, before: str = "") -> bytes:
    return package("word/document.xml", f"{before}<w:document {_W}><w:body>{body}</w:body></w:document>")


def real() -> bytes:
    out = io.BytesIO()
    document = Document()
    document.add_paragraph("x" * 2000)
    document.save(out)
    return out.getvalue()


def wrong_sum() -> bytes:
    data = bytearray(word("<w:p><w:r><w:t>abc</w:t></w:r></w:p>"))
    at = data.rindex(b"PK\x01\x02")
    data[at + 16] ^= 1
    return bytes(data)


CASES = {
    "empty": ("a.docx", b"", "the file is empty"),
    "nothing said": ("a.docx", word(""), "the file is empty"),
    "no office file": ("a.docx", b"hello", "the file is no Office file (no ZIP file at all)"),
    "pdf as docx": ("a.docx", b"%PDF-1.7\n", "the file is in truth a PDF"),
    "rtf as docx": ("a.docx", b"{\\rtf1 x}", "the file is in truth a .rtf"),
    "html as docx": ("a.docx", b"<html><p>x", "the file is in truth a .html"),
    "old or encrypted": ("a.docx", _OLE, "the file has a password, or is in the format of before 2007"),
    "old suffix": ("a.doc", _OLE, "files of the kind .doc are not read"),
    "zip as text": ("a.txt", real(), "the file is no .txt, but an Office or ZIP file"),
    "deck as document": ("a.docx", package("ppt/presentation.xml", "<x/>"), "the file is of PowerPoint, not of Word"),
    "cut off": ("a.docx", real()[:-400], "the file is a damaged ZIP file"),
    "wrong sum": ("a.docx", wrong_sum(), "the file is a damaged ZIP file"),
    "bomb": (
        "a.docx",
        package("word/document.xml", " " * 20_000_000),
        "the file holds 20 MB in few bytes (word/document.xml)",
    ),
    "entities": (
        "a.docx",
        word("<w:p/>", '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hosts">]>'),
        "the file declares a document type in word/document.xml",
    ),
    "deep": (
        "a.docx",
        word("<w:sdt><w:sdtContent>" * 1000 + "</w:sdtContent></w:sdt>" * 1000),
        "the file has a part that is no well-formed XML",
    ),
    "many tags": (
        "a.docx",
        word("".join(f"<w:p{i * 7919}/>" for i in range(1_300_000))),
        "the file has a part of more than 1,200,000 tags and attributes (word/document.xml)",
    ),
    "much text": (
        "a.docx",
        word("".join(f"<w:p><w:r><w:t>{i:0100}</w:t></w:r></w:p>" for i in range(25_000))),
        "the file has more than 300,000 characters of text",
    ),
    "no slides": ("a.pptx", package("ppt/presentation.xml", "<x/>"), "no slide of the deck has a word or a picture"),
    "no cells": ("a.xlsx", package("xl/workbook.xml", "<x/>"), "no cell of the workbook says anything"),
}


@pytest.mark.parametrize("case", CASES)
def test_what_cannot_be_imported_says_why(case: str) -> None:
    name, data, message = CASES[case]

    with pytest.raises(CannotImport) as refused:
        read_original(name, data, lambda path: None)

    assert re.sub(r"in [\d,]+ bytes", "in few bytes", refused.value.message) == message


def test_a_sheet_that_is_said_to_be_endless_is_read_by_its_cells() -> None:
    sheet = (
        '<worksheet><dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c>'
        '<c r="B1"><v>1</v></c></row><row r="1048576"><c r="A1048576"><v>2</v></c></row></sheetData></worksheet>'
    )
    out = io.BytesIO(
        package(
            "xl/workbook.xml", f'<workbook xmlns:r="{_OFFICE}"><sheets><sheet name="s" r:id="r1"/></sheets></workbook>'
        )
    )
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("xl/_rels/workbook.xml.rels", (_RELS % "sheet.xml").replace('officeDocument"', 'worksheet"'))
        archive.writestr("xl/sheet.xml", sheet)

    original = read_original("a.xlsx", out.getvalue(), lambda path: None)

    assert original.text == "a\n1\n2\n"
