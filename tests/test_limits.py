"""The table of bounds names every one of them, and each that is exceeded is said with its number."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from coursekit import limits
from coursekit.diagnostic import Report
from coursekit.limits import LIMITS
from coursekit.pipeline.catalogue import all_rules
from coursekit.pipeline.compiler import check_folder
from coursekit.read.library import Library
from tests.e2e.command import coursekit
from tests.sources import write_file
from tests.test_robustness import COURSE, MODULE


def test_every_bound_stands_in_the_table() -> None:
    bounds = sorted(value for name, value in vars(limits).items() if name.isupper() and isinstance(value, int))

    assert sorted(limit.most for limit in LIMITS) == bounds


def test_limits_name_diagnostics_that_there_are() -> None:
    assert {limit.code for limit in LIMITS} - {""} <= set(all_rules())


def test_limits_are_printed_for_people_and_programs() -> None:
    lines = coursekit("limits").out.splitlines()
    data = json.loads(coursekit("limits", "--format", "json").out)

    assert lines[0].split() == [
        *(
            "yaml-file",
            "2",
            "MB",
            "a",
            "course",
            "file,",
            "glossary,",
            "delivery",
            "or",
            "look.yaml",
            "[file-too-large]",
        )
    ]
    assert len(lines) == len(data["limits"]) == len(LIMITS)
    assert data["limits"][0] == {
        "name": "yaml-file",
        "most": 2_000_000,
        "unit": "bytes",
        "what": "a course file, glossary, delivery or look.yaml",
        "code": "file-too-large",
    }


MANY_SLIDES = "# T {minutes=60}\n\n" + "## S\n\n- a\n\n" * 5_001
MANY_EDITIONS = COURSE.replace("  full:", "\n".join(f"  e{n}: {{title: E, days: 1}}" for n in range(100)) + "\n  full:")
MANY_MODULES = COURSE.replace("[modules/01.md]", f"[{', '.join(f'modules/{n}.md' for n in range(501))}]")


@pytest.mark.parametrize(
    ("course", "module", "message"),
    [
        (MANY_EDITIONS, MODULE, "the course has 101 editions, at most 100 are built"),
        (MANY_MODULES, MODULE, "the course has 501 modules, at most 500 are read"),
        (COURSE, MODULE + MANY_SLIDES, "the course has more than 5,000 slides and activities"),
        (COURSE, MODULE + "a\n" * 100_000, "with “modules/01.md”, the course has more than 100,000 lines"),
        (COURSE, MODULE + "**a *b " * 30 + "c* d** " * 30, "emphasis, links or spans are nested deeper than 20 levels"),
        (COURSE, MODULE + "长" * 100_001, "a line of 100001 characters stands here, at most 100000 are read"),
    ],
    ids=["editions", "modules", "slides", "lines", "markup", "line"],
)
def test_what_exceeds_a_bound_is_told_the_number(tmp_path: Path, course: str, module: str, message: str) -> None:
    write_file(tmp_path / "course.yaml", course.encode())
    write_file(tmp_path / "modules/01.md", module.encode())
    library = Library(Report())

    check_folder(tmp_path, library)

    assert message in [found.message for found in library.report.sorted()]
