"""Do slides hold what is put on them? Decks are laid out for it, and thrown away."""

from __future__ import annotations

from collections.abc import Sequence

from coursekit.compose.deck import compose_deck
from coursekit.content import Drawing, each_block
from coursekit.diagnostic import NOWHERE, Report, warning_rule
from coursekit.documents.deck import Deck
from coursekit.documents.look import DeckMetrics, Look
from coursekit.labels import read_words
from coursekit.pipeline.compiler import CheckedFolder
from coursekit.write import crowded_words, read_deck_metrics

DRAWING_CROWDED = warning_rule(
    "drawing-crowded",
    """The words of a drawing need more room than their shape has on the slide, even at 12 points, and run over it. Use fewer
words, or fewer shapes; or say it in a list.""",
)
_CAPTION_PT = 26.0


def check_decks(checked: Sequence[CheckedFolder], look: Look) -> None:
    """To each course's report goes what `compose_deck` says of its editions, and `check_drawings`; a course with
    errors is left out."""
    for folder in checked:
        if not folder.is_good or folder.course is None:
            continue
        language = folder.course.course.language
        words, metrics = read_words(language), read_deck_metrics(look, language)
        for plan in folder.course.plans:
            draft = compose_deck(plan, words, metrics, folder.library.report)
            check_drawings(draft.deck, metrics, folder.library.report)


def check_drawings(deck: Deck, metrics: DeckMetrics, report: Report) -> None:
    """Reports `drawing-crowded`."""
    for slide in deck.slides:
        box = metrics[slide.layout].main
        for block in each_block((*slide.main, *slide.side)):
            if not isinstance(block, Drawing):
                continue
            words = crowded_words(block, box.width_pt, box.height_pt - (_CAPTION_PT if block.title else 0))
            if words:
                span = slide.span if block.span == NOWHERE else block.span
                message = f"the words of “{words}” run over their shape at 12 pt"
                report(DRAWING_CROWDED, span, message, help="use fewer words, or fewer shapes")
