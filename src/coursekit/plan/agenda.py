"""The clock: whole minutes for every segment of a session, so that ends meet starts."""

from __future__ import annotations

from collections.abc import Sequence

from coursekit.diagnostic import Report, error_rule, warning_rule
from coursekit.model.course import Activity, Edition, Slide, title_text
from coursekit.model.plan import ActivitySlot, Day, PauseKind, PauseSlot, Slot, TalkSlot
from coursekit.plan.schedule import SessionPlan
from coursekit.plan.sessions import Session
from coursekit.plan.units import Talks, Unit
from coursekit.units import MinuteRange, format_clock
from coursekit.value import Value, replace

SESSION_OVERRUNS = error_rule(
    "session-overruns",
    """What is taught between two breaks takes more minutes, even at the least, than there are. An activity is never
divided; a long one that stands at the wrong hour pushes everything after it. Shorten it, move it, or let an edition drop
something before it.""",
)
SESSION_IDLE = warning_rule(
    "session-idle",
    """Minutes between two breaks are left with nothing to do in them, because the next activity does not fit in before
the break and what is there cannot be stretched. Widen the minutes of a segment, or move an activity.""",
)

EXACT_CLOCK = 5
"""Clock times are put on multiples of five minutes where the ranges allow it."""


class _Stretch(Value):
    """Units taught without a pause that make one row: an activity, or slides of one talk."""

    units: tuple[Unit, ...]
    minutes: MinuteRange


def lay_agenda(
    units: Sequence[Unit],
    sessions: Sequence[SessionPlan],
    edition: Edition,
    report: Report,
    taken: Sequence[int] = (),
) -> tuple[Day, ...]:
    """The minutes of each session are shared out, unless each unit's are `taken` already. Reports `session-overruns`,
    `session-idle`."""
    days: dict[int, list[Slot]] = {}
    talks = Talks(units)
    misfits: list[_Misfit] = []
    owed = 0
    for plan in sessions:
        slots = days.setdefault(plan.session.day, [])
        start = slots[-1].start + slots[-1].minutes if slots else plan.start
        stretches = _stretches(units[plan.first : plan.last])
        if taken:
            of_units = iter(taken[plan.first : plan.last])
            minutes = [sum(next(of_units) for _ in stretch.units) for stretch in stretches]
        else:
            elastic = talks.elastic_minutes(plan.first, plan.last)
            minutes, owed = fill_session(plan.end - start, start, [s.minutes for s in stretches], owed, elastic)
        at = start
        for stretch, length in zip(stretches, minutes, strict=True):
            slots.append(_slot(stretch, at, length))
            at += length
        if stretches and at != plan.end:
            misfits.append(_Misfit(plan, stretches[-1].units[0].piece, start, at))
        if plan.session.pause is not None:
            # An idle stretch before a pause is given to the pause: rows leave no gap. A guest comes when the guest comes.
            if plan.session.pause_kind is PauseKind.GUEST and at < plan.end:
                slots.append(PauseSlot(at, plan.end - at, PauseKind.BREAK, "", at, 0))
                at = plan.end
            end = max(plan.end, at) + plan.session.pause.minutes
            slots.append(_pause(plan.session, at, end))
    _report_misfits(misfits, edition, report)
    ends = {plan.session.day: plan.session.end for plan in sessions}
    return tuple(Day(number, tuple(_number_parts(slots)), ends[number]) for number, slots in days.items())


def _pause(session: Session, start: int, end: int) -> PauseSlot:
    return PauseSlot(start, end - start, session.pause_kind, session.pause_title, session.end, session.leeway)


def fill_session(
    room: int, start: int, ranges: Sequence[MinuteRange], owed: int, elastic: int
) -> tuple[list[int], int]:
    """Minutes for each range, and what the talk that the end divides is owed after.

    `owed` minutes are due to the first range; the last may take `elastic` minutes less or more than it says.
    """
    if not ranges:
        return [], 0
    first, *rest = ranges
    due = [MinuteRange(max(0, first.least + owed), max(0, first.most + owed)), *rest]
    lent = min(elastic, max(0, sum(r.least for r in due) - room))
    borrowed = min(elastic, max(0, room - sum(r.most for r in due)))
    due[-1] = MinuteRange(max(0, due[-1].least - lent), due[-1].most + borrowed)
    return fill(start, start + room, due), lent - borrowed


