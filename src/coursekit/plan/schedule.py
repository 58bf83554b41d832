"""Which unit is taught in which session: a search over the fixed order of the course.

A state is how many units are taught by the end of a session and how far its pause is shifted
from where the frame wants it. Costs are minutes that nobody wants: idle, over time, away from
the pace of the whole; and small prices for dividing a talk and for moving a pause. The best
states of each session are kept (a beam), so the time grows linearly with the course.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from math import inf

from coursekit.plan.sessions import BREAK_LEEWAY, Session
from coursekit.plan.units import Talks, Unit
from coursekit.value import Value

BEAM = 60
SHIFTS = tuple(range(-BREAK_LEEWAY, BREAK_LEEWAY + 1, 5))

# Prices in minutes. A minute over time would be taken from the break: the dearest.
OVER_TIME = 1000.0
IDLE = 60.0
OFF_PACE = 0.3
DIVIDED_TALK = 4.0
UNEVEN_TALK = 1.0
WITHIN_TOPIC = 1.0
SHIFTED = 0.1

ROUNDING = 0.001
"""More than what sums of minutes may lose, in minutes: an end that is left out must be too dear by more than that."""


class SessionPlan(Value):
    """Units `first` to `last` (exclusive) are taught in the session, which ends `shift` minutes off its place."""

    session: Session
    start: int
    end: int
    first: int
    last: int


class _State(Value):
    """`owed`: minutes that a talk divided at the end of the session has had less than its share, to be given after."""

    cost: float
    taught: int
    shift: int
    owed: int
    before: _State | None


def schedule(units: Sequence[Unit], sessions: Sequence[Session]) -> tuple[SessionPlan, ...]:
    """Lay units over sessions in course order; the last session takes all that is left.

    Times are minutes after midnight. An activity is never divided, a talk only between slides. Raises nothing:
    what does not fit is over time in the session where it stands.
    """
    search = _Search(units, sessions)
    states = [_State(0.0, 0, 0, 0, None)]
    for index in range(len(sessions)):
        states = search.step(states, index)
    return _unwind(min(states, key=lambda state: state.cost), sessions)


class _Search:
    def __init__(self, units: Sequence[Unit], sessions: Sequence[Session]) -> None:
        self.units = units
        self.sessions = sessions
        self.talks = Talks(units)
        self.seams = [self._seam(at) for at in range(len(units) + 1)]
        self.least = [0, *accumulate(unit.minutes.least for unit in units)]
        self.most = [0, *accumulate(unit.minutes.most for unit in units)]
        available = sum(session.minutes for session in sessions)
        room = self.most[-1] - self.least[-1]
        self.pace = min(1.0, max(0.0, (available - self.least[-1]) / room)) if room else 0.0
        self.paced = [a + self.pace * (b - a) for a, b in zip(self.least, self.most, strict=True)]

    def step(self, states: Sequence[_State], index: int) -> list[_State]:
        """`states` are sorted by cost, and so is what is given."""
        best: dict[tuple[int, int], _State] = {}
        session = self.sessions[index]
        last = index == len(self.sessions) - 1
        shifts = SHIFTS if session.leeway else (0,)
        dearest = inf
        for number, state in enumerate(states):
            if number % 8 == 1:
                dearest = self._dearest(best)
            reach = (dearest - state.cost) / OFF_PACE + ROUNDING
            if reach < -BREAK_LEEWAY:
                break
            minutes = session.minutes - state.shift
            for shift in shifts:
                ends = self._ends(state, minutes + shift, reach, last=last)
                self._offer(best, state, ends, shift, minutes + shift)
            if session.leeway:
                for taught in self._ends(state, minutes, reach + BREAK_LEEWAY, last=last):
                    if (exact := self._exact_shift(state, taught, minutes)) is not None:
                        self._offer(best, state, (taught,), exact, minutes + exact)
        return sorted(best.values(), key=lambda s: (s.cost, s.taught, s.shift))[:BEAM]

    def _dearest(self, best: Mapping[tuple[int, int], _State]) -> float:
        """What a state may cost at the most to be kept, as far as is known: what is dearer need not be looked at."""
        return sorted(state.cost for state in best.values())[BEAM - 1] if len(best) >= BEAM else inf

    def _ends(self, state: _State, minutes: int, reach: float, *, last: bool) -> range:
        """How many units may be taught after the session: from too few by one to too many by one, and no further off the pace
        than `reach` minutes."""
        total, first = len(self.units), state.taught
        if last:
            return range(total, total + 1)
        fewest = bisect_left(self.most, self.most[first] + minutes, first) - 1
        greatest = bisect_right(self.least, self.least[first] + minutes, first)
        fewest, greatest = min(max(fewest, first), total), min(max(greatest, first), total)
        if reach == inf:
            return range(fewest, greatest + 1)
        wanted = self.paced[first] + minutes - state.owed
        return range(
            bisect_left(self.paced, wanted - reach, fewest, greatest + 1),
            bisect_right(self.paced, wanted + reach, fewest, greatest + 1),
        )

    def _exact_shift(self, state: _State, last: int, minutes: int) -> int | None:
        """Where the units end, when that is near the pause's place and none of the fives suits them."""
        least = self.least[last] - self.least[state.taught] + state.owed - minutes
        most = self.most[last] - self.most[state.taught] + state.owed - minutes
        exact = least if least > 0 else most
        if abs(exact) > BREAK_LEEWAY:
            return None
        elastic = self.talks.elastic_minutes(state.taught, last)
        if any(least - elastic <= shift <= most + elastic for shift in SHIFTS):
            return None
        return exact

    def _offer(
        self, best: dict[tuple[int, int], _State], state: _State, ends: Iterable[int], shift: int, minutes: int
    ) -> None:
        """Teach up to each of the ends in so many minutes, unless a way is known to end there that is as cheap."""
        first = state.taught
        started = state.cost + SHIFTED * abs(shift)
        for last in ends:
            # After the end of a day the next starts where the frame says.
            key = last, shift
            known = best.get(key)
            cost = started + self.seams[last]
            if known is not None and known.cost <= cost:
                continue
            least = self.least[last] - self.least[first] + state.owed
            most = self.most[last] - self.most[first] + state.owed
            lent = borrowed = 0
            if not least <= minutes <= most:
                elastic = self.talks.elastic_minutes(first, last)
                lent = min(elastic, max(0, least - minutes))
                borrowed = min(elastic, max(0, minutes - most))
                cost += OVER_TIME * max(0, least - lent - minutes) + IDLE * max(0, minutes - most - borrowed)
            cost += OFF_PACE * abs(minutes - least - self.pace * (most - least)) + UNEVEN_TALK * (lent + borrowed)
            if known is None or cost < known.cost:
                best[key] = _State(cost, last, shift, lent - borrowed, state)

    def _seam(self, at: int) -> float:
        """The price of a pause between two units."""
        if not 0 < at < len(self.units):
            return 0.0
        before, after = self.units[at - 1], self.units[at]
        if after.follows_on(before):
            return DIVIDED_TALK
        return WITHIN_TOPIC if after.topic is before.topic else 0.0


def _unwind(state: _State, sessions: Sequence[Session]) -> tuple[SessionPlan, ...]:
    states = [state]
    while (before := states[-1].before) is not None:
        states.append(before)
    states.reverse()
    return tuple(
        SessionPlan(session, session.start + begin.shift, session.end + end.shift, begin.taught, end.taught)
        for session, begin, end in zip(sessions, states, states[1:], strict=False)
    )
