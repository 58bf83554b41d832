"""What the agenda is laid from: the pieces of class time that are never divided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

from coursekit.content import text_of_all
from coursekit.model.course import Activity, Course, Module, PartKind, Slide, Talk, Topic
from coursekit.plan.cuts import NOTHING
from coursekit.plan.known import Known
from coursekit.speech import spoken_minutes
from coursekit.units import MinuteRange
from coursekit.value import Value


class Unit(Value):
    """An activity, or one slide of a talk. `talk` counts the talks of the course, so that slides of one belong together."""

    module: Module
    topic: Topic
    piece: Activity | Slide
    minutes: MinuteRange
    talk: int

    def follows_on(self, other: Unit) -> bool:
        """Whether both are slides of the same talk: a break between them divides it."""
        return isinstance(self.piece, Slide) and isinstance(other.piece, Slide) and self.talk == other.talk


class Talks:
    """Where the talks of the course begin and end among its units, and by how much one may be divided unevenly.

    How a topic's minutes fall on its slides is our estimate, so a pause between two slides may come earlier or later than
    that says: by a quarter of what stands before or after it in the talk, whichever is less.
    """

    def __init__(self, units: Sequence[Unit]) -> None:
        self.most = [0, *accumulate(unit.minutes.most for unit in units)]
        self.first = list(range(len(units)))
        self.end = [i + 1 for i in range(len(units))]
        for i in range(1, len(units)):
            if units[i].follows_on(units[i - 1]):
                self.first[i] = self.first[i - 1]
        for i in range(len(units) - 2, -1, -1):
            if units[i + 1].follows_on(units[i]):
                self.end[i] = self.end[i + 1]

    def elastic_minutes(self, first: int, last: int) -> int:
        """For a session that holds units `first` to `last` (exclusive); 0 when its end divides no talk."""
        if not first < last < len(self.first) or self.first[last] == last:
            return 0
        before = self.most[last] - self.most[max(first, self.first[last])]
        after = self.most[self.end[last]] - self.most[last]
        return min(before, after) // 4


def units_of(course: Course, known: Known | None = None) -> tuple[Unit, ...]:
    return tuple(_units(course, known or Known()))


def _units(course: Course, known: Known) -> Iterator[Unit]:
    talk = 0
    for module in course.own_modules:
        for topic in module.own_topics:
            shares = iter(
                share_minutes(topic.minutes or NOTHING, [known.fact(_weight, slide) for slide in topic.slides])
            )
            for segment in topic.segments:
                if isinstance(segment, Activity):
                    yield Unit(module, topic, segment, segment.minutes or NOTHING, talk)
                elif isinstance(segment, Talk):
                    talk += 1
                    for slide in segment.slides:
                        yield Unit(module, topic, slide, next(shares), talk)


def _weight(slide: Slide) -> float:
    """How much of its topic's minutes a slide takes: a minute to look at it, and what is said and asked."""
    spoken = [part.blocks for part in slide.parts if part.kind in (PartKind.SAY, PartKind.ASK)]
    return 1 + sum(spoken_minutes(text_of_all(blocks)) for blocks in spoken)


def share_minutes(minutes: MinuteRange, weights: list[float]) -> list[MinuteRange]:
    """Divide a range by weights into ranges whose leasts and mosts add up to it exactly, and so does what is preferred, as far
    as these leave room for it."""
    least = share_whole(minutes.least, weights)
    extra = share_whole(minutes.most - minutes.least, weights)
    if minutes.preferred is None:
        return [MinuteRange(a, a + b) for a, b in zip(least, extra, strict=True)]
    wanted = share_whole(minutes.preferred - minutes.least, weights)
    return [MinuteRange(a, a + b, a + min(b, c)) for a, b, c in zip(least, extra, wanted, strict=True)]


def share_whole(total: int, weights: list[float]) -> list[int]:
    """Divide a whole number by weights, by largest remainders; ties go to the first."""
    if not weights:
        return []
    exact = [total * weight / sum(weights) for weight in weights]
    shares = [int(value) for value in exact]
    by_remainder = sorted(range(len(weights)), key=lambda i: (shares[i] - exact[i], i))
    for i in by_remainder[: total - sum(shares)]:
        shares[i] += 1
    return shares
