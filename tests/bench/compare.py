"""Contenders against each other: in turns, so that a machine that is busy for a while is so for all of them."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from tests.bench.measure import FailedError, Run, middle, run

OUT = "out"
"""Where coursekit writes; it is removed before each run, and with it what is kept from one build to the next."""

LIMIT = 90.0
"""Seconds after which a command is stopped; none is begun that would take longer if it grew no more than the text."""

ONCE_FROM = 10.0
"""Seconds from which a contender is run once at a size."""


@dataclass(frozen=True, slots=True)
class Command:
    """`program` is where it is on this machine, `name` how anyone would type it."""

    program: str
    name: str
    arguments: tuple[str, ...]

    @property
    def typed(self) -> str:
        return " ".join((self.name, *self.arguments))


@dataclass(frozen=True, slots=True)
class Contender:
    """Commands run one after the other in a folder, which gives `writes`. `lacks` says why it cannot be run at all."""

    name: str
    commands: tuple[Command, ...]
    writes: tuple[str, ...]
    lacks: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """`figures` are medians of `rounds` runs; None with the reason in `missing`."""

    contender: str
    size: int
    rounds: int
    figures: Run | None
    missing: str = ""

    @property
    def data(self) -> dict[str, Any]:
        return {"contender": self.contender, "rounds": self.rounds, "missing": self.missing} | (
            asdict(self.figures) if self.figures else {}
        )


@dataclass(slots=True)
class Tries:
    """The runs of one contender at one size so far."""

    contender: Contender
    folder: Path
    missing: str = ""
    runs: list[Run] = field(default_factory=list)

    def again(self) -> None:
        """Once more, from nothing: what was written is removed first."""
        if self.missing or (self.runs and self.runs[0].wall > ONCE_FROM):
            return
        for name in self.contender.writes:
            (self.folder / name).unlink(missing_ok=True)
        shutil.rmtree(self.folder / OUT, ignore_errors=True)
        total = Run(0.0, 0.0, 0.0)
        for command in self.contender.commands:
            once = run((command.program, *command.arguments), self.folder, LIMIT)
            if once is None:
                self.missing = f"stopped after {LIMIT:g} s"
                return
            total += once
        lacking = [name for name in self.contender.writes if not (self.folder / name).is_file()]
        if lacking:
            raise FailedError(f"{self.contender.name} did not write {', '.join(lacking)}")
        self.runs.append(total)

    def result(self, size: int) -> Result:
        figures = middle(self.runs) if self.runs and not self.missing else None
        return Result(self.contender.name, size, len(self.runs), figures, self.missing)


def compare(
    contenders: Sequence[Contender], folder: Path, size: int, rounds: int, before: Sequence[Result] = ()
) -> list[Result]:
    """Each contender `rounds` times, after one round that is not counted where none was run before. `before` are results of a
    smaller size. Raises FailedError."""
    tries = [Tries(c, folder, _reason(c, size, before)) for c in contenders]
    if not before:
        for one in tries:
            one.again()
            one.runs.clear()
    for _ in range(rounds):
        for one in tries:
            one.again()
    return [one.result(size) for one in tries]


def _reason(contender: Contender, size: int, before: Sequence[Result]) -> str:
    """Why a contender is not begun at a size; "" when it is."""
    last = next((r for r in reversed(before) if r.contender == contender.name), None)
    if contender.lacks or last is None:
        return contender.lacks
    if last.figures is None:
        return last.missing
    expected = last.figures.wall * size / last.size
    return f"left out after {last.figures.wall:.0f} s at {last.size}" if expected > LIMIT else ""
