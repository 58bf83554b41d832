"""Catalogues: what of a course is not needed any more does not stay, and is read again where it is."""

from __future__ import annotations

import gc
import tracemalloc
from itertools import islice
from pathlib import Path

import pytest

from coursekit.pipeline import build
from coursekit.pipeline.compiler import check_each, find_courses
from tests.e2e.catalogue import write_catalogue
from tests.e2e.command import coursekit
from tests.e2e.output_folder import products_in

MOST_BYTES_A_COURSE = 20_000
"""Its files, its editions and what is wrong with it; with its text and plans it is four times as much."""


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_was_put_away_is_built_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jobs: int) -> None:
    write_catalogue(tmp_path / "courses", 3)
    wanted = ("build", tmp_path / "courses", "-p", "deck", "-p", "key", "-f", "pptx", "-f", "docx", "--jobs", jobs)
    held = coursekit(*wanted, "--out", tmp_path / "held")
    monkeypatch.setattr(build, "_HELD_LINES", 0)

    put_away = coursekit(*wanted, "--out", tmp_path / "put-away")

    assert (put_away.code, put_away.err) == (0, held.err)
    assert "outcomes: {listen: 能听完客户的话再答}" in held.err
    assert products_in(tmp_path / "put-away") == products_in(tmp_path / "held")


def test_little_stays_of_a_course_that_was_checked(tmp_path: Path) -> None:
    write_catalogue(tmp_path, 30)
    each = (folder.put_away() for folder in check_each(find_courses([tmp_path])))
    tracemalloc.start()
    try:
        # What the first need is needed by all.
        checked = list(islice(each, 10))
        before = memory()
        checked += each
        assert memory() - before < MOST_BYTES_A_COURSE * 20
    finally:
        tracemalloc.stop()


def memory() -> int:
    gc.collect()
    return tracemalloc.get_traced_memory()[0]
