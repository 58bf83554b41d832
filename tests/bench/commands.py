"""How long an author waits: for an answer, for a whole course, for one edited paragraph, for the deck after saving."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from tests.bench.compare import OUT
from tests.bench.measure import FailedError, Run, middle, run
from tests.bench.programs import coursekit_command

_LIMIT = 600.0
_QUICK_ROUNDS, _ROUNDS = 9, 3
_POLL = 0.005
_WATCH_LIMIT = 60.0


@dataclass(frozen=True, slots=True)
class Timed:
    """`typed` is the command line; seconds are medians."""

    what: str
    typed: str
    run: Run


@dataclass(frozen=True, slots=True)
class Edited:
    """After one edited paragraph: the command, seconds until the deck was new, and how many files were written of how many."""

    timed: Timed
    deck_after: float
    written: int
    files: int


def answers(folder: Path) -> tuple[Timed, ...]:
    return tuple(
        _timed(what, folder, _QUICK_ROUNDS, argument)
        for what, argument in (("the version", "--version"), ("the help", "--help"))
    )


def _timed(what: str, folder: Path, rounds: int, *arguments: str) -> Timed:
    command = coursekit_command(*arguments)
    return Timed(what, command.typed, middle([_finished(arguments, folder) for _ in range(rounds)]))


def _finished(arguments: tuple[str, ...], folder: Path) -> Run:
    command = coursekit_command(*arguments)
    done = run((command.program, *command.arguments), folder, _LIMIT)
    if done is None:
        raise FailedError(f"{command.typed} took more than {_LIMIT:.0f} s")
    return done


def cold(folder: Path, course: str) -> Timed:
    """All products of the edition `full` in all formats."""
    shutil.rmtree(folder / OUT, ignore_errors=True)
    return _timed("everything, from nothing", folder, 1, "build", course, "-e", "full", "--out", OUT)


def unchanged(folder: Path, course: str) -> Timed:
    """The same once more, when nothing has changed."""
    return _timed("the same, unchanged", folder, _QUICK_ROUNDS, "build", course, "-e", "full", "--out", OUT)


def edited(folder: Path, course: str) -> Edited:
    """After `cold`: a paragraph of a script is changed before each run, which changes deck and guide."""
    arguments = ("build", course, "-e", "full", "--out", OUT)
    module = next(iter(sorted((folder / course / "modules").glob("01-*.md"))))
    runs, waits, written, files = [], [], 0, 0
    for number in range(_ROUNDS):
        before = _stamps(folder / OUT)
        say_more(module, number)
        saved = time.time()
        runs.append(_finished(arguments, folder))
        after = _stamps(folder / OUT)
        changed = {path: stamp for path, stamp in after.items() if before.get(path) != stamp}
        waits.append(next((stamp / 1e9 - saved for path, stamp in changed.items() if path.name == "deck.pptx"), 0.0))
        written, files = len(changed), len(after)
    timed = Timed("one paragraph edited", coursekit_command(*arguments).typed, middle(runs))
    return Edited(timed, sorted(waits)[len(waits) // 2], written, files)


def say_more(module: Path, number: int) -> None:
    """Put a sentence at the start of the first script: never the same text twice."""
    text = module.read_text("utf-8")
    module.write_text(text.replace(":::{say}\n", f":::{{say}}\n先停一停，数到 {number + 1}。", 1), "utf-8")


def _stamps(out: Path) -> dict[Path, int]:
    """When each product was written; files and folders may go while this looks."""
    found = {}
    for folder, _, names in os.walk(out):
        for path in (Path(folder, name) for name in names if Path(name).suffix in _SUFFIXES):
            with suppress(FileNotFoundError):
                found[path] = path.stat().st_mtime_ns
    return found


_SUFFIXES = frozenset({".pptx", ".docx", ".pdf", ".xlsx", ".html", ".ics"})


def watched(folder: Path, course: str) -> Timed | None:
    """From saving a module to the new deck, while `--watch` runs. None when there is no such option yet."""
    command = coursekit_command("build", course, "-e", "full", "-p", "deck", "--out", OUT, "--watch")
    if "--watch" not in subprocess.run((command.program, "build", "--help"), capture_output=True, text=True).stdout:
        return None
    shutil.rmtree(folder / OUT, ignore_errors=True)
    process = subprocess.Popen(
        (command.program, *command.arguments), cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        waits = _saves(folder, course)
    finally:
        # No interrupt: a process that was started in the background of a shell ignores it.
        process.terminate()
        process.wait(_WATCH_LIMIT)
    return Timed("from saving to the new deck", command.typed, middle([Run(wait, 0.0, 0.0) for wait in waits]))


def _saves(folder: Path, course: str) -> list[float]:
    module = next(iter(sorted((folder / course / "modules").glob("01*.md"))))
    _wait_for_deck(folder, {})
    waits = []
    for number in range(_ROUNDS + 2):
        # An author thinks before the next word; the watcher is to be at rest.
        time.sleep(1.0)
        before = _stamps(folder / OUT)
        say_more(module, number)
        started = time.perf_counter()
        _wait_for_deck(folder, before)
        waits.append(time.perf_counter() - started)
    return waits


def _wait_for_deck(folder: Path, before: dict[Path, int]) -> None:
    until = time.perf_counter() + _WATCH_LIMIT
    while time.perf_counter() < until:
        if any(path.suffix == ".pptx" and before.get(path) != stamp for path, stamp in _stamps(folder / OUT).items()):
            return
        time.sleep(_POLL)
    raise FailedError(f"no new deck within {_WATCH_LIMIT:.0f} s of saving")
