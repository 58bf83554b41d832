"""Decks and a look for tests of the deck writer."""

from __future__ import annotations

import io
from functools import lru_cache

from PIL import Image as Picture

from coursekit.content import (
    Align,
    Block,
    Blocks,
    Drawing,
    DrawingItem,
    DrawingKind,
    Figure,
    Image,
    Inline,
    Inlines,
    List,
    ListItem,
    Paragraph,
    Row,
    Table,
    Text,
)
from coursekit.documents.cue import Cue, CueKind
from coursekit.documents.deck import Deck, Layout, Slide
from coursekit.documents.look import Fonts, Ground, Look, Motif, Palette, Style, TitleBar
from coursekit.looks.deck_template import make_deck_template

PALETTE = Palette(
    paper="FFFFFF",
    ink="1F2933",
    muted="56626D",
    line="C5CED6",
    accent="0B5C7A",
    accent_soft="E4F0F5",
    second="A84A12",
    second_soft="FBEEE4",
    positive="2B6A3C",
    positive_soft="E6F2E9",
    warning="85560A",
    warning_soft="FDF3D8",
)
FONTS = {
    "zh-CN": Fonts("Arial", "Microsoft YaHei", "Arial", "Microsoft YaHei"),
    "zh-TW": Fonts("Arial", "Microsoft JhengHei", "Arial", "Microsoft JhengHei"),
    "en": Fonts("Arial", "Microsoft YaHei", "Arial", "Microsoft YaHei"),
}
LAYOUT_NAMES = {layout: f"Layout {layout.value}" for layout in Layout}


@lru_cache
def look() -> Look:
    template = make_deck_template("test", PALETTE, FONTS["zh-CN"], LAYOUT_NAMES)
    return Look("test", FONTS, PALETTE, LAYOUT_NAMES, {}, template, b"")


@lru_cache
def bold_look() -> Look:
    """The other forms: dark grounds, bands behind titles."""
    style = Style(motif=Motif.SLANTS, ground=Ground.FULL, title_bar=TitleBar.BAND, corner=16)
    template = make_deck_template("bold", PALETTE, FONTS["zh-CN"], LAYOUT_NAMES, style)
    return Look("bold", FONTS, PALETTE, LAYOUT_NAMES, {}, template, b"", style=style)


def deck(*slides: Slide, language: str = "zh-CN", footer: str = "城东营业厅") -> Deck:
    return Deck("应急管理", "实战版", language, footer, "2026-03-09", slides)


def slide(layout: Layout = Layout.BULLETS, *main: Block, title: str = "六个特征", **fields: object) -> Slide:
    return Slide("s", layout, title, main=main, **fields)  # type: ignore[arg-type]


def words(*content: str | Inline) -> Inlines:
    return tuple(Text(part) if isinstance(part, str) else part for part in content)


def paragraph(*content: str | Inline) -> Paragraph:
    return Paragraph(words(*content))


def item(text: str, *blocks: Block) -> ListItem:
    return ListItem((paragraph(text), *blocks))


def bullets(*items: str | ListItem, ordered: bool = False, start: int = 1) -> List:
    return List(ordered, tuple(item(i) if isinstance(i, str) else i for i in items), start)


def options(*items: tuple[str, bool]) -> List:
    return List(False, tuple(ListItem((paragraph(text),), is_right) for text, is_right in items))


def table(header: tuple[str, ...], *rows: tuple[str, ...], caption: str = "") -> Table:
    return Table(
        _row(header), tuple(_row(row) for row in rows), (Align.START,) * len(header), words(caption) if caption else ()
    )


def _row(cells: tuple[str, ...]) -> Row:
    return Row(tuple(words(cell) if cell else () for cell in cells))


def process(*labels: str) -> Drawing:
    return Drawing(DrawingKind.PROCESS, tuple(DrawingItem(words(label)) for label in labels))


@lru_cache
def picture(width: int = 40, height: int = 20, *, kind: str = "PNG") -> Image:
    buffer = io.BytesIO()
    Picture.new("RGB", (width, height), "#0B5C7A").save(buffer, kind)
    return Image(f"hall.{kind.lower()}", buffer.getvalue(), f"image/{kind.lower()}", width, height)


def figure(alt: str = "营业厅", *, decorative: bool = False, **size: int) -> Figure:
    return Figure(picture(**size), alt, decorative=decorative)


def cue(kind: CueKind, label: str, *blocks: Block) -> Cue:
    return Cue(kind, label, blocks)


NOTES: tuple[Cue, ...] = (
    cue(CueKind.CLOCK, "时间", paragraph("09:00–09:20 · 20 分钟")),
    cue(CueKind.SAY, "讲", paragraph("先问大家。"), bullets("一", "二")),
)
NO_BLOCKS: Blocks = ()
