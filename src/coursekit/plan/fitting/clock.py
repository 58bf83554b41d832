"""Every minute at which something may be going on, as places in one array: stretch after stretch."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from coursekit.plan.fitting.problem import Stretch
from coursekit.value import Value

Values = NDArray[Any]
"""Scores, a column for each place: int64, or Python's integers where those are too small."""


class Jump(Value):
    """How the pause after a stretch is taken: from all of `early` to the first place of `heads`, for a pause has its earliest
    start; from each of `tails` to the same of `heads`."""

    early: slice
    tails: slice
    heads: slice


class Clock:
    """A stretch has a place for each minute from the earliest at which it may start to the latest at which it may end.

    Stretches overlap on the clock, for a pause may be moved: the same minute may lie before the pause, or after it. `margin`
    places that cannot be follow each stretch, so that nothing that long reaches from one into the next unnoticed.
    """

    def __init__(self, stretches: Sequence[Stretch], margin: int) -> None:
        leeways = [0, *(stretch.leeway for stretch in stretches)]
        self.margin = margin
        self.low = [stretch.start - leeway for stretch, leeway in zip(stretches, leeways, strict=False)]
        self.high = [max(low, s.end + s.leeway) for s, low in zip(stretches, self.low, strict=True)]
        lengths = [high - low + 1 for high, low in zip(self.high, self.low, strict=True)]
        self.first: list[int] = np.cumsum([0, *(length + margin for length in lengths)]).tolist()
        self.size = self.first[-1]
        self.beyond = np.concatenate([np.arange(after - margin, after) for after in self.first[1:]] or [np.arange(0)])
        self.jumps = tuple(self._jumps(stretches))

    def place(self, stretch: int, minute: int) -> int | None:
        """None when the stretch does not reach so far."""
        if not self.low[stretch] <= minute <= self.high[stretch]:
            return None
        return self.first[stretch] + minute - self.low[stretch]

    def after_pause(self, stretches: Sequence[Stretch], stretch: int, minute: int) -> int | None:
        """When the next stretch starts if the pause is taken at once; None when that is over by then."""
        start = max(minute, stretches[stretch].end - stretches[stretch].leeway) + stretches[stretch].pause
        return start if start <= self.high[stretch + 1] else None

    def _jumps(self, stretches: Sequence[Stretch]) -> Iterator[Jump]:
        for s, following in pairwise(range(len(stretches))):
            tail = max(self.low[s], stretches[s].end - stretches[s].leeway)
            head = tail + stretches[s].pause
            reach = max(0, min(self.high[s] - tail, self.high[following] - head) + 1)
            tails = self.first[s] + tail - self.low[s]
            heads = self.first[following] + head - self.low[following]
            yield Jump(
                slice(self.first[s], tails if reach else self.first[s]),
                slice(tails, tails + reach),
                slice(heads, heads + reach),
            )
