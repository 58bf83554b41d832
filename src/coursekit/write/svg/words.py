"""Text in an SVG: lines broken as the layout measured them, each word with its marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import assert_never

from coursekit.content import (
    Blank,
    Code,
    Conditional,
    Emphasis,
    Gap,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Reference,
    Strong,
    Text,
)
from coursekit.value import Value, replace
from coursekit.write.drawings.extent import LINE_EM, break_lines, em_width
from coursekit.write.ooxml.xml import text
from coursekit.write.svg.style import number

# Where the middle of a line stands over its baseline: of a Chinese character 0.38 em, of a Latin capital 0.36.
_MIDDLE_EM = 0.37
_LEAST_SHARE = 0.9  # of its size: what is wider yet runs over, as it does in other formats
_CHINESE = re.compile("[\u2e80-\u9fff\uf900-\ufaff]")
_ANCHORS = {"l": "start", "ctr": "middle", "r": "end"}


class _Marks(Value):
    bold: bool = False
    slanted: bool = False
    underlined: bool = False


class Paragraph(Value):
    """One paragraph of a shape: its words, their size, whether they are bold by their role."""

    content: Inlines
    size_pt: float
    bold: bool = False


class TextBox(Value):
    """Where text stands: `align` is l, ctr or r, `anchor` t, ctr or b, as in a shape; insets are taken off."""

    x: float
    y: float
    width: float
    height: float
    align: str = "ctr"
    anchor: str = "ctr"


_Run = tuple[str, _Marks]


class _Line(Value):
    runs: tuple[_Run, ...]
    size_pt: float


def text_box(paragraphs: Sequence[Paragraph], box: TextBox, colour: str) -> str:
    """The paragraphs one under the other; what is higher than the box runs over it evenly."""
    lines = [line for paragraph in paragraphs for line in _lines(paragraph, box.width)]
    if not lines:
        return ""
    height = sum(line.size_pt * LINE_EM for line in lines)
    y = box.y + {"t": 0.0, "ctr": (box.height - height) / 2, "b": box.height - height}[box.anchor]
    x = box.x + {"l": 0.0, "ctr": box.width / 2, "r": box.width}[box.align]
    written = []
    for line in lines:
        baseline = y + line.size_pt * (LINE_EM / 2 + _MIDDLE_EM)
        written.append(_written(line, x, baseline))
        y += line.size_pt * LINE_EM
    return f'<g fill="{colour}" text-anchor="{_ANCHORS[box.align]}">{"".join(written)}</g>'


def label(
    words: str, x: float, y: float, size_pt: float, *, colour: str, align: str = "ctr", bold: bool = False
) -> str:
    """One line whose middle stands at (x, y)."""
    paragraph = Paragraph((Text(words),), size_pt, bold)
    height = size_pt * LINE_EM
    return text_box([paragraph], TextBox(x, y - height / 2, 0, height, align), colour) if words else ""


def _written(line: _Line, x: float, baseline: float) -> str:
    spans = "".join(_span(words, marks) for words, marks in line.runs)
    return f'<text x="{number(x)}" y="{number(baseline)}" font-size="{number(line.size_pt)}">{spans}</text>'


def _span(words: str, marks: _Marks) -> str:
    attributes = (
        (' font-weight="bold"' if marks.bold else "")
        + (' font-style="italic"' if marks.slanted else "")
        + (' text-decoration="underline"' if marks.underlined else "")
    )
    return f"<tspan{attributes}>{text(words)}</tspan>" if attributes else text(words)


def _lines(paragraph: Paragraph, width: float) -> Iterator[_Line]:
    runs = tuple(_runs(paragraph.content, _Marks(bold=paragraph.bold)))
    words = "".join(part for part, _ in runs)
    if not words:
        return
    start = 0
    room = max(width, 1) / paragraph.size_pt if width else float("inf")
    lines = break_lines(words, room)
    # The layout reckons in regular letters; a line of bold ones may be a little wider, and nothing breaks it again.
    widest = max(em_width(line.rstrip(), bold=paragraph.bold) for line in lines)
    size = paragraph.size_pt * min(max(room / widest, _LEAST_SHARE), 1) if widest else paragraph.size_pt
    for line in lines:
        yield _Line(_cut(runs, start, start + len(line)), size)
        start += len(line)


def _cut(runs: Sequence[_Run], start: int, end: int) -> tuple[_Run, ...]:
    """The runs between two places of the text; the space or the line end that ends a line is not drawn."""
    cut: list[_Run] = []
    begin = 0
    for words, marks in runs:
        part = words[max(start - begin, 0) : max(end - begin, 0)]
        if part and cut and cut[-1][1] == marks:
            cut[-1] = (cut[-1][0] + part, marks)
        elif part:
            cut.append((part, marks))
        begin += len(words)
    if cut:
        cut[-1] = (cut[-1][0].rstrip(), cut[-1][1])
    return tuple((part.replace("\n", " "), marks) for part, marks in cut if part)


def _runs(content: Inlines, marks: _Marks) -> Iterator[_Run]:
    for inline in content:
        yield from _inline(inline, marks)


def _inline(inline: Inline, marks: _Marks) -> Iterator[_Run]:
    match inline:
        case Text(words) | Code(words):
            yield words, marks
        case Strong(content):
            yield from _runs(content, replace(marks, bold=True))
        case Emphasis(content):
            yield from _emphasised(content, marks)
        case Link(content, _) | Reference(_, content) | Conditional(content, _):
            yield from _runs(content, marks)
        case Blank(content):
            yield from _runs(content, replace(marks, bold=True, underlined=True))
        case Gap(_, given):
            yield "____" + (f"({given})" if given else ""), marks
        case LineBreak():
            yield "\n", marks
        case _:
            assert_never(inline)


def _emphasised(content: Inlines, marks: _Marks) -> Iterator[_Run]:
    """Slanted Chinese is a blur: it is bold instead."""
    for words, inner in _runs(content, marks):
        chinese = _CHINESE.search(words) is not None
        yield words, replace(inner, bold=True) if chinese else replace(inner, slanted=True)
