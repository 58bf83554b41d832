"""Files as originals, a module for each format."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from coursekit.importers.formats.text import read_text
from coursekit.importers.original import CannotImport, Original

Nearby = Callable[[str], bytes | None]
"""A file that an original names, by its path from the original's folder; None when it may not be read, or is not there."""
Reader = Callable[[str, bytes, Nearby], Original]


def _text(name: str, data: bytes, nearby: Nearby) -> Original:
    return read_text(name, data)


def _docx(name: str, data: bytes, nearby: Nearby) -> Original:
    from coursekit.importers.formats.docx import read_docx

    return read_docx(name, data)


def _pptx(name: str, data: bytes, nearby: Nearby) -> Original:
    from coursekit.importers.formats.pptx import read_pptx

    return read_pptx(name, data)


def _xlsx(name: str, data: bytes, nearby: Nearby) -> Original:
    from coursekit.importers.formats.xlsx import read_xlsx

    return read_xlsx(name, data)


def _markdown(name: str, data: bytes, nearby: Nearby) -> Original:
    from coursekit.importers.formats.markdown import read_markdown

    return read_markdown(name, data, nearby)


def _pdf(name: str, data: bytes, nearby: Nearby) -> Original:
    from coursekit.importers.formats.pdf import read_pdf

    return read_pdf(name, data)


READERS: Mapping[str, Reader] = {
    ".txt": _text,
    ".text": _text,
    **dict.fromkeys((".md", ".markdown", ".qmd"), _markdown),
    ".pdf": _pdf,
    **dict.fromkeys((".docx", ".docm", ".dotx"), _docx),
    **dict.fromkeys((".pptx", ".pptm", ".ppsx", ".potx"), _pptx),
    **dict.fromkeys((".xlsx", ".xlsm"), _xlsx),
}
"""By suffix, in small letters. Readers are imported when they are asked for: what they parse with takes long to import."""

_OTHERS = {
    ".doc": "save it in Word as .docx",
    ".rtf": "save it in Word as .docx",
    ".odt": "save it as .docx",
    ".pages": "export it as .docx",
    ".ppt": "save it in PowerPoint as .pptx",
    ".odp": "save it as .pptx",
    ".key": "export it as .pptx",
    ".xls": "save it in Excel as .xlsx",
    ".ods": "save it as .xlsx",
    ".html": "open it in Word, and save it as .docx",
    ".htm": "open it in Word, and save it as .docx",
}
_BEGINNINGS = (
    (b"%PDF-", ".pdf"),
    (b"{\\rtf", ".rtf"),
    (b"<!doctype html", ".html"),
    (b"<html", ".html"),
    (bytes.fromhex("d0cf11e0a1b11ae1"), "ole"),
    (b"PK\x03\x04", "zip"),
)
_OLE = "remove the password (File > Info > Protect), or save an old .doc, .ppt or .xls as .docx, .pptx or .xlsx"
_PLAIN = (".txt", ".text", ".md", ".markdown", ".qmd")


def read_original(name: str, data: bytes, nearby: Nearby) -> Original:
    """By what the file is, which its name must not belie. Raises CannotImport, and nothing else, for whatever it holds."""
    suffix = f".{name.rpartition('.')[2].lower()}" if "." in name else ""
    if not data:
        raise CannotImport("the file is empty", "choose a file with an outline in it")
    if suffix in _OTHERS:
        raise CannotImport(f"files of the kind {suffix} are not read", _OTHERS[suffix])
    reader = READERS.get(suffix)
    if reader is None:
        raise CannotImport(f"files of the kind {suffix or '(no suffix)'} are not read", f"import one of {_known()}")
    _check_beginning(suffix, data)
    try:
        return reader(name, data, nearby)
    except RecursionError as error:
        raise CannotImport("the file holds things inside one another too deep to read", "save it anew") from error


def _check_beginning(suffix: str, data: bytes) -> None:
    begins = data[:200].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    kind = next((kind for mark, kind in _BEGINNINGS if begins.startswith(mark.lower())), "")
    if kind == "ole":
        raise CannotImport("the file has a password, or is in the format of before 2007", _OLE)
    if kind == "zip" and suffix in (*_PLAIN, ".pdf"):
        raise CannotImport(
            f"the file is no {suffix}, but an Office or ZIP file", "name it as what it is: .docx, .pptx or .xlsx"
        )
    if kind in _OTHERS and suffix not in (".md", ".markdown", ".qmd"):
        raise CannotImport(f"the file is in truth a {kind}", _OTHERS[kind])
    if kind == ".pdf" and suffix != ".pdf":
        raise CannotImport("the file is in truth a PDF", "name it .pdf")


def _known() -> str:
    return ", ".join(READERS)
