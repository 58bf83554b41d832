"""Minutes and clock times."""

from __future__ import annotations

import re
from dataclasses import dataclass

MINUTES_PER_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class MinuteRange:
    """The least and the most whole minutes a segment may take; `least <= most`."""

    least: int
    most: int


def format_range(minutes: MinuteRange) -> str:
    return str(minutes.least) if minutes.least == minutes.most else f"{minutes.least}-{minutes.most}"


def find_range(text: str) -> MinuteRange | None:
    """Read `20` or `20-30`, with a hyphen, en dash, tilde or 至 between; None when it is neither."""
    match = re.fullmatch(r"\s*(\d{1,4})(?:\s*[-–—~～至]\s*(\d{1,4}))?\s*", text)
    if match is None:
        return None
    least = int(match[1])
    return MinuteRange(least, int(match[2]) if match[2] else least)


def find_clock(text: str) -> int | None:
    """Read `9:00`, `09:00` or `09：00` as minutes after midnight; None when it is no time of day."""
    match = re.fullmatch(r"\s*(\d{1,2})[:：](\d{2})\s*", text)
    if match is None or int(match[1]) > 23 or int(match[2]) > 59:
        return None
    return int(match[1]) * 60 + int(match[2])


def format_clock(minutes_after_midnight: int) -> str:
    hours, minutes = divmod(minutes_after_midnight, 60)
    return f"{hours:02d}:{minutes:02d}"
