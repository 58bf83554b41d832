"""Finished files drawn by LibreOffice: a slide is a page, nothing runs off it, and Chinese is no row of boxes.

COURSEKIT_RENDER=required turns a missing program or font from a skipped test into a failed one.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest
from lxml import etree
from pptx import Presentation

from tests.e2e.conftest import Once
from tests.e2e.packages import body_paragraphs, parts_of
from tests.machine import require_fonts, require_programs
from tests.write.metafiles import records_of, text_of

pytestmark = pytest.mark.render

PROGRAMS = ("soffice", "pdfinfo", "pdftotext", "pdffonts")
FILES = ("hello/full/deck.pptx", "hello/full/handout.docx", "gallery/full/deck.pptx", "gallery/full/guide.docx")
DECKS = tuple(file for file in FILES if file.endswith("pptx"))
CHINESE = tuple(file for file in FILES if file.startswith("gallery"))
EDGE_PT = 1.0
"""How far a word may reach over an edge: the box of a glyph is a little larger than its ink."""

_XHTML = "{http://www.w3.org/1999/xhtml}"
_CJK_FONT = re.compile(
    "CJK|SourceHan|WenQuanYi|WQY|SimSun|SimHei|YaHei|JhengHei|PingFang|Droid.*Fallback|AR ?PL|UMing|UKai"
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word on a page: its box in points from the top left corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Page:
    width: float
    height: float
    words: tuple[Word, ...]


@pytest.fixture(scope="session")
def pdfs(once: Once, everything: Path) -> Path:
    """A folder with a PDF of each file, named as `hello-full-deck.pdf`."""
    require_programs(*PROGRAMS)
    require_fonts()
    return once("pdfs", lambda folder: convert(everything / "out", folder))


def convert(built: Path, folder: Path) -> None:
    sources = []
    for file in FILES:
        sources.append(folder / file.replace("/", "-"))
        shutil.copyfile(built / file, sources[-1])
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    run("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, *sources)


def run(*command: object) -> str:
    return subprocess.run([str(c) for c in command], capture_output=True, check=True, timeout=60).stdout.decode()


def pdf_of(pdfs: Path, file: str) -> Path:
    return pdfs / Path(file.replace("/", "-")).with_suffix(".pdf")


def pages_of(pdf: Path) -> list[Page]:
    # Control characters that a font's map may hold are not allowed in XML.
    text = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f]", "", run("pdftotext", "-bbox", pdf, "-"))
    root = etree.fromstring(text.encode(), etree.XMLParser(recover=True))
    return [
        Page(float(page.get("width", 0)), float(page.get("height", 0)), tuple(map(_word, page.iter(f"{_XHTML}word"))))
        for page in root.iter(f"{_XHTML}page")
    ]


def _word(node: etree._Element) -> Word:
    left, top, right, bottom = (float(node.get(key, 0)) for key in ("xMin", "yMin", "xMax", "yMax"))
    return Word(node.text or "", left, top, right, bottom)


# ---------------------------------------------------------------- pages


@pytest.mark.parametrize("file", DECKS)
def test_every_slide_is_a_page(pdfs: Path, everything: Path, file: str) -> None:
    slides = len(Presentation(str(everything / "out" / file)).slides)

    pages = int(re.findall(r"^Pages:\s+(\d+)$", run("pdfinfo", pdf_of(pdfs, file)), re.MULTILINE)[0])

    assert pages == slides


@pytest.mark.parametrize("file", FILES)
def test_no_word_reaches_over_the_edge_of_its_page(pdfs: Path, file: str) -> None:
    over = [
        (number, word)
        for number, page in enumerate(pages_of(pdf_of(pdfs, file)), start=1)
        for word in page.words
        if word.left < -EDGE_PT
        or word.top < -EDGE_PT
        or word.right > page.width + EDGE_PT
        or word.bottom > page.height + EDGE_PT
    ]

    assert over == []


@pytest.mark.parametrize("file", DECKS)
def test_no_word_of_a_slide_reaches_into_its_footer(pdfs: Path, everything: Path, file: str) -> None:
    footer = Presentation(str(everything / "out" / file)).core_properties.title.replace(" ", "")

    wrong = []
    for number, page in enumerate(pages_of(pdf_of(pdfs, file)), start=1):
        line = max(word.top for word in page.words if word.text == str(number)) - EDGE_PT
        low = sorted((word for word in page.words if word.bottom > line), key=lambda word: word.left)
        if "".join(word.text for word in low) != f"{footer}{number}":
            wrong.append((number, [word.text for word in low]))

    assert wrong == []


@pytest.mark.parametrize("file", FILES)
def test_no_page_is_empty(pdfs: Path, file: str) -> None:
    empty = [number for number, page in enumerate(pages_of(pdf_of(pdfs, file)), start=1) if not page.words]

    assert empty == []


# ---------------------------------------------------------------- glyphs


@pytest.mark.parametrize("file", CHINESE)
def test_chinese_is_drawn_with_a_chinese_font_in_the_file(pdfs: Path, file: str) -> None:
    rows = [line.split() for line in run("pdffonts", pdf_of(pdfs, file)).splitlines()[2:]]
    # name, type (one to three words), encoding, emb, sub, uni, object, generation
    embedded = {row[0]: row[-5] for row in rows}

    assert [name for name, is_embedded in embedded.items() if is_embedded != "yes"] == []
    assert [name for name in embedded if _CJK_FONT.search(name)] != []


@pytest.mark.parametrize("file", FILES)
def test_every_character_written_is_drawn(pdfs: Path, everything: Path, file: str) -> None:
    """A character without a glyph would be a box, which no one can copy as text."""
    source = everything / "out" / file

    drawn = set("".join(word.text for page in pages_of(pdf_of(pdfs, file)) for word in page.words))
    written = set("".join(words_of(source)))

    assert sorted(character for character in written - drawn if character.isalnum()) == []


def words_of(file: Path) -> list[str]:
    """What stands on the slides, or in the body of a booklet."""
    if file.suffix == ".docx":
        return body_paragraphs(file)
    shapes = (shape for slide in Presentation(str(file)).slides for shape in slide.shapes if shape.has_text_frame)
    return [shape.text_frame.text for shape in shapes]


# ---------------------------------------------------------------- slides in the guide


def test_the_guide_shows_what_its_slides_say(pdfs: Path, everything: Path) -> None:
    """Where characters stand is in the metafiles: the program that draws them may take them for words of another length."""
    file = "gallery/full/guide.docx"
    metafiles = [data for name, data in parts_of(everything / "out" / file).items() if name.endswith(".emf")]

    drawn = re.sub(r"\s", "", run("pdftotext", pdf_of(pdfs, file), "-"))

    said = [text_of(record).text for data in metafiles for record in records_of(data) if record.kind == "text"]
    assert len(metafiles) > 10
    assert [words for words in said if re.sub(r"\s", "", words) not in drawn] == []
