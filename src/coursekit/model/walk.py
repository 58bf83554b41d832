"""Going through a course: every block and part with what it belongs to, in source order."""

from __future__ import annotations

from collections.abc import Iterator
from types import NoneType

from coursekit.content import ALWAYS, Block, Blocks, BoundText, Code, Condition, Inlines, LineBreak, Text
from coursekit.diagnostic import Span
from coursekit.model.course import Activity, Course, Module, Part, Slide, Topic
from coursekit.value import Value, fields_of

Owner = Module | Topic | Slide | Activity


def topics_of(course: Course) -> Iterator[Topic]:
    for module in course.own_modules:
        yield from module.own_topics


def activities_of(course: Course) -> Iterator[Activity]:
    for topic in topics_of(course):
        yield from topic.activities


def owners_of(course: Course) -> Iterator[Owner]:
    """Modules, topics, slides and activities, each before what stands inside it."""
    for module in course.own_modules:
        yield module
        for topic in module.own_topics:
            yield topic
            for segment in topic.segments:
                if isinstance(segment, Activity):
                    yield segment
                else:
                    yield from getattr(segment, "slides", ())


def blocks_of(owner: Owner) -> Blocks:
    """The blocks that stand in the thing itself: not those of its parts."""
    match owner:
        case Module() | Topic():
            return owner.intro
        case Slide():
            return owner.blocks
        case Activity():
            return owner.body


def parts_of(owner: Owner) -> tuple[Part, ...]:
    return () if isinstance(owner, Topic) else owner.parts


def all_blocks(owner: Owner) -> Iterator[Block]:
    """The blocks of the thing itself and of its parts."""
    yield from blocks_of(owner)
    for part in parts_of(owner):
        yield from part.blocks


def titles_of(owner: Owner) -> Iterator[Inlines]:
    yield owner.title
    for part in parts_of(owner):
        yield part.title


# Most of what a course is made of holds no condition; a text may, when it is a `BoundText`.
_UNBOUND = frozenset({str, int, float, bool, NoneType, Span, Text, Code, LineBreak})


def conditions_in(value: object) -> Iterator[Condition]:
    """Every condition anywhere in a course or a part of it, whatever it stands on: nothing that takes one can be forgotten.
    That of what takes one and was given none, `ALWAYS`, is left out."""
    left = [value]
    while left:
        match left.pop():
            case tuple() as several:
                left += [one for one in reversed(several) if type(one) not in _UNBOUND]
            case Condition() as condition:
                yield from () if condition == ALWAYS else (condition,)
            case BoundText(pieces=pieces):
                yield from (condition for _, conditions in pieces for condition in conditions)
            case Value() as whole:
                left += [one for one in reversed(fields_of(whole)) if type(one) not in _UNBOUND and one is not ALWAYS]