def _stretches(units: Sequence[Unit]) -> list[_Stretch]:
    groups: list[list[Unit]] = []
    for unit in units:
        if groups and unit.follows_on(groups[-1][-1]):
            groups[-1].append(unit)
        else:
            groups.append([unit])
    return [
        _Stretch(tuple(g), MinuteRange(sum(u.minutes.least for u in g), sum(u.minutes.most for u in g))) for g in groups
    ]


def fill(start: int, end: int, ranges: Sequence[MinuteRange]) -> list[int]:
    """Whole minutes for each range that add up to `end - start`, as near as the ranges allow.

    All take the same share of their leeway; ends fall on multiples of five minutes of the clock where that is
    within the range and leaves the rest feasible.
    """
    room = end - start
    least, most = sum(r.least for r in ranges), sum(r.most for r in ranges)
    share = min(1.0, max(0.0, (room - least) / (most - least))) if most > least else 0.0
    room = min(max(room, least), most)
    filled: list[int] = []
    at = start
    for i, minutes in enumerate(ranges):
        rest = ranges[i + 1 :]
        left = start + room - at
        low = max(minutes.least, left - sum(r.most for r in rest))
        high = min(minutes.most, left - sum(r.least for r in rest))
        chosen = _nearest(low, high, minutes.least + share * (minutes.most - minutes.least), at)
        filled.append(chosen)
        at += chosen
    return filled


def _nearest(low: int, high: int, wanted: float, at: int) -> int:
    """The whole number in the range nearest to the wanted one, ending on the five-minute grid if one near does."""
    on_grid = [m for m in range(low, high + 1) if (at + m) % EXACT_CLOCK == 0 and abs(m - wanted) < EXACT_CLOCK]
    return min(on_grid or range(low, high + 1), key=lambda m: (abs(m - wanted), m))


def _slot(stretch: _Stretch, start: int, minutes: int) -> Slot:
    first = stretch.units[0]
    if isinstance(first.piece, Activity):
        return ActivitySlot(start, minutes, first.module, first.topic, first.piece, stretch.minutes.least)
    slides = tuple(unit.piece for unit in stretch.units if isinstance(unit.piece, Slide))
    return TalkSlot(start, minutes, first.module, first.topic, slides, least=stretch.minutes.least)


class _Misfit(Value):
    """A session whose teaching runs from `start` to `end`, which is not where it should end; `last` is taught last."""

    plan: SessionPlan
    last: Activity | Slide
    start: int
    end: int


def _report_misfits(misfits: Sequence[_Misfit], edition: Edition, report: Report) -> None:
    """What runs over pushes what follows, and often leaves something idle before it: the first of a day is said."""
    overruns = [misfit for misfit in misfits if misfit.end > misfit.plan.end]
    for day in dict.fromkeys(misfit.plan.session.day for misfit in overruns):
        first = next(misfit for misfit in overruns if misfit.plan.session.day == day)
        available, over = first.plan.end - first.start, first.end - first.plan.end
        message = f"{_place(first, edition)}: {available + over} min planned, {available} min available"
        help = f"take {over} min out of “{title_text(first.last)}” or of what stands before it"
        report(SESSION_OVERRUNS, first.last.span, message, help=help)
    for misfit in () if overruns else misfits:
        idle = misfit.plan.end - misfit.end
        message = f"{_place(misfit, edition)}: {idle} min are idle after “{title_text(misfit.last)}”"
        help = f"let segments of this session take {idle} min more"
        report(SESSION_IDLE, misfit.last.span, message, help=help)


def _place(misfit: _Misfit, edition: Edition) -> str:
    clock = f"{format_clock(misfit.start)} to {format_clock(misfit.plan.end)}"
    return f"edition “{edition.id}”, day {misfit.plan.session.day}, {clock}"


def _number_parts(slots: list[Slot]) -> list[Slot]:
    """Say of a talk divided by a pause which part each stretch is (within one day)."""
    talks: dict[str, list[int]] = {}
    for i, slot in enumerate(slots):
        if isinstance(slot, TalkSlot):
            talks.setdefault(slot.topic.id.text, []).append(i)
    numbered = list(slots)
    for places in talks.values():
        for part, i in enumerate(places, start=1):
            slot = numbered[i]
            assert isinstance(slot, TalkSlot)
            numbered[i] = replace(slot, part=part, parts=len(places))
    return numbered
