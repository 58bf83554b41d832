"""What is wrong, where, and what to do: values that travel beside the course through every stage."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from operator import attrgetter
from typing import Any, ClassVar

from coursekit.value import Mutable, Value, field


class Span(Value, order=True):
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


class Placed(Value):
    """A value that knows where it was written. Its fields of the type Span take no part in what it is: the same content is
    equal wherever it stands."""

    _content_fields: ClassVar[tuple[str, ...]] = ()
    # An attrgetter, of which no type with parameters can be made when values are read.
    _content: ClassVar[Any]

    def __init_subclass__(cls, **options: Any) -> None:
        super().__init_subclass__(**options)
        own = (name for name, kind in cls.__annotations__.items() if kind != "Span")
        cls._content_fields = (*cls._content_fields, *own)
        cls._content = attrgetter("__class__", *cls._content_fields)

    def __eq__(self, other: object) -> bool:
        return self.__class__ is other.__class__ and self._content(self) == self._content(other)

    def __hash__(self) -> int:
        return hash(self._content(self))


class Severity(StrEnum):
    """Advice is no mistake: it is kept apart from them, an author may silence it, and it never fails anything."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


class Rule(Value):
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


class Suggestion(Value):
    """A change that would help, at the place where it would be made."""

    text: str
    span: Span


class Diagnostic(Value):
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


class Report(Mutable):
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
