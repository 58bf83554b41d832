"""`coursekit check`: every mistake of the courses given, in one go."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from coursekit.commands.console import output, progress
from coursekit.commands.formats import CheckFormat
from coursekit.diagnostic import Diagnostic, Report
from coursekit.pipeline.compiler import check_folder, find_courses
from coursekit.read.course import Library
from coursekit.report.machine import format_github, format_json, format_sarif
from coursekit.report.text import LinesOf, format_diagnostics, summary


def check(paths: list[Path], form: CheckFormat, *, strict: bool) -> bool:
    """Print what is wrong; True when nothing is (with `strict`, no warning either)."""
    folders = find_courses(paths)
    diagnostics: list[Diagnostic] = []
    libraries: list[Library] = []
    with progress("checking") as step:
        for folder in folders:
            library = Library(Report())
            check_folder(folder, library)
            libraries.append(library)
            diagnostics.extend(library.report.sorted())
            step(folder.name, len(folders))
    # A file that several courses reuse is read by each: the same fact is said once.
    unique = sorted(set(diagnostics), key=lambda d: (d.span, d.code, d.message))
    show(unique, _lines_of(libraries), form, len(folders))
    return not any(strict or d.severity == "error" for d in unique)


def _lines_of(libraries: Sequence[Library]) -> LinesOf:
    return lambda path: next((lines for library in libraries if (lines := library.text_of(path))), ())


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
