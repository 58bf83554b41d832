"""Layouts of slides that tell: text, two columns, comparison, table, figure, drawing, quotation, recap."""

from __future__ import annotations

from coursekit.looks.deck.design import (
    ATTRIBUTION,
    BODY_BOTTOM,
    BODY_TOP,
    HEIGHT_PT,
    ON_COLOUR,
    ON_PAPER,
    SIGN,
    TITLE_HEIGHT,
    TITLE_TOP,
    WIDTH_PT,
    Design,
    content,
    sign_place,
)
from coursekit.looks.deck.elements import Decoration, Element, Level, Paint, Place, Placeholder, draw_sign

_HEIGHT = BODY_BOTTOM - BODY_TOP


def bullets_layout(design: Design) -> tuple[Element, ...]:
    return (*design.head(), content(1, "Content", design.body()), *design.footer())


def boxed_layout(design: Design, kind: str, name: str) -> tuple[Element, ...]:
    """One table, picture or drawing; an activity that shows one has its sign in the corner."""
    return (
        *design.head(right=design.right - SIGN - 16),
        sign_place(design, design.right - SIGN),
        content(1, name, design.body(), kind=kind),
        *design.footer(),
    )


def columns_layout(design: Design) -> tuple[Element, ...]:
    return (
        *design.head(),
        _divider(design),
        content(1, "Content Left", design.columns(0, 6, BODY_TOP, _HEIGHT)),
        content(2, "Content Right", design.columns(6, 6, BODY_TOP, _HEIGHT)),
        *design.footer(),
    )


def _divider(design: Design) -> Decoration:
    middle = design.edge(6) - design.style.gutter / 2
    return Decoration("rect", Place(middle - 0.5, BODY_TOP + 4, 1, _HEIGHT - 8), Paint("line"))


def comparison_layout(design: Design) -> tuple[Element, ...]:
    """Two panels with heads of one weight; one stands over a single line and one over a double, in black and white too."""
    left, right = design.columns(0, 6, BODY_TOP, _HEIGHT), design.columns(6, 6, BODY_TOP, _HEIGHT)
    bodies = [Place(side.x + 20, side.y + 64, side.width - 40, _HEIGHT - 76) for side in (left, right)]
    return (
        *design.head(),
        *(design.panel(side, Paint("paper"), Paint("line")) for side in (left, right)),
        *_side_band(design, left, "accent_soft", "accent", lines=1),
        *_side_band(design, right, "second_soft", "second", lines=2),
        _side_head(1, "Head Left", left, "accent"),
        content(2, "Content Left", bodies[0]),
        _side_head(3, "Head Right", right, "second"),
        content(4, "Content Right", bodies[1]),
        *design.footer(),
    )


_HEAD = 50.0  # the height of a side's head


def _side_band(design: Design, side: Place, fill: str, line: str, *, lines: int) -> tuple[Decoration, ...]:
    """Rounded above as its panel is, straight below; one line or more under it, together as heavy as one."""
    whole = Place(side.x, side.y, side.width, _HEAD)
    lower = Place(side.x, side.y + _HEAD / 2, side.width, _HEAD / 2)
    return (
        design.panel(whole, Paint(fill)),
        Decoration("rect", lower, Paint(fill)),
        *(
            Decoration("rect", Place(side.x, side.y + _HEAD + 4 * n, side.width, 3 / lines), Paint(line))
            for n in range(lines)
        ),
    )


def _side_head(index: int, name: str, side: Place, ink: str) -> Placeholder:
    level = Level(22, ink=ink, bold=True)
    inner = Place(side.x + 20, side.y, side.width - 40, _HEAD)
    return Placeholder("body", index, name, inner, (level,), anchor="ctr")


def figure_text_layout(design: Design) -> tuple[Element, ...]:
    return (
        *design.head(),
        content(1, "Picture", design.columns(0, 6, BODY_TOP, _HEIGHT), kind="pic"),
        content(2, "Content", design.columns(6, 6, BODY_TOP, _HEIGHT)),
        *design.footer(),
    )


def quote_layout(design: Design) -> tuple[Element, ...]:
    """A quotation mark the size of a hand, the words, who said them."""
    tone = ON_COLOUR if design.is_full else ON_PAPER
    ground = design.ground() if design.is_full else Paint("accent_soft")
    x, width = design.edge(2), design.right - design.edge(2)
    words = tuple(Level(32 - 2 * n, ink=tone.ink, before=8) for n in range(5))
    middle = HEIGHT_PT / 2
    return (
        Decoration("rect", Place(0, 0, WIDTH_PT, HEIGHT_PT), ground),
        *draw_sign("quote", Place(design.left - 8, middle - 58, 116, 116), Paint(tone.line)),
        design.tag(ink=tone.line),
        design.title(Place(design.left, TITLE_TOP, design.width, TITLE_HEIGHT), ink=tone.ink, size=26),
        Placeholder("body", 1, "Quotation", Place(x, middle - 120, width, 240), words, anchor="ctr"),
        Placeholder(
            "body",
            ATTRIBUTION,
            "Attribution",
            Place(x, middle + 144, width, 56),
            (Level(18, ink=tone.quiet),),
            size="quarter",
        ),
        *design.footer(ink=tone.quiet),
    )


def recap_layout(design: Design) -> tuple[Element, ...]:
    """A checklist, with a large tick beside it."""
    ticks = tuple(
        Level(24 - 2 * n, bullet="✓–•–•"[n], indent=36 + 22 * n, hanging=36 - 6 * n, before=12) for n in range(5)
    )
    tick = design.columns(9, 3, 0, 0)
    return (
        *design.head(),
        *draw_sign("tick", Place(tick.x, 226, tick.width, tick.width), Paint("accent_soft")),
        content(1, "Content", design.columns(0, 9, BODY_TOP, _HEIGHT), levels=ticks),
        *design.footer(),
    )
