"""A module that stands in course.yaml itself, as an outline."""

from __future__ import annotations

from collections.abc import Mapping

from coursekit.authoring.bound_text import bound_title, bound_value, condition_fields
from coursekit.authoring.yaml_text import Fields, Items, Names, Word, Yaml
from coursekit.content import Blocks, List, ListItem, Name, Paragraph
from coursekit.model.course import Activity, Module, Priority, Talk, Topic
from coursekit.units import MinuteRange, format_range


def is_outline(module: Module) -> bool:
    """Known by the ids that nobody wrote: those of an outline are made otherwise than those of a file."""
    names = [module.id.text, *(topic.id.text for topic in module.own_topics)]
    names += [activity.id.text for topic in module.own_topics for activity in topic.activities]
    slides = [(topic, slide) for topic in module.own_topics for slide in topic.slides]
    return any(name.startswith("outline.") for name in names) or any(
        slide.id.text == f"{topic.id}.slide" for topic, slide in slides
    )


def outline_module(module: Module, number: int, notes: Mapping[str, str]) -> Fields:
    """`number` is its place in the course, from 1."""
    topics = (_topic(topic, number, count, notes) for count, topic in enumerate(module.own_topics, start=1))
    return Fields(
        (
            ("title", bound_value(bound_title(module.title))),
            ("id", _id(module.id, number, "module", 0)),
            ("outcomes", Names(module.outcomes)),
            *condition_fields(module.condition),
            ("topics", Items(tuple(topics))),
        ),
        note=notes.get(module.id.text, ""),
    )


def _id(name: Name, number: int, kind: str, count: int) -> str:
    return "" if name.text in ("", f"outline.{number}.{kind}{count}") else name.text


def _topic(topic: Topic, number: int, count: int, notes: Mapping[str, str]) -> Fields:
    activities = tuple(
        _activity(activity, topic.priority, _id(activity.id, number, "activity", count * 100 + i), notes)
        for i, activity in enumerate(topic.activities, start=1)
    )
    points = next((s.slides[0].blocks for s in topic.segments if isinstance(s, Talk)), ())
    return Fields(
        (
            ("title", bound_value(bound_title(topic.title))),
            ("id", _id(topic.id, number, "topic", count)),
            ("minutes", _minutes(topic.minutes)),
            ("priority", _priority(topic.priority, Priority.MUST)),
            ("outcomes", Names(topic.outcomes)),
            ("requires", Names(topic.requires)),
            *condition_fields(topic.condition),
            ("points", _points(points)),
            ("activities", Items(activities)),
        ),
        note=notes.get(topic.id.text, ""),
    )


def _activity(activity: Activity, around: Priority, written_id: str, notes: Mapping[str, str]) -> Fields:
    return Fields(
        (
            ("kind", activity.kind),
            ("title", bound_value(bound_title(activity.title))),
            ("id", written_id),
            ("minutes", _minutes(activity.minutes)),
            ("priority", _priority(activity.priority, around)),
            ("outcomes", Names(activity.outcomes)),
            *condition_fields(activity.condition),
            ("points", _points(activity.body)),
        ),
        note=notes.get(activity.id.text, ""),
    )


def _minutes(minutes: MinuteRange | None) -> Word:
    return Word("" if minutes is None else format_range(minutes))


def _priority(priority: Priority, otherwise: Priority) -> str:
    return "" if priority is otherwise else priority.name.lower()


def _points(blocks: Blocks) -> Items:
    return Items(tuple(_point(item) for block in blocks if isinstance(block, List) for item in block.items))


def _point(item: ListItem) -> Yaml:
    first = next((block for block in item.blocks if isinstance(block, Paragraph)), None)
    text = bound_value(bound_title(first.content)) if first is not None else ""
    inside = _points(item.blocks)
    conditions = condition_fields(item.condition)
    if isinstance(text, str) and not inside.items and item.condition.editions == () == item.condition.audience:
        return text
    return Fields((("title", text), *conditions, ("points", inside)))
