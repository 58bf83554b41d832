from __future__ import annotations

from coursekit.spelling import advise, find_nearest


def test_a_slip_of_one_letter_finds_its_word() -> None:
    assert find_nearest("minuts", ["minutes", "materials"]) == "minutes"


def test_capitals_are_forgiven() -> None:
    assert find_nearest("SAY", ["say", "show"]) == "say"


def test_nothing_like_it_finds_nothing() -> None:
    assert find_nearest("旁白", ["say", "show"]) is None


def test_advice_names_the_nearest_word() -> None:
    assert advise("sho", ["say", "show"]) == "did you mean “show”?"


def test_advice_without_a_near_word_lists_what_is_known() -> None:
    assert advise("旁白", ["show", "say"]) == "known here: say, show"


def test_advice_may_be_given_by_the_caller() -> None:
    assert advise("旁白", ["say"], otherwise="write :::{say}") == "write :::{say}"


def test_advice_without_anything_known_is_empty() -> None:
    assert advise("旁白", []) == ""
