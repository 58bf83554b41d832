"""What stands inside brackets and quotation marks: nothing begins an entry there."""

from __future__ import annotations

from collections.abc import Iterator

_OPENING, _CLOSING = "（(《“「『‘【[〔<", "）)》”」』’】]〕>"
_LONGEST = 80
"""Brackets farther apart than this are not a pair: one of each was forgotten, or closes the number of a list, as in `1)`."""


def nested(text: str, start: int, end: int) -> frozenset[int]:
    """The offsets inside brackets that are closed again, the closing ones too."""
    return frozenset(_nested(text, start, end))


def _nested(text: str, start: int, end: int) -> Iterator[int]:
    opened: list[tuple[int, int]] = []
    for at in range(start, end):
        opened = [one for one in opened if at - one[1] <= _LONGEST] if opened else opened
        if (kind := _OPENING.find(text[at])) >= 0:
            opened.append((kind, at))
        elif (kind := _CLOSING.find(text[at])) >= 0 and any(one == kind for one, _ in opened):
            while opened[-1][0] != kind:
                opened.pop()
            yield from range(opened.pop()[1] + 1, at + 1)
