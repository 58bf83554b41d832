"""Minutes and clock times."""

from __future__ import annotations

import re

from coursekit.value import Value

MINUTES_PER_DAY = 24 * 60


class MinuteRange(Value):
    """The least and the most whole minutes a segment may take; `least <= preferred <= most`. `preferred` is what its author
    would take, None when that is not said: then it is the middle."""

    least: int
    most: int
    preferred: int | None = None

    @property
    def twice_preferred(self) -> int:
        """Twice, for the middle may be half a minute."""
        return self.least + self.most if self.preferred is None else 2 * self.preferred


def format_range(minutes: MinuteRange) -> str:
    if minutes.preferred is not None:
        return f"{minutes.least}-{minutes.preferred}-{minutes.most}"
    return str(minutes.least) if minutes.least == minutes.most else f"{minutes.least}-{minutes.most}"


_MINUTES = re.compile(r"\s*(\d{1,4})(?:\s*[-–—~～至]\s*(\d{1,4}))?(?:\s*[-–—~～至]\s*(\d{1,4}))?\s*")


def find_range(text: str) -> MinuteRange | None:
    """Read `20`, `20-30`, or `20-25-30` with the preferred in the middle; a hyphen, en dash, tilde or 至 stands between.
    None when it is none of these."""
    match = _MINUTES.fullmatch(text)
    if match is None:
        return None
    numbers = [int(group) for group in match.groups() if group]
    return MinuteRange(numbers[0], numbers[-1], numbers[1] if len(numbers) == 3 else None)


def find_clock(text: str) -> int | None:
    """Read `9:00`, `09:00` or `09：00` as minutes after midnight; None when it is no time of day."""
    match = re.fullmatch(r"\s*(\d{1,2})[:：](\d{2})\s*", text)
    if match is None or int(match[1]) > 23 or int(match[2]) > 59:
        return None
    return int(match[1]) * 60 + int(match[2])


def format_clock(minutes_after_midnight: int) -> str:
    hours, minutes = divmod(minutes_after_midnight, 60)
    return f"{hours:02d}:{minutes:02d}"
