"""Numbers of modules, topics and activities within an edition: what every product prints, and references lead to."""

from __future__ import annotations

from collections.abc import Mapping

from coursekit.model.course import Activity, Course, Talk
from coursekit.model.plan import Target


def number_course(course: Course) -> Mapping[str, Target]:
    """Targets by id. Modules 1, topics 1.2, activities 1-3 (counted through the module), references [1] in use or not."""
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
