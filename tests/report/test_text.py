from __future__ import annotations

import io
import re

from rich.console import Console

from coursekit.diagnostic import Diagnostic, Span, error_rule, warning_rule
from coursekit.report.text import MAX_SHOWN, format_diagnostics, summary

SLIP = error_rule("slip", "A slip.")
DOUBT = warning_rule("doubt", "A doubt.")


def shown(line: str, column: int, end: int, *, number: int = 1, message: str = "wrong", help: str = "") -> str:
    span = Span("m.md", number, column, number, end)
    lines = [""] * (number - 1) + [line]
    return str(format_diagnostics([Diagnostic(SLIP, message, span, help)], lambda _: lines))


def test_a_caret_stands_under_each_character_at_fault() -> None:
    assert shown("abcdef", 3, 5, help="mend it") == (
        "m.md:1:3: error[slip] wrong\n   |\n 1 | abcdef\n   |   ^^\n   = help: mend it\n\n"
    )


def test_a_chinese_character_is_two_carets_wide() -> None:
    assert shown("先说你好", 3, 5) == "m.md:1:3: error[slip] wrong\n   |\n 1 | 先说你好\n   |     ^^^^\n\n"


def test_a_long_number_moves_the_margin() -> None:
    assert shown("abc", 1, 2, number=1234) == "m.md:1234:1: error[slip] wrong\n     |\n1234 | abc\n     | ^\n\n"


def test_a_fault_behind_the_end_of_a_line_has_one_caret_there() -> None:
    assert shown("abc", 4, 5) == "m.md:1:4: error[slip] wrong\n   |\n 1 | abc\n   |    ^\n\n"


def test_a_fault_over_several_lines_is_marked_to_the_end_of_its_first() -> None:
    span = Span("m.md", 1, 3, 2, 2)

    text = str(format_diagnostics([Diagnostic(SLIP, "wrong", span)], lambda _: ["abcdef", "gh"]))

    assert text == "m.md:1:3: error[slip] wrong\n   |\n 1 | abcdef\n   |   ^^^^\n\n"


def test_a_long_line_is_cut_to_what_stands_around_the_fault() -> None:
    text = shown("x" * 300 + "FAULT" + "y" * 300, 301, 306)

    source, carets = text.split("\n")[2:4]
    assert len(source) <= 120
    assert source[carets.index("^") : carets.rindex("^") + 1] == "FAULT"


def test_a_file_that_was_not_read_is_named_without_its_line() -> None:
    text = str(format_diagnostics([Diagnostic(SLIP, "wrong", Span("m.md", 9, 2, 9, 3), "mend it")], lambda _: []))

    assert text == "m.md:9:2: error[slip] wrong\n   = help: mend it\n\n"


def test_after_fifty_the_rest_is_counted() -> None:
    found = [Diagnostic(SLIP, f"wrong {i}", Span("m.md", i, 1, i, 2)) for i in range(1, MAX_SHOWN + 3)]

    text = str(format_diagnostics(found, lambda _: []))

    assert text.count("error[slip]") == MAX_SHOWN
    assert text.endswith("… and 2 more; mend these first, or see all with --format json\n\n")


def test_the_summary_counts_errors_and_warnings() -> None:
    here = Span("m.md")

    assert summary([], 2) == "no mistakes in 2 courses"
    assert summary([Diagnostic(SLIP, "a", here)], 1) == "1 error in 1 course"
    assert summary([Diagnostic(SLIP, "a", here), Diagnostic(SLIP, "b", here), Diagnostic(DOUBT, "c", here)], 1) == (
        "2 errors, 1 warning in 1 course"
    )


def test_a_terminal_shows_the_same_words_in_colours() -> None:
    said = format_diagnostics([Diagnostic(DOUBT, "odd", Span("m.md", 1, 1, 1, 2), "mend it")], lambda _: ["ab"])
    shown, terminal = io.StringIO(), {"force_terminal": True, "color_system": "standard", "width": 200}

    Console(file=shown, markup=False, highlight=False, **terminal).print(said, end="")

    assert "\x1b[1;33mwarning[doubt]\x1b[0m" in shown.getvalue()
    assert re.sub(r"\x1b\[[\d;]*m", "", shown.getvalue()) == str(said)
