"""The command line: arguments and exit codes, no logic.

Exit codes: 0 clean, 1 mistakes in the source, 2 wrong usage, 3 a fault of coursekit's own.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from coursekit import __version__
from coursekit.commands.check import CheckFormat

CLEAN, MISTAKES, USAGE, OUR_FAULT = 0, 1, 2, 3

app = typer.Typer(
    name="coursekit",
    help="Compile instructor-led training: one text source into slide decks, facilitator guides, handouts, keys and agendas.",
    epilog="Start with `coursekit new my-course`, then `coursekit build my-course`.",
    no_args_is_help=True,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Paths = Annotated[
    list[Path] | None,
    typer.Argument(help="A course folder, or a folder of courses. Default: content/", show_default=False),
]


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"coursekit {__version__}")
        raise typer.Exit


@app.callback()
def _main(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    pass


@app.command()
def check(
    paths: Paths = None,
    form: Annotated[CheckFormat, typer.Option("--format", help="How mistakes are printed.")] = CheckFormat.TEXT,
    strict: Annotated[bool, typer.Option("--strict", help="Warnings count as mistakes.")] = False,
) -> None:
    """Find every mistake of a course, all in one run, each at its line.

    `coursekit check content/my-course` prints what is wrong and how to mend it; `coursekit explain CODE` says more.
    """
    from coursekit.commands.check import check as run

    raise typer.Exit(CLEAN if run(paths or [Path("content")], form, strict=strict) else MISTAKES)


@app.command()
def explain(
    code: Annotated[
        str, typer.Argument(help="A code, as printed in brackets: minutes-missing", show_default=False)
    ] = "",
    all_codes: Annotated[bool, typer.Option("--list", help="List every code in one line each.")] = False,
) -> None:
    """Say what a kind of mistake means, and what to do about it."""
    from coursekit.commands import explain as command

    if all_codes:
        command.list_codes()
        return
    if not code:
        raise typer.BadParameter("name a code, or use --list", param_hint="CODE")
    raise typer.Exit(CLEAN if command.explain(code) else USAGE)


def main() -> None:
    """Run the command line; exceptions that are not the author's fault end here."""
    from coursekit.pipeline.compiler import NoCourseError

    try:
        app()
    except NoCourseError as error:
        _fail(str(error), USAGE)
    except BrokenPipeError:
        # The reader of our output is gone; keep the interpreter from complaining about it at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(CLEAN)
    except OSError as error:
        _fail(f"{error.filename or ''}: {error.strerror or error}".lstrip(": "), USAGE)
    except Exception as error:
        if "COURSEKIT_TRACEBACK" in os.environ:
            raise
        _fail(
            f"coursekit has a fault ({type(error).__name__}: {error}). Your course is not to blame. "
            "Set COURSEKIT_TRACEBACK=1 to see where, and report it.",
            OUR_FAULT,
        )


def _fail(message: str, code: int) -> None:
    typer.secho(message, fg="red", err=True)
    sys.exit(code)
