"""The user's own template: courses built with templates of many origins."""

from __future__ import annotations

import io
import re
from functools import lru_cache
from pathlib import Path

import docx
import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator
from pptx import Presentation

from coursekit.diagnostic import Report
from coursekit.documents.deck import Layout
from coursekit.documents.look import Look
from coursekit.model.plan import Plan
from coursekit.pipeline.compiler import check_folder
from coursekit.pipeline.looks import load_in_detail, load_look
from coursekit.pipeline.products import Documents
from coursekit.read.library import Library
from coursekit.write import BOOKLET_FORMATS, DECK_FORMATS, read_deck_metrics
from coursekit.write.pptx.roles import How
from coursekit.write.pptx.source import match_layouts
from tests.e2e.packages import W
from tests.looks.foreign import BOOKLETS, DECKS, GERMAN, OFFICE_LAYOUTS, SIMPLIFIED, TRADITIONAL
from tests.write.packages import broken_links, parts_of

HELLO = Path(__file__).parent.parent.parent / "content" / "hello"


@lru_cache
def plan() -> Plan:
    checked = check_folder(HELLO, Library(Report()), ("full",))
    assert checked is not None
    return checked.plans[0]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("templates")


def template(folder: Path, name: str) -> Path:
    path = folder / name
    if not path.exists():
        path.write_bytes({**DECKS, **BOOKLETS}[name]())
    return path


def look_of(folder: Path, name: str) -> Look:
    report = Report()
    look = load_look(template(folder, name), report)
    assert look is not None, [d.message for d in report.sorted()]
    return look


@lru_cache
def composed(name: str, folder: Path) -> tuple[Documents, Look]:
    look = look_of(folder, name)
    return Documents(plan(), read_deck_metrics(look, plan().course.language), "2026-11-22"), look


@lru_cache
def deck_of(name: str, folder: Path) -> bytes:
    documents, look = composed(name, folder)
    return DECK_FORMATS["pptx"](documents.deck, look)


# ---------------------------------------------------------------- decks


@pytest.mark.parametrize("name", DECKS)
def test_a_deck_is_built_with_any_presentation(folder: Path, name: str) -> None:
    documents, look = composed(name, folder)

    file = deck_of(name, folder)

    before, after = parts_of(look.deck_template), parts_of(file)
    house = [part for part in before if re.match(r"ppt/(slideMasters|slideLayouts|theme)/", part) and part in after]
    masters = [part for part in before if re.match(r"ppt/slideMasters/[^/]*\.xml", part)]
    assert set(masters) <= set(house)
    assert [part for part in house if before[part] != after[part]] == []
    assert list(broken_links(file)) == []
    assert not any(b"SAMPLE" in data for data in after.values())
    presentation = Presentation(io.BytesIO(file))
    assert [slide.shapes.title.text_frame.text.replace("\v", " ") for slide in presentation.slides] == [
        slide.title for slide in documents.deck.slides
    ]


@pytest.mark.parametrize("name", [name for name in DECKS if name != "blank-only.pptx"])
def test_points_stand_in_the_templates_own_placeholders(folder: Path, name: str) -> None:
    documents, _ = composed(name, folder)

    presentation = Presentation(io.BytesIO(deck_of(name, folder)))

    number = next(i for i, s in enumerate(documents.deck.slides) if s.title == "A complaint has two halves")
    (body,) = [
        shape
        for shape in presentation.slides[number].placeholders
        if shape.has_text_frame and "louder" in shape.text_frame.text
    ]
    assert body.text_frame.text.startswith("The fact: what went wrong")


@pytest.mark.parametrize("name", DECKS)
def test_columns_keep_their_heads_where_a_layout_has_no_place_for_them(folder: Path, name: str) -> None:
    presentation = Presentation(io.BytesIO(deck_of(name, folder)))

    (slide,) = [s for s in presentation.slides if s.shapes.title.text_frame.text == "What to say, what to leave"]
    lines = [p.text for shape in slide.shapes if shape.has_text_frame for p in shape.text_frame.paragraphs]
    assert {"Say", "Leave out"} <= set(lines)


