"""Decks, booklets and agendas as plain text: readable in a terminal, in a diff and in a literate test."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from coursekit.content import (
    Blank,
    Block,
    Blocks,
    Chart,
    Code,
    CodeBlock,
    Conditional,
    Drawing,
    Emphasis,
    Figure,
    Gap,
    Heading,
    Inline,
    LineBreak,
    Link,
    List,
    Paragraph,
    Quote,
    Reference,
    Row,
    Strong,
    Table,
    Text,
)
from coursekit.documents.agenda import AgendaSheet
from coursekit.documents.booklet import (
    AnswerSpace,
    Booklet,
    BookletBlock,
    Card,
    Checklist,
    Fields,
    Grid,
    Options,
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
from coursekit.documents.deck import Deck, Slide
from coursekit.units import format_clock


def write_deck_text(deck: Deck) -> str:
    lines = [f"{deck.title} [{deck.language}]", ""]
    for slide in deck.slides:
        lines.extend(_slide(slide))
        lines.append("")
    return "\n".join(lines)


def _slide(slide: Slide) -> Iterator[str]:
    size = f" {slide.body_pt:g}pt" if slide.body_pt is not None else ""
    yield f"== {slide.number} [{slide.layout}{size}] {slide.title}"
    if slide.tag:
        yield f"tag: {slide.tag}"
    if slide.subtitle:
        yield f"subtitle: {slide.subtitle}"
    yield from (f"fact: {fact.label}{': ' if fact.label else ''}{fact.text}" for fact in slide.facts)
    heads = [format_inlines(head) for head in slide.heads] or ["", ""]
    for head, blocks in zip(heads, (slide.main, slide.side), strict=False):
        yield from ([f"-- {head}"] if head else ["--"] if blocks is slide.side and blocks else [])
        yield from _blocks(blocks)
    if slide.notes:
        yield "notes:"
        for cue in slide.notes:
            yield from _indented(_booklet_block(cue), "  ")


def write_booklet_text(booklet: Booklet) -> str:
    cover = booklet.cover
    lines = [f"{cover.kind}: {cover.title} [{booklet.language}, {booklet.audience}]"]
    lines.extend(line for line in (cover.subtitle, *cover.lines) if line)
    lines.extend(f"{label}: ________" for label in cover.to_fill)
    lines.append("")
    for section in booklet.sections:
        lines.extend(_section(section))
    return "\n".join(lines)


def _section(section: Section) -> Iterator[str]:
    number = f"{section.number} " if section.number else ""
    yield f"{'#' * section.level} {number}{section.title}"
    yield ""
    for block in section.blocks:
        yield from _booklet_block(block)
        yield ""
    for inner in section.sections:
        yield from _section(inner)


def _booklet_block(block: BookletBlock) -> Iterator[str]:
    match block:
        case Cue(_, label, blocks):
            yield f"<{label}>"
            yield from _indented(_blocks(blocks), "  ")
        case AnswerSpace(lines):
            yield f"[{lines} lines]"
        case Options(items):
            yield from (f"( ) {chr(65 + i)} {format_inlines(item)}" for i, item in enumerate(items))
        case Checklist(items):
            yield from (f"[ ] {format_inlines(item)}" for item in items)
        case PageBreak():
            yield "---- page ----"
        case Card(role, label, title, blocks):
            yield f"+-- {role}: {label}{' ' if title else ''}{title}"
            for inner in blocks:
                yield from _indented(_booklet_block(inner), "| ")
        case Together(blocks):
            for inner in blocks:
                yield from _booklet_block(inner)
        case Fields(rows, to_fill):
            yield from (f"{label}: {'________' if to_fill else value}" for label, value in rows)
        case SlideRef(label, slides):
            yield f"[{label}: {' / '.join(slide.title for slide in slides)}]"
        case Scene(shown, content, blocks):
            yield from _booklet_block(shown)
            for part in (*content, *blocks):
                yield ""
                yield from _booklet_block(part)
        case SegmentHead(clock, minutes, kind, title):
            yield f">> {clock} ({minutes}) {kind} | {title}"
        case Grid(header, rows):
            yield from (" | ".join(row) for row in (header, *rows))
        case RoomPlan(alt=alt):
            yield f"[room: {alt}]"
        case DayPicture(alt=alt):
            yield f"[day: {alt}]"
        case _:
            yield from _blocks((block,))


def _indented(lines: Iterable[str], indent: str) -> Iterator[str]:
    return (f"{indent}{line}" for line in lines)


def _blocks(blocks: Blocks) -> Iterator[str]:
    for block in blocks:
        yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph(content):
            yield format_inlines(content)
        case Heading(level, content):
            yield f"{'#' * level} {format_inlines(content)}"
        case List(ordered, items, start):
            for number, item in enumerate(items, start=start):
                mark = f"{number}." if ordered else "-"
                box = "" if item.checked is None else "[x] " if item.checked else "[ ] "
                lines = list(_blocks(item.blocks))
                yield f"{mark} {box}{lines[0] if lines else ''}"
                yield from _indented(lines[1:], " " * (len(mark) + 1))
        case Table(header, rows, _, caption):
            yield from (_row(row) for row in (header, *rows))
            if caption:
                yield format_inlines(caption)
        case Figure(image, alt, caption):
            yield f"[picture {image.name}: {alt}]{' ' + format_inlines(caption) if caption else ''}"
        case CodeBlock(text):
            yield from _indented(text.split("\n"), "    ")
        case Quote(inner, attribution):
            yield from _indented(_blocks(inner), "> ")
            if attribution:
                yield f"> — {format_inlines(attribution)}"
        case Drawing(kind, items, title):
            yield f"[{kind}] {format_inlines(title)}".rstrip()
            for part in items:
                detail = format_inlines(part.detail)
                yield f"  * {format_inlines(part.label)}{': ' if detail else ''}{detail}"
        case Chart(kind, categories, series, title):
            yield f"[{kind} chart] {format_inlines(title)}".rstrip()
            for one in series:
                values = ", ".join(f"{c} {v:g}" for c, v in zip(categories, one.values, strict=True))
                yield f"  * {one.name}: {values}"
        case _:
            assert_never(block)


def _row(row: Row) -> str:
    return "| " + " | ".join(format_inlines(cell) for cell in row.cells) + " |"


def format_inlines(content: Iterable[Inline]) -> str:
    return "".join(_inline(inline) for inline in content)


def _inline(inline: Inline) -> str:
    match inline:
        case Text(text):
            return text
        case Strong(content):
            return f"**{format_inlines(content)}**"
        case Emphasis(content):
            return f"*{format_inlines(content)}*"
        case Code(text):
            return f"`{text}`"
        case Link(content, url):
            return f"{format_inlines(content)} <{url}>"
        case Blank(content, _, number):
            return f"[{format_inlines(content)}]{f'({number})' if number else ''}"
        case Gap(width, number):
            return f"____({number}, {width})"
        case LineBreak():
            return " / "
        case Reference(_, content) | Conditional(content, _):
            return format_inlines(content)
        case _:
            assert_never(inline)


def write_agenda_text(sheet: AgendaSheet) -> str:
    lines = [f"{sheet.title} · {sheet.subtitle}"]
    for day in sheet.days:
        for row in day.rows:
            clock = f"{format_clock(row.start)}-{format_clock(row.end)}"
            words = (row.title, row.method, row.slides, row.handout, row.materials, row.trainer)
            lines.append(f"{day.number} {clock} {row.minutes:>3} {' | '.join(part for part in words if part)}")
    return "\n".join([*lines, ""])
