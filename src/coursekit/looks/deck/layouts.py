"""What stands where on each of the eighteen layouts: a grid of 840 points between margins of 60, on 960 x 540."""

from __future__ import annotations

from collections.abc import Mapping

from coursekit.documents.deck import Layout
from coursekit.looks.deck.elements import Decoration, Element, Level, Place, Placeholder
from coursekit.looks.deck.icons import draw_icon

WIDTH_PT, HEIGHT_PT = 960.0, 540.0
_MARGIN = 60.0
_FULL = WIDTH_PT - 2 * _MARGIN
_GUTTER = 30.0
_HALF = (_FULL - _GUTTER) / 2
_BODY_TOP, _BODY_HEIGHT = 132.0, 352.0

# Indexes of this template's own placeholders; 10 to 12 are PowerPoint's for date, footer and number.
TAG, FACTS, ATTRIBUTION = 20, 21, 22

TITLE_LEVEL = Level(34, bold=True, font="mj")
BODY_LEVELS = (
    Level(24, bullet="•", indent=28, hanging=28, before=10),
    Level(22, bullet="–", indent=52, hanging=24, before=6),
    Level(20, bullet="•", indent=74, hanging=22, before=5),
    Level(18, bullet="–", indent=94, hanging=20, before=5),
    Level(16, bullet="•", indent=112, hanging=18, before=5),
    *(Level(14, bullet="–", indent=112 + 14 * n, hanging=14, before=4) for n in range(1, 5)),
)
_FACT_LEVELS = (Level(13, ink="second", bold=True, before=16), Level(18, before=2))


# ---------------------------------------------------------------- placeholders that most layouts have


def _tag(
    *, x: float = _MARGIN, y: float = 40, width: float = _FULL, ink: str = "accent", size: float = 14
) -> Placeholder:
    level = Level(size, ink=ink, bold=True)
    return Placeholder("body", TAG, "Tag", Place(x, y, width, size * 1.5), (level,), anchor="ctr", size="quarter")


def _title(*, width: float = _FULL) -> Placeholder:
    return Placeholder("title", 0, "Title", Place(_MARGIN, 62, width, 58), anchor="ctr")


def _content(index: int, name: str, place: Place, *, kind: str = "") -> Placeholder:
    return Placeholder(kind, index, name, place)


def _body(*, width: float = _FULL, top: float = _BODY_TOP) -> Placeholder:
    return _content(1, "Content", Place(_MARGIN, top, width, _BODY_TOP + _BODY_HEIGHT - top))


def _footer(*, ink: str = "muted", x: float = _MARGIN, width: float = 560) -> tuple[Placeholder, ...]:
    return (
        Placeholder("ftr", 11, "Footer", Place(x, 504, width, 18), (Level(11, ink=ink),), anchor="ctr", size="quarter"),
        Placeholder(
            "sldNum",
            12,
            "Slide Number",
            Place(WIDTH_PT - _MARGIN - 60, 504, 60, 18),
            (Level(11, ink=ink, align="r"),),
            anchor="ctr",
            size="quarter",
        ),
    )


def _rule(*, ink: str = "accent", x: float = _MARGIN, y: float = 28, width: float = 44) -> Decoration:
    return Decoration("rect", Place(x, y, width, 5), fill=ink)


# ---------------------------------------------------------------- slides that tell


def _bullets() -> tuple[Element, ...]:
    return (_rule(), _tag(), _title(), _body(), *_footer())


def _columns() -> tuple[Element, ...]:
    return (
        _rule(),
        _tag(),
        _title(),
        _content(1, "Content Left", Place(_MARGIN, _BODY_TOP, _HALF, _BODY_HEIGHT)),
        _content(2, "Content Right", Place(_MARGIN + _HALF + _GUTTER, _BODY_TOP, _HALF, _BODY_HEIGHT)),
        *_footer(),
    )


def _comparison() -> tuple[Element, ...]:
    right = _MARGIN + _HALF + _GUTTER
    head = Level(22, ink="paper", bold=True, indent=16)
    top = _BODY_TOP + 58
    height = _BODY_HEIGHT - 58
    return (
        _rule(),
        Decoration("rect", Place(_MARGIN, _BODY_TOP, _HALF, 44), fill="accent"),
        Decoration("rect", Place(right, _BODY_TOP, _HALF, 44), fill="second"),
        _tag(),
        _title(),
        Placeholder("body", 1, "Head Left", Place(_MARGIN, _BODY_TOP, _HALF, 44), (head,), anchor="ctr"),
        _content(2, "Content Left", Place(_MARGIN + 16, top, _HALF - 16, height)),
        Placeholder("body", 3, "Head Right", Place(right, _BODY_TOP, _HALF, 44), (head,), anchor="ctr"),
        _content(4, "Content Right", Place(right + 16, top, _HALF - 16, height)),
        *_footer(),
    )


