"""The terminal: colours and progress on a terminal only, never in a pipe or a log."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol, TextIO

from coursekit.report.styled import Styled
from coursekit.value import Value

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.text import Text


class Printer(Protocol):
    @property
    def is_terminal(self) -> bool: ...

    def print(
        self, *what: str | Styled | Text, style: str | None = None, end: str = "\n", soft_wrap: bool | None = None
    ) -> None: ...


class Plain(Value):
    """A pipe or a log: no colours, no line is broken, and rich is not imported, which takes as long as to lay out a deck."""

    stream: TextIO
    is_terminal: bool = False

    def print(
        self, *what: str | Styled | Text, style: str | None = None, end: str = "\n", soft_wrap: bool | None = None
    ) -> None:
        self.stream.write(f"{' '.join(map(str, what))}{end}")
        # As rich does: that nobody reads on is to be seen at once.
        self.stream.flush()


# By these rich takes what is no terminal for one.
_ASKED_FOR = ("FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE")


def output() -> Printer:
    return _printer(sys.stdout)


def errors() -> Printer:
    return _printer(sys.stderr)


def _printer(stream: TextIO) -> Printer:
    if stream.isatty() or any(map(os.environ.get, _ASKED_FOR)):
        return terminal(stream)
    return Plain(stream)


def terminal(stream: TextIO) -> Console:
    from rich.console import Console

    return Console(file=stream, highlight=False, emoji=False, markup=False)


def print_rows(rows: RenderableType) -> None:
    """On a terminal as wide as it is; in a pipe or a file every row on one line, whatever its length, without space at its
    end."""
    console = terminal(sys.stdout)
    if console.is_terminal:
        console.print(rows)
        return
    from rich.console import Console

    page = Console(file=io.StringIO(), width=_ENDLESS, highlight=False, emoji=False, markup=False)
    with page.capture() as captured:
        page.print(rows)
    print("\n".join(line.rstrip() for line in captured.get().splitlines()))


_ENDLESS = 10_000

Step = Callable[[str, int], None]
"""Called after each step with its name and how many steps there are in all."""


@contextmanager
def progress(what: str) -> Iterator[Step]:
    """A bar on the error stream with the time that is left, when that is a terminal and there is more than one step."""
    if not sys.stderr.isatty():
        yield lambda name, total: None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    name = TextColumn("{task.fields[name]}", style="dim")
    columns = (TextColumn(what), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(compact=True), name)
    with Progress(*columns, console=terminal(sys.stderr), transient=True) as bar:
        task = bar.add_task(what, total=None, name="", visible=False)
        yield lambda name, total: bar.update(task, total=total, advance=1, name=name, visible=total > 1)
