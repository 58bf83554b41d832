"""A moment asked for on the command line: `--now 10:40 --at ID --day N`."""

from __future__ import annotations

from coursekit.units import find_clock
from coursekit.usage import UsageError
from coursekit.value import Value


class Moment(Value):
    """Where a trainer stands: the id of what comes next, at `now` (minutes after midnight) of a day, None for whichever."""

    at: str
    now: int
    day: int | None


def moment_of(now: str | None, at: str | None, day: int | None) -> Moment | None:
    """None when nothing of it was given. Raises UsageError."""
    if now is None and at is None:
        if day is not None:
            raise UsageError("--day goes with --now and --at")
        return None
    if now is None or at is None:
        raise UsageError("--now and --at go together: what time it is, and the id of what comes next")
    clock = find_clock(now)
    if clock is None:
        raise UsageError(f"“{now}” is no time of day: write 10:40")
    return Moment(at, clock, day)
