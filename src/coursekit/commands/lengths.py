"""A length asked for on the command line: `--days 1.5 --start 13:30 --keep ID --drop ID`."""

from __future__ import annotations

from collections.abc import Sequence

from coursekit.plan.length import Length
from coursekit.units import find_clock
from coursekit.usage import UsageError


def length_of(
    days: float | None, edition: str | None, start: str | None, keep: Sequence[str], drop: Sequence[str]
) -> Length | None:
    """None when nothing of it was given. Raises UsageError."""
    if days is None and start is None and not keep and not drop:
        return None
    if days is not None:
        check_days(days)
    at = find_clock(start) if start is not None else None
    if start is not None and at is None:
        raise UsageError(f"“{start}” is no time of day: write 13:30")
    return Length(days, edition or "", at, _ids(keep), _ids(drop))


def check_days(days: float) -> None:
    """Raises UsageError."""
    if days % 0.5 or not 0.5 <= days <= 30:
        raise UsageError(f"a course cannot last {days:g} days: write 0.5 to 30 in halves")


def _ids(given: Sequence[str]) -> tuple[str, ...]:
    """Repeated or with commas."""
    return tuple(name.strip() for text in given for name in text.split(",") if name.strip())
