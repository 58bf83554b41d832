"""Finished files are native: text in placeholders, real lists and tables, and nothing that a reader would trip over."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from pptx.enum.shapes import MSO_SHAPE_TYPE, PP_PLACEHOLDER

from tests.e2e.conftest import Built
from tests.e2e.packages import (
    CT,
    MC,
    WP,
    A,
    P,
    W,
    broken_links,
    in_folder,
    parts_of,
    text_of,
    without_type,
    xml_of,
    xml_parts,
)

DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
BOOKLETS = ("guide.docx", "handout.docx", "key.docx")
FILES = ("deck.pptx", *BOOKLETS, "agenda.xlsx")
LANGUAGES = {"zh-CN": "zh-CN", "zh-TW": "zh-TW", "en": "en-US"}
TITLED = {PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE}
HEADER_STYLES = {"Course Table", "Program Table"}


# ---------------------------------------------------------------- every package


@pytest.mark.parametrize("name", FILES)
def test_every_part_parses_and_none_has_a_document_type(built: Built, name: str) -> None:
    for part, root in xml_parts(built.file(name)).items():
        assert root.getroottree().docinfo.doctype == "", part


@pytest.mark.parametrize("name", FILES)
def test_every_relationship_leads_to_a_part(built: Built, name: str) -> None:
    assert broken_links(built.file(name)) == []


@pytest.mark.parametrize("name", FILES)
def test_every_part_has_a_content_type(built: Built, name: str) -> None:
    assert without_type(built.file(name)) == []


@pytest.mark.parametrize("name", FILES)
def test_nothing_leads_out_of_the_file_but_web_links(built: Built, name: str) -> None:
    links = [
        rel.get("Target", "")
        for part, root in xml_parts(built.file(name)).items()
        if part.endswith(".rels")
        for rel in root
        if rel.get("TargetMode") == "External"
    ]

    assert [link for link in links if not re.match(r"(https?|mailto|tel):", link)] == []


@pytest.mark.parametrize("name", FILES)
def test_properties_name_the_course_and_nobody_else(built: Built, name: str) -> None:
    parts = parts_of(built.file(name))
    core = {etree.QName(node).localname: node.text or "" for node in xml_of(built.file(name), "docProps/core.xml")}

    people = {key: core.get(key, "") for key in ("creator", "lastModifiedBy", "description", "keywords", "category")}
    assert core["title"] == built.outline["title"]
    assert {key: value for key, value in people.items() if value} == {}
    assert b"python-docx" not in parts["docProps/core.xml"]
    assert b"Steve Canny" not in b"".join(parts.values())


@pytest.mark.parametrize("name", ["deck.pptx", *BOOKLETS])
def test_properties_bear_date_and_language_of_the_course(built: Built, name: str) -> None:
    core = xml_of(built.file(name), "docProps/core.xml")
    values = {etree.QName(node).localname: node.text or "" for node in core}

    assert values["language"] == built.outline["language"]
    if "date" in built.declared:
        assert {values["created"][:10], values["modified"][:10]} == {str(built.declared["date"])}


# ---------------------------------------------------------------- decks


@pytest.fixture
def slides(built: Built) -> list[Any]:
    return list(built.presentation.slides)


def slide_parts(built: Built, folder: str = "ppt/slides") -> Iterator[tuple[str, etree._Element]]:
    roots = xml_parts(built.file("deck.pptx"))
    for name in in_folder(roots, folder):
        yield name, roots[name]


def test_every_slide_has_one_title_and_no_two_slides_the_same(slides: list[Any]) -> None:
    titles = [
        [s.text_frame.text for s in slide.placeholders if s.placeholder_format.type in TITLED] for slide in slides
    ]

    assert [title for title in titles if len(title) != 1 or not title[0].strip()] == []
    assert [title for title, count in Counter(title[0] for title in titles).items() if count > 1] == []


def test_text_stands_in_placeholders(slides: list[Any]) -> None:
    """A caption is a shape of its own, as is an option's letter, and text beside what has taken the body's place."""
    loose = [
        (number, shape.name)
        for number, slide in enumerate(slides, start=1)
        for shape in slide.shapes
        if shape.has_text_frame and not shape.is_placeholder and shape.text_frame.text.strip()
        if not (shape.name.startswith(("Caption", "Letter")) or _has_visual(slide))
    ]

    assert loose == []


def _has_visual(slide: Any) -> bool:
    return any(not shape.has_text_frame for shape in slide.shapes)


def test_no_placeholder_is_left_empty(slides: list[Any]) -> None:
    """An empty one shows “Click to add text” to whoever edits the deck."""
    empty = [
        (number, shape.name)
        for number, slide in enumerate(slides, start=1)
        for shape in slide.placeholders
        if shape.has_text_frame and not shape.text_frame.text.strip()
    ]

    assert empty == []


def test_every_slide_has_a_footer_and_its_number(slides: list[Any], built: Built) -> None:
    wrong = []
    for number, slide in enumerate(slides, start=1):
        texts = {
            shape.placeholder_format.type: shape.text_frame.text for shape in slide.placeholders if shape.has_text_frame
        }
        found = (texts.get(PP_PLACEHOLDER.FOOTER), texts.get(PP_PLACEHOLDER.SLIDE_NUMBER))
        if found != (built.outline["title"], str(number)):
            wrong.append((number, found))

    assert wrong == []


def test_the_slide_number_is_a_field(built: Built) -> None:
    fields = [[f.get("type") for f in root.iter(f"{A}fld")] for _, root in slide_parts(built)]

    assert fields == [["slidenum"] for _ in fields]


def test_every_run_of_a_deck_says_its_language(built: Built) -> None:
    language = LANGUAGES[built.outline["language"]]

    wrong = [
        (name, text_of(run)[:20])
        for folder in ("ppt/slides", "ppt/notesSlides")
        for name, root in slide_parts(built, folder)
        for run in root.iter(f"{A}r", f"{A}fld")
        if run.find(f"{A}rPr") is None or run.find(f"{A}rPr").get("lang") != language
    ]

    assert wrong == []


def test_chinese_runs_name_a_second_language(built: Built) -> None:
    if not built.outline["language"].startswith("zh"):
        return
    second = {run.get("altLang") for _, root in slide_parts(built) for run in root.iter(f"{A}rPr")}

    assert second == {"en-US"}


def test_pictures_drawings_and_charts_have_alternative_texts(built: Built) -> None:
    silent = []
    for name, root in slide_parts(built):
        for shape in root.iter(f"{P}pic", f"{P}grpSp", f"{P}graphicFrame"):
            described = next(node for node in shape.iter(f"{P}cNvPr"))
            decorative = any(True for _ in described.iter(DECORATIVE))
            is_table = next(shape.iter(f"{A}tbl"), None) is not None
            if not described.get("descr") and not decorative and not is_table:
                silent.append((name, described.get("name")))

    assert silent == []


def test_tables_of_a_deck_have_a_header_row_and_even_rows(built: Built) -> None:
    for name, root in slide_parts(built):
        for table in root.iter(f"{A}tbl"):
            columns = len(table.findall(f"{A}tblGrid/{A}gridCol"))
            assert table.find(f"{A}tblPr").get("firstRow") == "1", name
            assert {len(row.findall(f"{A}tc")) for row in table.iter(f"{A}tr")} == {columns}, name


def test_lists_of_a_deck_are_no_signs_in_the_text(slides: list[Any]) -> None:
    signs = [
        paragraph.text
        for slide in slides
        for shape in slide.placeholders
        if shape.has_text_frame
        for paragraph in shape.text_frame.paragraphs
        if re.match(r"\s*[•·▪◦‣○●]\s", paragraph.text)
    ]

    assert signs == []


def test_every_segment_s_first_slide_has_notes(slides: list[Any], built: Built) -> None:
    silent = [
        (segment.number, segment.title)
        for segment in built.segments
        if not slides[segment.slides[0] - 1].has_notes_slide
        or not slides[segment.slides[0] - 1].notes_slide.notes_text_frame.text.strip()
    ]

    assert silent == []


def test_ids_of_shapes_are_unique_on_their_slide(built: Built) -> None:
    for folder in ("ppt/slides", "ppt/notesSlides"):
        for name, root in slide_parts(built, folder):
            ids = Counter(node.get("id") for node in root.iter(f"{P}cNvPr"))
            assert [id for id, count in ids.items() if count > 1] == [], name


def test_ids_of_slides_are_unique_and_allowed(built: Built) -> None:
    """ECMA-376 part 1, 19.7.13: a slide's id is at least 256; 19.7.14: a master's or layout's is at least 2^31."""
    parts = xml_parts(built.file("deck.pptx"))
    presentation = parts["ppt/presentation.xml"]
    slides = [int(node.get("id", 0)) for node in presentation.iter(f"{P}sldId")]
    masters = [int(node.get("id", 0)) for node in presentation.iter(f"{P}sldMasterId")]
    layouts = [
        int(node.get("id", 0))
        for name in in_folder(parts, "ppt/slideMasters")
        for node in parts[name].iter(f"{P}sldLayoutId")
    ]

    assert len(slides) == len(set(slides)) == len(in_folder(parts, "ppt/slides"))
    assert min(slides) >= 256
    assert max(slides) < 2**31
    assert min(masters + layouts) >= 2**31
    assert len(masters + layouts) == len(set(masters + layouts))


