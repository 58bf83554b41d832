"""What holds of every agenda, whatever the course."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from coursekit.diagnostic import Report
from coursekit.model.course import Activity, Course, DayFrame, Edition, Fit, Priority, Segment, Slide, Talk, Topic
from coursekit.model.plan import ActivitySlot, Plan, TalkSlot, end_of, slots_of
from coursekit.plan import make_plan
from coursekit.plan.cuts import course_minutes
from coursekit.units import MinuteRange
from tests.plan.built import activity, course_of, day, edition, minutes, talk, topic

EXAMPLES = settings(max_examples=60, deadline=None, derandomize=True)

ranges = st.builds(
    lambda least, more: minutes(least, least + more), st.integers(5, 60), st.sampled_from([0, 0, 5, 10, 15, 30])
)
priorities = st.sampled_from([Priority.MUST, Priority.MUST, Priority.SHOULD, Priority.COULD])


@st.composite
def topics(draw: st.DrawFn, name: str) -> Topic:
    """A talk of up to four slides, an activity, a talk again: any of them may be missing, not all."""
    slides = [f"{name}s{i}" for i in range(draw(st.integers(0, 4)))]
    divided = draw(st.integers(0, len(slides)))
    case = [activity(f"{name}x", draw(ranges), draw(priorities))] if not slides or draw(st.booleans()) else []
    talks = [talk(*part) for part in (slides[:divided], slides[divided:]) if part]
    segments: list[Segment] = [*talks[:1], *case, *talks[1:]] if divided else [*case, *talks]
    return topic(name, draw(ranges) if slides else None, *segments, priority=draw(priorities))


@st.composite
def courses(draw: st.DrawFn) -> Course:
    return course_of(*(draw(topics(f"t{i}")) for i in range(draw(st.integers(1, 6)))))


frames = st.sampled_from(
    [
        day(3),
        day(3, (90, 15)),
        day(7, (90, 15), (330, 15), lunch=(180, 60)),
        day(8, (60, 10), (120, 10), (300, 15), (390, 15), lunch=(180, 90)),
    ]
)


@st.composite
def editions(draw: st.DrawFn) -> Edition:
    return edition(
        draw(frames), draw(st.sampled_from([0.5, 1, 1.5, 2])), fit=draw(st.sampled_from([Fit.WHEN_SHORT, Fit.MARKS]))
    )


def plan_of(course: Course, wanted: Edition) -> Plan:
    return make_plan(course, wanted, Report())


@EXAMPLES
@given(courses(), editions())
def test_rows_of_a_day_leave_no_gap_and_start_where_the_day_does(course: Course, wanted: Edition) -> None:
    for planned in plan_of(course, wanted).days:
        assert [slot.start for slot in planned.slots[:1]] in ([], [wanted.frame.start])
        assert all(end_of(before) == after.start for before, after in pairwise(planned.slots))


@EXAMPLES
@given(courses(), editions())
def test_minutes_taught_add_up(course: Course, wanted: Edition) -> None:
    plan = plan_of(course, wanted)

    taught = sum(slot.minutes for slot in slots_of(plan) if isinstance(slot, TalkSlot | ActivitySlot))

    assert taught == plan.taught_minutes
    assert course_minutes(plan.course).least <= taught <= course_minutes(plan.course).most


@EXAMPLES
@given(courses(), editions())
def test_every_topic_and_activity_keeps_to_its_own_minutes(course: Course, wanted: Edition) -> None:
    plan = plan_of(course, wanted)

    for kept in plan.course.own_modules[0].own_topics if plan.course.own_modules else ():
        slots = [slot for slot in slots_of(plan) if isinstance(slot, TalkSlot) and slot.topic.id == kept.id]
        assert not slots or _within(sum(slot.minutes for slot in slots), kept.minutes)
    for slot in slots_of(plan):
        if isinstance(slot, ActivitySlot):
            assert _within(slot.minutes, slot.activity.minutes)


def _within(length: int, allowed: MinuteRange | None) -> bool:
    return allowed is not None and allowed.least <= length <= allowed.most


@EXAMPLES
@given(courses(), editions())
def test_everything_kept_is_taught_once_in_its_order(course: Course, wanted: Edition) -> None:
    plan = plan_of(course, wanted)

    taught: list[str] = []
    for slot in slots_of(plan):
        if isinstance(slot, TalkSlot):
            taught.extend(slide.id.text for slide in slot.slides)
        elif isinstance(slot, ActivitySlot):
            taught.append(slot.activity.id.text)
    kept = [
        piece.id.text
        for module in plan.course.own_modules
        for kept_topic in module.own_topics
        for segment in kept_topic.segments
        for piece in (segment.slides if isinstance(segment, Talk) else (segment,))
        if isinstance(piece, Slide | Activity)
    ]

    assert taught == kept


@EXAMPLES
@given(courses(), editions())
def test_what_the_report_says_fits_fits(course: Course, wanted: Edition) -> None:
    """Without an error every day ends no later than its frame says, and every pause has at least its length."""
    report = Report()
    plan = make_plan(course, wanted, report)
    if report.has_errors:
        return

    ends = [_end_of_day(wanted, planned.number) for planned in plan.days]

    assert all(end_of(slot) <= end for planned, end in zip(plan.days, ends, strict=True) for slot in planned.slots)
    pauses = [slot for slot in slots_of(plan) if not isinstance(slot, TalkSlot | ActivitySlot)]
    assert all(pause.minutes >= 10 for pause in pauses)


def _end_of_day(wanted: Edition, number: int) -> int:
    frame: DayFrame = wanted.frame
    if number <= wanted.days:
        return frame.end
    return frame.lunch.at if frame.lunch is not None else frame.start + (frame.end - frame.start) // 2


@EXAMPLES
@given(courses(), editions())
def test_the_same_course_gives_the_same_plan(course: Course, wanted: Edition) -> None:
    first, second = Report(), Report()

    assert make_plan(course, wanted, first) == make_plan(course, wanted, second)
    assert first.sorted() == second.sorted()


@EXAMPLES
@given(courses(), editions())
def test_only_what_may_be_spared_is_dropped(course: Course, wanted: Edition) -> None:
    cuts = plan_of(course, wanted).cuts

    assert all(cut.priority is not Priority.MUST for cut in cuts)
    assert wanted.fit is not Fit.MARKS or not cuts


@EXAMPLES
@given(courses(), editions())
def test_a_talk_is_numbered_by_its_parts_within_a_day(course: Course, wanted: Edition) -> None:
    for planned in plan_of(course, wanted).days:
        parts: dict[str, list[tuple[int, int]]] = {}
        for slot in planned.slots:
            if isinstance(slot, TalkSlot):
                parts.setdefault(slot.topic.id.text, []).append((slot.part, slot.parts))
        for numbers in parts.values():
            assert numbers == [(i, len(numbers)) for i in range(1, len(numbers) + 1)]
