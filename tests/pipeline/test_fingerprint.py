"""What values are known by: their classes and what is in them, in every process."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from coursekit.content import Emphasis, List, ListItem, Paragraph, Strong, Text
from coursekit.diagnostic import Report, Span
from coursekit.pipeline.compiler import check_folder
from coursekit.pipeline.fingerprint import _SPAN, fingerprint
from coursekit.pipeline.looks import load_look
from coursekit.pipeline.products import Documents
from coursekit.read.library import Library
from coursekit.value import as_bytes
from coursekit.write import read_deck_metrics

COURSE = Path(__file__).parents[2] / "content" / "hello"
WORDS = (Text("你好"),)
SETS = (
    "from coursekit.pipeline.fingerprint import fingerprint; print(fingerprint(frozenset('abcdef'), {'b': 1, 'a': 2}))"
)


def test_equal_values_are_known_by_the_same() -> None:
    one, other = (List(False, (ListItem((Paragraph((Strong((Text(word),)),)),)),)) for word in ("时限", "时" + "限"))

    assert fingerprint(one) == fingerprint(other)


def test_the_class_counts_as_much_as_what_is_in_it() -> None:
    alike = (Strong(WORDS), Emphasis(WORDS), Paragraph(WORDS), (WORDS,), 1, 1.0, True, "1", b"1", None, ())

    assert len({fingerprint(value) for value in alike}) == len(alike)


@pytest.mark.parametrize("path", ["", "a.md", "content/窗口/modules/" + "很长" * 200 + ".md"])
@pytest.mark.parametrize("line", [1, 127, 128, 255, 256, 65_535, 65_536])
def test_where_a_value_stands_does_not_count(path: str, line: int) -> None:
    placed = Paragraph(WORDS, span=Span(path, line, 300, line + 1, 2))

    assert fingerprint(placed, line) == fingerprint(Paragraph(WORDS), line)
    assert fingerprint(placed, line) != fingerprint(Paragraph(()), line)


def test_no_place_is_left_in_the_documents_of_a_course() -> None:
    checked, look = check_folder(COURSE, Library(Report())), load_look(None, Report())
    assert checked is not None
    assert look is not None
    documents = Documents(checked.plans[0], read_deck_metrics(look, checked.course.language), "2026-01-01")
    written = as_bytes((documents.deck, documents.guide, documents.handout, documents.key))

    assert b"modules/" in written
    assert b"modules/" not in _SPAN.sub(b"", written)


def test_processes_agree_on_what_has_no_order() -> None:
    found = {
        subprocess.run(
            [sys.executable, "-c", SETS],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }

    assert len(found) == 1
