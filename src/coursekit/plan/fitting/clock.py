"""Every minute at which something may be going on, as places in one array: stretch after stretch."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from coursekit.plan.fitting.problem import Stretch

Places = NDArray[np.intp]
Values = NDArray[Any]
"""Scores, a column for each place: int64, or Python's integers where those are too small."""


class Clock:
    """A stretch has a place for each minute from the earliest at which it may start to the latest at which it may end.

    Stretches overlap on the clock, for a pause may be moved: the same minute may lie before the pause, or after it.
    """

    def __init__(self, stretches: Sequence[Stretch]) -> None:
        leeways = [0, *(stretch.leeway for stretch in stretches)]
        self.low = [stretch.start - leeway for stretch, leeway in zip(stretches, leeways, strict=False)]
        self.high = [max(low, s.end + s.leeway) for s, low in zip(stretches, self.low, strict=True)]
        lengths = [high - low + 1 for high, low in zip(self.high, self.low, strict=True)]
        self.first = np.cumsum([0, *lengths]).tolist()
        self.size = int(self.first[-1])
        self.left = np.concatenate([np.arange(length - 1, -1, -1) for length in lengths])
        """How many minutes of its stretch are left at each place."""
        self.after = [self._after(stretches, s) for s in range(len(stretches) - 1)]
        """For each stretch but the last: where each of its places leads when the pause is taken at once."""

    def place(self, stretch: int, minute: int) -> int | None:
        """None when the stretch does not reach so far."""
        if not self.low[stretch] <= minute <= self.high[stretch]:
            return None
        return int(self.first[stretch] + minute - self.low[stretch])

    def part(self, stretch: int) -> slice:
        return slice(self.first[stretch], self.first[stretch + 1])

    def _after(self, stretches: Sequence[Stretch], s: int) -> Places:
        """A pause is taken no earlier than its leeway allows. `size` stands for no place: the next stretch is over by then."""
        stretch = stretches[s]
        minutes = np.arange(self.low[s], self.high[s] + 1)
        starts = np.maximum(minutes, stretch.end - stretch.leeway) + stretch.pause
        places = self.first[s + 1] + starts - self.low[s + 1]
        return np.where(starts <= self.high[s + 1], places, self.size)
