"""`coursekit plan` and `coursekit outline`: what a course is, and when each part of it happens."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from coursekit.commands.console import output, print_rows, terminal
from coursekit.commands.courses import load_checked
from coursekit.commands.formats import OutlineFormat, PlanFormat
from coursekit.diagnostic import Diagnostic
from coursekit.model.plan import Plan
from coursekit.pipeline.looks import default_look
from coursekit.pipeline.products import slide_spans
from coursekit.plan.balance import balance_of
from coursekit.plan.energy import advice_of
from coursekit.plan.length import Length
from coursekit.report.outline import format_outline, outline_json, planned_course
from coursekit.report.outline_markdown import outline_markdown
from coursekit.report.plan import Spans, plan_data
from coursekit.report.plan_text import Paper, format_plan


def plan(
    path: Path, edition: str | None, form: PlanFormat, length: Length | None = None, audience: str | None = None
) -> bool:
    """Print the agenda of an edition, the first when none is named, or of a length that the course does not name. False when
    the course has errors, or nothing of that length fits."""
    chosen = chosen_plan(path, edition, form, length, audience)
    if chosen is not None:
        show(chosen, form)
    return chosen is not None


def chosen_plan(
    path: Path, edition: str | None, form: PlanFormat, length: Length | None, audience: str | None
) -> Plan | None:
    """None when there are errors: these are said."""
    checked = load_checked(path, _one(edition), length, _one(audience), for_programs=form is PlanFormat.JSON)
    return checked.plans[0] if checked is not None and checked.plans else None


def show(chosen: Plan, form: PlanFormat) -> None:
    spans, advice = spans_of(chosen), advice_of(chosen)
    if form is PlanFormat.JSON:
        print(json.dumps(plan_data(chosen, spans, balance_of(chosen), advice), ensure_ascii=False, indent=2))
    else:
        print_plan(chosen, spans, advice)


def print_plan(chosen: Plan, spans: Spans, advice: Sequence[Diagnostic]) -> None:
    console = terminal(sys.stdout)
    coloured = console.color_system is not None and not console.no_color
    paper = Paper(console.width if console.is_terminal else None, coloured)
    print_rows(format_plan(chosen, balance_of(chosen), advice, spans, paper))


def spans_of(chosen: Plan) -> Spans:
    return slide_spans(chosen, default_look())


def _one(name: str | None) -> tuple[str, ...]:
    return (name,) if name else ()


def outline(path: Path, edition: str | None, form: OutlineFormat, audience: str | None = None) -> bool:
    """Print the course's tree; with an edition or an audience, what it has of it. False when the course has errors."""
    checked = load_checked(path, _one(edition), audiences=_one(audience))
    if checked is None:
        return False
    course = planned_course(checked.plans[0]) if edition or audience else checked.course
    match form:
        case OutlineFormat.JSON:
            print(outline_json(course))
        case OutlineFormat.MARKDOWN:
            print(outline_markdown(course), end="")
        case OutlineFormat.TEXT:
            output().print(format_outline(course), end="", soft_wrap=True)
    return True
