"""Dates in the three languages: one day, days that follow one another, days that do not."""

from __future__ import annotations

import pytest

from coursekit.compose.dates import dates_text, following, short_date
from coursekit.labels import read_words

DAYS = {
    "one day": ("2026-11-05",),
    "in a month": following("2026-11-05", 4),
    "over the end of a month": following("2026-11-30", 2),
    "over the end of a year": following("2026-12-31", 2),
    "two weekends": ("2026-11-07", "2026-11-08", "2026-11-14"),
}


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "zh-CN",
            {
                "one day": "2026年11月5日",
                "in a month": "2026年11月5日至8日",
                "over the end of a month": "2026年11月30日至12月1日",
                "over the end of a year": "2026年12月31日至2027年1月1日",
                "two weekends": "2026年11月7日至8日、2026年11月14日",
            },
        ),
        (
            "en",
            {
                "one day": "5 November 2026",
                "in a month": "5–8 November 2026",
                "over the end of a month": "30 November – 1 December 2026",
                "over the end of a year": "31 December 2026 – 1 January 2027",
                "two weekends": "7–8 November 2026, 14 November 2026",
            },
        ),
    ],
)
def test_days_are_written_as_from_and_to(language: str, said: dict[str, str]) -> None:
    words = read_words(language)

    assert {name: dates_text(days, words) for name, days in DAYS.items()} == said


def test_a_leap_day_is_a_day() -> None:
    assert following("2028-02-28", 3) == ("2028-02-28", "2028-02-29", "2028-03-01")


@pytest.mark.parametrize(("language", "said"), [("zh-TW", "9月1日"), ("en", "1 Sept")])
def test_a_date_over_a_column_is_short(language: str, said: str) -> None:
    assert short_date("2026-09-01", read_words(language)) == said
