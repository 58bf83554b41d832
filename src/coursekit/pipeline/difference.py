"""Two editions of a course compared: their plans, and the slides and workbooks made of them."""

from __future__ import annotations

from coursekit.compose.deck import compose_deck
from coursekit.compose.handout import compose_handout
from coursekit.compose.vanished import vanished_sections, vanished_slides
from coursekit.diagnostic import Report
from coursekit.documents.look import Look
from coursekit.labels import read_words
from coursekit.model.course import Course, Edition
from coursekit.model.difference import Difference, Vanished
from coursekit.model.plan import Plan
from coursekit.plan import make_plan
from coursekit.plan.compare import compare
from coursekit.plan.sessions import available_minutes
from coursekit.write import read_deck_metrics


def longest_edition(course: Course) -> Edition:
    """The one with the most minutes; of several, the first."""
    return max(course.editions, key=available_minutes)


def shortest_edition(course: Course) -> Edition:
    """The one with the fewest minutes; of several, the last."""
    return min(reversed(course.editions), key=available_minutes)


def left_out(course: Course, plan: Plan) -> Difference | None:
    """What the plan's edition leaves out of the course's longest; None when none is longer. `course` is the whole course."""
    longest = longest_edition(course)
    if available_minutes(longest) <= plan.available_minutes:
        return None
    return compare(make_plan(course, longest, Report()), plan)


def vanished(before: Plan, after: Plan, look: Look) -> Vanished:
    """The slides and the pages of the workbook that `after` has not."""
    words = read_words(before.course.language)
    metrics = read_deck_metrics(look, words.language)
    slides = vanished_slides(*(compose_deck(plan, words, metrics, Report()) for plan in (before, after)))
    handouts = [(plan, compose_handout(plan, words).booklet) for plan in (before, after)]
    return Vanished(slides, vanished_sections(handouts[0], handouts[1], words))
