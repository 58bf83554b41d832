"""The best choice and its proof: a dynamic programme for what stands near, branch and bound for what reaches far."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Mapping

from coursekit.plan.fitting.clock import Clock
from coursekit.plan.fitting.problem import Placed, Problem, Solution, score_of
from coursekit.plan.fitting.relations import Relations, decided, divided, open_relations
from coursekit.plan.fitting.sweep import Sweep
from coursekit.value import Value

BUDGET = 5_000_000
STATES = 4
"""How many values one sweep may hold, however few pieces there are, and for each piece at each place: enough that a talk's
parts and what follows it never part, in a course of any length. Relations that would need more are branched upon."""
WORK = 60_000_000
"""Values that all sweeps may work out together before the best choice so far is taken without a proof. Hundreds of relations
that reach through a whole long course can come to that."""

Decisions = Mapping[int, bool]


class _Node(Value, eq=False):
    """Some pieces are decided, the others chosen by a sweep that ignores the relations it cannot carry: it may break them,
    but what it is worth is never too small. Ordered by worth, then by what stands first and is kept."""

    loss: int
    left_out: tuple[bool, ...]
    placed: tuple[Placed, ...]
    ignored: Relations
    decisions: Decisions
    work: int

    def __lt__(self, other: _Node) -> bool:
        return (self.loss, self.left_out) < (other.loss, other.left_out)


def solve(problem: Problem) -> Solution | None:
    """The solution with the best score. Of several it is the one that keeps what stands first, as near to its preferred minutes
    and as early as it can. None when no choice is possible. There is at least one stretch.

    The node worth most is taken first: when its choice breaks no relation, none is better.
    """
    clock = Clock(problem.stretches, _margin(problem))
    first = _node(problem, clock, {})
    nodes = [first] if first is not None else []
    best: _Node | None = None
    work = 0
    while nodes:
        node = heapq.heappop(nodes)
        branches = _branches(node)
        if branches is None:
            return _solution(problem, node, optimal=True)
        for child in _children(problem, clock, branches):
            work += child.work
            if best is None or child < best:
                heapq.heappush(nodes, child)
                best = child if _branches(child) is None else best
        if work > WORK and (best := best or _first_possible(problem, clock, node)) is not None:
            return _solution(problem, best, optimal=False)
    return None


def _children(problem: Problem, clock: Clock, branches: Iterable[Decisions]) -> Iterator[_Node]:
    found = (_node(problem, clock, decisions) for decisions in branches)
    return (node for node in found if node is not None)


def _first_possible(problem: Problem, clock: Clock, node: _Node) -> _Node | None:
    """Where always the branch that is worth most leads; None when that is nowhere."""
    while (branches := _branches(node)) is not None:
        best = min(_children(problem, clock, branches), default=None)
        if best is None:
            return None
        node = best
    return node


def _solution(problem: Problem, node: _Node, *, optimal: bool) -> Solution:
    minutes = {placed.piece: placed.minutes for placed in node.placed}
    return Solution(score_of(problem, minutes), node.placed, optimal)


def _margin(problem: Problem) -> int:
    """The longest that a piece can take: no more than the longest stretch has."""
    before = (0, *(stretch.leeway for stretch in problem.stretches))
    longest = max(s.end + s.leeway - s.start + b for s, b in zip(problem.stretches, before, strict=False))
    return max(0, min(longest, max((piece.most for piece in problem.pieces), default=0)))


def _node(problem: Problem, clock: Clock, decisions: Decisions) -> _Node | None:
    """None when these decisions allow nothing."""
    complete = decided(problem, decisions)
    relations = open_relations(problem, complete) if complete is not None else None
    if complete is None or relations is None:
        return None
    pieces = len(problem.pieces)
    carried, ignored = divided(relations, pieces, clock.size, max(BUDGET, STATES * pieces * clock.size))
    sweep = Sweep(problem, clock, carried, complete)
    if sweep.value is None:
        return None
    placed = sweep.trace()
    kept = {one.piece for one in placed}
    left_out = tuple(i not in kept for i in range(len(problem.pieces)))
    work = sum(values.size for values in sweep.values)
    return _Node(-sweep.value, left_out, placed, ignored, complete, work)


def _branches(node: _Node) -> list[Decisions] | None:
    """Decisions that together allow all that the node allows but what broke a relation; None when it breaks none."""
    for first, second in node.ignored.needs:
        if not node.left_out[first] and node.left_out[second]:
            return [{**node.decisions, second: True}, {**node.decisions, first: False, second: False}]
    for cover in node.ignored.covers:
        if all(node.left_out[i] for i in cover):
            return [dict(_first_kept(node.decisions, cover, n)) for n in range(len(cover))]
    return None


def _first_kept(decisions: Decisions, cover: tuple[int, ...], n: int) -> Iterator[tuple[int, bool]]:
    """The decisions, and that of a cover's pieces the one at `n` is the first that is kept."""
    yield from decisions.items()
    yield from ((piece, False) for piece in cover[:n])
    yield cover[n], True
