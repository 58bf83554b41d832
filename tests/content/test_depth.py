"""The courses in content/ are written through: everywhere enough to teach from, and nothing written twice.

Measured in the longest edition of each; a course that is converted has no text of its own.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from coursekit.content import Blank, Drawing, texts_of
from coursekit.model.course import Activity, PartKind
from coursekit.model.plan import TalkSlot, slots_of
from coursekit.pipeline.compiler import course_name
from coursekit.read.library import split_place
from tests.content.segments import PLACES, Written, by_module, longest, segments, size, texts


def _is_written(place: Path) -> bool:
    folder, file = split_place(place)
    return "\nconverts:" not in (folder / file).read_text("utf-8")


WRITTEN = [place for place in PLACES if _is_written(place)]
COURSES = [place for place in WRITTEN if split_place(place)[0].name not in ("hello", "common")]
"""Those that are sold by the day. hello is an hour, common is what the others reuse."""

every_text = pytest.mark.parametrize("place", WRITTEN, ids=course_name)
every_course = pytest.mark.parametrize("place", COURSES, ids=course_name)


# ---------------------------------------------------------------- as much as a trainer needs


@every_text
def test_each_module_has_thirty_characters_of_script_and_facilitation_a_minute(place: Path) -> None:
    modules = by_module(segments(longest(place)))

    density = {id: round(_density(written)) for id, written in modules.items()}
    assert {id: a_minute for id, a_minute in density.items() if a_minute < 30} == {}


@every_text
def test_no_segment_is_a_skeleton(place: Path) -> None:
    """Where participants work on their own for long, less is said; but never next to nothing."""
    thin = {one.name: round(_density([one])) for one in segments(longest(place)) if _density([one]) < 20}
    assert thin == {}


def _density(written: list[Written]) -> float:
    return sum(one.facilitation for one in written) / sum(one.minutes for one in written)


@every_course
def test_each_module_has_six_slides_an_hour(place: Path) -> None:
    slides: dict[str, int] = defaultdict(int)
    minutes: dict[str, int] = defaultdict(int)
    for slot in slots_of(longest(place)):
        if isinstance(slot, TalkSlot) or hasattr(slot, "activity"):
            minutes[slot.module.id.text] += slot.minutes
            # An activity stands on a slide of its own.
            slides[slot.module.id.text] += len(slot.slides) if isinstance(slot, TalkSlot) else 1
    an_hour = {id: slides[id] * 60 / minutes[id] for id in minutes}
    assert {id: round(n, 1) for id, n in an_hour.items() if n < 6} == {}


# ---------------------------------------------------------------- what every hour, day and course has

_FULL = {PartKind.STEPS, PartKind.SAY, PartKind.DEBRIEF}


def _is_full(activity: Activity) -> bool:
    """Task, grouping, materials, what is handed in, steps, script, debrief; with answers where something is asked."""
    kinds = {part.kind for part in activity.parts}
    asks = kinds & {PartKind.ASK, PartKind.WORKSHEET}
    told = activity.body and activity.grouping and activity.materials and activity.output
    return bool(told and kinds >= _FULL and (not asks or PartKind.ANSWER in kinds))


@every_course
def test_each_module_has_a_full_activity_an_hour(place: Path) -> None:
    modules = by_module(segments(longest(place)))
    wanting = {}
    for id, written in modules.items():
        hours = sum(one.minutes for one in written) // 60
        full = sum(1 for one in written if one.activity is not None and _is_full(one.activity))
        if full < hours:
            wanting[id] = f"{full} in {hours} hours"
    assert wanting == {}


@every_course
def test_each_module_has_something_to_write_an_hour(place: Path) -> None:
    modules = by_module(segments(longest(place)))
    wanting = {}
    for id, written in modules.items():
        hours = sum(one.minutes for one in written) // 60
        to_write = sum(1 for one in written if _has_something_to_write(one))
        if to_write < hours:
            wanting[id] = f"{to_write} in {hours} hours"
    assert wanting == {}


def _has_something_to_write(one: Written) -> bool:
    kinds = {part.kind for part in one.parts}
    blanks = (inline for block in one.all_blocks for inlines in texts_of(block) for inline in inlines)
    return bool(kinds & {PartKind.WORKSHEET, PartKind.ASK}) or any(isinstance(inline, Blank) for inline in blanks)


@every_course
def test_each_day_has_all_that_a_day_needs(place: Path) -> None:
    plan = longest(place)
    written = segments(plan)
    lacking = {day.number: _ALL - set(_of_day(written, day.number)) for day in plan.days}
    assert {day: sorted(what) for day, what in lacking.items() if what} == {}


_ALL = {"case with dialogue", "role play with cards", "tool card", "quiz with explanations", "drawing", "recap"}


def _of_day(written: list[Written], day: int) -> Iterator[str]:
    for one in (one for one in written if one.day == day):
        if any(isinstance(block, Drawing) for block in one.all_blocks):
            yield "drawing"
        if one.activity is not None:
            yield from _kinds(one.activity)


def _kinds(activity: Activity) -> Iterator[str]:
    kinds = {part.kind for part in activity.parts}
    scenario = " ".join(texts(activity.parts, (PartKind.SCENARIO,)))
    if activity.kind in ("case", "video", "discussion") and re.search("[“「].{2,}?[”」]", scenario):
        yield "case with dialogue"
    if activity.kind == "role-play" and kinds >= {PartKind.ROLE, PartKind.OBSERVE}:
        yield "role play with cards"
    if activity.kind == "tool":
        yield "tool card"
    if activity.kind == "quiz" and PartKind.ANSWER in kinds:
        yield "quiz with explanations"
    if activity.kind in ("wrap-up", "quiz"):
        yield "recap"


@every_course
def test_each_module_ends_with_a_recap_or_has_one(place: Path) -> None:
    modules = by_module(segments(longest(place)))
    without = [
        id
        for id, written in modules.items()
        if not any(_kind(one) in ("wrap-up", "quiz", "reflection") for one in written)
    ]
    # The opening has nothing to look back on.
    assert without == [id for id in modules if id.startswith("00-")][: len(without)]


def _kind(one: Written) -> str:
    return one.activity.kind if one.activity is not None else ""


@every_course
def test_each_course_has_all_that_a_course_needs(place: Path) -> None:
    course = longest(place).course
    assert len(course.glossary) >= 10
    assert len(course.references) >= 8
    assert len(course.risks) >= 3
    assert len(course.evaluation) >= 3
    assert all((course.room, course.purpose, course.prerequisites))
    assert all((course.preparation.two_weeks, course.preparation.day_before, course.preparation.hour_before))


# ---------------------------------------------------------------- nothing is padding

_LEAST = 14
"""Shorter sentences come again in speech by right: “Say hello first.”"""


SCRIPT = (PartKind.SAY, PartKind.DO, PartKind.DEBRIEF, PartKind.TRANSITION, PartKind.DIFFICULTIES, PartKind.ANSWER)


def test_no_sentence_of_a_script_is_written_twice() -> None:
    """Within a course and across them; what is reused is written once. Readers come upon padding here first."""
    places: dict[str, set[str]] = defaultdict(set)
    for place in WRITTEN:
        for one in segments(longest(place)):
            for part in one.parts:
                for text in texts([part], SCRIPT):
                    for sentence in _sentences(text):
                        places[sentence].add(f"{part.span.path}:{part.span.line}")
    assert {sentence: sorted(where) for sentence, where in places.items() if len(where) > 1} == {}


def _sentences(text: str) -> Iterator[str]:
    for sentence in re.split(r"(?<=[。！？…])|(?<=[.!?] )", text):
        bare = re.sub(r"\W+", " ", sentence).strip()
        if size(bare) >= _LEAST:
            yield bare
