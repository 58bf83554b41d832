from __future__ import annotations

import pytest

from coursekit.units import MinuteRange, find_clock, find_range, format_clock, format_range


@pytest.mark.parametrize(
    ("written", "least", "most"),
    [
        ("20", 20, 20),
        ("20-30", 20, 30),
        (" 20 – 30 ", 20, 30),
        ("20～30", 20, 30),
        ("20至30", 20, 30),
        ("２０", 20, 20),
    ],
)
def test_minutes_are_read_with_every_sign_that_means_to(written: str, least: int, most: int) -> None:
    assert find_range(written) == MinuteRange(least, most)


@pytest.mark.parametrize("written", ["", "twenty", "20 min", "20-", "-20", "20.5", "20-30-40-50", "99999"])
def test_what_is_no_minutes_gives_none(written: str) -> None:
    assert find_range(written) is None


def test_a_range_is_written_as_authors_write_it() -> None:
    assert format_range(MinuteRange(20, 30)) == "20-30"
    assert format_range(MinuteRange(20, 20)) == "20"


@pytest.mark.parametrize(("written", "minutes"), [("9:00", 540), ("09:00", 540), ("09：30", 570), ("23:59", 1439)])
def test_a_time_of_day_is_minutes_after_midnight(written: str, minutes: int) -> None:
    assert find_clock(written) == minutes


@pytest.mark.parametrize("written", ["9", "24:00", "9:60", "9:5", "nine", "9:00 am"])
def test_what_is_no_time_of_day_gives_none(written: str) -> None:
    assert find_clock(written) is None


def test_a_clock_time_has_four_digits() -> None:
    assert format_clock(9 * 60 + 5) == "09:05"
