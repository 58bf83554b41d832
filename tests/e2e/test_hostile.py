"""Too much of everything builds: no word is lost or moved, every program opens what comes out."""

from __future__ import annotations

import re
from pathlib import Path

import docx
import pytest
from lxml import html
from openpyxl import load_workbook
from pptx import Presentation

from tests.e2e.conftest import Once, build_small
from tests.e2e.hostile import hostile
from tests.e2e.packages import in_folder, text_of, xml_of, xml_parts
from tests.e2e.test_schema import faults_of

MODULE = str(hostile()["modules/01.md"])
WORDS = re.findall(r"k\d{4}", MODULE)
HIDDEN = re.findall(r"\[(k\d{4})\]\{\.blank\}", MODULE)


@pytest.fixture(scope="session")
def files(once: Once) -> Path:
    """The files of the edition that has it all."""
    formats = (option for name in ("pptx", "docx", "xlsx", "html") for option in ("--format", name))
    return build_small(once, "hostile", hostile(), "--edition", "full", *formats) / "hostile" / "full"


def words_in(file: Path, *parts: str) -> list[str]:
    return [word for part in parts for word in re.findall(r"k\d{4}", text_of(xml_of(file, part)))]


def test_a_deck_shows_every_word_once_and_in_order(files: Path) -> None:
    deck = files / "deck.pptx"

    assert words_in(deck, *in_folder(xml_parts(deck), "ppt/slides")) == WORDS


def test_a_guide_has_every_word_of_activities(files: Path) -> None:
    """What slides of a talk show, its pictures of them show."""
    words = re.findall(r"k\d{4}", MODULE.partition("# 活动")[2])

    assert set(words_in(files / "guide.docx", "word/document.xml")) >= set(words)


def test_a_page_has_every_word_but_those_of_gaps(files: Path) -> None:
    assert set(WORDS) - set(re.findall(r"k\d{4}", (files / "handout.html").read_text("utf-8"))) == set(HIDDEN)


def test_a_handout_has_every_word_but_those_of_gaps(files: Path) -> None:
    assert set(WORDS) - set(words_in(files / "handout.docx", "word/document.xml")) == set(HIDDEN)


def test_a_page_has_the_words_of_the_handout(files: Path) -> None:
    page = html.fromstring((files / "handout.html").read_bytes())

    assert set(WORDS) - set(re.findall(r"k\d{4}", page.text_content())) == set(HIDDEN)
    assert len(page.xpath("//script")) == 1


def test_what_stands_in_no_edition_stands_nowhere(files: Path) -> None:
    for name in ("guide.docx", "handout.docx", "key.docx"):
        assert "不见" not in text_of(xml_of(files / name, "word/document.xml"))


def test_other_programs_open_the_files(files: Path) -> None:
    assert len(Presentation(str(files / "deck.pptx")).slides) > 40
    assert len(docx.Document(str(files / "guide.docx")).paragraphs) > 100
    assert len(docx.Document(str(files / "handout.docx")).paragraphs) > 100
    assert len(load_workbook(files / "agenda.xlsx").worksheets) == 2


@pytest.mark.parametrize("name", ["deck.pptx", "guide.docx", "handout.docx", "key.docx", "agenda.xlsx"])
def test_hostile_files_keep_to_the_schema(files: Path, name: str) -> None:
    assert faults_of(files / name) == []
