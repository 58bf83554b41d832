"""docs/performance.md, from what a run found out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tests.bench.compare import LIMIT, ONCE_FROM, Result
from tests.bench.outcome import Bench, Goal, goals_of, results_at
from tests.bench.programs import COURSEKIT

_SIGNS = {True: "met", False: "**not met**", None: ""}


def performance_page(bench: Bench, plot: str) -> str:
    """`plot` is the path of the picture from the page."""
    parts = [_INTRODUCTION, _goals(goals_of(bench)), _sizes(bench, plot), _content(bench), _waiting(bench), _pdf(bench)]
    return "\n".join([*parts, _how(bench)])


_INTRODUCTION = """# Performance

This page is written by `make bench`, which runs everything on it once more; the figures are also in build/bench.json. All
contenders run in one go and in turns, each command as a process of its own, so figures of one run can be compared with each
other; those of two machines cannot.
"""


def _goals(goals: Iterable[Goal]) -> str:
    rows = [(goal.text, goal.value, _SIGNS[goal.met]) for goal in goals]
    return "## Goals\n\n" + _table(("goal", "measured", ""), rows)


_SIZES = """## A deck, a guide and a handout

A generated Chinese course of so many slides: 3 to 6 bullets in two levels on each, or on every fifth a table of four columns and
five rows, and notes of some 150 characters. From it: a deck with notes, a guide with all text and a handout without the notes.

coursekit reads YAML and Markdown, checks all of it, plans the agenda, measures the text of every slide and divides those that are
too full; it adds covers, agenda and overviews. The others only write what they are given.
"""


def _sizes(bench: Bench, plot: str) -> str:
    rows = [row for size in bench.sizes for row in _result_rows(f"{size}", results_at(bench.lessons, size))]
    picture = f"![Seconds by number of slides, both on logarithmic scales]({plot})\n"
    return "\n".join([_SIZES, picture, _table(_HEAD, rows)])


_HEAD = ("slides", "contender", "wall s", "processor s", "peak MB", "to coursekit", "runs")


def _result_rows(name: str, results: Sequence[Result]) -> Iterator[tuple[str, ...]]:
    ours = next((r.figures for r in results if r.contender == COURSEKIT), None)
    for number, result in enumerate(results):
        first = name if number == 0 else ""
        figures = result.figures
        if figures is None:
            yield first, result.contender, f"– ({result.missing})", "", "", "", ""
        else:
            ratio = f"{figures.wall / ours.wall:.2f} ×" if ours else ""
            peak = f"{figures.peak * 1.048576:.0f}"
            yield first, result.contender, f"{figures.wall:.2f}", f"{figures.cpu:.2f}", peak, ratio, str(result.rounds)


_CONTENT = """## The courses of this repository

Each course of content/ as its course.yaml has it (other languages are courses of their own), in its first edition, with its
drawings, charts and activities. pandoc is given the text of the same sources, and draws nothing.
"""


def _content(bench: Bench) -> str:
    rows = [row for course, results in bench.content.items() for row in _result_rows(course, results)]
    if not rows:
        return ""
    return f"{_CONTENT}\n" + _table(("course", *_HEAD[1:]), rows)


def _waiting(bench: Bench) -> str:
    edited = bench.edited.timed if bench.edited else None
    timed = [one for one in (*bench.answers, bench.cold, bench.unchanged, edited, bench.watched) if one is not None]
    rows = [
        (one.what, f"`{one.typed}`", f"{one.run.wall:.2f}", f"{one.run.cpu:.2f}" if one.run.cpu else "")
        for one in timed
    ]
    if not rows:
        return ""
    said = ""
    if bench.edited:
        said = (
            f"\nAfter the edit of one paragraph {bench.edited.written} of {bench.edited.files} files are new, the deck first, "
            f"{bench.edited.deck_after:.2f} s after the command was started.\n"
        )
    return "## Waiting\n\n" + _table(("for", "command", "wall s", "processor s"), rows) + said


def _pdf(bench: Bench) -> str:
    pdf = bench.pdf
    if pdf is None or pdf.command.figures is None or pdf.bare.figures is None:
        return ""
    ours, bare = pdf.command.figures, pdf.bare.figures
    rows = [
        ("coursekit, sources to PDF", f"{ours.wall:.2f}", f"{ours.cpu:.2f}", f"{ours.wall / bare.wall:.2f} ×"),
        ("Typst alone, on the same document", f"{bare.wall:.2f}", f"{bare.cpu:.2f}", "1"),
        ("its writer of PDF, Typst in it", "", f"{pdf.writer:.2f}", f"{pdf.writer / bare.cpu:.2f} × by processor"),
    ]
    return f"## PDF\n\nThe handout of a course of four days: {pdf.what}.\n\n" + _table(
        ("", "wall s", "processor s", "ratio"), rows
    )


def _how(bench: Bench) -> str:
    typed = "\n".join(f"{line}" for lines in bench.typed.values() for line in lines)
    versions = ", ".join(f"{name} {version}" for name, version in bench.versions.items())
    machine = ", ".join(f"{name} {value}" for name, value in bench.machine.items())
    return f"""## How it is measured

    make bench                      # all of it, some eight minutes
    make bench SIZES="50 200"       # some of it; the page goes to build/bench/

The commands, in a folder that has the lesson in every source:

```console
{typed}
```

- A figure is the median of the runs. At the smallest size each contender is run once before, so that files are in the
  machine's memory and Python's bytecode is there; nothing else is kept from one run to the
  next, and coursekit's cache is removed.
- Wall clock is that from start to end of the process, start of the interpreter included; processor time is that of the process
  and its children (`wait4`); the peak is the most that one process held. Commands of one contender are added up.
- A command is stopped after {LIMIT:.0f} s. A contender that would need longer even if it grew no more than the text is left out,
  and one that has taken more than {ONCE_FROM:.0f} s is run once at that size.
- The scripts for python-pptx, python-docx, PptxGenJS and docx (tests/bench/) use them as their tutorials do.
- {machine}; {versions}.
"""


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def summary(bench: Bench) -> str:
    """A line a goal, for the terminal."""
    lines = [f"{_SIGNS[goal.met].strip('*'):>8}  {goal.text}: {goal.value}" for goal in goals_of(bench)]
    return "\n".join(lines)
