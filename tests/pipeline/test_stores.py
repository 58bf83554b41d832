from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from coursekit.pipeline.stores import FsspecStore, NoStoreError
from tests.e2e.command import coursekit

HELLO = Path(__file__).parents[2] / "content" / "hello"
KEY = "ab" * 32


@pytest.fixture(params=["file", "memory"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> FsspecStore:
    return FsspecStore((tmp_path / "cache").as_uri() if request.param == "file" else f"memory://{tmp_path.name}")


def test_what_is_put_is_there_for_every_process_that_knows_the_address(store: FsspecStore) -> None:
    store.put(KEY, b"deck")

    assert pickle.loads(pickle.dumps(store)).get(KEY) == b"deck"
    assert store.get("cd" * 32) is None


@pytest.mark.parametrize("torn", [b"", b"j", b"k and more"])
def test_an_entry_that_is_not_as_it_was_written_is_a_miss(tmp_path: Path, torn: bytes) -> None:
    store = FsspecStore(tmp_path.as_uri())
    store.put(KEY, b"deck")
    (entry,) = (path for path in tmp_path.rglob("*") if path.is_file())

    entry.write_bytes(entry.read_bytes()[:-1] + torn)

    assert store.get(KEY) is None


def test_an_address_that_is_not_served_is_misuse() -> None:
    with pytest.raises(NoStoreError, match="--cache no-such://here: Protocol not known: no-such"):
        FsspecStore("no-such://here")


def test_a_build_takes_what_another_made_from_the_cache_that_both_name(tmp_path: Path) -> None:
    cache = (tmp_path / "cache").as_uri()
    command = ("build", HELLO, "--product", "deck", "--format", "pptx", "--cache", cache)
    first = coursekit(*command, "--out", tmp_path / "one")
    entries = sorted(path for path in (tmp_path / "cache").rglob("*") if path.is_file())

    second = coursekit(*command, "--out", tmp_path / "two")

    assert (first.code, second.code) == (0, 0)
    assert len(entries) == 1
    assert sorted(path for path in (tmp_path / "cache").rglob("*") if path.is_file()) == entries
    one, two = (tmp_path / out / "hello" / "full" / "deck.pptx" for out in ("one", "two"))
    assert one.read_bytes() == two.read_bytes()
