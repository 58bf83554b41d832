"""Decks in templates of other people, drawn by LibreOffice: dark, 4:3, and one with nothing but an empty layout."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from pptx import Presentation

from tests.e2e.command import coursekit
from tests.e2e.conftest import CONTENT, Once
from tests.e2e.test_renders import EDGE_PT, pages_of, run
from tests.looks.foreign import DECKS
from tests.machine import require_programs

pytestmark = pytest.mark.render

TEMPLATES = ("powerpoint-dark.pptx", "blank-only.pptx")


@pytest.fixture(scope="session")
def drawn(once: Once) -> Path:
    """`NAME.pptx` and `NAME.pdf` of each template."""
    require_programs("soffice", "pdftotext")
    return once("foreign", draw)


def draw(folder: Path) -> None:
    for name in TEMPLATES:
        (folder / f"look-{name}").write_bytes(DECKS[name]())
        out = folder / "out"
        coursekit(
            "build",
            CONTENT / "hello",
            "-e",
            "full",
            "-p",
            "deck",
            "-f",
            "pptx",
            "--look",
            folder / f"look-{name}",
            "-o",
            out,
        )
        shutil.copyfile(out / "hello" / "full" / "deck.pptx", folder / name)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    run("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, *(folder / n for n in TEMPLATES))


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_slide_is_a_page_with_its_words_on_it(drawn: Path, name: str) -> None:
    slides = Presentation(str(drawn / name)).slides

    pages = pages_of((drawn / name).with_suffix(".pdf"))

    over = [
        word
        for page in pages
        for word in page.words
        if word.left < -EDGE_PT or word.right > page.width + EDGE_PT or word.bottom > page.height + EDGE_PT
    ]
    titles = [slide.shapes.title.text_frame.text.replace("\v", " ").split()[0] for slide in slides]
    assert over == []
    assert len(pages) == len(slides)
    assert [t for t, page in zip(titles, pages, strict=True) if t not in {word.text for word in page.words}] == []
