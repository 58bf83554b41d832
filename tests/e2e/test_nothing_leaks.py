"""What is the facilitator's alone stands in no byte of a trainee's file, and all of it in the guide."""

from __future__ import annotations

import base64
import html
import io
import re
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from coursekit.diagnostic import Report
from coursekit.read.library import Library
from tests.e2e import canaries
from tests.e2e.canaries import ANSWERS, BLANKS, CANARY, LINNET, PLACES, SHOWN_COLOUR
from tests.e2e.command import coursekit
from tests.e2e.conftest import SMALL, Built, Once, build_small
from tests.e2e.courses import Files, picture, write_course
from tests.e2e.packages import W, everything_in, is_xml, text_of, xml_of
from tests.e2e.packages import parts_of as parts_in
from tests.facilitation import LEAST_CHARACTERS, hidden_texts, squeezed
from tests.pages import everything_in_pdf

pytestmark = pytest.mark.fonts

TRAINEE_FILES = ("handout.docx", "handout.pdf", "handout.html", "handout.txt")


def build(once: Once, name: str, files: Files) -> Path:
    formats = [option for form in ("docx", "pdf", "html", "txt", "pptx", "xlsx") for option in ("--format", form)]
    return build_small(once, name, files, *formats)


@pytest.fixture(scope="session")
def birds(once: Once) -> Path:
    return build(once, "birds", canaries.course(CANARY)) / "birds" / "full"


@pytest.fixture(scope="session")
def other_birds(once: Once) -> Path:
    """The same course; its facilitator's texts are others, and another option of the quiz is right."""
    return build(once, "other-birds", canaries.course(LINNET, right=0)) / "birds" / "full"


@pytest.fixture(scope="session")
def variants(once: Once) -> Path:
    """The workbook's other forms."""
    options = [option for name in ("exercises", "solutions") for option in ("--product", name)]
    return build_small(once, "variants", canaries.course(CANARY), *options) / "birds" / "full"


def places_in(file: Path) -> set[str]:
    """The places whose bird is found in a file, in letters or in Chinese."""
    text = _everything(file)
    text += re.sub(r"\s", "", text)
    return {place for place in PLACES if any(name in text for name in canaries.name_of(CANARY, place))}


def _everything(file: Path) -> str:
    if file.suffix == ".pdf":
        return everything_in_pdf(file.read_bytes())
    if file.suffix == ".html":
        return everything_in_page(file.read_text("utf-8"))
    return everything_in(file) if zipfile.is_zipfile(file) else file.read_text("utf-8")


def everything_in_page(text: str) -> str:
    """A page as it stands, with its references resolved, without its tags, and the pictures in it."""
    pictures = (data.decode("latin-1") for data in pictures_in(text))
    return "\n".join((text, html.unescape(text), html.unescape(re.sub("<[^>]*>", "", text)), *pictures))


def pictures_in(text: str) -> list[bytes]:
    return [base64.b64decode(data) for data in re.findall(r'src="data:image/[a-z]+;base64,([^"]+)"', text)]


# ---------------------------------------------------------------- a course full of birds


@pytest.mark.parametrize("name", TRAINEE_FILES)
def test_no_bird_is_in_the_trainee_s_file(birds: Path, name: str) -> None:
    assert places_in(birds / name) == set()


@pytest.mark.parametrize("name", ["guide.docx", "guide.pdf", "guide.txt"])
def test_every_bird_is_in_the_guide(birds: Path, name: str) -> None:
    # Plain text has the parts of a drawing themselves, and needs no alternative to them.
    expected = set(PLACES) if not name.endswith(".txt") else set(PLACES) - {"answer-drawing-alt"}

    assert sorted(expected - places_in(birds / name)) == []


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_no_bird_is_in_the_exercises_and_in_the_solutions_only_answers(variants: Path, form: str) -> None:
    assert places_in(variants / f"exercises.{form}") == set()
    assert places_in(variants / "exercises.html") == set()
    assert places_in(variants / f"solutions.{form}") <= {*BLANKS, *ANSWERS}
    assert places_in(variants / f"solutions.{form}") >= set(BLANKS)


def test_no_hidden_picture_is_in_the_handout(birds: Path) -> None:
    """Pictures are known by their colour: they are encoded anew."""
    assert colours_in(birds / "handout.docx") == {SHOWN_COLOUR}
    assert colours_in(birds / "handout.html") == {SHOWN_COLOUR}
    assert colours_in(birds / "guide.docx") >= {CANARY.colour}


