"""Reuse: a module, topic or activity of another course of the same folder, put where it is asked for."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeVar

from coursekit.content import Name
from coursekit.diagnostic import Report, error_rule
from coursekit.model.course import Activity, Course, Module, Reuse, Segment, Topic
from coursekit.spelling import advise
from coursekit.units import MinuteRange
from coursekit.value import Mutable, field, replace

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

REUSE_TWICE = error_rule(
    "reuse-twice",
    """The same part is reused twice, and some edition would hold both: its id would lead to two places. A part may be taken
with different minutes for different editions, each bound with `editions`.""",
)

T = TypeVar("T")

FindCourse = Callable[[str], Course | None]
"""Reads the course in the folder of that name beside this one, its own reuses not yet resolved."""


NOTHING = Name("")


def read_target(written: Name, report: Report) -> tuple[Name, Name]:
    """`hello#closing` as course and id; both are `NOTHING` when that was refused. Reports `reuse-target`."""
    match = re.fullmatch(r"\s*([A-Za-z0-9][\w.-]*)#([A-Za-z0-9][\w-]*)\s*", written.text)
    if match is None:
        report(REUSE_TARGET, written.span, f"“{written}” names no part of a course", help="write COURSE#ID")
        return NOTHING, NOTHING
    return Name(match[1], written.span), Name(match[2], written.span)


class ReuseResolver(Mutable):
    """Puts reused parts in place; what cannot be found stays a `Reuse`.

    `path` is the chain of course#id being resolved, for finding cycles; `taken` what this course has reused so far.
    """

    find_course: FindCourse
    report: Report
    outcomes: frozenset[Name] = frozenset()
    path: list[str] = field(default_factory=list)
    taken: dict[str, list[Reuse]] = field(default_factory=dict)

    def resolve(self, course: Course) -> Course:
        self.outcomes = frozenset(outcome.id for outcome in course.outcomes)
        self.taken = {}
        return replace(course, modules=tuple(self._module(module) for module in course.modules))

    def _module(self, module: Module | Reuse) -> Module | Reuse:
        if isinstance(module, Module):
            return self._topics_resolved(module)
        found = self._find(module)
        if isinstance(found, Module):
            resolved = self._within(module, lambda: self._topics_resolved(found))
            return module if resolved is None else self._adopt_module(resolved, module)
        if found is not None:
            help = "reuse it inside a module's file with :::{reuse}"
            self.report(REUSE_KIND, module.target.span, f"“{module.target}” is no module", help=help)
        return module

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
            found = self._find(segment) if isinstance(segment, Reuse) else None
            topics = self._topics_of(segment, found) if isinstance(segment, Reuse) else None
            if isinstance(segment, Reuse) and isinstance(found, Activity):
                segments.append(self._adopt_activity(replace(found, condition=segment.condition), segment))
            elif topics is not None:
                following.extend(topics)
            else:
                segments.append(segment)
        own = [replace(topic, segments=tuple(segments))] if segments or topic.intro or not following else []
        return [*own, *following]

    def _topics_of(self, reuse: Reuse, found: Module | Topic | Activity | None) -> list[Topic] | None:
        """The topics that a reuse brings in; None when it brings none."""
        if isinstance(found, Module):
            self.report(REUSE_KIND, reuse.target.span, f"“{reuse.target}” is a module", help="reuse it in course.yaml")
        if not isinstance(found, Topic):
            return None
        topics = self._within(reuse, lambda: self._topic(found))
        if topics is None:
            return None
        return [self._adopt_topic(replace(topic, condition=reuse.condition), reuse) for topic in topics]

    def _adopt_module(self, module: Module, reuse: Reuse) -> Module:
        self._check_minutes(module, reuse)
        topics = tuple(self._adopt_topic(topic, reuse) for topic in module.own_topics)
        return replace(module, topics=topics, outcomes=self._known(module.outcomes), condition=reuse.condition)

    def _check_minutes(self, module: Module, reuse: Reuse) -> None:
        """Own minutes are given for what the module has."""
        inside = {topic.id.text for topic in module.own_topics}
        inside |= {activity.id.text for topic in module.own_topics for activity in topic.activities}
        for name, _ in reuse.minutes:
            if name.text not in inside:
                help = advise(name.text, (i for i in inside if "." not in i))
                message = f"“{reuse.course}#{reuse.target}” has no topic or activity “{name}”"
                self.report(REUSE_UNKNOWN, name.span, message, help=help)

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
            self.report(
                REUSE_CYCLE, reuse.target.span, f"the reuse runs in a circle: {circle}", help="write one of them out"
            )
            return None
        self.path.append(key)
        try:
            return resolve()
        finally:
            self.path.pop()

    def _find(self, reuse: Reuse) -> Module | Topic | Activity | None:
        if reuse.target == NOTHING:
            return None
        course = self.find_course(reuse.course.text)
        if course is None:
            message = f"there is no course “{reuse.course}” beside this one that can be read"
            self.report(REUSE_UNKNOWN, reuse.target.span, message, help="name a folder that lies beside this course's")
            return None
        parts = _parts_by_id(course)
        found = parts.get(reuse.target.text)
        if found is None:
            help = advise(reuse.target.text, (name for name in parts if "." not in name))
            self.report(REUSE_UNKNOWN, reuse.target.span, f"“{reuse.course}” has no part “{reuse.target}”", help=help)
        elif not self.path:
            self._check_taken(reuse)
        return found

    def _check_taken(self, reuse: Reuse) -> None:
        """The same part twice in one edition would carry the same id twice."""
        before = self.taken.setdefault(f"{reuse.course}#{reuse.target}", [])
        twice = next((other for other in before if _meet(other, reuse)), None)
        if twice is not None:
            message = f"“{reuse.course}#{reuse.target}” is reused already at {twice.span.path}:{twice.span.line}"
            help = "bind each to editions of its own, or remove one"
            self.report(REUSE_TWICE, reuse.target.span, message, help=help)
        before.append(reuse)


def _meet(one: Reuse, other: Reuse) -> bool:
    """Whether some edition may have both."""
    editions, others = set(one.condition.editions), set(other.condition.editions)
    return not editions or not others or bool(editions & others)


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
