"""What libyaml cannot read, said for people who have never heard of it: the fact at its place, and how to mend it.

libyaml names what its grammar expected, often lines after the slip. Each function below knows one slip by what libyaml says
of it and by what stands in the line; the first that recognises it reports.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import yaml

from coursekit.diagnostic import Report, Span
from coursekit.source.text import FULLWIDTH_PUNCTUATION, YAML_SYNTAX, YAML_TAB, SourceText
from coursekit.value import Value


class _Error(Value):
    """`at` is where libyaml gave up, `since` the start of what it was reading then; both as lines and columns from 1."""

    source: SourceText
    problem: str
    context: str
    at: tuple[int, int]
    since: tuple[int, int]

    def line(self, number: int) -> str:
        return self.source.lines[number - 1] if 1 <= number <= len(self.source.lines) else ""

    def span(self, line: int, column: int) -> Span:
        return self.source.span(line, column, column + 1)


def report_yaml_error(error: yaml.MarkedYAMLError, source: SourceText, first_line: int, report: Report) -> None:
    """`first_line` is where the YAML begins in the file. Reports `yaml-syntax`, `yaml-tab` or `fullwidth-punctuation`."""
    at = _place(error.problem_mark or error.context_mark, source, first_line)
    since = _place(error.context_mark or error.problem_mark, source, first_line)
    problem = error.problem or "it cannot be read"
    known = _Error(source, problem, error.context or "", at, since)
    if not any(recognised(known, report) for recognised in _SLIPS):
        report(YAML_SYNTAX, known.span(*at), f"the YAML cannot be read: {problem}", help="put texts in quotes")


def _place(mark: yaml.Mark | None, source: SourceText, first_line: int) -> tuple[int, int]:
    if mark is None:
        return first_line, 1
    return min(mark.line + first_line, len(source.lines)), mark.column + 1


def _tab(error: _Error, report: Report) -> bool:
    for number in _lines_up_to(error.at[0]):
        if match := re.match(r" *\t", error.line(number)):
            report(YAML_TAB, error.span(number, match.end()), "a tab is used for indentation", help="use spaces")
            return True
    return False


def _fullwidth_colon(error: _Error, report: Report) -> bool:
    for number in _lines_up_to(error.at[0]):
        if match := re.match(r"\s*(?:- )?[\w-]+(：)", error.line(number)):
            at = error.span(number, match.start(1) + 1)
            report(FULLWIDTH_PUNCTUATION, at, "a full-width colon follows a key", help="write “: ” (colon and space)")
            return True
    return False


def _lines_up_to(last: int) -> range:
    """The line where libyaml gave up, then the two before it."""
    return range(last, max(0, last - 3), -1)


def _no_space_after_colon(error: _Error, report: Report) -> bool:
    for number in _lines_up_to(error.at[0]):
        match = re.match(r"\s*(?:- )?(?P<key>[A-Za-z][\w-]*):(?P<value>[^\s:/].*)$", error.line(number))
        if match and ("simple key" in error.context or "mapping values" in error.problem):
            help = f"write {match['key']}: {match['value'].strip()}"
            report(YAML_SYNTAX, error.span(number, match.end("key") + 1), "no space follows the colon", help=help)
            return True
    return False


def _unclosed_quote(error: _Error, report: Report) -> bool:
    if "unexpected end of stream" not in error.problem or "quoted" not in error.context:
        return False
    quote = error.line(error.since[0])[error.since[1] - 1 : error.since[1]]
    help = f"end the text with {quote}"
    report(YAML_SYNTAX, error.span(*error.since), f"the quote {quote} is opened here and never closed", help=help)
    return True


def _bracket(error: _Error, report: Report) -> bool:
    """A list in [ ] or a mapping in { } that goes on wrongly: on its own line a comma is missing, later its end."""
    opening = error.line(error.since[0])[error.since[1] - 1 : error.since[1]]
    closing = {"[": "]", "{": "}"}.get(opening)
    if "flow" not in error.context or closing is None:
        return False
    if error.at[0] == error.since[0]:
        message = f"a comma or the closing {closing} is missing before this"
        report(YAML_SYNTAX, error.span(*error.at), message, help="or put a text that holds : , [ ] { } in quotes")
    else:
        message = f"the bracket {opening} is opened here and never closed"
        report(YAML_SYNTAX, error.span(*error.since), message, help=f"close it with {closing}")
    return True


def _backslash(error: _Error, report: Report) -> bool:
    if "escape character" not in error.problem and "hexdecimal" not in error.problem:
        return False
    column = error.line(error.at[0]).rfind("\\", 0, error.at[1]) + 1
    help = "use single quotes around the text, or write \\\\"
    report(YAML_SYNTAX, error.span(error.at[0], column), "a backslash stands in double quotes", help=help)
    return True


def _after_closing(error: _Error, report: Report) -> bool:
    line, column = error.at
    before = error.line(line)[: column - 1].rstrip()
    if "did not find expected key" not in error.problem or not before.endswith(('"', "'", "]", "}")):
        return False
    if before[-1] in "\"'" and before.count(before[-1]) % 2:
        return _quote_of_an_earlier_line(error, before[-1], report)
    what = "quote" if before.endswith(('"', "'")) else "bracket"
    report(YAML_SYNTAX, error.span(line, column), f"text follows the closing {what}", help=_quoted(error.line(line)))
    return True


def _quote_of_an_earlier_line(error: _Error, quote: str, report: Report) -> bool:
    """The quote before the place ends a text that was opened lines above and was meant to end there."""
    lines = range(error.at[0] - 1, 0, -1)
    number = next((n for n in lines if error.line(n).count(quote) % 2), error.at[0])
    at = error.span(number, error.line(number).find(quote) + 1)
    message = f"the quote {quote} is opened here and never closed"
    report(YAML_SYNTAX, at, message, help=f"end the text with {quote}")
    return True


def _second_colon(error: _Error, report: Report) -> bool:
    line, column = error.at
    text = error.line(line)
    if "mapping values are not allowed" not in error.problem or ": " not in text[: column - 1]:
        return False
    report(YAML_SYNTAX, error.span(line, column), "a second colon stands in this line", help=_quoted(text))
    return True


def _odd_start(error: _Error, report: Report) -> bool:
    """`@x`, `%x`, `* x`: signs that YAML keeps for itself."""
    if "cannot start any token" not in error.problem and "alphabetic" not in error.problem:
        return False
    line, column = error.since if "alphabetic" in error.problem else error.at
    text = error.line(line)
    message = f"a text cannot start with {text[column - 1 : column]}"
    report(YAML_SYNTAX, error.span(line, column), message, help=_quoted(text))
    return True


def _no_key(error: _Error, report: Report) -> bool:
    if "could not find expected ':'" not in error.problem:
        return False
    line, column = error.since
    at = error.source.span(line, column)
    report(YAML_SYNTAX, at, "this line is no “key: value”", help="give it a key, or indent it under the line above")
    return True


def _indentation(error: _Error, report: Report) -> bool:
    """A key too far right or left of those above it."""
    slips = ("mapping values are not allowed", "did not find expected key", "did not find expected '-'")
    if not error.problem.startswith(slips):
        return False
    line = error.at[0]
    own = _indent(error.line(line))
    above = next((n for n in range(line - 1, 0, -1) if error.line(n).strip()), line)
    if "'-'" in error.problem:
        message, help = "this line is no item “- …” of the list above", "start it with “- ”, or indent it less"
    else:
        message = f"this line is indented by {own}, the one above it by {_indent(error.line(above))}"
        help = "indent lines that belong together alike"
    report(YAML_SYNTAX, error.span(line, own + 1), message, help=help)
    return True


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _quoted(line: str) -> str:
    """The line's value in quotes, as a help."""
    match = re.match(r"\s*(?:- )?(?P<key>[\w-]+):\s+(?P<value>.*?)$", line)
    if match is None or ("'" in match["value"] and '"' in match["value"]):
        return "put the text in quotes"
    quote = "'" if '"' in match["value"] else '"'
    return f"write {match['key']}: {quote}{match['value'].rstrip()}{quote}"


_SLIPS: tuple[Callable[[_Error, Report], bool], ...] = (
    _tab,
    _fullwidth_colon,
    _unclosed_quote,
    _bracket,
    _backslash,
    _no_space_after_colon,
    _after_closing,
    _second_colon,
    _odd_start,
    _no_key,
    _indentation,
)
