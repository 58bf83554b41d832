"""Layouts of slides that open, part and close: title, day, module, break, closing."""

from __future__ import annotations

from coursekit.looks.deck.design import FACTS, HEIGHT_PT, WIDTH_PT, Design, content, mark
from coursekit.looks.deck.elements import Decoration, Element, Level, Paint, Place, Placeholder, draw_sign

_WHOLE = Place(0, 0, WIDTH_PT, HEIGHT_PT)


def title_layout(design: Design) -> tuple[Element, ...]:
    """The course's name on the left, large; a coloured panel or ground on the right."""
    tone, style = design.opening_tone, design.style
    panel = Place(design.edge(8), 0, WIDTH_PT - design.edge(8), HEIGHT_PT)
    ground = _WHOLE if design.is_full else panel
    width = panel.x - design.left - 30
    return (
        Decoration("rect", ground, design.ground()),
        *design.motif(panel),
        design.tag(Place(design.left, 64, width, 24), ink=tone.line),
        Placeholder(
            "ctrTitle",
            0,
            "Title",
            Place(design.left, 100, width, 212),
            (Level(style.display, ink=tone.ink, bold=True, font="mj"),),
            anchor="b",
        ),
        design.rule(role=tone.line, y=328, width=72),
        _subtitle(Place(design.left, 346, width, 56), tone.ink, 22, index=1),
        Placeholder(
            "body",
            FACTS,
            "Facts",
            Place(design.left, 414, width, 74),
            (Level(16, ink=tone.quiet, before=4),),
            size="quarter",
        ),
        *design.footer(ink=tone.quiet, number_ink="paper"),
    )


def _subtitle(place: Place, ink: str, size: float, *, index: int = 2, anchor: str = "t") -> Placeholder:
    return Placeholder("subTitle", index, "Subtitle", place, (Level(size, ink=ink),), anchor=anchor)


def day_layout(design: Design) -> tuple[Element, ...]:
    """The day's number on a panel, its timetable beside it."""
    panel = Place(0, 0, design.edge(3) - 6, HEIGHT_PT)
    left, width = 44.0, panel.width - 64
    table = Place(panel.width + 36, 40, design.right - panel.width - 36, 450)
    return (
        Decoration("rect", panel, design.ground()),
        *design.motif(Place(0, 300, panel.width, 240)),
        design.tag(Place(left, 44, width, 22), ink="paper"),
        mark(Place(left, 72, width, 132), 110, ink="paper"),
        design.rule(role="paper", x=left, y=214, width=44),
        design.title(Place(left, 230, width, 76), ink="paper", size=26, anchor="t"),
        _subtitle(Place(left, 314, width, 150), "paper", 16),
        content(1, "Agenda", table, kind="tbl"),
        *design.footer(x=table.x),
    )


def module_layout(design: Design) -> tuple[Element, ...]:
    """The module's number, very large; its name and what people will be able to do."""
    tone, style = design.opening_tone, design.style
    panel = Place(0, 0, design.edge(4) - 10, HEIGHT_PT)
    x = design.edge(4) + 24
    width = design.right - x
    ground = (Decoration("rect", _WHOLE, design.ground()),) if design.is_full else ()
    outcomes = tuple(
        Level(22 - 2 * n, ink=tone.ink, bullet="•–•–•"[n], indent=24 * (n + 1), hanging=24, before=10) for n in range(5)
    )
    return (
        *ground,
        Decoration("rect", panel, Paint("accent", shade=0.55) if design.is_full else Paint("accent")),
        *design.motif(Place(0, 350, panel.width, 190) if design.is_full else Place(0, 200, panel.width, 340)),
        mark(Place(36, 130, panel.width - 72, 260), 200, ink="paper", align="ctr"),
        design.rule(role=tone.line, x=x, y=76, width=64),
        design.tag(Place(x, 94, width, 24), ink=tone.line),
        design.title(Place(x, 122, width, 112), ink=tone.ink, size=style.heading, anchor="t"),
        _subtitle(Place(x, 246, width, 40), tone.quiet, 18, anchor="ctr"),
        content(1, "Outcomes", Place(x, 296, width, 192), kind="body", levels=outcomes),
        *design.footer(ink=tone.quiet, x=x),
    )


def break_layout(design: Design) -> tuple[Element, ...]:
    """When it goes on, to be read from the door."""
    panel = Place(0, 0, design.edge(5) - 10, HEIGHT_PT)
    x = design.edge(5) + 30
    width = design.right - x
    paint, ink = (design.ground("warning"), "paper") if design.is_full else (Paint("warning_soft"), "warning")
    cup = 190.0
    return (
        Decoration("rect", panel, paint),
        *draw_sign("break", Place((panel.width - cup) / 2, (HEIGHT_PT - cup) / 2, cup, cup), Paint(ink)),
        design.tag(Place(x, 96, width, 24), ink="warning"),
        design.title(Place(x, 120, width, 70), size=design.style.heading),
        mark(Place(x, 196, width, 138), 116, ink="warning"),
        _subtitle(Place(x, 346, width, 36), "ink", 22, anchor="ctr"),
        content(
            1,
            "Text",
            Place(x, 392, width, 96),
            kind="body",
            levels=tuple(Level(18 - 2 * n, before=6) for n in range(3)),
        ),
        *design.footer(x=x),
    )


def closing_layout(design: Design) -> tuple[Element, ...]:
    """The title slide turned round."""
    tone = design.opening_tone
    panel = Place(0, 0, design.edge(3), HEIGHT_PT)
    x = design.left if design.is_full else design.edge(3) + 40
    width = (design.edge(9) if design.is_full else design.right) - x
    ground = _WHOLE if design.is_full else panel
    corner = Place(design.edge(9), 0, WIDTH_PT - design.edge(9), HEIGHT_PT) if design.is_full else panel
    bullets = tuple(
        Level(22 - 2 * n, ink=tone.ink, bullet="✓–•–•"[n], indent=30 + 22 * n, hanging=30 - 4 * n, before=10)
        for n in range(5)
    )
    return (
        Decoration("rect", ground, design.ground()),
        *design.motif(corner),
        design.tag(Place(x, 44, width, 22), ink=tone.line),
        design.title(Place(x, 66, width, 70), ink=tone.ink, size=design.style.heading),
        design.rule(role=tone.line, x=x, y=144, width=64),
        _subtitle(Place(x, 160, width, 32), tone.quiet, 20, anchor="ctr"),
        content(1, "Content", Place(x, 208, width, 280), levels=bullets),
        *design.footer(ink=tone.quiet, x=x),
    )
