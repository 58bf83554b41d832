from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.e2e.catalogue import write_catalogue
from tests.e2e.command import coursekit

SHARDS = ("1/2", "2/2")


def build(courses: Path, out: Path, *options: str) -> dict[str, bytes]:
    """The files that the manifest names."""
    done = coursekit("build", courses, "--out", out, "--product", "deck", "--format", "pptx", *options)
    assert done.code == 0, done.err
    names = [file["path"] for file in json.loads((out / "manifest.json").read_text("utf-8"))["files"]]
    return {name: (out / name).read_bytes() for name in names}


def test_shards_are_the_parts_of_a_whole_build(tmp_path: Path) -> None:
    write_catalogue(tmp_path / "courses", 2)
    whole = build(tmp_path / "courses", tmp_path / "whole")

    parts = [build(tmp_path / "courses", tmp_path / f"part-{shard[0]}", "--shard", shard) for shard in SHARDS]

    assert sum(map(len, parts)) == len(whole) == 8
    assert parts[0] | parts[1] == whole


def test_an_edition_more_leaves_the_others_in_their_shards(tmp_path: Path) -> None:
    write_catalogue(tmp_path / "one", 1)
    write_catalogue(tmp_path / "two", 2)

    before = build(tmp_path / "one", tmp_path / "before", "--shard", "1/2")
    after = build(tmp_path / "two", tmp_path / "after", "--shard", "1/2")

    assert before.items() <= after.items()


def test_a_shard_without_editions_is_an_empty_build(tmp_path: Path) -> None:
    write_catalogue(tmp_path / "courses", 1)

    assert any(build(tmp_path / "courses", tmp_path / str(n), "--shard", f"{n}/40") == {} for n in range(1, 6))


@pytest.mark.parametrize("wrong", ["0/3", "4/3", "1", "a/b", "1/3/5", "-1/3"])
def test_what_is_no_shard_is_misuse(tmp_path: Path, wrong: str) -> None:
    write_catalogue(tmp_path / "courses", 1)

    done = coursekit("build", tmp_path / "courses", "--out", tmp_path / "out", f"--shard={wrong}")

    assert (done.code, done.err) == (2, f"there is no shard “{wrong}”: write 1/10 for the first of ten, up to 10/10\n")
