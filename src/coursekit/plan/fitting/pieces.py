"""From a course and an edition to the question that fitting answers, and back again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from coursekit.activities import KINDS
from coursekit.diagnostic import Span
from coursekit.model.course import LAST_DAY, Activity, Course, Edition, Priority, Slide, Topic, title_text
from coursekit.plan.fitting.problem import Piece, Problem, Stretch
from coursekit.plan.sessions import Session, day_frames, sessions_of
from coursekit.plan.units import Unit, units_of
from coursekit.units import MINUTES_PER_DAY
from coursekit.value import Value


class Segment(Value):
    """Units that are kept or left out together and taught without a pause: an activity, or slides of one talk."""

    units: tuple[Unit, ...]

    @property
    def topic(self) -> Topic:
        return self.units[0].topic

    @property
    def activity(self) -> Activity | None:
        piece = self.units[0].piece
        return piece if isinstance(piece, Activity) else None

    @property
    def priority(self) -> Priority:
        return (self.activity or self.topic).priority

    @property
    def least(self) -> int:
        return sum(unit.minutes.least for unit in self.units)

    @property
    def span(self) -> Span:
        return (self.activity or self.topic).span

    @property
    def title(self) -> str:
        return title_text(self.activity or self.topic)


class Question(Value):
    """A problem, and the segment that each of its pieces stands for. `outcomes` are those whose practices its covers are."""

    segments: tuple[Segment, ...]
    sessions: tuple[Session, ...]
    problem: Problem
    outcomes: tuple[str, ...]

    def talk_of(self, segment: Segment) -> int | None:
        """The place of the first part of the talk of its topic, None when the topic has none."""
        talks = (i for i, other in enumerate(self.segments) if other.activity is None and other.topic is segment.topic)
        return next(talks, None)


def ask(
    course: Course, edition: Edition, *, drops: bool = True, sessions: tuple[Session, ...] | None = None
) -> Question:
    """What of the course, as selected, may stand in the edition, or in these sessions of it. Without `drops` everything must."""
    sessions = sessions_of(edition) if sessions is None else sessions
    stretches = tuple(_stretches(sessions))
    segments = tuple(_segments(units_of(course), _longest(stretches)))
    pieces = tuple(_pieces(course, segments, edition, drops=drops))
    index = _Index(segments)
    promised = {name.text for name in edition.outcomes} or {outcome.id.text for outcome in course.outcomes}
    known = (outcome.id.text for outcome in course.outcomes if outcome.id.text in promised)
    practices = {outcome: tuple(index.practices(outcome)) for outcome in known}
    covers = {outcome: cover for outcome, cover in practices.items() if cover}
    problem = Problem(stretches, pieces, tuple(index.needs()), tuple(covers.values()))
    return Question(segments, sessions, problem, tuple(covers))


def _stretches(sessions: Sequence[Session]) -> Iterator[Stretch]:
    for session, following in zip(sessions, (*sessions[1:], None), strict=True):
        start, end = _on_line(session.day, session.start), _on_line(session.day, session.end)
        if session.pause is not None:
            yield Stretch(start, end, session.pause.minutes, session.leeway)
        else:
            yield Stretch(start, end, _on_line(following.day, following.start) - end if following else 0)


def _on_line(day: int, clock: int) -> int:
    return (day - 1) * MINUTES_PER_DAY + clock


def _longest(stretches: Sequence[Stretch]) -> int:
    """Minutes of the longest stretch, when the pauses around it make way."""
    before = (0, *(stretch.leeway for stretch in stretches))
    return max(s.end + s.leeway - s.start + b for s, b in zip(stretches, before, strict=False))


def _segments(units: Iterable[Unit], longest: int) -> Iterator[Segment]:
    """A talk is divided, between slides, only when no stretch is long enough for it."""
    waiting: list[Unit] = []
    for unit in units:
        if waiting and (not unit.follows_on(waiting[-1]) or sum(u.minutes.least for u in (*waiting, unit)) > longest):
            yield Segment(tuple(waiting))
            waiting = []
        waiting.append(unit)
    if waiting:
        yield Segment(tuple(waiting))


def _pieces(course: Course, segments: Sequence[Segment], edition: Edition, *, drops: bool) -> Iterator[Piece]:
    kept = {name.text for name in edition.keep}
    times = {pin.target.text: _on_line(_day_number(edition, pin.day), pin.at) for pin in edition.pins}
    begun: set[str] = set()
    for segment in segments:
        own = segment.activity.id.text if segment.activity is not None else segment.topic.id.text
        # A topic that starts at a fixed time starts with its first segment.
        at = next((times[name] for name in (own, segment.topic.id.text) if name in times and name not in begun), None)
        held = at is not None or bool(kept & {own, segment.topic.id.text, segment.units[0].module.id.text})
        minutes = [unit.minutes for unit in segment.units]
        twice_preferred = sum(m.twice_preferred for m in minutes)
        practice = segment.activity is not None and KINDS[segment.activity.kind].practice
        yield Piece(
            segment.least,
            sum(m.most for m in minutes),
            twice_preferred,
            Priority.MUST if held or not drops else segment.priority,
            counts=int(own not in begun),
            practice=twice_preferred // 2 if practice else 0,
            at=at,
        )
        begun |= {own, segment.topic.id.text}


def _day_number(edition: Edition, day: int) -> int:
    return len(day_frames(edition)) if day == LAST_DAY else day


class _Index:
    """Where topics and activities are found among the segments."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self.segments = segments
        self.place: dict[str, int] = {}
        """Of each topic its talk, or without one its first activity; of each activity and slide the segment it is in."""
        self.talks: dict[str, list[int]] = {}
        for i, segment in enumerate(segments):
            if segment.activity is None:
                self.talks.setdefault(segment.topic.id.text, []).append(i)
        for i, segment in enumerate(segments):
            talk = self.talks.get(segment.topic.id.text)
            self.place.setdefault(segment.topic.id.text, talk[0] if talk else i)
            if segment.activity is not None:
                self.place[segment.activity.id.text] = i
            for unit in segment.units:
                if isinstance(unit.piece, Slide):
                    self.place[unit.piece.id.text] = i

    def needs(self) -> Iterator[tuple[int, int]]:
        """A talk is kept whole, an activity with the talk of its topic, and both with what they require."""
        for first, *others in self.talks.values():
            for other in others:
                yield from ((other, first), (first, other))
        for i, segment in enumerate(self.segments):
            if segment.activity is not None and (talk := self.talks.get(segment.topic.id.text)):
                yield i, talk[0]
            required = (*segment.topic.requires, *(segment.activity.requires if segment.activity is not None else ()))
            yield from ((i, self.place[name.text]) for name in required if self.place.get(name.text, i) != i)

    def practices(self, outcome: str) -> Iterator[int]:
        """The activities that practise an outcome."""
        for i, segment in enumerate(self.segments):
            activity = segment.activity
            if activity is None or not KINDS[activity.kind].practice:
                continue
            if any(name.text == outcome for name in activity.outcomes):
                yield i


def minutes_by_module(segments: Iterable[Segment]) -> Mapping[str, int]:
    """The least minutes of these segments by the title of their module."""
    minutes: dict[str, int] = {}
    for segment in segments:
        title = title_text(segment.units[0].module)
        minutes[title] = minutes.get(title, 0) + segment.least
    return minutes
