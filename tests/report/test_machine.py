from __future__ import annotations

import json
import re
from urllib.parse import unquote

import jsonschema
from hypothesis import given, settings
from hypothesis import strategies as st

from coursekit.diagnostic import Diagnostic, Rule, Severity, Span
from coursekit.pipeline.catalogue import all_rules
from coursekit.report.machine import format_github, format_json, format_sarif
from tests.report.sarif import SCHEMA

EXAMPLES = settings(max_examples=40, deadline=None, derandomize=True)

words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40)
rules = st.builds(Rule, st.from_regex(r"[a-z]{1,8}(-[a-z]{1,8})?", fullmatch=True), st.sampled_from(Severity), words)


@st.composite
def diagnostics(draw: st.DrawFn) -> list[Diagnostic]:
    """Up to eight, of at most three rules; a code has one rule."""
    known = draw(st.lists(rules, min_size=1, max_size=3, unique_by=lambda rule: rule.code))
    return [
        Diagnostic(draw(st.sampled_from(known)), draw(words), draw(spans()), draw(st.one_of(st.just(""), words)))
        for _ in range(draw(st.integers(0, 8)))
    ]


@st.composite
def spans(draw: st.DrawFn) -> Span:
    line, column = draw(st.integers(1, 99)), draw(st.integers(1, 99))
    return Span(draw(words), line, column, line, column + draw(st.integers(1, 9)))


@EXAMPLES
@given(diagnostics())
def test_json_gives_back_every_fact(found: list[Diagnostic]) -> None:
    read = json.loads(format_json(found, advice=True))

    assert [(d["code"], d["severity"], d["message"], d["help"]) for d in read["diagnostics"]] == [
        (d.code, d.severity, d.message, d.help) for d in found
    ]
    assert [(d["path"], d["line"], d["column"], d["end_line"], d["end_column"]) for d in read["diagnostics"]] == [
        (d.span.path, d.span.line, d.span.column, d.span.end_line, d.span.end_column) for d in found
    ]
    assert sum(read["summary"].values()) == len(found)


@EXAMPLES
@given(diagnostics())
def test_sarif_is_sarif_and_names_every_diagnostic(found: list[Diagnostic]) -> None:
    read = json.loads(format_sarif(found))

    jsonschema.validate(read, SCHEMA)
    (run,) = read["runs"]
    known = run["tool"]["driver"]["rules"]
    assert [known[result["ruleIndex"]]["id"] for result in run["results"]] == [d.code for d in found]
    assert [_path(result) for result in run["results"]] == [d.span.path for d in found]


def _path(result: dict[str, list[dict[str, dict[str, dict[str, str]]]]]) -> str:
    return unquote(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"])


_COMMAND = re.compile(r"::(?P<severity>error|warning|notice) (?P<properties>[^:]*)::(?P<message>.*)", re.DOTALL)


@EXAMPLES
@given(diagnostics())
def test_github_has_one_command_a_diagnostic(found: list[Diagnostic]) -> None:
    commands = format_github(found).split("\n") if found else []

    read = [_COMMAND.fullmatch(command) for command in commands]

    assert [match and _unescaped(match["message"]) for match in read] == [
        d.message + (f"\n{d.help}" if d.help else "") for d in found
    ]
    assert [match and _properties(match["properties"])["file"] for match in read] == [d.span.path for d in found]


def _properties(text: str) -> dict[str, str]:
    pairs = (pair.partition("=") for pair in text.split(","))
    return {key: _unescaped(value).replace("%3A", ":").replace("%2C", ",") for key, _, value in pairs}


def _unescaped(text: str) -> str:
    """As the runner reads it: the percent sign last."""
    for escaped, sign in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(escaped, sign)
    return text


def test_every_rule_of_the_program_makes_sound_sarif() -> None:
    found = [Diagnostic(rule, "wrong", Span("模块/01 开场.md", 1, 1, 1, 2)) for rule in all_rules().values()]

    read = json.loads(format_sarif(found))

    jsonschema.validate(read, SCHEMA)
    assert len(read["runs"][0]["results"]) == len(found)


def test_nothing_wrong_is_an_empty_report() -> None:
    jsonschema.validate(json.loads(format_sarif([])), SCHEMA)
    assert json.loads(format_json([])) == {"diagnostics": [], "summary": {"errors": 0, "warnings": 0}}
    assert format_github([]) == ""


def test_every_rule_has_a_code_that_reads_as_words_and_a_manual_page() -> None:
    for code, rule in all_rules().items():
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", code)
        assert rule.explanation.rstrip().endswith((".", "…", "`."))
        assert len(rule.explanation) > 30
