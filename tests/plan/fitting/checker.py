"""Whether an answer keeps to its problem, looked at rule by rule."""

from __future__ import annotations

from itertools import pairwise

from coursekit.model.course import Priority
from coursekit.plan.fitting.problem import Placed, Problem, Score, Solution


def broken_rules(problem: Problem, solution: Solution) -> list[str]:
    """In words; empty where nothing is wrong."""
    return [
        *_what_is_kept(problem, {placed.piece for placed in solution.placed}),
        *(fault for placed in solution.placed for fault in _one_piece(problem, placed)),
        *_order(solution),
        *_pauses(problem, solution),
        *(
            []
            if solution.score == _score(problem, solution)
            else [f"{solution.score}, not {_score(problem, solution)}"]
        ),
    ]


def _what_is_kept(problem: Problem, kept: set[int]) -> list[str]:
    musts = [i for i, piece in enumerate(problem.pieces) if piece.priority is Priority.MUST]
    return [
        *(f"must {i} is dropped" for i in musts if i not in kept),
        *(f"{i} is kept without {needed}" for i, needed in problem.needs if i in kept and needed not in kept),
        *(f"none of {cover} is kept" for cover in problem.covers if kept.isdisjoint(cover)),
    ]


def _one_piece(problem: Problem, placed: Placed) -> list[str]:
    piece = problem.pieces[placed.piece]
    faults = []
    if not piece.least <= placed.minutes <= piece.most:
        faults.append(f"{placed.piece} lasts {placed.minutes}, not {piece.least} to {piece.most}")
    if piece.at is not None and placed.start != piece.at:
        faults.append(f"{placed.piece} starts at {placed.start}, not at {piece.at}")
    return faults


def _order(solution: Solution) -> list[str]:
    return [
        f"{after.piece} comes after {before.piece}"
        for before, after in pairwise(solution.placed)
        if before.piece >= after.piece or before.stretch > after.stretch or before.start + before.minutes > after.start
    ]


def _pauses(problem: Problem, solution: Solution) -> list[str]:
    """Each pause starts as soon as it may, for all that comes after has the more time: later is never needed."""
    faults = []
    opens = problem.stretches[0].start
    for number, stretch in enumerate(problem.stretches):
        inside = [placed for placed in solution.placed if placed.stretch == number]
        faults += [f"{placed.piece} starts before stretch {number}" for placed in inside if placed.start < opens]
        closes = max([opens, stretch.end - stretch.leeway, *(placed.start + placed.minutes for placed in inside)])
        if closes > stretch.end + stretch.leeway:
            faults.append(f"stretch {number} ends at {closes}, {closes - stretch.end} after its end")
        opens = closes + stretch.pause
    return faults


def _score(problem: Problem, solution: Solution) -> Score:
    kept = [(problem.pieces[placed.piece], placed.minutes) for placed in solution.placed]
    return Score(
        should=sum(piece.counts for piece, _ in kept if piece.priority is Priority.SHOULD),
        could=sum(piece.counts for piece, _ in kept if piece.priority is Priority.COULD),
        practice=sum(piece.practice for piece, _ in kept),
        twice_off_preferred=-sum(abs(2 * minutes - piece.twice_preferred) for piece, minutes in kept),
        taught=sum(minutes for _, minutes in kept),
    )
