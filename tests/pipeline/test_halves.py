"""An edition made by two processes is the same as by one, whatever becomes of the second."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from multiprocessing import active_children
from pathlib import Path

import pytest

from coursekit.diagnostic import Report
from coursekit.pipeline.bench import Bench
from coursekit.pipeline.cache import NoStore, Store
from coursekit.pipeline.compiler import check_folder
from coursekit.pipeline.halves import made_by_two
from coursekit.pipeline.looks import load_look
from coursekit.pipeline.products import Documents
from coursekit.read.library import Library
from coursekit.write import read_deck_metrics

COURSE = Path(__file__).parents[2] / "content" / "hello"
TARGETS = (("deck", "pptx"), ("guide", "docx"), ("handout", "docx"), ("agenda", "xlsx"))

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere one process makes all")


class Kept(dict[str, bytes]):
    """A store in this process."""

    def put(self, key: str, data: bytes) -> None:
        self[key] = data


class Elsewhere(NoStore):
    """A store at which this happens to every process but this one."""

    def __init__(self, happens: Callable[[], None]) -> None:
        self.here, self.happens = os.getpid(), happens

    def get(self, key: str) -> bytes | None:
        if os.getpid() != self.here:
            self.happens()
        return None


class Lines(NoStore):
    """A store that keeps nothing, and notes in a file which process asked for what."""

    def __init__(self, file: Path) -> None:
        self.file = file

    def get(self, key: str) -> bytes | None:
        with self.file.open("a") as notes:
            notes.write(f"{os.getpid()}\n")
        return None


def bench(store: Store) -> Bench:
    checked, look = check_folder(COURSE, Library(Report())), load_look(None, Report())
    assert checked is not None
    assert look is not None
    documents = Documents(checked.plans[0], read_deck_metrics(look, checked.course.language), "2026-01-01")
    return Bench(documents, look, lambda: True, 3, store)


def by_two(store: Store) -> dict[str, bytes]:
    return {file.name: file.data for file in made_by_two(bench(store), TARGETS)}


@pytest.fixture(scope="module")
def by_one() -> dict[str, bytes]:
    alone = bench(NoStore())
    return {file.name: file.data for file in (alone.file(*target) for target in TARGETS)}


def test_they_make_the_same_bytes(by_one: dict[str, bytes], tmp_path: Path) -> None:
    notes = tmp_path / "notes"
    assert by_two(Lines(notes)) == by_one
    assert len(set(notes.read_text().split())) == 2


def test_what_was_made_before_is_taken_from_the_store(by_one: dict[str, bytes]) -> None:
    store = Kept()
    first = bench(store)
    for target in TARGETS[1:]:
        first.file(*target)
    # No picture is drawn: this guide was made when the deck was, and shows them.
    assert by_two(store) == by_one
    assert len(store) == len(TARGETS)


def _fault() -> None:
    raise MemoryError


def _killed() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.parametrize("happens", [_fault, _killed])
def test_without_the_second_the_first_makes_all(by_one: dict[str, bytes], happens: Callable[[], None]) -> None:
    assert by_two(Elsewhere(happens)) == by_one


def test_who_stops_early_leaves_no_process_behind() -> None:
    before = active_children()
    making = made_by_two(bench(NoStore()), TARGETS)
    assert next(making).name == "deck.pptx"
    assert len(active_children()) == len(before) + 1
    making.close()
    assert active_children() == before
