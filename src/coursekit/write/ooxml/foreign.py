"""What a template may not bring into a product: macros, links to elsewhere, fields that fetch, and parts that are not there.

Only parts that a product would keep are looked at: sample slides and pages stay behind, whatever is in them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from lxml import etree

from coursekit.write.ooxml.archive import Files, PackageError, damaged, is_xml, unsafe
from coursekit.write.ooxml.package import Relationship
from coursekit.write.ooxml.reading import content_types, parse, relationships_of

CONTENT_TYPES = "[Content_Types].xml"
_STRICT = b"http://purl.oclc.org/ooxml/"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_WEB = re.compile(r"(?:https?|mailto):", re.IGNORECASE)
# PowerPoint itself leaves this target where a linked picture was removed.
_NOTHING = "NULL"
# Relationships that are left out with what names them (write/docx/template.py).
_LEFT_OUT = frozenset({"attachedTemplate", "mailMergeSource", "mailMergeHeaderSource", "recipientData"})
# Fields that show what the document or its properties say; any other could fetch, or start something.
_FIELDS = frozenset(
    {
        "PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "PAGEREF", "REF", "STYLEREF", "SEQ", "TOC", "TC", "TITLE", "SUBJECT",
        "AUTHOR", "KEYWORDS", "COMMENTS", "DOCPROPERTY", "DATE", "TIME", "CREATEDATE", "SAVEDATE", "PRINTDATE", "EDITTIME",
        "FILENAME", "FILESIZE", "LASTSAVEDBY", "REVNUM", "NUMWORDS", "NUMCHARS", "TEMPLATE", "INFO", "IF", "COMPARE", "SYMBOL",
        "HYPERLINK", "ADVANCE", "USERNAME", "USERINITIALS",
    }
)  # fmt: skip
_PROGRAMS = {
    "presentationml": ("a presentation", "PowerPoint"),
    "wordprocessingml": ("a Word document", "Word"),
    "spreadsheetml": ("a workbook", "Excel"),
}


def main_part(files: Files, family: str) -> str:
    """The name of the part that a package is about, which must be of `family` ("presentationml", "wordprocessingml").

    Raises PackageError: no such part, another kind of file, macros, the strict form of the format.
    """
    if CONTENT_TYPES not in files:
        raise damaged("is a ZIP file, but no Office file")
    main = next((r.target for r in relationships_of(files, "") if _last(r.kind) == "officeDocument"), "")
    if main not in files:
        raise damaged("names no main part")
    types = content_types(files, [name for name in files if name != CONTENT_TYPES])
    _refuse_macros(types, family)
    found = next((known for known in _PROGRAMS if known in types.get(main, "")), "")
    if found != family:
        kind = f"is {_PROGRAMS[found][0]}" if found else "is of no known kind"
        raise PackageError(f"{kind}, not {_PROGRAMS[family][0]}", f"name a file that {_PROGRAMS[family][1]} has saved")
    if _STRICT in files[main]:
        help = "save it as the plain “Presentation (*.pptx)” or “Document (*.docx)”"
        raise PackageError("is saved as Strict Open XML", help)
    return main


def _refuse_macros(types: Mapping[str, str], family: str) -> None:
    for part, kind in types.items():
        if "macroEnabled" in kind or "vbaProject" in kind or part.lower().endswith("vbaproject.bin"):
            raise unsafe("holds macros", f"save it in {_PROGRAMS[family][1]} without macros, as .pptx or .docx")
        if "activeX" in kind:
            raise unsafe("holds ActiveX controls", "remove them from masters, layouts, headers and footers")


def check_kept(files: Files, kept: Iterable[str]) -> None:
    """Of the parts that a product keeps: all XML is well formed, nothing leads out of the package. Raises PackageError."""
    for part in kept:
        if part.endswith(".rels") or part == CONTENT_TYPES:
            continue
        for relationship in relationships_of(files, part):
            _check_relationship(part, relationship)
        if is_xml(part):
            _check_fields(part, parse(files[part]))


def _check_relationship(part: str, relationship: Relationship) -> None:
    kind = _last(relationship.kind)
    if not relationship.external or kind in _LEFT_OUT or relationship.target == _NOTHING:
        return
    if kind == "hyperlink" and _WEB.match(relationship.target):
        return
    message = f"links from {part} to {relationship.target[:120]!r} ({kind})"
    raise unsafe(message, "embed what is linked, or break the link: File > Info > Edit Links to Files")


def _check_fields(part: str, root: etree._Element) -> None:
    for instruction in _instructions(root):
        name = (instruction.split() or [""])[0].upper()
        if name not in _FIELDS and not name.startswith("="):
            message = f"has the field {instruction.strip()[:60]!r} in {part}"
            raise unsafe(message, "delete the field in Word: Alt+F9 shows fields as they are written")


def _instructions(root: etree._Element) -> Iterator[str]:
    """Of each field, as it is put together from its runs; fields may stand inside one another."""
    yield from (field.get(f"{_W}instr", "") for field in root.iter(f"{_W}fldSimple"))
    open_fields: list[list[str]] = []
    for node in root.iter(f"{_W}fldChar", f"{_W}instrText", f"{_W}delInstrText"):
        mark = node.get(f"{_W}fldCharType")
        if mark == "begin":
            open_fields.append([])
        elif mark is None and open_fields:
            open_fields[-1].append(node.text or "")
        elif mark == "end" and open_fields:
            yield "".join(open_fields.pop())
    yield from ("".join(pieces) for pieces in open_fields)


def _last(kind: str) -> str:
    """The last step of a relationship's type: strict files name it by another address than transitional ones."""
    return kind.rpartition("/")[2]
