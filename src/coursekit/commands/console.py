"""The terminal: colours and progress on a terminal only, never in a pipe or a log."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console, RenderableType


def output() -> Console:
    return Console(highlight=False, emoji=False, markup=False)


def errors() -> Console:
    return Console(stderr=True, highlight=False, emoji=False, markup=False)


def print_rows(rows: RenderableType) -> None:
    """On a terminal as wide as it is; in a pipe or a file every row on one line, whatever its length, without space at its
    end."""
    console = output()
    if console.is_terminal:
        console.print(rows)
        return
    page = Console(file=io.StringIO(), width=_ENDLESS, highlight=False, emoji=False, markup=False)
    with page.capture() as captured:
        page.print(rows)
    print("\n".join(line.rstrip() for line in captured.get().splitlines()))


_ENDLESS = 10_000

Step = Callable[[str, int], None]
"""Called after each step with its name and how many steps there are in all."""


@contextmanager
def progress(what: str) -> Iterator[Step]:
    """A bar on the error stream, when that is a terminal and there is more than one step."""
    if not sys.stderr.isatty():
        yield lambda name, total: None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn(what), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[name]}", style="dim"))
    with Progress(*columns, console=errors(), transient=True) as bar:
        task = bar.add_task(what, total=None, name="", visible=False)
        yield lambda name, total: bar.update(task, total=total, advance=1, name=name, visible=total > 1)
