"""What a command does not need it does not import: Python takes longer for that than a small course takes to be built."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from coursekit.cli import app, app_of

HELLO = Path(__file__).parents[2] / "content" / "hello"

_RUN = """
import contextlib, io, sys
from coursekit.start import main
with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):
    main()
print(*sorted({name.partition('.')[0] for name in sys.modules} | set(sys.modules)))
"""

TEXT = {"yaml", "markdown_it", "lxml", "coursekit.content"}
DRAWING = {"typst", "jinja2", "rpptx", "pypdfium2", "pikepdf", "fontTools"}
SELDOM = {
    "numpy",
    "PIL",
    "opencc",
    "xlsxwriter",
    "icalendar",
    "pptx",
    "docx",
    "distributed",
    "fsspec",
    "coursekit.looks.deck",
}


@pytest.mark.parametrize(
    ("arguments", "unneeded"),
    [
        (("--version",), {"rich", "pydantic", *TEXT, *DRAWING, *SELDOM}),
        (("--help",), {"pydantic", "yaml", "lxml", "coursekit.content", *DRAWING, *SELDOM}),
        (("check", "{hello}"), {"filelock", "multiprocessing", "rich", *DRAWING, *SELDOM}),
        (("outline", "{hello}"), {"filelock", "multiprocessing", "lxml", "coursekit.compose", *DRAWING, *SELDOM}),
        (
            ("plan", "{hello}"),
            {"filelock", "multiprocessing", "coursekit.compose.guide", "coursekit.report.outline", *DRAWING, *SELDOM},
        ),
        (
            ("build", "{hello}", "-o", "{out}", "-f", "pptx", "-f", "docx", "-p", "deck", "-p", "handout"),
            DRAWING | SELDOM | {"multiprocessing", "rich", "uniseg"},
        ),
        (
            ("build", "{hello}", "-o", "{out}", "-f", "docx", "-p", "guide"),
            DRAWING | SELDOM | {"multiprocessing", "rich", "uniseg"},
        ),
    ],
    ids=["version", "help", "check", "outline", "plan", "build", "guide"],
)
def test_a_command_imports_only_what_it_needs(arguments: tuple[str, ...], unneeded: set[str], tmp_path: Path) -> None:
    given = [argument.format(hello=HELLO, out=tmp_path) for argument in arguments]

    run = subprocess.run([sys.executable, "-c", _RUN, *given], stdout=subprocess.PIPE, text=True, check=True)

    assert set(run.stdout.split()) & unneeded == set()
    assert "coursekit.cli" in run.stdout.split()


def test_only_the_command_that_is_asked_for_is_declared() -> None:
    asked = app_of(["import", "outline.docx", "--to", "course"])

    assert [command.name for command in asked.registered_commands] == ["import"]
    assert asked.registered_groups == []


@pytest.mark.parametrize("arguments", [[], ["--help"], ["look", "check"], ["bild"]], ids=" ".join)
def test_every_command_is_declared_where_it_is_not_clear_which_is_asked_for(arguments: list[str]) -> None:
    assert app_of(arguments) is app
