"""The word that an outline prints for a kind of activity is one that import knows."""

from __future__ import annotations

import pytest

from coursekit.activities import KINDS
from coursekit.importers.labels import find_label

WORDS = [
    (kind.name, word) for kind in KINDS.values() if kind.name != "break" for word in dict.fromkeys(kind.names.values())
]


@pytest.mark.parametrize(("kind", "word"), WORDS)
def test_the_word_of_a_kind_is_a_label_of_it(kind: str, word: str) -> None:
    label = find_label(f"{word}：大厅里的摄像机")

    assert label is not None
    assert label.kind == kind
