"""The lines of colons of a file, for asking whether an open directive is closed further on."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from coursekit.value import Value

_FENCE = re.compile(r"\s*(?P<colons>[:：]{2,})(?P<rest>.*)")


class _Answer(Value):
    """Holds for all lines from `first` to `last`, exclusive."""

    first: int
    last: int
    closes: bool


class Fences:
    def __init__(self, lines: Sequence[str]) -> None:
        self.end = len(lines) + 1
        self.found = [
            (number, len(match["colons"]), not match["rest"].strip())
            for number, line in enumerate(lines, start=1)
            if (match := _FENCE.match(line))
        ]
        self.answers: dict[int, _Answer] = {}

    def closes_after(self, line: int, colons: int) -> bool:
        """Whether the next line with at least so many colons closes a directive of exactly so many."""
        known = self.answers.get(colons)
        if known is None or not known.first <= line < known.last:
            known = self.answers[colons] = self._look(line, colons)
        return known.closes

    def _look(self, line: int, colons: int) -> _Answer:
        start = bisect_right(self.found, line, key=lambda fence: fence[0])
        for number, count, is_closing in self.found[start:]:
            if count >= colons:
                return _Answer(line, number, is_closing and count == colons)
        return _Answer(line, self.end, False)
