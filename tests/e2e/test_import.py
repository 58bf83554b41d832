"""`coursekit import`: an outline becomes a course that builds, nothing of it is lost, and nothing edited is written over."""

from __future__ import annotations

import io
import json
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from pptx import Presentation

from tests.e2e.command import coursekit

OUTLINE = """\
《窗口服务礼仪与投诉应对》
【课程时间】1天，6小时/天
【课程对象】办事大厅窗口人员
【课程收益】
n 能用三句话接住情绪
n 能说清办理的下一步
【课程大纲】
第一讲：开口之前
一、群众带着什么来
1. 一件没办成的事
2. 一路上的担心
案例：第三次来开证明的老人
二、第一句话
u 先看人，再看材料
u 先应声，再解释
小组讨论：哪一句话最容易点火？
第二讲：把话说清楚
一、一次说清的四个要点
1、缺什么
2、去哪里补
3、多久能办好
4、找谁问
现场演练：材料不齐的时候
输出成果：一张一次告知单
课程总结：写下明天要改的一句话
"""


@pytest.fixture
def outline(tmp_path: Path) -> Path:
    path = tmp_path / "窗口礼仪.txt"
    path.write_text(OUTLINE, "utf-8")
    return path


def tree_of(folder: Path) -> list[str]:
    """The outline of the imported course, a line each, indented by its depth."""
    done = coursekit("outline", folder, "--format", "json")
    assert done.code == 0, done.err

    def lines(node: dict, depth: int) -> list[str]:  # type: ignore[type-arg]
        own = f"{'  ' * depth}{node['kind']}: {node['title']}"
        return [own, *(line for child in node["children"] for line in lines(child, depth + 1))]

    return [line for child in json.loads(done.out)["children"] for line in lines(child, 0)]


def test_an_outline_becomes_a_course(outline: Path, tmp_path: Path) -> None:
    done = coursekit("import", outline, "--to", tmp_path / "course")

    assert (done.code, done.err) == (0, "")
    assert tree_of(tmp_path / "course") == [
        "module: 开口之前",
        "  topic: 群众带着什么来",
        "    talk: 群众带着什么来",
        "      point: 群众带着什么来",
        "        point: 一件没办成的事",
        "        point: 一路上的担心",
        "    case: 第三次来开证明的老人",
        "  topic: 第一句话",
        "    talk: 第一句话",
        "      point: 第一句话",
        "        point: 先看人，再看材料",
        "        point: 先应声，再解释",
        "    discussion: 哪一句话最容易点火？",
        "module: 把话说清楚",
        "  topic: 一次说清的四个要点",
        "    talk: 一次说清的四个要点",
        "      point: 一次说清的四个要点",
        "        point: 缺什么",
        "        point: 去哪里补",
        "        point: 多久能办好",
        "        point: 找谁问",
        "    role-play: 材料不齐的时候",
        "    wrap-up: 写下明天要改的一句话",
    ]


def test_it_builds_at_once(outline: Path, tmp_path: Path) -> None:
    coursekit("import", outline, "--to", tmp_path / "course")

    done = coursekit("build", tmp_path / "course", "--out", tmp_path / "out", "--format", "pptx", "--format", "docx")

    assert done.code == 0, done.err
    made = sorted(path.name for path in (tmp_path / "out" / "course").rglob("*.*"))
    assert made == ["deck.pptx", "guide.docx", "handout.docx", "key.docx"]


def test_the_report_accounts_for_every_character(outline: Path, tmp_path: Path) -> None:
    done = coursekit("import", outline, "--to", tmp_path / "course", "--report", "json")
    report = json.loads(done.out)

    assert report["lost"] == []
    counts = [0] * len(OUTLINE)
    for stretch in (*report["kept"], *report["left"]):
        assert stretch["text"] == OUTLINE[stretch["start"] : stretch["end"]]
        for place in range(stretch["start"], stretch["end"]):
            counts[place] += 1
    assert [OUTLINE[i] for i, count in enumerate(counts) if count != 1 and not OUTLINE[i].isspace()] == []
    for stretch in report["kept"]:
        lines = (tmp_path / "course" / stretch["path"]).read_text("utf-8").splitlines()
        assert stretch["text"].replace(",", "，")[:4] in lines[stretch["line"] - 1]


def test_the_page_shows_both_sides_linked(outline: Path, tmp_path: Path) -> None:
    coursekit("import", outline, "--to", tmp_path / "course")
    page = (tmp_path / "course" / "import-report.html").read_text("utf-8")

    title = "第三次来开证明的老人"
    assert page.count(f">{title}</a>") == 2, "once in the outline, once in the module"
    assert "<script" not in page
    assert "http://" not in page
    assert "https://" not in page


def test_the_same_file_gives_the_same_bytes(outline: Path, tmp_path: Path) -> None:
    for name in ("a", "b"):
        coursekit("import", outline, "--to", tmp_path / name / "course")
    files = {
        path.relative_to(tmp_path / "a"): path.read_bytes() for path in (tmp_path / "a").rglob("*") if path.is_file()
    }
    assert files == {
        path.relative_to(tmp_path / "b"): path.read_bytes() for path in (tmp_path / "b").rglob("*") if path.is_file()
    }


# ---------------------------------------------------------------- importing again


