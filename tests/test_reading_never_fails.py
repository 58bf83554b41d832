"""Whatever stands in the files, reading gives diagnostics or a course, and no exception."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coursekit.content import inlines_in, plain_text
from coursekit.diagnostic import Diagnostic, Report
from coursekit.model.walk import all_blocks, owners_of, titles_of
from coursekit.pipeline.compiler import check_folder
from coursekit.read.library import Library
from coursekit.report.machine import format_github, format_json, format_sarif
from coursekit.report.text import format_diagnostics
from tests.rich import COURSE, FILES, GLOSSARY, MODULE
from tests.sources import write_file

EXAMPLES = settings(
    max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)

MARKS = [
    *"#*_`~[](){}<>!|&\\\"':：；，。｛｝［］（）＃！｜　\t\n -=+.0",
    *(
        "---\n",
        "# ",
        "## ",
        "### 点",
        "\n\n",
        "**",
        "***",
        "~~~",
        "```",
        "![",
        "](",
        "[](#x)",
        "[x]{.blank}",
        "{.blank}",
        "{#id}",
    ),
    *(
        ":::",
        "::::",
        "\n:::{say}\n",
        "\n:::\n",
        "\n::::{case} T\n",
        "\n::::\n",
        ":::{process}",
        ":::say",
        "：：：{ask}",
        "::{x}",
    ),
    *(
        "{editions=full}",
        "{editions=none}",
        "{minutes=5}",
        "{minutes=",
        ":minutes: 5\n",
        ":lines: 0\n",
        "- [x] ",
        "1. ",
        "1、",
        "> ",
    ),
    *(
        "| a | b |\n|---|---|\n| c |\n",
        "|---|",
        "<!--",
        "<br>",
        "<u>",
        "&#0;",
        "&#12;",
        "&#x202E;",
        "&amp;",
        "http://",
        "<https://x>",
    ),
    *("\x00", "\x1b", "\x85", "\u2028", "\u202e", "\ufeff", "\u200b", "\ufffe", "👩‍💼", "𠮷", "é", "\r", "\r\n"),
    *(
        "*a",
        "&a ",
        "!x ",
        "!!int ",
        "<<: ",
        "? ",
        "- ",
        ": ",
        "{",
        "[",
        "%",
        "@",
        "'",
        '"',
        "|\n",
        ">-\n",
        "...\n",
        "null",
        "~",
        "9:30",
    ),
]
"""Signs that mean something to somebody."""

texts = (
    st.lists(st.one_of(st.sampled_from(MARKS), st.text(max_size=6)), max_size=60)
    .map("".join)
    .map(lambda text: text.encode("utf-8", "replace").decode())
)


@st.composite
def mutilated(draw: st.DrawFn, text: str) -> str:
    """The text with a few stretches cut out, doubled or replaced by marks."""
    for _ in range(draw(st.integers(1, 5))):
        at = draw(st.integers(0, len(text)))
        length = draw(st.sampled_from([0, 0, 1, 2, 5, 30, 200]))
        instead = draw(st.one_of(st.sampled_from(MARKS), st.just(text[at : at + length] * 2), st.just("")))
        text = text[:at] + instead + text[at + length :]
    return text


def check(folder: Path, **files: str | bytes) -> tuple[Diagnostic, ...]:
    """Check the rich course with files replaced, as far as it goes: reading, checks, plans, and every report."""
    for name, text in {**FILES, **files}.items():
        write_file(folder / name, text if isinstance(text, bytes) else text.encode())
    library = Library(Report())
    checked = check_folder(folder, library)
    found = library.report.sorted()
    for diagnostic in found:
        assert diagnostic.message
        assert diagnostic.span.line >= 1
        assert diagnostic.span.column >= 1
        assert (diagnostic.span.end_line, diagnostic.span.end_column) > (diagnostic.span.line, diagnostic.span.column)
    assert str(format_diagnostics(found, library.text_of)).count(": error[") <= len(found)
    assert len(json.loads(format_json(found))["diagnostics"]) == len(found)
    assert len(json.loads(format_sarif(found))["runs"][0]["results"]) == len(found)
    assert len(format_github(found).split("\n")) == max(1, len(found))
    if checked is not None:
        for owner in owners_of(checked.course):
            words = [plain_text(title) for title in titles_of(owner)] + [
                plain_text([i]) for i in inlines_in(all_blocks(owner))
            ]
            assert not any(set(text) & set("\x00\x0b\x0c\x1b\x85\u2028\u202e\ufffe\uffff") for text in words)
    return found


def test_the_rich_course_is_sound(tmp_path: Path) -> None:
    assert check(tmp_path) == ()


@EXAMPLES
@given(texts)
def test_a_module_of_any_text(tmp_path: Path, text: str) -> None:
    check(tmp_path, **{"modules/01-incidents.md": text})


@EXAMPLES
@given(texts)
def test_a_module_of_any_text_after_a_sound_start(tmp_path: Path, text: str) -> None:
    check(tmp_path, **{"modules/01-incidents.md": f"---\ntitle: T\n---\n\n# T {{minutes=20}}\n\n- a\n\n{text}"})


@EXAMPLES
@given(texts)
def test_a_course_file_of_any_text(tmp_path: Path, text: str) -> None:
    check(tmp_path, **{"course.yaml": text})


@EXAMPLES
@given(st.binary(max_size=300))
def test_a_module_of_any_bytes(tmp_path: Path, data: bytes) -> None:
    check(tmp_path, **{"modules/01-incidents.md": data})


@pytest.mark.parametrize(
    ("name", "sound"), [("modules/01-incidents.md", MODULE), ("course.yaml", COURSE), ("glossary.yaml", GLOSSARY)]
)
def test_a_file_that_was_mutilated(tmp_path: Path, name: str, sound: str) -> None:
    @EXAMPLES
    @given(mutilated(sound))
    def mutilate(text: str) -> None:
        check(tmp_path, **{name: text.encode("utf-8", "replace")})

    mutilate()


@EXAMPLES
@given(texts)
def test_the_same_text_is_found_wrong_in_the_same_way(tmp_path: Path, text: str) -> None:
    first, second = (check(tmp_path, **{"modules/01-incidents.md": text}) for _ in range(2))

    assert first == second


LineBreaker = Callable[[str], str]


@pytest.mark.parametrize("ends", [lambda t: t.replace("\n", "\r\n"), lambda t: t.rstrip("\n"), lambda t: "\ufeff" + t])
def test_line_ends_and_byte_order_marks_change_nothing(tmp_path: Path, ends: LineBreaker) -> None:
    assert check(tmp_path, **{name: ends(text) for name, text in FILES.items()}) == ()
