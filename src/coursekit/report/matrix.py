"""Ready-made editions as the matrix of what each keeps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import assert_never

from coursekit.documents.matrix import (
    Cell,
    Facts,
    Hindrance,
    Keeping,
    Matrix,
    MatrixCourse,
    MatrixLength,
    MatrixModule,
    MatrixRow,
    Share,
)
from coursekit.model.course import Activity, Module, Priority, Talk, title_text
from coursekit.model.plan import CutReason
from coursekit.model.ready_made import Fits, Key, ReadyMade, TooLong, TooShort, Tried
from coursekit.units import MinuteRange


@dataclass(frozen=True, slots=True)
class _Segment:
    key: Key
    kind: str
    title: str
    priority: Priority
    minutes: MinuteRange


def matrix_of(courses: Iterable[ReadyMade]) -> Matrix:
    return Matrix(tuple(_course(one) for one in courses))


def days_title(days: float) -> str:
    return "1 day" if days == 1 else "½ day" if days == 0.5 else f"{days:g} days"


def _course(made: ReadyMade) -> MatrixCourse:
    course = made.course
    segments = {module.id.text: tuple(_segments(module)) for module in course.own_modules}
    every = [segment for inside in segments.values() for segment in inside]
    modules = (
        _module(number, title_text(module), segments[module.id.text], made.lengths)
        for number, module in enumerate(course.own_modules, start=1)
        if segments[module.id.text]
    )
    return MatrixCourse(
        course.id.text,
        course.title,
        course.subtitle,
        course.language,
        tuple(
            MatrixLength(one.days, days_title(one.days), one.edition, _found(one, made, every)) for one in made.lengths
        ),
        tuple(modules),
    )


def _segments(module: Module) -> Iterator[_Segment]:
    """A topic's talk is one, wherever activities divide it; a break that the author wrote is none."""
    nothing = MinuteRange(0, 0)
    for topic in module.own_topics:
        told = False
        for segment in topic.segments:
            match segment:
                case Talk() if not told:
                    told = True
                    key = ("talk", topic.id.text)
                    yield _Segment(key, "talk", title_text(topic), topic.priority, topic.minutes or nothing)
                case Activity(kind=kind) if kind != "break":
                    key = ("activity", segment.id.text)
                    yield _Segment(key, kind, title_text(segment), segment.priority, segment.minutes or nothing)
                case _:
                    pass


# ---------------------------------------------------------------- the rows


def _module(number: int, title: str, segments: Sequence[_Segment], lengths: Sequence[Tried]) -> MatrixModule:
    rows = tuple(
        MatrixRow(one.kind, one.title, one.priority.name.lower(), tuple(_cell([one], tried) for tried in lengths))
        for one in segments
    )
    return MatrixModule(number, title, tuple(_cell(segments, tried) for tried in lengths), rows)


def _cell(segments: Sequence[_Segment], tried: Tried) -> Cell | None:
    """What of these segments is kept together; None in a length that does not fit."""
    if not isinstance(tried.outcome, Fits):
        return None
    minutes = sum(tried.outcome.minutes.get(segment.key, 0) for segment in segments)
    preferred = sum(segment.minutes.twice_preferred for segment in segments) / 2
    if not minutes:
        return Cell(Keeping.LEFT_OUT, 0, "", 0)
    off = minutes - preferred
    # The middle of a range may be half a minute, which nobody can plan: that is not off.
    said = f"{off:+g}".replace("-", "−") if abs(off) >= 1 else ""
    tenths = max(1, min(10, round(10 * minutes / preferred))) if preferred else 10
    return Cell(Keeping.SHORTENED if off <= -1 else Keeping.KEPT, minutes, said, tenths)


# ---------------------------------------------------------------- the lengths


def _found(tried: Tried, made: ReadyMade, segments: Sequence[_Segment]) -> Facts | Hindrance:
    match tried.outcome:
        case Fits():
            return _facts(tried.outcome, segments)
        case TooShort():
            return _too_short(tried.outcome, tried.edition)
        case TooLong(most=most, available=available):
            reason = f"Everything at its most takes {most} of {available} min: the rest would be idle."
            enough = _enough(made)
            help = f"{days_title(enough)} {'hold' if enough > 1 else 'holds'} all of it." if enough else ""
            return Hindrance("too long", reason, help)
        case _:
            assert_never(tried.outcome)


def _facts(fits: Fits, segments: Sequence[_Segment]) -> Facts:
    def share(priority: Priority) -> Share:
        own = [segment.key for segment in segments if segment.priority is priority]
        return Share(sum(key in fits.minutes for key in own), len(own))

    lines = fits.balance.outcomes
    return Facts(
        fits.plan.taught_minutes,
        fits.plan.available_minutes,
        round(100 * fits.balance.practice_share),
        Share(sum(line.practice > 0 for line in lines), len(lines)),
        share(Priority.MUST),
        share(Priority.SHOULD),
        share(Priority.COULD),
    )


def _too_short(outcome: TooShort, edition: str) -> Hindrance:
    first, *more = outcome.reasons
    said = (one.message.removeprefix(f"edition “{edition}”: ") for one in (first, *more))
    changes = tuple(
        (change.text, f"{change.span.path}:{change.span.line}")
        for reason in outcome.reasons
        for change in reason.suggestions
    )
    return Hindrance("too short", "; ".join(said) + ".", f"{first.help}.", changes)


def _enough(made: ReadyMade) -> float | None:
    """The shortest length that leaves out nothing for want of time."""
    for tried in made.lengths:
        if isinstance(tried.outcome, Fits) and all(c.reason is not CutReason.NO_TIME for c in tried.outcome.plan.cuts):
            return tried.days
    return None
