"""What holds of every edition that was made to fit, whatever the course; read off the plan alone."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from random import Random

import pytest

from coursekit.content import Name
from coursekit.diagnostic import Report
from coursekit.model.course import (
    LAST_DAY,
    Activity,
    Course,
    Edition,
    Fit,
    Guest,
    Outcome,
    Pin,
    Priority,
    Segment,
    Topic,
)
from coursekit.model.plan import ActivitySlot, PauseKind, PauseSlot, Plan, TalkSlot, end_of, slots_of
from coursekit.plan import make_plan
from coursekit.plan.sessions import available_minutes
from coursekit.units import MinuteRange
from coursekit.value import replace
from tests.plan.built import NINE, activity, course, day, edition, module, talk, topic

OUTCOMES = ("knows", "does", "judges")
FRAMES = (
    day(3),
    day(4, (90, 15)),
    day(7, (90, 15), (330, 15), lunch=(180, 60)),
    day(8, (60, 10), (120, 10), (300, 15), (390, 15), lunch=(180, 90)),
)


FittedPlans = tuple[tuple[Course, Plan], ...]
"""Each with the course as it was written."""


@pytest.fixture(scope="module")
def fitted() -> FittedPlans:
    found = tuple(_fitted_plans())
    assert len(found) > 60
    return found


def _fitted_plans() -> Iterator[tuple[Course, Plan]]:
    """Of a hundred courses: what cannot be made to fit is reported, and left out here."""
    for seed in range(100):
        random = Random(seed)
        made = random_course(random)
        plan = make_plan(made, random_edition(random), report := Report())
        wrong = {found.code for found in report.sorted()} & {"edition-overruns", "edition-promises"}
        assert (plan.fit is None) == bool(wrong), seed
        if plan.fit is not None:
            yield made, plan


def random_course(random: Random) -> Course:
    modules = []
    ids: list[str] = []
    for m in range(random.randint(1, 3)):
        topics = tuple(random_topic(random, f"m{m}t{t}", ids) for t in range(random.randint(1, 4)))
        modules.append(module(f"m{m}", *topics))
    outcomes = tuple(Outcome(Name(name), name) for name in OUTCOMES)
    return replace(course(*modules), outcomes=outcomes)


def random_topic(random: Random, name: str, ids: list[str]) -> Topic:
    """A talk, an activity, another part of the talk: it may require what came before it."""
    slides = [f"{name}s{i}" for i in range(random.randint(1, 4))]
    case = activity(f"{name}x", random_range(random), random.choice(list(Priority)))
    case = replace(case, outcomes=(Name(random.choice(OUTCOMES)),))
    divided = random.randint(1, len(slides))
    inside: list[Segment] = [talk(*slides[:divided])]
    if random.random() < 0.7:
        inside.append(case)
    if slides[divided:]:
        inside.append(talk(*slides[divided:]))
    made = topic(name, random_range(random), *inside, priority=random.choice(list(Priority)))
    needed = (Name(random.choice(ids)),) if ids and random.random() < 0.3 else ()
    ids.extend([name, *(one.id.text for one in made.activities)])
    return replace(made, requires=needed)


def random_range(random: Random) -> MinuteRange:
    least = random.randint(5, 40)
    most = least + random.choice((0, 5, 10, 20))
    return MinuteRange(least, most, random.choice((None, random.randint(least, most))))


def random_edition(random: Random) -> Edition:
    frame = random.choice(FRAMES)
    made = edition(frame, random.choice((0.5, 1, 1.5, 2)), fit=Fit.AUTO)
    if random.random() < 0.2:
        made = replace(made, guests=(Guest("guest", 1, frame.start + 30, 20),))
    if random.random() < 0.2:
        made = replace(made, pins=(Pin(Name("m0t0x"), LAST_DAY, NINE + 60),))
    return made


def pieces_of(made: Course) -> Iterator[tuple[Topic, Activity | None]]:
    """All topics, and all activities with the topic they stand in."""
    for one in made.own_modules:
        for each in one.own_topics:
            yield each, None
            yield from ((each, found) for found in each.activities)


def kept_ids(plan: Plan) -> set[str]:
    return {(found or each).id.text for each, found in pieces_of(plan.course)}


def taught_ids(plan: Plan) -> list[str]:
    """Slides and activities in the order of the agenda."""
    found: list[str] = []
    for slot in slots_of(plan):
        if isinstance(slot, TalkSlot):
            found.extend(one.id.text for one in slot.slides)
        elif isinstance(slot, ActivitySlot):
            found.append(slot.activity.id.text)
    return found


def source_ids(made: Course) -> list[str]:
    found: list[str] = []
    for each, activity_of_it in pieces_of(made):
        if activity_of_it is None:
            for segment in each.segments:
                found.extend(
                    [segment.id.text] if isinstance(segment, Activity) else [s.id.text for s in segment.slides]
                )
    return found


def test_every_must_is_in(fitted: FittedPlans) -> None:
    for made, plan in fitted:
        musts = {
            (found or each).id.text for each, found in pieces_of(made) if (found or each).priority is Priority.MUST
        }

        assert musts <= kept_ids(plan)


def test_what_is_kept_has_what_it_requires(fitted: FittedPlans) -> None:
    for _, plan in fitted:
        kept = kept_ids(plan)

        assert {name.text for each, _ in pieces_of(plan.course) for name in each.requires} <= kept


def test_every_outcome_that_could_be_practised_is(fitted: FittedPlans) -> None:
    for made, plan in fitted:
        practised = [
            {o.text for _, a in pieces_of(one) if a is not None for o in a.outcomes} for one in (made, plan.course)
        ]

        assert practised[0] == practised[1]


def test_what_is_taught_keeps_its_order_and_leaves_nothing_out_of_what_is_kept(fitted: FittedPlans) -> None:
    for made, plan in fitted:
        taught = set(taught_ids(plan))

        assert taught_ids(plan) == [name for name in source_ids(made) if name in taught] == source_ids(plan.course)


def test_a_talk_is_never_divided_by_a_pause(fitted: FittedPlans) -> None:
    for _, plan in fitted:
        assert [slot for slot in slots_of(plan) if isinstance(slot, TalkSlot) and _is_cut(plan, slot)] == []


def _is_cut(plan: Plan, slot: TalkSlot) -> bool:
    """Whether a slot ends within a part of the talk as it was written."""
    written = [segment.slides for segment in slot.topic.segments if not isinstance(segment, Activity)]
    return slot.slides not in written


def test_all_minutes_lie_within_what_was_written(fitted: FittedPlans) -> None:
    for _, plan in fitted:
        talks: dict[str, int] = {}
        for slot in slots_of(plan):
            if isinstance(slot, ActivitySlot):
                assert _within(slot.minutes, slot.activity.minutes)
            elif isinstance(slot, TalkSlot):
                talks[slot.topic.id.text] = talks.get(slot.topic.id.text, 0) + slot.minutes
        assert all(
            _within(talks[each.id.text], each.minutes) for each, found in pieces_of(plan.course) if found is None
        )


def _within(length: int, allowed: MinuteRange | None) -> bool:
    return allowed is not None and allowed.least <= length <= allowed.most


def test_rows_add_up_and_no_pause_comes_too_late(fitted: FittedPlans) -> None:
    for _, plan in fitted:
        for planned in plan.days:
            rows = planned.slots
            assert all(end_of(before) == after.start for before, after in pairwise(rows))
            assert not rows or end_of(rows[-1]) <= planned.ends_by
            assert all(row.start <= row.due + row.leeway for row in rows if isinstance(row, PauseSlot))
        taught = sum(slot.minutes for slot in slots_of(plan) if isinstance(slot, ActivitySlot | TalkSlot))
        assert plan.taught_minutes == taught
        assert plan.fit is not None
        assert plan.fit.score.idle_minutes == available_minutes(plan.edition) - taught


def test_a_guest_and_what_is_pinned_start_at_their_minute(fitted: FittedPlans) -> None:
    for _, plan in fitted:
        for pin in plan.edition.pins:
            last = plan.days[-1].slots
            starts = [s.start for s in last if isinstance(s, ActivitySlot) and s.activity.id == pin.target]
            assert starts == ([pin.at] if pin.target.text in kept_ids(plan) else [])
        for guest in plan.edition.guests:
            assert [s.start for s in slots_of(plan) if isinstance(s, PauseSlot) and s.kind is PauseKind.GUEST] == [
                guest.at
            ]


def test_the_score_is_what_the_plan_shows(fitted: FittedPlans) -> None:
    for _, plan in fitted:
        counted = [(found or each).priority for each, found in pieces_of(plan.course)]
        pinned = {pin.target.text for pin in plan.edition.pins}
        assert plan.fit is not None
        assert plan.fit.optimal
        if not pinned & kept_ids(plan):
            assert plan.fit.score.should == counted.count(Priority.SHOULD)
            assert plan.fit.score.could == counted.count(Priority.COULD)
