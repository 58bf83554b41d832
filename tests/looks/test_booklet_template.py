from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import docx
import pytest
from lxml import etree

from coursekit.diagnostic import Report
from coursekit.documents.look import Look
from coursekit.looks.booklet_template import make_booklet_template, style_id
from coursekit.looks.read import read_look
from coursekit.value import fields_of

ROOT = Path(__file__).parent.parent.parent
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


@pytest.fixture(scope="module")
def look() -> Look:
    found = read_look(ROOT / "templates" / "default", Report(), templates=False)
    assert found is not None
    return found


@pytest.fixture(scope="module")
def template(look: Look) -> bytes:
    return make_booklet_template(look.name, look.palette, look.fonts["zh-CN"], look.styles)


def xml_of(template: bytes, part: str) -> etree._Element:
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(template)).read(f"word/{part}.xml"))


def styles_of(template: bytes) -> Mapping[str, etree._Element]:
    """Styles by name."""
    found = {}
    for style in xml_of(template, "styles").iter(f"{W}style"):
        name = style.find(f"{W}name")
        assert name is not None
        found[name.get(f"{W}val", "")] = style
    return found


def test_every_style_of_the_look_is_there_and_of_its_kind(template: bytes, look: Look) -> None:
    styles = styles_of(template)

    kinds = {role: styles[name].get(f"{W}type") for role, name in look.styles.items()}

    assert {role for role, kind in kinds.items() if kind == "table"} == {"table", "grid"}
    assert set(kinds.values()) == {"table", "paragraph"}


def test_words_own_styles_are_not_marked_as_ours(template: bytes) -> None:
    custom = {name for name, style in styles_of(template).items() if style.get(f"{W}customStyle")}

    assert not custom & {"heading 1", "heading 2", "toc 1", "Title", "Body Text", "List Bullet", "caption", "header"}
    assert {"Cue Label", "Card Title", "Answer Line", "Course Table"} < custom


def test_headings_have_outline_levels_and_stay_with_what_follows(template: bytes) -> None:
    styles = styles_of(template)

    for level in (1, 2, 3):
        properties = styles[f"heading {level}"].find(f"{W}pPr")
        assert properties is not None
        outline = properties.find(f"{W}outlineLvl")
        assert outline is not None
        assert outline.get(f"{W}val") == str(level - 1)
        assert properties.find(f"{W}keepNext") is not None


def test_styles_that_others_name_are_there(template: bytes) -> None:
    root = xml_of(template, "styles")
    ids = [style.get(f"{W}styleId") for style in root.iter(f"{W}style")]
    named = {node.get(f"{W}val") for tag in ("basedOn", "next") for node in root.iter(f"{W}{tag}")}

    assert len(set(ids)) == len(ids)
    assert named <= set(ids)


def test_fonts_are_set_for_latin_and_for_chinese(template: bytes) -> None:
    defaults = xml_of(template, "styles").find(f"{W}docDefaults")
    assert defaults is not None

    fonts = next(defaults.iter(f"{W}rFonts"))
    language = next(defaults.iter(f"{W}lang"))

    assert {key.removeprefix(W): value for key, value in fonts.attrib.items()} == {
        "ascii": "Arial",
        "eastAsia": "Microsoft YaHei",
        "hAnsi": "Arial",
        "cs": "Arial",
    }
    assert language.get(f"{W}eastAsia") == "zh-CN"
    assert defaults.find(f".//{W}kinsoku") is not None
    assert defaults.find(f".//{W}widowControl") is not None


def test_a_missing_font_has_others_to_take_its_place(template: bytes) -> None:
    others = {
        font.get(f"{W}name"): font.find(f"{W}altName").get(f"{W}val")  # type: ignore[union-attr]
        for font in xml_of(template, "fontTable")
    }

    assert "Noto Sans CJK SC" in (others["Microsoft YaHei"] or "")
    assert "Liberation Sans" in (others["Arial"] or "")


def test_the_settings_are_words_present_ones_and_ask_nothing(template: bytes) -> None:
    root = xml_of(template, "settings")

    modes = [
        node.get(f"{W}val") for node in root.iter(f"{W}compatSetting") if node.get(f"{W}name") == "compatibilityMode"
    ]

    assert modes == ["15"]
    assert root.find(f"{W}updateFields") is None
    assert root.find(f"{W}evenAndOddHeaders") is None


def test_the_theme_has_the_looks_colours(template: bytes, look: Look) -> None:
    scheme = xml_of(template, "theme/theme1").find(f".//{A}clrScheme")
    assert scheme is not None

    colours = [node[0].get("val") for node in scheme]

    assert len(colours) == 12
    assert colours[4:6] == [look.palette.accent, look.palette.second]
    assert set(colours) <= set(fields_of(look.palette))


def test_the_page_is_a4_and_empty(template: bytes) -> None:
    document = docx.Document(io.BytesIO(template))

    assert [p.text for p in document.paragraphs] == [""]
    assert (round(document.sections[0].page_width.mm), round(document.sections[0].page_height.mm)) == (210, 297)


def test_the_same_look_gives_the_same_bytes(template: bytes, look: Look) -> None:
    assert make_booklet_template(look.name, look.palette, look.fonts["zh-CN"], look.styles) == template


def test_roles_may_share_a_style(look: Look) -> None:
    names = {**look.styles, "checklist": "List Bullet", "grid": "Course Table"}

    styles = styles_of(make_booklet_template("shared", look.palette, look.fonts["en"], names))

    assert "List Bullet" in styles
    assert "Program Table" not in styles


def test_style_ids_are_made_as_word_makes_them() -> None:
    assert [style_id(name) for name in ("heading 1", "toc 2", "Body Text", "正文 缩进", "<&>")] == [
        "Heading1",
        "TOC2",
        "BodyText",
        "正文缩进",
        "Style",
    ]
