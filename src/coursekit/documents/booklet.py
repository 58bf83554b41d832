"""A booklet as its writer sees it. Guide, handout and key are compositions of this one shape."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from coursekit.content import (
    Blank,
    Block,
    Figure,
    Heading,
    Inlines,
    List,
    Paragraph,
    Table,
    each_block,
    each_inline,
    texts_of,
)
from coursekit.documents.cue import Cue
from coursekit.documents.day_picture import DayPicture
from coursekit.value import Value, field


class Audience(StrEnum):
    """Whom a booklet is for; after the class a trainee may have the answers, but not the script."""

    FACILITATOR = "facilitator"
    TRAINEE = "trainee"
    AFTERWARDS = "afterwards"


class AnswerSpace(Value):
    """`lines` ruled lines to write on, the full width of the text."""

    lines: int


class Options(Value):
    """The options of a quiz question, each with a box to tick, lettered A, B, C …"""

    items: tuple[Inlines, ...]


class PageBreak(Value):
    pass


class CardRole(StrEnum):
    """What a framed block is; a look gives each its colour and its sign."""

    SCENARIO = "scenario"
    ROLE = "role"
    OBSERVER = "observer"
    WORKSHEET = "worksheet"
    TOOL = "tool"
    RUBRIC = "rubric"
    NOTE = "note"


class Card(Value):
    """A framed block with a heading, kept on one page when it can be."""

    role: CardRole
    label: str
    title: str
    blocks: tuple[BookletBlock, ...]


class Together(Value):
    """Blocks that stay on one page: a prompt and its writing space."""

    blocks: tuple[BookletBlock, ...]


class Fields(Value):
    """Labelled short facts: an activity's minutes, grouping, materials; `to_fill` draws a line for each."""

    rows: tuple[tuple[str, str], ...]
    to_fill: bool = False


class Checklist(Value):
    """Items each with a box to tick."""

    items: tuple[Inlines, ...]


class ShownSlide(Value):
    """One slide of the deck by its number; `alt` stands for its picture (幻灯片 12：标题。首几行 …)."""

    number: int
    title: str
    alt: str


class SlideRef(Value):
    """The slides a stretch of the guide runs with, one or more, in the order of the deck; `label` as 幻灯片 7–9.

    A writer shows the picture of each (`Booklet.pictures`) with its number, or its title where there is none.
    """

    label: str
    slides: tuple[ShownSlide, ...]


class Scene(Value):
    """What is on the wall, and beside it what is said and done meanwhile.

    `content` is what the slides say, for a guide without their pictures only: where they are shown it is left out.
    """

    shown: SlideRef
    content: tuple[BookletBlock, ...]
    blocks: tuple[BookletBlock, ...]


class SegmentHead(Value):
    """The head of a segment in the guide: clock and minutes stand in the margin beside number and title. `sign` is the
    kind of activity ("role-play"), or "break"; empty for a talk."""

    clock: str
    minutes: str
    kind: str
    title: str
    sign: str = ""


class RoomPlan(Value):
    """The room seen from above, to be drawn: `tables` islands of `seats` chairs before a screen called `front`."""

    tables: int
    seats: int
    front: str
    alt: str


class Grid(Value):
    """A table made by the program (agenda, at a glance, materials): plain cells, `widths` as shares of 1.

    A row listed in `emphasis` is printed as a divider (breaks, lunch).
    """

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    emphasis: tuple[int, ...] = ()


BookletBlock = (
    Block
    | Cue
    | AnswerSpace
    | Options
    | PageBreak
    | Card
    | Together
    | Fields
    | Checklist
    | SlideRef
    | Scene
    | SegmentHead
    | Grid
    | RoomPlan
    | DayPicture
)


class Section(Value):
    """A numbered stretch with a heading of level 1 to 3; `new_page` starts it on a page of its own.

    `sign` names the sign of its kind of activity; empty for what is none.
    """

    level: int
    number: str
    title: str
    blocks: tuple[BookletBlock, ...] = ()
    sections: tuple[Section, ...] = ()
    new_page: bool = False
    sign: str = ""


