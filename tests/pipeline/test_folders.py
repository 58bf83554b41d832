"""Courses that are checked and built together, and the look they are built with."""

from __future__ import annotations

from pathlib import Path

from coursekit.commands.courses import find_course
from coursekit.diagnostic import Report
from coursekit.looks.read import read_look
from coursekit.pipeline.compiler import check_all, course_name, diagnostics_of, find_courses

COURSE = """\
schema: 1
id: {id}
title: Calls
language: en
outcomes: {{}}
day: {{start: "09:00", end: "09:30", breaks: []}}
editions: {{full: {{title: Full, days: 1}}}}
modules: [modules/01.md]
"""
MODULE = """\
---
title: Greeting
---

# First words {#first minutes=30}

- Say who you are
"""


def write_course(folder: Path, id: str, module: str = MODULE) -> None:
    (folder / "modules").mkdir(parents=True)
    (folder / "course.yaml").write_text(COURSE.format(id=id), "utf-8")
    (folder / "modules" / "01.md").write_text(module, "utf-8")


def test_two_courses_of_one_id_are_told_apart_by_nobody(tmp_path: Path) -> None:
    write_course(tmp_path / "a", "calls")
    write_course(tmp_path / "b", "Calls")

    checked = check_all(find_courses([tmp_path]))

    (found,) = diagnostics_of(checked)
    assert (found.code, found.span.line, found.span.column) == ("duplicate-course", 2, 5)
    assert found.message == f"the id “Calls” belongs to {tmp_path.as_posix()}/a/course.yaml already"
    assert [folder.is_good for folder in checked] == [True, False]


def test_a_mistake_in_a_reused_part_counts_for_both_courses_and_is_said_once(tmp_path: Path) -> None:
    write_course(tmp_path / "a", "a", MODULE + "\n:::{reuse} b#first\n:minutes: 10\n:::\n")
    write_course(tmp_path / "b", "b", MODULE + "\n:::{sya}\nHello.\n:::\n")

    checked = check_all(find_courses([tmp_path]))

    assert [folder.is_good for folder in checked] == [False, False]
    assert [d.code for d in diagnostics_of(checked)].count("unknown-directive") == 1


def test_a_look_says_what_it_lacks(tmp_path: Path) -> None:
    (tmp_path / "look.yaml").write_text(
        "name: plain\npalette: {paper: FFFFFF}\nfonts: {en: {heading-latin: Arial}}\nlayouts: {}\nstyles: {}\n", "utf-8"
    )
    report = Report()

    assert read_look(tmp_path, report, templates=False) is None

    assert [d.message for d in report.sorted() if d.code == "look-bad"] == [
        "layouts lacks title, day, module, bullets, two-columns, comparison, table, figure, figure-text, drawing, quote, "
        "case, question, activity, quiz, recap, break, closing",
        "palette lacks accent",
        "the fonts lack heading_east_asian, body_latin, body_east_asian",
    ]


CONVERSION = "schema: 1\nid: {id}-{language}\nlanguage: {language}\nconverts: course.yaml\n"


def test_a_folder_holds_its_course_in_several_languages(tmp_path: Path) -> None:
    write_course(tmp_path / "b", "b")
    write_course(tmp_path / "a", "a")
    for name in ("course.zh-TW.yaml", "course.en.yaml", "course.old.yaml", "course.en.yaml.orig"):
        (tmp_path / "a" / name).write_text("schema: 1\n", "utf-8")

    a, b = tmp_path / "a", tmp_path / "b"
    everything = [a, a / "course.en.yaml", a / "course.zh-TW.yaml", b]
    assert find_courses([tmp_path]) == everything
    assert find_courses([a]) == everything[:3]
    assert find_courses([a / "course.yaml"]) == [a]
    assert find_courses([a / "course.en.yaml", b]) == [a / "course.en.yaml", b]
    assert find_course(a) == a


def test_one_script_alone_is_checked_as_well(tmp_path: Path) -> None:
    write_course(tmp_path / "a", "a", MODULE.replace("Say who you are", "說「您好」"))
    file = tmp_path / "a" / "course.yaml"
    file.write_text(file.read_text("utf-8").replace("language: en", "language: zh-TW"), "utf-8")
    converted = tmp_path / "a" / "course.zh-CN.yaml"
    converted.write_text(CONVERSION.format(id="a", language="zh-CN"), "utf-8")

    (checked,) = check_all(find_courses([converted]))

    assert checked.is_good
    assert checked.course is not None
    assert (checked.course.course.id.text, checked.course.course.language) == ("a-zh-CN", "zh-CN")
    assert course_name(checked.folder) == "a/course.zh-CN.yaml"
