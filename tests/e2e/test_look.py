"""`coursekit look check` and `look new`, and building with what they try and make."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from pptx import Presentation

from tests.e2e import courses
from tests.e2e.command import coursekit
from tests.looks.foreign import plain_booklet, plain_deck, replaced, with_one_layout, without_footers, without_lists

CLEAN, MISTAKES, USAGE = 0, 1, 2


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_a_template_with_all_there_is_nothing_amiss_with() -> None:
    Path("acme.pptx").write_bytes(plain_deck())

    result = coursekit("look", "check", "acme.pptx")

    assert (result.code, result.err) == (CLEAN, "")
    assert (
        result.out
        == """\
layouts for slides
  title             Title Slide  (by its name)
  day               Title and Content  (by its name, that of bullets)
  module            Section Header  (by its name)
  bullets           Title and Content  (by its name)
  two-columns       Two Content  (by its name)
  comparison        Comparison  (by its name)
  table             Title and Content  (by its name, that of bullets)
  figure            Title and Content  (by its name, that of bullets)
  figure-text       Two Content  (by its name, that of two-columns)
  drawing           Title Only  (by its name)
  quote             Title and Content  (by its name, that of bullets)
  case              Title and Content  (by its name, that of bullets)
  question          Title and Content  (by its name, that of bullets)
  activity          Title and Content  (by its name, that of bullets)
  quiz              Title and Content  (by its name, that of bullets)
  recap             Title and Content  (by its name, that of bullets)
  break             Section Header  (by its name, that of module)
  closing           Title and Content  (by its name, that of bullets)

acme.pptx:1:1: warning[look-contrast] accent 1 4F81BD on FFFFFF has a contrast of 4.0:1, 4.5:1 needed
   = help: tables and drawings take 4678B3 instead; give a palette in look.yaml to choose it

acme.pptx can be built with: 1 warning
"""
    )


def test_what_is_missing_in_a_presentation_is_said_with_what_to_do() -> None:
    Path("acme.pptx").write_bytes(with_one_layout(1))

    data = json.loads(coursekit("look", "check", "acme.pptx", "--format", "json").out)

    assert data["layouts"][0] == {
        "role": "title", "name": "Title and Content", "how": "for want of another", "instead": "",
    }  # fmt: skip
    missing = [d for d in data["diagnostics"] if d["code"] == "look-layout-missing"]
    assert [d["message"] for d in missing] == [
        "no layout for slides of the kind “comparison”: “Title and Content” must do",
        "no layout for slides of the kind “module”: “Title and Content” must do",
        "no layout for slides of the kind “title”: “Title and Content” must do",
        "no layout for slides of the kind “two-columns”: “Title and Content” must do",
    ]
    assert missing[3]["help"] == (
        "add a layout in PowerPoint (View > Slide Master > Insert Layout): name it “Two Content”, with a title and two "
        "content placeholders side by side"
    )


@pytest.mark.parametrize(
    ("make", "code", "message"),
    [
        (
            without_footers,
            "look-number-missing",
            "no slide number on “Comparison”, “Title and Content”, “Two Content”",
        ),
        (
            lambda: replaced(plain_deck(), "ppt/slideMasters/slideMaster1.xml", ('sz="3200"', 'sz="1400"')),
            "look-text-small",
            "the layout “Title and Content” sets its text at 14 pt",
        ),
        (
            lambda: replaced(plain_deck(), "ppt/theme/theme1.xml", ('<a:font script="Hans"[^>]*/>', "")),
            "look-font-missing",
            "no font for Chinese headings and body text",
        ),
    ],
    ids=["number", "size", "font"],
)
def test_what_makes_slides_worse_is_a_warning(make: object, code: str, message: str) -> None:
    Path("acme.pptx").write_bytes(make())  # type: ignore[operator]

    result = coursekit("look", "check", "acme.pptx", "--format", "json")

    found = {d["code"]: d["message"] for d in json.loads(result.out)["diagnostics"]}
    assert (result.code, found[code]) == (CLEAN, message)


def test_what_a_document_lacks_is_said() -> None:
    Path("acme.docx").write_bytes(without_lists())

    result = coursekit("look", "check", "acme.docx")

    assert "  heading-1         heading 1  (by its name)\n" in result.out
    assert "  list-bullet       List Bullet  (added from the default look)\n" in result.out
    assert "warning[look-style-missing] no style “List Bullet”, “List Number”, “Caption”\n" in result.out
    assert result.code == CLEAN


def test_a_template_that_cannot_be_used_ends_in_one_error() -> None:
    Path("acme.pptx").write_bytes(plain_booklet())

    result = coursekit("look", "check", "acme.pptx")

    assert result.code == MISTAKES
    assert (
        result.out
        == """\
