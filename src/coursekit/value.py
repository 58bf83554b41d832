"""What all values of the program are made of.

They are msgspec's Structs: each start makes hundreds of these classes, which takes a twentieth of the time of dataclasses, and
a value is made, compared and hashed in a fraction.
"""

from __future__ import annotations

from typing import Any, dataclass_transform

from msgspec import Struct, field, to_builtins
from msgspec.structs import astuple, replace

__all__ = ["Mutable", "Value", "as_data", "field", "fields_of", "replace"]


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
class Value(Struct, frozen=True):
    """Never changed once it is made, and equal to every value of its class with the same fields."""


class Mutable(Struct):
    """What grows or changes while something is made of it."""


def as_data(value: Value) -> dict[str, Any]:
    """The fields by name, values in them too: what JSON has a word for; tuples become lists."""
    data: dict[str, Any] = to_builtins(value)
    return data


def fields_of(value: Value) -> tuple[Any, ...]:
    """The values of its fields, in their order."""
    return astuple(value)
