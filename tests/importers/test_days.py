from __future__ import annotations

import pytest

from coursekit.importers.days import frame_of, hours_in, lengths_in
from coursekit.units import format_clock


@pytest.mark.parametrize(
    ("text", "lengths", "hours"),
    [
        ("3天,6小时/天", [(3, "")], 6),
        ("2天（6.5小时/天）", [(2, "")], 6.5),
        ("1-2天，每天6小时", [(2, ""), (1, "")], 6),
        ("实战版 4 天，浓缩版 2 天", [(4, "实战版"), (2, "浓缩版")], None),
        ("1天（精华版）、2天（标准版）", [(2, "标准版"), (1, "精华版")], None),
        ("兩天", [(2, "")], None),
        ("一天半", [(1.5, "")], None),
        ("半天", [(0.5, "")], None),
        ("3小时", [(0.5, "")], None),
        ("12 hours over 2 days", [(2, "")], 6),
        ("Two days, 7 hours a day", [(2, "")], 7),
        ("Full version: 3 days; short version: 1 day", [(3, "Full version"), (1, "short version")], None),
        ("1 day (9:00-16:30)", [(1, "")], 6),
        ("1 or 2 days", [(2, ""), (1, "")], None),
        ("另行商定", [], None),
    ],
)  # fmt: skip
def test_lengths_and_hours_are_read(text: str, lengths: list[tuple[float, str]], hours: float | None) -> None:
    assert [(one.days, one.name) for one in lengths_in(text)] == lengths
    assert hours_in(text) == hours


@pytest.mark.parametrize(
    ("hours", "end", "lunch", "taught"),
    [(6, "16:30", True, 330), (7, "17:30", True, 390), (3, "12:00", False, 165)],
)
def test_a_day_has_the_hours_stated(hours: float, end: str, lunch: bool, taught: int) -> None:
    frame = frame_of(hours)

    assert (format_clock(frame.end), frame.lunch is not None, frame.taught_minutes) == (end, lunch, taught)
