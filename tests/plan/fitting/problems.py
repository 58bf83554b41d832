"""Problems by the thousand: of any shape, and of the shape that courses have. The same seed, the same problem."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random

from hypothesis import strategies as st

from coursekit.model.course import Priority
from coursekit.plan.fitting.problem import Piece, Problem, Stretch
from coursekit.value import Value, replace

PRIORITIES = (Priority.MUST, Priority.SHOULD, Priority.COULD)
DAY = 1440


class Shape(Value):
    """How large a problem is: pieces, stretches, and the least and most minutes of a stretch and of a pause."""

    pieces: int
    stretches: int
    lengths: tuple[int, int]
    pauses: tuple[int, int]
    leeways: tuple[int, ...]


TINY = Shape(pieces=6, stretches=4, lengths=(2, 9), pauses=(0, 4), leeways=(0, 1, 1, 2))
MIDDLING = Shape(pieces=30, stretches=6, lengths=(60, 105), pauses=(10, 60), leeways=(0, 10, 15))
FOUR_DAYS = Shape(pieces=150, stretches=16, lengths=(75, 105), pauses=(10, 60), leeways=(0, 15, 15))
LONGEST = Shape(pieces=1000, stretches=100, lengths=(75, 105), pauses=(10, 60), leeways=(0, 15, 15))


@st.composite
def problems(draw: st.DrawFn) -> Problem:
    """Hypothesis makes one that goes wrong as simple as it can be."""
    shape = replace(TINY, pieces=draw(st.integers(1, 5)), stretches=draw(st.integers(1, 3)))
    return any_problem(draw(st.randoms(use_true_random=False)), shape)


def any_problem(random: Random, shape: Shape) -> Problem:
    """Pieces without any sense; about half of such problems are impossible."""
    stretches = _stretches(random, shape)
    pieces = tuple(_any_piece(random, stretches) for _ in range(shape.pieces))
    index = range(shape.pieces)
    needs = tuple((random.choice(index), random.choice(index)) for _ in range(random.choice((0, 0, 1, 3))))
    covers = tuple(_some(random, index) for _ in range(random.choice((0, 0, 1, 2))))
    return Problem(stretches, pieces, needs, covers)


def _any_piece(random: Random, stretches: Sequence[Stretch]) -> Piece:
    least, more = random.randint(1, 4), random.randint(0, 3)
    near = random.choice(stretches)
    return Piece(
        least,
        least + more,
        twice_preferred=random.randint(2 * least, 2 * (least + more)),
        priority=random.choice(PRIORITIES),
        counts=random.choice((0, 1, 1, 1)),
        practice=random.choice((0, 0, 1, 2, least + more)),
        at=random.randint(near.start - 1, near.end + 1) if random.random() < 0.15 else None,
    )


def course_problem(random: Random, shape: Shape) -> Problem:
    """Topics of talks in parts and activities that need them, for half to one and a half of the time there is."""
    stretches = _stretches(random, shape)
    room = sum(stretch.end - stretch.start for stretch in stretches)
    load = random.choice((0.5, 0.8, 1.0, 1.2, 1.5))
    course = _Course(random, mean=room * load / shape.pieces, load=load)
    while len(course.pieces) < shape.pieces:
        course.add_topic(room_for=shape.pieces - len(course.pieces))
    _pin_some(course, stretches)
    return Problem(stretches, tuple(course.pieces), tuple(course.needs), tuple(course.covers()))


@dataclass(slots=True)
class _Course:
    """A course as it grows; `mean` is how long a piece is preferred to be. Some are all alike, so that much ties."""

    random: Random
    mean: float
    load: float
    pieces: list[Piece] = field(default_factory=list)
    needs: list[tuple[int, int]] = field(default_factory=list)
    firsts: list[int] = field(default_factory=list)
    activities: list[int] = field(default_factory=list)
    alike: bool = False

    def __post_init__(self) -> None:
        self.alike = self.random.random() < 0.2

    def add_topic(self, *, room_for: int) -> None:
        """A talk of one part to three, all or none of it, and activities that need it; it may need an earlier one."""
        first, priority = len(self.pieces), self._priority()
        parts = min(room_for, self.random.choice((1, 1, 2, 3)))
        for part in range(parts):
            self.pieces.append(self._piece(priority, counts=int(part == 0)))
        self.needs += [(first + part, first) for part in range(1, parts)]
        self.needs += [(first, first + part) for part in range(1, parts)]
        if self.firsts and self.random.random() < 0.2:
            self.needs.append((first, self.random.choice(self._near(self.firsts))))
        self.firsts.append(first)
        for _ in range(min(room_for - parts, self.random.choice((0, 1, 1, 2)))):
            self.activities.append(len(self.pieces))
            self.needs.append((len(self.pieces), first))
            activity = self._piece(self.random.choice((priority, self._priority())), counts=1)
            self.pieces.append(replace(activity, practice=activity.twice_preferred // 2))

    def covers(self) -> list[tuple[int, ...]]:
        """The activities that practise each outcome."""
        outcomes = self.random.randint(0, 1 + len(self.activities) // 4)
        return [_some(self.random, self._near(self.activities)) for _ in range(outcomes) if self.activities]

    def _near(self, among: Sequence[int]) -> Sequence[int]:
        """Those of one module, mostly; of the whole course now and then."""
        last = self.random.randint(1, len(among)) if among is self.activities else len(among)
        return among if self.random.random() < 0.05 else among[max(0, last - 6) : last]

    def _priority(self) -> Priority:
        musts = 0.5 / self.load
        return Priority.MUST if self.random.random() < musts / 2 else self.random.choice(PRIORITIES[1:])

    def _piece(self, priority: Priority, counts: int) -> Piece:
        preferred = self.mean if self.alike else self.mean * self.random.uniform(0.5, 1.5)
        least = max(1, round(preferred * (0.7 if self.alike else self.random.uniform(0.5, 1))))
        most = max(least, round(preferred * (1.2 if self.alike else self.random.uniform(1, 1.6))))
        middle = self.random.random() < 0.5
        return Piece(least, most, least + most if middle else 2 * max(least, round(preferred)), priority, counts)


def _pin_some(course: _Course, stretches: Sequence[Stretch]) -> None:
    """An exam at its hour, a guest at another: about where they come in order, or nearly so."""
    random = course.random
    for _ in range(random.choice((0, 0, 1, 2))):
        i = random.randrange(len(course.pieces))
        near = stretches[min(len(stretches) - 1, i * len(stretches) // len(course.pieces))]
        course.pieces[i] = replace(course.pieces[i], at=random.randint(near.start, near.end))


def _some(random: Random, among: Sequence[int]) -> tuple[int, ...]:
    return tuple(sorted(random.sample(among, random.randint(1, min(3, len(among))))))


def _stretches(random: Random, shape: Shape) -> tuple[Stretch, ...]:
    """At most four a day, breaks and guests between them, nights between days: any day may be half of one."""
    found: list[Stretch] = []
    morning = start = random.choice((0, 540, 810))
    of_day = 0
    for _ in range(shape.stretches):
        end, of_day = start + random.randint(*shape.lengths), of_day + 1
        if of_day == 4 or random.random() < 0.1:
            found.append(Stretch(start, end, pause=morning + DAY - end))
            morning, of_day = morning + DAY, 0
        else:
            found.append(Stretch(start, end, random.randint(*shape.pauses), random.choice(shape.leeways)))
        start = end + found[-1].pause
    return (*found[:-1], replace(found[-1], pause=0, leeway=0))