def colours_in(file: Path) -> set[tuple[int, int, int]]:
    """The colour in the middle of each picture that is no slide's."""
    if file.suffix == ".html":
        media = pictures_in(file.read_text("utf-8"))
    else:
        media = [data for name, data in parts_in(file).items() if "/media/" in name and not name.endswith(".emf")]
    pictures = [Image.open(io.BytesIO(data)).convert("RGB") for data in media]
    return {picture.getpixel((picture.width // 2, picture.height // 2)) for picture in pictures}


def test_the_handout_has_a_gap_for_every_blank(birds: Path) -> None:
    text = (birds / "handout.txt").read_text("utf-8")

    numbers = [int(number) for number in re.findall(r"____\((\d+), \w+\)", text)]

    page = (birds / "handout.html").read_text("utf-8")
    assert numbers == list(range(1, len(BLANKS) + 1))
    assert [int(number) for number in re.findall(r'aria-label="填空 (\d+)"', page)] == numbers


def test_the_key_holds_blanks_and_answers_and_nothing_of_the_script(birds: Path) -> None:
    # The heading of an answer is left out: the key has the activity's.
    for name in ("key.docx", "key.pdf"):
        assert places_in(birds / name) == {*BLANKS, *ANSWERS} - {"answer-title"}


def test_slides_show_blanks_and_nothing_of_the_script(birds: Path) -> None:
    parts = parts_in(birds / "deck.pptx")
    slides = "\n".join(
        f"{data.decode()}\n{text_of_part(birds / 'deck.pptx', name)}"
        for name, data in parts.items()
        if name.startswith("ppt/slides/") and is_xml(name)
    )

    found = {place for place in PLACES if any(name in slides for name in canaries.name_of(CANARY, place))}

    assert found - set(BLANKS) == set()


def text_of_part(file: Path, name: str) -> str:
    return text_of(xml_of(file, name))


def test_the_agenda_holds_the_materials_and_nothing_else_of_the_script(birds: Path) -> None:
    assert places_in(birds / "agenda.xlsx") == {"material", "material-two"}


@pytest.mark.parametrize("name", TRAINEE_FILES)
def test_no_byte_of_the_trainee_s_file_depends_on_what_is_hidden_from_it(
    birds: Path, other_birds: Path, name: str
) -> None:
    """Other scripts, answers, materials and pictures, and another right option, make the very same file."""
    assert (birds / name).read_bytes() == (other_birds / name).read_bytes()


def test_the_guide_does_depend_on_it(birds: Path, other_birds: Path) -> None:
    assert (birds / "guide.docx").read_bytes() != (other_birds / "guide.docx").read_bytes()
    assert (birds / "key.docx").read_bytes() != (other_birds / "key.docx").read_bytes()


# ---------------------------------------------------------------- what another edition has


EDITIONS: Files = {
    "course.yaml": """\
schema: 1
id: two
title: 一课两版
language: zh-CN
audience: [营业员, 班组长]
outcomes:
  listen: 能让客户把话说完
day: {start: "09:00", end: "10:00", breaks: []}
editions:
  full: {title: 全本, days: 1}
  short: {title: 简本, days: 1, audience: [营业员]}
modules:
  - modules/01.md
""",
    "modules/01.md": """\
---
title: 听
outcomes: [listen]
---

引言。[鹦鹉一]{editions=full}

# 先听 {#first minutes=30-60}

## 两件事

- 事情[鹦鹉二]{editions=full}
- 鹦鹉三 {editions=full}
- 心情[鹦鹉四]{audience=班组长}

{editions=full}
鹦鹉五。

| 说法 | 听见 |
|---|---|
| 请冷静 | 您太吵 |
| 鹦鹉六 | 鹦鹉六 {editions=full} |

:::{say}
请想一想。[鹦鹉七]{editions=full}
:::
:::{do} {editions=full}
鹦鹉八
:::

::::{exercise} 练一练 {#train}
:minutes: 10-20
:outcomes: listen

练。

:::{steps}
1. 读
2. 鹦鹉九 {editions=full}
:::
:::{debrief}
谈。
:::
::::

# 后说 {#second minutes=5-10}

## 两句

- 我来办 {editions=short}
- 您请讲
""",
}


def test_what_an_edition_leaves_out_leaves_no_trace_in_its_files(once: Once) -> None:
    built = build(once, "two", EDITIONS) / "two"

    full = {file.name for file in (built / "full").iterdir() if "鹦鹉" in _everything(file)}
    short = {file.name for file in (built / "short").iterdir() if "鹦鹉" in _everything(file)}

    assert short == set()
    assert full >= {
        "deck.pdf",
        "deck.pptx",
        "guide.docx",
        "guide.pdf",
        "handout.docx",
        "handout.pdf",
        "handout.html",
        "handout.txt",
    }


# ---------------------------------------------------------------- all of content/


def test_no_paragraph_of_the_script_is_in_a_trainee_s_file(built: Built) -> None:
    course = Library(Report()).read_course(built.source, built.course)
    assert course is not None
    hidden = hidden_texts(course)
    handout = squeezed(_everything(built.file("handout.docx")) + _everything(built.file("handout.html")))

    assert sorted(text for text in hidden if text in handout) == []
    if built.course not in SMALL:
        assert len(hidden) > 20


def test_no_line_of_the_course_s_own_frame_is_in_a_trainee_s_file(built: Built) -> None:
    """Purpose, room, preparation and risks of course.yaml."""
    course = built.declared
    preparation = [item for items in course.get("preparation", {}).values() for item in items]
    risks = [text for risk in course.get("risks", []) for text in risk.values()]
    hidden = [course.get("purpose", ""), course.get("room", ""), *preparation, *risks]
    handout = squeezed(_everything(built.file("handout.docx")) + _everything(built.file("handout.html")))

    assert [text for text in hidden if len(squeezed(text)) >= LEAST_CHARACTERS and squeezed(text) in handout] == []


def test_no_option_is_ticked_in_a_trainee_s_file(built: Built) -> None:
    """A ticked box is the sign of a list."""
    assert not has_ticked_boxes(built.file("handout.docx"))
    assert re.search(r"<input[^>]*\schecked", built.file("handout.html").read_text("utf-8")) is None
    assert has_ticked_boxes(built.file("guide.docx")) == any(segment.kind == "quiz" for segment in built.segments)


def has_ticked_boxes(file: Path) -> bool:
    numbering, document = (xml_of(file, f"word/{name}.xml") for name in ("numbering", "document"))
    ticked = {
        abstract.get(f"{W}abstractNumId")
        for abstract in numbering.iter(f"{W}abstractNum")
        if "☑" in {sign.get(f"{W}val") for sign in abstract.iter(f"{W}lvlText")}
    }
    lists = {number.get(f"{W}numId") for number in numbering.iter(f"{W}num") if number[0].get(f"{W}val") in ticked}
    return any(used.get(f"{W}val") in lists for used in document.iter(f"{W}numId"))


def test_a_trainee_s_file_has_no_comments_no_hidden_text_and_no_author(built: Built) -> None:
    parts = parts_in(built.file("handout.docx"))
    everything = b"".join(data for name, data in parts.items() if is_xml(name))

    assert [name for name in parts if "comment" in name.lower() or "customXml" in name or "custom.xml" in name] == []
    assert [tag for tag in (b"<w:vanish", b"<w:ins ", b"<w:del ", b"<w:comment") if tag in everything] == []
    assert [tag for tag in (b"dc:creator", b"lastModifiedBy", b"Company") if tag in parts["docProps/core.xml"]] == []


# ---------------------------------------------------------------- blanks in odd places

ODD_PLACES = {
    "the caption of a picture": '![大厅](media/hall.png "九点的[鹦鹉]{.blank}")',
    "the title of a chart": ":::{chart} 一周的[鹦鹉]{.blank}\n\n| 天 | 来电 |\n|---|---|\n| 周一 | 3 |\n:::",
    "the title of a drawing": ":::{process} 四步[鹦鹉]{.blank}\n- 听\n- 说\n:::",
    "a cell of a chart": ":::{chart} 一周\n\n| 天 | 来[鹦鹉]{.blank} |\n|---|---|\n| 周一 | 3 |\n:::",
    "the header of a table": "| 天 | [鹦鹉]{.blank} |\n|---|---|\n| 周一 | 3 |",
    "the source of a quotation": "> 话没说完的人，不会听。\n>\n> —— [鹦鹉]{.blank}",
    "the words of a link": "- 见[[鹦鹉]{.blank}](https://example.org)",
    "another blank": "- [一[鹦鹉]{.blank}三]{.blank}",
    "emphasis in emphasis": "- ***[鹦鹉]{.blank}***",
}


@pytest.mark.parametrize("place", ODD_PLACES)
def test_a_blank_is_a_gap_or_a_mistake_wherever_it_stands(place: str, tmp_path: Path) -> None:
    module = f"---\ntitle: 听\n---\n\n# 先听 {{#first minutes=40-60}}\n\n## 一页\n\n- 一点\n\n{ODD_PLACES[place]}\n"
    files = {
        "course.yaml": EDITIONS["course.yaml"],
        "modules/01.md": module,
        "media/hall.png": picture(SHOWN_COLOUR),
    }
    courses = write_course(tmp_path / "two", files)

    result = coursekit("build", courses, "--edition", "full", "--out", tmp_path / "out", "--jobs", 1)

    assert result.code in (0, 1), result.err
    if result.code == 0:
        built = tmp_path / "out" / "two" / "full"
        assert "鹦鹉" not in everything_in(built / "handout.docx")
        assert "鹦鹉" in everything_in(built / "key.docx")
