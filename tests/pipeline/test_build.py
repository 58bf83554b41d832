"""When files are there while an edition is built, and what is not done again after an edit."""

from __future__ import annotations

import shutil
from collections.abc import Collection, Mapping
from pathlib import Path

import pytest
from pptx import Presentation

from coursekit.diagnostic import Report
from coursekit.documents.deck import Deck
from coursekit.documents.look import Look
from coursekit.pipeline import bench
from coursekit.pipeline.build import Order, build, carry_out, no_step, work_of
from coursekit.pipeline.cache import NoStore
from coursekit.pipeline.compiler import check_all
from coursekit.pipeline.jobs import Desk
from coursekit.pipeline.looks import load_look
from coursekit.pipeline.output import Entry
from coursekit.pipeline.products import choose
from coursekit.write import write_deck_again

COURSE = Path(__file__).parents[2] / "content" / "hello"
WANTED = {"deck": ("pptx",), "handout": ("docx",), "agenda": ("xlsx",)}


class Noting(NoStore):
    """A store that keeps nothing, and notes what is made."""

    def __init__(self, notes: list[str]) -> None:
        self.notes = notes

    def put(self, key: str, data: bytes) -> None:
        self.notes.append("made")


def test_the_deck_is_placed_before_anything_else_is_made() -> None:
    notes: list[str] = []

    def place(files: Mapping[Entry, bytes]) -> list[str]:
        notes.append(f"placed {', '.join(sorted(entry.product for entry in files))}")
        return []

    (checked,), look = check_all([COURSE]), load_look(None, Report())
    order = Order(None, WANTED, None, 3, "", None, for_audience=False)
    carry_out(list(work_of(checked, order)), place, 1, Desk(Noting(notes), look), no_step)

    assert notes == ["made", "placed deck", "made", "made", "placed agenda, handout"]


def test_after_an_edit_only_the_slides_that_it_changes_are_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    course = tmp_path / "hello"
    shutil.copytree(COURSE, course)
    taken: list[int] = []

    def write_again(deck: Deck, look: Look, file: bytes, same: Collection[int]) -> bytes:
        taken[:] = same
        return write_deck_again(deck, look, file, same)

    monkeypatch.setattr(bench, "write_deck_again", write_again)
    targets = choose(("deck", "guide"), ("pptx", "docx"))
    build([course], ("full",), targets, None, tmp_path / "out", jobs=1)
    module = course / "modules" / "01-two-minutes.md"
    module.write_text(
        module.read_text("utf-8").replace("Hello, and thank you", "A line more.\n\nHello, and thank you"), "utf-8"
    )

    after = build([course], ("full",), targets, None, tmp_path / "out", jobs=1)
    anew = build([course], ("full",), targets, None, tmp_path / "clean", jobs=1)

    slides = len(Presentation(str(tmp_path / "out" / "hello" / "full" / "deck.pptx")).slides)
    assert len(taken) == slides - 1
    assert after.written == {"hello/full/deck.pptx", "hello/full/guide.docx"}
    assert after.entries == anew.entries
