"""The dynamic programme: what the rest of the course can be worth, for every piece and every minute.

It runs from the last piece to the first. A value is the best score of the pieces from here on, when teaching goes on at this
minute; one number holds all parts of the score, the most important in front.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from coursekit.model.course import Priority
from coursekit.plan.fitting.clock import Clock, Values
from coursekit.plan.fitting.problem import Piece, Placed, Problem
from coursekit.plan.fitting.relations import NO_STATE, Relations, Step, steps_of
from coursekit.value import Value


class Worth(Value):
    """How the parts of a score stand in one number. `none` is worth less than anything that is possible, by far."""

    should: int
    could: int
    practice: int
    twice_off: int
    none: int
    type: type[Any]

    def of(self, piece: Piece, minutes: int) -> int:
        """What keeping the piece for so long adds."""
        counted = {Priority.SHOULD: self.should, Priority.COULD: self.could, Priority.MUST: 0}[piece.priority]
        fixed = counted * piece.counts + self.practice * piece.practice
        return fixed - self.twice_off * piece.twice_off(minutes) + minutes

    def is_possible(self, value: int) -> bool:
        return value > self.none // 2


def worth_in(problem: Problem) -> Worth:
    """Weights so large that no sum of a lesser part reaches one of a greater."""
    pieces = problem.pieces
    off = [max(piece.twice_off(piece.least), piece.twice_off(piece.most)) for piece in pieces]
    twice_off = problem.room + 1
    practice = twice_off * (_most(problem, off) + 1)
    could = practice * (_most(problem, [piece.practice for piece in pieces]) + 1)
    should = could * (_most(problem, [p.counts * (p.priority is Priority.COULD) for p in pieces]) + 1)
    limit = should * (_most(problem, [p.counts * (p.priority is Priority.SHOULD) for p in pieces]) + 1)
    if limit < 2**60:
        return Worth(should, could, practice, twice_off, -(2**62), np.int64)
    return Worth(should, could, practice, twice_off, -8 * limit, object)


def _most(problem: Problem, amounts: Sequence[int]) -> int:
    """No more than this much of something fits into the room: the pieces with most of it a minute, the last whole."""
    room, found = problem.room, 0
    each = zip(amounts, (piece.least for piece in problem.pieces), strict=True)
    for amount, least in sorted(each, key=lambda pair: pair[0] / max(1, pair[1]), reverse=True):
        if room <= 0 or amount <= 0:
            break
        found += amount
        room -= least
    return found


class Sweep:
    """`value` is None when the pieces cannot be placed."""

    def __init__(self, problem: Problem, clock: Clock, relations: Relations, decisions: Mapping[int, bool]) -> None:
        self.problem, self.clock, self.worth = problem, clock, worth_in(problem)
        self.steps = steps_of(relations, decisions, len(problem.pieces))
        self.values = self._values()
        value = int(self.values[0][0, 0])
        self.value = value if self.worth.is_possible(value) else None

    def _values(self) -> list[Values]:
        """Before each piece, and at the end: a row for each state."""
        after = self.nothing(1)
        after[:] = 0
        after[:, self.clock.beyond] = self.worth.none
        found = [after]
        for piece, step in zip(reversed(self.problem.pieces), reversed(self.steps), strict=True):
            after = self._before(piece, step, after)
            found.append(after)
        found.reverse()
        return found

    def _before(self, piece: Piece, step: Step, after: Values) -> Values:
        before = self.nothing(len(step.kept))
        for state, without in enumerate(step.left):
            if without != NO_STATE:
                before[state] = after[without]
        if all(state == NO_STATE for state in step.kept):
            return before
        kept = self._kept(piece, after)
        for state, with_it in enumerate(step.kept):
            if with_it != NO_STATE:
                np.maximum(before[state], kept[with_it], out=before[state])
        for jump in reversed(self.clock.jumps):
            # Instead, the pause may be taken first.
            np.maximum(before[:, jump.tails], before[:, jump.heads], out=before[:, jump.tails])
            np.maximum(before[:, jump.early], before[:, jump.heads][:, :1], out=before[:, jump.early])
        before[:, self.clock.beyond] = self.worth.none
        self.sink(before)
        return before

    def _kept(self, piece: Piece, after: Values) -> Values:
        """What it is worth to start the piece at each place, or to wait there until it has to start."""
        best = self.nothing(len(after))
        for minutes in self.lengths(piece):
            places = self.clock.size - minutes
            gained = after[:, minutes:] + self.worth.of(piece, minutes)
            np.maximum(best[:, :places], gained, out=best[:, :places])
        return best if piece.at is None else self._waiting(piece.at, best)

    def _waiting(self, at: int, best: Values) -> Values:
        waiting = self.nothing(len(best))
        for s in range(len(self.clock.low)):
            place = self.clock.place(s, at)
            if place is not None:
                waiting[:, self.clock.first[s] : place + 1] = best[:, place : place + 1]
        return waiting

    def nothing(self, states: int) -> Values:
        return np.full((states, self.clock.size), self.worth.none, self.worth.type)

    def sink(self, values: Values) -> None:
        """What cannot be must not become possible by what is added to it, piece after piece."""
        np.copyto(values, self.worth.none, where=values < self.worth.none // 2)

    def lengths(self, piece: Piece) -> range:
        """Minutes that the piece can take, and a stretch can have."""
        return range(piece.least, min(piece.most, self.clock.margin) + 1)

    # ------------------------------------------------------------ the way that the values lead

    def trace(self) -> tuple[Placed, ...]:
        """The way of the best score: of several the one that keeps what comes first, and keeps it as early as it can."""
        placed: list[Placed] = []
        stretch, minute, state = 0, self.clock.low[0], 0
        for i, step in enumerate(self.steps):
            value = self._value(i, state, stretch, minute)
            found = self._find(i, step.kept[state], stretch, minute, value) if step.kept[state] != NO_STATE else None
            if found is None:
                state = step.left[state]
                continue
            placed.append(found)
            stretch, minute, state = found.stretch, found.start + found.minutes, step.kept[state]
        return tuple(placed)

    def _find(self, i: int, state: int, stretch: int, minute: int, value: int) -> Placed | None:
        """Where the piece can be kept without losing anything: here, or after one of the next pauses."""
        piece = self.problem.pieces[i]
        lengths = sorted(self.lengths(piece), key=lambda minutes: (piece.twice_off(minutes), minutes))
        while True:
            start = minute if piece.at is None else piece.at
            for minutes in lengths:
                if start < minute or start + minutes > self.clock.high[stretch]:
                    continue
                if self.worth.of(piece, minutes) + self._value(i + 1, state, stretch, start + minutes) == value:
                    return Placed(i, stretch, start, minutes)
            if stretch + 1 == len(self.problem.stretches):
                return None
            after = self.clock.after_pause(self.problem.stretches, stretch, minute)
            if after is None:
                return None
            stretch, minute = stretch + 1, after

    def _value(self, i: int, state: int, stretch: int, minute: int) -> int:
        place = self.clock.place(stretch, minute)
        assert place is not None
        return int(self.values[i][state, place])
