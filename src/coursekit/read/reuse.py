"""Reuse: a module, topic or activity of another course of the same folder, put where it is asked for."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TypeVar

from coursekit.content import Name
from coursekit.diagnostic import Report, error_rule
from coursekit.model.course import Activity, Course, Module, Reuse, Segment, Topic
from coursekit.spelling import advise
from coursekit.units import MinuteRange

REUSE_TARGET = error_rule(
    "reuse-target",
    """What is to be reused is written as COURSE#ID: the name of a course's folder beside this one, and the id of a module,
topic or activity in it. Nothing outside the folder of courses can be read.""",
)
REUSE_UNKNOWN = error_rule("reuse-unknown", "The course or the id that is to be reused does not exist.")
REUSE_CYCLE = error_rule(
    "reuse-cycle", "Two courses reuse each other's parts in a circle, so that neither could ever be complete."
)
REUSE_KIND = error_rule(
    "reuse-kind",
    """A whole module can be reused in course.yaml only, a topic or an activity inside a module's file only.""",
)

T = TypeVar("T")

FindCourse = Callable[[str], Course | None]
"""Reads the course in the folder of that name beside this one, its own reuses not yet resolved."""


def read_target(written: Name, report: Report) -> tuple[Name, Name] | None:
    """`hello#closing` as course and id. Reports `reuse-target`."""
    match = re.fullmatch(r"\s*([A-Za-z0-9][\w.-]*)#([A-Za-z0-9][\w-]*)\s*", written.text)
    if match is None:
        report(REUSE_TARGET, written.span, f"“{written}” names no part of a course", help="write COURSE#ID")
        return None
    return Name(match[1], written.span), Name(match[2], written.span)


@dataclass(slots=True)
class ReuseResolver:
    """Puts reused parts in place. `path` is the chain of course#id being resolved, for finding cycles."""

    find_course: FindCourse
    report: Report
    outcomes: frozenset[Name] = frozenset()
    path: list[str] = field(default_factory=list)

    def resolve(self, course: Course) -> Course:
        self.outcomes = frozenset(outcome.id for outcome in course.outcomes)
        modules = [self._module(module) for module in course.modules]
        return replace(course, modules=tuple(module for module in modules if module is not None))

    def _module(self, module: Module | Reuse) -> Module | None:
        if isinstance(module, Reuse):
            found = self._find(module)
            if found is None:
                return None
            if not isinstance(found, Module):
                self.report(
                    REUSE_KIND,
                    module.span,
                    f"“{module.target}” is no module",
                    help="reuse it inside a module's file with :::{reuse}",
                )
                return None
            resolved = self._within(module, lambda: self._topics_resolved(found))
            return None if resolved is None else self._adopt_module(resolved, module)
        return self._topics_resolved(module)

    def _topics_resolved(self, module: Module) -> Module:
        topics: list[Topic | Reuse] = []
        for topic in module.topics:
            if isinstance(topic, Topic):
                topics.extend(self._topic(topic))
        return replace(module, topics=tuple(topics))

    def _topic(self, topic: Topic) -> list[Topic]:
        """The topic with its reused activities; a reused topic follows the one it was asked for in."""
        segments: list[Segment | Reuse] = []
        following: list[Topic] = []
        for segment in topic.segments:
            if not isinstance(segment, Reuse):
                segments.append(segment)
                continue
            found = self._find(segment)
            if isinstance(found, Module):
                self.report(REUSE_KIND, segment.span, f"“{segment.target}” is a module", help="reuse it in course.yaml")
            elif isinstance(found, Activity):
                segments.append(self._adopt_activity(replace(found, condition=segment.condition), segment))
            elif isinstance(found, Topic):
                topics = self._within(segment, lambda found=found: self._topic(found)) or []  # type: ignore[misc]
                following.extend(self._adopt_topic(replace(t, condition=segment.condition), segment) for t in topics)
        own = [replace(topic, segments=tuple(segments))] if segments or topic.intro or not following else []
        return [*own, *following]

    def _adopt_module(self, module: Module, reuse: Reuse) -> Module:
        topics = tuple(self._adopt_topic(topic, reuse) for topic in module.own_topics)
        return replace(module, topics=topics, outcomes=self._known(module.outcomes), condition=reuse.condition)

    def _adopt_topic(self, topic: Topic, reuse: Reuse) -> Topic:
        minutes = _own_minutes(topic.id, reuse) or _own_minutes(reuse.target, reuse, of=topic.id) or topic.minutes
        segments = [self._adopt_activity(s, reuse) if isinstance(s, Activity) else s for s in topic.segments]
        return replace(topic, minutes=minutes, segments=tuple(segments), outcomes=self._known(topic.outcomes))

    def _adopt_activity(self, activity: Activity, reuse: Reuse) -> Activity:
        minutes = _own_minutes(activity.id, reuse) or _own_minutes(reuse.target, reuse, of=activity.id)
        return replace(activity, minutes=minutes or activity.minutes, outcomes=self._known(activity.outcomes))

    def _known(self, outcomes: tuple[Name, ...]) -> tuple[Name, ...]:
        """The outcomes of the other course mean nothing here, unless this course has them too."""
        return tuple(outcome for outcome in outcomes if outcome in self.outcomes)

    def _within(self, reuse: Reuse, resolve: Callable[[], T]) -> T | None:
        key = f"{reuse.course}#{reuse.target}"
        if key in self.path:
            circle = " → ".join([*self.path[self.path.index(key) :], key])
            self.report(REUSE_CYCLE, reuse.span, f"the reuse runs in a circle: {circle}", help="write one of them out")
            return None
        self.path.append(key)
        try:
            return resolve()
        finally:
            self.path.pop()

    def _find(self, reuse: Reuse) -> Module | Topic | Activity | None:
        course = self.find_course(reuse.course.text)
        if course is None:
            self.report(REUSE_UNKNOWN, reuse.span, f"there is no course “{reuse.course}” beside this one")
            return None
        parts = _parts_by_id(course)
        found = parts.get(reuse.target.text)
        if found is None:
            help = advise(reuse.target.text, parts)
            self.report(REUSE_UNKNOWN, reuse.span, f"“{reuse.course}” has no part “{reuse.target}”", help=help)
        return found


def _parts_by_id(course: Course) -> dict[str, Module | Topic | Activity]:
    parts: dict[str, Module | Topic | Activity] = {}
    for module in course.own_modules:
        parts[module.id.text] = module
        for topic in module.own_topics:
            parts[topic.id.text] = topic
            parts.update({activity.id.text: activity for activity in topic.activities})
    return parts


def _own_minutes(name: Name, reuse: Reuse, *, of: Name | None = None) -> MinuteRange | None:
    """The minutes given for `name`; with `of`, those given without an id, when the target is that thing itself."""
    wanted = Name("") if of is not None else name
    if of is not None and of != name:
        return None
    return next((minutes for written, minutes in reuse.minutes if written == wanted), None)
