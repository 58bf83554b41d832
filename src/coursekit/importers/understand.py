"""What the entries of an outline mean."""

from __future__ import annotations

from coursekit.importers.around import AroundReader
from coursekit.importers.decisions import Answers, Decisions
from coursekit.importers.leftovers import all_left
from coursekit.importers.lengths import Lengths
from coursekit.importers.meaning import FieldSense, Meaning
from coursekit.importers.outline import Outline
from coursekit.importers.senses import SenseReader
from coursekit.value import replace

__all__ = ["Answers", "understand"]


def understand(outline: Outline, language: str | None = None, answers: Answers | None = None) -> Meaning:
    """`language` when it is known. What is doubtful is among the guesses; with an answer to one, the result is another."""
    decisions = Decisions(outline.original, answers or {})
    around, inside = AroundReader(decisions), SenseReader(decisions, Lengths(decisions))
    chosen = decisions.language(language)
    heads = around.front(outline.front)
    body = around.without_wrapping(outline.body)
    tails = around.back(outline.back)
    senses = tuple(sense for entries in (heads, body, tails) for sense in inside.top(entries))
    fields, background = tuple(sorted(around.fields, key=_place)), tuple(around.background)
    guesses = tuple(sorted(decisions.guesses, key=lambda guess: guess.cut))
    meaning = Meaning(outline.original, chosen, fields, senses, background, tuple(decisions.left), guesses)
    return replace(meaning, left=all_left(meaning))


def _place(one: FieldSense) -> int:
    return min((cut.start for cut in (one.label, *one.values) if cut is not None), default=0)
