from __future__ import annotations

import io

import pytest
from lxml import etree
from pptx import Presentation
from pptx.util import Pt

from coursekit.documents.deck import Layout
from coursekit.looks.deck_template import COURSE_TABLE, make_deck_template
from tests.write.decks import FONTS, LAYOUT_NAMES, PALETTE, look
from tests.write.packages import broken_links, find, parts_of, xml_of

TASKS = (Layout.CASE, Layout.QUESTION, Layout.ACTIVITY, Layout.QUIZ)


def template() -> bytes:
    return look().deck_template


def layout_part(layout: Layout) -> str:
    return f"ppt/slideLayouts/slideLayout{list(Layout).index(layout) + 1}.xml"


def test_every_role_has_a_layout_of_its_own() -> None:
    presentation = Presentation(io.BytesIO(template()))

    assert [layout.name for layout in presentation.slide_layouts] == [LAYOUT_NAMES[layout] for layout in Layout]


def test_slides_are_sixteen_to_nine() -> None:
    presentation = Presentation(io.BytesIO(template()))

    assert (presentation.slide_width, presentation.slide_height) == (12_192_000, 6_858_000)


def test_the_template_holds_no_slide() -> None:
    assert len(Presentation(io.BytesIO(template())).slides) == 0


def test_every_relationship_leads_to_a_part() -> None:
    assert list(broken_links(template())) == []


def test_the_same_look_gives_the_same_template() -> None:
    assert make_deck_template("test", PALETTE, FONTS["zh-CN"], LAYOUT_NAMES) == template()


def test_the_theme_names_a_latin_and_an_east_asian_font() -> None:
    theme = xml_of(template(), "ppt/theme/theme1.xml")

    faces = [
        element.get("typeface")
        for font in ("majorFont", "minorFont")
        for script in ("latin", "ea")
        for element in find(theme, f"a:themeElements/a:fontScheme/a:{font}/a:{script}")
    ]
    assert faces == ["Arial", "Microsoft YaHei", "Arial", "Microsoft YaHei"]


def test_the_theme_holds_the_palette() -> None:
    theme = xml_of(template(), "ppt/theme/theme1.xml")

    values = [element.get("val") for element in find(theme, "a:themeElements/a:clrScheme//a:srgbClr")]
    assert values[:6] == [
        PALETTE.ink,
        PALETTE.paper,
        PALETTE.muted,
        PALETTE.accent_soft,
        PALETTE.accent,
        PALETTE.second,
    ]


def test_the_master_has_five_levels_with_bullets() -> None:
    master = xml_of(template(), "ppt/slideMasters/slideMaster1.xml")

    bullets = [find(master, f"p:txStyles/p:bodyStyle/a:lvl{level}pPr/a:buChar")[0].get("char") for level in range(1, 6)]
    assert bullets == ["•", "–", "•", "–", "•"]


def test_no_placeholder_fits_its_text_by_itself() -> None:
    layouts = [xml_of(template(), layout_part(layout)) for layout in Layout]

    assert not any(find(layout, ".//a:normAutofit") or find(layout, ".//a:spAutoFit") for layout in layouts)


@pytest.mark.parametrize("layout", list(Layout))
def test_every_placeholder_lies_on_the_slide(layout: Layout) -> None:
    presentation = Presentation(io.BytesIO(template()))
    found = presentation.slide_layouts.get_by_name(LAYOUT_NAMES[layout])
    assert found is not None

    for place in found.placeholders:
        assert place.left >= Pt(36), place.name
        assert place.left + place.width <= presentation.slide_width - Pt(36), place.name
        assert place.top >= Pt(28), place.name
        assert place.top + place.height <= presentation.slide_height, place.name


@pytest.mark.parametrize("layout", list(Layout))
def test_every_layout_has_title_tag_footer_and_number(layout: Layout) -> None:
    root = xml_of(template(), layout_part(layout))

    kinds = [mark.get("type", "obj") for mark in find(root, ".//p:ph")]
    names = [mark.get("name") for mark in find(root, ".//p:sp/p:nvSpPr/p:cNvPr")]
    assert {"title", "ctrTitle"} & set(kinds)
    assert {"ftr", "sldNum"} <= set(kinds)
    assert "Tag" in names


@pytest.mark.parametrize("layout", TASKS)
def test_tasks_have_places_for_sign_and_timer(layout: Layout) -> None:
    root = xml_of(template(), layout_part(layout))

    names = [mark.get("name") for mark in find(root, ".//p:sp/p:nvSpPr/p:cNvPr")]
    assert {"Sign", "Timer"} <= set(names)
    assert {"Grouping", "Output"} <= set(names) or layout is Layout.QUIZ


def test_tasks_are_each_built_otherwise() -> None:
    drawings = {
        tuple(shape.get("prst") for shape in find(xml_of(template(), layout_part(layout)), ".//p:sp//a:prstGeom"))
        for layout in TASKS
    }

    assert len(drawings) == len(TASKS)


def test_what_is_only_looked_at_says_so() -> None:
    for layout in Layout:
        root = xml_of(template(), layout_part(layout))
        plain = [sp for sp in find(root, ".//p:sp") if not find(sp, "p:nvSpPr/p:nvPr/p:ph")]
        silent = [sp for sp in plain if b'decorative" val="1"' in etree.tostring(sp)]
        assert len(silent) == len(plain)


def test_shape_ids_are_unique_on_each_layout() -> None:
    for layout in Layout:
        ids = [mark.get("id") for mark in find(xml_of(template(), layout_part(layout)), ".//p:cNvPr")]
        assert len(ids) == len(set(ids))


def test_the_default_table_style_is_our_own() -> None:
    styles = xml_of(template(), "ppt/tableStyles.xml")

    assert styles.get("def") == COURSE_TABLE
    assert [style.get("styleId") for style in find(styles, "a:tblStyle")] == [COURSE_TABLE]


def test_the_notes_master_has_a_theme_of_its_own() -> None:
    parts = parts_of(template())

    assert b"theme2.xml" in parts["ppt/notesMasters/_rels/notesMaster1.xml.rels"]
    assert b"notesMasterIdLst" in parts["ppt/presentation.xml"]


def test_a_look_may_name_layouts_with_any_characters() -> None:
    names = {**LAYOUT_NAMES, Layout.CASE: '案例 & "现场" <一>'}

    made = make_deck_template("a & b", PALETTE, FONTS["zh-CN"], names)

    assert '案例 & "现场" <一>' in [layout.name for layout in Presentation(io.BytesIO(made)).slide_layouts]
