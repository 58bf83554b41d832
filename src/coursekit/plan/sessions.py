"""The sessions of an edition: the stretches between pauses in which one teaches."""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.model.course import LAST_DAY, DayFrame, Edition, Guest, Pause, even_breaks
from coursekit.model.plan import PauseKind
from coursekit.value import Value, replace

BREAK_LEEWAY = 15
"""How far from its place in the frame a pause may fall, in minutes."""


class Session(Value):
    """From `start` to `end` as the frame wants it; `pause` follows, None at the end of a day. A guest's time does not move."""

    day: int
    start: int
    end: int
    pause: Pause | None
    pause_kind: PauseKind
    pause_title: str = ""

    @property
    def minutes(self) -> int:
        return self.end - self.start

    @property
    def leeway(self) -> int:
        """How far the pause may be moved, in minutes."""
        return 0 if self.pause is None or self.pause_kind is PauseKind.GUEST else BREAK_LEEWAY


def sessions_of(edition: Edition) -> tuple[Session, ...]:
    frames = day_frames(edition)
    return tuple(
        session for number, frame in enumerate(frames, start=1) for session in _day(frame, number, edition, len(frames))
    )


def day_frames(edition: Edition) -> tuple[DayFrame, ...]:
    """The frame of each day. A course that starts after lunch has a half day first."""
    frame, start = edition.frame, edition.start
    if start is None:
        whole, half = int(edition.days), edition.days % 1
        return (*[frame] * whole, *[half_day(frame)] * bool(half))
    if not is_afternoon(frame, start):
        return day_frames(replace(edition, frame=starting_at(frame, start), start=None))
    rest = day_frames(replace(edition, days=edition.days - 0.5, start=None))
    return (starting_at(frame, start), *rest)


def is_afternoon(frame: DayFrame, start: int) -> bool:
    return start >= (frame.lunch.at if frame.lunch is not None else (frame.start + frame.end) // 2)


def starting_at(frame: DayFrame, start: int) -> DayFrame:
    """The day from another hour on: lunch as it was, if it is still to come; breaks that were spread are spread anew."""
    lunch = frame.lunch if frame.lunch is not None and start < frame.lunch.at else None
    breaks = frame.breaks
    if frame.every and breaks:
        halves = ((start, frame.end),) if lunch is None else ((start, lunch.at), (lunch.at + lunch.minutes, frame.end))
        minutes = breaks[0].minutes
        breaks = tuple(pause for half in halves for pause in even_breaks(*half, frame.every, minutes))
    return replace(frame, start=start, lunch=lunch, breaks=tuple(pause for pause in breaks if pause.at > start))


def half_day(frame: DayFrame) -> DayFrame:
    """The day up to lunch; without lunch, the first half of its time."""
    end = frame.lunch.at if frame.lunch is not None else frame.start + (frame.end - frame.start) // 2
    breaks = tuple(pause for pause in frame.breaks if pause.at + pause.minutes < end)
    return replace(frame, end=end, lunch=None, breaks=breaks)


def _day(frame: DayFrame, number: int, edition: Edition, days: int) -> Iterator[Session]:
    pauses = [(pause, PauseKind.BREAK, "") for pause in frame.breaks]
    if frame.lunch is not None:
        pauses.append((frame.lunch, PauseKind.LUNCH, ""))
    for guest in edition.guests:
        if is_on(guest.day, number, days):
            pauses.append((Pause(guest.at, guest.minutes), PauseKind.GUEST, guest.title))
    start = frame.start
    for pause, kind, title in sorted(pauses, key=lambda p: p[0].at):
        yield Session(number, start, pause.at, pause, kind, title)
        start = pause.at + pause.minutes
    yield Session(number, start, frame.end, None, PauseKind.BREAK)


def is_on(day: int, number: int, days: int) -> bool:
    """Whether what stands on `day` (LAST_DAY or from 1) is on day `number` of so many."""
    return number == (days if day == LAST_DAY else day)


def find_impossible_guest(edition: Edition) -> Guest | None:
    """The first guest whose time lies on no day, outside of the day, or in a break."""
    frames = day_frames(edition)
    for guest in edition.guests:
        number = len(frames) if guest.day == LAST_DAY else guest.day
        if number > len(frames) or not _is_free(frames[number - 1], guest):
            return guest
    return None


def _is_free(frame: DayFrame, guest: Guest) -> bool:
    end = guest.at + guest.minutes
    pauses = [*frame.breaks, *([frame.lunch] if frame.lunch is not None else [])]
    inside = frame.start <= guest.at and end <= frame.end
    return inside and all(end <= pause.at or pause.at + pause.minutes <= guest.at for pause in pauses)


def available_minutes(edition: Edition) -> int:
    return sum(session.minutes for session in sessions_of(edition))
