"""Two editions of a course compared: what the second leaves out, shortens and moves, and which outcomes that touches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from coursekit.content import Reference, inlines_in, plain_text
from coursekit.model.course import Activity, Module, Priority, Talk, Topic, title_text
from coursekit.model.difference import (
    TALK,
    Change,
    DeadReference,
    Difference,
    Loss,
    Moved,
    Resized,
)
from coursekit.model.plan import CutReason, Plan
from coursekit.model.walk import all_blocks, owners_of
from coursekit.plan.promises import changed_outcomes
from coursekit.plan.seams import seams_between
from coursekit.plan.taught import Key, Taught, kind_of, taught_in


def compare(before: Plan, after: Plan) -> Difference:
    """What is cut, from `before` to `after`, is told by its outermost part: a module's topics are not cut once more."""
    old, new = taught_in(before), taught_in(after)
    resized = tuple(_resized(old, new))
    return Difference(
        before.edition,
        after.edition,
        Change(before.taught_minutes, after.taught_minutes),
        tuple(_losses(before, after)),
        tuple(_losses(after, before)),
        tuple(one for one in resized if one.minutes.lost > 0),
        tuple(one for one in resized if one.minutes.lost < 0),
        tuple(_moved(old, new)),
        tuple(changed_outcomes(before, after)),
        tuple(seams_between(before, after)),
        tuple(_dead_references(after)),
    )


# ---------------------------------------------------------------- what only one of the plans has


def _losses(had: Plan, has: Plan) -> Iterator[Loss]:
    taught = taught_in(had)
    kept = {owner.id.text for owner in owners_of(has.course)}
    talks = {key[1] for key in taught_in(has) if key[0] == TALK}
    for module in had.course.own_modules:
        if module.id.text not in kept:
            contents = tuple(title_text(topic) for topic in module.own_topics)
            yield _loss(module, "module", module, contents, taught, has)
            continue
        for topic in module.own_topics:
            if topic.id.text not in kept:
                contents = tuple(title_text(activity) for activity in topic.activities)
                yield _loss(topic, "topic", module, contents, taught, has)
            else:
                yield from _losses_in(topic, module, kept, talks, taught, has)


def _losses_in(
    topic: Topic, module: Module, kept: set[str], talks: set[str], taught: Mapping[Key, Taught], has: Plan
) -> Iterator[Loss]:
    told = False
    for segment in topic.segments:
        match segment:
            case Talk() if not told and topic.id.text not in talks:
                told = True
                minutes = _minutes([(TALK, topic.id.text)], taught)
                yield Loss(
                    topic.id.text, TALK, title_text(topic), title_text(module), minutes, topic.priority,
                    CutReason.CONDITION, (), topic.span,
                )  # fmt: skip
            case Activity() if segment.id.text not in kept and segment.kind != "break":
                yield _loss(segment, segment.kind, module, (), taught, has)
            case _:
                pass


def _loss(
    part: Module | Topic | Activity,
    kind: str,
    module: Module,
    contents: tuple[str, ...],
    taught: Mapping[Key, Taught],
    has: Plan,
) -> Loss:
    minutes = _minutes(_keys_in(part), taught)
    title, where = title_text(part), title_text(module)
    return Loss(part.id.text, kind, title, where, minutes, _priority(part), _reason(part, has), contents, part.span)


def _keys_in(part: Module | Topic | Activity) -> Iterator[Key]:
    match part:
        case Activity():
            yield "activity", part.id.text
        case Topic():
            yield TALK, part.id.text
            for activity in part.activities:
                yield from _keys_in(activity)
        case Module():
            for topic in part.own_topics:
                yield from _keys_in(topic)


def _minutes(keys: Iterable[Key], taught: Mapping[Key, Taught]) -> int:
    return sum(taught[key].minutes for key in keys if key in taught)


def _priority(part: Module | Topic | Activity) -> Priority:
    """A module has none of its own: it is worth what its dearest topic is."""
    return (
        max((topic.priority for topic in part.own_topics), default=Priority.MUST)
        if isinstance(part, Module)
        else part.priority
    )


def _reason(part: Module | Topic | Activity, plan: Plan) -> CutReason:
    """Why the plan has it not: for a part without a reason of its own, emptied by what was taken out of it, the first of
    those. What stands in other editions alone is left out by its condition."""
    reasons = {cut.id: cut.reason for cut in plan.cuts}
    ids = (part.id.text, *(key[1] for key in _keys_in(part)))
    return next((reasons[id] for id in ids if id in reasons), CutReason.CONDITION)


# ---------------------------------------------------------------- what both have


def _resized(old: Mapping[Key, Taught], new: Mapping[Key, Taught]) -> Iterator[Resized]:
    for key, now in new.items():
        if key in old and old[key].minutes != now.minutes:
            change = Change(old[key].minutes, now.minutes)
            title, module = title_text(now.part), title_text(now.module)
            yield Resized(key[1], kind_of(now.part), title, module, change, now.part.span)


def _moved(old: Mapping[Key, Taught], new: Mapping[Key, Taught]) -> Iterator[Moved]:
    for key, now in new.items():
        if key in old and old[key].place.half != now.place.half:
            title, module = title_text(now.part), title_text(now.module)
            yield Moved(key[1], kind_of(now.part), title, module, old[key].place, now.place, now.part.span)


def _dead_references(plan: Plan) -> Iterator[DeadReference]:
    for owner in owners_of(plan.course):
        for inline in inlines_in(all_blocks(owner)):
            if isinstance(inline, Reference) and not plan.targets[inline.target].number:
                title = plain_text(plan.targets[inline.target].title)
                yield DeadReference(inline.target, title, plain_text(inline.content), inline.span)
