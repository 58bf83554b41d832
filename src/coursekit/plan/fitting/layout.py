"""A solution on the clock: where pauses fall, and how the minutes of a stretch are shared out evenly."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

from coursekit.model.course import Pause
from coursekit.model.plan import PauseKind
from coursekit.plan.agenda import fill
from coursekit.plan.fitting.pieces import Question
from coursekit.plan.fitting.problem import Placed, Problem, Solution
from coursekit.plan.schedule import SessionPlan
from coursekit.plan.sessions import Session
from coursekit.plan.units import share_whole
from coursekit.units import MINUTES_PER_DAY, MinuteRange


def laid_out(question: Question, solution: Solution) -> tuple[tuple[SessionPlan, ...], tuple[int, ...]]:
    """What is taught in which session, in units of what is kept, and the minutes of each of these units.

    The score stays what it is: pauses move towards their places in the frame, and within a stretch all pieces take the same
    share of what is more or less than preferred, on the five-minute grid where that is possible.
    """
    plans: list[SessionPlan] = []
    minutes: list[int] = []
    taught = 0
    start = question.problem.stretches[0].start
    latest = _latest_starts(question.problem, solution)
    for s, (session, stretch) in enumerate(zip(question.sessions, question.problem.stretches, strict=True)):
        runs = [_evened(question.problem, run) for run in _runs(question.problem, solution, s, start)]
        for placed, follows in zip(runs, (*runs[1:], None), strict=True):
            first, end = taught, placed[-1].start + placed[-1].minutes if placed else start
            for one in placed:
                units = question.segments[one.piece].units
                minutes.extend(share_whole(one.minutes, [unit.minutes.most for unit in units]))
                taught += len(units)
            if follows is not None:
                plans.append(_waiting(session, start, end, follows[0].start, first, taught))
                start = follows[0].start
                continue
            pause = max(end, stretch.end - stretch.leeway)
            if s + 1 < len(latest):
                pause = max(pause, min(stretch.end, latest[s + 1] - stretch.pause))
            plans.append(SessionPlan(session, _clock(start), _clock(pause), first, taught))
            start = pause + stretch.pause
    return tuple(plans), tuple(minutes)


def _clock(minute: int) -> int:
    return minute % MINUTES_PER_DAY


def _waiting(session: Session, start: int, end: int, resumed: int, first: int, taught: int) -> SessionPlan:
    """What is taught before something that starts at a fixed time: the minutes between are a break."""
    pause = Pause(_clock(end), resumed - end)
    before = Session(session.day, session.start, _clock(end), pause, PauseKind.BREAK)
    return SessionPlan(before, _clock(start), _clock(end), first, taught)


def _latest_starts(problem: Problem, solution: Solution) -> list[int]:
    """For each stretch the latest minute at which it may start, so that all that follows still has its time."""
    latest: list[int] = []
    after: int | None = None
    for s in range(len(problem.stretches) - 1, -1, -1):
        stretch = problem.stretches[s]
        end = stretch.end + stretch.leeway
        end = end if after is None else min(end, after - stretch.pause)
        own = [placed for placed in solution.placed if placed.stretch == s]
        start = end
        for placed in reversed(own):
            start -= placed.minutes
            at = problem.pieces[placed.piece].at
            start = start if at is None else min(start, at)
        latest.append(start)
        after = start
    latest.reverse()
    return latest


def _runs(problem: Problem, solution: Solution, stretch: int, start: int) -> Iterator[tuple[Placed, ...]]:
    """The pieces of a stretch from its start on, without a gap; another run starts with each piece that waits for its time."""
    run: list[Placed] = []
    at = start
    for placed in solution.placed:
        if placed.stretch != stretch:
            continue
        fixed = problem.pieces[placed.piece].at
        if fixed is not None and fixed > at:
            yield tuple(run)
            run, at = [], fixed
        run.append(Placed(placed.piece, stretch, at, placed.minutes))
        at += placed.minutes
    yield tuple(run)


def _evened(problem: Problem, run: Sequence[Placed]) -> tuple[Placed, ...]:
    """All longer or all shorter than preferred, which is what the fewest minutes off the preferred always are."""
    if not run:
        return ()
    total = sum(placed.minutes for placed in run)
    pieces = [problem.pieces[placed.piece] for placed in run]
    below = [MinuteRange(p.least, p.twice_preferred // 2) for p in pieces]
    around = [MinuteRange(p.twice_preferred // 2, -(-p.twice_preferred // 2)) for p in pieces]
    above = [MinuteRange(-(-p.twice_preferred // 2), p.most) for p in pieces]
    ranges = next(r for r in (below, around, above) if total <= sum(m.most for m in r))
    lengths = fill(run[0].start, run[0].start + total, ranges)
    starts = accumulate(lengths, initial=run[0].start)
    return tuple(
        Placed(placed.piece, placed.stretch, start, length)
        for placed, start, length in zip(run, starts, lengths, strict=False)
    )