Box = tuple[str, int, int, int, int]
"""Name, left, top, right and bottom of a shape, in EMU."""


@pytest.fixture
def boxes(slides: list[Any]) -> list[list[Box]]:
    """Where the shapes of each slide stand; a placeholder without a place of its own has its layout's."""
    layouts: dict[str, dict[int, Box]] = {}
    found = []
    for slide in slides:
        layout = slide.slide_layout
        if layout.name not in layouts:
            layouts[layout.name] = {place.placeholder_format.idx: _box(place) for place in layout.placeholders}
        found.append([_placed(shape, layouts[layout.name]) for shape in slide.shapes if not _is_decorative(shape)])
    return found


def _is_decorative(shape: Any) -> bool:
    """A ring round the minutes and the panel behind an option lie under their words."""
    return b'decorative" val="1"' in etree.tostring(shape._element)


def _placed(shape: Any, places: dict[int, Box]) -> Box:
    if next(shape._element.iter(f"{A}off"), None) is None and shape.is_placeholder:
        return (shape.name, *places[shape.placeholder_format.idx][1:])
    return _box(shape)


def _box(shape: Any) -> Box:
    return (shape.name, shape.left, shape.top, shape.left + shape.width, shape.top + shape.height)


def test_no_shape_stands_outside_its_slide(built: Built, boxes: list[list[Box]]) -> None:
    width, height = built.presentation.slide_width, built.presentation.slide_height

    outside = [
        (number, box)
        for number, own in enumerate(boxes, start=1)
        for box in own
        if box[1] < 0 or box[2] < 0 or box[3] > width or box[4] > height
    ]

    assert (width, height) == (12192000, 6858000)
    assert outside == []


