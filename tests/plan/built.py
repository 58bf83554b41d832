"""Courses built as values, without any text, for planning."""

from __future__ import annotations

from coursekit.content import ALWAYS, Condition, List, ListItem, Name, Paragraph, Text
from coursekit.diagnostic import Span
from coursekit.model.course import (
    Activity,
    Course,
    DayFrame,
    Edition,
    Fit,
    Module,
    Pause,
    Priority,
    Segment,
    Slide,
    Talk,
    Topic,
)
from coursekit.units import MinuteRange

NINE = 9 * 60
ONLY_FULL = Condition((Name("full"),))
ONLY_LEADS = Condition((), (Name("leads"),))


def minutes(least: int, most: int | None = None) -> MinuteRange:
    return MinuteRange(least, least if most is None else most)


def words(text: str) -> tuple[Text]:
    return (Text(text),)


def slide(name: str, condition: Condition = ALWAYS) -> Slide:
    item = ListItem((Paragraph(words(name)),))
    return Slide(Name(name), words(name), (List(False, (item,)),), (), condition=condition, span=Span(name))


def talk(*names: str) -> Talk:
    return Talk(tuple(slide(name) for name in names))


def activity(
    name: str, length: MinuteRange, priority: Priority = Priority.MUST, *, kind: str = "case", requires: str = ""
) -> Activity:
    needed = (Name(requires),) if requires else ()
    return Activity(kind, Name(name), words(name), length, priority, (), (), requires=needed, span=Span(name))


def topic(
    name: str,
    length: MinuteRange | None,
    *segments: Segment,
    priority: Priority = Priority.MUST,
    condition: Condition = ALWAYS,
) -> Topic:
    """A topic with one slide of its name, unless segments are given."""
    inside = segments or (talk(f"{name}-slide"),)
    return Topic(Name(name), words(name), length, priority, (), inside, condition=condition, span=Span(name))


def module(name: str, *topics: Topic, condition: Condition = ALWAYS) -> Module:
    return Module(Name(name), words(name), (), (), topics, condition=condition, span=Span(name))


def course(*modules: Module) -> Course:
    return Course(Name("demo"), "Demo", "en", (), modules)


def course_of(*topics: Topic) -> Course:
    return course(module("m", *topics))


def day(hours: float, *breaks: tuple[int, int], lunch: tuple[int, int] | None = None) -> DayFrame:
    """A day from nine; pauses as (minutes after nine, length)."""
    pauses = tuple(Pause(NINE + at, length) for at, length in breaks)
    return DayFrame(NINE, NINE + round(hours * 60), Pause(NINE + lunch[0], lunch[1]) if lunch else None, pauses)


def edition(
    frame: DayFrame,
    days: float = 1,
    *,
    name: str = "full",
    keep: str = "",
    drop: str = "",
    audience: str = "",
    fit: Fit = Fit.WHEN_SHORT,
) -> Edition:
    def names(text: str) -> tuple[Name, ...]:
        return tuple(Name(word) for word in text.split())

    return Edition(Name(name), name, days, frame, names(keep), names(drop), names(audience), fit, span=Span(name))
