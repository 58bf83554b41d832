"""The lines of a PDF as PDFium finds them. It runs in a process of its own: a PDF can be made so that reading it never ends."""

from __future__ import annotations

import json
from collections.abc import Iterator
from ctypes import create_string_buffer
from typing import Any

from coursekit.limits import IMPORT_CHARACTERS, IMPORT_PAGES

PASSWORD, DAMAGED, TOO_LONG = "password", "damaged", "too long"


def lines_as_json(data: bytes) -> bytes:
    """A list of pages, each a list of lines: text, left, right, bottom (points from the page's bottom), size, whether bold.
    Or a string: one of those above."""
    return json.dumps(_pages(data)).encode()


def _pages(data: bytes) -> str | list[list[list[Any]]]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        return PASSWORD if "password" in str(error).lower() else DAMAGED
    if len(document) > IMPORT_PAGES:
        return TOO_LONG
    pages: list[list[list[Any]]] = []
    length = 0
    for number in range(len(document)):
        try:
            pages.append([[*line] for line in _lines(document[number].get_textpage())])
        except pypdfium2.PdfiumError:
            return DAMAGED
        length += sum(len(line[0]) for line in pages[-1])
        if length > IMPORT_CHARACTERS:
            return TOO_LONG
    return pages


def _lines(page: Any) -> Iterator[tuple[str, float, float, float, float, bool]]:
    import pypdfium2.raw as pdfium

    characters = [chr(pdfium.FPDFText_GetUnicode(page, i) % 0x110000) for i in range(page.count_chars())]
    start = 0
    for end in [*(i for i, char in enumerate(characters) if char in "\r\n"), len(characters)]:
        seen = [i for i in range(start, end) if characters[i].strip()]
        if seen:
            text = "".join(characters[seen[0] : seen[-1] + 1])
            left, bottom, _, _ = page.get_charbox(seen[0], loose=True)
            right = page.get_charbox(seen[-1], loose=True)[2]
            yield text, left, right, bottom, pdfium.FPDFText_GetFontSize(page, seen[0]), _is_bold(page, seen[0])
        start = end + 1


def _is_bold(page: Any, at: int) -> bool:
    import pypdfium2.raw as pdfium

    name = create_string_buffer(200)
    pdfium.FPDFText_GetFontInfo(page, at, name, len(name), None)
    return any(word in name.value.lower() for word in (b"bold", b"black", b"heavy"))
