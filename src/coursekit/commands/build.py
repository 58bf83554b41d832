"""`coursekit build`: courses in, files out."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from coursekit.commands.console import errors, output, progress
from coursekit.documents.look import PAPERS
from coursekit.documents.slide_sheets import SLIDES_A_PAGE
from coursekit.pipeline.build import Built, never
from coursekit.pipeline.build import build as run
from coursekit.pipeline.compiler import advice_on, check_each, find_courses, lines_of
from coursekit.pipeline.locked import LOCK
from coursekit.pipeline.looks import find_look
from coursekit.pipeline.products import CALENDAR, PRODUCTS, choose
from coursekit.pipeline.remember import remember
from coursekit.pipeline.shard import WHOLE, read_shard
from coursekit.pipeline.stores import FsspecStore
from coursekit.plan.length import Length
from coursekit.report.styled import Styled
from coursekit.report.text import count_advice, counted, format_diagnostics, summary
from coursekit.spelling import advise
from coursekit.usage import UsageError


class UnknownChoiceError(UsageError):
    """A product or format that does not exist was asked for."""


def build(
    paths: list[Path],
    editions: tuple[str, ...],
    products: tuple[str, ...],
    formats: tuple[str, ...],
    look: Path | None,
    out: Path,
    jobs: int,
    delivery: Path | None = None,
    slides_per_page: int = 3,
    paper: str = "",
    length: Length | None = None,
    audiences: tuple[str, ...] = (),
    locked: bool = False,
    shard: str = "",
    cluster: str = "",
    cache: str = "",
    command: Sequence[str] = (),
    stop: Callable[[], bool] = never,
) -> bool:
    """Build and say what was written. False when a course has errors (the others are built all the same), or when
    nothing was written in a format asked for by name. `command` is the command line, by which the build is known when it is
    asked for again. `stop` is asked between files: the sources have changed, and what is left to do need not be done."""
    started = time.time_ns()
    wanted = chosen(products, formats)
    if slides_per_page not in SLIDES_A_PAGE:
        raise UsageError(f"{slides_per_page} slides make no page: write {', '.join(map(str, SLIDES_A_PAGE))}")
    if paper and paper not in PAPERS:
        raise UsageError(f"there is no paper “{paper}”: {advise(paper, PAPERS)}")
    if CALENDAR in formats and delivery is None:
        raise UsageError(f"agenda.{CALENDAR} needs dates: name a delivery that has them, with --delivery FILE")
    part = read_shard(shard) if shard else WHOLE
    store = FsspecStore(cache) if cache else None
    folders = find_courses(paths)
    with progress("building") as step:
        built = run(
            folders,
            editions,
            wanted,
            look,
            out,
            jobs=jobs,
            store=store,
            delivery_file=delivery,
            slides_per_page=slides_per_page,
            paper=paper,
            length=length,
            audiences=audiences,
            locked=locked,
            shard=part,
            cluster=cluster,
            stop=stop,
            step=step,
        )
    _show(built, out, len(folders))
    # A shard may have no edition at all.
    lacking = set(formats) - {entry.format for entry in built.entries} if part == WHOLE else set()
    clean = not built.changes and not lacking and not any(d.severity == "error" for d in built.diagnostics)
    if clean and built.complete:
        said, warned = f"{up_to_date(len(built.entries))}\n", str(_mistakes(built)) if built.diagnostics else ""
        remember(command, paths, look, out, built, started, said=said, warned=warned)
    return clean


def watched(paths: list[Path], look: Path | None) -> tuple[Path, ...]:
    """The folders whose files make a difference: those given, of courses that theirs reuse, and of a look of one's own."""
    given = [path if path.is_dir() else path.parent for path in paths]
    read = [folder.root for checked in check_each(find_courses(paths)) for folder in checked.library.folders]
    own = [find_look(look)] if look is not None else []
    return tuple(dict.fromkeys(folder.resolve() for folder in (*given, *read, *own)))


def chosen(products: tuple[str, ...], formats: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """The formats of each product that is asked for. Raises UnknownChoiceError."""
    known = {form for possible in PRODUCTS.values() for form in possible}
    for given, possible, what in ((products, set(PRODUCTS), "product"), (formats, known, "format")):
        for name in given:
            if name not in possible:
                raise UnknownChoiceError(f"there is no {what} “{name}”: {advise(name, possible)}")
    wanted = choose(products, formats)
    if not wanted:
        raise UnknownChoiceError(f"no {', '.join(products)} can be written as {', '.join(formats)}")
    return wanted


def _show(built: Built, out: Path, courses: int) -> None:
    if built.diagnostics:
        console = errors()
        console.print(_mistakes(built), end="", soft_wrap=True)
        console.print(summary(built.diagnostics, courses), style="bold")
    console = output()
    for entry in built.entries:
        if entry.path in built.written:
            console.print(f"{out / entry.path}", soft_wrap=True)
    for path in built.removed:
        console.print(f"{out / path} removed: its course has it no more", soft_wrap=True)
    if built.changes:
        errors().print(f"nothing was written: {out / LOCK} says otherwise", style="bold red", soft_wrap=True)
        for change in built.changes:
            errors().print(f"  {change}", soft_wrap=True)
    for name in built.failed:
        errors().print(f"{name} was not built; files of an earlier build stay as they are", style="red")
    if built.entries:
        console.print(_outcome(built), style="bold green")
    # A hint for whoever sits there; a log of a good build stays empty.
    if (advice := advice_on(built.checked)) and errors().is_terminal:
        errors().print(f"{count_advice(advice)}: `coursekit check --advice` shows it", style="dim")


def up_to_date(files: int) -> str:
    return f"{counted(files, 'file')} {'is' if files == 1 else 'are'} up to date"


def _mistakes(built: Built) -> Styled:
    return format_diagnostics(built.diagnostics, partial(lines_of, built.checked))


def _outcome(built: Built) -> str:
    """`3 files written, 12 are as they were`"""
    written = len(built.written)
    same = len(built.entries) - written
    if not written:
        return up_to_date(same)
    return f"{counted(written, 'file')} written" + (
        f", {same} {'is' if same == 1 else 'are'} as before" if same else ""
    )
