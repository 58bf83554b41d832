"""`coursekit plan`: when each part of an edition happens."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from coursekit.commands.console import print_rows, terminal
from coursekit.commands.courses import load_checked, one
from coursekit.commands.formats import PlanFormat
from coursekit.compose.deck import compose_deck
from coursekit.diagnostic import Diagnostic, Report
from coursekit.labels import read_words
from coursekit.model.plan import Plan
from coursekit.pipeline.looks import default_look
from coursekit.plan.balance import balance_of
from coursekit.plan.energy import advice_of
from coursekit.plan.length import Length
from coursekit.report.plan import Spans, plan_data
from coursekit.report.plan_text import Paper, format_plan
from coursekit.write import read_deck_metrics


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
    checked = load_checked(path, one(edition), length, one(audience), for_programs=form is PlanFormat.JSON)
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
    """The first and last slide of each slot, in the deck of the default look."""
    language = chosen.course.language
    draft = compose_deck(chosen, read_words(language), read_deck_metrics(default_look(), language), Report())
    return tuple((span.first, span.last) for span in draft.spans)