def test_the_parts_of_a_drawing_stand_inside_it(slides: list[Any]) -> None:
    """A group has the slide's own coordinates."""
    outside = []
    for number, slide in enumerate(slides, start=1):
        for group in slide.shapes:
            if group.shape_type == MSO_SHAPE_TYPE.GROUP:
                _, left, top, right, bottom = _box(group)
                for name, *own in map(_box, group.shapes):
                    if own[0] < left - 1 or own[1] < top - 1 or own[2] > right + 1 or own[3] > bottom + 1:
                        outside.append((number, group.name, name))

    assert outside == []


def test_shapes_of_a_slide_do_not_lie_over_each_other(boxes: list[list[Box]]) -> None:
    overlapping = [
        (number, one[0], other[0])
        for number, own in enumerate(boxes, start=1)
        for at, one in enumerate(own)
        for other in own[at + 1 :]
        if one[1] < other[3] and other[1] < one[3] and one[2] < other[4] and other[2] < one[4]
    ]

    assert overlapping == []


def test_no_text_shrinks_only_when_somebody_edits_it(built: Built) -> None:
    """`normAutofit` without a measured scale does nothing until the text is touched (scanny/python-pptx#715)."""
    shrinking = [name for name, root in slide_parts(built) for _ in root.iter(f"{A}normAutofit")]

    assert shrinking == []


