"""Numbers of modules, topics and activities within an edition: what every product prints, and references lead to."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from coursekit.content import Inlines, Reference, inlines_in
from coursekit.model.course import Activity, Course, Talk
from coursekit.model.plan import Target
from coursekit.model.walk import Owner, all_blocks, owners_of
from coursekit.plan.known import Known
from coursekit.value import replace


def number_course(course: Course) -> Mapping[str, Target]:
    """Targets by id. Modules 1, topics 1.2, activities 1-3 (counted through the module), references [1]."""
    targets: dict[str, Target] = {}
    for m, module in enumerate(course.own_modules, start=1):
        targets[module.id.text] = Target("module", str(m), module.title)
        activities = 0
        for t, topic in enumerate(module.own_topics, start=1):
            targets[topic.id.text] = Target("topic", f"{m}.{t}", topic.title)
            for segment in topic.segments:
                if isinstance(segment, Activity):
                    activities += 1
                    targets[segment.id.text] = Target(segment.kind, f"{m}-{activities}", segment.title)
                elif isinstance(segment, Talk):
                    targets.update({s.id.text: Target("slide", f"{m}.{t}", s.title) for s in segment.slides})
    for i, source in enumerate(course.references, start=1):
        targets[source.id.text] = Target("reference", f"[{i}]", ())
    return targets


def with_absent(
    targets: Mapping[str, Target], whole: Course, select: Callable[[Inlines], Inlines]
) -> Mapping[str, Target]:
    """The targets, and after them what the edition leaves out of the whole course: it has no number, but a reference to it
    may still print its title, as `select` resolves it."""
    absent = {
        id: replace(target, number="", title=select(target.title))
        for id, target in number_course(whole).items()
        if id not in targets
    }
    return {**targets, **absent}


def with_cited(kept: Course, whole: Course, known: Known) -> Course:
    """The course with the sources that what is kept of it cites, and those that nothing cites at all: further reading."""
    if not kept.references:
        return kept
    cited, somewhere = _cited(kept, known), _cited(whole, known)
    sources = (s for s in kept.references if s.id.text in cited or s.id.text not in somewhere)
    return replace(kept, references=tuple(sources))


def _cited(course: Course, known: Known) -> frozenset[str]:
    return frozenset(reference.target for owner in owners_of(course) for reference in known.fact(references_in, owner))


def references_in(owner: Owner) -> tuple[Reference, ...]:
    return tuple(inline for inline in inlines_in(all_blocks(owner)) if isinstance(inline, Reference))
