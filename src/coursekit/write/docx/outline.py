"""The sections of a booklet in reading order, with a bookmark and an estimated page each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coursekit.content import Chart, Drawing, Figure, Heading
from coursekit.documents.booklet import (
    Booklet,
    BookletBlock,
    Card,
    PageBreak,
    RoomPlan,
    Scene,
    Section,
    SegmentHead,
    SlideRef,
    Together,
)
from coursekit.documents.cue import Cue
from coursekit.documents.day_picture import DayPicture
from coursekit.value import Mutable, Value, replace
from coursekit.write.docx.draft import Draft
from coursekit.write.docx.heights import height_of, height_of_all, may_break, text_height
from coursekit.write.docx.scenes import SHORT_ROW_PT, margin_height, rows_height, slides_in_margin, spoken
from coursekit.write.docx.script import MARGIN_COLUMN

# Of what may break, so much stays together at least: two lines.
_FIRST_LINES_PT = 36.0

# Levels that the table of contents shows.
CONTENTS_LEVELS = 2


class Entry(Value):
    """One section with its own blocks, without those of the sections within it. `page` counts the cover as 1."""

    level: int
    number: str
    title: str
    blocks: tuple[BookletBlock, ...]
    new_page: bool
    bookmark: str
    page: int = 0


def outline_of(booklet: Booklet, draft: Draft) -> tuple[Entry, ...]:
    entries = [
        Entry(section.level, section.number, section.title, section.blocks, section.new_page, f"_Toc{index:09d}")
        for index, section in enumerate(_in_order(booklet.sections), start=1)
    ]
    return _with_pages(draft, _without_double_breaks(entries), has_contents=bool(booklet.contents_title))


def _in_order(sections: Sequence[Section]) -> Iterator[Section]:
    for section in sections:
        yield section
        yield from _in_order(section.sections)


def _without_double_breaks(entries: Sequence[Entry]) -> list[Entry]:
    """A page break at a section's end becomes the next section's: two breaks would leave an empty page."""
    result: list[Entry] = []
    breaks = False
    for entry in entries:
        blocks = entry.blocks
        new_page, breaks = entry.new_page or breaks, False
        while blocks and isinstance(blocks[-1], PageBreak):
            blocks, breaks = blocks[:-1], True
        result.append(replace(entry, blocks=blocks, new_page=new_page))
    return result


# ---------------------------------------------------------------- pages


class _Flow(Mutable):
    """Where the text has come to: the page, and how far down it, in points."""

    page_height: float
    page: int
    used: float = 0.0

    def new_page(self) -> None:
        if self.used:
            self.page, self.used = self.page + 1, 0.0

    def make_room(self, height: float) -> None:
        """For what stays on one page, if a page can hold it."""
        if self.used + height > self.page_height and height <= self.page_height:
            self.new_page()

    def run(self, height: float) -> None:
        self.used += height
        while self.used > self.page_height:
            self.page, self.used = self.page + 1, self.used - self.page_height


def _with_pages(draft: Draft, entries: Sequence[Entry], *, has_contents: bool) -> tuple[Entry, ...]:
    width, height = draft.template.page.text_width / 20, draft.template.page.text_height_pt
    flow = _Flow(height, 2)
    if has_contents:
        flow.run(text_height(draft, "contents-heading", "", width))
        for entry in entries:
            if entry.level <= CONTENTS_LEVELS:
                flow.run(text_height(draft, f"contents-{entry.level}", entry.title, width))
        flow.new_page()
    return tuple(_placed(draft, flow, entry, width) for entry in entries)


def _placed(draft: Draft, flow: _Flow, entry: Entry, width: float) -> Entry:
    role = f"heading-{min(entry.level, 3)}"
    heading = text_height(draft, role, entry.title, width)
    if entry.new_page:
        flow.new_page()
        heading -= draft.template.metrics[role].before
    steps = [_steps(draft, block, width) for block in entry.blocks]
    needs = _needs(entry.blocks, steps)
    flow.make_room(heading + (needs[0] if needs else 0.0))
    flow.run(heading)
    page = flow.page
    for block, own, need in zip(entry.blocks, steps, needs, strict=True):
        if isinstance(block, PageBreak):
            flow.new_page()
        flow.make_room(need)
        for step in own:
            flow.make_room(step.need)
            flow.run(step.height)
    return replace(entry, page=page)


class _Step(Value):
    """A stretch of a block; a page may end before it. `need` is how much of it must find room there."""

    height: float
    need: float


def _needs(blocks: Sequence[BookletBlock], steps: Sequence[Sequence[_Step]]) -> list[float]:
    """How much room each block must find on a page to begin there: its own need, and of heads that of what follows."""
    needs: list[float] = []
    following = 0.0
    for block, own in zip(reversed(blocks), reversed(steps), strict=True):
        if isinstance(block, SegmentHead | SlideRef | Heading):
            following += own[0].height
        else:
            following = own[0].need if own else 0.0
        needs.append(following)
    return needs[::-1]


def _steps(draft: Draft, block: BookletBlock, width: float) -> list[_Step]:
    if isinstance(block, Scene):
        return _scene_steps(draft, block, width)
    height = height_of(draft, block, width)
    match block:
        case Card() if may_break(draft, block, width):
            whole = 0.0
        case Card() | Together() | Figure() | Drawing() | Chart() | RoomPlan() | DayPicture():
            whole = height
        case Cue():
            whole = SHORT_ROW_PT
        case _:
            whole = 0.0
    return [_Step(height, height if height <= whole else min(height, _FIRST_LINES_PT))]


def _scene_steps(draft: Draft, scene: Scene, width: float) -> list[_Step]:
    """The slides with what is beside them, then row by row."""
    blocks = spoken(draft, scene)
    inner = width - MARGIN_COLUMN / 20
    if not slides_in_margin(draft, scene, height_of_all(draft, blocks, inner)):
        slides = rows_height(draft, scene.shown, width)
        return [_Step(slides, slides), *(step for block in blocks for step in _steps(draft, block, width))]
    slides, beside, rest = margin_height(draft, scene.shown), 0.0, list(blocks)
    while rest and beside < slides:
        beside += height_of(draft, rest.pop(0), inner)
    head = max(slides, beside)
    return [_Step(head, head), *(step for block in rest for step in _steps(draft, block, inner))]
