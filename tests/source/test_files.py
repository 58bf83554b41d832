from __future__ import annotations

import os
from pathlib import Path

import pytest

from coursekit.content import Name
from coursekit.diagnostic import Report, Span
from coursekit.source.files import SourceFolder

HERE = Span("course.yaml", 1, 1, 1, 2)


@pytest.fixture
def folder(tmp_path: Path) -> SourceFolder:
    course = tmp_path / "course"
    (course / "media").mkdir(parents=True)
    (course / "media" / "hall.png").write_bytes(b"hall")
    (tmp_path / "secret").write_bytes(b"secret")
    return SourceFolder(course, "course")


def read(folder: SourceFolder, name: str, limit: int = 100) -> tuple[bytes | None, list[str]]:
    report = Report()
    data = folder.read_bytes(Name(name, HERE), limit, report)
    return data, [diagnostic.code for diagnostic in report.sorted()]


def test_a_file_inside_is_read(folder: SourceFolder) -> None:
    assert read(folder, "media/hall.png") == (b"hall", [])


@pytest.mark.parametrize(
    "name",
    [
        "../secret",
        "media/../../secret",
        "media/./hall.png",
        "media//hall.png",
        "/etc/passwd",
        "//server/share/hall.png",
        "C:/hall.png",
        "media\\hall.png",
        "~/hall.png",
        "file:media/hall.png",
        "https://example.org/hall.png",
        "media/hall.png\x00.txt",
        "media/%2e%2e/secret",
        "",
        "a/" * 300 + "b",
        "é" * 100 + ".png",
    ],
)
def test_what_is_no_plain_path_inside_is_refused(folder: SourceFolder, name: str) -> None:
    assert read(folder, name) == (None, ["path-outside"])


@pytest.mark.parametrize("name", ["media/Hall.png", "media/hall.PNG", "media", "media/none.png", "media/hall.png/x"])
def test_what_is_no_file_of_exactly_this_name_is_missing(folder: SourceFolder, name: str) -> None:
    assert read(folder, name) == (None, ["file-missing"])


@pytest.mark.parametrize("target", ["../../secret", "/etc/passwd", "/dev/zero", "/proc/self/environ"])
def test_a_link_that_leads_out_is_refused(folder: SourceFolder, target: str) -> None:
    (folder.root / "media" / "link.png").symlink_to(target)

    assert read(folder, "media/link.png") == (None, ["path-outside"])


def test_a_link_that_stays_inside_is_followed(folder: SourceFolder) -> None:
    (folder.root / "media" / "link.png").symlink_to("hall.png")

    assert read(folder, "media/link.png") == (b"hall", [])


def test_a_folder_that_is_a_link_out_is_refused(folder: SourceFolder) -> None:
    (folder.root / "out").symlink_to("../")

    assert read(folder, "out/secret") == (None, ["path-outside"])


def test_a_link_to_itself_is_missing(folder: SourceFolder) -> None:
    (folder.root / "loop").symlink_to("loop")

    assert read(folder, "loop")[0] is None


def test_a_pipe_is_not_waited_for(folder: SourceFolder) -> None:
    os.mkfifo(folder.root / "pipe")

    assert read(folder, "pipe") == (None, ["file-missing"])


def test_a_file_over_the_limit_is_refused(folder: SourceFolder) -> None:
    assert read(folder, "media/hall.png", limit=4) == (b"hall", [])
    assert read(folder, "media/hall.png", limit=3) == (None, ["file-too-large"])


def test_names_are_compared_letter_by_letter_in_their_unicode_form(folder: SourceFolder) -> None:
    (folder.root / "café.md").write_bytes(b"composed")

    assert read(folder, "cafe\u0301.md") == (None, ["file-missing"])
