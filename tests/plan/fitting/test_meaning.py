"""What the other ways to an answer mean by one: small problems whose best choice can be seen."""

from __future__ import annotations

import pytest

from coursekit.model.course import Priority
from coursekit.plan.fitting.problem import Piece, Placed, Problem, Score, Solution, Stretch
from coursekit.plan.fitting.solve import solve
from tests.plan.fitting import brute_force, milp
from tests.plan.fitting.checker import broken_rules

MUST = Piece(10, 10, 20)
COULD = Piece(10, 10, 20, Priority.COULD)

CASES = {
    "a pause moves, and what comes after starts later": (
        Problem((Stretch(0, 10, pause=5, leeway=2), Stretch(15, 25)), (Piece(12, 12, 24), Piece(8, 12, 20))),
        Score(should=0, could=0, practice=0, twice_off_preferred=-4, taught=20),
    ),
    "a night does not move": (
        Problem((Stretch(0, 10, pause=5), Stretch(15, 25)), (Piece(12, 12, 24),)),
        None,
    ),
    "a pause does not start before its leeway": (
        Problem((Stretch(0, 10, pause=5, leeway=2), Stretch(15, 25)), (Piece(5, 5, 10), Piece(13, 13, 26))),
        None,
    ),
    "one could more is better than much practice": (
        Problem((Stretch(0, 20),), (COULD, Piece(11, 11, 22, Priority.COULD, practice=11), COULD)),
        Score(should=0, could=2, practice=0, twice_off_preferred=0, taught=20),
    ),
    "what starts at a minute starts at that minute, and leaves the minutes before it idle": (
        Problem((Stretch(0, 20),), (Piece(2, 9, 14), Piece(5, 9, 18, at=12))),
        Score(should=0, could=0, practice=0, twice_off_preferred=-2, taught=15),
    ),
    "of an outcome one activity is kept": (
        Problem((Stretch(0, 20),), (MUST, COULD, COULD, Piece(10, 10, 20, Priority.COULD, counts=0)), covers=((3,),)),
        Score(should=0, could=0, practice=0, twice_off_preferred=0, taught=20),
    ),
    "what is needed comes in, though alone it is worth nothing": (
        Problem((Stretch(0, 20),), (Piece(9, 9, 18, Priority.COULD, counts=0), COULD), needs=((1, 0),)),
        Score(should=0, could=1, practice=0, twice_off_preferred=0, taught=19),
    ),
}


@pytest.mark.parametrize("statement", CASES)
def test_all_three_mean_that(statement: str) -> None:
    problem, expected = CASES[statement]

    found = brute_force.best_choice(problem)
    solution = solve(problem)

    assert (found[0] if found is not None else None) == expected
    assert milp.best_score(problem) == expected
    assert (solution.score if solution is not None else None) == expected


def test_the_checker_names_every_rule_that_is_broken() -> None:
    stretches = (Stretch(0, 10, pause=5, leeway=2), Stretch(15, 25))
    pieces = (MUST, Piece(2, 4, 6, Priority.COULD, at=1), Piece(5, 5, 10, Priority.COULD), MUST)
    problem = Problem(stretches, pieces, needs=((1, 2),), covers=((2,),))
    nothing = Score(0, 0, 0, 0, 0)

    found = broken_rules(problem, Solution(nothing, (Placed(3, 1, 14, 10), Placed(1, 0, 4, 9)), optimal=True))

    assert found == [
        "must 0 is dropped",
        "1 is kept without 2",
        "none of (2,) is kept",
        "1 lasts 9, not 2 to 4",
        "1 starts at 4, not at 1",
        "1 comes after 3",
        "stretch 0 ends at 13, 3 after its end",
        "3 starts before stretch 1",
        f"{nothing}, not {Score(should=0, could=1, practice=0, twice_off_preferred=-12, taught=19)}",
    ]
