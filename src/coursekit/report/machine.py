"""Diagnostics for programs: JSON, GitHub workflow commands, SARIF."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from coursekit import __version__
from coursekit.diagnostic import Diagnostic, Severity

Json = dict[str, Any]


def format_json(diagnostics: Sequence[Diagnostic], *, advice: bool = False) -> str:
    """`{"diagnostics": […], "summary": {"errors", "warnings"}}`, with `advice` how many pieces of it too; columns count
    characters from 1, ends are exclusive."""
    found = Counter(d.severity for d in diagnostics)
    summary = {"errors": found[Severity.ERROR], "warnings": found[Severity.WARNING]}
    if advice:
        summary["advice"] = found[Severity.ADVICE]
    data = {"diagnostics": [diagnostic_data(d) for d in diagnostics], "summary": summary}
    return json.dumps(data, ensure_ascii=False, indent=2)


def diagnostic_data(diagnostic: Diagnostic) -> Json:
    span = diagnostic.span
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity.value,
        "message": diagnostic.message,
        "path": span.path,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
        "help": diagnostic.help,
        "suggestions": [
            {"text": s.text, "path": s.span.path, "line": s.span.line, "column": s.span.column}
            for s in diagnostic.suggestions
        ],
    }


_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "notice"}


def format_github(diagnostics: Sequence[Diagnostic]) -> str:
    """Workflow commands, as documented under “Workflow commands for GitHub Actions: setting an error message”."""
    return "\n".join(_github(d) for d in diagnostics)


def _github(diagnostic: Diagnostic) -> str:
    span = diagnostic.span
    properties = {
        "file": span.path,
        "line": span.line,
        "col": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
        "title": diagnostic.code,
    }
    listed = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    help = f"\n{diagnostic.help}" if diagnostic.help else ""
    return f"::{_COMMANDS[diagnostic.severity]} {listed}::{_data(diagnostic.message + help)}"


def _data(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")


_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "note"}


def format_sarif(diagnostics: Sequence[Diagnostic]) -> str:
    """SARIF 2.1.0 (OASIS), as code scanning services read it. Columns count Unicode code points."""
    rules = {d.code: d.rule for d in diagnostics}
    order = sorted(rules)
    run = {
        "tool": {
            "driver": {
                "name": "coursekit",
                "version": __version__,
                "rules": [
                    {
                        "id": code,
                        "shortDescription": {"text": _first_sentence(rules[code].explanation)},
                        "fullDescription": {"text": " ".join(rules[code].explanation.split())},
                        "defaultConfiguration": {"level": _LEVELS[rules[code].severity]},
                    }
                    for code in order
                ],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [_result(d, order.index(d.code)) for d in diagnostics],
    }
    log = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2)


def _first_sentence(text: str) -> str:
    return " ".join(text.split()).partition(". ")[0].rstrip(".") + "."


def _result(diagnostic: Diagnostic, rule_index: int) -> Json:
    span = diagnostic.span
    region = {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }
    help = f" ({diagnostic.help})" if diagnostic.help else ""
    return {
        "ruleId": diagnostic.code,
        "ruleIndex": rule_index,
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": diagnostic.message + help},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": quote(span.path)}, "region": region}}],
    }
