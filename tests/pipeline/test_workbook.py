"""The workbook's other forms: what is to be worked on, and the workbook with its answers."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from coursekit.compose.handout import compose_handout
from coursekit.compose.workbook import compose_exercises, compose_solutions
from coursekit.content import plain_text
from coursekit.diagnostic import Report
from coursekit.documents.booklet import Booklet, Section
from coursekit.labels import read_words
from coursekit.model.plan import Plan
from coursekit.pipeline.compiler import check_folder
from coursekit.read.library import Library
from coursekit.write.plain import write_booklet_text

CONTENT = Path(__file__).parent.parent.parent / "content"


@pytest.fixture(scope="module")
def plan() -> Plan:
    checked = check_folder(CONTENT / "hello", Library(Report()))
    assert checked is not None
    return checked.plans[0]


@pytest.fixture(scope="module")
def exercises(plan: Plan) -> Booklet:
    words = read_words(plan.course.language)
    return compose_exercises(compose_handout(plan, words), plan, words)


@pytest.fixture(scope="module")
def solutions(plan: Plan) -> Booklet:
    words = read_words(plan.course.language)
    return compose_solutions(compose_handout(plan, words), plan, words)


def titles(sections: tuple[Section, ...], indent: str = "") -> list[str]:
    found = []
    for section in sections:
        found.append(f"{indent}{section.number} {section.title}".rstrip())
        found += titles(section.sections, indent + "  ")
    return found


def test_exercises_keep_the_numbers_of_what_is_worked_on_and_the_action_plan(exercises: Booklet) -> None:
    assert [line.strip() for line in titles(exercises.sections)] == [
        "1 The first two minutes",
        "1.1 What the caller brings along",
        "Case 1-1 The third call",
        "1.2 Emotion first aid",
        "Tool 1-2 Four sentences for your screen",
        "Role play 1-3 Three calls, three chairs",
        "1.3 From feeling to facts",
        "Quiz 1-4 Four openings",
        "2 Take it to work",
        "2.1 What stays",
        "Wrap-up 2-1 Three things, without looking",
        "Exercise 2-2 My next call",
        "Action plan",
    ]


def test_exercises_have_every_gap_and_no_reading_text(plan: Plan, exercises: Booklet) -> None:
    text = write_booklet_text(exercises)
    topics = [topic for module in plan.course.own_modules for topic in module.own_topics]
    reading = [line for topic in topics for block in topic.intro for line in write_text(block)]

    numbers = [int(number) for number in re.findall(r"____\((\d+), \w+\)", text)]

    handout = compose_handout(plan, read_words(plan.course.language))
    assert numbers == [answer.number for answer in handout.answers]
    assert reading != []
    assert [line for line in reading if line in text] == []


def write_text(block: object) -> list[str]:
    """The first words of a paragraph without markup."""
    content = getattr(block, "content", ())
    return [plain_text(content)[:40]]


def test_solutions_fill_each_gap_with_the_answer_that_the_key_has(plan: Plan, solutions: Booklet) -> None:
    filled = re.findall(r"\[([^\]]*)\]\((\d+)\)", write_booklet_text(solutions))

    handout = compose_handout(plan, read_words(plan.course.language))
    assert [(word, int(number)) for word, number in filled] == [
        (plain_text(answer.answer), answer.number) for answer in handout.answers
    ]


def test_solutions_tick_what_is_right_and_leave_no_line_to_write_on(solutions: Booklet) -> None:
    text = write_booklet_text(solutions)

    ticked = re.findall(r"- \[x\] \*\*(.)\. ", text)

    assert ticked == ["B", "B", "B", "D", "C"]
    assert re.findall(r"\[\d+ lines\]", text) == []
    assert text.count("+-- note: Model answer") == 3


def test_what_is_typed_into_exercises_is_kept_apart_and_solutions_are_no_page(
    exercises: Booklet, solutions: Booklet
) -> None:
    assert exercises.page is not None
    assert exercises.page.key == "hello/full/1.0/exercises"
    assert solutions.page is None
