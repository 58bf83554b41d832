"""Slides drawn small, or kept as they were drawn for an earlier build."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, islice

from coursekit.pipeline.cache import Store
from coursekit.value import Value, as_bytes, from_bytes

# An edit changes a slide or two; the others of its group are drawn with it.
_DRAWN_TOGETHER = 32

Numbers = tuple[int, ...]
Drawn = Iterator[tuple[int, bytes]]
"""Pictures, each with the number of its slide."""


class _Pictures(Value):
    each: tuple[bytes, ...]


def kept_pictures(
    numbers: Sequence[int], store: Store, key_of: Callable[[Numbers], str], draw: Callable[[Numbers], Drawn]
) -> Drawn:
    """Pictures of slides, in groups: what the store has of a group is not drawn. `key_of` is what pictures of slides are known
    by; `draw` is called once, with the slides that are to be drawn, if there are any."""
    groups = [tuple(group) for _, group in groupby(numbers, key=lambda number: (number - 1) // _DRAWN_TOGETHER)]
    found = [_found(store.get(key_of(group)), len(group)) for group in groups]
    missing = tuple(number for group, there in zip(groups, found, strict=True) if not there for number in group)
    drawn = draw(missing) if missing else iter(())
    for group, there in zip(groups, found, strict=True):
        if there:
            yield from zip(group, there, strict=True)
            continue
        anew = list(islice(drawn, len(group)))
        store.put(key_of(group), as_bytes(_Pictures(tuple(picture for _, picture in anew))))
        yield from anew


def _found(data: bytes | None, count: int) -> tuple[bytes, ...]:
    """None of them when they are not all there."""
    pictures = from_bytes(data, _Pictures) if data is not None else None
    return pictures.each if pictures is not None and len(pictures.each) == count else ()
