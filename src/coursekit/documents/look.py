"""A look: fonts, colours and the names that roles have in a template. Read from look.yaml, given to writers."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from coursekit.documents.deck import Layout
from coursekit.value import Value, field


class Fonts(Value):
    """The Latin and East Asian family for headings and body of one language."""

    heading_latin: str
    heading_east_asian: str
    body_latin: str
    body_east_asian: str


class Palette(Value):
    """Colours by role, as RRGGBB. `ink` on `paper` and `paper` on `accent` have at least 4.5:1."""

    paper: str
    ink: str
    muted: str
    line: str
    accent: str
    accent_soft: str
    second: str
    second_soft: str
    positive: str
    positive_soft: str
    warning: str
    warning_soft: str


class Motif(StrEnum):
    """What the grounds of title and closing are decorated with."""

    RINGS = "rings"
    SLANTS = "slants"


class Ground(StrEnum):
    """How much of a slide that opens or closes is coloured: a panel, or the whole, in a gradient."""

    PANEL = "panel"
    FULL = "full"


class TitleBar(StrEnum):
    """What marks the title of a slide that tells: a short line over it, or a band that the title stands in."""

    RULE = "rule"
    BAND = "band"


class Style(Value):
    """The forms of a look, which its template is made with. Lengths and sizes in points.

    `corner` is the radius of panels. The grid has twelve columns, `gutter` apart, between margins. Sizes: `display` of a
    title slide, `heading` of slides that open or close, `title`, `body`, `label` of tags and small heads, `footer`.
    """

    motif: Motif = Motif.RINGS
    ground: Ground = Ground.PANEL
    title_bar: TitleBar = TitleBar.RULE
    corner: float = 0
    margin: float = 60
    gutter: float = 20
    display: float = 46
    heading: float = 38
    title: float = 34
    body: float = 24
    label: float = 14
    footer: float = 11


PAPERS = ("a4", "letter")


class Look(Value):
    """`layouts` maps each slide layout to the name of a layout in the deck's template, `styles` each
    role of a booklet to the name of a style in the booklet's template. `deck_template` and
    `booklet_template` hold the .pptx and .docx files as read. `paper` is "a4" or "letter"; `files` are the
    further files of its folder by path (booklet.typ, handout.css, fonts/…); `own_code` names those which are programs and did
    not come with coursekit. `ground_palette` is the deck's where its slides
    are not white: the same house on a dark ground."""

    name: str
    fonts: Mapping[str, Fonts]
    palette: Palette
    layouts: Mapping[Layout, str]
    styles: Mapping[str, str]
    deck_template: bytes
    booklet_template: bytes
    paper: str = "a4"
    files: Mapping[str, bytes] = field(default_factory=dict)
    own_code: tuple[str, ...] = ()
    ground_palette: Palette | None = None

    @property
    def deck_palette(self) -> Palette:
        return self.ground_palette or self.palette

    style: Style = Style()


class Typeface(Value, cache_hash=True):
    """The families that text is set in. `is_east_asian`: marks that both scripts share are set in the East Asian one."""

    latin: str
    east_asian: str
    is_east_asian: bool


class Level(Value):
    """One list level of a placeholder, in points: where its text starts, and how far before that its mark stands."""

    margin_pt: float
    hanging_pt: float


class Box(Value, cache_hash=True):
    """The room for text inside a placeholder, its insets taken off, in points.

    `size_pt` is the template's size of level-one text, `levels` its indents. Where the first has no bullet
    (`bulleted`), the writer sets marks and indents of its own.
    """

    width_pt: float
    height_pt: float
    size_pt: float = 18.0
    levels: tuple[Level, ...] = ()
    bulleted: bool = False


class SlideBoxes(Value):
    """What the paginator must know of one layout. `typeface` is that of its body, `heading` of its title.

    `tag` is the line over the title. `others` names what else it has a place for: "subtitle", "facts", or some of these
    by their signs.
    """

    title: Box
    main: Box
    side: Box | None
    typeface: Typeface
    heading: Typeface
    tag: Box
    footer: Box | None = None
    others: frozenset[str] = frozenset()


DeckMetrics = Mapping[Layout, SlideBoxes]
