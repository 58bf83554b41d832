"""The rest of a day that runs late or early: planned anew from where the trainer stands until the day ends."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from coursekit.activities.use import use_of
from coursekit.diagnostic import Report
from coursekit.model.balance import Use
from coursekit.model.course import Activity, Course, Edition, Module, Pause, Segment, Slide, Talk, Topic
from coursekit.model.plan import (
    ActivitySlot,
    Day,
    PauseKind,
    PauseSlot,
    Plan,
    Slot,
    TalkSlot,
    end_of,
    is_taught,
    slots_of,
)
from coursekit.plan.agenda import lay_agenda
from coursekit.plan.fitting.explain import fewest_left_out
from coursekit.plan.fitting.fit import Fitted, answered
from coursekit.plan.fitting.pieces import Question, ask
from coursekit.plan.leeway import addable
from coursekit.plan.sessions import Session, sessions_of
from coursekit.plan.units import units_of
from coursekit.units import MinuteRange, format_clock
from coursekit.value import Value, replace

LATER = range(0, 245, 5)
"""By how much later the day is let end, in minutes, when what must be taught does not fit."""


MOST_NAMED = 3
"""How many things are named that could be added."""


class Place(Value):
    """Where a trainer stands: the number of the day, and which of its slots comes next."""

    day: int
    slot: int


def places_of(plan: Plan, name: str) -> tuple[Place, ...]:
    """The slots of an activity, or of a topic, by its id, in order."""
    return tuple(
        Place(day.number, i) for day in plan.days for i, slot in enumerate(day.slots) if name in names_of(slot)
    )


def names_of(slot: Slot) -> tuple[str, ...]:
    """The id of what stands in a slot; none of a pause."""
    match slot:
        case PauseSlot():
            return ()
        case TalkSlot(topic=topic):
            return (topic.id.text,)
        case ActivitySlot(activity=activity):
            return (activity.id.text,)


def replan(plan: Plan, place: Place, now: int) -> Plan | None:
    """The plan of the rest of the day, `now` being minutes after midnight: what stands from the place on, as near to its planned
    minutes as possible. A break that is due is taken within a quarter of an hour.

    When what must be taught does not fit, the day ends later; None when four hours more would not do.
    """
    day = plan.days[place.day - 1]
    rest = day.slots[place.slot :]
    course = _course_of(plan, rest)
    pins = tuple(pin for pin in plan.edition.pins if pin.at >= now)
    # What an edition keeps by name is for quiet days: when it is late, its priority decides.
    edition = replace(plan.edition, outcomes=(), keep=(), pins=pins)
    for later in LATER:
        question = _question(course, edition, tuple(_sessions(edition, day, rest, now, later)))
        # Where there is no time for the last practice of an outcome, the day does not end later for it.
        fitted = answered(course, question) or answered(course, _unpractised(question))
        if fitted is not None:
            left_out = () if not later else tuple(_left_out(course, edition, day, rest, now))
            return _planned(plan, day, rest[0], fitted, question, (now, later), left_out)
    return None


def _question(course: Course, edition: Edition, sessions: tuple[Session, ...]) -> Question:
    return ask(course, edition, sessions=sessions)


def _unpractised(question: Question) -> Question:
    return replace(question, problem=replace(question.problem, covers=()))


def _left_out(course: Course, edition: Edition, day: Day, rest: Sequence[Slot], now: int) -> Iterator[str]:
    """What could be left out so that the day ends in time."""
    in_time = _question(course, edition, tuple(_sessions(edition, day, rest, now, 0)))
    for segment, minutes in fewest_left_out(_unpractised(in_time)):
        yield f"“{segment.title}” ({minutes} min)"


def _course_of(plan: Plan, rest: Sequence[Slot]) -> Course:
    """What is left of the course, its planned minutes preferred; of its outcomes those that nothing else practises."""
    minutes: dict[str, int] = {}
    for slot in rest:
        for name in names_of(slot):
            minutes[name] = minutes.get(name, 0) + slot.minutes
    left = {slide.id.text for slot in rest if isinstance(slot, TalkSlot) for slide in slot.slides}
    ranges = {unit.piece.id.text: unit.minutes for unit in units_of(plan.course)}
    modules = []
    for module in plan.course.own_modules:
        topics = tuple(_topics(module, left, minutes, ranges))
        if topics:
            modules.append(replace(module, topics=topics))
    gone = {
        name.text
        for slot in slots_of(plan)
        if isinstance(slot, ActivitySlot) and slot not in rest and use_of(slot) is Use.PRACTICE
        for name in slot.activity.outcomes
    }
    outcomes = tuple(outcome for outcome in plan.course.outcomes if outcome.id.text not in gone)
    return replace(plan.course, modules=tuple(modules), outcomes=outcomes)


def _topics(
    module: Module, left: set[str], minutes: Mapping[str, int], ranges: Mapping[str, MinuteRange]
) -> Iterator[Topic]:
    for topic in module.own_topics:
        segments: list[Segment] = []
        slides: list[Slide] = []
        for segment in topic.segments:
            if isinstance(segment, Talk):
                kept = tuple(slide for slide in segment.slides if slide.id.text in left)
                slides.extend(kept)
                segments.extend([Talk(kept)] if kept else [])
            elif isinstance(segment, Activity) and segment.id.text in minutes:
                own = ranges[segment.id.text]
                segments.append(replace(segment, minutes=_preferring([own], minutes[segment.id.text])))
        if segments:
            talk = _preferring([ranges[slide.id.text] for slide in slides], minutes.get(topic.id.text, 0))
            yield replace(topic, segments=tuple(segments), minutes=talk if slides else None)


def _preferring(ranges: Sequence[MinuteRange], minutes: int) -> MinuteRange:
    least, most = sum(r.least for r in ranges), sum(r.most for r in ranges)
    return MinuteRange(least, most, min(max(minutes, least), most))


def _sessions(edition: Edition, day: Day, rest: Sequence[Slot], now: int, later: int) -> Iterator[Session]:
    """The stretches between the pauses that are still to come."""
    framed = {session.end: session.pause for session in sessions_of(edition) if session.day == day.number}
    start = now
    for slot in rest:
        # Time that was left before something fixed is no pause: it may be needed now.
        if isinstance(slot, PauseSlot) and (pause := framed.get(slot.due)) is not None:
            end = max(start, slot.due)
            yield Session(day.number, start, end, Pause(end, pause.minutes), slot.kind, slot.title)
            start = end + pause.minutes
    yield Session(day.number, start, max(start, day.ends_by) + later, None, PauseKind.BREAK)


def _planned(
    plan: Plan,
    day: Day,
    first: Slot,
    fitted: Fitted,
    question: Question,
    when: tuple[int, int],
    left_out: Sequence[str],
) -> Plan:
    days = lay_agenda(units_of(fitted.course), fitted.sessions, plan.edition, Report(), fitted.minutes)
    days = tuple(replace(one, ends_by=day.ends_by) for one in days)
    now, later = when
    days = (replace(days[0], slots=_without_last_pauses(days[0].slots)),)
    sentences = tuple(_sentences(plan, days[0], first, now, later, left_out))
    return replace(
        plan,
        course=replace(fitted.course, outcomes=plan.course.outcomes),
        days=days,
        cuts=fitted.cuts,
        taught_minutes=sum(slot.minutes for slot in days[0].slots if is_taught(slot)),
        available_minutes=question.problem.room,
        fit=replace(fitted.result, explanation=sentences),
    )


def _without_last_pauses(slots: tuple[Slot, ...]) -> tuple[Slot, ...]:
    while slots and isinstance(slots[-1], PauseSlot) and slots[-1].kind is not PauseKind.GUEST:
        slots = slots[:-1]
    return slots


def _sentences(plan: Plan, day: Day, first: Slot, now: int, later: int, left_out: Sequence[str]) -> Iterator[str]:
    late = now - first.start
    if late:
        yield f"It is {abs(late)} min {'later' if late > 0 else 'earlier'} than planned."
    end = end_of(day.slots[-1])
    if later:
        wanted = format_clock(day.ends_by)
        yield f"What must be taught does not fit: the day ends at {format_clock(end)} instead of {wanted}."
        yield f"To end at {wanted}, leave out {', '.join(left_out)}."
    elif end < day.ends_by:
        left = day.ends_by - end
        yield f"The day ends at {format_clock(end)}, and {left} min are left."
        module = "" if isinstance(first, PauseSlot) else first.module.id.text
        more = [f"“{cut.title}” ({cut.least} min)" for cut in addable(plan, module, left)]
        if more:
            yield f"What could be added: {', '.join(more[:MOST_NAMED])}."
    else:
        yield f"The day ends at {format_clock(end)}, as planned."
