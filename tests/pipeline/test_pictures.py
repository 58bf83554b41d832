"""Pictures of slides that are drawn, and those that were drawn before."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import pytest

from coursekit.pipeline.fingerprint import fingerprint
from coursekit.pipeline.pictures import kept_pictures
from tests.pipeline.test_halves import Kept


class Slides:
    """What slides say, by number, and which of them were drawn."""

    def __init__(self, said: Sequence[str]) -> None:
        self.said = said
        self.drawn: list[int] = []

    def draw(self, numbers: Sequence[int]) -> Iterator[tuple[int, bytes]]:
        self.drawn += numbers
        return ((number, self.said[number - 1].encode()) for number in numbers)

    def key(self, numbers: tuple[int, ...]) -> str:
        return fingerprint([(number, self.said[number - 1]) for number in numbers])

    def pictures(self, numbers: Sequence[int], store: Kept) -> dict[int, bytes]:
        return dict(kept_pictures(numbers, store, self.key, self.draw))


NUMBERS = (1, 2, 33, 3, 34, 70)


def test_only_the_group_of_a_slide_that_is_otherwise_is_drawn_anew() -> None:
    store, said = Kept(), [f"slide {number}" for number in range(1, 71)]
    first = Slides(said)
    after = Slides(["slide 1", "edited", *said[2:]])

    assert first.pictures(NUMBERS, store) == {number: f"slide {number}".encode() for number in NUMBERS}
    assert first.drawn == list(NUMBERS)
    assert after.pictures(NUMBERS, store) == {**first.pictures(NUMBERS, store), 2: b"edited"}
    assert after.drawn == [1, 2]
    assert first.drawn == list(NUMBERS)


@pytest.mark.parametrize("torn", [lambda data: b"", lambda data: b"\x80", lambda data: data.replace(b"\x93", b"\x92")])
def test_what_is_not_all_there_is_drawn_anew(torn: Callable[[bytes], bytes]) -> None:
    store, slides = Kept(), Slides(["a", "b", "c"])
    expected = slides.pictures((1, 2, 3), store)
    store.update({key: torn(data) for key, data in store.items()})

    assert slides.pictures((1, 2, 3), store) == expected
    assert slides.drawn == [1, 2, 3, 1, 2, 3]
