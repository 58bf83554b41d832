"""The sources of every contender in folders of their own, made by a process of its own: `prepare.py FOLDER CONTENT SIZE…`.

Who measures has to stay small (see `measure.run`).
"""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

from tests.bench.lessons import make_lesson
from tests.bench.texts import course_markdown, lesson_data, pandoc_document, pandoc_slides, write_course

_SCRIPTS = ("plain_python.py", "plain_node.cjs", "bare_typst.py")


def prepare_lesson(folder: Path, slides: int) -> None:
    lesson = make_lesson(slides)
    write_course(lesson, folder / "course")
    (folder / "slides.md").write_text(pandoc_slides(lesson), "utf-8")
    (folder / "guide.md").write_text(pandoc_document(lesson, notes=True), "utf-8")
    (folder / "handout.md").write_text(pandoc_document(lesson, notes=False), "utf-8")
    (folder / "lesson.json").write_text(lesson_data(lesson), "utf-8")
    for script in _SCRIPTS:
        shutil.copy(Path(__file__).with_name(script), folder)


def prepare_content(folder: Path, content: Path) -> None:
    """A copy of all courses, which take parts from each other, and of each the text for pandoc."""
    shutil.copytree(content, folder / "content", dirs_exist_ok=True)
    shutil.copy(Path(__file__).with_name("bare_typst.py"), folder)
    for course in course_folders(content):
        into = folder / course
        into.mkdir(exist_ok=True)
        (into / "slides.md").write_text(course_markdown(content / course, slides=True), "utf-8")
        document = course_markdown(content / course, slides=False)
        (into / "guide.md").write_text(document, "utf-8")
        (into / "handout.md").write_text(document, "utf-8")


def course_folders(content: Path) -> tuple[str, ...]:
    return tuple(sorted(file.parent.name for file in content.glob("*/course.yaml")))


def first_edition(course: Path) -> tuple[str, str]:
    """The ids of a course and of its first edition. A look is enough: the file is ours, and well-formed."""
    text = (course / "course.yaml").read_text("utf-8")
    name = re.search(r"^id: *(\S+)", text, re.MULTILINE)
    edition = re.search(r"^editions:\s*\{?\s*([\w-]+):", text, re.MULTILINE)
    assert name is not None
    assert edition is not None
    return name[1], edition[1]


if __name__ == "__main__":
    work, courses, *sizes = sys.argv[1:]
    shutil.rmtree(work, ignore_errors=True)
    for size in sizes:
        prepare_lesson(Path(work) / size, int(size))
    prepare_content(Path(work) / "content", Path(courses))
