"""A course as indented lines, so that a test can show whole what was read or kept of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

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
    Inlines,
    LineBreak,
    Link,
    List,
    Paragraph,
    Quote,
    Reference,
    Strong,
    Table,
    Text,
)
from coursekit.model.course import Activity, Course, Module, Part, Reuse, Segment, Slide, Talk, Topic
from coursekit.units import MinuteRange, format_range


def outline(course: Course) -> Iterator[str]:
    for module in course.modules:
        if isinstance(module, Reuse):
            yield _reuse(module)
        else:
            yield from _module(module)


def _module(module: Module) -> Iterator[str]:
    yield f"module {marked(module.title)}"
    yield from _indented(_blocks(module.intro))
    yield from _indented(_parts(module.parts))
    for topic in module.topics:
        yield from _indented([_reuse(topic)] if isinstance(topic, Reuse) else _topic(topic))


def _topic(topic: Topic) -> Iterator[str]:
    yield f"topic {marked(topic.title)}{_minutes(topic.minutes)}"
    yield from _indented(_blocks(topic.intro))
    for segment in topic.segments:
        yield from _indented(_segment(segment))


def _segment(segment: Segment | Reuse) -> Iterator[str]:
    match segment:
        case Talk(slides):
            for slide in slides:
                yield from _slide(slide)
        case Activity():
            yield f"{segment.kind} {marked(segment.title)}{_minutes(segment.minutes)}"
            yield from _indented(_blocks(segment.body))
            yield from _indented(_parts(segment.parts))
        case Reuse():
            yield _reuse(segment)


def _slide(slide: Slide) -> Iterator[str]:
    yield f"slide {marked(slide.title)}"
    yield from _indented(_blocks(slide.blocks))
    yield from _indented(_parts(slide.parts))


def _parts(parts: Iterable[Part]) -> Iterator[str]:
    for part in parts:
        yield f"{part.kind} {marked(part.title)}".rstrip() + ("" if part.lines is None else f" ({part.lines} lines)")
        yield from _indented(_blocks(part.blocks))


def _reuse(reuse: Reuse) -> str:
    return f"reuse {reuse.course}#{reuse.target}"


def _minutes(minutes: MinuteRange | None) -> str:
    return "" if minutes is None else f" ({format_range(minutes)} min)"


def _indented(lines: Iterable[str]) -> Iterator[str]:
    return (f"  {line}" for line in lines)


# ---------------------------------------------------------------- text


def _blocks(blocks: Blocks) -> Iterator[str]:
    for block in blocks:
        yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph(content):
            yield marked(content)
        case Heading(level, content):
            yield f"{'#' * level} {marked(content)}"
        case List(ordered, items, start):
            for number, item in enumerate(items, start=start):
                mark = {None: "", True: "[x] ", False: "[ ] "}[item.checked]
                first, *rest = _blocks(item.blocks)
                yield f"{f'{number}.' if ordered else '-'} {mark}{first}"
                yield from _indented(rest)
        case Table(header, rows, align):
            yield f"table {' '.join(align)}"
            for row in (header, *rows):
                yield f"  {' | '.join(marked(cell) for cell in row.cells)}"
        case Figure(image, alt, caption):
            yield f"picture {image.name} {image.media_type} {image.width}x{image.height} “{alt}” {marked(caption)}".strip()
        case CodeBlock(text, language):
            yield f"code {language}".rstrip()
            yield from _indented(text.split("\n"))
        case Quote(inner, attribution):
            yield f"quote {marked(attribution)}".rstrip()
            yield from _indented(_blocks(inner))
        case Drawing(kind, items, title, x, y, overlap):
            named = [f"{key} “{value}”" for key, value in (("x", x), ("y", y), ("overlap", overlap)) if value]
            yield " ".join([kind, marked(title), *named]).rstrip()
            for part in items:
                height = "" if part.value is None else f" = {part.value:g}"
                yield f"  - {marked(part.label)}{': ' if part.detail else ''}{marked(part.detail)}{height}"
        case Chart(kind, categories, series, title):
            yield f"{kind} chart {marked(title)}".rstrip()
            yield f"  {' | '.join(['', *(s.name for s in series)])}".rstrip()
            for i, category in enumerate(categories):
                yield f"  {' | '.join([category, *(f'{s.values[i]:g}' for s in series)])}"


def marked(content: Inlines) -> str:
    """Inlines with their marks: **strong**, *emphasis*, `code`, [blank]{.blank}, [reference](#id)."""
    return "".join(_marked(inline) for inline in content)


def _marked(inline: Inline) -> str:
    match inline:
        case Text(text):
            return text
        case Code(text):
            return f"`{text}`"
        case Strong(content):
            return f"**{marked(content)}**"
        case Emphasis(content):
            return f"*{marked(content)}*"
        case Link(content, url):
            return f"[{marked(content)}]({url})"
        case Reference(target, content):
            return f"[{marked(content)}](#{target})"
        case Blank(content):
            return f"[{marked(content)}]{{.blank}}"
        case Gap(width, number):
            return f"[gap {number} {width}]"
        case LineBreak():
            return "<br>"
        case Conditional(content, condition):
            named = {"editions": condition.editions, "audience": condition.audience}
            keys = " ".join(f"{key}={','.join(map(str, names))}" for key, names in named.items() if names)
            return f"[{marked(content)}]{{{keys}}}"
