"""What a command does not need it does not import: Python takes longer for that than a small course takes to be built."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

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
        (("check", "{hello}"), {"filelock", "multiprocessing", "rich.console", "rich.text", *DRAWING, *SELDOM}),
        (
            ("build", "{hello}", "-o", "{out}", "-f", "pptx", "-f", "docx", "-p", "deck", "-p", "handout"),
            DRAWING | SELDOM | {"multiprocessing", "rich.console", "rich.text"},
        ),
        (
            ("build", "{hello}", "-o", "{out}", "-f", "docx", "-p", "guide"),
            DRAWING | SELDOM | {"multiprocessing", "rich.console", "rich.text"},
        ),
    ],
    ids=["version", "help", "check", "build", "guide"],
)
def test_a_command_imports_only_what_it_needs(arguments: tuple[str, ...], unneeded: set[str], tmp_path: Path) -> None:
    given = [argument.format(hello=HELLO, out=tmp_path) for argument in arguments]

    run = subprocess.run([sys.executable, "-c", _RUN, *given], stdout=subprocess.PIPE, text=True, check=True)

    assert set(run.stdout.split()) & unneeded == set()
    assert "coursekit.cli" in run.stdout.split()
