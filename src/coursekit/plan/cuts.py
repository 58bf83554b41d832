"""What is left out, and the minutes of parts."""

from __future__ import annotations

from coursekit.model.course import Activity, Course, Module, Priority, Topic, title_text
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
