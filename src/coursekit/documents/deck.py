"""A deck as its writer sees it: slides with a layout by meaning, blocks, and notes; no file format."""

from __future__ import annotations

from enum import StrEnum

from coursekit.content import Blocks, Figure, Inlines
from coursekit.diagnostic import NOWHERE, Placed, Span
from coursekit.documents.cue import Cue
from coursekit.documents.day_picture import DayPicture
from coursekit.value import Value


class Layout(StrEnum):
    """What a slide is. A look maps each to a layout of its template."""

    TITLE = "title"
    DAY = "day"
    MODULE = "module"
    BULLETS = "bullets"
    TWO_COLUMNS = "two-columns"
    COMPARISON = "comparison"
    TABLE = "table"
    FIGURE = "figure"
    FIGURE_TEXT = "figure-text"
    DRAWING = "drawing"
    QUOTE = "quote"
    CASE = "case"
    QUESTION = "question"
    ACTIVITY = "activity"
    QUIZ = "quiz"
    RECAP = "recap"
    BREAK = "break"
    CLOSING = "closing"


class Fact(Value):
    """One labelled line of an activity slide or of a title slide, as 时间：20 分钟.

    `sign` names what it tells of an activity: "minutes", "grouping" or "output".
    """

    label: str
    text: str
    sign: str = ""


class Slide(Placed):
    """One slide.

    `main` goes to the body placeholder (a table, figure, drawing or chart to the body's box), `side` to
    the second one (two columns, comparison, figure with text). For a comparison `heads` holds the two
    column headings. `facts` are the activity's minutes, grouping, output. `tag` is the small line
    over the title (topic number and title, or the kind of activity). `body_pt` is the size of
    level-one body text that was measured to fit and `gap_pt` the space between its paragraphs, `title_pt` the size
    of a title that does not fit at the template's; None leaves the template's own. `title_lines` is a title that
    takes two lines, broken where it reads best; its words are those of `title`. `sign` is the kind of activity
    ("role-play"), for the sign by which it is known at a glance; empty for what is no activity. `mark` is what is set
    very large where a layout has room for it: a module's or day's number, the time a break ends. It says nothing new.
    `logo` is the client's, on a title slide. `day` is drawn at the left of `main`, which was measured beside it.
    """

    id: str
    layout: Layout
    title: str
    number: int = 0
    tag: str = ""
    subtitle: str = ""
    main: Blocks = ()
    side: Blocks = ()
    heads: tuple[Inlines, ...] = ()
    facts: tuple[Fact, ...] = ()
    notes: tuple[Cue, ...] = ()
    body_pt: float | None = None
    gap_pt: float | None = None
    title_pt: float | None = None
    title_lines: tuple[str, ...] = ()
    sign: str = ""
    mark: str = ""
    logo: Figure | None = None
    day: DayPicture | None = None
    span: Span = NOWHERE


class Deck(Value):
    """`language` is zh-CN, zh-TW or en; `date` is ISO (for the file's properties, no clock is read)."""

    title: str
    subtitle: str
    language: str
    footer: str
    date: str
    slides: tuple[Slide, ...]