def test_no_text_of_a_slide_is_smaller_than_can_be_read(built: Built) -> None:
    sizes = [
        (int(run.get("sz", 0)), name)
        for name, root in slide_parts(built)
        for run in root.iter(f"{A}rPr")
        if run.get("sz") is not None
    ]

    assert [(size, name) for size, name in sizes if size < 1100] == []


# ---------------------------------------------------------------- booklets


def body_of(file: Path) -> etree._Element:
    (body,) = xml_of(file, "word/document.xml")
    return body


def style_names(file: Path) -> dict[str, str]:
    """By id; Word's own names are in lower case."""
    styles = xml_of(file, "word/styles.xml")
    return {s.get(f"{W}styleId", ""): s.find(f"{W}name").get(f"{W}val", "") for s in styles.iter(f"{W}style")}


def style_of(paragraph: etree._Element, names: dict[str, str]) -> str:
    named = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if named is None else names.get(named.get(f"{W}val", ""), "?")


@pytest.mark.parametrize("name", BOOKLETS)
def test_every_style_named_is_there(built: Built, name: str) -> None:
    names = style_names(built.file(name))
    used = {node.get(f"{W}val") for node in body_of(built.file(name)).iter(f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle")}

    assert used - set(names) == set()


@pytest.mark.parametrize("name", BOOKLETS)
def test_headings_leave_out_no_level(built: Built, name: str) -> None:
    names = style_names(built.file(name))
    styles = (style_of(p, names) for p in body_of(built.file(name)).findall(f"{W}p"))
    levels = [int(style[-1]) for style in styles if re.fullmatch("heading [1-9]", style)]

    assert levels[0] == 1
    assert [(a, b) for a, b in pairwise(levels) if b > a + 1] == []


@pytest.mark.parametrize("name", ["guide.docx", "handout.docx"])
def test_the_contents_are_a_field_with_an_entry_for_each_heading(built: Built, name: str) -> None:
    body, names = body_of(built.file(name)), style_names(built.file(name))
    paragraphs = [(style_of(p, names), p) for p in body.iter(f"{W}p")]
    headings = [text_of(p) for style, p in paragraphs if style in ("heading 1", "heading 2")]
    entries = [p for style, p in paragraphs if re.fullmatch("toc [1-9]", style)]
    instructions = [text.text or "" for text in body.iter(f"{W}instrText")]

    titles = [text_of(entry).rpartition("\t")[0] for entry in entries]
    pages = [text_of(entry).rpartition("\t")[2] for entry in entries]
    assert [i.split()[0] for i in instructions if not i.startswith(" PAGEREF")] == ["TOC"]
    assert titles == headings
    assert [page for page in pages if not page.isdigit()] == []
    assert [int(page) for page in pages] == sorted(int(page) for page in pages)


@pytest.mark.parametrize("name", ["guide.docx", "handout.docx"])
def test_the_contents_lead_to_their_headings(built: Built, name: str) -> None:
    body = body_of(built.file(name))
    marks = {mark.get(f"{W}name"): text_of(p) for p in body.findall(f"{W}p") for mark in p.iter(f"{W}bookmarkStart")}
    links = [(link.get(f"{W}anchor"), text_of(link)) for link in body.iter(f"{W}hyperlink") if link.get(f"{W}anchor")]

    assert [(anchor, words) for anchor, words in links if marks.get(anchor) != words.rpartition("\t")[0]] == []
    assert len(links) > 0


@pytest.mark.parametrize("name", BOOKLETS)
def test_fields_are_opened_and_closed(built: Built, name: str) -> None:
    for part, root in xml_parts(built.file(name)).items():
        if part.startswith("word/"):
            kinds = Counter(node.get(f"{W}fldCharType") for node in root.iter(f"{W}fldChar"))
            assert kinds["begin"] == kinds["separate"] == kinds["end"], part


@pytest.mark.parametrize("name", BOOKLETS)
def test_bookmarks_and_drawings_have_ids_of_their_own(built: Built, name: str) -> None:
    body = body_of(built.file(name))
    for tag, key in ((f"{W}bookmarkStart", f"{W}id"), (f"{W}bookmarkStart", f"{W}name"), (f"{WP}docPr", "id")):
        ids = Counter(node.get(key) for node in body.iter(tag))
        assert [id for id, count in ids.items() if count > 1] == [], tag


@pytest.mark.parametrize("name", BOOKLETS)
def test_tables_repeat_their_header_row(built: Built, name: str) -> None:
    names = style_names(built.file(name))
    headless = []
    for table in body_of(built.file(name)).iter(f"{W}tbl"):
        style = table.find(f"{W}tblPr/{W}tblStyle")
        if style is not None and names[style.get(f"{W}val", "")] in HEADER_STYLES:
            first = table.find(f"{W}tr")
            if first.find(f"{W}trPr/{W}tblHeader") is None:
                headless.append(text_of(first))

    assert headless == []


@pytest.mark.parametrize("name", BOOKLETS)
def test_every_cell_ends_with_a_paragraph_and_rows_are_even(built: Built, name: str) -> None:
    """ECMA-376 part 1, 17.4.65: Word does not open a table with a cell that ends otherwise."""
    for table in body_of(built.file(name)).iter(f"{W}tbl"):
        columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
        assert {_columns_of(row) for row in table.findall(f"{W}tr")} == {columns}
        for cell in table.iter(f"{W}tc"):
            assert cell[-1].tag == f"{W}p"


def _columns_of(row: etree._Element) -> int:
    spans = [cell.find(f"{W}tcPr/{W}gridSpan") for cell in row.findall(f"{W}tc")]
    return sum(1 if span is None else int(span.get(f"{W}val", "1")) for span in spans)


@pytest.mark.parametrize("name", BOOKLETS)
def test_lists_are_real(built: Built, name: str) -> None:
    file = built.file(name)
    names = style_names(file)
    listed = [
        p
        for p in body_of(file).iter(f"{W}p")
        if style_of(p, names) in ("List Bullet", "List Number", "Checklist", "Option")
    ]

    numbering = xml_of(file, "word/numbering.xml")
    known = {node.get(f"{W}numId") for node in numbering.iter(f"{W}num")}
    used = {p.find(f"{W}pPr/{W}numPr/{W}numId").get(f"{W}val") for p in listed}
    assert used <= known
    assert [text_of(p) for p in listed if re.match(r"\s*([•·▪◦○●☐☑]|\d{1,2}[.、)]) ?\S", text_of(p))] == []


@pytest.mark.parametrize("name", BOOKLETS)
def test_every_counted_list_begins_anew(built: Built, name: str) -> None:
    """Items that follow each other in one list have one number; a list elsewhere has another, which begins at its start."""
    file = built.file(name)
    names = style_names(file)
    numbering = xml_of(file, "word/numbering.xml")
    starts = {
        num.get(f"{W}numId"): [
            (level.get(f"{W}ilvl"), level.find(f"{W}startOverride").get(f"{W}val"))
            for level in num.iter(f"{W}lvlOverride")
        ]
        for num in numbering.iter(f"{W}num")
    }

    runs: list[tuple[str, str, etree._Element]] = []
    for paragraph in body_of(file).iter(f"{W}p"):
        if style_of(paragraph, names) in ("List Number", "Option"):
            number = paragraph.find(f"{W}pPr/{W}numPr")
            level, id = (number.find(f"{W}{tag}").get(f"{W}val") for tag in ("ilvl", "numId"))
            if not runs or runs[-1][:2] != (id, level) or runs[-1][2] is not paragraph.getparent():
                runs.append((id, level, paragraph.getparent()))

    assert [(id, level) for id, level, _ in runs if [at for at, _ in starts[id]] != [level]] == []
    by_place = Counter((id, parent) for id, parent in {(id, parent) for id, _, parent in runs})
    assert [id for id, count in Counter(id for id, _ in by_place).items() if count > 1] == []


@pytest.mark.parametrize("name", BOOKLETS)
def test_every_run_of_a_booklet_says_its_language(built: Built, name: str) -> None:
    """ECMA-376 part 1, 17.3.2.20: `w:eastAsia` is that of Chinese characters, `w:val` that of Latin letters."""
    language = built.outline["language"]
    key = f"{W}eastAsia" if language.startswith("zh") else f"{W}val"

    silent = [
        text_of(run)
        for run in body_of(built.file(name)).iter(f"{W}r")
        if run.find(f"{W}t") is not None and not _is_fallback(run) and _language(run, key) != LANGUAGES[language]
    ]

    assert silent == []


def _language(run: etree._Element, key: str) -> str | None:
    tag = run.find(f"{W}rPr/{W}lang")
    return None if tag is None else tag.get(key)


def _is_fallback(run: etree._Element) -> bool:
    return any(ancestor.tag == f"{MC}Fallback" for ancestor in run.iterancestors())


@pytest.mark.parametrize("name", BOOKLETS)
def test_pictures_of_a_booklet_have_alternative_texts(built: Built, name: str) -> None:
    silent = [
        node.get("name")
        for node in body_of(built.file(name)).iter(f"{WP}docPr")
        if not node.get("descr") and not any(True for _ in node.iter(DECORATIVE))
    ]

    assert silent == []


@pytest.mark.parametrize("name", BOOKLETS)
def test_pages_are_numbered_and_bear_a4_or_letter(built: Built, name: str) -> None:
    footer = xml_of(built.file(name), "word/ck-footer.xml")
    size = body_of(built.file(name)).find(f"{W}sectPr/{W}pgSz")

    fields = [(node.text or "").split()[0] for node in footer.iter(f"{W}instrText")]
    assert fields == ["PAGE", "NUMPAGES"]
    assert (size.get(f"{W}w"), size.get(f"{W}h")) in (("11906", "16838"), ("12240", "15840"))


# ---------------------------------------------------------------- the agenda


def test_minutes_of_the_agenda_are_numbers_and_times_are_times(built: Built) -> None:
    parts = xml_parts(built.file("agenda.xlsx"))
    sheets = in_folder(parts, "xl/worksheets")
    namespace = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"

    for name in sheets:
        cells = {cell.get("r", ""): cell for cell in parts[name].iter(f"{namespace}c")}
        texts = [at for at, cell in cells.items() if re.fullmatch(r"[BCD]([4-9]|\d\d+)", at) and cell.get("t") == "s"]
        assert "f" in {etree.QName(node).localname for node in cells["C4"]}, name
        assert texts == [], name
    assert len(sheets) == 1 + len(built.plan["days"])


def test_content_types_name_what_the_files_are(built: Built) -> None:
    kinds = {}
    for name in FILES:
        types = xml_of(built.file(name), "[Content_Types].xml")
        named = {node.get("PartName"): node.get("ContentType", "") for node in types.iter(f"{CT}Override")}
        main = {"deck.pptx": "/ppt/presentation.xml", "agenda.xlsx": "/xl/workbook.xml"}.get(name, "/word/document.xml")
        kinds[posixpath.splitext(name)[1]] = named[main].removeprefix("application/vnd.openxmlformats-officedocument.")

    assert kinds == {
        ".pptx": "presentationml.presentation.main+xml",
        ".docx": "wordprocessingml.document.main+xml",
        ".xlsx": "spreadsheetml.sheet.main+xml",
    }
