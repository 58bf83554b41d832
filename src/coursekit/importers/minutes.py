"""How long the parts of a course take where nobody said: from its days, by what there is to do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import accumulate, pairwise

from coursekit.content import List, Table, each_block, text_of_all
from coursekit.model.course import Activity, Course, Module, PartKind, Slide, Topic
from coursekit.speech import spoken_minutes
from coursekit.units import MinuteRange
from coursekit.value import Value, replace

_ACTIVITIES: Mapping[str, float] = {
    "case": 25, "discussion": 15, "exercise": 25, "role-play": 30, "demonstration": 15, "brainstorm": 15, "video": 15,
    "quiz": 15, "game": 20, "reflection": 10, "tool": 10, "wrap-up": 20,
}  # fmt: skip
"""Minutes that an activity takes with an hour or two of talk around it."""

_LEAST_SHARE, _MOST_SHARE = 0.6, 1.4
_FULL = 0.9
"""How much of an edition its parts may fill at the least: breaks are not divided as its parts are."""

_MOST_ACTIVITY = 75
_MOST_SLIDE = 45
_MOST_LEAST = 45
"""What anything must be able to shrink to, so that it finds a place between two breaks."""

_STEP = 5


class Piece(Value):
    """The talk of a topic or an activity: what it would take, what it takes at most, and the minutes that are stated."""

    identity: str
    natural: float
    most: int
    stated: int | None


def natural_minutes(course: Course, stated: Mapping[str, int]) -> float:
    """What all of it would take if there were no days to fill."""
    return sum(piece.natural if piece.stated is None else piece.stated for piece in pieces_of(course, stated))


def pieces_of(course: Course, stated: Mapping[str, int]) -> tuple[Piece, ...]:
    return tuple(piece for module in course.own_modules for piece in _of_module(module, stated))


def _of_module(module: Module, stated: Mapping[str, int]) -> Iterable[Piece]:
    """Minutes stated of a topic or a module are those of all in it."""
    pieces = [piece for topic in module.own_topics for piece in _of_topic(topic, stated)]
    return _shared(pieces, stated.get(module.id.text))


def _of_topic(topic: Topic, stated: Mapping[str, int]) -> Iterable[Piece]:
    pieces = [
        Piece(one.id.text, _ACTIVITIES.get(one.kind, 15), _MOST_ACTIVITY, stated.get(one.id.text))
        for one in topic.activities
    ]
    if topic.slides:
        natural = 3 + sum(_of_slide(slide) for slide in topic.slides)
        pieces.insert(0, Piece(topic.id.text, natural, _MOST_SLIDE * len(topic.slides), None))
    return _shared(pieces, stated.get(topic.id.text))


def _of_slide(slide: Slide) -> float:
    items = sum(
        len(block.items if isinstance(block, List) else block.rows)
        for block in each_block(slide.blocks)
        if isinstance(block, List | Table)
    )
    said = "".join(text_of_all(part.blocks) for part in slide.parts if part.kind is PartKind.SAY)
    return max(1 + 1.5 * items, 1.25 * spoken_minutes(said))


def _shared(pieces: list[Piece], minutes: int | None) -> list[Piece]:
    """The minutes stated of all together, shared among those that state none of their own; at least one each."""
    free = [piece for piece in pieces if piece.stated is None]
    if minutes is None or not free:
        return pieces
    left = max(len(free), minutes - sum(piece.stated or 0 for piece in pieces))
    whole = sum(piece.natural for piece in free)
    ends = [round(left * sofar / whole) for sofar in accumulate((piece.natural for piece in free), initial=0.0)]
    shares = {piece.identity: max(1, end - start) for piece, (start, end) in zip(free, pairwise(ends), strict=True)}
    return [replace(piece, stated=shares.get(piece.identity, piece.stated)) for piece in pieces]


def proposals(pieces: tuple[Piece, ...], longest: int, shortest: int) -> dict[str, MinuteRange]:
    """A range for each, so that all fit into the minutes of the shortest edition and fill those of the longest.

    Stated minutes stay what is wanted; they may be less where they leave no room for the rest (hours in titles hold the
    breaks too), or are longer than one can go on without a break. Multiples of five, but where there is too much for so
    little time.
    """
    free = [piece for piece in pieces if piece.stated is None]
    given = sum(piece.stated or 0 for piece in pieces)
    held = min(1.0, max(0.0, _FULL * shortest - _STEP * len(free)) / given) if given else 1.0
    ranges = {piece.identity: _stated(piece.stated, held) for piece in pieces if piece.stated is not None}
    natural = sum(piece.natural for piece in free) or 1.0
    much, little = max(0.0, longest - given) / natural, max(0.0, shortest - given * held) / natural
    for step in (_STEP, 1):
        proposed = {piece.identity: _range(piece, little, much, step) for piece in free}
        if sum(one.least for one in (*ranges.values(), *proposed.values())) <= _FULL * shortest:
            break
    return {**ranges, **proposed}


def _stated(minutes: int, held: float) -> MinuteRange:
    least = min(max(1, int(minutes * held)), _MOST_LEAST)
    return MinuteRange(least, minutes, None if least == minutes else minutes)


def _range(piece: Piece, little: float, much: float, step: int) -> MinuteRange:
    most = min(piece.most, max(step, step * -(-piece.natural * much * _MOST_SHARE // step)))
    least = max(step, step * int(piece.natural * little * _LEAST_SHARE // step))
    return MinuteRange(int(min(least, most, _MOST_LEAST)), int(most))


def middle_of(minutes: MinuteRange) -> int:
    """About the middle of a range, as one would say it: in steps of five, where it reaches so far."""
    middle = (minutes.least + minutes.most) / 2
    return min(max(int(middle / _STEP + 0.5) * _STEP, minutes.least), minutes.most)


def with_minutes(course: Course, ranges: Mapping[str, MinuteRange]) -> Course:
    return replace(course, modules=tuple(_module(module, ranges) for module in course.own_modules))


def _module(module: Module, ranges: Mapping[str, MinuteRange]) -> Module:
    return replace(module, topics=tuple(_topic(topic, ranges) for topic in module.own_topics))


def _topic(topic: Topic, ranges: Mapping[str, MinuteRange]) -> Topic:
    segments = tuple(
        replace(one, minutes=ranges.get(one.id.text)) if isinstance(one, Activity) else one for one in topic.segments
    )
    return replace(topic, minutes=ranges.get(topic.id.text) if topic.slides else None, segments=segments)
