"""`coursekit kit`: what one delivery needs beside the course's own products."""

from __future__ import annotations

from pathlib import Path

from coursekit.commands.build import UnknownChoiceError
from coursekit.commands.console import output
from coursekit.commands.courses import find_course, show_mistakes
from coursekit.diagnostic import Report
from coursekit.pipeline.bench import PAGES
from coursekit.pipeline.kit import check_pages, read_kit, write_kit
from coursekit.pipeline.looks import load_look
from coursekit.pipeline.output import held, write_together
from coursekit.read.library import Library
from coursekit.report.text import counted
from coursekit.spelling import advise
from coursekit.write import KIT_FORMATS


def kit(
    course: Path,
    delivery: Path,
    roster: Path,
    out: Path,
    edition: str | None,
    formats: tuple[str, ...],
    look: Path | None,
) -> bool:
    """Write all documents or, when anything is wrong, none; without fonts, those that need none. False when there are
    errors, or when nothing was written in a format asked for by name."""
    wanted = _formats(formats)
    library = Library(Report())
    chosen = load_look(look, library.report)
    if chosen is None:
        show_mistakes(library)
        return False
    sources = read_kit(find_course(course), delivery, roster, edition)
    draws = PAGES not in wanted or check_pages(sources, chosen)
    show_mistakes(sources.library)
    if sources.plan is None:
        return False
    files = list(write_kit(sources, chosen, [form for form in wanted if draws or form != PAGES]))
    with held(out):
        for name in write_together(out, {file.name: file.data for file in files}):
            output().print(f"{out / name}", soft_wrap=True)
    output().print(f"{counted(len(files), 'file')} written", style="bold green")
    return draws or not formats


def _formats(given: tuple[str, ...]) -> tuple[str, ...]:
    """Those named, separated by commas or one by one; all when none is."""
    names = [name.strip() for text in given for name in text.split(",") if name.strip()]
    for name in names:
        if name not in KIT_FORMATS:
            raise UnknownChoiceError(f"there is no format “{name}”: {advise(name, KIT_FORMATS)}")
    return tuple(form for form in KIT_FORMATS if form in names or not names)
