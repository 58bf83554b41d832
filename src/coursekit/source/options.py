"""The options of a directive: lines `:key: value` straight after its opening line."""

from __future__ import annotations

import re

from coursekit.diagnostic import Report, error_rule
from coursekit.source.nodes import DUPLICATE_KEY, Entry, Mapping, Scalar
from coursekit.source.text import FULLWIDTH_PUNCTUATION, SourceText

DIRECTIVE_SYNTAX = error_rule(
    "directive-syntax",
    """A line starts like a directive but cannot be read as one. A directive opens with colons and its kind in braces,
`:::{say}`, then perhaps a title; its options follow as lines `:key: value`.""",
)

_OPTION = re.compile(r"^\s*(?P<first>[:：])(?P<key>[^\s:：]+)(?P<second>[:：])\s*(?P<value>.*)$")
_ALMOST_OPTION = re.compile(r"^\s*:(?P<key>[a-z][a-z-]*)\s+(?P<value>[^\s:].*)$")


def read_options(source: SourceText, line: int, report: Report) -> tuple[Mapping, int]:
    """The options in the lines from `line` on, and the first line after them."""
    entries: list[Entry] = []
    first = _first_option(source, line, report)
    line = first if first is not None else line
    while line <= len(source.lines) and (entry := _option(source, line, report)):
        entries.append(entry)
        line += 1
    return Mapping(tuple(entries)), line


def _first_option(source: SourceText, line: int, report: Report) -> int | None:
    """Options that stand after an empty line are read too, for they would be printed otherwise; but that is said."""
    lines = source.lines
    number = next((n for n in range(line, min(line + 3, len(lines) + 1)) if lines[n - 1].strip()), None)
    match = _OPTION.match(lines[number - 1]) if number is not None else None
    if match is None or number is None or number == line or not match["key"].isascii():
        return None
    at = source.span(number, match.start("first") + 1, match.end("second") + 1)
    message = "an empty line stands between the option and its directive"
    report(DIRECTIVE_SYNTAX, at, message, help="remove the empty line")
    return number


def _option(source: SourceText, line: int, report: Report) -> Entry | None:
    text = source.lines[line - 1].rstrip()
    match = _OPTION.match(text)
    if match is None and (match := _ALMOST_OPTION.match(text)):
        at = source.span(line, match.start("key") + 1, match.end("key") + 1)
        help = f"write :{match['key']}: {match['value']}"
        report(DIRECTIVE_SYNTAX, at, "the option has no second colon", help=help)
    elif match is None:
        return None
    elif "：" in match["first"] + match["second"]:
        at = source.span(line, match.start("first") + 1, match.end("second") + 1)
        help = f"write :{match['key']}:"
        report(FULLWIDTH_PUNCTUATION, at, "an option stands between full-width colons", help=help)
    key = Scalar(match["key"], span=source.span(line, match.start("key") + 1, match.end("key") + 1))
    start, end = match.span("value")
    return Entry(key, Scalar(match["value"], span=source.span(line, start + 1, end + 1)))


def join_options(attributes: Mapping, options: Mapping, report: Report) -> Mapping:
    """One mapping of both; a key in both is reported."""
    entries: dict[str, Entry] = {}
    for entry in (*attributes.entries, *options.entries):
        if entry.key.text in entries:
            first = entries[entry.key.text].key.span.line
            message = f"the option “{entry.key.text}” stands already in line {first}"
            report(DUPLICATE_KEY, entry.key.span, message, help="remove one of them")
        else:
            entries[entry.key.text] = entry
    return Mapping(tuple(entries.values()))
