"""What an edition has at a fixed time: guests, and topics or activities that start at a given hour."""

from __future__ import annotations

import re

from coursekit.content import Name
from coursekit.diagnostic import Report
from coursekit.model.course import LAST_DAY, Guest, Pin
from coursekit.source.fields import (
    BAD_VALUE,
    WRONG_TYPE,
    ClockType,
    Field,
    NameType,
    NumberType,
    Record,
    Schema,
    TextType,
    read_record,
)
from coursekit.source.nodes import Node, Scalar, Sequence
from coursekit.value import Value


class DayNumberType(Value):
    """A day of the edition: counted from 1, or `last`, which is LAST_DAY."""

    wants: str = "a day: 1, 2 … or last"

    def read(self, node: Node, report: Report) -> int | None:
        text = node.text.strip() if isinstance(node, Scalar) else ""
        if text == "last":
            return LAST_DAY
        if not re.fullmatch("[1-9][0-9]?", text):
            report(BAD_VALUE, node.span, "this is no day of an edition", help=f"write {self.wants}")
            return None
        return int(text)

    def schema(self) -> Schema:
        return {"oneOf": [{"type": "integer", "minimum": 1, "maximum": 30}, {"const": "last"}]}


FIXED_AT = Field("at", ClockType(), "When it starts.", required=True)
FIXED_DAY: Field[int] = Field("day", DayNumberType(), "On which day; the last when not given.")
FIXED_ID: Field[Name] = Field("id", NameType("an id"), "The topic or activity that starts then, as an exam.")
FIXED_TITLE: Field[str] = Field("title", TextType(), "What a guest does with the time, as Welcome by the director.")
FIXED_MINUTES: Field[float] = Field("minutes", NumberType("whole minutes, 5 to 240", 5, 240), "How long a guest has.")
FIXTURE = Record(
    "something fixed",
    "A topic or activity that starts at a fixed time (`id`), or time that a guest has (`title` and `minutes`).",
    (FIXED_AT, FIXED_DAY, FIXED_ID, FIXED_TITLE, FIXED_MINUTES),
)


def read_fixtures(node: Node | None, report: Report) -> tuple[tuple[Guest, ...], tuple[Pin, ...]]:
    """Guests by day and time, and pins as written. Reports what is neither."""
    if node is None:
        return (), ()
    if not isinstance(node, Sequence):
        help = 'write each as - {id: exam, at: "15:00"} or - {title: …, at: "09:00", minutes: 20, day: 1}'
        report(WRONG_TYPE, node.span, "what is fixed must be a list", help=help)
        return (), ()
    read = [_read(item, report) for item in node.items]
    guests = sorted((one for one in read if isinstance(one, Guest)), key=lambda guest: (guest.day, guest.at))
    return tuple(guests), tuple(one for one in read if isinstance(one, Pin))


def _read(node: Node, report: Report) -> Guest | Pin | None:
    values = read_record(FIXTURE, node, report)
    at, day = values.get(FIXED_AT), values.get(FIXED_DAY) or LAST_DAY
    target, title, minutes = values.get(FIXED_ID), values.get(FIXED_TITLE), values.get(FIXED_MINUTES)
    if at is None:
        return None
    if target is not None and title is None and minutes is None:
        return Pin(target, day, at)
    if target is None and title is not None and minutes is not None:
        return Guest(title, day, at, int(minutes), values.span)
    help = "write `id` of a topic or activity, or `title` and `minutes` of a guest"
    report(WRONG_TYPE, values.span, "this is neither a part of the course nor a guest", help=help)
    return None
