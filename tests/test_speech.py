from __future__ import annotations

import pytest

from coursekit.speech import least_spoken_minutes, spoken_minutes


def test_chinese_is_counted_by_characters() -> None:
    assert spoken_minutes("好" * 240) == 1


def test_english_is_counted_by_words() -> None:
    assert spoken_minutes("word " * 140) == 1


def test_a_word_with_an_apostrophe_or_hyphen_is_one() -> None:
    assert spoken_minutes("don't well-known " * 70) == 1


def test_signs_take_no_time() -> None:
    assert spoken_minutes("，。——！ … () ") == 0


def test_mixed_text_adds_up() -> None:
    assert spoken_minutes("好" * 120 + "word " * 70) == pytest.approx(1)


def test_the_fastest_pace_takes_less() -> None:
    text = "各位早上好，欢迎来到今天的课程。"

    assert least_spoken_minutes(text) < spoken_minutes(text)
