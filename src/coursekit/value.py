"""What all values of the program are made of.

They are msgspec's Structs: each start makes hundreds of these classes, which takes a twentieth of the time of dataclasses, and
a value is made, compared and hashed in a fraction.
"""

from __future__ import annotations

from typing import Any, TypeVar, dataclass_transform

from msgspec import DecodeError, Struct, field, to_builtins
from msgspec.msgpack import Encoder, decode
from msgspec.structs import astuple, replace

__all__ = ["Mutable", "Value", "as_bytes", "as_data", "field", "fields_of", "from_bytes", "replace"]


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
class Value(Struct, frozen=True, gc=False, tag=True, tag_field="is"):
    """Never changed once it is made, and equal to every value of its class with the same fields. Values make no circles, so
    the collector of garbage leaves them out; one with a `dict`, for what is found out about it, cannot be left out."""


class Mutable(Struct):
    """What grows or changes while something is made of it."""


def as_data(value: Value) -> dict[str, Any]:
    """The fields by name, values in them too: what JSON has a word for; tuples become lists."""
    return {name: _as_data(getattr(value, name)) for name in value.__struct_fields__}


def _as_data(value: object) -> Any:
    match value:
        case Value():
            return as_data(value)
        case tuple() | list():
            return [_as_data(one) for one in value]
        case dict():
            return {to_builtins(key): _as_data(one) for key, one in value.items()}
        case _:
            return to_builtins(value)


_BYTES = Encoder(order="deterministic")


def as_bytes(value: object) -> bytes:
    """The same for equal values of the same classes, and for no others: a value is written with the name of its class."""
    return _BYTES.encode(value)


_Kind = TypeVar("_Kind", bound=Value)


def from_bytes(data: bytes, kind: type[_Kind]) -> _Kind | None:
    """What `as_bytes` made of a value of this class; None when they are the bytes of no such value. Every field is checked
    against its type, and no code comes from the bytes."""
    try:
        return decode(data, type=kind)
    except DecodeError:
        return None


def fields_of(value: Value) -> tuple[Any, ...]:
    """The values of its fields, in their order."""
    return astuple(value)
