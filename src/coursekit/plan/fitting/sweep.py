"""The dynamic programme: what the rest of the course can be worth, for every piece and every minute.

It runs from the last piece to the first. A value is the best score of the pieces from here on, when teaching goes on at this
minute; one number holds all parts of the score, the most important in front.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from coursekit.model.course import Priority
from coursekit.plan.fitting.clock import Clock, Values
from coursekit.plan.fitting.problem import Piece, Placed, Problem
from coursekit.plan.fitting.relations import NO_STATE, Relations, Step, steps_of


@dataclass(frozen=True, slots=True)
class Worth:
    """How the parts of a score stand in one number."""

    should: int
    could: int
    practice: int
    twice_off: int

    def fixed(self, piece: Piece) -> int:
        """What keeping the piece is worth, whatever its minutes."""
        counted = {Priority.SHOULD: self.should, Priority.COULD: self.could, Priority.MUST: 0}[piece.priority]
        return counted * piece.counts + self.practice * piece.practice

    def of(self, piece: Piece, minutes: int) -> int:
        return self.fixed(piece) - self.twice_off * piece.twice_off(minutes) + minutes


def worth_in(problem: Problem) -> tuple[Worth, int]:
    """Weights so large that no sum of a lesser part reaches one of a greater, and a number that no score reaches."""
    pieces = problem.pieces
    off = [max(piece.twice_off(piece.least), piece.twice_off(piece.most)) for piece in pieces]
    twice_off = problem.room + 1
    practice = twice_off * (_most(problem, off) + 1)
    could = practice * (_most(problem, [piece.practice for piece in pieces]) + 1)
    should = could * (_most(problem, [p.counts * (p.priority is Priority.COULD) for p in pieces]) + 1)
    limit = should * (_most(problem, [p.counts * (p.priority is Priority.SHOULD) for p in pieces]) + 1)
    return Worth(should, could, practice, twice_off), limit


def _most(problem: Problem, amounts: Sequence[int]) -> int:
    """No more than this much of something fits into the room: the pieces with most of it a minute, the last in part."""
    room, found = problem.room, 0
    each = zip(amounts, (piece.least for piece in problem.pieces), strict=True)
    for amount, least in sorted(each, key=lambda pair: pair[0] / max(1, pair[1]), reverse=True):
        if room <= 0:
            break
        found += amount
        room -= least
    return found


class Sweep:
    """`value` is None when the pieces cannot be placed; else `kept` and `placed` are the best, what stands first preferred."""

    def __init__(self, problem: Problem, clock: Clock, relations: Relations, decisions: Mapping[int, bool]) -> None:
        self.problem, self.clock = problem, clock
        self.worth, limit = worth_in(problem)
        small = limit < 2**61
        self.none = -(2**62) if small else -4 * limit
        self.type: type[Any] = np.int64 if small else object
        self.steps = steps_of(relations, decisions, len(problem.pieces))
        self.values = self._sweep()
        value = int(self.values[0][0, 0])
        self.value = value if value > self.none // 2 else None

    def _sweep(self) -> list[Values]:
        """For each piece, and for the end, a row for each state. Beyond the last place stands one that cannot be."""
        after: Values = np.zeros((1, self.clock.size + 1), self.type)
        after[:, -1] = self.none
        found = [after]
        for piece, step in zip(reversed(self.problem.pieces), reversed(self.steps), strict=True):
            after = self._decide(piece, step, after)
            found.append(after)
        found.reverse()
        return found

    def _decide(self, piece: Piece, step: Step, after: Values) -> Values:
        """The values before a piece from those after it."""
        before = self._nothing(len(step.kept))
        kept = self._kept(piece, after) if any(state != NO_STATE for state in step.kept) else before
        for state, (with_it, without) in enumerate(zip(step.kept, step.left, strict=True)):
            if with_it != NO_STATE:
                before[state] = kept[with_it]
            if without != NO_STATE:
                np.maximum(before[state], after[without], out=before[state])
        for s in range(len(self.clock.after) - 1, -1, -1):
            # Instead, the pause may be taken first.
            part = self.clock.part(s)
            np.maximum(before[:, part], before[:, self.clock.after[s]], out=before[:, part])
        return before

    def _kept(self, piece: Piece, after: Values) -> Values:
        """What it is worth to start the piece at each place, or to wait there until it has to start."""
        best = self._nothing(len(after))
        for minutes in range(piece.least, min(piece.most, int(self.clock.left.max())) + 1):
            places = self.clock.size - minutes
            gained = after[:, minutes:-1] + self.worth.of(piece, minutes)
            fits = self.clock.left[:places] >= minutes
            np.maximum(best[:, :places], gained, out=best[:, :places], where=fits)
        return best if piece.at is None else self._waiting(piece.at, best)

    def _waiting(self, at: int, best: Values) -> Values:
        waiting = self._nothing(len(best))
        for s in range(len(self.clock.low)):
            place = self.clock.place(s, at)
            if place is not None:
                waiting[:, self.clock.first[s] : place + 1] = best[:, place : place + 1]
        return waiting

    def _nothing(self, states: int) -> Values:
        return np.full((states, self.clock.size + 1), self.none, self.type)

    # ------------------------------------------------------------ the way that the values lead

    def trace(self) -> tuple[Placed, ...]:
        """The way of the best score: of several the one that keeps what comes first, and keeps it as early as it can."""
        placed: list[Placed] = []
        stretch, minute, state = 0, self.clock.low[0], 0
        for i in range(len(self.problem.pieces)):
            step = self.steps[i]
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
        while True:
            start = minute if piece.at is None else piece.at
            for minutes in self._lengths(piece):
                if start < minute or start + minutes > self.clock.high[stretch]:
                    continue
                if self.worth.of(piece, minutes) + self._value(i + 1, state, stretch, start + minutes) == value:
                    return Placed(i, stretch, start, minutes)
            place = self.clock.place(stretch, minute)
            if place is None or stretch == len(self.clock.after):
                return None
            after = int(self.clock.after[stretch][place - self.clock.first[stretch]])
            if after == self.clock.size:
                return None
            stretch += 1
            minute = after - self.clock.first[stretch] + self.clock.low[stretch]

    def _lengths(self, piece: Piece) -> list[int]:
        """Its possible minutes, the preferred first."""
        return sorted(range(piece.least, piece.most + 1), key=lambda minutes: (piece.twice_off(minutes), minutes))

    def _value(self, i: int, state: int, stretch: int, minute: int) -> int:
        place = self.clock.place(stretch, minute)
        assert place is not None
        return int(self.values[i][state, place])