def _boxed(kind: str, name: str) -> tuple[Element, ...]:
    return (_rule(), _tag(), _title(), _content(1, name, _body().place, kind=kind), *_footer())


def _figure_text() -> tuple[Element, ...]:
    return (
        _rule(),
        _tag(),
        _title(),
        _content(1, "Picture", Place(_MARGIN, _BODY_TOP, _HALF, _BODY_HEIGHT), kind="pic"),
        _content(2, "Content", Place(_MARGIN + _HALF + _GUTTER, _BODY_TOP, _HALF, _BODY_HEIGHT)),
        *_footer(),
    )


def _quote() -> tuple[Element, ...]:
    mark = (
        Decoration("teardrop", Place(_MARGIN, 156, 40, 40), fill="accent"),
        Decoration("teardrop", Place(_MARGIN + 50, 156, 40, 40), fill="accent"),
    )
    words = tuple(Level(30 - 2 * n, before=8) for n in range(5))
    return (
        _rule(),
        *mark,
        _tag(),
        _title(),
        Placeholder("body", 1, "Quotation", Place(_MARGIN + 116, 150, _FULL - 176, 250), words),
        Placeholder(
            "body",
            ATTRIBUTION,
            "Attribution",
            Place(_MARGIN + 116, 414, _FULL - 176, 60),
            (Level(18, ink="muted"),),
            size="quarter",
        ),
        *_footer(),
    )


def _recap() -> tuple[Element, ...]:
    return (
        Decoration("rect", Place(0, 0, 24, HEIGHT_PT), fill="accent"),
        *draw_icon("list", Place(WIDTH_PT - _MARGIN - 72, 36, 72, 72), disc="accent"),
        _tag(width=_FULL - 100),
        _title(width=_FULL - 100),
        _body(),
        *_footer(),
    )


# ---------------------------------------------------------------- slides that open and close


def _opening() -> tuple[Element, ...]:
    return (
        Decoration("rect", Place(0, 0, WIDTH_PT, 330), fill="accent"),
        Decoration("ellipse", Place(700, -150, 420, 420), fill="paper", opacity=0.07),
        Decoration("ellipse", Place(800, 60, 300, 300), fill="paper", opacity=0.07),
        Decoration("rect", Place(0, 330, WIDTH_PT, 6), fill="second"),
        _tag(y=80, width=660, ink="paper", size=18),
        Placeholder(
            "ctrTitle",
            0,
            "Title",
            Place(_MARGIN, 118, 720, 180),
            (Level(44, ink="paper", bold=True, font="mj"),),
            anchor="b",
        ),
        Placeholder("subTitle", 1, "Subtitle", Place(_MARGIN, 352, _FULL, 40), (Level(24),), anchor="ctr"),
        Placeholder(
            "body", FACTS, "Facts", Place(_MARGIN, 402, _FULL, 92), (Level(16, ink="muted", before=4),), size="quarter"
        ),
        *_footer(),
    )


def _day() -> tuple[Element, ...]:
    panel = 244.0
    return (
        Decoration("rect", Place(0, 0, panel, HEIGHT_PT), fill="accent"),
        *draw_icon("clock", Place(36, 60, 72, 72), disc="paper", ink="accent"),
        _tag(x=36, y=160, width=panel - 60, ink="paper"),
        Placeholder(
            "title", 0, "Title", Place(36, 186, panel - 60, 84), (Level(30, ink="paper", bold=True, font="mj"),)
        ),
        Placeholder("subTitle", 2, "Subtitle", Place(36, 282, panel - 60, 180), (Level(16, ink="paper"),)),
        _content(1, "Agenda", Place(panel + 40, 44, WIDTH_PT - panel - 100, 444), kind="tbl"),
        *_footer(x=panel + 40, width=460),
    )


def _module() -> tuple[Element, ...]:
    outcomes = tuple(
        Level(22 - 2 * n, ink="paper", bullet="•–•–•"[n], indent=26 * (n + 1), hanging=26, before=8) for n in range(5)
    )
    return (
        Decoration("rect", Place(0, 0, WIDTH_PT, HEIGHT_PT), fill="accent"),
        Decoration("ellipse", Place(690, -120, 420, 420), fill="paper", opacity=0.07),
        Decoration("ellipse", Place(790, 90, 300, 300), fill="paper", opacity=0.07),
        _rule(ink="paper", y=84, width=64),
        _tag(y=100, width=620, ink="paper", size=18),
        Placeholder(
            "title",
            0,
            "Title",
            Place(_MARGIN, 136, 700, 104),
            (Level(40, ink="paper", bold=True, font="mj"),),
            anchor="ctr",
        ),
        Placeholder("subTitle", 2, "Subtitle", Place(_MARGIN, 250, 700, 32), (Level(20, ink="paper"),), anchor="ctr"),
        Placeholder("body", 1, "Outcomes", Place(_MARGIN, 296, 740, 188), outcomes),
        *_footer(ink="paper"),
    )


