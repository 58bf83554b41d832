"""From a course and an edition to a plan: what is kept, what number it has, when it happens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coursekit.diagnostic import Report, error_rule, warning_rule
from coursekit.model.course import Activity, Course, Edition, Fit, Topic, title_text
from coursekit.model.plan import ActivitySlot, Cut, Day, Plan, is_taught
from coursekit.model.walk import activities_of, owners_of
from coursekit.plan.agenda import lay_agenda
from coursekit.plan.cuts import course_minutes
from coursekit.plan.fitting.rules import EDITION_OVERRUNS
from coursekit.plan.known import Known
from coursekit.plan.leftovers import check_leftovers
from coursekit.plan.number import number_course, references_in, with_absent, with_cited
from coursekit.plan.promises import report_promises
from coursekit.plan.schedule import schedule
from coursekit.plan.select import Selection
from coursekit.plan.sessions import BREAK_LEEWAY, available_minutes, find_impossible_guest, sessions_of
from coursekit.plan.steps import fit_steps
from coursekit.plan.transitions import with_transitions
from coursekit.plan.units import units_of
from coursekit.value import replace

if TYPE_CHECKING:
    from coursekit.plan.fitting.fit import Fitted

EDITION_IDLE = warning_rule(
    "edition-idle",
    """An edition's days have more minutes than all its segments take at most. Give segments more minutes, add something,
or end the day earlier in the edition's `day`.""",
)
EDITION_EMPTY = error_rule(
    "edition-empty", "An edition holds nothing: all modules are bound to other editions or audiences, or dropped."
)
GUEST_IMPOSSIBLE = error_rule(
    "guest-impossible",
    "A guest's time must lie on a day of the edition, between its start and its end, and outside of its breaks.",
)
ACTIVITY_TOO_LONG = error_rule(
    "activity-too-long",
    "An activity is longer, even at the least, than any stretch between two breaks, and an activity is never divided.",
)
REFERENCE_CUT = warning_rule(
    "reference-cut",
    """A reference leads to something that this edition leaves out, so a reader would look for it in vain; the words of the
reference, or the title where it has none, are printed without a number. Bind the sentence to the same editions,
`[as seen in …]{editions=full}`.""",
)
REQUIREMENT_CUT = warning_rule(
    "requirement-cut",
    """Something `requires` what this edition leaves out, so participants would miss its ground. Keep both, or bind both to
the same editions.""",
)


def make_plan(course: Course, edition: Edition, report: Report, known: Known | None = None) -> Plan:
    """`known` is what earlier plans of the same course found out about its parts, and grows.

    Reports `edition-empty`, `edition-overruns`, `edition-promises`, `edition-idle`, `activity-too-long`, `session-overruns`,
    `session-idle`, `guest-impossible`, `reference-cut`, `requirement-cut`, `promise-not-practised`, `drawing-cut`,
    `option-cut`."""
    cuts: list[Cut] = []
    known = known or Known()
    selection = Selection(edition, cuts, known)
    selected = with_transitions(selection.course(course), course, selection.parts)
    edition = _without_impossible_guests(edition, report)
    too_long = _report_too_long(selected, edition, report)
    fitted, kept = None, selected
    chosen = _must_choose(selected, edition) and not too_long
    if chosen:
        # Only here, for NumPy takes a moment to load.
        from coursekit.plan.fitting.fit import fit_course, without_droppable

        fitted = fit_course(selected, edition, report, drops=edition.fit is not Fit.MARKS)
        kept, left = (fitted.course, fitted.cuts) if fitted else without_droppable(selected, edition)
        cuts.extend(left)
    if fitted or not chosen:
        _report_total(kept, edition, report)
    kept, days = (
        _lay_fitted(fitted, edition) if fitted else _lay(kept, edition, report, known, quiet=chosen or too_long)
    )
    kept = with_cited(kept, course, known)
    targets = number_course(kept)
    _report_cut_references(kept, edition, frozenset(targets), report, known)
    _report_cut_requirements(kept, edition, frozenset(targets), report)
    check_leftovers(kept, edition, report)
    taught = sum(slot.minutes for day in days for slot in day.slots if is_taught(slot))
    cuts.sort(key=lambda cut: cut.span)
    targets = with_absent(targets, course, selection.inlines)
    result = fitted.result if fitted else None
    plan = Plan(kept, edition, days, tuple(cuts), targets, taught, available_minutes(edition), result)
    if fitted or not chosen:
        report_promises(plan, course, report)
    return plan


