"""What values are: never changed, equal by what is in them, wherever it was written."""

from __future__ import annotations

import pickle

import pytest

from coursekit.content import Name, Paragraph, Strong, Text
from coursekit.diagnostic import Placed, Span
from coursekit.value import Value, as_data, fields_of, replace

HERE, THERE = Span("a.md", 1), Span("b.md", 2)


class Point(Value):
    x: int
    y: int = 0


class Way(Value):
    points: tuple[Point, ...]
    name: str = ""


class Title(Placed):
    text: str
    title_span: Span
    body_span: Span


def test_a_value_is_not_changed() -> None:
    with pytest.raises(AttributeError):
        Point(1).x = 2  # type: ignore[misc]


def test_a_value_with_another_field_is_another_value() -> None:
    point = Point(1, 2)

    assert (replace(point, y=3), point) == (Point(1, 3), Point(1, 2))


def test_where_something_stands_is_not_what_it_is() -> None:
    assert Name("full", HERE) == Name("full", THERE)
    assert len({Name("full", HERE), Name("full", THERE), Name("half", HERE)}) == 2
    assert Paragraph((Text("a"),), span=HERE) == Paragraph((Text("a"),), span=THERE)
    assert Title("a", HERE, HERE) == Title("a", THERE, THERE)


def test_what_is_in_it_and_its_class_are_what_it_is() -> None:
    assert Paragraph((Text("a"),)) != Paragraph((Strong((Text("a"),)),))
    assert Name("a") != Text("a")
    assert Title("a", HERE, HERE) != Title("b", HERE, HERE)


def test_places_themselves_differ() -> None:
    assert HERE != THERE
    assert sorted([THERE, HERE]) == [HERE, THERE]


def test_a_process_hands_a_value_to_another_with_its_place() -> None:
    sent = pickle.loads(pickle.dumps(Paragraph((Text("a"),), span=HERE)))

    assert (sent, sent.span) == (Paragraph((Text("a"),)), HERE)


def test_a_value_as_data_has_its_fields_by_name() -> None:
    assert as_data(Way((Point(1), Point(2, 3)), "home")) == {
        "points": [{"x": 1, "y": 0}, {"x": 2, "y": 3}],
        "name": "home",
    }
    assert fields_of(Point(2, 3)) == (2, 3)
