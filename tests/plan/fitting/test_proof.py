"""What an edition keeps is the best there is: shown against brute force, and against a programme that HiGHS solves.

COURSEKIT_PROBLEMS=20000 looks at so many small problems, and at more of the others in proportion.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from random import Random
from time import process_time

import pytest
from hypothesis import given, settings

from coursekit.plan.fitting import solve as solving
from coursekit.plan.fitting.problem import Problem, Score, Solution
from coursekit.plan.fitting.solve import solve
from coursekit.value import replace
from tests.plan.fitting import brute_force, milp
from tests.plan.fitting.checker import broken_rules
from tests.plan.fitting.problems import (
    FOUR_DAYS,
    LONGEST,
    MIDDLING,
    TINY,
    Shape,
    any_problem,
    course_problem,
    problems,
)

SMALL = int(os.environ.get("COURSEKIT_PROBLEMS", "2000"))


def small_problems(count: int) -> Iterator[Problem]:
    for seed in range(count):
        random = Random(seed)
        make = any_problem if seed % 2 else course_problem
        yield make(random, replace(TINY, pieces=random.randint(1, 7), stretches=random.randint(1, 4)))


def middling_problems(count: int) -> Iterator[Problem]:
    """The first are the smallest, for HiGHS takes seconds for one of forty pieces."""
    for seed in range(count):
        shape = replace(MIDDLING, pieces=min(40, 20 + seed // 5), stretches=min(8, 4 + seed // 10))
        yield course_problem(Random(seed), shape)


def assert_best_of_all(problem: Problem) -> None:
    found = brute_force.best_choice(problem)
    assert score(problem) == (found[0] if found is not None else None), problem


def checked(problem: Problem) -> Solution | None:
    solution = solve(problem)
    if solution is not None:
        assert broken_rules(problem, solution) == [], problem
        assert solution.optimal, problem
        assert solution.optimal
    return solution


def score(problem: Problem) -> Score | None:
    solution = checked(problem)
    return solution.score if solution is not None else None


def test_no_choice_is_better_in_thousands_of_small_problems() -> None:
    for problem in small_problems(SMALL):
        assert_best_of_all(problem)


def test_of_equals_the_one_is_chosen_that_keeps_what_stands_first() -> None:
    for problem in small_problems(SMALL // 8):
        # Where a piece has one length only: else the minutes of what stands first may decide over what comes later.
        rigid = tuple(replace(piece, most=piece.least) for piece in problem.pieces)
        alike = replace(problem, pieces=rigid)
        solution = checked(alike)
        found = brute_force.best_choice(alike)
        kept = {placed.piece for placed in solution.placed} if solution is not None else set()
        assert found is None or tuple(i in kept for i in range(len(rigid))) == found[1], alike


@settings(max_examples=100, deadline=None, derandomize=True)
@given(problems())
def test_no_choice_is_better_in_a_problem_made_to_break_it(problem: Problem) -> None:
    assert_best_of_all(problem)


def test_no_choice_is_better_where_every_relation_is_branched_upon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(solving, "BUDGET", 0)
    monkeypatch.setattr(solving, "STATES", 0)

    for problem in small_problems(SMALL // 8):
        assert_best_of_all(problem)


def test_no_choice_is_better_where_scores_are_larger_than_a_machine_word() -> None:
    for problem in small_problems(SMALL // 8):
        worth_much = tuple(replace(p, counts=p.counts * 10**9, practice=p.practice * 10**9) for p in problem.pieces)
        assert_best_of_all(replace(problem, pieces=worth_much))


def test_brute_force_and_the_programme_agree() -> None:
    for problem in small_problems(SMALL // 40):
        found = brute_force.best_choice(problem)
        assert milp.best_score(problem) == (found[0] if found is not None else None), problem


def test_the_programme_finds_nothing_better_in_middling_problems() -> None:
    for problem in middling_problems(SMALL // 500):
        assert score(problem) == milp.best_score(problem), problem


@pytest.mark.parametrize(("shape", "count", "seconds"), [(FOUR_DAYS, 6, 1.0), (LONGEST, 1, 5.0)], ids=["150", "1000"])
def test_a_long_course_is_solved_in_time_and_the_same_way_again(shape: Shape, count: int, seconds: float) -> None:
    for seed in range(count):
        problem = course_problem(Random(seed), shape)

        before = process_time()
        solution = checked(problem)
        taken = process_time() - before

        assert taken < seconds
        assert solve(problem) == solution
