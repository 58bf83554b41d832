"""The sessions of an edition: the stretches between pauses in which one teaches."""

from __future__ import annotations

from dataclasses import dataclass

from coursekit.model.course import DayFrame, Edition, Pause
from coursekit.model.plan import PauseKind

BREAK_LEEWAY = 15
"""How far from its place in the frame a pause may fall, in minutes."""


@dataclass(frozen=True, slots=True)
class Session:
    """From `start` to `end` as the frame wants it; `pause` follows, None at the end of a day."""

    day: int
    start: int
    end: int
    pause: Pause | None
    pause_kind: PauseKind

    @property
    def minutes(self) -> int:
        return self.end - self.start


def sessions_of(edition: Edition) -> tuple[Session, ...]:
    whole, half = int(edition.days), edition.days % 1
    days = [_day(edition.frame, number) for number in range(1, whole + 1)]
    if half:
        days.append(_day(half_day(edition.frame), whole + 1))
    return tuple(session for day in days for session in day)


def half_day(frame: DayFrame) -> DayFrame:
    """The day up to lunch; without lunch, the first half of its time."""
    end = frame.lunch.at if frame.lunch is not None else frame.start + (frame.end - frame.start) // 2
    return DayFrame(frame.start, end, None, tuple(pause for pause in frame.breaks if pause.at + pause.minutes < end))


def _day(frame: DayFrame, number: int) -> list[Session]:
    pauses = [(pause, PauseKind.BREAK) for pause in frame.breaks]
    if frame.lunch is not None:
        pauses.append((frame.lunch, PauseKind.LUNCH))
    sessions = []
    start = frame.start
    for pause, kind in sorted(pauses, key=lambda p: p[0].at):
        sessions.append(Session(number, start, pause.at, pause, kind))
        start = pause.at + pause.minutes
    sessions.append(Session(number, start, frame.end, None, PauseKind.BREAK))
    return sessions


def available_minutes(edition: Edition) -> int:
    return sum(session.minutes for session in sessions_of(edition))
