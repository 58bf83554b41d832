"""Dates as a language writes them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from coursekit.labels import Words


def following(first: str, count: int) -> tuple[str, ...]:
    """So many days that follow one another, ISO."""
    start = date.fromisoformat(first)
    return tuple((start + timedelta(days=i)).isoformat() for i in range(count))


def date_text(day: str, words: Words) -> str:
    """`2026年11月30日`, `30 November 2026`."""
    return words("date.day", **_parts(day, words))


def short_date(day: str, words: Words) -> str:
    """Without its year: `11月30日`, `30 Nov`."""
    return words("date.short", **_parts(day, words))


def dates_text(days: Sequence[str], words: Words) -> str:
    """Days that follow one another as from and to: `2026年11月30日至12月3日`; what stands alone by itself."""
    return words("joiner").join(_span_text(stretch[0], stretch[-1], words) for stretch in _stretches(days))


def _stretches(days: Sequence[str]) -> Iterator[list[str]]:
    stretch: list[str] = []
    for day in days:
        if stretch and following(stretch[-1], 2)[1] != day:
            yield stretch
            stretch = []
        stretch.append(day)
    if stretch:
        yield stretch


def _span_text(first: str, last: str, words: Words) -> str:
    if first == last:
        return date_text(first, words)
    key = "date.years" if first[:4] != last[:4] else "date.months" if first[:7] != last[:7] else "date.days"
    ends = {f"last_{name}": value for name, value in _parts(last, words).items()}
    return words(key, **_parts(first, words), **ends)


def _parts(day: str, words: Words) -> dict[str, object]:
    on = date.fromisoformat(day)
    return {
        "year": on.year,
        "month": on.month,
        "day": on.day,
        "name": words.list("date.names")[on.month - 1],
        "abbreviation": words.list("date.abbreviations")[on.month - 1],
    }
