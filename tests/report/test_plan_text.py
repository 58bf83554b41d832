from __future__ import annotations

from rich.cells import cell_len

from coursekit.model.balance import Use
from coursekit.report.bars import scale_of, stacked


def test_a_bar_is_as_long_as_its_minutes_to_an_eighth_of_a_character() -> None:
    scale = scale_of(40, 5, 24)

    bars = [scale.bar(minutes, Use.TALK).plain for minutes in (40, 20, 17, 12, 5, 3)]

    assert bars == ["████████", "████", "███▍", "██▍", "█", "▋"]


def test_the_shortest_segment_can_still_be_seen() -> None:
    assert scale_of(480, 5, 24).bar(1, Use.TALK).plain == "▏"


def test_a_bar_that_would_be_too_long_makes_all_of_them_shorter() -> None:
    scale = scale_of(180, 5, 24)

    assert (scale.minutes, scale.cells) == (10, 18)
    assert scale_of(120, 5, 24).minutes == 5


def test_a_stacked_bar_is_whole_however_its_parts_are_rounded() -> None:
    thirds = [(Use.TALK, 1), (Use.PRACTICE, 1), (Use.OTHER, 1)]

    assert stacked(thirds, 10, coloured=False).plain == "███▓▓▓▓░░░"
    assert stacked(thirds, 10, coloured=True).plain == "█" * 10
    assert cell_len(stacked([(Use.TALK, 7), (Use.PRACTICE, 0)], 12, coloured=False).plain) == 12
