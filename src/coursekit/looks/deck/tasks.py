"""Layouts of slides that set the room to work: activity, case, question, quiz. Each is built otherwise than the rest."""

from __future__ import annotations

from coursekit.documents.look import TitleBar
from coursekit.looks.deck.design import (
    BODY_BOTTOM,
    BODY_TOP,
    FIRST_OPTION,
    GROUPING,
    HEIGHT_PT,
    OUTPUT,
    SIGN,
    TIMER,
    WIDTH_PT,
    Design,
    content,
    sign_place,
)
from coursekit.looks.deck.elements import Decoration, Element, Level, Paint, Place, Placeholder

MOST_OPTIONS = 6
_ICON = 34.0  # the room of a fact's sign before its words
_STRIP_TOP, _STRIP_HEIGHT = 420.0, 72.0
_OPTIONS_TOP = 236.0
_TAIL = 22.0  # of a speech bubble


def activity_layout(design: Design) -> tuple[Element, ...]:
    """The task on the left; on a panel how long, with whom, and what comes out of it."""
    panel = Place(design.edge(9) - 22, 0, WIDTH_PT - design.edge(9) + 22, HEIGHT_PT)
    paint, ink = (design.ground("second"), "paper") if design.is_full else (Paint("second_soft"), "second")
    x, width = panel.x + 26, panel.width - 26 - 36
    ring = 136.0
    end = panel.x - 24
    return (
        *_task_head(design, "second", right=end),
        Decoration("rect", panel, paint),
        content(1, "Task", Place(design.left, BODY_TOP, end - design.left, BODY_BOTTOM - BODY_TOP)),
        _timer(Place(panel.x + (panel.width - ring) / 2, 44, ring, ring), ink, 46, 15),
        _fact(GROUPING, "Grouping", Place(x, 212, width, 76), ink),
        _fact(OUTPUT, "Output", Place(x, 300, width, 188), ink),
        *design.footer(number_ink=ink if design.is_full else "muted"),
    )


def case_layout(design: Design) -> tuple[Element, ...]:
    """A scene: the title on a dark band as on a film's edge, the situation beneath."""
    band = Place(0, 0, WIDTH_PT, BODY_TOP - 12)
    top = BODY_TOP + 10
    holes = tuple(
        Decoration("roundRect", Place(18 + 32.6 * n, 8, 14, 9), Paint("paper", opacity=0.28)) for n in range(29)
    )
    x = design.left + 22
    return (
        Decoration("rect", band, Paint("accent", shade=0.6)),
        *holes,
        Decoration("rect", Place(design.left, top + 4, 5, _STRIP_TOP - top - 24), Paint("accent")),
        sign_place(design, design.left, ink="paper", top=44),
        design.tag(Place(design.left + 78, 34, design.width - 78, 22), ink="paper"),
        design.title(Place(design.left + 78, 56, design.width - 78, 60), ink="paper"),
        content(1, "Situation", Place(x, top, design.right - x, _STRIP_TOP - top - 16)),
        *_strip(design, "accent"),
        *design.footer(),
    )


def question_layout(design: Design) -> tuple[Element, ...]:
    """What is asked, large, in a speech bubble."""
    bubble = Place(design.left, BODY_TOP - 4, design.width, _STRIP_TOP - BODY_TOP - 6)
    body = bubble.height - _TAIL
    levels = tuple(Level(28 - 2 * n, indent=0, before=12) for n in range(5))
    shape = Decoration(
        "", bubble, Paint("accent_soft"), Paint("accent"), 2.5, outline=_bubble(bubble.width, body, design.style.corner)
    )
    inner = Place(bubble.x + 34, bubble.y + 12, bubble.width - 68, body - 24)
    return (
        *_task_head(design, "accent"),
        shape,
        Placeholder("", 1, "Question", inner, levels, anchor="ctr"),
        *_strip(design, "accent"),
        *design.footer(),
    )


def _bubble(width: float, height: float, corner: float) -> str:
    """A rounded rectangle with a tail below, at its left."""
    r, tail = max(corner, 14), height + _TAIL
    return (
        f"M{r} 0 L{width - r} 0 C{width - r / 2} 0 {width} {r / 2} {width} {r} L{width} {height - r}"
        f" C{width} {height - r / 2} {width - r / 2} {height} {width - r} {height} L92 {height} L56 {tail} L60 {height}"
        f" L{r} {height} C{r / 2} {height} 0 {height - r / 2} 0 {height - r} L0 {r} C0 {r / 2} {r / 2} 0 {r} 0 Z"
    )


def quiz_layout(design: Design) -> tuple[Element, ...]:
    """The question over its options; each option stands in a row of its own, which the deck's writer draws."""
    height = (BODY_BOTTOM - _OPTIONS_TOP) / MOST_OPTIONS
    rows = (
        Placeholder(
            "body",
            FIRST_OPTION + n,
            f"Option {n + 1}",
            Place(design.left + 64, _OPTIONS_TOP + n * height, design.width - 84, height - 6),
            (Level(22),),
            anchor="ctr",
            size="quarter",
        )
        for n in range(MOST_OPTIONS)
    )
    ring = 76.0
    banded = design.style.title_bar is TitleBar.BAND
    return (
        *_task_head(design, "second", right=design.right - ring - 20),
        content(1, "Question", Place(design.left, BODY_TOP, design.width, _OPTIONS_TOP - BODY_TOP - 10)),
        *rows,
        _timer(Place(design.right - ring, 28 if banded else 36, ring, ring), "paper" if banded else "second", 24, 11),
        *design.footer(),
    )


# ---------------------------------------------------------------- their parts


def _task_head(design: Design, role: str, *, right: float | None = None) -> tuple[Element, ...]:
    """The badge of the kind before tag and title."""
    return (
        *design.head(left=design.left + SIGN + 18, right=right, role=role),
        sign_place(design, design.left, ink=role),
    )


def _timer(place: Place, ink: str, size: float, unit: float) -> Placeholder:
    """The number stands on the first level, its unit on the second; the writer draws the ring."""
    levels = (Level(size, ink=ink, bold=True, align="ctr", font="mj"), Level(unit, ink=ink, align="ctr"))
    return Placeholder("body", TIMER, "Timer", place, levels, anchor="ctr", size="quarter")


def _fact(index: int, name: str, place: Place, ink: str) -> Placeholder:
    """Label over text, both clear of the sign that the writer draws at the left."""
    words = "paper" if ink == "paper" else "ink"
    levels = (Level(13, ink=ink, bold=True), Level(18, ink=words, before=2))
    return Placeholder("body", index, name, place, levels, size="quarter", inset=_ICON)


def _strip(design: Design, role: str, *, left: float | None = None) -> tuple[Element, ...]:
    """Timer, grouping and output in one row over the footer."""
    x = left or design.left
    ring, gap = 68.0, 24.0
    group = 210.0
    start = x + ring + gap
    return (
        _timer(Place(x, _STRIP_TOP, ring, ring), role, 24, 11),
        _fact(GROUPING, "Grouping", Place(start, _STRIP_TOP + 6, group, _STRIP_HEIGHT - 8), role),
        _fact(
            OUTPUT,
            "Output",
            Place(start + group + gap, _STRIP_TOP + 6, design.right - start - group - gap, _STRIP_HEIGHT - 8),
            role,
        ),
    )
