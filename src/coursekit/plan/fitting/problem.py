"""The question that fitting answers, as numbers alone: which pieces to keep, how long, and between which pauses."""

from __future__ import annotations

from functools import cached_property

from coursekit.model.course import Priority
from coursekit.value import Value


class Stretch(Value):
    """Time between two pauses. Times are minutes on one line through all days: day * 1440 + minutes after midnight.

    The pause after it starts `leeway` minutes before or after `end` at most, and lasts `pause` minutes; a night is a pause
    without leeway.
    """

    start: int
    end: int
    pause: int = 0
    leeway: int = 0


class Piece(Value):
    """A talk, a part of one, or an activity: never divided by a pause.

    Only `must` is kept whatever it costs. `counts` is 0 for what is no part of its own: the later parts of a talk.
    `practice` is what it is worth as practice, in minutes, 0 for a talk. `at` is when it must start, None for whenever.
    """

    least: int
    most: int
    twice_preferred: int
    priority: Priority = Priority.MUST
    counts: int = 1
    practice: int = 0
    at: int | None = None

    def twice_off(self, minutes: int) -> int:
        """Twice the minutes by which so many are off the preferred."""
        return abs(2 * minutes - self.twice_preferred)


class Problem(Value, dict=True, gc=True):
    """Pieces in the order in which they are taught.

    `needs` are pairs of pieces: where the first is kept, the second is. Of each of `covers`, at least one piece is kept.
    """

    stretches: tuple[Stretch, ...]
    pieces: tuple[Piece, ...]
    needs: tuple[tuple[int, int], ...] = ()
    covers: tuple[tuple[int, ...], ...] = ()

    @cached_property
    def room(self) -> int:
        """All minutes there are to teach in: moving a pause makes none."""
        return sum(stretch.end - stretch.start for stretch in self.stretches)


class Score(Value, order=True):
    """What is compared, the first field first; more is better in each: `twice_off_preferred` is 0 or less. It is doubled, for
    halves of minutes."""

    should: int
    could: int
    practice: int
    twice_off_preferred: int
    taught: int


class Placed(Value):
    """A piece that is kept: in which stretch, when it starts, and how long it takes."""

    piece: int
    stretch: int
    start: int
    minutes: int


class Solution(Value):
    """`placed` in order of time. `optimal` says that no other has a better score."""

    score: Score
    placed: tuple[Placed, ...]
    optimal: bool


def score_of(problem: Problem, minutes: dict[int, int]) -> Score:
    """The score of keeping these pieces for so many minutes each."""
    kept = [(problem.pieces[i], length) for i, length in minutes.items()]
    return Score(
        sum(piece.counts for piece, _ in kept if piece.priority is Priority.SHOULD),
        sum(piece.counts for piece, _ in kept if piece.priority is Priority.COULD),
        sum(piece.practice for piece, _ in kept),
        -sum(piece.twice_off(length) for piece, length in kept),
        sum(length for _, length in kept),
    )
