"""Is a translation the same course? Whoever teaches it must find every part, as long and in the same order."""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.content import Condition, Name
from coursekit.diagnostic import Report, Span, warning_rule
from coursekit.model.course import Activity, Course, Reuse, Talk, Topic
from coursekit.units import MinuteRange, format_range
from coursekit.value import Value

TRANSLATION_DIFFERS = warning_rule(
    "translation-differs",
    """A course that `translates` another has not the same parts: an edition, module, topic or activity is missing or too
many, stands elsewhere, or differs in its minutes, priority, conditions, slides or parts. Change both; or, when they are
meant to differ, remove `translates`.""",
)


class _Outline(Value):
    """What must be the same of one part, by what it is called in messages."""

    id: str
    span: Span
    facts: dict[str, str]


def check_translation(course: Course, original: Course, report: Report) -> None:
    """Both as written, reuse not resolved. Reports `translation-differs`."""
    parts, originals = ({part.id: part for part in _parts(one)} for one in (course, original))
    help = f"compare with {original.span.path}"
    for id in (id for id in originals if id not in parts):
        where = originals[id].span
        message = f"“{id}” is missing; the original has it at {where.path}:{where.line}"
        report(TRANSLATION_DIFFERS, _place(course), message, help=help)
    for id in (id for id in parts if id not in originals):
        report(TRANSLATION_DIFFERS, parts[id].span, f"the original has no “{id}”", help=help)
    common = [id for id in parts if id in originals]
    for id, expected in zip(common, (id for id in originals if id in parts), strict=True):
        if id != expected:
            message = f"“{id}” stands where the original has “{expected}”"
            report(TRANSLATION_DIFFERS, parts[id].span, message, help=help)
            break
    for id in common:
        _compare(parts[id], originals[id], report)


def _compare(part: _Outline, original: _Outline, report: Report) -> None:
    for fact in dict.fromkeys((*part.facts, *original.facts)):
        here, there = part.facts.get(fact, ""), original.facts.get(fact, "")
        if here != there:
            where = f"{original.span.path}:{original.span.line}"
            message = f"{fact} of “{part.id}”: {here or 'none'}, in the original {there or 'none'}"
            report(TRANSLATION_DIFFERS, part.span, message, help=f"compare with {where}")


def _place(course: Course) -> Span:
    return course.translates.span if course.translates else course.id.span


def _parts(course: Course) -> Iterator[_Outline]:
    for edition in course.editions:
        facts = {"days": f"{edition.days:g}", "keep": _names(edition.keep), "drop": _names(edition.drop)}
        yield _Outline(f"edition {edition.id}", edition.span, facts)
    for module in course.modules:
        if isinstance(module, Reuse):
            yield _reuse(module)
            continue
        yield _Outline(module.id.text, module.span, _condition(module.condition))
        for topic in module.topics:
            yield from _topic(topic)


def _topic(topic: Topic | Reuse) -> Iterator[_Outline]:
    if isinstance(topic, Reuse):
        yield _reuse(topic)
        return
    slides = [str(len(s.slides)) if isinstance(s, Talk) else "–" for s in topic.segments]
    facts = {
        "minutes": _minutes(topic.minutes),
        "priority": topic.priority.name.lower(),
        "slides": " ".join(slides),
        **_condition(topic.condition),
    }
    yield _Outline(topic.id.text, topic.span, facts)
    for segment in topic.segments:
        match segment:
            case Activity():
                yield _activity(segment)
            case Reuse():
                yield _reuse(segment)
            case Talk():
                pass


def _activity(activity: Activity) -> _Outline:
    facts = {
        "kind": activity.kind,
        "minutes": _minutes(activity.minutes),
        "priority": activity.priority.name.lower(),
        "grouping": activity.grouping or "",
        "parts": " ".join(part.kind for part in activity.parts),
        **_condition(activity.condition),
    }
    return _Outline(activity.id.text, activity.span, facts)


def _reuse(reuse: Reuse) -> _Outline:
    minutes = ", ".join(f"{name} {_minutes(own)}".strip() for name, own in reuse.minutes)
    return _Outline(f"{reuse.course}#{reuse.target}", reuse.span, {"minutes": minutes, **_condition(reuse.condition)})


def _minutes(minutes: MinuteRange | None) -> str:
    return format_range(minutes) if minutes is not None else ""


def _condition(condition: Condition) -> dict[str, str]:
    """Audiences are words of the course's own language; how many there are is the same."""
    return {"editions": _names(condition.editions), "audiences": str(len(condition.audience))}


def _names(names: tuple[Name, ...]) -> str:
    return ", ".join(str(name) for name in names)