def _must_choose(course: Course, edition: Edition) -> bool:
    """Whether it is to be found out what fits, rather than all that is marked laid over the days."""
    if not course.own_modules:
        return False
    short = course_minutes(course).least > available_minutes(edition) and edition.fit is not Fit.MARKS
    return edition.fit is Fit.AUTO or bool(edition.pins) or short


def _lay_fitted(fitted: Fitted, edition: Edition) -> tuple[Course, tuple[Day, ...]]:
    first = lay_agenda(units_of(fitted.course), fitted.sessions, edition, Report(), fitted.minutes)
    kept = fit_steps(fitted.course, _activity_minutes(first))
    return kept, lay_agenda(units_of(kept), fitted.sessions, edition, Report(), fitted.minutes)


def _lay(
    course: Course, edition: Edition, report: Report, known: Known, *, quiet: bool
) -> tuple[Course, tuple[Day, ...]]:
    """Everything over the days, as evenly as their breaks allow. `quiet` when what is wrong was said already."""
    # When the whole does not fit, or is too little, that is the one thing to say; sessions would repeat it.
    fits = course_minutes(course).least <= available_minutes(edition) <= course_minutes(course).most and not quiet
    units = units_of(course, known)
    layout = schedule(units, sessions_of(edition))
    first = lay_agenda(units, layout, edition, report if fits else Report())
    # Laid again with what the steps say in the minutes that the first laying gave.
    kept = fit_steps(course, _activity_minutes(first))
    return kept, first if kept is course else lay_agenda(units_of(kept, known), layout, edition, Report())


def _activity_minutes(days: tuple[Day, ...]) -> dict[str, int]:
    slots = (slot for day in days for slot in day.slots)
    return {slot.activity.id.text: slot.minutes for slot in slots if isinstance(slot, ActivitySlot)}


def _report_total(course: Course, edition: Edition, report: Report) -> None:
    minutes, available = course_minutes(course), available_minutes(edition)
    if not course.own_modules:
        help = "bind something to it, or remove the edition"
        report(EDITION_EMPTY, edition.span, f"edition “{edition.id}” holds nothing", help=help)
    elif minutes.least > available and edition.fit is Fit.MARKS:
        report(
            EDITION_OVERRUNS,
            edition.span,
            f"edition “{edition.id}”: {minutes.least} min planned at the least, {available} min available",
            help=f"take out {minutes.least - available} min, or let `fit: auto` choose what is dropped",
        )
    elif minutes.most < available:
        report(
            EDITION_IDLE,
            edition.span,
            f"edition “{edition.id}”: {minutes.most} min planned at the most, {available} min available",
            help=f"give segments {available - minutes.most} min more, or shorten the day",
        )


def _without_impossible_guests(edition: Edition, report: Report) -> Edition:
    while (guest := find_impossible_guest(edition)) is not None:
        message = f"the time of the guest “{guest.title}” lies outside of the day, or in a break"
        report(GUEST_IMPOSSIBLE, guest.span, message, help="mend `at`, `minutes` or `day`, or move the break")
        edition = replace(edition, guests=tuple(other for other in edition.guests if other is not guest))
    return edition


def _report_too_long(course: Course, edition: Edition, report: Report) -> bool:
    """Whether some activity is longer than any stretch."""
    longest = max(session.minutes for session in sessions_of(edition)) + BREAK_LEEWAY
    too_long = [a for a in activities_of(course) if a.minutes is not None and a.minutes.least > longest]
    for activity in too_long:
        assert activity.minutes is not None
        message = f"the {activity.kind} “{title_text(activity)}” takes at least {activity.minutes.least} min, "
        message += f"the longest stretch of edition “{edition.id}” is {longest}"
        report(ACTIVITY_TOO_LONG, activity.span, message, help="divide it into two activities")
    return bool(too_long)


def _report_cut_references(course: Course, edition: Edition, ids: frozenset[str], report: Report, known: Known) -> None:
    for owner in owners_of(course):
        for reference in known.fact(references_in, owner):
            if reference.target not in ids:
                message = f"“{reference.target}” is left out of edition “{edition.id}”"
                report(REFERENCE_CUT, reference.span, message, help="bind the sentence to the editions that have it")


def _report_cut_requirements(course: Course, edition: Edition, ids: frozenset[str], report: Report) -> None:
    for owner in owners_of(course):
        for name in owner.requires if isinstance(owner, Topic | Activity) else ():
            if name.text not in ids:
                message = f"“{title_text(owner)}” requires “{name}”, which edition “{edition.id}” leaves out"
                report(REQUIREMENT_CUT, name.span, message, help="keep it in the edition, or leave out both")
