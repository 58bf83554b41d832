"""What names a course and its topics keeps to one line on every slide."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from coursekit.compose.deck import compose_deck
from coursekit.diagnostic import Report
from coursekit.labels import read_words
from coursekit.pipeline.compiler import check_folder
from coursekit.pipeline.looks import load_look
from coursekit.read.library import Library
from coursekit.write import read_deck_metrics
from tests.e2e.courses import CALM, Files, write_course


def _renamed(names: Mapping[str, str]) -> Files:
    """The calm course with other names for some of its parts."""
    files = dict(CALM)
    for name, content in files.items():
        assert isinstance(content, str)
        for old, new in names.items():
            content = content.replace(old, new, 1)
        files[name] = content
    return files


def test_a_long_title_of_a_course_or_topic_ends_with_an_ellipsis(tmp_path: Path) -> None:
    tail = ", and everything else that somebody with a headset may want to know about people who wait" * 2
    names = {"title: Calm calls": f"title: Calm calls{tail}", "# Why callers repeat": f"# Why{tail}: callers repeat"}
    checked = check_folder(write_course(tmp_path / "course", _renamed(names)), Library(Report()), ("full",))
    look = load_look(None, Report())
    assert checked is not None
    assert look is not None

    deck = compose_deck(checked.plans[0], read_words("en"), read_deck_metrics(look, "en"), Report()).deck

    assert deck.footer == "Calm calls, and everything else that somebody with a headset may want to…"
    assert {slide.tag for slide in deck.slides if slide.tag.endswith("…")} == {
        "1.1 Why, and everything else that somebody with a headset may want to know about people who wait,"
        " and everything else…"
    }
