"""The frame of a teaching day: start, end, lunch and breaks, with what an edition changes in it."""

from __future__ import annotations

from typing import TypeVar

from coursekit.diagnostic import Report, Span, error_rule
from coursekit.model.course import DayFrame, Pause, spread_breaks, standard_lunch
from coursekit.read import declarations as declared
from coursekit.source.fields import WRONG_TYPE, Field, Values, read_record, report_fullwidth
from coursekit.source.nodes import Mapping, Node, Sequence
from coursekit.units import format_clock

DAY_IMPOSSIBLE = error_rule(
    "day-impossible",
    """The frame of a day cannot be: it ends before it starts, lunch lies outside it, or its breaks overlap or leave
nothing to teach in.""",
)

T = TypeVar("T")
D = TypeVar("D")


def read_frame(own: Node | None, common: Node | None, place: Span, report: Report) -> DayFrame:
    """The frame from an edition's `day` and the course's: what the first does not say, the second says.

    Without either, 9:00 to 17:00, lunch of 90 minutes at 12:00, breaks of 15 about every 90.
    """
    layers = [read_record(declared.DAY, node, report) for node in (own, common) if isinstance(node, Mapping)]
    for node in (own, common):
        if node is not None and not isinstance(node, Mapping) and not report_fullwidth(node, report):
            report(WRONG_TYPE, node.span, "the day wants start, end, lunch and breaks", help="write its keys")
    start = _first(layers, declared.DAY_START, 9 * 60)
    end = _first(layers, declared.DAY_END, 17 * 60)
    place = layers[0].span if layers else place
    if end <= start:
        message = f"the day ends at {format_clock(end)}, before it starts at {format_clock(start)}"
        report(DAY_IMPOSSIBLE, _place(layers, declared.DAY_END, place), message, help="mend start or end")
        return DayFrame(start, end, None, ())
    lunch = _lunch(own, layers, start, end, report)
    frame = DayFrame(start, end, lunch, *_breaks(layers, start, end, lunch, report))
    if (pause := _find_impossible(frame)) is not None:
        message = f"the break at {format_clock(pause.at)} leaves nothing to teach before or after it"
        at = _place(layers, declared.DAY_LUNCH if pause is lunch else declared.DAY_BREAKS, place)
        help = f"the day runs from {format_clock(frame.start)} to {format_clock(frame.end)}"
        report(DAY_IMPOSSIBLE, at, message, help=help)
    return frame


def _place(layers: list[Values], field: Field[T], otherwise: Span) -> Span:
    return next((layer.spans[field.name] for layer in layers if field.name in layer.spans), otherwise)


def _lunch(own: Node | None, layers: list[Values], start: int, end: int, report: Report) -> Pause | None:
    node = _first(layers, declared.DAY_LUNCH, None)
    if node is None:
        return standard_lunch(start, end)
    pause = _pause(node, report)
    inherited = isinstance(own, Mapping) and own.find("lunch") is None
    if pause is not None and inherited and not start < pause.at < pause.at + pause.minutes < end:
        # An edition that is held in the afternoon only has no use for the course's lunch.
        return None
    return pause


def _first(layers: list[Values], field: Field[T], default: D) -> T | D:
    return next((value for layer in layers if (value := layer.get(field)) is not None), default)


def _pause(node: Node, report: Report) -> Pause | None:
    values = read_record(declared.PAUSE, node, report)
    at, minutes = values.get(declared.BREAK_AT), values.get(declared.BREAK_MINUTES)
    return None if at is None or minutes is None else Pause(at, int(minutes))


def _breaks(
    layers: list[Values], start: int, end: int, lunch: Pause | None, report: Report
) -> tuple[tuple[Pause, ...], int]:
    """The breaks, and about how long one teaches between them when they are spread evenly."""
    node = _first(layers, declared.DAY_BREAKS, None)
    if isinstance(node, Sequence):
        pauses = [_pause(item, report) for item in node.items]
        return tuple(sorted((p for p in pauses if p is not None), key=lambda pause: pause.at)), 0
    every, minutes = 90, 15
    if node is not None:
        values = read_record(declared.BREAKS, node, report)
        every = int(values.get(declared.BREAKS_EVERY) or every)
        minutes = int(values.get(declared.BREAK_MINUTES) or minutes)
    return spread_breaks(start, end, lunch, every, minutes), every


def _find_impossible(frame: DayFrame) -> Pause | None:
    """The first pause that does not lie after some teaching and before some more."""
    lunch: tuple[Pause, ...] = (frame.lunch,) if frame.lunch is not None else ()
    at = frame.start
    for pause in sorted((*frame.breaks, *lunch), key=lambda p: p.at):
        if pause.at <= at or pause.at + pause.minutes >= frame.end:
            return pause
        at = pause.at + pause.minutes
    return None