def test_what_nobody_edited_is_imported_again(outline: Path, tmp_path: Path) -> None:
    course = tmp_path / "course"
    coursekit("import", outline, "--to", course)
    outline.write_text(OUTLINE.partition("第二讲")[0], "utf-8")

    done = coursekit("import", outline, "--to", course)

    assert done.code == 0, done.err
    assert [line for line in tree_of(course) if line.startswith("module")] == ["module: 开口之前"]
    assert len(list((course / "modules").iterdir())) == 1


def test_what_was_edited_is_written_over_only_by_force(outline: Path, tmp_path: Path) -> None:
    course = tmp_path / "course"
    coursekit("import", outline, "--to", course)
    module = min((course / "modules").iterdir())
    edited = module.read_text("utf-8").replace("一件没办成的事", "一件跑了三趟的事")
    module.write_text(edited, "utf-8")

    refused = coursekit("import", outline, "--to", course)

    assert refused.code == 2
    assert f"modules/{module.name}" in refused.err
    assert "--force" in refused.err
    assert module.read_text("utf-8") == edited

    assert coursekit("import", outline, "--to", course, "--force").code == 0
    assert "一件没办成的事" in module.read_text("utf-8")


def test_a_course_that_no_import_wrote_is_left_alone(outline: Path, tmp_path: Path) -> None:
    shutil.copytree(Path("content/hello"), tmp_path / "mine")
    before = (tmp_path / "mine" / "course.yaml").read_bytes()

    done = coursekit("import", outline, "--to", tmp_path / "mine")

    assert done.code == 2
    assert "no import wrote" in done.err
    assert (tmp_path / "mine" / "course.yaml").read_bytes() == before


# ---------------------------------------------------------------- asking


def test_doubtful_guesses_are_asked_about(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    outline = tmp_path / "outline.txt"
    outline.write_text(OUTLINE.replace("小组讨论：", "小组练舞："), "utf-8")
    monkeypatch.setattr(sys, "stdin", io.StringIO("nonsense\ngame\n"))

    done = coursekit("import", outline, "--to", tmp_path / "course", "--interactive")

    assert done.code == 0, done.err
    assert "小组练舞:哪一句话" in done.err.replace("：", ":")
    assert "    game: 哪一句话最容易点火？" in tree_of(tmp_path / "course")


# ---------------------------------------------------------------- what cannot be imported


@pytest.mark.parametrize("form", ["text", "json"])
def test_what_is_no_outline_is_a_diagnostic(form: str, tmp_path: Path) -> None:
    path = tmp_path / "noise.txt"
    path.write_bytes(bytes(range(256)) * 40)

    done = coursekit("import", path, "--to", tmp_path / "course", "--report", form)

    assert done.code == 1
    assert "cannot-import" in (done.err if form == "text" else done.out)
    assert not (tmp_path / "course").exists()


# ---------------------------------------------------------------- slides


def test_a_deck_becomes_a_course_slide_by_slide(tmp_path: Path) -> None:
    """Sections are modules, slides stay slides with their notes, and a task's slide is the task."""
    deck = Presentation()
    title_slide, section, content = deck.slide_layouts[0], deck.slide_layouts[2], deck.slide_layouts[1]
    for layout, title, points, notes in (
        (title_slide, "退换货窗口", "门店内训", ""),
        (section, "第一讲：听懂", "", ""),
        (content, "三种来意", "要退\n要换\n要说法", "先请大家举例。"),
        (content, "案例：没有小票", "第三次来\n他要什么？", "读两遍。"),
        (section, "第二讲：回应", "", ""),
        (content, "两步走", "先应声\n再查单", ""),
    ):
        slide = deck.slides.add_slide(layout)
        slide.shapes.title.text = title
        if points:
            slide.placeholders[1].text = points
        if notes:
            slide.notes_slide.notes_text_frame.text = notes
    deck.save(tmp_path / "deck.pptx")

    done = coursekit("import", tmp_path / "deck.pptx", "--to", tmp_path / "course")

    assert done.code == 0, done.err
    assert tree_of(tmp_path / "course") == [
        "module: 听懂",
        "  topic: 听懂",
        "    talk: 听懂",
        "      point: 三种来意",
        "        point: 要退",
        "        point: 要换",
        "        point: 要说法",
        "    case: 没有小票",
        "      point: 第三次来",
        "module: 回应",
        "  topic: 回应",
        "    talk: 回应",
        "      point: 两步走",
        "        point: 先应声",
        "        point: 再查单",
    ]
    module = min((tmp_path / "course" / "modules").iterdir()).read_text("utf-8")
    assert ":::{say}\n先请大家举例。\n:::" in module
    assert ":::{say}\n读两遍。\n:::" in module


# ---------------------------------------------------------------- our own outline


def test_an_outline_that_was_printed_gives_the_course_back(tmp_path: Path) -> None:
    """All of it: modules, topics, slides with their points, activities, minutes, what is said of the course."""
    printed = coursekit("outline", "content/grid-experience", "--format", "markdown").out
    (tmp_path / "outline.md").write_text(printed, "utf-8")

    assert coursekit("import", tmp_path / "outline.md", "--to", tmp_path / "course").code == 0

    assert coursekit("outline", tmp_path / "course", "--format", "markdown").out == printed


@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir], ids=["a pipe", "a folder"])
def test_what_is_no_file_is_not_waited_for(make: Callable[[Path], None], tmp_path: Path) -> None:
    make(tmp_path / "outline.txt")

    done = coursekit("import", tmp_path / "outline.txt", "--to", tmp_path / "course")

    assert done.code == 1
    assert "it is no file" in done.err
    assert not (tmp_path / "course").exists()
