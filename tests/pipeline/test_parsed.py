"""A module from the cache is the module as it was parsed, its mistakes included; a picture is the picture as it was read."""

from __future__ import annotations

from pathlib import Path

import pytest

from coursekit.content import Image, Name
from coursekit.diagnostic import NOWHERE, Diagnostic, Report
from coursekit.pipeline.cache import FolderStore
from coursekit.pipeline.parsed import KeptFiles
from coursekit.read.images import read_image
from coursekit.read.module import parse_module
from coursekit.source.markdown import MarkdownFile
from coursekit.source.text import SourceText, source_text
from coursekit.value import as_bytes
from tests.pipeline.test_halves import Kept
from tests.write.decks import picture

CONTENT = Path(__file__).parents[2] / "content"
MISTAKEN = """---
title: [Windows
---
# Topic {#one
::: {case} 案例
:minutes: 10
Some **bold and [a gap]{.gap} text
：：：{ask}
"""


def parsed(files: KeptFiles, source: SourceText) -> tuple[str, tuple[Diagnostic, ...]]:
    """The file with all its places, which are no part of what makes two equal, and what is said of it."""
    report = Report()
    return repr(files.parse(source, report)), report.sorted()


def anew(source: SourceText) -> tuple[str, tuple[Diagnostic, ...]]:
    report = Report()
    return repr(parse_module(source, report)), report.sorted()


def never(source: SourceText, report: Report) -> MarkdownFile:
    raise AssertionError(f"{source.path} was parsed again")


def test_what_is_kept_is_what_was_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    sources = [
        source_text(path.name, path.read_text("utf-8")) for path in sorted(CONTENT.glob("complaint-care/modules/*.md"))
    ]
    sources.append(source_text("mistaken.md", MISTAKEN))
    expected = [anew(source) for source in sources]
    store = Kept()
    first = KeptFiles(store)
    assert [parsed(first, source) for source in sources] == expected
    first.keep()

    monkeypatch.setattr("coursekit.read.reader.parse_module", never)
    again = [parsed(KeptFiles(store), source) for source in sources]

    assert again == expected
    assert [found.code for found in again[-1][1]] == [found.code for found in expected[-1][1]] != []


def test_the_same_text_in_another_file_has_its_own_places() -> None:
    store = Kept()
    first = KeptFiles(store)
    parsed(first, source_text("a.md", MISTAKEN))
    first.keep()

    elsewhere = source_text("b.md", MISTAKEN)

    assert parsed(KeptFiles(store), elsewhere) == anew(elsewhere)


def test_nothing_is_left_behind_before_a_build_has_a_folder(tmp_path: Path) -> None:
    files = KeptFiles(FolderStore(tmp_path / "cache"))

    files.parse(source_text("a.md", "# Topic\n"), Report())

    assert list(tmp_path.iterdir()) == []


def test_bytes_of_something_else_are_no_module() -> None:
    store = Kept()
    source = source_text("a.md", "# Topic\n")
    first = KeptFiles(store)
    first.parse(source, Report())
    first.keep()
    store.update(dict.fromkeys(store, b"\x81\xa2is\xa4Text"))

    assert parsed(KeptFiles(store), source) == anew(source)


HALL, DESK = Name("hall.png", NOWHERE), Name("desk.png", NOWHERE)


def never_read(name: Name, data: bytes, report: Report) -> Image | None:
    raise AssertionError(f"{name} was read again")


def test_a_picture_is_read_once_whatever_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    data = picture(40, 20).data
    expected = [read_image(name, data, Report()) for name in (HALL, DESK)]
    store = Kept()
    first = KeptFiles(store)
    first.picture(HALL, data, Report())
    first.keep()

    monkeypatch.setattr("coursekit.read.reader.read_image", never_read)

    assert [KeptFiles(store).picture(name, data, Report()) for name in (HALL, DESK)] == expected


def test_a_broken_picture_is_said_to_be_bad_every_time() -> None:
    store = Kept()
    for name in (HALL, DESK):
        files, report = KeptFiles(store), Report()

        assert files.picture(name, b"no picture", report) is None
        files.keep()
        assert [found.message for found in report.sorted()] == [f"“{name}” is no PNG, JPEG or GIF"]
    assert store == {}


@pytest.mark.parametrize(
    "kept", [b"", as_bytes(Image("", b"", "image/png", 0, 0)), as_bytes(Image("", b"", "", 1, 9**9))]
)
def test_bytes_of_something_else_are_no_picture(kept: bytes) -> None:
    data = picture(40, 20).data
    store = Kept()
    first = KeptFiles(store)
    first.picture(HALL, data, Report())
    first.keep()
    store.update(dict.fromkeys(store, kept))

    assert KeptFiles(store).picture(HALL, data, Report()) == read_image(HALL, data, Report())
