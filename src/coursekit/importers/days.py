"""What an outline says of its length, as editions and the frame of a day."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coursekit.content import Name
from coursekit.labels import Words
from coursekit.model.course import DayFrame, Edition, Pause, even_breaks
from coursekit.source.scripts import simplified
from coursekit.value import Value

_COUNTS = {
    "半": 0.5,
    "一": 1,
    "两": 2,
    "二": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "one": 1,
    "two": 2,
    "three": 3,
    "half a": 0.5,
}
_COUNT = r"(\d{1,2}(?:\.\d)?|半|[一两二三四五六七]|one|two|three|half a)"
_DAY = r"(?:个)?\s*(?:整)?-?(?:天(半)?|日(半)?|days?\b)"
_NAMED = re.compile(rf"([\u4e00-\u9fff]{{1,8}}版|[a-z][a-z ]*?(?:version|edition))\s*[:：(（]?\s*{_COUNT}\s*{_DAY}")
_NAMED_AFTER = re.compile(rf"{_COUNT}\s*{_DAY}\s*[(（]([\u4e00-\u9fff]{{1,8}}版|[a-z ]*(?:version|edition))")
_RANGE = re.compile(rf"{_COUNT}\s*(?:天|days?)?\s*(?:-|–|—|~|～|至|到|或|/|、|or|to)\s*{_COUNT}\s*{_DAY}")
_SINGLE = re.compile(rf"{_COUNT}\s*{_DAY}")
_A_DAY = re.compile(
    r"(\d{1,2}(?:\.\d)?)\s*(?:个)?(?:小时|课时|学时|h\b|hrs?\b|hours?\b)\s*(?:[/／每]|(?:a|per|each)\s)\s*(?:天|日|day)"
    r"|每[天日]\s*(\d{1,2}(?:\.\d)?)\s*(?:个)?(?:小时|课时|学时)"
)
_HOURS = re.compile(r"(\d{1,3}(?:\.\d)?)\s*(?:个)?(?:小时|课时|学时|h\b|hrs?\b|hours?\b)")
_CLOCK = re.compile(r"(\d{1,2})[:：](\d{2})\s*(?:-|–|—|~|～|至|到|to)\s*(\d{1,2})[:：](\d{2})")
_MORNING, _LUNCH, _LUNCH_MINUTES = 9 * 60, 12 * 60, 90
_EVERY, _BREAK = 90, 15
MOST_DAYS = 30
DAY_HOURS = 6.0
"""Of a day whose hours are not said, between its start and its end without lunch."""


class Length(Value):
    """`name` as the outline has it, empty when it has none; where it stands there."""

    days: float
    name: str = ""
    place: tuple[int, int] = (0, 0)


def lengths_in(text: str) -> tuple[Length, ...]:
    """The lengths that a text states, the longest first."""
    folded = simplified(text).lower()
    spans = [(one, 1, 2) for one in _NAMED.finditer(folded)] or [(one, 4, 1) for one in _NAMED_AFTER.finditer(folded)]
    named = [
        Length(_days(one[count], one.group(0)), text[slice(*one.span(name))], one.span(name))
        for one, name, count in spans
    ]
    lengths = named or [Length(days) for days in _plain_lengths(folded)]
    longest_first = sorted(
        {one.days: one for one in lengths if 0 < one.days <= MOST_DAYS}.values(), key=lambda one: -one.days
    )
    return tuple(longest_first)


def _plain_lengths(folded: str) -> Iterator[float]:
    ranged = _RANGE.search(folded)
    hours = _HOURS.search(_A_DAY.sub("", folded))
    if ranged is not None:
        yield from (_days(ranged[1]), _days(ranged[2]))
    elif (single := _SINGLE.search(_A_DAY.sub("", folded))) is not None:
        yield _days(single[1], single[0])
    elif hours is not None:
        yield max(0.5, round(float(hours[1]) / (hours_in(folded) or DAY_HOURS) * 2) / 2)


def _days(count: str, whole: str = "") -> float:
    """Editions are multiples of half a day."""
    number = _COUNTS[count] if count in _COUNTS else float(count)
    return round((number + (0.5 if "半" in whole and count != "半" else 0)) * 2) / 2


def hours_in(text: str) -> float | None:
    """The hours of a day that a text states, or that follow from its start and end, or from all hours and days."""
    folded = simplified(text).lower()
    found = _A_DAY.search(folded)
    if found is not None:
        return float(found[1] or found[2])
    clock = _CLOCK.search(folded)
    if clock is not None:
        between = (int(clock[3]) * 60 + int(clock[4]) - int(clock[1]) * 60 - int(clock[2])) / 60
        return between - _LUNCH_MINUTES / 60 if 5 <= between <= 12 else between if 1 <= between < 5 else None
    hours, days = _HOURS.search(folded), _SINGLE.search(folded)
    if hours is None or days is None:
        return None
    a_day = float(hours[1]) / max(0.5, _days(days[1], days[0]))
    return a_day if 2 <= a_day <= 10 else None


def frame_of(hours: float) -> DayFrame:
    """From nine o'clock; lunch of 90 minutes at twelve when the day is longer than the morning, breaks of 15 among its hours."""
    minutes = round(min(max(hours, 1.0), 10.0) * 12) * 5
    if minutes <= 4 * 60:
        end = _MORNING + minutes
        return DayFrame(_MORNING, end, None, even_breaks(_MORNING, end, _EVERY, _BREAK), _EVERY)
    end, afternoon = _MORNING + minutes + _LUNCH_MINUTES, _LUNCH + _LUNCH_MINUTES
    breaks = (*even_breaks(_MORNING, _LUNCH, _EVERY, _BREAK), *even_breaks(afternoon, end, _EVERY, _BREAK))
    return DayFrame(_MORNING, end, Pause(_LUNCH, _LUNCH_MINUTES), breaks, _EVERY)


def editions_of(lengths: tuple[Length, ...], frame: DayFrame, words: Words) -> tuple[Edition, ...]:
    return tuple(Edition(Name(_id(one.days)), one.name or words.days(one.days), one.days, frame) for one in lengths)


def _id(days: float) -> str:
    return "half-day" if days == 0.5 else f"days-{days:g}".replace(".", "-")


def taught_minutes(edition: Edition) -> int:
    """Half a day is its morning."""
    whole, half = int(edition.days), edition.days % 1
    frame = edition.frame
    morning = (frame.lunch.at if frame.lunch else (frame.start + frame.end) // 2) - frame.start
    pauses = sum(pause.minutes for pause in frame.breaks if pause.at < frame.start + morning)
    return whole * frame.taught_minutes + (morning - pauses if half else 0)
