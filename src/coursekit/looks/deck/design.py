"""What all layouts share: the slide's grid, the places of tag, title, body and footer, and the forms of a style."""

from __future__ import annotations

from coursekit.documents.look import Ground, Motif, Style, TitleBar
from coursekit.looks.deck.elements import Decoration, Element, Level, Paint, Place, Placeholder
from coursekit.value import Value

WIDTH_PT, HEIGHT_PT = 960.0, 540.0
COLUMNS = 12
TAG_TOP, TITLE_TOP, BODY_TOP, BODY_BOTTOM, FOOTER_TOP = 34.0, 56.0, 140.0, 488.0, 506.0
TITLE_HEIGHT = 64.0
BAND_HEIGHT = 114.0
SIGN = 60.0
"""The side of the badge that a kind's sign stands in."""

# Indexes of this template's own placeholders; 10 to 12 are PowerPoint's for date, footer and number.
TAG, FACTS, ATTRIBUTION, MARK, SIGN_PLACE, TIMER, GROUPING, OUTPUT, FIRST_OPTION = 20, 21, 22, 23, 24, 25, 26, 27, 30


class Tone(Value):
    """The inks of a ground: of words, of words that stand back, and of lines."""

    ink: str
    quiet: str
    line: str


ON_PAPER = Tone("ink", "muted", "accent")
ON_COLOUR = Tone("paper", "paper", "paper")


class Design(Value):
    """A style on a slide of 960 by 540 points: twelve columns between its margins."""

    style: Style

    @property
    def left(self) -> float:
        return self.style.margin

    @property
    def right(self) -> float:
        return WIDTH_PT - self.style.margin

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def is_full(self) -> bool:
        return self.style.ground is Ground.FULL

    @property
    def opening_tone(self) -> Tone:
        """On slides that open or close: the coloured ground takes the whole slide, or only a panel without words."""
        return ON_COLOUR if self.is_full else ON_PAPER

    def edge(self, column: int) -> float:
        """Where a column starts, counted from 0."""
        pitch = (self.width + self.style.gutter) / COLUMNS
        return self.left + column * pitch

    def columns(self, first: int, count: int, top: float, height: float) -> Place:
        width = self.edge(first + count) - self.style.gutter - self.edge(first)
        return Place(self.edge(first), top, width, height)

    def body(self) -> Place:
        return Place(self.left, BODY_TOP, self.width, BODY_BOTTOM - BODY_TOP)

    # ------------------------------------------------------------ forms

    def ground(self, role: str = "accent") -> Paint:
        """A panel is of one colour, a whole slide runs into a darker one."""
        return Paint(role, to=0.5) if self.is_full else Paint(role)

    def panel(self, place: Place, fill: Paint | None, stroke: Paint | None = None) -> Decoration:
        radius = min(self.style.corner / min(place.width, place.height), 0.5)
        if not radius:
            return Decoration("rect", place, fill, stroke)
        return Decoration("roundRect", place, fill, stroke, adjust=(("adj", round(radius * 100_000)),))

    def motif(self, corner: Place) -> tuple[Decoration, ...]:
        """Shapes on a coloured ground; `corner` is where they may stand, up to the slide's edge."""
        match self.style.motif:
            case Motif.RINGS:
                return _rings(corner)
            case Motif.SLANTS:
                return _slants(corner)

    # ------------------------------------------------------------ placeholders

    def tag(self, place: Place | None = None, *, ink: str = "accent") -> Placeholder:
        where = place or Place(self.left, TAG_TOP, self.width, 22)
        level = Level(self.style.label, ink=ink, bold=True)
        return Placeholder("body", TAG, "Tag", where, (level,), anchor="ctr", size="quarter")

    def title(
        self, place: Place | None = None, *, ink: str = "ink", size: float = 0, anchor: str = "ctr"
    ) -> Placeholder:
        where = place or Place(self.left, TITLE_TOP, self.width, TITLE_HEIGHT)
        level = Level(size or self.style.title, ink=ink, bold=True, font="mj")
        return Placeholder("title", 0, "Title", where, (level,), anchor=anchor)

    def head(
        self, *, left: float | None = None, right: float | None = None, role: str = "accent"
    ) -> tuple[Element, ...]:
        """Tag and title of a slide that tells or sets a task, with what marks them."""
        x, end = left or self.left, right or self.right
        # In a band they stand higher: its edge needs more room before the body than a title does.
        lift = 10 if self.style.title_bar is TitleBar.BAND else 0
        tag, title = Place(x, TAG_TOP - lift, end - x, 22), Place(x, TITLE_TOP - lift, end - x, TITLE_HEIGHT - lift / 2)
        if self.style.title_bar is TitleBar.BAND:
            band = Decoration("rect", Place(0, 0, WIDTH_PT, BAND_HEIGHT), self.ground(role))
            return (band, self.tag(tag, ink="paper"), self.title(title, ink="paper"))
        rule = () if left else (self.rule(role=role),)
        return (*rule, self.tag(tag, ink=role), self.title(title))

    def rule(self, *, role: str = "accent", x: float | None = None, y: float = 24, width: float = 44) -> Decoration:
        return Decoration("rect", Place(self.left if x is None else x, y, width, 5), Paint(role))

    def footer(self, *, ink: str = "muted", x: float | None = None, number_ink: str = "") -> tuple[Placeholder, ...]:
        left = self.left if x is None else x
        width = min(480, self.right - 72 - left)
        text, number = Level(self.style.footer, ink=ink), Level(self.style.footer, ink=number_ink or ink, align="r")
        return (
            Placeholder("ftr", 11, "Footer", Place(left, FOOTER_TOP, width, 18), (text,), anchor="ctr", size="quarter"),
            Placeholder(
                "sldNum",
                12,
                "Slide Number",
                Place(self.right - 60, FOOTER_TOP, 60, 18),
                (number,),
                anchor="ctr",
                size="quarter",
            ),
        )


