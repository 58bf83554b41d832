"""PDFs: lines of text as they were before they were set."""

from __future__ import annotations

import io
from textwrap import dedent

import pikepdf
import pytest
import typst

from coursekit.importers.formats import read_original
from coursekit.importers.original import CannotImport
from tests.importers.formats.notation import read

_SOURCE = """\
#set page(width: 10cm, height: 7cm, header: [Some Training Ltd], numbering: "1 / 1")
#set text(size: 10pt)
#text(size: 24pt)[Complaints]

= Listening
Facts are looked up, and feelings are heard by whoever lets the caller finish what was begun.

- one
- two

*All of it bold*
#pagebreak()
= Working
1. first
"""


def made() -> bytes:
    pdf = typst.compile(_SOURCE.encode())
    assert isinstance(pdf, bytes)
    return pdf


def test_paragraphs_headings_and_what_repeats() -> None:
    assert read("a.pdf", made()) == dedent(
        """\
        Complaints
        # Listening
        Facts are looked up, and feelings are heard by whoever lets the caller finish what was begun.
        • one
        • two
        !All of it bold
        ~ Some Training Ltd
        ~ 1 / 2
        # Working
        1. first
        ~ Some Training Ltd
        ~ 2 / 2
        """
    )


def with_password() -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(made())) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="o", user="u"))
    return out.getvalue()


def without_text() -> bytes:
    pdf = typst.compile(b"#rect()")
    assert isinstance(pdf, bytes)
    return pdf


def with_many_pages() -> bytes:
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        for _ in range(1_001):
            pdf.add_blank_page(page_size=(10, 10))
        pdf.save(out)
    return out.getvalue()


def without_end() -> bytes:
    """A tree of pages that holds itself, of two thousand million pages."""
    return b"""%PDF-1.4
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Count 2000000000/Kids[2 0 R 2 0 R]>> endobj
trailer <</Root 1 0 R>>
"""


def with_endless_space() -> bytes:
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.pages[0].Contents = pdf.make_stream(b" " * 200_000_000)
        pdf.save(out, compress_streams=True)
    return out.getvalue()


CASES = {
    "bomb": (with_endless_space, "the PDF cannot be read in 8 seconds and 400 MB of memory"),
    "password": (with_password, "the PDF has a password"),
    "pictures only": (without_text, "the PDF has no text, only pictures of it"),
    "damaged": (lambda: b"%PDF-1.7\n" + b"x" * 100, "the PDF is damaged"),
    "endless": (without_end, "the PDF is damaged"),
    "many pages": (with_many_pages, "the PDF has more than 1,000 pages or 300,000 characters"),
}


@pytest.mark.parametrize("case", CASES)
def test_what_cannot_be_imported_says_why(case: str) -> None:
    make, message = CASES[case]

    with pytest.raises(CannotImport) as refused:
        read_original("a.pdf", make(), lambda path: None)

    assert refused.value.message == message
