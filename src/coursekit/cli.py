"""The command line: arguments and exit codes, no logic.

Exit codes: 0 clean, 1 mistakes in the source, 2 wrong usage, 3 a fault of coursekit's own.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Sequence
from copy import copy
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from coursekit import __version__
from coursekit.commands.formats import CheckFormat, OutlineFormat, PlanFormat
from coursekit.usage import UsageError

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
    typer.Argument(
        metavar="PATH", help="A course folder, or a folder of courses. Default: content/", show_default=False
    ),
]

LookOption = Annotated[
    Path | None,
    typer.Option(
        "--look",
        metavar="LOOK",
        help="default, vivid, a folder with a look of your own, or your .pptx or .docx template.",
        show_default=False,
    ),
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
    advice: Annotated[
        bool, typer.Option("--advice", help="Show what could be better too; it never counts as a mistake.")
    ] = False,
) -> None:
    """Find every mistake of a course, all in one run, each at its line.

    `coursekit check content/my-course` prints what is wrong and how to mend it; `coursekit explain CODE` says more.
    """
    from coursekit.commands.check import check as run

    raise typer.Exit(CLEAN if run(paths or [Path("content")], form, strict=strict, advice=advice) else MISTAKES)


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


Course = Annotated[Path, typer.Argument(metavar="COURSE", help="The course's folder.", show_default=False)]
Edition = Annotated[
    str | None, typer.Option("--edition", "-e", metavar="ID", help="The id of an edition, as full.", show_default=False)
]
Audience = Annotated[
    str | None,
    typer.Option(
        "--audience", metavar="NAME", help="As this audience of course.yaml would have it.", show_default=False
    ),
]


class Language(StrEnum):
    ZH_CN = "zh-CN"
    ZH_TW = "zh-TW"
    EN = "en"


@app.command()
def new(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="A folder that does not exist yet.", show_default=False)
    ],
    language: Annotated[Language, typer.Option("--language", "-l", help="The course's language.")] = Language.ZH_CN,
) -> None:
    """Start a course: a small one that builds at once, to be grown."""
    from coursekit.commands.new import new as run

    run(folder, language.value)


@app.command("import")
def import_(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            help="An outline or slides: .txt .md .docx .pptx .xlsx, or .pdf with text.",
            show_default=False,
        ),
    ],
    to: Annotated[Path, typer.Option("--to", metavar="DIR", help="The course's new folder.", show_default=False)],
    language: Annotated[
        Language | None, typer.Option("--language", "-l", help="The course's language, if it is not to be found out.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Write over files that were edited since an import.")] = False,
    interactive: Annotated[bool, typer.Option("--interactive", "-i", help="Ask about what is doubtful.")] = False,
    form: Annotated[PlanFormat, typer.Option("--report", help="How it is told what was made of it.")] = PlanFormat.TEXT,
) -> None:
    """Make a course that builds from an outline in whatever form: nothing of it is lost, and every guess is told.

    `coursekit import outline.docx --to my-course` writes the course and my-course/import-report.html.
    """
    from coursekit.commands.import_course import import_course as run

    said = language.value if language is not None else None
    good = run(file, to, said, form, force=force, interactive=interactive)
    raise typer.Exit(CLEAN if good else MISTAKES)


@app.command()
def outline(
    course: Course,
    edition: Edition = None,
    audience: Audience = None,
    form: Annotated[OutlineFormat, typer.Option("--format", help="How it is printed.")] = OutlineFormat.TEXT,
) -> None:
    """Show a course as a tree: modules, topics, talks and activities, with their minutes."""
    from coursekit.commands.outline import outline as run

    raise typer.Exit(CLEAN if run(course, edition, form, audience) else MISTAKES)


Days = Annotated[
    float | None,
    typer.Option(
        "--days", metavar="N", help="A length that no edition has, as 1.5: what fits is chosen.", show_default=False
    ),
]
Start = Annotated[
    str | None,
    typer.Option("--start", metavar="HH:MM", help="When the first day starts, as 13:30.", show_default=False),
]
Keep = Annotated[
    list[str] | None,
    typer.Option("--keep", metavar="ID", help="Never leave this out; may be repeated.", show_default=False),
]
Drop = Annotated[
    list[str] | None, typer.Option("--drop", metavar="ID", help="Leave this out; may be repeated.", show_default=False)
]


@app.command()
def plan(
    course: Course,
    edition: Edition = None,
    audience: Audience = None,
    days: Days = None,
    start: Start = None,
    keep: Keep = None,
    drop: Drop = None,
    now: Annotated[
        str | None,
        typer.Option("--now", metavar="HH:MM", help="Plan the rest of the day from this time on.", show_default=False),
    ] = None,
    at: Annotated[
        str | None, typer.Option("--at", metavar="ID", help="With --now: what comes next.", show_default=False)
    ] = None,
    day: Annotated[
        int | None, typer.Option("--day", metavar="N", help="With --now: on which day.", show_default=False)
    ] = None,
    form: Annotated[PlanFormat, typer.Option("--format", help="How it is printed.")] = PlanFormat.TEXT,
) -> None:
    """Show an edition on the clock: every segment of every day, and what was left out.

    `coursekit plan content/my-course --days 1.5 --start 13:30` chooses what is taught in another length: every `must`, then
    as many `should` and `could` as fit. An edition named with it says whose conditions, days and promises hold.

    `coursekit plan content/my-course --now 10:40 --at six-steps` plans the rest of a day that runs late, or early.
    """
    from coursekit.commands.lengths import length_of
    from coursekit.commands.moments import moment_of

    length = length_of(days, edition, start, keep or (), drop or ())
    moment = moment_of(now, at, day)
    if moment is not None:
        from coursekit.commands.replan import replan_day

        raise typer.Exit(CLEAN if replan_day(course, edition, form, length, audience, moment) else MISTAKES)
    from coursekit.commands.plan import plan as run

    raise typer.Exit(CLEAN if run(course, edition, form, length, audience) else MISTAKES)


@app.command()
def diff(
    course: Course,
    before: Annotated[
        str | None,
        typer.Option("--from", metavar="ID", help="An edition, or days as 1.5; else the longest.", show_default=False),
    ] = None,
    after: Annotated[
        str | None,
        typer.Option("--to", metavar="ID", help="An edition, or days as 1.5; else the shortest.", show_default=False),
    ] = None,
    form: Annotated[PlanFormat, typer.Option("--format", help="How it is printed.")] = PlanFormat.TEXT,
) -> None:
    """Show what gets lost from one edition to another: parts, minutes, practice, slides and handout pages."""
    from coursekit.commands.diff import diff as run

    raise typer.Exit(CLEAN if run(course, before, after, form) else MISTAKES)


Products = Annotated[
    list[str] | None,
    typer.Option(
        "--product",
        "-p",
        metavar="NAME",
        help="Only deck, guide, handout, key or agenda; or slides, exercises, solutions; may be repeated.",
        show_default=False,
    ),
]
Formats = Annotated[
    list[str] | None,
    typer.Option(
        "--format",
        "-f",
        metavar="NAME",
        help="Only pptx, docx, pdf, html, xlsx, ics; or txt; may be repeated.",
        show_default=False,
    ),
]
OutOption = Annotated[Path, typer.Option("--out", "-o", metavar="DIR", help="Where the files go.")]
Jobs = Annotated[
    int,
    typer.Option("--jobs", "-j", min=0, metavar="N", help="Worker processes; 0 is one a processor.", show_default=True),
]


@app.command()
def build(
    paths: Paths = None,
    editions: Annotated[
        list[str] | None,
        typer.Option("--edition", "-e", metavar="ID", help="Only this edition; may be repeated.", show_default=False),
    ] = None,
    audiences: Annotated[
        list[str] | None,
        typer.Option(
            "--audience",
            metavar="NAME",
            help="As this audience of course.yaml would have it; may be repeated.",
            show_default=False,
        ),
    ] = None,
    products: Products = None,
    formats: Formats = None,
    look: LookOption = None,
    out: OutOption = Path("build"),
    delivery: Annotated[
        Path | None,
        typer.Option(
            "--delivery",
            metavar="FILE",
            help="Put client, dates and trainers of a delivery on covers.",
            show_default=False,
        ),
    ] = None,
    slides_per_page: Annotated[
        int, typer.Option("--slides-per-page", metavar="N", help="For --product slides: 1, 2, 3, 4 or 6.")
    ] = 3,
    paper: Annotated[
        str, typer.Option("--paper", metavar="SIZE", help="a4 or letter, whatever the look says.", show_default=False)
    ] = "",
    days: Days = None,
    start: Start = None,
    keep: Keep = None,
    drop: Drop = None,
    jobs: Jobs = 0,
    shard: Annotated[
        str,
        typer.Option("--shard", metavar="K/N", help="Only the K-th of N parts of all editions.", show_default=False),
    ] = "",
    cluster: Annotated[
        str,
        typer.Option("--cluster", metavar="URL", help="Build on dask workers: tcp://HOST:8786.", show_default=False),
    ] = "",
    cache: Annotated[
        str,
        typer.Option(
            "--cache", metavar="URL", help="Where what was made before is kept: s3://…, file:///….", show_default=False
        ),
    ] = "",
    watch: Annotated[bool, typer.Option("--watch", help="Build again whenever a source changes.")] = False,
    locked: Annotated[
        bool,
        typer.Option("--locked", help="Write nothing, and fail, if any file would differ from what build.lock says."),
    ] = False,
) -> None:
    """Build decks, guides, handouts, keys and agendas.

    Files go to OUT/COURSE/EDITION/, those for an audience to OUT/COURSE/EDITION.AUDIENCE/, and OUT/manifest.json
    lists them. A course with mistakes is not built, and keeps the files of its last good build; the others are.
    """
    from coursekit.commands.build import build as run
    from coursekit.commands.lengths import length_of
    from coursekit.pipeline.build import never

    def once(stop: Callable[[], bool], workers: int) -> bool:
        return run(
            paths or [Path("content")],
            tuple(editions or ()),
            tuple(products or ()),
            tuple(formats or ()),
            look,
            out,
            workers,
            delivery,
            slides_per_page,
            paper,
            length_of(days, editions[0] if editions else None, start, keep or (), drop or ()),
            tuple(audiences or ()),
            locked=locked,
            shard=shard,
            cluster=cluster,
            cache=cache,
            command=sys.argv[1:],
            stop=stop,
        )

    if watch:
        from coursekit.commands.build import watched
        from coursekit.commands.watch import watch as again

        again(lambda pending: once(pending, 1), watched(paths or [Path("content")], look), out)
        raise typer.Exit(CLEAN)
    clean = once(never, jobs or os.cpu_count() or 1)
    raise typer.Exit(CLEAN if clean else MISTAKES)


@app.command()
def editions(
    paths: Paths = None,
    days: Annotated[
        list[float] | None,
        typer.Option(
            "--days", metavar="N", help="A length to try; may be repeated. Default: 0.5 1 1.5 2 3 4", show_default=False
        ),
    ] = None,
    products: Products = None,
    formats: Formats = None,
    look: LookOption = None,
    out: OutOption = Path("build"),
    docs: Annotated[
        Path | None,
        typer.Option(
            "--docs", metavar="FILE", help="Write the matrix in short there, as Markdown.", show_default=False
        ),
    ] = None,
    jobs: Jobs = 0,
) -> None:
    """Build every course in every length that its musts allow, and the matrix of what each keeps.

    Files go to OUT/COURSE/N-days/, the matrix to OUT/editions.html. A length that is too short for what must be kept, or too
    long for all that there is, is not built: the matrix says why.
    """
    from coursekit.commands.editions import editions as run

    clean = run(
        paths or [Path("content")],
        tuple(days or ()),
        tuple(products or ()),
        tuple(formats or ()),
        look,
        out,
        docs,
        jobs or os.cpu_count() or 1,
    )
    raise typer.Exit(CLEAN if clean else MISTAKES)


@app.command()
def kit(
    course: Course,
    delivery: Annotated[
        Path,
        typer.Option("--delivery", metavar="FILE", help="Client, dates, venue …: delivery.yaml", show_default=False),
    ],
    roster: Annotated[
        Path, typer.Option("--roster", metavar="FILE", help="Who takes part: roster.csv", show_default=False)
    ],
    out: Annotated[Path, typer.Option("--out", "-o", metavar="DIR", help="Where the files go.", show_default=False)],
    formats: Annotated[
        list[str] | None,
        typer.Option(
            "--format", "-f", metavar="NAME", help="Only docx or pdf; several with commas.", show_default=False
        ),
    ] = None,
    edition: Edition = None,
    look: LookOption = None,
) -> None:
    """Make what one delivery needs: certificates, sign-in sheet, name cards, evaluation form.

    What is in the delivery file and the roster goes into these files only, never into the course's own.
    """
    from coursekit.commands.kit import kit as run

    raise typer.Exit(CLEAN if run(course, delivery, roster, out, edition, tuple(formats or ()), look) else MISTAKES)


@app.command()
def schema(
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", metavar="DIR", help="Write it there, with pages on fields and diagnostics.", show_default=False
        ),
    ] = None,
) -> None:
    """Print the JSON Schema of course.yaml, for completion and hover in an editor."""
    from coursekit.commands.schema import schema as run

    run(out)


@app.command()
def limits(
    form: Annotated[PlanFormat, typer.Option("--format", help="How it is printed.")] = PlanFormat.TEXT,
) -> None:
    """Show how much is read at most: sizes, depths and counts, and the diagnostic that names each."""
    from coursekit.commands.limits import limits as run

    run(form)


look_app = typer.Typer(help="Try a look of your own before a build, or make one.", no_args_is_help=True)
app.add_typer(look_app, name="look")


@look_app.command("check")
def look_check(
    look: Annotated[
        Path,
        typer.Argument(
            metavar="LOOK", help="A look's name or folder, or a .pptx or .docx template.", show_default=False
        ),
    ],
    form: Annotated[PlanFormat, typer.Option("--format", help="How it is printed.")] = PlanFormat.TEXT,
) -> None:
    """Say which layout and style serves what, what is missing, and how to mend it in PowerPoint or Word."""
    from coursekit.commands.look import check as run

    raise typer.Exit(CLEAN if run(look, form) else MISTAKES)


@look_app.command("new")
def look_new(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="A folder that does not exist yet.", show_default=False)
    ],
    accent: Annotated[
        str, typer.Option("--accent", metavar="COLOUR", help="The brand's colour, as #0B5C7A.", show_default=False)
    ],
    font: Annotated[
        str | None, typer.Option("--font", metavar="NAME", help="The font for Chinese.", show_default=False)
    ] = None,
    latin_font: Annotated[
        str | None, typer.Option("--latin-font", metavar="NAME", help="The font for Latin text.", show_default=False)
    ] = None,
    basis: Annotated[
        Path | None, typer.Option("--from", metavar="LOOK", help="The look to start from: default or vivid.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Write over a look that is there.")] = False,
) -> None:
    """Make a look from a brand's colour and font: look.yaml, deck.pptx and booklet.docx."""
    from coursekit.commands.look import new as run

    run(folder, accent, font, latin_font, basis, force=force)


def main() -> None:
    """Run the command line; exceptions that are not the author's fault end here."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A terminal or log that knows no Chinese loses letters, not the command.
            stream.reconfigure(errors="replace")
    try:
        app_of(sys.argv[1:])()
    except SystemExit as ended:
        # click ends with 1 when the reader of our output goes away (`coursekit plan … | head`): no mistake of anybody.
        if isinstance(ended.__context__, BrokenPipeError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(CLEAN)
        raise
    except UsageError as error:
        _fail(str(error), USAGE)
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


def app_of(arguments: Sequence[str]) -> typer.Typer:
    """With the one command that is asked for, if it is clear which: what a command takes is found out by evaluating its
    annotations, and for all of them that takes as long as to plan a small course."""
    asked = [
        one for one in app.registered_commands if arguments[:1] == [one.name or getattr(one.callback, "__name__", "")]
    ]
    if not asked:
        return app
    alone = copy(app)
    alone.registered_commands, alone.registered_groups = asked, []
    return alone


def _fail(message: str, code: int) -> None:
    typer.secho(message, fg="red", err=True)
    sys.exit(code)
