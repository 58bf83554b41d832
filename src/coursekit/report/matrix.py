"""Ready-made editions as the matrix of what each keeps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
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
from coursekit.model.ready_made import Fits, Key, ReadyMade, TooLong, TooShort, Tried
from coursekit.units import MinuteRange
from coursekit.value import Value


class _Segment(Value):
    key: Key
    kind: str
    title: str
    priority: Priority
    minutes: MinuteRange


def matrix_of(courses: Iterable[ReadyMade]) -> Matrix:
    return Matrix(tuple(_course(one) for one in courses))


def days_title(days: float) -> str:
    return "½ day" if days == 0.5 else "1 day" if days == 1 else f"{days:g} days"


def _course(made: ReadyMade) -> MatrixCourse:
    course = made.course
    segments = {module.id.text: tuple(_segments(module)) for module in course.own_modules}
    every = [segment for inside in segments.values() for segment in inside]
    hindrances = tuple(_hindrances(made))
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
            MatrixLength(one.days, days_title(one.days), one.edition, _found(one, hindrances, every))
            for one in made.lengths
        ),
        hindrances,
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


def _found(tried: Tried, hindrances: Iterable[Hindrance], segments: Sequence[_Segment]) -> Facts | Hindrance:
    if isinstance(tried.outcome, Fits):
        return _facts(tried.outcome, segments)
    return next(hindrance for hindrance in hindrances if tried.edition in hindrance.editions)


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


def _hindrances(made: ReadyMade) -> Iterator[Hindrance]:
    """Lengths that are too long are so for one reason."""
    too_long: list[tuple[Tried, TooLong]] = []
    for tried in made.lengths:
        match tried.outcome:
            case Fits():
                pass
            case TooShort():
                yield _too_short(tried, tried.outcome)
            case TooLong():
                too_long.append((tried, tried.outcome))
            case _:
                assert_never(tried.outcome)
    if too_long:
        yield _too_long([tried for tried, _ in too_long], too_long[0][1], made)


def _too_short(tried: Tried, outcome: TooShort) -> Hindrance:
    said = (one.message.removeprefix(f"edition “{tried.edition}”: ") for one in outcome.reasons)
    changes = tuple(
        (_capital(change.text), f"{change.span.path}:{change.span.line}")
        for reason in outcome.reasons
        for change in reason.suggestions
    )
    help = f"{_capital(outcome.reasons[0].help)}."
    return Hindrance(
        days_title(tried.days), (tried.edition,), "too short", f"{_capital('; '.join(said))}.", help, changes
    )


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


def _too_long(lengths: Sequence[Tried], outcome: TooLong, made: ReadyMade) -> Hindrance:
    *others, last = (f"{one.days:g}" for one in lengths)
    title = f"{', '.join(others)} and {last} days" if others else days_title(lengths[0].days)
    reason = f"All that the course has takes {outcome.most} min at the most, and there are {outcome.available} or more."
    enough = _enough(made, outcome)
    help = f"{days_title(enough)} {'hold' if enough > 1 else 'holds'} all of it." if enough else ""
    return Hindrance(title, tuple(one.edition for one in lengths), "too long", reason, help)


def _enough(made: ReadyMade, outcome: TooLong) -> float | None:
    """The shortest length that keeps everything."""
    fitting = ((tried.days, tried.outcome.minutes) for tried in made.lengths if isinstance(tried.outcome, Fits))
    return next((days for days, minutes in fitting if outcome.kept <= minutes.keys()), None)
