"""Outlines in all their disorder, beside the trees that a designer reads out of them.

Five are written in the broken styles of real outlines (canteen, library, museum, property, classroom), the others in styles of
their own.
`COURSEKIT_GOLD=FOLDER` scores those of another folder instead: NAME.txt beside NAME.gold.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from coursekit.importers.course import course_of
from coursekit.importers.formats.text import read_text
from coursekit.importers.structure import outline_of
from coursekit.importers.understand import understand
from tests.importers.scoring import Score, score, share

GOLD = Path(os.environ.get("COURSEKIT_GOLD", Path(__file__).parent / "gold"))
LEAST = {"found": 0.99, "extra": 0.99, "parents": 0.97, "kinds": 0.95}


def score_of(gold: Path) -> Score:
    text = gold.with_suffix(".txt")
    meaning = understand(outline_of(read_text(text.name, text.read_bytes())))
    _, trace = course_of(meaning)
    return score(meaning, trace, gold.read_text(encoding="utf-8"))


@pytest.mark.parametrize("gold", sorted(GOLD.glob("*.gold")), ids=lambda path: path.stem)
def test_an_outline_is_understood_as_a_designer_does(gold: Path) -> None:
    result = score_of(gold)
    short = [name for name, least in LEAST.items() if share(getattr(result, name)) < least]
    assert (short, result.lost) == ([], 0), result