@pytest.mark.parametrize("name", DECKS)
def test_nothing_stands_off_the_slide(folder: Path, name: str) -> None:
    presentation = Presentation(io.BytesIO(deck_of(name, folder)))

    width, height = presentation.slide_width, presentation.slide_height
    assert [
        (slide.shapes.title.text_frame.text, shape.name)
        for slide in presentation.slides
        for shape in slide.shapes
        if not shape.is_placeholder
        if shape.left < 0 or shape.top < 0 or shape.left + shape.width > width or shape.top + shape.height > height
    ] == []


@pytest.mark.parametrize(
    ("name", "names", "how"),
    [
        ("python-pptx.pptx", OFFICE_LAYOUTS, How.NAME),
        ("simplified.pptx", SIMPLIFIED, How.NAME),
        ("traditional.pptx", TRADITIONAL, How.NAME),
        ("german.pptx", GERMAN, How.NAME),
        ("types-only.pptx", tuple(f"Acme {n}" for n in range(11)), How.TYPE),
    ],
)
def test_layouts_are_found_by_name_in_any_language_or_by_type(
    folder: Path, name: str, names: tuple[str, ...], how: How
) -> None:
    found = load_in_detail(template(folder, name), Report())
    assert found is not None
    assert found.deck is not None

    matched = match_layouts(found.deck, found.look.layouts)

    roles = (Layout.TITLE, Layout.BULLETS, Layout.MODULE, Layout.TWO_COLUMNS, Layout.COMPARISON, Layout.DRAWING)
    assert [(matched[role].layout.name, matched[role].how) for role in roles] == [(n, how) for n in names[:6]]


def test_layouts_without_a_known_name_or_type_are_found_by_their_placeholders(folder: Path) -> None:
    found = load_in_detail(template(folder, "nameless.pptx"), Report())
    assert found is not None
    assert found.deck is not None

    matched = match_layouts(found.deck, found.look.layouts)

    roles = (Layout.TITLE, Layout.BULLETS, Layout.TWO_COLUMNS, Layout.COMPARISON, Layout.DRAWING)
    assert {role: matched[role].layout.name for role in roles} == {
        Layout.TITLE: "Acme 0",
        Layout.BULLETS: "Acme 1",
        Layout.TWO_COLUMNS: "Acme 3",
        Layout.COMPARISON: "Acme 4",
        Layout.DRAWING: "Acme 5",
    }


def test_a_template_saved_as_potx_gives_a_presentation(folder: Path) -> None:
    types = parts_of(deck_of("template.potx", folder))["[Content_Types].xml"]

    assert b"presentationml.presentation.main+xml" in types
    assert b"template.main" not in types


def test_a_presentation_gives_its_colours_and_fonts(folder: Path) -> None:
    look = look_of(folder, "powerpoint-24-layouts.pptx")

    assert (look.palette.accent, look.palette.paper, look.ground_palette) == ("156082", "FFFFFF", None)
    assert (look.fonts["en"].heading_latin, look.fonts["zh-CN"].body_east_asian) == ("Aptos Display", "等线")
    assert look.fonts["zh-TW"].body_east_asian == "新細明體"


def test_a_dark_presentation_gives_booklets_a_palette_for_paper(folder: Path) -> None:
    look = look_of(folder, "powerpoint-dark.pptx")

    assert (look.palette.paper, look.deck_palette.paper) == ("FFFFFF", "212121")
    assert look.deck_palette.ink == "FFFFFF"


# ---------------------------------------------------------------- booklets


@pytest.mark.parametrize("name", BOOKLETS)
def test_a_booklet_is_built_with_any_document(folder: Path, name: str) -> None:
    documents, look = composed(name, folder)
    before = template(folder, name).read_bytes()

    file = BOOKLET_FORMATS["docx"](documents.handout, look)

    document = docx.Document(io.BytesIO(file))
    heading = look.styles["heading-1"]
    titles = [p.text for p in document.paragraphs if p.style is not None and p.style.name.lower() == heading.lower()]
    assert [title for title in titles if title.endswith("The first two minutes")] == ["1\tThe first two minutes"]
    assert list(broken_links(file)) == []
    assert not any(b"SAMPLE" in data for data in parts_of(file).values())
    assert styles_of(before) <= styles_of(file)


