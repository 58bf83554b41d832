"""What is decided about an outline while it is read, and who is asked first: the author's answers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from coursekit.importers.meaning import Guess, Left
from coursekit.importers.original import Cut, Original
from coursekit.source.scripts import is_traditional
from coursekit.value import Mutable, field

Answers = Mapping[tuple[object, str], str]
"""What an author answered to guesses: by their cut and what they are about."""

CERTAIN = 0.95
"""What is as sure as this is no guess."""

_WORD = re.compile(r"\w")


class Decisions(Mutable):
    original: Original
    answers: Answers
    left: list[Left] = field(default_factory=list)
    guesses: list[Guess] = field(default_factory=list)

    def words(self, cut: Cut) -> str:
        return cut.of(self.original.text)

    def has_words(self, cut: Cut) -> bool:
        return _WORD.search(self.words(cut)) is not None

    def decide(
        self, cut: Cut, place: str, about: str, choice: str, options: Iterable[str], confidence: float, why: str
    ) -> str:
        """The choice, or the author's."""
        answer = self.answers.get((cut, about))
        if answer is not None:
            return answer
        if confidence < CERTAIN:
            self.guesses.append(Guess(cut, place, about, choice, tuple(options), confidence, why))
        return choice

    def language(self, given: str | None) -> str:
        if given is not None:
            return given
        text = self.original.text
        chinese = sum(sign > "\u3400" for sign in text)
        latin = len(re.findall("[A-Za-z]+", text))
        traditional = is_traditional(text)
        choice = "en" if chinese < latin else "zh-TW" if traditional else "zh-CN"
        share = max(chinese, latin) / max(1, chinese + latin)
        why = "most of its words are English" if choice == "en" else "by the characters it is written in"
        start = Cut(0, min(len(text), 40))
        return self.decide(start, "", "language", choice, ("zh-CN", "zh-TW", "en"), min(0.98, share), why)
