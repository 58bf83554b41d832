"""The sentence that leads on from a talk, where an edition leaves out the talk's last slides."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise

from coursekit.model.course import Activity, Course, Part, PartKind, Reuse, Segment, Slide, Talk, Topic
from coursekit.model.walk import owners_of, topics_of
from coursekit.sharing import as_tuple, with_fields
from coursekit.value import replace

Parts = tuple[Part, ...]


def with_transitions(kept: Course, whole: Course, select: Callable[[Parts], Parts]) -> Course:
    """A talk that lost its last slides still leads on to what comes after it: the transition that stood under the last of all
    stands under the last that is left, unless that has one of its own. One that led to what is left out as well is gone.

    `select` resolves the conditions of parts.
    """
    ids = frozenset(owner.id.text for owner in owners_of(kept))
    carried = {id: select(parts) for id, parts in _carried(whole, ids)}
    if not any(carried.values()):
        return kept
    modules = (
        with_fields(
            module, topics=as_tuple([_with_carried(topic, carried) for topic in module.own_topics], module.topics)
        )
        for module in kept.own_modules
    )
    return replace(kept, modules=tuple(modules))


def _carried(whole: Course, ids: frozenset[str]) -> Iterator[tuple[str, Parts]]:
    """By the id of the slide to which they go."""
    segments = [segment for topic in topics_of(whole) for segment in topic.segments if not _is_break(segment)]
    for segment, following in pairwise(segments):
        if isinstance(segment, Talk) and any(id in ids for id in _ids(following)):
            left = [slide for slide in segment.slides if slide.id.text in ids]
            if left and left[-1] is not segment.slides[-1]:
                yield left[-1].id.text, transitions_of(segment.slides[-1])


def _is_break(segment: Segment | Reuse) -> bool:
    return isinstance(segment, Activity) and segment.kind == "break"


def _ids(segment: Segment | Reuse) -> tuple[str, ...]:
    match segment:
        case Talk(slides):
            return tuple(slide.id.text for slide in slides)
        case Activity(id=id):
            return (id.text,)
        case Reuse():
            raise AssertionError("reuse is resolved before anything is planned")


def transitions_of(owner: Slide | Activity) -> Parts:
    return tuple(part for part in owner.parts if part.kind is PartKind.TRANSITION)


def _with_carried(topic: Topic, carried: Mapping[str, Parts]) -> Topic:
    def with_parts(slide: Slide) -> Slide:
        more = () if transitions_of(slide) else carried.get(slide.id.text, ())
        return replace(slide, parts=(*slide.parts, *more)) if more else slide

    def with_slides(segment: Segment) -> Segment:
        if not isinstance(segment, Talk):
            return segment
        return with_fields(segment, slides=as_tuple([with_parts(slide) for slide in segment.slides], segment.slides))

    segments = [with_slides(segment) for segment in topic.segments if isinstance(segment, Segment)]
    return with_fields(topic, segments=as_tuple(segments, topic.segments))
