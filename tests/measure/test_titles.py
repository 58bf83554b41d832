"""Titles are set smaller or broken, whichever comes first, and break where they read best."""

from __future__ import annotations

import pytest

from coursekit.documents.look import Box, Typeface
from coursekit.measure.titles import TitleFit, fit_title, one_line

CHINESE = Typeface("Arial", "Microsoft YaHei", True)
ENGLISH = Typeface("Arial", "Microsoft YaHei", False)
STRIP, OPENING = Box(840, 64, 34.0), Box(540, 212, 46.0)


def test_a_title_that_fits_keeps_the_size_of_its_template() -> None:
    assert fit_title("先稳情绪，再问来意", STRIP, CHINESE, "zh-CN") == TitleFit()


def test_a_title_a_little_too_long_is_set_smaller_in_one_line() -> None:
    assert fit_title("先稳情绪，再问来意，三句话讲清楚能做什么、何时做完", STRIP, CHINESE, "zh-CN") == TitleFit(32.0)


@pytest.mark.parametrize(
    ("language", "title", "lines"),
    [
        ("zh-CN", "电力营业厅应急管理与客户投诉处理", ("电力营业厅应急管理", "与客户投诉处理")),
        ("zh-CN", "先稳住情绪，再问清来意和急缓", ("先稳住情绪，", "再问清来意和急缓")),
        ("zh-TW", "電力營業廳應急管理與客戶投訴處理", ("電力營業廳應急管理", "與客戶投訴處理")),
        ("en", "What to say when the phone rings", ("What to say when", "the phone rings")),
    ],
)
def test_a_title_of_two_lines_is_broken_at_a_phrase(language: str, title: str, lines: tuple[str, ...]) -> None:
    typeface = ENGLISH if language == "en" else CHINESE

    assert fit_title(title, OPENING, typeface, language) == TitleFit(46.0, lines)


def test_no_line_of_a_title_is_one_character() -> None:
    for length in range(10, 34):
        lines = fit_title("稳住情绪问清来意" * 5, Box(length * 46.0, 212, 46.0), CHINESE, "zh-CN").lines

        assert all(len(line) > 1 for line in lines)


def test_a_title_that_fits_nowhere_is_told() -> None:
    assert fit_title("先稳情绪，再问来意；" * 9, STRIP, CHINESE, "zh-CN") == TitleFit(24.0, (), fits=False)


@pytest.mark.parametrize(
    ("typeface", "words", "shown"),
    [
        (ENGLISH, "The first two minutes", "The first two minutes"),
        (ENGLISH, "The first two minutes, and all that an agent can do in them", "The first two minutes…"),
        (CHINESE, "先稳情绪，再问来意", "先稳情绪，再问来意"),
        (CHINESE, "先稳情绪，再问来意，三句话讲清楚能做什么", "先稳情绪，再问来意…"),
    ],
)
def test_what_must_stay_on_one_line_is_cut_at_a_word_with_an_ellipsis(
    typeface: Typeface, words: str, shown: str
) -> None:
    assert one_line(words, Box(130, 18, 11.0), typeface) == shown
