"""What is left out, and the simple rule that drops what can be spared when the days are too short."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from coursekit.model.course import Activity, Course, Edition, Module, Priority, Topic, title_text
from coursekit.model.plan import Cut, CutReason
from coursekit.units import MinuteRange

NOTHING = MinuteRange(0, 0)


def minutes_of(part: Module | Topic | Activity) -> MinuteRange:
    """The least and the most minutes of a part with all that stands in it."""
    match part:
        case Activity(minutes=minutes):
            return minutes or NOTHING
        case Topic(minutes=minutes):
            return add_ranges([minutes or NOTHING, *(minutes_of(activity) for activity in part.activities)])
        case Module():
            return add_ranges([minutes_of(topic) for topic in part.own_topics])


def add_ranges(ranges: list[MinuteRange]) -> MinuteRange:
    return MinuteRange(sum(r.least for r in ranges), sum(r.most for r in ranges))


def course_minutes(course: Course) -> MinuteRange:
    return add_ranges([minutes_of(module) for module in course.own_modules])


def cut_of(part: Module | Topic | Activity, module: str, reason: CutReason) -> Cut:
    priority = Priority.MUST if isinstance(part, Module) else part.priority
    minutes = minutes_of(part)
    return Cut(part.id.text, module, title_text(part), minutes.most, minutes.least, priority, reason, part.span)


def drop_to_fit(course: Course, edition: Edition, available: int, cuts: list[Cut]) -> Course:
    """Drop `could`, then `should`, from the back, until the least minutes fit into those available.

    What the edition keeps, and what something kept requires, stays. Topics go with their activities.
    """
    for priority in (Priority.COULD, Priority.SHOULD):
        for module, part in reversed(list(_droppable(course, edition, priority))):
            if course_minutes(course).least <= available:
                return course
            cuts.append(cut_of(part, module, CutReason.NO_TIME))
            course = _without(course, part)
    return course


def _droppable(course: Course, edition: Edition, priority: Priority) -> Iterator[tuple[str, Topic | Activity]]:
    """With the ids of their modules, in source order. A topic stands before its activities, so that from the back
    activities go first."""
    kept = {name.text for name in edition.keep}
    required = {name.text for part in _parts(course) for name in part.requires}
    for module in course.own_modules:
        if module.id.text in kept:
            continue
        for topic in module.own_topics:
            inside = {topic.id.text, *(activity.id.text for activity in topic.activities)}
            if topic.priority is priority and not inside & (kept | required):
                yield module.id.text, topic
            elif topic.id.text not in kept:
                yield from (
                    (module.id.text, activity)
                    for activity in topic.activities
                    if activity.priority is priority and activity.id.text not in kept | required
                )


def _parts(course: Course) -> Iterator[Topic | Activity]:
    for module in course.own_modules:
        for topic in module.own_topics:
            yield topic
            yield from topic.activities


def _without(course: Course, part: Topic | Activity) -> Course:
    modules = []
    for module in course.own_modules:
        topics = [_topic_without(topic, part) for topic in module.own_topics if topic.id != part.id]
        kept = tuple(topic for topic in topics if topic.segments)
        if kept:
            modules.append(replace(module, topics=kept))
    return replace(course, modules=tuple(modules))


def _topic_without(topic: Topic, part: Topic | Activity) -> Topic:
    if part not in topic.segments:
        return topic
    return replace(topic, segments=tuple(segment for segment in topic.segments if segment != part))
