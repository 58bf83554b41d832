"""What is wrong, where, and what to do: values that travel beside the course through every stage."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of source text: lines and columns count characters from 1, the end is exclusive."""

    path: str
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1

    def to(self, other: Span) -> Span:
        """The span from the start of this one to the end of `other`, in the same file."""
        return Span(self.path, self.line, self.column, other.end_line, other.end_column)


NOWHERE = Span("")


class Severity(StrEnum):
    """Advice is no mistake: it is kept apart from them, an author may silence it, and it never fails anything."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of mistake. `explanation` is the manual page that `coursekit explain CODE` prints."""

    code: str
    severity: Severity
    explanation: str


def error_rule(code: str, explanation: str) -> Rule:
    return Rule(code, Severity.ERROR, explanation)


def warning_rule(code: str, explanation: str) -> Rule:
    return Rule(code, Severity.WARNING, explanation)


def advice_rule(code: str, explanation: str) -> Rule:
    return Rule(code, Severity.ADVICE, explanation)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A change that would help, at the place where it would be made."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """`suggestions` are changes which together mend it."""

    rule: Rule
    message: str
    span: Span
    help: str = ""
    suggestions: tuple[Suggestion, ...] = ()

    @property
    def code(self) -> str:
        return self.rule.code

    @property
    def severity(self) -> Severity:
        return self.rule.severity


def place_order(diagnostic: Diagnostic) -> tuple[Span, str, str]:
    """Sort key: by file, line and column, then by code."""
    return (diagnostic.span, diagnostic.code, diagnostic.message)


@dataclass(slots=True)
class Report:
    """Collects the diagnostics of a run; the same fact at the same place is kept once."""

    _found: dict[Diagnostic, None] = field(default_factory=dict)

    def __call__(
        self, rule: Rule, span: Span, message: str, *, help: str = "", suggestions: tuple[Suggestion, ...] = ()
    ) -> None:
        self._found[Diagnostic(rule, message, span, help, suggestions)] = None

    def add(self, found: Iterable[Diagnostic]) -> None:
        self._found.update(dict.fromkeys(found))

    def sorted(self) -> tuple[Diagnostic, ...]:
        return tuple(sorted(self._found, key=place_order))

    @property
    def has_errors(self) -> bool:
        return any(d.severity is Severity.ERROR for d in self._found)
