"""What stands in a title beside its words: minutes, the methods in brackets, signs at its ends."""

from __future__ import annotations

import re

from coursekit.importers.labels import kinds_of_methods

_UNITS = {"分": 1, "m": 1, "小": 60, "h": 60, "课": 45, "課": 45, "天": 360, "d": 360}
_UNIT = "分钟|分鐘|分(?=[)）])|minutes?|mins?|m(?=[)）])|小时|小時|hours?|hrs?|h(?=[)）])|课时|課時|天|days?"
_LENGTH = rf"(\d{{1,3}}(?:\.\d)?)\s*({_UNIT})"
_MINUTES = re.compile(
    rf"\s*(?:[(（\[【]\s*(?:约|約|时长[:：]?|時長[:：]?|about|ca\.)?\s*{_LENGTH}\s*[)）\]】]|[,，;；—–-]+\s*{_LENGTH}|\s{_LENGTH})\s*$",
    re.IGNORECASE,
)
_ALONE = re.compile(rf"\s*[(（]?\s*(?:约|約)?\s*{_LENGTH}\s*[)）]?\s*[。.]?\s*", re.IGNORECASE)
_CLOCK = r"(\d{1,2})\s*[:：.]\s*(\d{2})"
_CLOCKS = re.compile(rf"\s*[(（\[【]?\s*{_CLOCK}\s*(?:-|–|—|~|～|至|到|to)+\s*{_CLOCK}\s*[)）\]】]?\s*[:：,，|\t]?\s*")
_METHODS = re.compile(r"\s*[(（]([^()（）]{2,80})[)）]\s*$")
_BEFORE = re.compile(r"^[\s․‧∙・、.．:：,，;；]+")
_AFTER = re.compile(r"[\s、:：,，;；]+$")


def minutes_in(title: str) -> tuple[int, int] | None:
    """The minutes that a title ends with, and where they start. A day is of six hours."""
    found = _MINUTES.search(title)
    if found is None or not found.start():
        return None
    number, unit = next((found[i], found[i + 1]) for i in (1, 3, 5) if found[i])
    return round(float(number) * _UNITS[unit[0].lower()]), found.start()


def minutes_alone(text: str) -> int | None:
    """The minutes of a text that is a length and nothing else, as a cell of a table is."""
    found = _ALONE.fullmatch(text)
    return round(float(found[1]) * _UNITS[found[2][0].lower()]) if found is not None else None


def clocks_in(text: str) -> tuple[int, int] | None:
    """The minutes between the two times of day that a text starts with, and where its words start."""
    found = _CLOCKS.match(text)
    if found is None:
        return None
    start, end = int(found[1]) * 60 + int(found[2]), int(found[3]) * 60 + int(found[4])
    # 1:15 after 11:30 is in the afternoon.
    minutes = end - start if end > start else end + 12 * 60 - start
    return (minutes, found.end()) if 0 < minutes <= 12 * 60 else None


def methods_in(title: str) -> tuple[tuple[tuple[int, int], ...], int] | None:
    """The methods that brackets at the end of a title name, as offsets, and where the brackets start."""
    found = _METHODS.search(title)
    named = kinds_of_methods(found[1]) if found is not None and found.start() else ()
    if found is None or not named:
        return None
    return tuple((found.start(1) + start, found.start(1) + end) for start, end in named), found.start()


def trimmed(text: str) -> tuple[int, int]:
    """Without the signs at its ends that only part it from what is before and after."""
    before, after = _BEFORE.search(text), _AFTER.search(text)
    start = before.end() if before else 0
    return start, max(start, after.start() if after else len(text))
