"""A day to scale: on a slide as a column of blocks beside the hours, on a page as bands from left to right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coursekit.content import Text
from coursekit.documents.day_picture import DayBlock, DayGroup, DayPart, DayPicture
from coursekit.units import format_clock
from coursekit.value import Value
from coursekit.write.drawings.extent import LINE_EM, em_width
from coursekit.write.drawings.shape import INSET_X, INSET_Y, Outline, Shape


class _Paint(Value):
    """Roles of the palette."""

    fill: str
    stroke: str
    ink: str


# On a page practice is dark, what is heard or watched light, a pause hollow: told apart without colour too. On a slide the
# colours are those of the table beside.
_ON_PAGES = {
    DayPart.PRACTICE: _Paint("accent", "paper", "paper"),
    DayPart.TALK: _Paint("accent_soft", "accent", "ink"),
    DayPart.OTHER: _Paint("second_soft", "second", "ink"),
    DayPart.PAUSE: _Paint("paper", "line", "muted"),
}
_ON_SLIDES = {
    DayPart.MODULE: _Paint("accent", "paper", "paper"),
    DayPart.PAUSE: _Paint("accent_soft", "paper", "ink"),
}


def _block(paint: _Paint, x: float, y: float, width: float, height: float) -> Shape:
    fill, stroke = paint.fill, paint.stroke
    return Shape(Outline.RECTANGLE, x, y, width, height, fill=fill, stroke=stroke, stroke_pt=0.75)


def _words(words: str, x: float, y: float, width: float, height: float, size_pt: float, ink: str, *, align: str = "ctr",
           bold: bool = False) -> Shape:  # fmt: skip
    """Words over a place, whose insets stand outside of it."""
    return Shape(
        Outline.RECTANGLE, x - INSET_X, y - INSET_Y, width + 2 * INSET_X, height + 2 * INSET_Y,
        text=(Text(words),), text_pt=size_pt, ink=ink, align=align, bold=bold,
    )  # fmt: skip


# ---------------------------------------------------------------- a column, for a slide

_CLOCK_PT, _NUMBER_SIZES = 12.0, (18.0, 15.0, 12.0)
_CLOCK_WIDTH, _TICK = 38.0, 5.0
OVERHANG_PT = _CLOCK_PT * LINE_EM / 2 + INSET_Y
"""How far the first and the last hour stand over the blocks and under them."""


def day_column(picture: DayPicture, width_pt: float, height_pt: float) -> list[Shape]:
    """The hours at the left, blocks from top to bottom; `height_pt` has the overhang at both ends in it."""
    if not picture.blocks:
        return []
    start, end = picture.blocks[0].start, picture.blocks[-1].end
    scale = (height_pt - 2 * OVERHANG_PT) / max(end - start, 1)
    left = INSET_X + _CLOCK_WIDTH + _TICK + 3
    shapes: list[Shape] = []
    for block in picture.blocks:
        y, height = OVERHANG_PT + (block.start - start) * scale, (block.end - block.start) * scale
        paint = _ON_SLIDES[block.part]
        shapes.append(_block(paint, left, y, width_pt - left, height))
        size = next((size for size in _NUMBER_SIZES if size * LINE_EM <= height), None)
        if block.label and size is not None:
            inside = width_pt - left - 2 * INSET_X
            shapes.append(_words(block.label, left + INSET_X, y, inside, height, size, paint.ink, bold=True))
    line = _CLOCK_PT * LINE_EM
    for at in _marks(start, end, every=60, apart=line / scale):
        y = OVERHANG_PT + (at - start) * scale
        words = format_clock(at)
        shapes.append(_words(words, INSET_X, y - line / 2, _CLOCK_WIDTH, line, _CLOCK_PT, "muted", align="r"))
        shapes.append(Shape(Outline.LINE, INSET_X + _CLOCK_WIDTH + 3, y, _TICK, 0, stroke="line", stroke_pt=1))
    return shapes


def _marks(start: int, end: int, *, every: int, apart: float) -> list[int]:
    """Start and end, and between them the full hours (or their parts) that are far enough from both, in minutes."""
    between = range(-(-start // every) * every, end, every)
    return [start, *(at for at in between if at - start >= apart and end - at >= apart), end]


# ---------------------------------------------------------------- bands, for a page

_SMALL_PT = 8.0
_GROUP_HEIGHT, _BAND_HEIGHT, _MARK_HEIGHT, _BETWEEN, _LEGEND_HEIGHT = 14.0, 24.0, 15.0, 8.0, 13.0
_ONE_BAND_MINUTES, _LONG_PAUSE_MINUTES = 270, 30
_SWATCH = 8.0


class _Band(Value):
    """A stretch of the day in one line; `scale` in points a minute is the same for all."""

    blocks: tuple[DayBlock, ...]
    top: float
    scale: float

    @property
    def start(self) -> int:
        return self.blocks[0].start

    @property
    def end(self) -> int:
        return self.blocks[-1].end

    def x(self, at: int) -> float:
        return (at - self.start) * self.scale


def bands_height(picture: DayPicture) -> float:
    """The height that `day_bands` takes, in points, at any width."""
    bands = len(_halves(picture.blocks))
    legend = _LEGEND_HEIGHT + _BETWEEN if picture.legend else 0.0
    return bands * (_GROUP_HEIGHT + _BAND_HEIGHT + _MARK_HEIGHT) + max(bands - 1, 0) * _BETWEEN + legend


def day_bands(picture: DayPicture, width_pt: float) -> list[Shape]:
    """A long day is told before and after its long pause. Modules stand over their segments, the hours below."""
    halves = _halves(picture.blocks)
    scale = width_pt / max([1, *(half[-1].end - half[0].start for half in halves)])
    shapes: list[Shape] = []
    top = 0.0
    for half in halves:
        band = _Band(half, top, scale)
        shapes += [*_group_shapes(picture.groups, band), *_band_shapes(band), *_mark_shapes(band, width_pt)]
        top += _GROUP_HEIGHT + _BAND_HEIGHT + _MARK_HEIGHT + _BETWEEN
    return [*shapes, *_legend_shapes(picture.legend, top)]


def _halves(blocks: Sequence[DayBlock]) -> list[tuple[DayBlock, ...]]:
    """The long pause itself is left out: the hours say how long it is."""
    if not blocks:
        return []
    pauses = [b for b in blocks[1:-1] if b.part is DayPart.PAUSE and b.end - b.start >= _LONG_PAUSE_MINUTES]
    if not pauses or blocks[-1].end - blocks[0].start <= _ONE_BAND_MINUTES:
        return [tuple(blocks)]
    at = blocks.index(max(pauses, key=lambda pause: pause.end - pause.start))
    return [tuple(blocks[:at]), tuple(blocks[at + 1 :])]


def _group_shapes(groups: Sequence[DayGroup], band: _Band) -> Iterator[Shape]:
    for group in groups:
        start, end = max(group.start, band.start), min(group.end, band.end)
        if start >= end:
            continue
        x, width = band.x(start), (end - start) * band.scale
        yield Shape(Outline.LINE, x + 1, band.top + _GROUP_HEIGHT - 2.5, width - 2, 0, stroke="accent", stroke_pt=1.25)
        said = next((one for one in (group.title, group.number) if _width(one, bold=True) <= width - 3), "")
        if said:
            height = _GROUP_HEIGHT - 3
            yield _words(said, x + 1, band.top, width - 2, height, _SMALL_PT, "accent", align="l", bold=True)


def _band_shapes(band: _Band) -> Iterator[Shape]:
    top = band.top + _GROUP_HEIGHT
    for block in band.blocks:
        x, width, paint = band.x(block.start), (block.end - block.start) * band.scale, _ON_PAGES[block.part]
        yield _block(paint, x, top, width, _BAND_HEIGHT)
        if block.label and _width(block.label) <= width - 2:
            yield _words(block.label, x, top, width, _BAND_HEIGHT, _SMALL_PT, paint.ink)


def _mark_shapes(band: _Band, width_pt: float) -> Iterator[Shape]:
    top, width = band.top + _GROUP_HEIGHT + _BAND_HEIGHT, _width("00:00") + 2
    for at in _marks(band.start, band.end, every=30, apart=(width + 4) / band.scale):
        x = band.x(at)
        yield Shape(Outline.LINE, x, top, 0, 3, stroke="muted", stroke_pt=0.75)
        left = min(max(x - width / 2, 0), width_pt - width)
        align = "l" if left == 0 else "r" if left == width_pt - width else "ctr"
        yield _words(format_clock(at), left, top + 3, width, _MARK_HEIGHT - 4, _SMALL_PT, "muted", align=align)


def _legend_shapes(legend: Sequence[tuple[DayPart, str]], top: float) -> Iterator[Shape]:
    x = 0.0
    for part, said in legend:
        swatch = top + (_LEGEND_HEIGHT - _SWATCH) / 2
        yield _block(_ON_PAGES[part], x, swatch, _SWATCH * 1.5, _SWATCH)
        width = _width(said) + 4
        yield _words(said, x + _SWATCH * 1.5 + 5, top, width, _LEGEND_HEIGHT, _SMALL_PT, "muted", align="l")
        x += _SWATCH * 1.5 + 5 + width + 14


def _width(words: str, *, bold: bool = False) -> float:
    return em_width(words, bold=bold) * _SMALL_PT
