"""Why nothing fits, and the smallest set of changes with which it would, in the trainer's words."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from coursekit.diagnostic import Report, Suggestion
from coursekit.model.course import Course, Edition, Priority
from coursekit.plan.fitting.pieces import Question, Segment, minutes_by_module
from coursekit.plan.fitting.problem import Piece, Problem, Stretch
from coursekit.plan.fitting.relations import decided
from coursekit.plan.fitting.rules import EDITION_OVERRUNS, EDITION_PROMISES
from coursekit.plan.fitting.solve import solve
from coursekit.value import replace

LONGER_BY = range(5, 245, 5)
"""By how much a day may end later in what is suggested, in minutes."""
TRIED_AT_ONCE = 2
"""How many outcomes are left out together to find the smallest set; where that is not enough, one after the other is."""


def report_why_not(course: Course, edition: Edition, question: Question, report: Report) -> None:
    """Say why the question has no answer. Reports `edition-overruns`, `edition-promises`."""
    problem, core = question.problem, _core_of(question)
    forced = _forced(problem)
    if solve(replace(core.problem, covers=())) is not None:
        _report_promises(course, edition, question, core, report)
        return
    need = sum(problem.pieces[i].least for i in forced)
    if need > problem.room:
        message = f"edition “{edition.id}”: {need} min planned at the least, {problem.room} min available"
    else:
        message = f"edition “{edition.id}”: what must be kept takes {need} of {problem.room} min, "
        message += "but does not fit between its breaks and fixed times"
    modules = minutes_by_module(question.segments[i] for i in forced)
    help = "at the least it takes " + ", ".join(f"{minutes} min of “{title}”" for title, minutes in modules.items())
    later = next((more for more in LONGER_BY if solve(_longer(core.problem, more)) is not None), None)
    if later is not None:
        help += f"; it would fit if {'each day' if edition.days > 1 else 'the day'} ended {later} min later"
    changes = tuple(_softened(edition, question, core))
    report(EDITION_OVERRUNS, edition.span, message, help=help, suggestions=changes)


def _forced(problem: Problem) -> list[int]:
    return [i for i, kept in (decided(problem, {}) or {}).items() if kept]


def _core_of(question: Question) -> _Core:
    problem = question.problem
    return _Core(problem, {*_forced(problem), *(i for cover in problem.covers for i in cover)})


class _Core:
    """The part of a problem that must be, or that a promise may need, with what these pieces need. `numbers` are the places of
    its pieces in the whole."""

    def __init__(self, whole: Problem, wanted: set[int]) -> None:
        found = set(wanted)
        while more := {second for first, second in whole.needs if first in found} - found:
            found |= more
        self.numbers = tuple(sorted(found))
        place = {number: i for i, number in enumerate(self.numbers)}
        self.problem = Problem(
            whole.stretches,
            tuple(whole.pieces[number] for number in self.numbers),
            tuple((place[a], place[b]) for a, b in whole.needs if a in place and b in place),
            tuple(tuple(place[i] for i in cover) for cover in whole.covers),
        )

    def softened(self, question: Question, *, pins: bool) -> Problem:
        """What must be kept is what should be kept, but for what has its time with `pins`: as much as possible, in changes and
        then in minutes.

        A topic that is marked takes its activities along, so leaving out a talk and all that needs it counts once: as much as
        leaving out one activity.
        """
        musts = [piece.priority is Priority.MUST for piece in self.problem.pieces]
        counts = [int(must and piece.counts) for must, piece in zip(musts, self.problem.pieces, strict=True)]
        for i, number in enumerate(self.numbers):
            segment = question.segments[number]
            talk = question.talk_of(segment)
            if musts[i] and segment.activity is not None and talk is not None:
                counts[self.numbers.index(talk)] -= 1
        pieces = (
            piece if pins and piece.at is not None else _soft(piece, count)
            for piece, count in zip(self.problem.pieces, counts, strict=True)
        )
        return replace(self.problem, pieces=tuple(pieces), covers=())


def _soft(piece: Piece, counts: int) -> Piece:
    return replace(
        piece, priority=Priority.SHOULD, counts=counts, practice=piece.least, twice_preferred=2 * piece.least
    )


def _longer(problem: Problem, more: int) -> Problem:
    """Each day ends so much later; promises are not looked at."""
    last = len(problem.stretches) - 1
    stretches = tuple(
        _ending_later(stretch, more) if i == last or _is_night(stretch) else stretch
        for i, stretch in enumerate(problem.stretches)
    )
    return replace(problem, stretches=stretches, covers=())


def _is_night(stretch: Stretch) -> bool:
    return stretch.pause >= 6 * 60


def _ending_later(stretch: Stretch, more: int) -> Stretch:
    return replace(stretch, end=stretch.end + more, pause=max(0, stretch.pause - more))


def fewest_left_out(question: Question) -> Iterator[tuple[Segment, int]]:
    """The fewest things that must be kept, without which the rest fits, each with its minutes, a topic with its activities."""
    return _fewest(question, _core_of(question))


def _fewest(question: Question, core: _Core) -> Iterator[tuple[Segment, int]]:
    solution = solve(core.softened(question, pins=True)) or solve(core.softened(question, pins=False))
    assert solution is not None
    kept = {core.numbers[placed.piece] for placed in solution.placed}
    left = [i for i in core.numbers if i not in kept and question.problem.pieces[i].priority is Priority.MUST]
    for i in left:
        segment = question.segments[i]
        talk = question.talk_of(segment)
        if talk is None or talk not in left:
            yield segment, segment.least
        elif talk == i:
            yield segment, sum(question.segments[k].least for k in left if question.segments[k].topic is segment.topic)


def _softened(edition: Edition, question: Question, core: _Core) -> Iterator[Suggestion]:
    named = {name.text for name in (*edition.keep, *(pin.target for pin in edition.pins))}
    for segment, minutes in _fewest(question, core):
        yield _softening(segment, _names(segment) & named, minutes)


def _names(segment: Segment) -> set[str]:
    own = {segment.activity.id.text} if segment.activity is not None else set()
    return own | {segment.topic.id.text, segment.units[0].module.id.text}


def _softening(segment: Segment, held: set[str], minutes: int) -> Suggestion:
    """`minutes` are those of a topic with its activities."""
    what = "activity" if segment.activity is not None else "topic"
    if held and segment.priority is not Priority.MUST:
        return Suggestion(f"do not hold on to the {what} “{segment.title}” ({minutes} min)", segment.span)
    return Suggestion(f"mark the {what} “{segment.title}” `should` ({minutes} min)", segment.span)


def _report_promises(course: Course, edition: Edition, question: Question, core: _Core, report: Report) -> None:
    left = _fewest_left(core.problem)
    texts = {outcome.id.text: outcome.text for outcome in course.outcomes}
    named = ", ".join(f"“{texts.get(question.outcomes[i], question.outcomes[i])}”" for i in left)
    message = f"edition “{edition.id}”: there is no time to practise all that it promises"
    kept = [outcome for i, outcome in enumerate(question.outcomes) if i not in left]
    help = f"promise less: `outcomes: [{', '.join(kept)}]`"
    change = Suggestion(f"do not promise {named}", edition.span)
    report(EDITION_PROMISES, edition.span, message, help=help, suggestions=(change,))


def _fewest_left(problem: Problem) -> tuple[int, ...]:
    """The covers without which the problem can be solved: as few as possible, the last of them first to go."""
    every = range(len(problem.covers))
    for number in range(1, TRIED_AT_ONCE + 1):
        for left in combinations(reversed(every), number):
            covers = tuple(cover for i, cover in enumerate(problem.covers) if i not in left)
            if solve(replace(problem, covers=covers)) is not None:
                return tuple(sorted(left))
    kept: list[int] = []
    for i in every:
        if solve(replace(problem, covers=tuple(problem.covers[k] for k in (*kept, i)))) is not None:
            kept.append(i)
    return tuple(i for i in every if i not in kept)