def _break() -> tuple[Element, ...]:
    return (
        Decoration("rect", Place(0, 0, WIDTH_PT, HEIGHT_PT), fill="warning_soft"),
        Decoration("rect", Place(0, 0, 24, HEIGHT_PT), fill="warning"),
        *draw_icon("cup", Place(120, 150, 220, 220), disc="warning"),
        _tag(x=400, y=120, width=500, ink="warning", size=18),
        Placeholder("title", 0, "Title", Place(400, 150, 500, 124), (Level(44, bold=True, font="mj"),), anchor="b"),
        Placeholder("subTitle", 2, "Subtitle", Place(400, 288, 500, 40), (Level(24, ink="ink"),), anchor="ctr"),
        Placeholder("body", 1, "Text", Place(400, 338, 500, 150), tuple(Level(20 - 2 * n, before=6) for n in range(3))),
        *_footer(ink="ink"),
    )


def _closing() -> tuple[Element, ...]:
    return (
        Decoration("rect", Place(0, 0, WIDTH_PT, 24), fill="accent"),
        Decoration("rect", Place(0, 24, WIDTH_PT, 6), fill="second"),
        Decoration("ellipse", Place(740, 320, 420, 420), fill="accent", opacity=0.07),
        Decoration("ellipse", Place(660, 440, 260, 260), fill="accent", opacity=0.07),
        _tag(y=62, size=16),
        Placeholder(
            "title", 0, "Title", Place(_MARGIN, 90, _FULL, 64), (Level(40, bold=True, font="mj"),), anchor="ctr"
        ),
        Placeholder("subTitle", 2, "Subtitle", Place(_MARGIN, 156, _FULL, 32), (Level(20, ink="muted"),), anchor="ctr"),
        _content(1, "Content", Place(_MARGIN, 204, 700, 280)),
        *_footer(),
    )


# ---------------------------------------------------------------- slides that set the room to work

_PANEL = 284.0
_TASK_WIDTH = WIDTH_PT - _PANEL - _MARGIN - 40


def _task(icon: str) -> tuple[Element, ...]:
    """The task on the left; on the right a panel with the kind's sign, the minutes, grouping and output."""
    left = WIDTH_PT - _PANEL
    return (
        Decoration("rect", Place(left, 0, _PANEL, HEIGHT_PT), fill="second_soft"),
        Decoration("rect", Place(left, 0, 8, HEIGHT_PT), fill="second"),
        *draw_icon(icon, Place(left + 40, 40, 88, 88), disc="second"),
        _rule(ink="second"),
        _tag(width=_TASK_WIDTH, ink="second"),
        _title(width=_TASK_WIDTH),
        _body(width=_TASK_WIDTH),
        Placeholder("body", FACTS, "Facts", Place(left + 40, 140, _PANEL - 80, 344), _FACT_LEVELS, size="quarter"),
        *_footer(),
    )


LAYOUTS: Mapping[Layout, tuple[Element, ...]] = {
    Layout.TITLE: _opening(),
    Layout.DAY: _day(),
    Layout.MODULE: _module(),
    Layout.BULLETS: _bullets(),
    Layout.TWO_COLUMNS: _columns(),
    Layout.COMPARISON: _comparison(),
    Layout.TABLE: _boxed("tbl", "Table"),
    Layout.FIGURE: _boxed("pic", "Picture"),
    Layout.FIGURE_TEXT: _figure_text(),
    Layout.DRAWING: _boxed("", "Drawing"),
    Layout.QUOTE: _quote(),
    Layout.CASE: _task("document"),
    Layout.QUESTION: _task("speech"),
    Layout.ACTIVITY: _task("people"),
    Layout.QUIZ: _task("check"),
    Layout.RECAP: _recap(),
    Layout.BREAK: _break(),
    Layout.CLOSING: _closing(),
}
# The types PowerPoint knows (ECMA-376 part 1, 19.7.15); the others are a user's own.
LAYOUT_TYPES: Mapping[Layout, str] = {
    Layout.TITLE: "title",
    Layout.BULLETS: "obj",
    Layout.TWO_COLUMNS: "twoObj",
    Layout.COMPARISON: "twoTxTwoObj",
    Layout.TABLE: "tbl",
}
MASTER: tuple[Element, ...] = (
    Placeholder("title", 0, "Title", _title().place, anchor="ctr"),
    Placeholder("body", 1, "Text", _body().place),
    Placeholder("dt", 10, "Date", Place(640, 504, 180, 18), (Level(11, ink="muted", align="r"),), "ctr", "half"),
    *_footer(),
)
