"""Every edition of every course in content/: without a diagnostic, as long as it says, and nothing shown to trainees that
is not for them. What becomes of editions in each format is tried in tests/e2e with a few of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest

from coursekit.compose.deck import compose_deck
from coursekit.compose.handout import compose_handout
from coursekit.diagnostic import Report
from coursekit.documents.booklet import Section
from coursekit.labels import read_words
from coursekit.model.plan import Plan
from coursekit.pipeline.compiler import CheckedFolder, check_all, course_name
from coursekit.pipeline.editions import LENGTHS, find_families, with_files
from coursekit.pipeline.fit import check_decks
from coursekit.pipeline.looks import default_look
from coursekit.pipeline.products import Documents, write_files
from coursekit.plan.compare import compare
from coursekit.read.library import Library
from coursekit.report.matrix_table import format_matrix_page
from coursekit.source.scripts import converter
from coursekit.write import read_deck_metrics
from tests.content.segments import CONTENT, PLACES
from tests.facilitation import hidden_texts, squeezed

DAY = 360
MORNING = 165
"""Minutes taught: a half day has one break and no lunch."""

every_course = pytest.mark.parametrize("place", PLACES, ids=course_name)


@cache
def checked(place: Path) -> CheckedFolder:
    (folder,) = check_all([place])
    return folder


def plans(place: Path) -> tuple[Plan, ...]:
    course = checked(place).course
    assert course is not None
    return course.plans


@every_course
def test_nothing_is_reported(place: Path) -> None:
    folder = checked(place)
    check_decks([folder], default_look())
    assert [str(found) for found in folder.library.report.sorted()] == []


@every_course
def test_editions_sold_by_the_day_fill_their_days(place: Path) -> None:
    taught = {plan.edition.id.text: plan.taught_minutes for plan in plans(place) if plan.edition.frame.lunch}
    assert taught == {
        plan.edition.id.text: int(plan.edition.days) * DAY + (MORNING if plan.edition.days % 1 else 0)
        for plan in plans(place)
        if plan.edition.frame.lunch
    }


def test_docs_say_what_ready_made_editions_keep() -> None:
    """Run `make editions` when this fails."""
    families = find_families([checked(place) for place in PLACES], LENGTHS, Report())

    page = (CONTENT.parent / "docs" / "ready-made-editions.md").read_text("utf-8")
    assert page == format_matrix_page(with_files(families, ()))


@every_course
def test_no_paragraph_of_the_script_is_in_a_handout(place: Path) -> None:
    course = Library(Report()).read_course(place, course_name(place))
    assert course is not None
    hidden = hidden_texts(course)
    look = default_look()
    for plan in plans(place):
        documents = Documents(plan, read_deck_metrics(look, plan.course.language), "2026-01-01")
        (file,) = write_files(documents, look, {"handout": ("txt",)})
        handout = squeezed(file.data.decode())
        assert sorted(text for text in hidden if text in handout) == []
    assert len(hidden) > 20


@every_course
def test_what_is_lost_to_the_longest_edition_adds_up(place: Path) -> None:
    longest = max(plans(place), key=lambda plan: plan.available_minutes)
    for plan in plans(place):
        lost = compare(longest, plan)
        only_in_one = sum(loss.minutes for loss in lost.cut) - sum(loss.minutes for loss in lost.added)
        in_both = sum(part.minutes.lost for part in (*lost.shortened, *lost.lengthened))
        assert only_in_one + in_both == longest.taught_minutes - plan.taught_minutes


@every_course
def test_what_is_lost_has_neither_slide_nor_section(place: Path) -> None:
    longest = max(plans(place), key=lambda plan: plan.available_minutes)
    words, metrics = read_words(longest.course.language), read_deck_metrics(default_look(), longest.course.language)
    for plan in plans(place):
        lost = {loss.title for loss in compare(longest, plan).cut}
        slides = {slide.title for slide in compose_deck(plan, words, metrics, Report()).deck.slides}
        # An activity's heading has its kind and number before its title.
        headings = {
            re.sub(r"^.*\d+-\d+ ", "", title) for title in _titles(compose_handout(plan, words).booklet.sections)
        }
        assert lost & (slides | headings) == set()


def _titles(sections: Iterable[Section]) -> Iterator[str]:
    for section in sections:
        yield section.title
        yield from _titles(section.sections)


# ---------------------------------------------------------------- one script a course

CHARSETS = {"zh-CN": ("gb2312", "big5"), "zh-TW": ("big5", "gb2312")}
"""For each language the standard with its usual characters, and that of the other script."""


@pytest.mark.parametrize("place", PLACES, ids=course_name)
def test_a_course_is_written_in_one_script(place: Path) -> None:
    (plan, *_) = plans(place)
    documents = Documents(plan, read_deck_metrics(default_look(), plan.course.language), "2026-01-01")
    (guide,) = write_files(documents, default_look(), {"guide": ("txt",)})
    characters = {character for character in guide.data.decode() if "\u4e00" <= character <= "\u9fff"}
    if plan.course.language == "en":
        assert characters == set()
        return
    own, other = CHARSETS[plan.course.language]
    foreign = {c for c in characters if not _is_in(c, own) and _is_in(c, other)}
    # Rare characters are in the larger standard only; a character of the other script has one of its own beside it.
    beside = converter(*(("zh-CN", "zh-TW") if own == "big5" else ("zh-TW", "zh-CN")))
    assert sorted(c for c in foreign if beside(c) != c) == []


def _is_in(character: str, charset: str) -> bool:
    return character.encode(charset, errors="ignore") != b""
