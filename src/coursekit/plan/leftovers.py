"""What conditions have left of a drawing or a question, and that is too little to stand."""

from __future__ import annotations

from coursekit.content import Drawing, List, ListItem, each_block, item_counts, plain_text
from coursekit.diagnostic import Report, error_rule
from coursekit.model.course import Course, Edition
from coursekit.model.walk import activities_of, all_blocks, owners_of

DRAWING_CUT = error_rule(
    "drawing-cut",
    """In an edition, or for an audience, conditions leave a drawing fewer items than its kind wants: a matrix three of four, a
process one. Bind the whole drawing, and write one for each edition.""",
)
OPTION_CUT = error_rule(
    "option-cut",
    """In an edition, or for an audience, conditions take away the right options of a question in a quiz; nobody could answer it.
Bind the whole question.""",
)


def check_leftovers(kept: Course, edition: Edition, report: Report) -> None:
    """Reports `drawing-cut`, `option-cut`."""
    for owner in owners_of(kept):
        for block in each_block(all_blocks(owner)):
            if isinstance(block, Drawing):
                _check_drawing(block, edition, report)
    for activity in activities_of(kept):
        if activity.kind == "quiz":
            for block in activity.body:
                if isinstance(block, List) and block.ordered:
                    for question in block.items:
                        _check_question(question, edition, report)


def _check_drawing(drawing: Drawing, edition: Edition, report: Report) -> None:
    least, _ = item_counts(drawing.kind)
    left = len(drawing.items)
    if left < least:
        named = f"{drawing.kind} “{plain_text(drawing.title)}”"
        message = f"in edition “{edition.id}” the {named} keeps {left} of at least {least} items"
        report(DRAWING_CUT, drawing.span, message, help="bind the whole drawing, and write one for each edition")


def _check_question(question: ListItem, edition: Edition, report: Report) -> None:
    options = [o for block in question.blocks if isinstance(block, List) for o in block.items if o.checked is not None]
    if options and not any(option.checked for option in options):
        message = f"in edition “{edition.id}” no option of this question is right"
        report(OPTION_CUT, question.span, message, help="bind the whole question")
