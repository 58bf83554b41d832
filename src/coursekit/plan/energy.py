"""Advice on an edition: how long one only listens, what is done after lunch, and what is promised but only told."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from pathlib import PurePosixPath

from coursekit.activities.use import use_of
from coursekit.diagnostic import NOWHERE, Diagnostic, Report, Span, advice_rule, error_rule
from coursekit.model.balance import Use
from coursekit.model.course import Course
from coursekit.model.plan import Day, PauseKind, PauseSlot, Plan, Slot, TalkSlot, end_of
from coursekit.plan.balance import balance_of
from coursekit.spelling import advise
from coursekit.units import format_clock

TALK_MOST = 25
"""Minutes of talk, of one topic or several, until participants do something. The same holds after lunch."""

PASSIVE_MOST = 60
"""Minutes in which participants may listen, watch and look back without practising anything."""

TALK_TOO_LONG = advice_rule(
    "talk-too-long",
    f"""More than {TALK_MOST} minutes of talk stand in a row without an activity or a pause. Attention falls long before
that, and what is only heard is soon forgotten. Let participants do something in between (a discussion in pairs, a quiz of
three questions, a short exercise), or shorten the talk. Who knows better writes `silence: [talk-too-long]` in course.yaml,
or in an edition.""",
)
PASSIVE_AFTER_LUNCH = advice_rule(
    "passive-after-lunch",
    f"""After lunch participants do nothing themselves for more than {TALK_MOST} minutes. It is the sleepiest hour of the
day: begin it with something that gets people to talk and move, a game, an exercise, a discussion, and not with a talk, a
film or a demonstration. `silence: [passive-after-lunch]` in course.yaml, or in an edition, silences this.""",
)
HOUR_WITHOUT_PRACTICE = advice_rule(
    "hour-without-practice",
    f"""For {PASSIVE_MOST} minutes or more between two pauses participants listen, watch and look back, but practise
nothing. Move an activity forward in which they do something, or add one. `silence: [hour-without-practice]` in course.yaml,
or in an edition, silences this.""",
)
OUTCOME_ONLY_TOLD = advice_rule(
    "outcome-only-told",
    """An edition promises an outcome, but left out every activity in which that is practised. Keep one of them (`keep`, or a
greater priority), or say with `outcomes` in the edition what it does promise: its documents then name no others.
`silence: [outcome-only-told]` in course.yaml, or in an edition, silences this.""",
)
NOT_ADVICE = error_rule(
    "not-advice",
    """`silence` names something that is no advice. Only advice can be silenced, for it says what is usually better, and an
author may know better; an error or a warning says what is wrong.""",
)

_ADVICE = (TALK_TOO_LONG, PASSIVE_AFTER_LUNCH, HOUR_WITHOUT_PRACTICE, OUTCOME_ONLY_TOLD)
_Found = Iterator[Diagnostic]


def check_silence(course: Course, report: Report) -> None:
    """What is to be silenced is advice. Reports `not-advice`."""
    known = [rule.code for rule in _ADVICE]
    for name in (*course.silence, *(name for edition in course.editions for name in edition.silence)):
        if name.text not in known:
            help = advise(name.text, known, otherwise=f"only advice can be silenced: {', '.join(known)}")
            report(NOT_ADVICE, name.span, f"“{name}” is no advice", help=help)


def advice_of(plan: Plan) -> tuple[Diagnostic, ...]:
    """What course and edition do not silence: what is only told, then in the order of the days."""
    silenced = {name.text for name in (*plan.course.silence, *plan.edition.silence)}
    days = (advice for day in plan.days for look in (_long_talks, _lunches, _hours) for advice in look(plan, day))
    return tuple(advice for advice in (*_promises(plan), *days) if advice.code not in silenced)


def _promises(plan: Plan) -> _Found:
    """Of an edition that leaves nothing out the course's own check says it."""
    told = [f"“{line.outcome.id}”" for line in balance_of(plan).outcomes if not line.practice] if plan.cuts else []
    if told:
        message = f"edition “{plan.edition.id}” promises what nothing in it practises: {', '.join(told)}"
        help = "keep an activity for each outcome, or name in `outcomes` of the edition what it promises"
        yield Diagnostic(OUTCOME_ONLY_TOLD, message, plan.edition.span, help)


def _long_talks(plan: Plan, day: Day) -> _Found:
    for run in _runs(day.slots, lambda slot: isinstance(slot, TalkSlot)):
        talks = [slot for slot in run if isinstance(slot, TalkSlot)]
        minutes = _minutes(talks)
        if minutes > TALK_MOST:
            message = f"{_place(plan, day, talks)}: {minutes} min of talk without an activity"
            help = f"let participants do something after {TALK_MOST} min at the latest, or shorten the talk"
            yield Diagnostic(TALK_TOO_LONG, message, _span(plan, max(talks, key=lambda talk: talk.minutes)), help)


def _lunches(plan: Plan, day: Day) -> _Found:
    for number, slot in enumerate(day.slots):
        if isinstance(slot, PauseSlot) and slot.kind is PauseKind.LUNCH:
            before = _until_practice(day.slots[number + 1 :])
            if _minutes(before) > TALK_MOST:
                message = f"{_place(plan, day, before)}: after lunch participants do nothing themselves "
                message += f"for {_minutes(before)} min"
                help = f"let them do something in the first {TALK_MOST} min: a game, an exercise, a discussion"
                yield Diagnostic(PASSIVE_AFTER_LUNCH, message, _span(plan, before[0]), help)


def _until_practice(slots: Sequence[Slot]) -> list[Slot]:
    """What is taught after lunch before participants do something, or have another pause."""
    before: list[Slot] = []
    for slot in slots:
        if use_of(slot) in (Use.PRACTICE, Use.PAUSE):
            break
        before.append(slot)
    return before


def _hours(plan: Plan, day: Day) -> _Found:
    for slots in _runs(day.slots, lambda slot: use_of(slot) in (Use.TALK, Use.OTHER)):
        # That a mere talk is too long is said already.
        if _minutes(slots) >= PASSIVE_MOST and any(use_of(slot) is Use.OTHER for slot in slots):
            message = f"{_place(plan, day, slots)}: participants practise nothing for {_minutes(slots)} min"
            help = "let them practise something in between"
            yield Diagnostic(HOUR_WITHOUT_PRACTICE, message, _span(plan, slots[0]), help)


def _runs(slots: Sequence[Slot], belongs: Callable[[Slot], bool]) -> Iterator[list[Slot]]:
    """Slots in a row that belong to it."""
    return (list(run) for belong, run in groupby(slots, belongs) if belong)


def _minutes(slots: Sequence[Slot]) -> int:
    return sum(slot.minutes for slot in slots)


def _place(plan: Plan, day: Day, slots: Sequence[Slot]) -> str:
    clock = f"{format_clock(slots[0].start)} to {format_clock(end_of(slots[-1]))}"
    return f"edition “{plan.edition.id}”, day {day.number}, {clock}"


def _span(plan: Plan, slot: Slot) -> Span:
    """Where the segment stands; when that is in another course, of which it is reused, where the edition does."""
    assert not isinstance(slot, PauseSlot), "a pause is not taught"
    own = (slot.topic if isinstance(slot, TalkSlot) else slot.activity).span
    folder = PurePosixPath(plan.course.span.path).parent
    is_reused = plan.edition.span != NOWHERE and folder not in PurePosixPath(own.path).parents
    return plan.edition.span if is_reused else own
