from __future__ import annotations

from coursekit.content import Condition, Name
from coursekit.diagnostic import Report, Span
from coursekit.source.attributes import Attributes, parse_attributes, read_condition, split_names
from coursekit.source.nodes import Scalar
from tests.source.markdown_texts import places


def attributes_of(inside: str, report: Report) -> Attributes:
    """What stands between braces in line 1, the opening one at column 1."""
    return parse_attributes(inside, lambda start, end: Span("m.md", 1, start + 2, 1, end + 2), report)


def test_id_classes_and_values_are_told_apart() -> None:
    report = Report()

    attributes = attributes_of('#camera .blank minutes=20-30 title="two words"', report)

    assert attributes.id == Name("camera")
    assert attributes.classes == (Name("blank"),)
    assert attributes.entries.find("minutes") == Scalar("20-30")
    assert attributes.entries.find("title") == Scalar("two words", quoted=True)
    assert places(report) == []


def test_each_part_knows_its_place() -> None:
    attributes = attributes_of("#a .b c=d", Report())

    assert attributes.id is not None
    assert (attributes.id.span.column, attributes.classes[0].span.column) == (3, 6)
    assert (attributes.entries.entries[0].key.span.column, attributes.entries.entries[0].value.span.column) == (8, 10)


def test_full_width_signs_are_read_as_meant_and_reported_once() -> None:
    report = Report()

    attributes = attributes_of("＃camera　minutes＝20", report)

    assert attributes.id == Name("camera")
    assert attributes.entries.find("minutes") == Scalar("20")
    assert places(report) == ["fullwidth-punctuation at 1:2-3"]


def test_what_is_nearly_right_is_taken_and_reported() -> None:
    report = Report()

    attributes = attributes_of("minutes: 20 priority = should", report)

    assert attributes.entries.find("minutes") == Scalar("20")
    assert attributes.entries.find("priority") == Scalar("should")
    assert places(report) == ["attribute-syntax at 1:2-13", "attribute-syntax at 1:14-31"]


def test_an_empty_value_is_left_to_its_field() -> None:
    report = Report()

    attributes = attributes_of("minutes=", report)

    assert attributes.entries.find("minutes") == Scalar("")
    assert places(report) == []


def test_names_are_split_at_commas_of_both_widths() -> None:
    names = split_names(Scalar("full，one-day、班组长, x", span=Span("m.md", 1, 10, 1, 30)))

    assert [name.text for name in names] == ["full", "one-day", "班组长", "x"]
    assert [name.span.column for name in names] == [10, 15, 23, 28]


def test_names_in_quotes_are_placed_inside_them() -> None:
    attributes = attributes_of('editions="full, short"', Report())

    condition = read_condition(attributes.entries, Report())

    assert condition == Condition((Name("full"), Name("short")))
    assert [name.span.column for name in condition.editions] == [12, 18]
