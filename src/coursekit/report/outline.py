"""A course's outline for people and for programs: modules, topics, talks, activities, points."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from rich.text import Text

from coursekit.content import Block, Heading, List, ListItem, Paragraph, plain_text, text_of_all
from coursekit.model.course import Activity, Course, Module, Slide, Talk, Topic, title_text
from coursekit.model.plan import ActivitySlot, Plan, TalkSlot, slots_of
from coursekit.units import MinuteRange, format_range
from coursekit.value import replace

Json = dict[str, Any]


def planned_course(plan: Plan) -> Course:
    """The plan's course with the minutes that the plan gives in place of the ranges the author wrote."""
    talks: dict[str, int] = {}
    activities: dict[str, int] = {}
    for slot in slots_of(plan):
        if isinstance(slot, TalkSlot):
            talks[slot.topic.id.text] = talks.get(slot.topic.id.text, 0) + slot.minutes
        elif isinstance(slot, ActivitySlot):
            activities[slot.activity.id.text] = slot.minutes

    def exactly(minutes: int | None) -> MinuteRange | None:
        return None if minutes is None else MinuteRange(minutes, minutes)

    def planned(topic: Topic) -> Topic:
        segments = (
            replace(s, minutes=exactly(activities.get(s.id.text))) if isinstance(s, Activity) else s
            for s in topic.segments
        )
        return replace(topic, minutes=exactly(talks.get(topic.id.text)), segments=tuple(segments))

    modules = (replace(m, topics=tuple(planned(topic) for topic in m.own_topics)) for m in plan.course.own_modules)
    return replace(plan.course, modules=tuple(modules))


def outline_json(course: Course) -> str:
    return json.dumps(outline_data(course), ensure_ascii=False, indent=2)


def outline_data(course: Course) -> Json:
    """The contract's shape. Minutes are whole, a range as written (`"20-30"`), or null; those of a module or topic
    are sums."""
    return {
        "kind": "course",
        "id": course.id.text,
        "title": course.title,
        "language": course.language,
        "audience": [name.text for name in course.audience],
        "outcomes": [{"id": outcome.id.text, "text": outcome.text} for outcome in course.outcomes],
        "editions": {e.id.text: {"title": e.title, "days": _days(e.days)} for e in course.editions},
        "children": [_module(module) for module in course.own_modules],
    }


def _days(days: float) -> float | int:
    return int(days) if days == int(days) else days


def _node(kind: str, title: str, minutes: MinuteRange | None, children: Iterable[Json]) -> Json:
    written: str | int | None = None
    if minutes is not None:
        written = minutes.least if minutes.least == minutes.most else format_range(minutes)
    return {"kind": kind, "title": title, "minutes": written, "children": list(children)}


def _module(module: Module) -> Json:
    topics = [_topic(topic) for topic in module.own_topics]
    return _node("module", title_text(module), _sum([_topic_minutes(t) for t in module.own_topics]), topics)


def _sum(ranges: list[MinuteRange | None]) -> MinuteRange | None:
    known = [r for r in ranges if r is not None]
    if not known:
        return None
    preferred = sum(r.twice_preferred for r in known) // 2 if any(r.preferred is not None for r in known) else None
    return MinuteRange(sum(r.least for r in known), sum(r.most for r in known), preferred)


def _topic_minutes(topic: Topic) -> MinuteRange | None:
    return _sum([topic.minutes, *(activity.minutes for activity in topic.activities)])


def _topic(topic: Topic) -> Json:
    """A topic's talk carries its minutes; when activities divide it, the first talk does."""
    children: list[Json] = []
    minutes = topic.minutes
    for segment in topic.segments:
        if isinstance(segment, Talk):
            children.append(_node("talk", title_text(topic), minutes, (_slide(slide) for slide in segment.slides)))
            minutes = None
        elif isinstance(segment, Activity):
            children.append(_node(segment.kind, title_text(segment), segment.minutes, _points(segment.body)))
    return _node("topic", title_text(topic), _topic_minutes(topic), children)


def _slide(slide: Slide) -> Json:
    return _node("point", title_text(slide), None, _points(slide.blocks))


def _points(blocks: Iterable[Block]) -> Iterator[Json]:
    for block in blocks:
        if isinstance(block, List):
            yield from (_point(item) for item in block.items)
        elif isinstance(block, Heading):
            yield _node("point", plain_text(block.content), None, ())


def _point(item: ListItem) -> Json:
    first = item.blocks[0] if item.blocks else None
    title = plain_text(first.content) if isinstance(first, Paragraph) else text_of_all(item.blocks)
    return _node("point", title, None, _points(item.blocks))


def format_outline(course: Course) -> Text:
    """An indented tree with minutes; points are left out."""
    text = Text()
    text.append(f"{course.title}\n", "bold")
    for node in outline_data(course)["children"]:
        text.append_text(_tree(node, 1))
    return text


def _tree(node: Json, depth: int) -> Text:
    text = Text("  " * depth)
    minutes = f"  {node['minutes']} min" if node["minutes"] is not None else ""
    is_group = node["kind"] in ("module", "topic")
    text.append(node["title"] if is_group else f"{node['kind']}: {node['title']}", "bold" if depth == 1 else "")
    text.append(f"{minutes}\n", "dim")
    for child in node["children"]:
        if child["kind"] != "point":
            text.append_text(_tree(child, depth + 1))
    return text
