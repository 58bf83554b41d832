"""Every course of content/ is written as source text that is read as the same course."""

from __future__ import annotations

from pathlib import Path

import pytest

from coursekit.authoring.source import source_of
from tests.authoring.round_trip import assert_comes_back, read_written

CONTENT = Path(__file__).parents[2] / "content"
COURSES = sorted(path.relative_to(CONTENT).as_posix() for path in CONTENT.glob("*/course*.yaml"))


@pytest.mark.parametrize("course", COURSES)
def test_a_course_comes_back(course: str, tmp_path: Path) -> None:
    assert_comes_back(read_written(CONTENT / course), tmp_path)


def test_what_was_read_again_is_written_alike(tmp_path: Path) -> None:
    course = read_written(CONTENT / "hello")

    assert source_of(assert_comes_back(course, tmp_path)) == source_of(course)
