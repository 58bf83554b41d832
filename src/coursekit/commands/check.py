"""`coursekit check`: every mistake of the courses given, in one go."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from coursekit.commands.console import output, progress
from coursekit.commands.formats import CheckFormat
from coursekit.diagnostic import Diagnostic, Report
from coursekit.pipeline.compiler import check_all, diagnostics_of, find_courses, lines_of
from coursekit.pipeline.fit import check_decks
from coursekit.pipeline.looks import load_look
from coursekit.report.machine import format_github, format_json, format_sarif
from coursekit.report.text import LinesOf, format_diagnostics, summary


def check(paths: list[Path], form: CheckFormat, *, strict: bool) -> bool:
    """Print what is wrong; True when nothing is (with `strict`, no warning either). Slides are laid out in the default look."""
    with progress("checking") as step:
        checked = check_all(find_courses(paths), step=step)
    if look := load_look(None, Report()):
        check_decks(checked, look)
    found = diagnostics_of(checked)
    show(found, partial(lines_of, checked), form, len(checked))
    return not any(strict or d.severity == "error" for d in found)


def show(diagnostics: Sequence[Diagnostic], lines_of: LinesOf, form: CheckFormat, courses: int) -> None:
    match form:
        case CheckFormat.TEXT:
            console = output()
            console.print(format_diagnostics(diagnostics, lines_of), end="", soft_wrap=True)
            console.print(summary(diagnostics, courses), style="bold")
        case CheckFormat.JSON:
            print(format_json(diagnostics))
        case CheckFormat.GITHUB:
            if diagnostics:
                print(format_github(diagnostics))
        case CheckFormat.SARIF:
            print(format_sarif(diagnostics))
