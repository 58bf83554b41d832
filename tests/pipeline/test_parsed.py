"""A module from the cache is the module as it was parsed, its mistakes included."""

from __future__ import annotations

from pathlib import Path

import pytest

from coursekit.diagnostic import Diagnostic, Report
from coursekit.pipeline.cache import FolderStore
from coursekit.pipeline.parsed import ParsedFiles
from coursekit.read.module import parse_module
from coursekit.source.markdown import MarkdownFile
from coursekit.source.text import SourceText, source_text
from tests.pipeline.test_halves import Kept

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


def parsed(files: ParsedFiles, source: SourceText) -> tuple[str, tuple[Diagnostic, ...]]:
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
    first = ParsedFiles(store)
    assert [parsed(first, source) for source in sources] == expected
    first.keep()

    monkeypatch.setattr("coursekit.pipeline.parsed.parse_module", never)
    again = [parsed(ParsedFiles(store), source) for source in sources]

    assert again == expected
    assert [found.code for found in again[-1][1]] == [found.code for found in expected[-1][1]] != []


def test_the_same_text_in_another_file_has_its_own_places() -> None:
    store = Kept()
    first = ParsedFiles(store)
    parsed(first, source_text("a.md", MISTAKEN))
    first.keep()

    elsewhere = source_text("b.md", MISTAKEN)

    assert parsed(ParsedFiles(store), elsewhere) == anew(elsewhere)


def test_nothing_is_left_behind_before_a_build_has_a_folder(tmp_path: Path) -> None:
    files = ParsedFiles(FolderStore(tmp_path / "cache"))

    files.parse(source_text("a.md", "# Topic\n"), Report())

    assert list(tmp_path.iterdir()) == []


def test_bytes_of_something_else_are_no_module() -> None:
    store = Kept()
    source = source_text("a.md", "# Topic\n")
    first = ParsedFiles(store)
    first.parse(source, Report())
    first.keep()
    store.update(dict.fromkeys(store, b"\x81\xa2is\xa4Text"))

    assert parsed(ParsedFiles(store), source) == anew(source)
