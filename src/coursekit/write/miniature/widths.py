"""How wide characters are on a slide: each has a width of its own, in the family that has its script."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from coursekit.measure.faces import sign_em, word_em
from coursekit.measure.paragraph import WIDE
from coursekit.write.miniature.primitives import Face

SCRIPTS = re.compile(f"([{WIDE}]+)")


class Advances(dict[str, float]):
    """The width of a character in points."""

    def __init__(self, latin: str, size: float, *, bold: bool) -> None:
        super().__init__({"\n": 0.0})
        self.latin, self.size, self.bold = latin, size, bold

    def __missing__(self, character: str) -> float:
        wide = SCRIPTS.fullmatch(character) is not None
        em = sign_em(character, bold=self.bold) if wide else word_em(character, self.latin, bold=self.bold)
        self[character] = em * self.size
        return em * self.size


@lru_cache(maxsize=1024)
def advances(latin: str, size: float, bold: bool) -> Advances:
    """Of all faces that are alike in these."""
    return Advances(latin, size, bold=bold)


def widths_of(text: str, face: Face) -> Iterator[float]:
    return map(advances(face.latin, face.size, face.bold).__getitem__, text)


def width_of(text: str, face: Face) -> float:
    return sum(widths_of(text, face))
