"""A lesson as the source of each contender: a coursekit course, pandoc's Markdown, data for scripts."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from tests.bench.lessons import Lesson, Slide

_TOPICS_IN_MODULE = 20
_TOPICS_IN_DAY = 10
_MOST_DAYS = 30


def write_course(lesson: Lesson, folder: Path) -> None:
    """A course with one edition, `full`. Minutes of topics are ranges wide enough for any day."""
    (folder / "modules").mkdir(parents=True, exist_ok=True)
    starts = range(0, len(lesson.topics), _TOPICS_IN_MODULE)
    names = [f"modules/{number:02}.md" for number in range(1, len(starts) + 1)]
    for name, start in zip(names, starts, strict=True):
        (folder / name).write_text(_module(lesson, start), "utf-8")
    days = min(_MOST_DAYS, -(-len(lesson.topics) // _TOPICS_IN_DAY))
    (folder / "course.yaml").write_text(
        "schema: 1\n"
        "id: lesson\n"
        f"title: {lesson.title}\n"
        "language: zh-CN\n"
        "date: 2026-11-22\n"
        "outcomes: {serve: 能把一件投诉从头到尾处理好}\n"
        f"editions: {{full: {{title: 全本, days: {days}}}}}\n"
        f"modules: [{', '.join(names)}]\n",
        "utf-8",
    )


def _module(lesson: Lesson, start: int) -> str:
    parts = [f"---\ntitle: 第 {start // _TOPICS_IN_MODULE + 1} 单元\noutcomes: [serve]\n---\n"]
    for number, topic in enumerate(lesson.topics[start : start + _TOPICS_IN_MODULE], start + 1):
        parts.append(f"\n# {topic.title} {{#topic-{number} minutes=5-90}}\n")
        parts.extend(
            f"\n## {slide.title}\n\n{_shown(slide)}\n:::{{say}}\n{slide.notes}\n:::\n" for slide in topic.slides
        )
    return "".join(parts)


def pandoc_slides(lesson: Lesson) -> str:
    """Headings of the second level are slides; notes are divs of the class that pandoc makes speaker notes of."""
    return _pandoc(lesson, "::: notes\n{}\n:::\n")


def pandoc_document(lesson: Lesson, *, notes: bool) -> str:
    """The guide has the notes as paragraphs, the handout goes without."""
    return _pandoc(lesson, "{}\n" if notes else "")


def _pandoc(lesson: Lesson, notes: str) -> str:
    parts = [f"---\ntitle: {lesson.title}\n---\n"]
    for topic in lesson.topics:
        parts.append(f"\n# {topic.title}\n")
        parts.extend(f"\n## {slide.title}\n\n{_shown(slide)}\n{notes.format(slide.notes)}" for slide in topic.slides)
    return "".join(parts)


def _shown(slide: Slide) -> str:
    """Lists and tables are written alike in both."""
    if slide.table:
        rows = [f"| {' | '.join(row)} |\n" for row in slide.table]
        return "".join([rows[0], f"|{'---|' * len(slide.table[0])}\n", *rows[1:]])
    return "".join(f"- {b.text}\n" + "".join(f"    - {inner}\n" for inner in b.inner) for b in slide.bullets)


def lesson_data(lesson: Lesson) -> str:
    return json.dumps(asdict(lesson), ensure_ascii=False)


# ---------------------------------------------------------------- a course of content/ for pandoc

_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_HEADING_ATTRIBUTES = re.compile(r"^(#+ .*?)\s*\{[^{}]*\}\s*$")
_SPAN_ATTRIBUTES = re.compile(r"\[([^\[\]]*)\]\{[^{}]*\}")
_PART = re.compile(r"^:{3,}(?:\{[\w-]+\})? *(.*?)(?:\{[^{}]*\})?$")
_SPOKEN = re.compile(r"^:::\{(say|do|ask|answer|show|debrief|difficulties|transition)\}")


def course_markdown(folder: Path, *, slides: bool) -> str:
    """The text of a course as pandoc reads it: what is spoken are notes, the fences and options of other parts are left
    out, their words stay."""
    # Modules in the order of the course file, which names them one a line.
    names = re.findall(
        r"^ +- \{?(?:file: )?(modules/[^\s,}]+)", (folder / "course.yaml").read_text("utf-8"), re.MULTILINE
    )
    text = "".join(_FRONT_MATTER.sub("", (folder / name).read_text("utf-8")) for name in names)
    return "\n".join(_lines(text, slides=slides))


def _lines(text: str, *, slides: bool) -> Iterator[str]:
    in_notes = False
    for line in text.splitlines():
        if _SPOKEN.match(line):
            in_notes = slides
            yield "::: notes" if slides else ""
        elif line.startswith(":::"):
            title = _PART.sub(r"\1", line)
            yield ":::" if in_notes else (f"\n**{title}**\n" if title else "")
            in_notes = False
        elif not re.match(r":[\w-]+: |\{[^{}]*\}$", line):
            yield _SPAN_ATTRIBUTES.sub(r"\1", _HEADING_ATTRIBUTES.sub(r"\1", line))
