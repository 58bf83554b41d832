"""The best score of a problem by looking at everything: slow, and short enough to be seen to be right."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, groupby

from coursekit.model.course import Priority
from coursekit.plan.fitting.problem import Piece, Problem, Score

Kept = tuple[int, ...]
"""Which pieces are kept, in their order."""

Best = tuple[Score, tuple[bool, ...]]
"""What a choice is worth, and of each piece whether it is kept: of equals, the one is better that keeps what comes first."""


def best_choice(problem: Problem) -> Best | None:
    """Of all sets of pieces, in all stretches, for all numbers of minutes; None where nothing goes.

    Sets worth the same are looked at together, the best first: once something goes, nothing worth less can be better.
    """

    def worth(kept: Kept) -> tuple[int, int, int]:
        return _worth([problem.pieces[i] for i in kept])

    allowed = sorted((kept for kept in _all_sets(len(problem.pieces)) if _may_be_kept(problem, kept)), key=worth)
    for _, equals in groupby(reversed(allowed), worth):
        found = [best for kept in equals if (best := _best_of(problem, kept)) is not None]
        if found:
            return max(found)
    return None


def _best_of(problem: Problem, kept: Kept) -> Best | None:
    pieces = [problem.pieces[i] for i in kept]
    scores = [
        Score(*_worth(pieces), -_twice_off(pieces, minutes), sum(minutes))
        for minutes in _ways(problem, pieces, 0, problem.stretches[0].start)
    ]
    return (max(scores), tuple(i in kept for i in range(len(problem.pieces)))) if scores else None


def _all_sets(count: int) -> Iterator[Kept]:
    for size in range(count + 1):
        yield from combinations(range(count), size)


def _may_be_kept(problem: Problem, kept: Kept) -> bool:
    return (
        all(i in kept for i, piece in enumerate(problem.pieces) if piece.priority is Priority.MUST)
        and all(needed in kept for needing, needed in problem.needs if needing in kept)
        and all(any(i in kept for i in cover) for cover in problem.covers)
    )


def _worth(pieces: list[Piece]) -> tuple[int, int, int]:
    return (
        sum(piece.counts for piece in pieces if piece.priority is Priority.SHOULD),
        sum(piece.counts for piece in pieces if piece.priority is Priority.COULD),
        sum(piece.practice for piece in pieces),
    )


def _twice_off(pieces: list[Piece], minutes: tuple[int, ...]) -> int:
    return sum(abs(2 * length - piece.twice_preferred) for piece, length in zip(pieces, minutes, strict=True))


def _ways(problem: Problem, pieces: list[Piece], at: int, clock: int) -> Iterator[tuple[int, ...]]:
    """The minutes of each of these pieces, in every way that they go from this minute of stretch `at` on.

    Pieces and pauses start as early as they may: whatever comes after has the more time for it.
    """
    stretch = problem.stretches[at]
    latest = stretch.end + stretch.leeway
    if pieces:
        first, rest = pieces[0], pieces[1:]
        start = clock if first.at is None else first.at
        if start >= clock:
            for length in range(first.least, min(first.most, latest - start) + 1):
                for others in _ways(problem, rest, at, start + length):
                    yield (length, *others)
    pause = max(clock, stretch.end - stretch.leeway)
    if pause > latest:
        return
    if at + 1 < len(problem.stretches):
        yield from _ways(problem, pieces, at + 1, pause + stretch.pause)
    elif not pieces:
        yield ()
