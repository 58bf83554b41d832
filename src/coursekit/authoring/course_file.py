"""course.yaml and glossary.yaml."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from coursekit.authoring.bound_text import bound_value, condition_fields, unbound
from coursekit.authoring.editions import common_day, day_fields, edition_fields
from coursekit.authoring.outline_module import outline_module
from coursekit.authoring.yaml_text import EMPTY, Fields, Items, Names, Word, Yaml, yaml_of
from coursekit.model.course import Course, Group, Module, Overflow, Reuse, Risk, Term
from coursekit.units import format_range

Notes = Mapping[str, str]
"""Comments by what they stand before: the id of a module, topic or activity, `course.FIELD`, `edition.ID`."""


def course_yaml(course: Course, files: Mapping[int, str], notes: Notes) -> str:
    """`files` are the paths of the modules that have one, by their place in the course."""
    outcomes, *lists = _lists(course)
    groups = (_names(course), _texts(course), outcomes, _preparation(course), *lists)
    modules = Items(tuple(_module(module, number, files, notes) for number, module in enumerate(course.modules)))
    written = (*groups, _frame(course), _editions(course, notes), Fields((("modules", modules),)))
    return "\n".join(text for group in written if (text := yaml_of(_noted(group, notes))))


def _noted(group: Fields, notes: Notes) -> Fields:
    return Fields(group.fields, notes=tuple((key, notes.get(f"course.{key}", "")) for key, _ in group.fields))


def glossary_yaml(terms: Iterable[Term]) -> str:
    return yaml_of(Fields(tuple((term.term.text, bound_value(term.definition)) for term in terms)))


# ---------------------------------------------------------------- groups of fields


def _names(course: Course) -> Fields:
    return Fields(
        (
            ("schema", Word("1")),
            ("id", course.id.text),
            ("title", bound_value(course.title)),
            ("subtitle", bound_value(course.subtitle)),
            ("language", course.language),
            ("translates", course.translates.text if course.translates is not None else ""),
            ("version", course.version),
            ("date", Word(course.date)),
            ("audience", Names(course.audience)),
            ("group", _group(course.group)),
        )
    )


def _group(group: Group) -> Fields:
    if group == Group():
        return Fields(())
    numbers = (("min", group.least), ("max", group.most), ("tables", group.tables))
    return Fields(tuple((key, Word(str(number))) for key, number in numbers), inline=True)


def _texts(course: Course) -> Fields:
    return Fields(
        (
            ("summary", bound_value(course.summary)),
            ("purpose", bound_value(course.purpose)),
            ("prerequisites", _text_list(course.prerequisites)),
        )
    )


def _text_list(texts: Iterable[str]) -> Items:
    return Items(tuple(map(bound_value, texts)))


def _by_name(pairs: Iterable[tuple[str, str]]) -> Fields:
    return Fields(tuple((name, bound_value(text)) for name, text in pairs))


def _preparation(course: Course) -> Fields:
    lists = course.preparation
    checklists = Fields(
        (
            ("two-weeks", _text_list(lists.two_weeks)),
            ("day-before", _text_list(lists.day_before)),
            ("hour-before", _text_list(lists.hour_before)),
        )
    )
    return Fields((("room", bound_value(course.room)), ("preparation", checklists)))


def _lists(course: Course) -> tuple[Fields, ...]:
    outcomes = _by_name((outcome.id.text, outcome.text) for outcome in course.outcomes)
    return (
        Fields((("outcomes", outcomes if outcomes.fields else EMPTY),)),
        Fields((("risks", Items(tuple(map(_risk, course.risks)))),)),
        Fields((("evaluation", _text_list(course.evaluation)),)),
        Fields((("references", _by_name((source.id.text, source.text) for source in course.references)),)),
        Fields((("changes", _by_name((change.version, change.text) for change in course.changes)),)),
    )


def _risk(risk: Risk) -> Fields:
    event, condition = unbound(risk.event)
    return Fields((("if", bound_value(event)), ("then", bound_value(risk.answer)), *condition_fields(condition)))


def _frame(course: Course) -> Fields:
    common = common_day(course.editions)
    return Fields(
        (
            ("day", day_fields(common) if common is not None else Fields(())),
            ("overflow", "" if course.overflow is Overflow.SPLIT else str(course.overflow)),
            ("silence", Names(course.silence)),
        )
    )


def _editions(course: Course, notes: Notes) -> Fields:
    common = common_day(course.editions)
    editions = tuple((edition.id.text, edition_fields(edition, common)) for edition in course.editions)
    comments = tuple((key, notes.get(f"edition.{key}", "")) for key, _ in editions)
    return Fields((("editions", Fields(editions, notes=comments)),))


# ---------------------------------------------------------------- modules


def _module(module: Module | Reuse, number: int, files: Mapping[int, str], notes: Notes) -> Yaml:
    if isinstance(module, Reuse):
        return _reuse(module)
    return files[number] if number in files else outline_module(module, number + 1, notes)


def _reuse(reuse: Reuse) -> Fields:
    minutes = tuple((name.text, Word(format_range(own))) for name, own in reuse.minutes)
    target = f"{reuse.course}#{reuse.target}"
    fields: tuple[tuple[str, Yaml], ...] = (("reuse", target), ("minutes", Fields(minutes, inline=True)))
    return Fields((*fields, *condition_fields(reuse.condition)), inline=True)
