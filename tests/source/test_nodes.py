from __future__ import annotations

import pytest

from coursekit.diagnostic import Report
from coursekit.limits import YAML_DEPTH
from coursekit.source.nodes import Mapping, Scalar, Sequence, parse_yaml
from coursekit.source.text import source_text
from tests.source.markdown_texts import places, yaml_of


@pytest.mark.parametrize("written", ["9:30", "NO", "0012", "1e3", "2026-11-30", "0x1F", "yes", ".5", "1_000"])
def test_every_scalar_is_the_text_that_was_written(written: str) -> None:
    node = yaml_of(f"key: {written}")

    assert isinstance(node, Mapping)
    assert node.find("key") == Scalar(written)


@pytest.mark.parametrize("written", ["", "~", "null"])
def test_nothing_is_an_empty_text(written: str) -> None:
    node = yaml_of(f"key: {written}")

    assert isinstance(node, Mapping)
    assert node.find("key") == Scalar("")


def test_a_quoted_null_is_a_word() -> None:
    node = yaml_of('key: "null"')

    assert isinstance(node, Mapping)
    assert node.find("key") == Scalar("null", quoted=True)


def test_places_count_characters_from_one() -> None:
    node = yaml_of("标题: 应急\n列: [甲, 乙]\n")

    assert isinstance(node, Mapping)
    first, second = node.entries
    assert (first.key.span.line, first.key.span.column, first.key.span.end_column) == (1, 1, 3)
    assert (first.value.span.line, first.value.span.column, first.value.span.end_column) == (1, 5, 7)
    assert isinstance(second.value, Sequence)
    assert [(item.span.line, item.span.column) for item in second.value.items] == [(2, 5), (2, 8)]


def test_a_text_over_several_lines_is_placed_at_its_first() -> None:
    node = yaml_of("a: 1\nkey: >-\n  one\n  two\nb: 2\n")

    assert isinstance(node, Mapping)
    value = node.find("key")
    assert value == Scalar("one two")
    assert (value.span.line, value.span.column) == (2, 6)


def test_front_matter_is_placed_in_its_file() -> None:
    source = source_text("m.md", "---\ntitle: Greeting\n---\n\n# One\n")

    node = parse_yaml(source, Report(), first_line=2, last_line=2)

    assert isinstance(node, Mapping)
    assert node.entries[0].value.span.line == 2


@pytest.mark.parametrize("text", ["", "\n\n", "# only a remark\n", "~\n"])
def test_an_empty_document_is_none(text: str) -> None:
    report = Report()

    assert yaml_of(text, report) is None
    assert places(report) == []


def test_as_many_levels_as_allowed_are_read() -> None:
    report = Report()

    yaml_of("[" * YAML_DEPTH + "]" * YAML_DEPTH, report)

    assert places(report) == []


def test_a_doubled_key_keeps_its_first_value() -> None:
    report = Report()
    node = yaml_of("a: 1\nb: 2\na: 3\n", report)

    assert isinstance(node, Mapping)
    assert node.find("a") == Scalar("1")
    assert places(report) == ["duplicate-key at 3:1-2"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('a: "x\nb: 1\n', "1:4-5"),
        ('a: "x\nb: "y"\n', "1:4-5"),
        ("a: 'it's'\n", "1:8-9"),
        ("a: [x, y\nb: 1\n", "1:4-5"),
        ("a: {x: 1 y: 2}\n", "1:11-12"),
        ("a: [x, y}\n", "1:9-10"),
        ("a: b: c\n", "1:5-6"),
        ("a: b\n c: d\n", "2:2-3"),
        ("a:\n   b: 1\n  c: 2\n", "3:3-4"),
        ("a:\n - x\n y: 1\n", "3:2-3"),
        ("a: 1\n- b\n", "2:1-2"),
        ('a: "\\q"\n', "1:5-6"),
        ("a: `x`\n", "1:4-5"),
        ("a: * bold\n", "1:4-5"),
        ("a:Answer\nb: 1\n", "1:2-3"),
        ("b: 1\njust words\nc: 2\n", "2:1-11"),
        ("a: }\n", "1:4-5"),
        ("- one\n  - two\n", "2:3-8"),
    ],
)
def test_a_syntax_error_is_one_mistake_where_the_slip_is(text: str, place: str) -> None:
    report = Report()

    yaml_of(text, report)

    assert places(report) == [f"yaml-syntax at {place}"]
