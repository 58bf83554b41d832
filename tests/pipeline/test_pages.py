"""Fonts for the pages: what is said before they are drawn, and what is written where there are none."""

from __future__ import annotations

from pathlib import Path

import pytest

from coursekit.commands.build import build as build_command
from coursekit.pipeline.build import build
from coursekit.pipeline.products import choose
from coursekit.write import deck_pdf, fonts
from coursekit.write.fonts import FontSet
from tests.pipeline.test_folders import MODULE, write_course

pytestmark = pytest.mark.fonts

CHINESE = MODULE.replace("Say who you are", "先说您是谁\ue001，再说\ue001")


def without_chinese(look: object) -> FontSet:
    """A machine with Latin fonts only."""
    here = fonts._font_set(())
    latin = {name: faces for name, faces in here.families.items() if "CJK" not in faces[0].family}
    return FontSet(latin, here.search)


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write_course(tmp_path / "calls", "calls", CHINESE)
    text = (tmp_path / "calls" / "course.yaml").read_text("utf-8").replace("language: en", "language: zh-CN")
    (tmp_path / "calls" / "course.yaml").write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path / "calls")
    return Path()


def test_a_character_that_no_font_has_is_shown_where_it_is_written(course: Path, tmp_path: Path) -> None:
    built = build([course], (), choose(("deck",), ("pdf",)), None, tmp_path / "out", jobs=1)

    (found,) = [one for one in built.diagnostics if one.code == "glyph-missing"]
    assert (found.span.path, found.span.line, found.span.column) == ("modules/01.md", 7, 8)
    assert found.message == "no font here has “\ue001” (U+E001)"
    assert [entry.path for entry in built.entries] == ["calls/full/deck.pdf"]


def test_without_a_chinese_font_all_but_the_pdfs_is_written(
    course: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fonts, "fonts_for", without_chinese)

    built = build([course], (), choose(("deck", "guide"), ()), None, tmp_path / "out", jobs=1)

    (found,) = [one for one in built.diagnostics if one.code == "font-missing"]
    assert (found.span.path, found.span.line, found.span.column) == ("course.yaml", 2, 5)
    assert found.message == "no font here for “zh-CN” text: neither Microsoft YaHei nor one of its kind"
    assert found.help == "install Noto Sans CJK SC (fonts-noto-cjk), or put a .ttf or .otf into the look's fonts/"
    assert [entry.path for entry in built.entries] == ["calls/full/deck.pptx", "calls/full/guide.docx"]


def test_what_needs_no_fonts_asks_for_none(course: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "fonts_for", without_chinese)

    built = build([course], (), choose(("deck", "handout"), ("pptx", "docx")), None, tmp_path / "out", jobs=1)

    assert [one.code for one in built.diagnostics if one.code in ("font-missing", "glyph-missing")] == []


@pytest.mark.parametrize(("formats", "is_done"), [((), True), (("docx",), True), (("docx", "pdf"), False)])
def test_only_pdfs_that_were_asked_for_by_name_are_a_failure_without_fonts(
    course: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, formats: tuple[str, ...], is_done: bool
) -> None:
    monkeypatch.setattr(fonts, "fonts_for", without_chinese)

    done = build_command([course], (), ("key",), formats, None, tmp_path / "out", jobs=1)

    assert done is is_done
    assert sorted(file.name for file in tmp_path.glob("out/calls/full/*")) == ["key.docx"]


def test_a_handout_set_while_slides_are_laid_out_is_the_same(course: Path, tmp_path: Path) -> None:
    alone, helped = (
        build([course], (), choose(("handout",), ("pdf",)), None, tmp_path / str(jobs), jobs=jobs) for jobs in (1, 2)
    )

    assert [entry.path for entry in alone.entries] == ["calls/full/handout.pdf"]
    assert (helped.entries, helped.diagnostics) == (alone.entries, alone.diagnostics)


def test_what_is_said_is_no_reason_to_draw_slides_anew(
    course: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody sees the notes of a deck that is drawn."""

    def written(says: str) -> dict[str, str]:
        (course / "modules" / "01.md").write_text(f"{CHINESE}\n:::{{say}}\n{says}\n:::\n", "utf-8")
        built = build([course], (), choose(("deck",), ("pptx", "pdf")), None, tmp_path / "out", jobs=1)
        return {Path(entry.path).name: entry.sha256 for entry in built.entries}

    before = written("先听。")
    monkeypatch.delattr(deck_pdf, "draw_part")
    after = written("请他说完。")

    assert after.keys() == before.keys() == {"deck.pdf", "deck.pptx"}
    assert [name for name in after if after[name] != before[name]] == ["deck.pptx"]


@pytest.mark.parametrize("jobs", [1, 2])
def test_no_handout_is_written_when_a_slide_is_too_full(course: Path, tmp_path: Path, jobs: int) -> None:
    text = (course / "course.yaml").read_text("utf-8")
    (course / "course.yaml").write_text(f"{text}overflow: error\n", "utf-8")
    (course / "modules" / "01.md").write_text(CHINESE + "- 再说一遍\n" * 40, "utf-8")

    built = build([course], (), choose(("handout",), ("pdf",)), None, tmp_path / "out", jobs=jobs)

    assert [one.code for one in built.diagnostics] == ["slide-overflows"]
    assert built.entries == ()
    assert not (tmp_path / "out" / "calls").exists()
