"""Real courses, hurt at random: each is read, checked, planned and composed, and some written, without an exception.

`COURSEKIT_FUZZ=20000 pytest tests/fuzz` tries as many. A failure names its number, which makes the same course anywhere; what
made one once is kept in seeds/ and tried every time.
"""

from __future__ import annotations

import io
import os
import time
import zipfile
from pathlib import Path

import pytest
from lxml import etree, html

from coursekit.diagnostic import Report
from coursekit.pipeline.compiler import check_folder
from coursekit.pipeline.looks import default_look
from coursekit.pipeline.products import Documents, write_files
from coursekit.read.library import Library
from coursekit.write import read_deck_metrics
from tests.fuzz.edits import Sources, hurt_course
from tests.sources import write_file

SEEDS = sorted((Path(__file__).parent / "seeds").iterdir())
COURSES = int(os.environ.get("COURSEKIT_FUZZ", "40"))
EVERY_WRITTEN = 12
"""Of those without errors; writing takes longest."""
CPU_SECONDS = 10
TEXTS = dict.fromkeys(("deck", "guide", "handout", "key", "agenda"), ("txt",))
FILES = {"deck": ("pptx",), "guide": ("docx",), "handout": ("docx", "html"), "key": ("docx",), "agenda": ("xlsx",)}
LOOK = default_look()


def compile_course(folder: Path, sources: Sources, *, written: bool) -> int:
    """As far as it goes; how many editions were composed."""
    for name, text in sources.items():
        write_file(folder / name, text.encode("utf-8", "replace"))
    started = time.process_time()
    library = Library(Report())
    checked = check_folder(folder, library)
    plans = checked.plans if checked is not None and not library.report.has_errors else ()
    for plan in plans:
        fit = Report()
        documents = Documents(plan, read_deck_metrics(LOOK, plan.course.language), "2026-11-22")
        fit.add(documents.found)
        for file in write_files(
            documents, LOOK, FILES if written and not fit.has_errors else TEXTS, draws=lambda: False
        ):
            _open(file.format, file.data)
    assert time.process_time() - started < CPU_SECONDS
    return len(plans)


def _open(form: str, data: bytes) -> None:
    """Every part of a package is well-formed, every page a page."""
    if form == "txt":
        return
    if form == "html":
        assert html.fromstring(data).xpath("//main")
        return
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(package.read(name), etree.XMLParser(huge_tree=True))


def test_courses_hurt_at_random_end_in_diagnostics_or_documents(tmp_path: Path) -> None:
    composed = 0
    for number in range(COURSES):
        try:
            composed += compile_course(tmp_path, hurt_course(number), written=composed % EVERY_WRITTEN == 0)
        except Exception as error:
            raise AssertionError(f"the course of hurt_course({number}) breaks coursekit") from error

    # Else the edits hurt too much to show anything of what comes after reading.
    assert composed > COURSES / 10


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.stem)
def test_what_once_broke_coursekit_breaks_it_no_more(tmp_path: Path, seed: Path) -> None:
    text = seed.read_text("utf-8")

    compile_course(
        tmp_path, {**COURSE, "modules/01.md": f"---\ntitle: T\n---\n\n# T {{minutes=60}}\n\n{text}"}, written=True
    )


COURSE: Sources = {
    "course.yaml": """\
schema: 1
id: seed
title: Seed
language: en
outcomes: {}
day: {start: "09:00", end: "10:00", breaks: []}
editions: {full: {title: Full, days: 1}}
modules: [modules/01.md]
"""
}