class Cover(Value):
    """`kind` names the product (学员手册); `lines` are facts; `to_fill` are labels with a line to write on; `logo` is the
    client's."""

    kind: str
    title: str
    subtitle: str
    lines: tuple[str, ...] = ()
    to_fill: tuple[str, ...] = ()
    logo: Figure | None = None


class WebPage(Value):
    """What a booklet has beside when it is a page in a browser: `words` are those of its buttons and notes.

    `key` names what is typed into the page: the same for the same course, edition and version, and no other.
    `phrases` has titles in the pieces that a line may be broken between, where that is not at every character.
    """

    key: str
    words: Mapping[str, str]
    phrases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


class Booklet(Value):
    """`contents_title` heads the table of contents; empty for none. `page_of` is as 第 {page} 页，共 {pages} 页.

    Raises ValueError when a trainee's booklet holds a facilitator's type: a bug of ours, caught
    before a byte is written. `pictures` are those of slides by slide number, for `SlideRef`, in the format
    that its writer shows: metafiles for Word, SVG for a PDF.
    """

    audience: Audience
    language: str
    date: str
    cover: Cover
    sections: tuple[Section, ...]
    header: str
    page_of: str
    contents_title: str = ""
    pictures: Mapping[int, bytes] = field(default_factory=dict)
    page: WebPage | None = None

    def __post_init__(self) -> None:
        if self.audience is Audience.FACILITATOR:
            return
        for section in self.sections:
            blocks = blocks_within(section)
            _refuse_script(section, blocks)
            if self.audience is Audience.TRAINEE:
                _refuse_answers(section, blocks)


def shown_slides(booklet: Booklet) -> tuple[int, ...]:
    """The numbers of the slides that it shows, in reading order, each once."""
    blocks = (block for section in booklet.sections for block in blocks_within(section))
    return tuple(dict.fromkeys(one.number for block in blocks if isinstance(block, SlideRef) for one in block.slides))


def blocks_within(section: Section) -> list[BookletBlock]:
    """Every block of a section and its sections, outermost first, in reading order."""
    found: list[BookletBlock] = []
    _gather(section.blocks, found)
    for inner in section.sections:
        found += blocks_within(inner)
    return found


def _gather(blocks: Iterable[BookletBlock], found: list[BookletBlock]) -> None:
    """Each block and those within it."""
    for block in blocks:
        match block:
            case Paragraph() | Heading() | Table():
                found.append(block)
            case Card() | Together():
                found.append(block)
                _gather(block.blocks, found)
            case Scene():
                found.append(block)
                _gather((block.shown, *block.content, *block.blocks), found)
            case Cue():
                found.append(block)
                found += each_block(block.blocks)
            case AnswerSpace() | Options() | PageBreak() | Fields() | Checklist() | SlideRef() | SegmentHead():
                found.append(block)
            case Grid() | RoomPlan() | DayPicture():
                found.append(block)
            case _:
                found += each_block((block,))


def _refuse_script(section: Section, blocks: Sequence[BookletBlock]) -> None:
    for block in blocks:
        if isinstance(block, Cue | SegmentHead | SlideRef | Scene | RoomPlan | DayPicture):
            raise ValueError(f"a trainee's booklet holds a {type(block).__name__} in {section.title!r}")


def _refuse_answers(section: Section, blocks: Sequence[BookletBlock]) -> None:
    lists = [block for block in blocks if isinstance(block, List)]
    if any(item.checked is not None for one in lists for item in one.items):
        raise ValueError(f"a trainee's booklet holds a marked option in {section.title!r}")
    inlines = (inline for block in blocks for content in _texts(block) for inline in each_inline(content))
    if any(isinstance(inline, Blank) for inline in inlines):
        raise ValueError(f"a trainee's booklet holds an answer in {section.title!r}")


def _texts(block: BookletBlock) -> Sequence[Inlines]:
    match block:
        case Paragraph() | Heading() | Table() | List():
            return texts_of(block)
        case Options() | Checklist():
            return block.items
        case Cue() | SlideRef() | Scene() | SegmentHead():
            return ()
        case AnswerSpace() | PageBreak() | Card() | Together() | Fields() | Grid() | RoomPlan() | DayPicture():
            return ()
        case _:
            return texts_of(block)