@pytest.mark.parametrize("name", ["python-docx.docx", "word.docx", "running.docx"])
def test_a_guide_is_built_with_any_document(folder: Path, name: str) -> None:
    documents, look = composed(name, folder)

    file = BOOKLET_FORMATS["docx"](documents.guide, look)

    assert list(broken_links(file)) == []
    assert len(docx.Document(io.BytesIO(file)).tables) > 20


def styles_of(file: bytes) -> set[str]:
    """All that each style says, but for the language, which is the document's."""
    root = etree.fromstring(parts_of(file)["word/styles.xml"])
    styles = (etree.tostring(style, method="c14n").decode() for style in root.iterfind(f"{W}style"))
    return {re.sub(r"<w:lang [^>]*>", "", style) for style in styles}


def test_styles_that_a_document_lacks_are_added_in_its_colours(folder: Path) -> None:
    look = look_of(folder, "without-lists.docx")

    styles = docx.Document(io.BytesIO(look.booklet_template)).styles
    assert look.styles["list-bullet"] == "List Bullet"
    assert styles["List Bullet"].base_style.name == "Normal"
    assert str(styles["Clock"].font.color.rgb) == look.palette.accent
    assert styles["Heading 1"].font.size.pt == 14


def test_styles_are_found_by_their_chinese_names(folder: Path) -> None:
    look = look_of(folder, "chinese.docx")

    assert [look.styles[role] for role in ("title", "heading-1", "heading-2", "list-bullet")] == [
        "标题",
        "标题 1",
        "标题 2",
        "列表项目符号",
    ]


def test_added_styles_are_not_set_in_like_plain_chinese_text(folder: Path) -> None:
    look = look_of(folder, "chinese.docx")

    root = docx.Document(io.BytesIO(look.booklet_template)).styles["Table Text"].element
    assert 'w:firstLineChars="0"' in root.xml


def test_headers_and_footers_of_a_document_run_along(folder: Path) -> None:
    documents, look = composed("running.docx", folder)

    section = docx.Document(io.BytesIO(BOOKLET_FORMATS["docx"](documents.guide, look))).sections[0]

    assert [p.text for p in section.footer.paragraphs] == ["ACME Ltd, registered in Shenzhen", "Page 1 of 1"]
    assert "The first two minutes of a complaint call" in section.header.paragraphs[-1].text
    assert len(section.header.part.related_parts) == 1


def test_headings_that_count_themselves_do_not_count_twice(folder: Path) -> None:
    documents, look = composed("running.docx", folder)

    document = docx.Document(io.BytesIO(BOOKLET_FORMATS["docx"](documents.handout, look)))

    heading = next(p for p in document.paragraphs if p.style.name == "Heading 1")
    assert '<w:numId w:val="0"/>' in heading._p.xml


# ---------------------------------------------------------------- schemas

# ECMA-376 part 1, 17.9.18: the number 0 takes a paragraph out of its style's list.
NO_FAULTS = {"/word/document.xml Numbering definition '0' referenced but not found"}


@pytest.mark.parametrize("name", ["powerpoint-dark.pptx", "libreoffice.pptx", "blank-only.pptx", "two-masters.pptx"])
def test_a_deck_has_no_fault_that_its_template_has_not(folder: Path, tmp_path: Path, name: str) -> None:
    file = deck_of(name, folder)

    assert faults_of(file, tmp_path / "made.pptx") <= faults_of(template(folder, name).read_bytes(), tmp_path / name)


@pytest.mark.parametrize("name", ["word.docx", "libreoffice.docx", "running.docx"])
def test_a_booklet_has_no_fault_that_its_template_has_not(folder: Path, tmp_path: Path, name: str) -> None:
    documents, look = composed(name, folder)

    file = BOOKLET_FORMATS["docx"](documents.handout, look)

    before = faults_of(template(folder, name).read_bytes(), tmp_path / name)
    assert faults_of(file, tmp_path / "made.docx") <= before | NO_FAULTS


def faults_of(file: bytes, place: Path) -> set[str]:
    """What a schema validator says of a file, without what names a part of ours or a place in it."""
    place.write_bytes(file)
    return {re.sub(r"\[\d+\]", "", f"{e.part_uri} {e.description}") for e in OpenXmlValidator().validate(place).errors}
