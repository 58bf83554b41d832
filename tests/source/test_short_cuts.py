"""Most texts hold no mark, and most lines are prose: that they are read without asking every rule may change nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coursekit.diagnostic import Report
from coursekit.source import blocks, inlines, parser, slips
from coursekit.source.markdown import MarkdownFile
from tests.source.markdown_texts import markdown_of, places

PIECES = (
    "先说", "，", "Say", " ", "  ", "    ", "　", "\t", "\n", "\n\n", "\n- ", "\n  - ", "\n1. ", "\n> ", "\n---\n", "\n```\n",
    "\n| 一 | 二 |\n|---|---|\n| 三 | 四 |\n", "一 | 二\n---|---\n", "|", "**", "*", "_", "`", "[词]{.blank}", "[a](#b)",
    "[", "]（", "!", "&amp;", "&", "<br>", "<", ">", "{editions=full}", "{", "}", "\\", "\\*", "a-b", "10–20", "#", "+", "=",
    "：", "“引”", "\n1、一", "\n-二", "\n·三", "\n> ①", "\n一、四", "\n｜五｜", "＊＊", "\n==\n", "\n![图]（a.png）",
)  # fmt: skip


def without_short_cuts(text: str, report: Report) -> MarkdownFile:
    slow = parser.markdown_parser.__wrapped__()
    slow.disable("prose")
    with pytest.MonkeyPatch.context() as patch:
        for module in (blocks, inlines):
            patch.setattr(module, "markdown_parser", lambda: slow)
        for module in (parser, inlines):
            patch.setattr(module, "is_plain", lambda text: False)
        patch.setattr(slips, "_may_slip", lambda line: True)
        return markdown_of(text, report)


@settings(max_examples=250, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_short_cuts_read_what_all_rules_read(text: str) -> None:
    report, whole_report = Report(), Report()

    read = markdown_of(text, report)

    assert repr(read) == repr(without_short_cuts(text, whole_report))
    assert places(report) == places(whole_report)
