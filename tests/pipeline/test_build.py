"""When files are there while an edition is built."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from coursekit.diagnostic import Report
from coursekit.pipeline.build import Order, carry_out, no_step, work_of
from coursekit.pipeline.cache import NoStore
from coursekit.pipeline.compiler import check_all
from coursekit.pipeline.jobs import Desk
from coursekit.pipeline.looks import load_look
from coursekit.pipeline.output import Entry

COURSE = Path(__file__).parents[2] / "content" / "hello"
WANTED = {"deck": ("pptx",), "handout": ("docx",), "agenda": ("xlsx",)}


class Noting(NoStore):
    """A store that keeps nothing, and notes that a file was made."""

    def __init__(self, notes: list[str]) -> None:
        self.notes = notes

    def put(self, key: str, data: bytes) -> None:
        self.notes.extend(["made"] if data.startswith(b"PK") else [])


def test_the_deck_is_placed_before_anything_else_is_made() -> None:
    notes: list[str] = []

    def place(files: Mapping[Entry, bytes]) -> list[str]:
        notes.append(f"placed {', '.join(sorted(entry.product for entry in files))}")
        return []

    (checked,), look = check_all([COURSE]), load_look(None, Report())
    order = Order(None, WANTED, None, 3, "", None, for_audience=False)
    carry_out(list(work_of(checked, order)), place, 1, Desk(Noting(notes), look), no_step)

    assert notes == ["made", "placed deck", "made", "made", "placed agenda, handout"]
