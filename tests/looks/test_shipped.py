"""The looks that are shipped: made by their script, without findings, and good for a whole course."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from pptx import Presentation

from coursekit.diagnostic import Report
from coursekit.documents.deck import Layout
from coursekit.documents.look import Look
from coursekit.looks.colour import contrast
from coursekit.looks.read import make_booklet, make_deck, read_look
from coursekit.pipeline.jobs import Job, run_job

ROOT = Path(__file__).parents[2]
FOLDERS = {folder.name: folder for folder in sorted((ROOT / "templates").iterdir())}


@pytest.fixture(params=FOLDERS)
def folder(request: pytest.FixtureRequest) -> Path:
    return FOLDERS[request.param]


@pytest.fixture
def look(folder: Path) -> Look:
    report = Report()
    found = read_look(folder, report)
    assert found is not None
    assert report.sorted() == ()
    return found


def test_two_looks_are_shipped() -> None:
    assert list(FOLDERS) == ["default", "vivid"]


def test_templates_are_what_make_look_makes(look: Look) -> None:
    assert make_deck(look) == look.deck_template
    assert make_booklet(look) == look.booklet_template


def test_a_course_is_built_in_each_look(folder: Path, look: Look) -> None:
    done = run_job(Job(ROOT / "content" / "hello", "hello", "full", folder, {"deck": ("pptx",)}, "2026-01-01"))

    (file,) = done.files
    deck = Presentation(io.BytesIO(file.data))
    names = {layout.name for layout in deck.slide_layouts}
    assert names == set(look.layouts.values())
    assert {slide.slide_layout.name for slide in deck.slides} <= names
    assert len({look.layouts[layout] for layout in Layout}) == len(Layout)


def test_words_on_a_darkened_ground_have_more_contrast_than_on_its_colour(look: Look) -> None:
    """Grounds run from a colour into a darker shade of it: paper on the lighter end is the weakest place."""
    weakest = {
        role: contrast(look.palette.paper, getattr(look.palette, role)) for role in ("accent", "second", "warning")
    }

    assert {role: ratio for role, ratio in weakest.items() if ratio < 4.5} == {}
