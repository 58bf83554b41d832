"""The minutes that an activity's steps name, made to agree with the minutes the plan gives it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from coursekit.content import Block, Blocks, Inline, Inlines, Text, inlines_in, rewrite_block
from coursekit.model.course import Activity, Course, Module, Part, PartKind, Segment, Topic
from coursekit.plan.units import share_whole
from coursekit.sharing import as_tuple, with_fields
from coursekit.value import replace

STEP_MINUTES = re.compile(r"(\d{1,3})(?=\s*(?:分钟|分鐘|min\b|minutes?\b))")


def named_minutes(blocks: Blocks) -> list[int]:
    """The minutes named in the blocks, in reading order."""
    texts = (inline.text for inline in inlines_in(blocks) if isinstance(inline, Text))
    return [int(found) for text in texts for found in STEP_MINUTES.findall(text)]


def fit_steps(course: Course, minutes: Mapping[str, int]) -> Course:
    """Steps that name more minutes than the plan gives their activity are shortened alike, to that sum.

    A shorter edition would otherwise show the room “15 min” above steps that add up to 20.
    """

    def fit_segment(segment: Segment) -> Segment:
        if not isinstance(segment, Activity) or segment.id.text not in minutes:
            return segment
        fitted = [_fit(part, minutes[segment.id.text]) for part in segment.parts]
        return with_fields(segment, parts=as_tuple(fitted, segment.parts))

    def fit_topic(topic: Topic) -> Topic:
        segments = [fit_segment(s) for s in topic.segments if isinstance(s, Segment)]
        return with_fields(topic, segments=as_tuple(segments, topic.segments))

    def fit_module(module: Module) -> Module:
        return with_fields(module, topics=as_tuple([fit_topic(topic) for topic in module.own_topics], module.topics))

    return with_fields(course, modules=as_tuple([fit_module(module) for module in course.own_modules], course.modules))


def _fit(part: Part, minutes: int) -> Part:
    if part.kind is not PartKind.STEPS:
        return part
    named = named_minutes(part.blocks)
    if sum(named) <= minutes or len(named) > minutes:
        return part
    # No step loses all its minutes: each keeps one, the rest is shared by what was written.
    shares = iter(1 + share for share in share_whole(minutes - len(named), [float(n) for n in named]))
    return replace(part, blocks=tuple(_with_minutes(block, shares) for block in part.blocks))


def _with_minutes(block: Block, shares: Iterator[int]) -> Block:
    def rewrite(inline: Inline) -> Inlines:
        if isinstance(inline, Text):
            return (Text(STEP_MINUTES.sub(lambda _: str(next(shares)), inline.text)),)
        return (inline,)

    return rewrite_block(block, rewrite)
