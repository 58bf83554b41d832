"""Widths and lines of text, in em."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from uniseg.linebreak import line_break_units

from coursekit.content import Code, Inlines, Link, Strong, Text
from coursekit.documents.look import Typeface
from coursekit.measure.breaking import stretches
from coursekit.measure.paragraph import break_text, line_count, width_em, words_of

CHINESE = Typeface("Arial", "Microsoft YaHei", True)
ENGLISH = Typeface("Arial", "Microsoft YaHei", False)


def wide(content: Inlines | str, typeface: Typeface = CHINESE) -> float:
    return width_em(words_of((Text(content),) if isinstance(content, str) else content, typeface))


def test_a_chinese_character_or_mark_is_an_em_wide() -> None:
    assert wide("先问来意，“急”——。") == 11


def test_latin_letters_are_as_wide_as_arial_has_them_and_kerned() -> None:
    assert wide("Wii", ENGLISH) == pytest.approx((1933 + 2 * 455) / 2048, abs=0.03)
    assert wide("AVA", ENGLISH) < wide("AHA", ENGLISH)
    assert wide((Strong((Text("word"),)),), ENGLISH) > wide("word", ENGLISH)
    assert wide((Code("word"),), ENGLISH) == pytest.approx(4 * 0.6, abs=0.01)


def test_an_unknown_family_is_taken_to_be_wide() -> None:
    assert wide("word", Typeface("Nobody Sans", "", False)) > wide("word", ENGLISH)


def test_between_chinese_and_latin_there_is_a_little_space() -> None:
    assert wide("用CRM记") == pytest.approx(wide("用") + wide("CRM") + wide("记") + 2 * 0.25)


def test_no_closing_mark_starts_a_line_and_no_opening_one_ends_it() -> None:
    assert break_text("先听，再问（急缓），后办。", CHINESE, 3.4) == ["先听，", "再问", "（急", "缓），", "后办。"]
    assert stretches("他说：“急！”", is_east_asian=True) == ("他", "说：", "“急！”")


def test_an_address_stands_on_one_line_as_does_a_link() -> None:
    assert break_text("See https://example.com/a/b now", ENGLISH, 12) == ["See ", "https://example.com/a/b ", "now"]
    assert line_count((Text("ask "), Link((Text("who it is"),), "x")), ENGLISH, 5) == 2
    assert line_count((Text("ask who it is"),), ENGLISH, 4.9) == 2


def test_what_is_longer_than_a_line_takes_several() -> None:
    assert line_count((Text("x" * 60),), ENGLISH, 10) >= 3


def test_every_line_end_counts() -> None:
    assert line_count((Text("先\n问\n"),), CHINESE, 10) == 3
    assert line_count((), CHINESE, 10) == 1


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("09:00–10:45", ("09:00–", "10:45")),
        ("1.10 窗口", ("1.10 ", "窗", "口")),
        ("窗口 12，3", ("窗", "口 ", "12，3")),
        ("第 1 天 · 午餐", ("第 ", "1 ", "天 ", "· ", "午", "餐")),
        ("（ ·3", ("（ ·3",)),
    ],
)
def test_numbers_and_times_are_kept_whole(text: str, pieces: tuple[str, ...]) -> None:
    assert stretches(text, is_east_asian=True) == pieces


ENGLISH_WORDS = st.sampled_from(
    (
        "word",
        "self-made",
        "o’clock",
        "can't",
        "e.g.",
        "1,000",
        "09:30",
        "(aside)",
        "“Yes.”",
        "why?!",
        "a:b",
        "3)",
        "…",
        "–",
    )
)


@given(st.lists(ENGLISH_WORDS, max_size=6))
def test_what_is_taken_for_whole_or_for_a_break_is_so_by_the_rules_themselves(words: list[str]) -> None:
    text = " ".join(words)
    assert stretches(text, is_east_asian=False) == tuple(line_break_units(text))


CHINESE_WORDS = st.sampled_from(
    (
        *("一", "中文", "word", "IDL+PPC", "App", "1,000", "09:30", "0-0", "12"),
        *("+", "−", "%", "℃", "×", "·", "=", "＋", "／", "-", "–", "——", "…", "(", ")"),
        *("，", "。", "、", "；", "：", "！", "？", "（", "）", "「", "」", "《", "》", "“", "”", "‘", "’"),
        *(" ", " ", " ", "\n"),
    )
)


@given(st.lists(CHINESE_WORDS, max_size=8))
def test_so_it_is_beside_chinese_but_that_words_do_not_part_from_a_mark_that_closes_before_them(
    words: list[str],
) -> None:
    text = "".join(words)
    expected: list[str] = []
    for before, unit in pairwise(("", *line_break_units(text))):
        parted = not (before[-1:] in set("，。、）》」』】") and unit[:1].isascii() and unit[:1].isalnum())
        expected[len(expected) :] = [unit] if parted else [expected.pop() + unit]

    assert stretches(text, is_east_asian=False) == tuple(expected)


@pytest.mark.parametrize("text", ["ab/" * 200, "c’est-à-dire!" * 50])
def test_a_long_stretch_is_broken_where_the_rules_say_though_they_see_a_part_of_it_at_once(text: str) -> None:
    assert stretches(text, is_east_asian=False) == tuple(line_break_units(text))


@pytest.mark.parametrize("letter", ["ก", "\u1100\u1161"])
def test_what_no_space_parts_takes_no_longer_for_being_long(letter: str) -> None:
    """By the rules at once, this would take minutes."""
    assert "".join(stretches(letter * 4_000, is_east_asian=False)) == letter * 4_000
