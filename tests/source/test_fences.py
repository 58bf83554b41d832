from __future__ import annotations

from coursekit.source.fences import Fences


def test_the_next_line_of_as_many_colons_closes() -> None:
    fences = Fences(["::::{case}", "## heading", ":::{say}", ":::", "::::"])

    assert fences.closes_after(2, 4)


def test_an_opening_of_as_many_colons_does_not() -> None:
    fences = Fences([":::{say}", "## heading", ":::{say}", ":::"])

    assert not fences.closes_after(2, 3)


def test_more_colons_than_asked_for_do_not() -> None:
    fences = Fences([":::{say}", "## heading", "::::"])

    assert not fences.closes_after(2, 3)


def test_an_answer_holds_until_the_line_it_rests_on() -> None:
    fences = Fences([":::{say}", "text", ":::", "text", ":::{say}"])

    assert [fences.closes_after(line, 3) for line in (1, 2, 3, 4, 5)] == [True, True, False, False, False]
