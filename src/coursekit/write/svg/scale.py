"""The scale of a chart's values, and how its numbers are written."""

from __future__ import annotations

import math
from collections.abc import Iterable

from coursekit.value import Value

_TICKS = 5


class Scale(Value):
    """From `low` to `high`, both on ticks, and never without zero."""

    low: float
    high: float
    step: float

    @property
    def ticks(self) -> tuple[float, ...]:
        return tuple(self.low + self.step * i for i in range(round((self.high - self.low) / self.step) + 1))

    def share(self, value: float) -> float:
        """Where a value stands between `low` (0) and `high` (1)."""
        return (value - self.low) / (self.high - self.low)


def scale_of(values: Iterable[float]) -> Scale:
    """Round steps of 1, 2, 2.5 or 5 and their tens."""
    every = (*values, 0.0)
    low, high = min(every), max(every)
    if low == high:
        return Scale(0, 1, 0.5)
    step = _round_step((high - low) / _TICKS)
    return Scale(math.floor(low / step) * step, math.ceil(high / step) * step, step)


def _round_step(least: float) -> float:
    magnitude = 10.0 ** math.floor(math.log10(least))
    return next(factor * magnitude for factor in (1, 2, 2.5, 5, 10) if factor * magnitude >= least * 0.999)


def format_value(value: float) -> str:
    """As a spreadsheet's General: no sign of the decimal fractions a computer reckons in."""
    return f"{value:.10g}" if abs(value) < 1e10 else f"{value:.0f}"
