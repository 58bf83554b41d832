"""The clock: whole minutes for every segment of a session, so that ends meet starts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from coursekit.diagnostic import Report, error_rule, warning_rule
from coursekit.model.course import Activity, Edition, Slide, title_text
from coursekit.model.plan import ActivitySlot, Day, PauseSlot, Slot, TalkSlot
from coursekit.plan.schedule import SessionPlan
from coursekit.plan.units import Unit
from coursekit.units import MinuteRange, format_clock

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


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Units taught without a pause that make one row: an activity, or slides of one talk."""

    units: tuple[Unit, ...]
    minutes: MinuteRange


def lay_agenda(
    units: Sequence[Unit], sessions: Sequence[SessionPlan], edition: Edition, report: Report
) -> tuple[Day, ...]:
    """Reports `session-overruns`, `session-idle`."""
    days: dict[int, list[Slot]] = {}
    for plan in sessions:
        slots = days.setdefault(plan.session.day, [])
        start = slots[-1].start + slots[-1].minutes if slots else plan.start
        stretches = _stretches(units[plan.first : plan.last])
        at = start
        for stretch, minutes in zip(stretches, fill(start, plan.end, [s.minutes for s in stretches]), strict=True):
            slots.append(_slot(stretch, at, minutes))
            at += minutes
        _report_misfit(stretches, plan, at, edition, report)
        if plan.session.pause is not None:
            # An idle stretch before a pause is given to the pause: rows leave no gap.
            end = max(plan.end, at) + plan.session.pause.minutes
            slots.append(PauseSlot(at, end - at, plan.session.pause_kind))
    return tuple(Day(number, tuple(_number_parts(slots))) for number, slots in days.items())


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


def _report_misfit(
    stretches: Sequence[_Stretch], plan: SessionPlan, end: int, edition: Edition, report: Report
) -> None:
    if not stretches:
        return
    where = f"edition “{edition.id}”, day {plan.session.day}, {format_clock(plan.start)} to {format_clock(plan.end)}"
    last = stretches[-1].units[0].piece
    over, idle = end - plan.end, plan.end - end
    if over > 0:
        available = plan.end - plan.start
        report(
            SESSION_OVERRUNS,
            last.span,
            f"{where}: {available + over} min planned, {available} min available",
            help=f"take {over} min out of “{title_text(last)}” or of what stands before it",
        )
    if idle > 0:
        report(
            SESSION_IDLE,
            last.span,
            f"{where}: {idle} min are idle after “{title_text(last)}”",
            help=f"let segments of this session take {idle} min more",
        )


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
