"""The slide handout: every slide but pauses, with lines to write on, and gaps where answers stand."""

from __future__ import annotations

import contextlib
import re
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from coursekit.compose.deck import compose_deck
from coursekit.compose.slide_sheets import trainee_deck
from coursekit.diagnostic import Report
from coursekit.documents.deck import Deck
from coursekit.labels import read_words
from coursekit.pipeline.compiler import check_folder
from coursekit.pipeline.looks import load_look
from coursekit.pipeline.products import choose
from coursekit.read.library import Library
from coursekit.write import DECK_FORMATS, read_deck_metrics
from tests.e2e import canaries, courses
from tests.e2e.canaries import CANARY, PLACES
from tests.e2e.command import coursekit
from tests.e2e.conftest import Once, build_small
from tests.e2e.courses import write_course
from tests.e2e.packages import everything_in, paragraphs_of, xml_of
from tests.e2e.test_schema import faults_of

pytestmark = pytest.mark.fonts


@pytest.fixture(scope="session")
def birds(once: Once) -> Path:
    """A course that is full of birds where trainees must not look."""
    out = build_small(once, "bird-slides", canaries.course(CANARY), "--product", "slides", "--edition", "full")
    return out / "birds" / "full"


def deck_of(folder: Path) -> Deck:
    """The deck that the slides of the same course are drawn from."""
    checked = check_folder(folder, Library(Report()), ("full",))
    look = load_look(None, Report())
    assert checked is not None
    assert look is not None
    course = checked.course
    words, metrics = read_words(course.language), read_deck_metrics(look, course.language)
    return compose_deck(checked.plans[0], words, metrics, Report()).deck


def places_in(text: str) -> set[str]:
    plain = re.sub(r"\s", "", text)
    return {place for place in PLACES if any(name in text or name in plain for name in canaries.name_of(CANARY, place))}


def text_of_pdf(file: Path) -> str:
    with contextlib.closing(pypdfium2.PdfDocument(file)) as pdf:
        return "\n".join(page.get_textpage().get_text_range() for page in pdf)


def test_slides_are_written_when_they_are_asked_for() -> None:
    assert "slides" not in choose((), ())
    assert choose(("slides",), ()) == {"slides": ("docx", "pdf")}


def test_no_bird_is_in_the_slides_on_paper(birds: Path) -> None:
    with pikepdf.open(birds / "slides.pdf") as pdf:
        alternatives = "\n".join(
            str(o["/Alt"]) for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and "/Alt" in o
        )

    assert places_in(everything_in(birds / "slides.docx")) == set()
    assert places_in(text_of_pdf(birds / "slides.pdf") + alternatives) == set()


def test_no_bird_is_in_what_the_slides_are_drawn_from(tmp_path: Path) -> None:
    look = load_look(None, Report())
    assert look is not None
    deck = deck_of(write_course(tmp_path / "birds", canaries.course(CANARY)))

    facilitators, trainees = (DECK_FORMATS["pptx"](one, look) for one in (deck, trainee_deck(deck)))

    assert (places_in(everything_in(facilitators)) != set(), places_in(everything_in(trainees))) == (True, set())


def test_every_slide_but_a_pause_stands_there_once_in_order(birds: Path, tmp_path: Path) -> None:
    deck = deck_of(write_course(tmp_path / "birds", canaries.course(CANARY)))

    said = paragraphs_of(xml_of(birds / "slides.docx", "word/document.xml"))

    assert said == [f"幻灯片 {s.number} · {s.title}" for s in deck.slides if s.layout != "break"]


def test_slides_keep_to_the_schema_and_pages_are_tagged(birds: Path) -> None:
    with pikepdf.open(birds / "slides.pdf") as pdf:
        metadata = pdf.open_metadata()
        claims = (metadata.get("pdfuaid:part"), metadata.get("pdfaid:part"), str(pdf.Root.Lang))

    assert (faults_of(birds / "slides.docx"), claims) == ([], ("1", "2", "zh-CN"))


@pytest.mark.parametrize(("count", "pages"), [(1, 8), (6, 2)])
def test_a_page_has_as_many_slides_as_are_asked_for(tmp_path: Path, count: int, pages: int) -> None:
    folder = write_course(tmp_path / "calm", courses.CALM)
    options = ("--product", "slides", "--format", "pdf", "--edition", "short", "--slides-per-page", count)

    result = coursekit("build", folder, "--out", tmp_path / "out", *options)

    with pikepdf.open(tmp_path / "out" / "calm" / "short" / "slides.pdf") as pdf:
        assert (result.code, len(pdf.pages)) == (0, pages)


def test_five_slides_make_no_page(tmp_path: Path) -> None:
    folder = write_course(tmp_path / "calm", courses.CALM)

    result = coursekit("build", folder, "--out", tmp_path / "out", "--product", "slides", "--slides-per-page", 5)

    assert (result.code, result.err) == (2, "5 slides make no page: write 1, 2, 3, 4, 6\n")
