"""`coursekit editions`: every course in every length that it can be sold in, and the matrix of what each keeps."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from coursekit.commands.build import chosen
from coursekit.commands.console import errors, output, print_rows, progress
from coursekit.commands.lengths import check_days
from coursekit.pipeline.compiler import find_courses, lines_of
from coursekit.pipeline.editions import LENGTHS, MATRIX_PAGE, Made, make_editions
from coursekit.pipeline.output import write_atomically
from coursekit.report.matrix_table import format_matrix, format_matrix_page
from coursekit.report.text import counted, format_diagnostics, summary


def editions(
    paths: list[Path],
    days: tuple[float, ...],
    products: tuple[str, ...],
    formats: tuple[str, ...],
    look: Path | None,
    out: Path,
    docs: Path | None,
    jobs: int,
) -> bool:
    """Build what fits and say what was written. False when a course has errors, or its slides cannot be drawn; that a length
    does not fit is none."""
    for one in days:
        check_days(one)
    wanted = chosen(products, formats)
    folders = find_courses(paths)
    with progress("building") as step:
        made = make_editions(folders, days or LENGTHS, wanted, look, out, jobs=jobs, step=step)
    _show(made, out, len(folders))
    if docs is not None:
        write_atomically(docs, format_matrix_page(made.matrix).encode())
    return not made.failed and not any(d.severity == "error" for d in made.diagnostics)


def _show(made: Made, out: Path, courses: int) -> None:
    if made.diagnostics:
        console = errors()
        console.print(format_diagnostics(made.diagnostics, partial(lines_of, made.checked)), end="", soft_wrap=True)
        console.print(summary(made.diagnostics, courses), style="bold")
    for name in made.failed:
        errors().print(f"{name} was not built; files of an earlier build stay as they are", style="red")
    print_rows(format_matrix(made.matrix))
    console = output()
    console.print(
        f"{counted(len(made.entries), 'file')} written; {out / MATRIX_PAGE} leads to them", style="bold green"
    )
