"""Diagnostics for people: place, message, the source line with a caret under the fault, and help."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from coursekit.diagnostic import Diagnostic, Severity
from coursekit.report.styled import Styled

LinesOf = Callable[[str], Sequence[str]]
"""The lines of a source file by the path that spans carry; empty when it was never read."""

MAX_CELLS = 110
MAX_SHOWN = 50
_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.ADVICE: "cyan"}


def format_diagnostics(diagnostics: Sequence[Diagnostic], lines_of: LinesOf) -> Styled:
    """The first `MAX_SHOWN` diagnostics, an empty line after each, and how many more there are.

    `str()` of the result is the plain form.
    """
    text = Styled()
    for diagnostic in diagnostics[:MAX_SHOWN]:
        text.append_all(_format(diagnostic, lines_of(diagnostic.span.path)))
        text.append("\n")
    if len(diagnostics) > MAX_SHOWN:
        text.append(f"… and {len(diagnostics) - MAX_SHOWN} more; mend these first, or see all with --format json\n\n")
    return text


def format_advice(advice: Sequence[Diagnostic]) -> Styled:
    """Advice takes less room than mistakes: a line each, under its rule, with the help of that once."""
    text = Styled()
    rules = sorted({d.rule.code for d in advice})
    for code in rules:
        found = [d for d in advice if d.code == code]
        text.append(f"{found[0].severity}[{code}]", _STYLES[Severity.ADVICE])
        text.append(f" {found[0].help}\n")
        for diagnostic in found:
            text.append(f"  {diagnostic.span.path}:{diagnostic.span.line}: ", "dim")
            text.append(f"{diagnostic.message}\n")
        text.append("\n")
    return text


def _format(diagnostic: Diagnostic, lines: Sequence[str]) -> Styled:
    span = diagnostic.span
    style = _STYLES[diagnostic.severity]
    text = Styled()
    text.append(f"{span.path}:{span.line}:{span.column}: ", "bold")
    text.append(f"{diagnostic.severity}[{diagnostic.code}]", style)
    text.append(f" {diagnostic.message}\n", "bold")
    if 1 <= span.line <= len(lines):
        text.append_all(_excerpt(diagnostic, lines[span.line - 1], style))
    if diagnostic.help:
        text.append(f"{' ' * max(len(str(span.line)), 2)} = ", "blue")
        text.append("help: ", "bold")
        text.append(f"{diagnostic.help}\n")
    for suggestion in diagnostic.suggestions:
        place = suggestion.span
        text.append(f"{' ' * max(len(str(span.line)), 2)} = ", "blue")
        text.append("change: ", "bold")
        text.append(suggestion.text)
        text.append(f" ({place.path}:{place.line})\n", "dim")
    return text


def _excerpt(diagnostic: Diagnostic, line: str, style: str) -> Styled:
    """The line and a caret line; a long line is cut to a window around the fault."""
    span = diagnostic.span
    number = str(span.line)
    margin = " " * max(len(number), 2)
    end = span.end_column if span.end_line == span.line else len(line) + 1
    source, start, end = _window(line.replace("\t", " "), span.column - 1, min(end, len(line) + 1) - 1)
    before, marked = _cells(source[:start]), max(1, _cells(source[start:end]))
    text = Styled()
    text.append(f"{margin} |\n{number:>2} | ", "blue")
    text.append(f"{source}\n")
    text.append(f"{margin} | ", "blue")
    text.append(f"{' ' * before}{'^' * marked}\n", style)
    return text


def _cells(text: str) -> int:
    """How many places of a terminal the text takes: a Chinese character takes two."""
    # What has no mistakes needs no table of widths.
    from rich.cells import cell_len

    return cell_len(text)


def _window(line: str, start: int, end: int) -> tuple[str, int, int]:
    """Cut a line of more than `MAX_CELLS` cells to what stands around characters `start` to `end`."""
    end = max(end, start)
    if _cells(line) <= MAX_CELLS:
        return line, start, end
    first = max(0, start - 24)
    last = first
    while last < len(line) and _cells(line[first : last + 1]) <= MAX_CELLS - 4:
        last += 1
    head = "… " if first else ""
    tail = " …" if last < len(line) else ""
    shift = len(head) - first
    return f"{head}{line[first:last]}{tail}", start + shift, min(end, last) + shift


def summary(diagnostics: Sequence[Diagnostic], courses: int) -> str:
    """`2 errors, 1 warning in 3 courses`, or `no mistakes in 3 courses; 4 pieces of advice`."""
    found = Counter(d.severity for d in diagnostics)
    mistakes = [counted(found[s], s.value) for s in (Severity.ERROR, Severity.WARNING) if found[s]]
    said = f"{', '.join(mistakes) or 'no mistakes'} in {counted(courses, 'course')}"
    return f"{said}; {count_advice(diagnostics)}" if found[Severity.ADVICE] else said


def count_advice(diagnostics: Sequence[Diagnostic]) -> str:
    number = sum(d.severity is Severity.ADVICE for d in diagnostics)
    return f"{number} piece{'' if number == 1 else 's'} of advice"


def counted(number: int, word: str, plural: str = "") -> str:
    return f"{number} {word if number == 1 else plural or f'{word}s'}"
