"""The cache of an output folder: what it gives back, and what it lets go."""

from __future__ import annotations

import os
from pathlib import Path

from coursekit.pipeline.cache import FolderStore

KEYS = ("a" * 64, "b" * 64, "c" * 64)


def filled(folder: Path) -> FolderStore:
    """Three entries of a thousand bytes each, used one after the other."""
    store = FolderStore(folder)
    for age, key in enumerate(KEYS):
        store.put(key, key.encode()[:1] * 1000)
        os.utime(folder / "objects" / key[:2] / key, (age, age))
    return store


def test_what_was_not_used_for_longest_goes(tmp_path: Path) -> None:
    store = filled(tmp_path)
    assert store.get(KEYS[0]) == b"a" * 1000

    store.trim(2500)

    assert [store.get(key) is not None for key in KEYS] == [True, False, True]


def test_an_entry_under_the_name_of_another_is_a_miss(tmp_path: Path) -> None:
    store = filled(tmp_path)
    first, second = (tmp_path / "objects" / key[:2] / key for key in KEYS[:2])

    second.write_bytes(first.read_bytes())

    assert store.get(KEYS[1]) is None
