"""Editions and the frames of their days as fields of course.yaml."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from coursekit.authoring.yaml_text import Fields, Items, Names, Word, Yaml
from coursekit.model.course import (
    LAST_DAY,
    DayFrame,
    Edition,
    Fit,
    Guest,
    Pause,
    Pin,
    spread_breaks,
    standard_day,
    standard_lunch,
)
from coursekit.units import format_clock

Breaks = int | tuple[Pause, ...]


def common_day(editions: Iterable[Edition]) -> DayFrame | None:
    """The frame that most editions have, the first of these; None when it is the standard one, which is not written, or when
    an edition without lunch would have its."""
    frames = Counter(edition.frame for edition in editions)
    commonest = max(frames, key=lambda frame: frames[frame], default=standard_day())
    is_for_all = all(frame.lunch or _given_lunch(frame, commonest) is None for frame in frames)
    return commonest if is_for_all and commonest != standard_day() else None


def day_fields(frame: DayFrame) -> Fields:
    """The whole of a frame, for the course."""
    times: tuple[tuple[str, Yaml], ...] = (("start", format_clock(frame.start)), ("end", format_clock(frame.end)))
    return Fields((*times, ("lunch", _pause(frame.lunch)), ("breaks", _breaks(frame))))


def edition_fields(edition: Edition, common: DayFrame | None) -> Fields:
    return Fields(
        (
            ("title", edition.title),
            ("days", Word(f"{edition.days:g}")),
            ("fit", "" if edition.fit is Fit.WHEN_SHORT else str(edition.fit)),
            ("keep", Names(edition.keep)),
            ("drop", Names(edition.drop)),
            ("outcomes", Names(edition.outcomes)),
            ("audience", Names(edition.audience)),
            ("fixed", Items((*map(_guest, edition.guests), *map(_pin, edition.pins)))),
            ("day", _own_day(edition.frame, common)),
            ("silence", Names(edition.silence)),
        ),
        inline=True,
    )


def _guest(guest: Guest) -> Fields:
    fields: tuple[tuple[str, Yaml], ...] = (("title", guest.title), *_at(guest.at, guest.day))
    return Fields((*fields, ("minutes", Word(str(guest.minutes)))), inline=True)


def _pin(pin: Pin) -> Fields:
    return Fields((("id", pin.target.text), *_at(pin.at, pin.day)), inline=True)


def _at(minutes: int, day: int) -> tuple[tuple[str, Yaml], ...]:
    return (("at", format_clock(minutes)), ("day", Word("" if day == LAST_DAY else str(day))))


# ---------------------------------------------------------------- days


def _own_day(frame: DayFrame, common: DayFrame | None) -> Fields:
    """What differs from the frame that an edition has without saying anything."""
    given = common or standard_day()
    fields: list[tuple[str, Yaml]] = []
    if frame.start != given.start:
        fields.append(("start", format_clock(frame.start)))
    if frame.end != given.end:
        fields.append(("end", format_clock(frame.end)))
    if frame.lunch != _given_lunch(frame, common):
        fields.append(("lunch", _pause(frame.lunch)))
    if not _has_breaks_of(frame, given):
        fields.append(("breaks", _breaks(frame)))
    return Fields(tuple(fields), inline=True)


def _given_lunch(frame: DayFrame, common: DayFrame | None) -> Pause | None:
    if common is None or common.lunch is None:
        return standard_lunch(frame.start, frame.end)
    lunch = common.lunch
    return lunch if frame.start < lunch.at < lunch.at + lunch.minutes < frame.end else None


def _has_breaks_of(frame: DayFrame, given: DayFrame) -> bool:
    if frame.every == 0 or given.every == 0:
        return (frame.every, frame.breaks) == (given.every, given.breaks)
    return frame.every == given.every and _spread(frame, _break_minutes(given)) == frame.breaks


def _spread(frame: DayFrame, minutes: int) -> tuple[Pause, ...]:
    return spread_breaks(frame.start, frame.end, frame.lunch, frame.every, minutes)


def _break_minutes(frame: DayFrame) -> int:
    """Of a frame that is too short for a break, any that leave it so."""
    lengths = (frame.breaks[0].minutes,) if frame.breaks else range(15, 181, 5)
    return next((minutes for minutes in lengths if _spread(frame, minutes) == frame.breaks), 15)


def _breaks(frame: DayFrame) -> Yaml:
    if frame.every == 0:
        return Items(tuple(map(_pause, frame.breaks))) if frame.breaks else EMPTY_LIST
    minutes = Word(str(_break_minutes(frame)))
    return Fields((("every", Word(str(frame.every))), ("minutes", minutes)), inline=True)


def _pause(pause: Pause | None) -> Fields:
    if pause is None:
        return Fields(())
    return Fields((("at", format_clock(pause.at)), ("minutes", Word(str(pause.minutes)))), inline=True)


EMPTY_LIST = Word("[]")
