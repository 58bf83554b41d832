"""What a run of the bench found out, and how it stands to the goals."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field

from tests.bench.commands import Edited, Timed
from tests.bench.compare import Result
from tests.bench.measure import Run
from tests.bench.programs import COURSEKIT, PANDOC, PLAIN_NODE

GROWTH_FROM, GROWTH_TO = 200, 4000


@dataclass(frozen=True, slots=True)
class DeckAlone:
    """Seconds of processor for writing a deck's file, and for deflating its parts alone."""

    size: int
    writing: float
    deflating: float

    @property
    def ratio(self) -> float:
        return self.writing / self.deflating


@dataclass(frozen=True, slots=True)
class PdfAgainstTypst:
    """The command and Typst alone on the same handout; `writer` is seconds of processor that the writer within the command
    takes, Typst in it."""

    what: str
    command: Result
    bare: Result
    writer: float


@dataclass(frozen=True, slots=True)
class Bench:
    """`lessons` are results by size; `content` those of each course, by its folder; `typed` are command lines by contender."""

    machine: dict[str, str]
    versions: dict[str, str]
    typed: dict[str, tuple[str, ...]]
    lessons: tuple[Result, ...] = ()
    content: dict[str, tuple[Result, ...]] = field(default_factory=dict)
    deck: DeckAlone | None = None
    pdf: PdfAgainstTypst | None = None
    answers: tuple[Timed, ...] = ()
    cold: Timed | None = None
    unchanged: Timed | None = None
    edited: Edited | None = None
    watched: Timed | None = None

    @property
    def sizes(self) -> tuple[int, ...]:
        return tuple(sorted({result.size for result in self.lessons}))

    def figures(self, contender: str, size: int) -> Run | None:
        return next((r.figures for r in self.lessons if (r.contender, r.size) == (contender, size)), None)

    def growth(self, contender: str) -> float | None:
        """The power of the number of slides that seconds of processor grow with."""
        first, last = self.figures(contender, GROWTH_FROM), self.figures(contender, GROWTH_TO)
        return None if first is None or last is None else math.log(last.cpu / first.cpu, GROWTH_TO / GROWTH_FROM)

    def to_json(self) -> str:
        goals = [asdict(goal) for goal in goals_of(self)]
        data = asdict(self) | {"growth": self.growth(COURSEKIT), "goals": goals}
        return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


@dataclass(frozen=True, slots=True)
class Goal:
    """`met` is None when it was not measured."""

    text: str
    value: str
    met: bool | None


def goals_of(bench: Bench) -> tuple[Goal, ...]:
    return (*_against_others(bench), *_alone(bench), *_waiting(bench))


def _against_others(bench: Bench) -> Iterator[Goal]:
    for size, least in ((50, 3.0), (200, 8.0), (1000, 25.0)):
        ours, theirs = bench.figures(COURSEKIT, size), bench.figures(PANDOC, size)
        ratio = theirs.wall / ours.wall if ours and theirs else None
        yield _least(f"{size} slides: at least {least:g} times as fast as pandoc", ratio, least, "{:.1f} times")
    pairs = [(bench.figures(COURSEKIT, size), bench.figures(PLAIN_NODE, size)) for size in bench.sizes]
    shares = [ours.cpu / theirs.cpu for ours, theirs in pairs if ours and theirs]
    text = "less processor time than PptxGenJS + docx at every size"
    yield _most(text, max(shares) if shares else None, 1.0, "{:.2f} of theirs at worst")


def _alone(bench: Bench) -> Iterator[Goal]:
    text = f"processor time grows from {GROWTH_FROM} to {GROWTH_TO} slides with at most the power 1.05"
    yield _most(text, bench.growth(COURSEKIT), 1.05, "{:.2f}")
    for size, most in ((1000, 100.0), (4000, 250.0)):
        figures = bench.figures(COURSEKIT, size)
        yield _most(
            f"{size} slides: at most {most:g} MB", figures.peak * 1.048576 if figures else None, most, "{:.0f} MB"
        )
    deck = bench.deck
    slides = f" ({deck.size} slides)" if deck else ""
    yield _most(
        f"writing a deck takes at most 4 times as long as deflating its XML{slides}",
        deck.ratio if deck else None,
        4.0,
        "{:.1f} times",
    )
    yield from _pdf(bench.pdf)


def _pdf(pdf: PdfAgainstTypst | None) -> Iterator[Goal]:
    """The writer is given a document, as Typst is; the command begins with the sources."""
    ours, bare = (pdf.command.figures, pdf.bare.figures) if pdf else (None, None)
    writer = pdf.writer / bare.cpu if pdf and bare else None
    yield _most("the writer of PDF needs at most 1.3 times what Typst alone does", writer, 1.3, "{:.2f} times")
    whole = ours.wall / bare.wall if ours and bare else None
    yield _most("so does the whole command, from sources to PDF", whole, 1.3, "{:.2f} times")


def _waiting(bench: Bench) -> Iterator[Goal]:
    for timed, most in zip(bench.answers, (0.25, 0.4), strict=False):
        yield _most(f"`{timed.typed}` takes at most {most:g} s", timed.run.wall, most, "{:.2f} s")
    if bench.unchanged and bench.answers:
        ratio = bench.unchanged.run.wall / bench.answers[0].run.wall
        yield _most("an unchanged course takes at most 1.2 times as long as `--version`", ratio, 1.2, "{:.2f} times")
    if bench.edited and bench.cold:
        share = bench.edited.timed.run.wall / bench.cold.run.wall
        yield _most("one edited paragraph takes at most 0.25 of everything", share, 0.25, "{:.2f}")
        yield _most("one edited paragraph: the deck is new after at most 1 s", bench.edited.deck_after, 1.0, "{:.2f} s")
    watched = bench.watched.run.wall if bench.watched else None
    yield _most("`--watch`: the deck of 200 slides is new at most 0.5 s after saving", watched, 0.5, "{:.2f} s")


def _least(text: str, value: float | None, least: float, shown: str) -> Goal:
    return Goal(text, "not measured", None) if value is None else Goal(text, shown.format(value), value >= least)


def _most(text: str, value: float | None, most: float, shown: str) -> Goal:
    return Goal(text, "not measured", None) if value is None else Goal(text, shown.format(value), value <= most)


def results_at(results: Sequence[Result], size: int) -> tuple[Result, ...]:
    return tuple(result for result in results if result.size == size)
