"""The PDFs of whole courses, in three languages: what Word documents and pages agree in, and what readers are owed."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pdfplumber
import pikepdf
import pytest

from tests.e2e import courses
from tests.e2e.conftest import Once, build_small
from tests.e2e.products import gap_numbers, headings_of, read_booklet
from tests.pages import bookmarks_of, tags_of

pytestmark = pytest.mark.fonts

COURSES = {
    "zh-CN": ("gallery", courses.GALLERY),
    "zh-TW": ("mute-zh-tw", courses.mute("zh-TW")),
    "en": ("calm", courses.CALM),
}
BOOKLETS = ("guide", "handout", "key")


@pytest.fixture(scope="session", params=COURSES)
def built(request: pytest.FixtureRequest, once: Once) -> Path:
    """The folder of an edition with the PDFs and Word documents of a small course."""
    name, files = COURSES[request.param]
    out = build_small(once, f"pages-{name}", files, "--format", "docx", "--format", "pdf")
    return sorted(out.glob("[!.]*/*"))[0]


@pytest.fixture
def language(built: Path, request: pytest.FixtureRequest) -> str:
    return str(request.node.callspec.params["built"])


@pytest.mark.parametrize("name", [*BOOKLETS, "deck"])
def test_a_pdf_names_its_language_and_title(built: Path, language: str, name: str) -> None:
    with pikepdf.open(built / f"{name}.pdf") as pdf:
        assert str(pdf.Root.Lang).lower() == language.lower()
        assert str(pdf.docinfo["/Title"]) != ""
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)


@pytest.mark.parametrize("name", BOOKLETS)
def test_a_pdf_claims_what_typst_has_checked(built: Path, name: str) -> None:
    with pikepdf.open(built / f"{name}.pdf") as pdf, pdf.open_metadata() as metadata:
        assert (metadata["pdfuaid:part"], metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("1", "2", "A")


@pytest.mark.parametrize("name", BOOKLETS)
def test_word_and_pdf_have_the_same_sections_in_the_same_order(built: Path, name: str) -> None:
    pdf = [title for _, title in bookmarks_of((built / f"{name}.pdf").read_bytes())]
    word = [" ".join(heading.split()) for heading in headings_of(read_booklet(built / f"{name}.docx"), 1, 2, 3)]

    # The contents have a bookmark, and so have segments: these have no heading in Word.
    assert len(word) > 0
    assert [title for title in pdf if title in word] == word


def test_word_and_pdf_number_their_gaps_alike(built: Path) -> None:
    word = [number for numbers in gap_numbers(built / "handout.docx").values() for number in numbers]

    assert len(word) > 0
    assert gaps_in((built / "handout.pdf").read_bytes()) == word


def gaps_in(pdf: bytes) -> list[int]:
    """The small raised numbers in the colour of secondary text, in reading order."""
    found = []
    with pdfplumber.open(io.BytesIO(pdf)) as pages:
        for page in pages.pages:
            small = page.filter(lambda thing: thing["object_type"] != "char" or 5.5 < thing["size"] < 7.5)
            found += [word["text"] for word in small.extract_words(keep_blank_chars=False)]
    return [int(word) for word in found if re.fullmatch(r"\d+", word)]


@pytest.mark.parametrize("name", BOOKLETS)
def test_every_picture_in_a_pdf_tells_what_it_shows(built: Path, name: str) -> None:
    figures = [tag for tag in tags_of((built / f"{name}.pdf").read_bytes()).all() if tag.role == "/Figure"]

    assert [figure for figure in figures if not figure.alt] == []


@pytest.mark.parametrize("name", BOOKLETS)
def test_no_chinese_line_begins_or_ends_with_what_may_not(built: Path, name: str) -> None:
    with pdfplumber.open(built / f"{name}.pdf") as pdf:
        lines = [line for page in pdf.pages for line in page.extract_text().splitlines() if line.strip()]

    assert [line for line in lines if line[0] in "，。、；：！？）」』》" or line.rstrip()[-1] in "（「『《"] == []


def test_a_deck_has_a_bookmark_for_every_slide(built: Path) -> None:
    with pikepdf.open(built / "deck.pdf") as pdf:
        pages = len(pdf.pages)

    assert len(bookmarks_of((built / "deck.pdf").read_bytes())) == pages
