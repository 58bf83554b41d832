"""Names that must be declared once and mean something: ids, outcomes, editions, audiences, references."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from coursekit.activities import KINDS
from coursekit.content import Name, Reference, each_inline, inlines_in
from coursekit.diagnostic import Report, Rule, Span, error_rule, warning_rule
from coursekit.model.course import Activity, Course, Module, Topic, title_text
from coursekit.model.walk import activities_of, all_blocks, conditions_in, owners_of, titles_of
from coursekit.spelling import advise

DUPLICATE_ID = error_rule(
    "duplicate-id",
    """Two parts of the course have the same id. Ids of modules, topics, slides, activities and references share one space,
for a reference must lead to one place. Upper and lower case do not make a difference.""",
)
UNKNOWN_OUTCOME = error_rule(
    "unknown-outcome", "An outcome is named that course.yaml does not declare under `outcomes`."
)
UNKNOWN_EDITION = error_rule(
    "unknown-edition",
    """A condition or a delivery names an edition that course.yaml does not declare; what it binds would never appear
anywhere.""",
)
UNKNOWN_AUDIENCE = error_rule(
    "unknown-audience", "A condition or an edition names an audience that course.yaml does not list under `audience`."
)
UNKNOWN_REFERENCE = error_rule(
    "unknown-reference",
    """A reference `[](#id)` names an id that nothing in the course has. It may lead to a module, topic, slide, activity or
an entry of `references`.""",
)
UNKNOWN_ID = error_rule(
    "unknown-id",
    "`requires`, `keep`, `drop` or `fixed` names an id that no module, topic or activity of the course has.",
)
REQUIRED_LATER = error_rule(
    "required-later",
    """Something `requires` what the course teaches only later, or is a part of itself. Move one of them, or mend the id.""",
)
OUTCOME_NOT_PRACTISED = warning_rule(
    "outcome-not-practised",
    """An outcome is promised, but no activity in which something is practised (a case, exercise, role play, discussion,
quiz …) names it in its `outcomes`. What is only told is not learnt.""",
)


def check_ids(course: Course, report: Report) -> None:
    """Ids are unique over the whole course, and those of editions among themselves. Reports `duplicate-id`."""
    # Ids that nobody wrote hold a point; they differ wherever those of their modules do.
    written = (name for name in _declared_ids(course) if "." not in name.text)
    for names in (written, (edition.id for edition in course.editions)):
        seen: dict[str, Name] = {}
        for name in names:
            first = seen.setdefault(name.text.casefold(), name)
            # The same span: a part that is reused with other minutes in another edition.
            if first is not name and first.span != name.span:
                of_module = any(module.id is name for module in course.own_modules)
                help = "choose another" + ("; a module without an id is named after its file" if of_module else "")
                place = f"{first.span.path}:{first.span.line}"
                report(DUPLICATE_ID, name.span, f"the id “{name}” is already used at {place}", help=help)


def check_outcomes(course: Course, report: Report) -> None:
    """Outcomes named are declared. Reports `unknown-outcome`."""
    declared = {outcome.id.text for outcome in course.outcomes}
    for owner in owners_of(course):
        if isinstance(owner, Module | Topic | Activity):
            for name in owner.outcomes:
                _check_outcome(name, declared, report)
    for edition in course.editions:
        for name in edition.outcomes:
            _check_outcome(name, declared, report)


def _check_outcome(name: Name, declared: set[str], report: Report) -> None:
    if name.text not in declared:
        help = advise(name.text, declared, otherwise="" if declared else "declare it under `outcomes`")
        report(UNKNOWN_OUTCOME, name.span, f"there is no outcome “{name}”", help=help)


def check_practice(course: Course, report: Report) -> None:
    """Each outcome is practised in some activity. Reports `outcome-not-practised`."""
    practised = {
        name.text for activity in activities_of(course) if _is_practice(activity) for name in activity.outcomes
    }
    for outcome in course.outcomes:
        if outcome.id.text not in practised:
            message = f"no activity practises the outcome “{outcome.id}”"
            help = f"name it in an activity: `:outcomes: {outcome.id}`"
            report(OUTCOME_NOT_PRACTISED, outcome.id.span, message, help=help)


def _is_practice(activity: Activity) -> bool:
    return KINDS[activity.kind].practice


def check_conditions(course: Course, report: Report) -> None:
    """Editions and audiences of all conditions are declared. Reports `unknown-edition`, `unknown-audience`."""
    editions = {edition.id.text for edition in course.editions}
    audiences = {name.text for name in course.audience}
    for condition in conditions_in(course):
        # A course without editions is reported; that none of them is known is no further mistake.
        _check_names(condition.editions if editions else (), editions, UNKNOWN_EDITION, report)
        _check_names(condition.audience, audiences, UNKNOWN_AUDIENCE, report)
    for edition in course.editions:
        _check_names(edition.audience, audiences, UNKNOWN_AUDIENCE, report)


def _check_names(names: Iterable[Name], known: set[str], rule: Rule, report: Report) -> None:
    kind = rule.code.removeprefix("unknown-")
    for name in names:
        if name.text not in known:
            help = advise(name.text, known, otherwise="" if known else f"declare it under `{_DECLARED_UNDER[kind]}`")
            report(rule, name.span, f"there is no {kind} “{name}”", help=help)


_DECLARED_UNDER = {"edition": "editions", "audience": "audience"}


def check_references(course: Course, report: Report) -> None:
    """References, `requires`, `keep` and `drop` lead somewhere."""
    ids = {name.text for name in _declared_ids(course)}
    for owner in owners_of(course):
        titles = (inline for title in titles_of(owner) for inline in each_inline(title))
        for inline in (*titles, *inlines_in(all_blocks(owner))):
            if isinstance(inline, Reference) and inline.target not in ids:
                _report_unknown(inline.target, inline.span, ids, report)
        if isinstance(owner, Topic | Activity):
            _check_known(owner.requires, ids, report)
            _check_order(owner, course, report)
    parts = {owner.id.text for owner in owners_of(course) if isinstance(owner, Module | Topic | Activity)}
    for edition in course.editions:
        _check_known((*edition.keep, *edition.drop, *(pin.target for pin in edition.pins)), parts, report)


def _check_order(owner: Topic | Activity, course: Course, report: Report) -> None:
    """What is required stands before."""
    if not owner.requires:
        return
    order = {other.id.text: place for place, other in enumerate(owners_of(course))}
    for name in owner.requires:
        if order.get(name.text, -1) >= order[owner.id.text]:
            message = f"“{title_text(owner)}” requires “{name}”, which does not come before it"
            report(REQUIRED_LATER, name.span, message, help="move one of them")


def _report_unknown(target: str, span: Span, ids: set[str], report: Report) -> None:
    help = advise(target, (i for i in ids if "." not in i), otherwise="give its target {#" + target + "}")
    report(UNKNOWN_REFERENCE, span, f"nothing has the id “{target}”", help=help)


def _check_known(names: Iterable[Name], ids: set[str], report: Report) -> None:
    for name in names:
        if name.text not in ids:
            help = advise(name.text, (i for i in ids if "." not in i))
            report(UNKNOWN_ID, name.span, f"no part of the course has the id “{name}”", help=help)


def _declared_ids(course: Course) -> Iterator[Name]:
    for owner in owners_of(course):
        yield owner.id
    for source in course.references:
        yield source.id
