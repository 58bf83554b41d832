from __future__ import annotations

from typing import Any

import pytest

from coursekit.content import Name
from coursekit.diagnostic import Report
from coursekit.source.fields import (
    ClockType,
    DateType,
    Field,
    FieldType,
    IdentifierType,
    ListType,
    MapType,
    MinutesType,
    NamesType,
    NumberType,
    Record,
    TextType,
    WordType,
    read_record,
    record_schema,
)
from coursekit.units import MinuteRange
from tests.source.markdown_texts import places, yaml_of

TITLE = Field("title", TextType(), "The title.", required=True)
MINUTES: Field[MinuteRange] = Field("minutes", MinutesType(), "Its minutes.")
TOPIC = Record("a topic", "A topic.", (TITLE, MINUTES))


def read(type_: FieldType[Any], written: str) -> tuple[object, list[str]]:
    node = yaml_of(written)
    assert node is not None
    report = Report()
    return type_.read(node, report), [diagnostic.code for diagnostic in report.sorted()]


@pytest.mark.parametrize(
    ("type_", "written", "value"),
    [
        (TextType(), "  words  ", "words"),
        (TextType(), "0012", "0012"),
        (IdentifierType(), "six-steps_2", Name("six-steps_2")),
        (NamesType(), "[full, one-day]", (Name("full"), Name("one-day"))),
        (NamesType(), "full，one-day", (Name("full"), Name("one-day"))),
        (MinutesType(), "20-30", MinuteRange(20, 30)),
        (ClockType(), "09:30", 570),
        (NumberType("days", 0.5, 30, 0.5), "1.5", 1.5),
        (DateType(), "2026-11-30", "2026-11-30"),
        (WordType(("must", "should")), "must", "must"),
        (ListType(TextType()), "[a, b]", ("a", "b")),
        (ListType(TextType()), "a", ("a",)),
        (MapType(TextType()), "{calm: Can calm}", ((Name("calm"), "Can calm"),)),
    ],
)
def test_a_sound_value_is_read(type_: FieldType[Any], written: str, value: object) -> None:
    assert read(type_, written) == (value, [])


@pytest.mark.parametrize(
    ("type_", "written", "code"),
    [
        (TextType(), "[a]", "wrong-type"),
        (TextType(), '" "', "wrong-type"),
        (IdentifierType(), "两字", "bad-id"),
        (IdentifierType(), "-a", "bad-id"),
        (IdentifierType(), "a.b", "bad-id"),
        (IdentifierType(), "LPT1", "bad-id"),
        (IdentifierType(), "x" * 81, "bad-id"),
        (NamesType(), "{a: b}", "wrong-type"),
        (NamesType(), "［a］", "fullwidth-punctuation"),
        (MinutesType(), "30-20", "minutes-bad"),
        (MinutesType(), "481", "minutes-bad"),
        (MinutesType(), "[20]", "wrong-type"),
        (ClockType(), "9", "bad-value"),
        (NumberType("days", 0.5, 30, 0.5), "1.25", "bad-value"),
        (NumberType("days", 0.5, 30, 0.5), "two", "wrong-type"),
        (NumberType("days", 0.5, 30, 0.5), "1e9", "wrong-type"),
        (DateType(), "30.11.2026", "bad-value"),
        (DateType(), "9999-99-99", "bad-value"),
        (WordType(("must", "should")), "Must", "unknown-word"),
        (MapType(TextType()), "[a]", "wrong-type"),
        (MapType(TextType()), "calm：Can calm", "fullwidth-punctuation"),
        (MapType(TextType()), "{两字: Can calm}", "bad-id"),
    ],
)
def test_a_faulty_value_is_one_mistake(type_: FieldType[Any], written: str, code: str) -> None:
    assert read(type_, written)[1] == [code]


def test_a_record_gives_its_fields_with_their_places() -> None:
    node = yaml_of("title: Greeting\nminutes: 20\n")
    assert node is not None

    values = read_record(TOPIC, node, Report())

    assert values.get(TITLE) == "Greeting"
    assert values.get(MINUTES) == MinuteRange(20, 20)
    assert (values.place(MINUTES).line, values.place(MINUTES).column) == (2, 10)


def test_a_field_that_was_not_given_is_none_and_placed_at_its_record() -> None:
    node = yaml_of("title: Greeting\n")
    assert node is not None

    values = read_record(TOPIC, node, Report())

    assert values.get(MINUTES) is None
    assert values.place(MINUTES) == values.span


def test_a_misspelt_key_is_taken_for_the_one_it_is_like() -> None:
    node = yaml_of("titel: Greeting\n")
    assert node is not None
    report = Report()

    values = read_record(TOPIC, node, report)

    assert values.get(TITLE) == "Greeting"
    assert places(report) == ["unknown-key at 1:1-6"]


def test_a_misspelt_key_beside_the_right_one_is_left_out() -> None:
    node = yaml_of("title: Greeting\ntitel: Other\n")
    assert node is not None
    report = Report()

    assert read_record(TOPIC, node, report).get(TITLE) == "Greeting"
    assert places(report) == ["unknown-key at 2:1-6"]


def test_the_schema_says_what_reading_checks() -> None:
    assert record_schema(TOPIC) == {
        "type": "object",
        "description": "A topic.",
        "properties": {
            "title": {"type": "string", "minLength": 1, "description": "The title."},
            "minutes": {
                "oneOf": [{"type": "integer", "minimum": 1}, {"type": "string", "pattern": r"^\d+(-\d+){0,2}$"}],
                "description": "Its minutes.",
            },
        },
        "additionalProperties": False,
        "required": ["title"],
    }
