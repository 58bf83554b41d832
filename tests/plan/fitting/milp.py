"""The best score of a problem as a mixed-integer linear programme, solved by HiGHS: another way to the same answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from highspy import Highs, HighsModelStatus
from highspy.highs import highs_linear_expression, highs_var

from coursekit.model.course import Priority
from coursekit.plan.fitting.problem import Piece, Problem, Score

Linear = highs_linear_expression


def best_score(problem: Problem) -> Score | None:
    """One field after the other made as large as it can be, those before it kept so; None where nothing goes."""
    model = Model(problem)
    best: list[int] = []
    for objective in model.objectives():
        value = model.maximum(objective)
        if value is None:
            return None
        model.solver.addConstr(objective >= value)
        best.append(value)
    return Score(*best)


class Model:
    """A problem in variables and rows; times are minutes since the first stretch started.

    `kept[i]`: is piece i kept? `inside[i][s]`: in stretch s? `lasts[i][s]`: for how long there, 0 where it is not.
    `starts[i]`: when; for a piece that is dropped, any time between its neighbours. `off[i]`: twice the minutes off the
    preferred. `opens[s]` and `closes[s]`: when stretch s starts, and the pause after it, after all leeway is used.
    """

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.stretches, self.pieces = problem.stretches, problem.pieces
        self.origin = self.stretches[0].start
        self.horizon = self.stretches[-1].end + self.stretches[-1].leeway - self.origin
        self.solver = _solver()
        whole, binary = self.solver.addIntegral, self.solver.addBinary
        self.kept = [binary() for _ in self.pieces]
        self.inside = [[binary() for _ in self.stretches] for _ in self.pieces]
        self.lasts = [[whole(0, piece.most) for _ in self.stretches] for piece in self.pieces]
        self.starts = [whole(0, self.horizon) for _ in self.pieces]
        self.off = [whole(0, 2 * piece.most + abs(piece.twice_preferred)) for piece in self.pieces]
        self.opens = [whole(0, self.horizon) for _ in self.stretches]
        self.closes = [whole(0, self.horizon) for _ in self.stretches]
        self.minutes = [_sum(lasts) for lasts in self.lasts]
        self._pauses()
        self._choice()
        for i, piece in enumerate(self.pieces):
            self._piece(i, piece)
        self._order()
        self._said_again()

    def objectives(self) -> Iterator[Linear]:
        """In the order of the fields of a score."""
        for priority in (Priority.SHOULD, Priority.COULD):
            yield _sum(self.kept[i] * piece.counts for i, piece in enumerate(self.pieces) if piece.priority is priority)
        yield _sum(self.kept[i] * piece.practice for i, piece in enumerate(self.pieces))
        yield _sum(off * -1 for off in self.off)
        yield _sum(self.minutes)

    def maximum(self, objective: Linear) -> int | None:
        self.solver.maximize(objective)
        status = self.solver.getModelStatus()
        if status in (HighsModelStatus.kInfeasible, HighsModelStatus.kUnboundedOrInfeasible):
            return None
        assert status == HighsModelStatus.kOptimal, self.solver.modelStatusToString(status)
        return round(self.solver.getObjectiveValue())

    def _pauses(self) -> None:
        row = self.solver.addConstr
        row(self.opens[0] == 0)
        for s, stretch in enumerate(self.stretches):
            row(self.closes[s] >= self.opens[s])
            row(self.closes[s] >= stretch.end - stretch.leeway - self.origin)
            row(self.closes[s] <= stretch.end + stretch.leeway - self.origin)
            if s + 1 < len(self.stretches):
                row(self.opens[s + 1] == self.closes[s] + stretch.pause)

    def _choice(self) -> None:
        row = self.solver.addConstr
        for i, piece in enumerate(self.pieces):
            if piece.priority is Priority.MUST:
                row(self.kept[i] >= 1)
        for needing, needed in self.problem.needs:
            row(self.kept[needing] <= self.kept[needed])
        for cover in self.problem.covers:
            row(_sum(self.kept[i] for i in cover) >= 1)

    def _piece(self, i: int, piece: Piece) -> None:
        """It is in one stretch if it is kept, in none if not; it lasts as long as it may, and starts when it must."""
        row, kept, start = self.solver.addConstr, self.kept[i], self.starts[i]
        row(_sum(self.inside[i]) == kept)
        for s, inside in enumerate(self.inside[i]):
            row(self.lasts[i][s] >= inside * piece.least)
            row(self.lasts[i][s] <= inside * piece.most)
            row(start >= self.opens[s] - (1 - inside) * self.horizon)
            row(start + self.minutes[i] <= self.closes[s] + (1 - inside) * self.horizon)
        row(self.off[i] >= 2 * self.minutes[i] - kept * piece.twice_preferred)
        row(self.off[i] >= kept * piece.twice_preferred - 2 * self.minutes[i])
        if piece.at is not None:
            at = piece.at - self.origin
            row(start >= kept * at)
            row(start <= at + (1 - kept) * (self.horizon - at))

    def _order(self) -> None:
        for (start, after), lasts in zip(pairwise(self.starts), self.minutes, strict=False):
            self.solver.addConstr(after >= start + lasts)

    def _said_again(self) -> None:
        """What follows from the rest, but not where a piece is half kept: without it the search takes minutes.

        A stretch holds no more than fits, and stretches are filled in the order of the pieces; `reached[i][s]` says whether
        piece i comes in stretch s or later.
        """
        row = self.solver.addConstr
        for s, (opens, closes) in enumerate(zip(self.opens, self.closes, strict=True)):
            row(_sum(lasts[s] for lasts in self.lasts) <= closes - opens)
        reached = [[self.solver.addVariable(0, 1) for _ in self.stretches] for _ in self.pieces]
        for i in range(len(self.pieces)):
            for s in range(len(self.stretches)):
                row(self.inside[i][s] <= reached[i][s])
                if s + 1 < len(self.stretches):
                    row(self.inside[i][s] + reached[i][s + 1] <= reached[i][s])
                if i > 0:
                    row(reached[i - 1][s] <= reached[i][s])


def _solver() -> Highs:
    solver = Highs()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("threads", 1)
    # HiGHS 1.15.1 finds nothing in problem 384 of the small ones, which has answers, when it simplifies the rows first.
    solver.setOptionValue("presolve", "off")
    solver.setOptionValue("mip_rel_gap", 0.0)
    return solver


def _sum(terms: Iterable[highs_var | Linear]) -> Linear:
    return Highs.qsum(terms, Linear(0))
