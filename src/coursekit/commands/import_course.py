"""`coursekit import`: from the outline in the drawer to a course that builds."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

from coursekit.commands.console import Printer, errors, output
from coursekit.commands.formats import PlanFormat
from coursekit.commands.new import course_id
from coursekit.diagnostic import Diagnostic, Severity, Span
from coursekit.importers.meaning import Guess
from coursekit.importers.original import CannotImport
from coursekit.importers.outline import Outline
from coursekit.pipeline.importing import CANNOT_IMPORT, Draft, check_folder, draft_course, read_outline, write_draft
from coursekit.report.imported import DOUBTFUL, ImportOutcome, format_import, format_import_json
from coursekit.report.machine import format_json
from coursekit.report.text import format_diagnostics, summary


def import_course(
    file: Path, folder: Path, language: str | None, form: PlanFormat, *, force: bool, interactive: bool
) -> bool:
    """Write the course and say what was made of the file. False when it cannot be imported, when words were lost, or when the
    course has mistakes. Raises EditedError, OSError."""
    check_folder(folder, force=force)
    try:
        outline = read_outline(file)
        identity = course_id(folder)
        draft = _asked(outline, identity, language) if interactive else draft_course(outline, identity, language, {})
    except CannotImport as refusal:
        _show_refusal(Diagnostic(CANNOT_IMPORT, refusal.message, Span(str(file)), refusal.help), form)
        return False
    outcome = write_draft(draft, folder, force=force)
    _show(outcome, form)
    return outcome.is_good


def _show_refusal(refusal: Diagnostic, form: PlanFormat) -> None:
    match form:
        case PlanFormat.TEXT:
            errors().print(format_diagnostics([refusal], lambda path: ()), end="", soft_wrap=True)
        case PlanFormat.JSON:
            print(format_json([refusal]))


def _show(outcome: ImportOutcome, form: PlanFormat) -> None:
    match form:
        case PlanFormat.TEXT:
            console = output()
            console.print(format_import(outcome), end="", soft_wrap=True)
            if outcome.diagnostics:
                mistakes = [d for d in outcome.diagnostics if d.severity is Severity.ERROR]
                console.print(format_diagnostics(mistakes, lambda path: ()), end="", soft_wrap=True)
                console.print(summary(outcome.diagnostics, 1), style="bold")
            place = shlex.quote(outcome.folder)
            console.print(
                f"\nNext:\n  coursekit check {place}\n  coursekit build {place}", style="bold", soft_wrap=True
            )
        case PlanFormat.JSON:
            print(format_import_json(outcome))


# ---------------------------------------------------------------- asking


def _asked(outline: Outline, identity: str, language: str | None) -> Draft:
    """Ask about what is doubtful, in the order of the text, until nothing is that was not asked; what an answer changes may be
    doubtful in its turn. The end of the input takes everything else as it was guessed."""
    console = errors()
    answers: dict[tuple[object, str], str] = {}
    while True:
        draft = draft_course(outline, identity, language, answers)
        doubts = [
            guess
            for guess in sorted(draft.trace.guesses, key=lambda guess: guess.cut)
            if guess.confidence < DOUBTFUL and (guess.cut, guess.about) not in answers and len(guess.options) > 1
        ]
        if not doubts:
            return draft
        console.print(
            f"{len(doubts)} to decide. Enter takes the first, q takes all the rest as guessed.\n", style="bold"
        )
        for guess in doubts:
            answer = _ask(guess, outline.original.text, console)
            if answer is None:
                return draft_course(outline, identity, language, answers)
            answers[guess.cut, guess.about] = answer


def _ask(guess: Guess, text: str, console: Printer) -> str | None:
    """One of its options, the guess first; None for no more questions."""
    options = [guess.choice, *(option for option in guess.options if option != guess.choice)]
    words = " ".join(guess.cut.of(text).split())
    console.print(f"{guess.place}: “{words[:200]}”", style="bold", soft_wrap=True)
    console.print(f"  {guess.why}", style="dim", soft_wrap=True)
    for number, option in enumerate(options, start=1):
        console.print(f"  {number}  {option}")
    while True:
        console.print("  > ", end="")
        line = sys.stdin.readline()
        said = line.strip().lower()
        if not line or said in ("q", "quit"):
            return None
        if not said:
            return options[0]
        if said in options:
            return said
        if said.isdecimal() and 1 <= int(said) <= len(options):
            return options[int(said) - 1]
        console.print(f"  a number from 1 to {len(options)}, Enter, or q", style="yellow")
