"""The eighteen layouts of a deck's template, by what a slide is, in the forms of a style."""

from __future__ import annotations

from collections.abc import Mapping

from coursekit.documents.deck import Layout
from coursekit.documents.look import Style
from coursekit.looks.deck.design import FOOTER_TOP, Design
from coursekit.looks.deck.elements import Element, Level, Place, Placeholder
from coursekit.looks.deck.opening import break_layout, closing_layout, day_layout, module_layout, title_layout
from coursekit.looks.deck.tasks import activity_layout, case_layout, question_layout, quiz_layout
from coursekit.looks.deck.telling import (
    boxed_layout,
    bullets_layout,
    columns_layout,
    comparison_layout,
    figure_text_layout,
    quote_layout,
    recap_layout,
)

# The types PowerPoint knows (ECMA-376 part 1, 19.7.15); the others are a user's own.
LAYOUT_TYPES: Mapping[Layout, str] = {
    Layout.TITLE: "title",
    Layout.BULLETS: "obj",
    Layout.TWO_COLUMNS: "twoObj",
    Layout.COMPARISON: "twoTxTwoObj",
    Layout.TABLE: "tbl",
}


def make_layouts(style: Style) -> Mapping[Layout, tuple[Element, ...]]:
    design = Design(style)
    return {
        Layout.TITLE: title_layout(design),
        Layout.DAY: day_layout(design),
        Layout.MODULE: module_layout(design),
        Layout.BULLETS: bullets_layout(design),
        Layout.TWO_COLUMNS: columns_layout(design),
        Layout.COMPARISON: comparison_layout(design),
        Layout.TABLE: boxed_layout(design, "tbl", "Table"),
        Layout.FIGURE: boxed_layout(design, "pic", "Picture"),
        Layout.FIGURE_TEXT: figure_text_layout(design),
        Layout.DRAWING: boxed_layout(design, "", "Drawing"),
        Layout.QUOTE: quote_layout(design),
        Layout.CASE: case_layout(design),
        Layout.QUESTION: question_layout(design),
        Layout.ACTIVITY: activity_layout(design),
        Layout.QUIZ: quiz_layout(design),
        Layout.RECAP: recap_layout(design),
        Layout.BREAK: break_layout(design),
        Layout.CLOSING: closing_layout(design),
    }


def make_master(style: Style) -> tuple[Element, ...]:
    design = Design(style)
    date = Place(640, FOOTER_TOP, 180, 18)
    return (
        design.title(),
        Placeholder("body", 1, "Text", design.body()),
        Placeholder("dt", 10, "Date", date, (Level(style.footer, ink="muted", align="r"),), "ctr", "half"),
        *design.footer(),
    )


def title_level(style: Style) -> Level:
    return Level(style.title, bold=True, font="mj")


def body_levels(style: Style) -> tuple[Level, ...]:
    """Each level two points smaller than the one above, indented under its text."""
    size = style.body
    return (
        Level(size, bullet="•", indent=28, hanging=28, before=10),
        Level(size - 2, bullet="–", indent=52, hanging=24, before=6),
        Level(size - 4, bullet="•", indent=74, hanging=22, before=5),
        Level(size - 6, bullet="–", indent=94, hanging=20, before=5),
        Level(16, bullet="•", indent=112, hanging=18, before=5),
        *(Level(14, bullet="–", indent=112 + 14 * n, hanging=14, before=4) for n in range(1, 5)),
    )
