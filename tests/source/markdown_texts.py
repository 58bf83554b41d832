"""Markdown and YAML as a test writes them: text in, values and what was reported out."""

from __future__ import annotations

from coursekit.diagnostic import Report
from coursekit.read.module import may_hold
from coursekit.source.inlines import locate_line, read_inlines
from coursekit.source.markdown import MarkdownFile, read_markdown
from coursekit.source.nodes import Node, parse_yaml
from coursekit.source.text import source_text
from tests.outline import marked


def places(report: Report) -> list[str]:
    """`code at line:column-end_column` of each diagnostic, in order."""
    return [f"{d.code} at {d.span.line}:{d.span.column}-{d.span.end_column}" for d in report.sorted()]


def inlines_of(text: str, report: Report | None = None) -> str:
    """A text as a paragraph, its marks shown as `tests.outline` shows them; it stands in line 1 at column 1."""
    return marked(read_inlines(text, locate_line("m.md", 1, 1), report if report is not None else Report()))


def markdown_of(text: str, report: Report | None = None) -> MarkdownFile:
    return read_markdown(source_text("m.md", text), may_hold, report if report is not None else Report())


def yaml_of(text: str, report: Report | None = None) -> Node | None:
    return parse_yaml(source_text("c.yaml", text), report if report is not None else Report())
