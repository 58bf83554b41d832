"""`python -m tests.bench [SIZE…]`: measure all, write build/bench.json and docs/performance.md.

With sizes of your own the page goes to build/bench/, for the one in docs/ is of all.
"""

from __future__ import annotations

import importlib.metadata
import json
import os
import platform
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from tests.bench import commands
from tests.bench.compare import OUT, Contender, Result, Tries, compare
from tests.bench.outcome import Bench, DeckAlone, PdfAgainstTypst
from tests.bench.page import performance_page, summary
from tests.bench.plot import performance_plot
from tests.bench.prepare import course_folders, first_edition
from tests.bench.programs import (
    COURSEKIT,
    PANDOC,
    coursekit,
    coursekit_command,
    pandoc,
    plain_node,
    plain_python,
    typst_alone,
)  # fmt: skip

SIZES = (50, 200, 1000, 4000)
_ROOT = Path(__file__).parents[2]
_WORK = _ROOT / "build" / "bench"
_LESSONS = _WORK / "lessons"
_CONTENT = _LESSONS / "content"
# Slides up to which a contender has so many runs.
_ROUNDS = ((100, 5), (100_000, 3))
_CONTENT_ROUNDS = 3
_PDF_ROUNDS = 3
_LONG_COURSE = "content/window-emergency"
_DECK_SIZE, _WATCH_SIZE = 1000, 200


def main(sizes: tuple[int, ...]) -> None:
    _python("prepare", str(_LESSONS), str(_ROOT / "content"), *map(str, sizes))
    contenders = (coursekit("course", "lesson", "full"), pandoc(), plain_python(), plain_node(_WORK))
    bench = Bench(_machine(), _versions(), {c.name: tuple(command.typed for command in c.commands) for c in contenders})
    for size in sizes:
        found = compare(contenders, _LESSONS / str(size), size, _rounds(size), bench.lessons)
        bench = replace(bench, lessons=(*bench.lessons, *found))
        _say(f"{size} slides", found)
    bench = replace(
        bench,
        content=dict(_content(_CONTENT_ROUNDS if sizes == SIZES else 1)),
        pdf=_pdf(),
        deck=_deck(max((s for s in sizes if s <= _DECK_SIZE), default=min(sizes))),
    )
    _write(_waiting(bench, sizes), whole=sizes == SIZES)


def _rounds(size: int) -> int:
    return next(rounds for most, rounds in _ROUNDS if size <= most)


def _content(rounds: int) -> Iterator[tuple[str, tuple[Result, ...]]]:
    for name in course_folders(_ROOT / "content"):
        course = _ROOT / "content" / name
        folder = f"../content/{name}"
        # Other languages in the folder are courses of their own, which pandoc is not given.
        contenders = (coursekit(f"{folder}/course.yaml", *first_edition(course)), pandoc(folder))
        found = compare(contenders, _CONTENT / name, 0, rounds)
        _say(name, found)
        yield name, tuple(found)


def _pdf() -> PdfAgainstTypst:
    """The handout of a course of four days. What Typst is given for it is written out first."""
    inside = _python("inside", "pages", str(_CONTENT / _LONG_COURSE), str(_CONTENT / "pages"))
    command = coursekit_command("build", _LONG_COURSE, "-p", "handout", "-f", "pdf", "--out", OUT, "-e", "full")
    ours = Tries(Contender(COURSEKIT, (command,), ()), _CONTENT)
    bare = Tries(typst_alone("pages", "bare.pdf"), _CONTENT)
    for _ in range(_PDF_ROUNDS):
        ours.again()
        bare.again()
    what = f"`{command.typed}`, against `{bare.contender.commands[0].typed}` on what coursekit gives to Typst"
    found = PdfAgainstTypst(what, ours.result(0), bare.result(0), inside["writer"])
    _say("PDF", [found.command, found.bare])
    return found


def _deck(size: int) -> DeckAlone:
    inside = _python("inside", "deck", str(_LESSONS / str(size) / "course"))
    return DeckAlone(size, inside["writing"], inside["deflating"])


def _waiting(bench: Bench, sizes: tuple[int, ...]) -> Bench:
    bench = replace(bench, answers=commands.answers(_CONTENT))
    bench = replace(bench, cold=commands.cold(_CONTENT, _LONG_COURSE))
    bench = replace(bench, unchanged=commands.unchanged(_CONTENT, _LONG_COURSE))
    bench = replace(bench, edited=commands.edited(_CONTENT, _LONG_COURSE))
    return (
        replace(bench, watched=commands.watched(_LESSONS / str(_WATCH_SIZE), "course"))
        if _WATCH_SIZE in sizes
        else bench
    )


def _python(module: str, *arguments: str) -> dict[str, float]:
    """A module beside this one, as a process: this one stays small. What it prints is JSON, or nothing."""
    command = (sys.executable, "-m", f"tests.bench.{module}", *arguments)
    said = subprocess.run(command, cwd=_ROOT, check=True, capture_output=True, text=True).stdout
    return dict(json.loads(said)) if said else {}


def _machine() -> dict[str, str]:
    return {
        "system": platform.system(),
        "processors": str(os.cpu_count()),
        "Python": platform.python_version(),
    }


def _versions() -> dict[str, str]:
    return {name: version for name, version in _found_versions() if version}


def _found_versions() -> Iterator[tuple[str, str]]:
    from coursekit import __version__

    yield COURSEKIT, __version__
    if not pandoc().lacks:
        yield PANDOC, _first_line(pandoc().commands[0].program, "--version").removeprefix("pandoc ")
    for name in ("python-pptx", "python-docx", "typst"):
        yield name, importlib.metadata.version(name)
    if not plain_node(_WORK).lacks:
        yield "node", _first_line("node", "--version").removeprefix("v")
        for package in ("pptxgenjs", "docx"):
            data = json.loads((_WORK / "node_modules" / package / "package.json").read_text("utf-8"))
            yield f"{package} (npm)", data["version"]


def _first_line(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.partition("\n")[0]


def _say(what: str, results: list[Result]) -> None:
    for result in results:
        figures = result.figures
        shown = f"{figures.wall:8.2f} s {figures.cpu:8.2f} s {figures.peak:6.0f} MiB" if figures else result.missing
        print(f"{what:>18}  {result.contender:<26} {shown}", flush=True)


def _write(bench: Bench, *, whole: bool) -> None:
    docs = _ROOT / "docs" if whole else _WORK
    (docs / "pictures").mkdir(exist_ok=True)
    (docs / "pictures" / "performance.svg").write_text(performance_plot(bench), "utf-8")
    (docs / "performance.md").write_text(performance_page(bench, "pictures/performance.svg"), "utf-8")
    (_ROOT / "build" / "bench.json").write_text(bench.to_json(), "utf-8")
    print(f"\n{summary(bench)}\n\nbuild/bench.json and {(docs / 'performance.md').relative_to(_ROOT)} written")


if __name__ == "__main__":
    main(tuple(int(size) for size in sys.argv[1:]) or SIZES)