def content(index: int, name: str, place: Place, *, kind: str = "", levels: tuple[Level, ...] = ()) -> Placeholder:
    return Placeholder(kind, index, name, place, levels)


def mark(place: Place, size: float, *, ink: str, align: str = "l", anchor: str = "ctr") -> Placeholder:
    """Where a number or a time stands very large."""
    level = Level(size, ink=ink, bold=True, align=align, font="mj")
    return Placeholder("body", MARK, "Mark", place, (level,), anchor=anchor, size="quarter")


def sign_place(design: Design, x: float, *, ink: str = "second", top: float = 0) -> Placeholder:
    """Holds no words: the writer draws the kind's sign there, light when this place's ink is. `top` 0 is beside the title."""
    banded = design.style.title_bar is TitleBar.BAND
    place = Place(x, top or (30 if banded else 42), SIGN, SIGN)
    level = Level(12, ink="paper" if banded else ink)
    return Placeholder("body", SIGN_PLACE, "Sign", place, (level,), size="quarter")


def _rings(corner: Place) -> tuple[Decoration, ...]:
    """Discs round the corner of the slide, each lighter than what it lies on."""
    x = corner.x if corner.x <= 0 else corner.x + corner.width
    y = corner.y + corner.height
    radii = [min(corner.width, corner.height) * share for share in (0.94, 0.66, 0.38)]
    return tuple(
        Decoration("ellipse", Place(x - radius, y - radius, 2 * radius, 2 * radius), Paint("paper", opacity=0.12))
        for radius in radii
    )


def _slants(corner: Place) -> tuple[Decoration, ...]:
    """Slanting bands, one of them in the second colour; on a panel at the left they keep within it."""
    lean = corner.height * 0.42
    step = (corner.width - lean) / 2.9 if corner.x <= 0 else corner.width / 4

    def band(start: float, width: float, fill: Paint) -> Decoration:
        place = Place(corner.x + start * step, corner.y, width * step + lean, corner.height)
        share = round(100_000 * lean / min(place.width, place.height))
        return Decoration("parallelogram", place, fill, adjust=(("adj", share),))

    return (
        band(0, 0.9, Paint("paper", opacity=0.08)),
        band(1.15, 0.28, Paint("second")),
        band(1.7, 1.2, Paint("paper", opacity=0.14)),
    )
