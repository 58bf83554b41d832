"""Do slides hold what is put on them? Decks are laid out for it, and thrown away."""

from __future__ import annotations

from collections.abc import Sequence

from coursekit.compose.deck import compose_deck
from coursekit.documents.look import Look
from coursekit.labels import read_words
from coursekit.pipeline.compiler import CheckedFolder
from coursekit.write import read_deck_metrics


def check_decks(checked: Sequence[CheckedFolder], look: Look) -> None:
    """To each course's report goes what `compose_deck` says of its editions; a course with errors is left out."""
    for folder in checked:
        if not folder.is_good or folder.course is None:
            continue
        language = folder.course.course.language
        words, metrics = read_words(language), read_deck_metrics(look, language)
        for plan in folder.course.plans:
            compose_deck(plan, words, metrics, folder.library.report)
