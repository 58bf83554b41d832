"""Immutable values made from others: what has not changed is the same object, which costs no time and no memory."""

from __future__ import annotations

from collections.abc import Sequence
from operator import is_
from typing import TypeVar

from coursekit.value import Value, replace

T = TypeVar("T")
D = TypeVar("D", bound=Value)


def with_fields(value: D, **fields: object) -> D:
    """The value with these fields; itself when they are the very ones that it has."""
    for name, field in fields.items():
        if getattr(value, name) is not field:
            return replace(value, **fields)
    return value


def as_tuple(new: Sequence[T], old: tuple[T, ...]) -> tuple[T, ...]:
    """The new as a tuple: the old one when it holds the very same things."""
    return old if len(new) == len(old) and all(map(is_, new, old)) else tuple(new)
