"""Finished files can be read without seeing them: in order, in their language, and nothing is only a picture.

That pictures, drawings and charts have an alternative text, that titles of slides are unique and headings leave out no
level stands in test_native.py; what an author is told, in tests/spec/accessibility.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest
from lxml import etree

from tests.e2e.conftest import Built, Once, build_small
from tests.e2e.courses import Files
from tests.e2e.packages import WP, A, P, W, in_folder, text_of, xml_of, xml_parts
from tests.pages import tags_of

BOOKLETS = ("guide.docx", "handout.docx", "key.docx")
HEADED_STYLES = ("CourseTable", "ProgramTable")

ORDER: Files = {
    "course.yaml": """\
schema: 1
id: order
title: Order
language: en
outcomes: {}
day: {start: "09:00", end: "10:00"}
editions:
  full: {title: Full, days: 1}
modules: [modules/01.md]
""",
    "modules/01.md": """\
---
title: Order
---

# Words {minutes=20-60}

## One after the other

- w01
- w02
  - w03

| w04 | w05 |
|---|---|
| w06 | w07 |

## Side by side

### w11

- w12

### w13

- w14

## Beside a drawing

- w21

:::{process}
- w22：w23
- w24：w25
:::

## A quote

- w31

> w32
>
> —— w33

::::{exercise} A task
:minutes: 20-30

w41

:::{steps}
1. w42
2. w43
:::
:::{ask}
1. w44
:::
:::{debrief}
x
:::
::::
""",
}
"""Words numbered in the order of the source, of every shape a slide may have."""


# ---------------------------------------------------------------- decks


def slides_of(file: Path) -> Iterator[tuple[str, etree._Element]]:
    parts = xml_parts(file)
    for name in in_folder(parts, "ppt/slides"):
        yield name, parts[name]


def test_words_of_a_deck_follow_each_other_as_in_the_source(once: Once) -> None:
    """Shapes are read aloud in the order of the file, which is also that of the tab key.

    One drawing or picture beside a text is read after it, wherever it stood: the text is on the left.
    """
    file = build_small(once, "order", ORDER, "--format", "pptx") / "order" / "full" / "deck.pptx"

    words = [word for _, root in slides_of(file) for word in re.findall(r"w\d\d", text_of(root))]

    assert words == re.findall(r"w\d\d", str(ORDER["modules/01.md"]))


def test_the_title_is_read_first_and_the_footer_last(built: Built) -> None:
    disordered = []
    for name, root in slides_of(built.file("deck.pptx")):
        kinds = [place.get("type", "obj") for place in root.iter(f"{P}ph")]
        if kinds[0] not in ("title", "ctrTitle") or kinds[-2:] != ["ftr", "sldNum"]:
            disordered.append((name, kinds))

    assert disordered == []


def test_tables_of_a_deck_say_what_they_are(built: Built) -> None:
    silent = [
        name
        for name, root in slides_of(built.file("deck.pptx"))
        for frame in root.iter(f"{P}graphicFrame")
        if not frame.find(f"{P}nvGraphicFramePr/{P}cNvPr").get("descr")
    ]

    assert silent == []


def test_latin_and_chinese_letters_of_a_deck_have_a_font(built: Built) -> None:
    """Each run's own, or that of the theme."""
    theme = xml_of(built.file("deck.pptx"), "ppt/theme/theme1.xml")
    fallback = [node.get("typeface") for node in theme.iter(f"{A}ea") if node.getparent().tag.endswith("Font")]

    named = {node.get("typeface") for _, root in slides_of(built.file("deck.pptx")) for node in root.iter(f"{A}ea")}

    assert "" not in named
    assert len(fallback) == 2
    assert "" not in fallback


# ---------------------------------------------------------------- booklets


@pytest.mark.parametrize("name", BOOKLETS)
def test_tables_with_a_header_row_flag_it(built: Built, name: str) -> None:
    """Tables of these styles have headers; others hold pages together, and are read cell by cell."""
    body = xml_of(built.file(name), "word/document.xml")
    unflagged = [
        text_of(table.find(f"{W}tr"))
        for table in body.iter(f"{W}tbl")
        if (style := table.find(f"{W}tblPr/{W}tblStyle")) is not None and style.get(f"{W}val") in HEADED_STYLES
        if table.find(f"{W}tr/{W}trPr/{W}tblHeader") is None
    ]

    assert unflagged == []


@pytest.mark.parametrize("name", BOOKLETS)
def test_headings_are_known_to_the_outline(built: Built, name: str) -> None:
    """By their style: Word's navigation, and the bookmarks of a PDF made from it."""
    styles = xml_of(built.file(name), "word/styles.xml")
    levels = {
        style.find(f"{W}name").get(f"{W}val"): style.find(f"{W}pPr/{W}outlineLvl").get(f"{W}val")
        for style in styles.iter(f"{W}style")
        if re.fullmatch("heading [123]", style.find(f"{W}name").get(f"{W}val", ""))
    }

    assert levels == {"heading 1": "0", "heading 2": "1", "heading 3": "2"}


@pytest.mark.parametrize("name", BOOKLETS)
def test_no_heading_is_empty(built: Built, name: str) -> None:
    body = xml_of(built.file(name), "word/document.xml")
    headings = [
        text_of(paragraph)
        for paragraph in body.iter(f"{W}p")
        if (style := paragraph.find(f"{W}pPr/{W}pStyle")) is not None
        and re.fullmatch("Heading[1-9]", style.get(f"{W}val", ""))
    ]

    assert len(headings) > 0
    assert [heading for heading in headings if not heading.strip()] == []


@pytest.mark.parametrize("name", BOOKLETS)
def test_alternative_texts_of_a_booklet_are_no_names_of_files(built: Built, name: str) -> None:
    body = xml_of(built.file(name), "word/document.xml")
    texts = [node.get("descr", "") for node in body.iter(f"{WP}docPr")]

    assert [text for text in texts if re.search(r"\.(png|jpe?g)\b", text)] == []


# ---------------------------------------------------------------- booklets as PDF

PDFS = ("guide.pdf", "handout.pdf", "key.pdf")


@pytest.mark.parametrize("name", PDFS)
@pytest.mark.fonts
def test_a_pdf_is_tagged_and_names_its_language(built: Built, name: str) -> None:
    with pikepdf.open(built.file(name)) as pdf:
        assert str(pdf.Root.Lang) == built.outline["language"]
        assert bool(pdf.Root.MarkInfo.Marked)
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)


@pytest.mark.parametrize("name", PDFS)
@pytest.mark.fonts
def test_a_pdf_has_its_pictures_headings_and_tables_tagged(built: Built, name: str) -> None:
    tags = list(tags_of(built.file(name).read_bytes()).all())
    levels = [int(tag.role[2:]) for tag in tags if re.fullmatch("/H[1-6]", tag.role)]
    headless = [tag for tag in tags if tag.role == "/Table" and not any(cell.role == "/TH" for cell in tag.all())]

    assert [tag for tag in tags if tag.role == "/Figure" and not tag.alt.strip()] == []
    assert levels[0] == 1
    assert [(a, b) for a, b in pairwise(levels) if b > a + 1] == []
    assert headless == []
