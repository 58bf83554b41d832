"""What pieces have to do with each other, as flags that are carried along while pieces are decided one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from coursekit.model.course import Priority
from coursekit.plan.fitting.problem import Problem
from coursekit.value import Value

Need = tuple[int, int]
Cover = tuple[int, ...]
Flag = int | Cover
"""Whether a piece was kept; or whether one of a cover was."""


def decided(problem: Problem, decisions: Mapping[int, bool]) -> dict[int, bool] | None:
    """These decisions with those that follow: `must` is kept, and so is what something kept needs; what needs something
    left out is left out. None when they contradict each other."""
    found = {i: True for i, piece in enumerate(problem.pieces) if piece.priority is Priority.MUST}
    for piece, kept in decisions.items():
        if found.setdefault(piece, kept) != kept:
            return None
    changed = True
    while changed:
        changed = False
        for first, second in problem.needs:
            for piece, kept, because in ((second, True, found.get(first)), (first, False, found.get(second))):
                if because is kept and piece not in found:
                    found[piece] = kept
                    changed = True
            if found.get(first) is True and found.get(second) is False:
                return None
    return found


class Relations(Value):
    """Needs and covers that decisions have left open."""

    needs: tuple[Need, ...]
    covers: tuple[Cover, ...]


def open_relations(problem: Problem, decisions: Mapping[int, bool]) -> Relations | None:
    """None when a cover has nothing left."""
    needs = dict.fromkeys(need for need in problem.needs if not any(i in decisions for i in need))
    covers: dict[Cover, None] = {}
    for cover in problem.covers:
        left = tuple(sorted({i for i in cover if decisions.get(i, True)}))
        if not left:
            return None
        if not any(decisions.get(i) for i in left):
            covers[left] = None
    return Relations(tuple(needs), tuple(covers))


def divided(relations: Relations, pieces: int, places: int, budget: int) -> tuple[Relations, Relations]:
    """The relations that are carried as flags, the short ones first, as long as the values stay within the budget (a number
    of places), and the rest."""
    spans = sorted(
        [(max(need) - min(need), 0, need) for need in relations.needs]
        + [(cover[-1] - cover[0], 1, cover) for cover in relations.covers]
    )
    carried = Relations((), ())
    left = Relations((), ())
    for _, kind, relation in spans:
        more = _with(carried, kind, relation)
        width = sum(2 ** len(flags) for flags in open_flags(more, pieces))
        if width * places <= budget:
            carried = more
        else:
            left = _with(left, kind, relation)
    return carried, left


def _with(relations: Relations, kind: int, relation: tuple[int, ...]) -> Relations:
    if kind == 0:
        return Relations((*relations.needs, (relation[0], relation[1])), relations.covers)
    return Relations(relations.needs, (*relations.covers, relation))


def open_flags(relations: Relations, pieces: int) -> list[tuple[Flag, ...]]:
    """The flags that must be known before each piece is decided, and after the last."""
    until: dict[Flag, tuple[int, int]] = {}
    for need in relations.needs:
        first, last = min(need), max(need)
        until[first] = (first, max(last, until.get(first, (0, 0))[1]))
    for cover in relations.covers:
        until[cover] = (cover[0], cover[-1])
    opened: list[list[Flag]] = [[] for _ in range(pieces + 1)]
    for flag, (first, last) in until.items():
        for i in range(first + 1, last + 1):
            opened[i].append(flag)
    return [tuple(flags) for flags in opened]


NO_STATE = -1


class Step(Value):
    """Deciding one piece: for each state before it the state after it, when the piece is kept and when it is not.
    A state is a number whose bits are the open flags."""

    kept: tuple[int, ...]
    left: tuple[int, ...]


def steps_of(relations: Relations, decisions: Mapping[int, bool], pieces: int) -> tuple[Step, ...]:
    flags = open_flags(relations, pieces)
    needs: list[list[Need]] = [[] for _ in range(pieces)]
    for need in relations.needs:
        needs[max(need)].append(need)
    covers: list[list[Cover]] = [[] for _ in range(pieces)]
    for cover in relations.covers:
        covers[cover[-1]].append(cover)
    return tuple(
        Step(*(tuple(_after(i, keeps, flags, needs[i], covers[i], decisions)) for keeps in (True, False)))
        for i in range(pieces)
    )


def _after(
    piece: int,
    keeps: bool,
    flags: Sequence[tuple[Flag, ...]],
    needs: Sequence[Need],
    covers: Sequence[Cover],
    decisions: Mapping[int, bool],
) -> Iterator[int]:
    for bits in product((False, True), repeat=len(flags[piece])):
        # The first flag is the lowest bit of the state's number.
        known: dict[Flag, bool] = dict(zip(flags[piece], reversed(bits), strict=True))
        known[piece] = keeps
        holds = all(not known[first] or known[second] for first, second in needs)
        holds = holds and all(known.get(cover, False) or (keeps and piece in cover) for cover in covers)
        if not holds or decisions.get(piece, keeps) != keeps:
            yield NO_STATE
            continue
        yield sum(
            1 << n
            for n, flag in enumerate(flags[piece + 1])
            if known.get(flag, False) or (isinstance(flag, tuple) and keeps and piece in flag)
        )