acme.pptx:1:1: error[template-unreadable] the template is a Word document, not a presentation
   = help: name a file that PowerPoint has saved

acme.pptx cannot be used: 1 error
"""
    )


@pytest.mark.parametrize("name", ["default", "vivid"])
def test_the_looks_that_come_along_have_nothing_amiss(name: str) -> None:
    result = coursekit("look", "check", name)

    assert result.out.endswith(f"{name} can be built with: nothing amiss\n")
    assert result.code == CLEAN


def test_an_unknown_look_is_wrong_usage() -> None:
    result = coursekit("look", "check", "vivd")

    assert (result.code, result.err) == (USAGE, "there is no look “vivd”; did you mean “vivid”?\n")


# ---------------------------------------------------------------- look new


def test_a_new_look_is_a_colour_and_a_font_and_builds() -> None:
    made = coursekit(
        "look", "new", "acme", "--accent", "#C8102E", "--font", "Source Han Sans SC", "--latin-font", "Inter"
    )
    checked = coursekit("look", "check", "acme")
    courses.write_course(Path("calm"), courses.CALM)

    built = coursekit("build", "calm", "--edition", "short", "-p", "deck", "-f", "pptx", "--look", "acme", "--jobs", 1)

    assert (made.code, made.out) == (CLEAN, "acme/look.yaml\nacme/deck.pptx\nacme/booklet.docx\n")
    text = Path("acme/look.yaml").read_text("utf-8")
    assert "palette:\n  accent: C8102E\n" in text
    assert "font: {latin: 'Inter', east-asian: 'Source Han Sans SC'}\n" in text
    assert checked.out.endswith("acme can be built with: nothing amiss\n")
    assert built.code == CLEAN
    with zipfile.ZipFile("build/calm/short/deck.pptx") as archive:
        theme = archive.read("ppt/theme/theme1.xml").decode()
    assert '<a:accent1><a:srgbClr val="C8102E"/></a:accent1>' in theme
    assert 'typeface="Source Han Sans SC"' in theme


def test_a_new_look_takes_the_forms_of_the_one_it_starts_from() -> None:
    coursekit("look", "new", "acme", "--accent", "C8102E", "--from", "vivid")

    text = Path("acme/look.yaml").read_text("utf-8")
    assert "style: {motif: slants, ground: full, title-bar: band, corner: 16}\n" in text
    assert Path("acme/handout-more.css").is_file()


def test_nothing_is_written_over_a_folder_with_files() -> None:
    Path("acme").mkdir()
    Path("acme/look.yaml").write_text("mine", "utf-8")

    refused = coursekit("look", "new", "acme", "--accent", "C8102E")
    kept = Path("acme/look.yaml").read_text("utf-8")
    forced = coursekit("look", "new", "acme", "--accent", "C8102E", "--force")

    assert (refused.code, kept) == (USAGE, "mine")
    assert refused.err == "acme is not empty; name a new folder, or add --force to write over a look in it\n"
    assert forced.code == CLEAN


@pytest.mark.parametrize(
    ("flags", "message"),
    [
        (["--accent", "red"], "“red” is no colour; write six digits, as #0B5C7A\n"),
        (["--accent", "C8102E", "--font", "<b>"], "“<b>” is no name of a font\n"),
        (["--accent", "C8102E", "--from", "nowhere"], "there is no look “nowhere”; looks that come with coursekit: "),
    ],
)
def test_what_no_look_can_be_made_of_is_wrong_usage(flags: list[str], message: str) -> None:
    result = coursekit("look", "new", "acme", *flags)

    assert result.code == USAGE
    assert result.err.startswith(message)
    assert not Path("acme").exists()


# ---------------------------------------------------------------- build with a template alone


def test_a_build_takes_a_template_alone() -> None:
    courses.write_course(Path("calm"), courses.CALM)
    Path("acme.pptx").write_bytes(plain_deck())

    result = coursekit(
        "build", "calm", "-e", "short", "-p", "deck", "-p", "guide", "-f", "pptx", "-f", "docx", "--look", "acme.pptx"
    )

    assert result.code == CLEAN
    assert Presentation("build/calm/short/deck.pptx").slide_width == 9144000
    with zipfile.ZipFile("build/calm/short/guide.docx") as archive:
        assert b"4678B3" in archive.read("word/styles.xml")
