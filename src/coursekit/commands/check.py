"""`coursekit check`: every mistake of the courses given, in one go."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from coursekit.commands.console import output, progress
from coursekit.commands.formats import CheckFormat
from coursekit.diagnostic import Diagnostic, Report, Severity
from coursekit.pipeline.compiler import CheckedFolder, advice_on, check_each, diagnostics_of, find_courses, lines_of
from coursekit.pipeline.fit import check_decks
from coursekit.pipeline.looks import load_look
from coursekit.report.machine import format_github, format_json, format_sarif
from coursekit.report.text import LinesOf, format_advice, format_diagnostics, summary


def check(paths: list[Path], form: CheckFormat, *, strict: bool, advice: bool = False) -> bool:
    """Print what is wrong; True when nothing is (with `strict`, no warning either). Advice, which is never wrong, is
    counted, and shown when it is asked for. Slides are laid out in the default look."""
    look = load_look(None, Report())
    checked: list[CheckedFolder] = []
    with progress("checking") as step:
        for folder in check_each(find_courses(paths), step=step):
            if look is not None:
                check_decks([folder], look)
            checked.append(folder.put_away())
    found = diagnostics_of(checked)
    show(found, advice_on(checked), partial(lines_of, checked), form, len(checked), advised=advice)
    return not any(strict or d.severity is Severity.ERROR for d in found)


def show(
    mistakes: Sequence[Diagnostic],
    advice: Sequence[Diagnostic],
    lines_of: LinesOf,
    form: CheckFormat,
    courses: int,
    *,
    advised: bool,
) -> None:
    shown = (*mistakes, *advice) if advised else tuple(mistakes)
    match form:
        case CheckFormat.TEXT:
            console = output()
            console.print(format_diagnostics(mistakes, lines_of), end="", soft_wrap=True)
            console.print(format_advice(advice if advised else ()), end="", soft_wrap=True)
            hint = "; --advice shows it" if advice and not advised else ""
            console.print(f"{summary((*mistakes, *advice), courses)}{hint}", style="bold")
        case CheckFormat.JSON:
            print(format_json(shown, advice=advised))
        case CheckFormat.GITHUB:
            if shown:
                print(format_github(shown))
        case CheckFormat.SARIF:
            print(format_sarif(shown))
