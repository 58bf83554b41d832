"""Every block of a booklet as data for the template: a mapping with its `kind` and what that needs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, assert_never

from coursekit.content import (
    Blank,
    Chart,
    Code,
    CodeBlock,
    Conditional,
    Drawing,
    Emphasis,
    Figure,
    Gap,
    Heading,
    Image,
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
    alternative_text,
    plain_text,
)
from coursekit.documents.booklet import (
    AnswerSpace,
    BookletBlock,
    Card,
    Checklist,
    Fields,
    Grid,
    Options,
    PageBreak,
    Scene,
    SegmentHead,
    SlideRef,
    Together,
)
from coursekit.documents.cue import Cue
from coursekit.write.docx.extent import width_em
from coursekit.write.docx.pictures import chart_size, drawing_size
from coursekit.write.docx.tables import column_widths, writing_height
from coursekit.write.svg import SvgStyle, chart_svg, drawing_svg

Data = dict[str, Any]

# A picture's own size is that at 96 pixels an inch.
_POINTS_PER_PIXEL = 0.75
# Drawings and charts are laid out for a text of this width, and made smaller where there is less room.
_TEXT_WIDTH_PT = 470.0
_EXTENSIONS = {"image/png": "png", "image/jpeg": "jpg", "image/gif": "gif"}
# The column of labels, in em: room for the longest, within bounds.
_LEAST_LABEL_EM, _MOST_LABEL_EM = 4.0, 12.0


@dataclass(slots=True)
class Draft:
    """`pictures` are those of slides by number. `files` gather what the pages show, by name."""

    style: SvgStyle
    pictures: Mapping[int, bytes]
    files: dict[str, bytes] = field(default_factory=dict)

    def image(self, image: Image) -> str:
        return self._file(_EXTENSIONS.get(image.media_type, "png"), image.data)

    def slide(self, number: int) -> str | None:
        """None where the deck is not drawn."""
        data = self.pictures.get(number)
        if data is None:
            return None
        self.files[f"slide-{number}.png"] = data
        return f"slide-{number}.png"

    def svg(self, drawn: str) -> str:
        return self._file("svg", drawn.encode())

    @property
    def next_style(self) -> SvgStyle:
        return replace(self.style, ids=f"svg{len(self.files)}")

    def _file(self, extension: str, data: bytes) -> str:
        name = f"picture-{len(self.files) + 1}.{extension}"
        self.files[name] = data
        return name


def script_data(draft: Draft, blocks: Sequence[BookletBlock]) -> list[Data]:
    """The blocks of a section. What follows the head of a segment is within it."""
    result: list[Data] = []
    within = result
    for block in blocks:
        if isinstance(block, SegmentHead):
            within = []
            result.append(_segment(block, within))
        else:
            within.append(block_data(draft, block))
    return result


def _segment(head: SegmentHead, blocks: list[Data]) -> Data:
    return {
        "kind": "segment", "clock": head.clock, "minutes": head.minutes, "title_kind": head.kind, "title": head.title,
        "blocks": blocks,
    }  # fmt: skip


def blocks_data(draft: Draft, blocks: Sequence[BookletBlock]) -> list[Data]:
    return [block_data(draft, block) for block in blocks]


def block_data(draft: Draft, block: BookletBlock) -> Data:
    match block:
        case Paragraph(content):
            return {"kind": "paragraph", "content": inlines_data(content)}
        case Heading(_, content):
            return {"kind": "heading", "content": inlines_data(content)}
        case List(ordered, items, start):
            listed = [{"blocks": blocks_data(draft, item.blocks), "checked": item.checked} for item in items]
            return {"kind": "list", "ordered": ordered, "start": start, "items": listed}
        case Table():
            return _table(block)
        case Figure() | Drawing() | Chart():
            return _picture(draft, block)
        case CodeBlock(words):
            return {"kind": "code", "text": words.rstrip("\n")}
        case Quote(inner, attribution):
            return {
                "kind": "quote", "blocks": blocks_data(draft, inner), "attribution": inlines_data(_dashed(attribution)),
            }  # fmt: skip
        case Cue(kind, label, inner):
            return {"kind": "cue", "cue": str(kind), "label": label, "blocks": blocks_data(draft, inner)}
        case Card(role, label, title, inner):
            shown = blocks_data(draft, inner)
            return {"kind": "card", "role": str(role), "label": label, "title": title, "blocks": shown}
        case Together(inner):
            return {"kind": "together", "blocks": blocks_data(draft, inner)}
        case AnswerSpace(lines):
            return {"kind": "answer-space", "lines": lines}
        case Options(items):
            return {"kind": "options", "items": [inlines_data(item) for item in items]}
        case Checklist(items):
            return {"kind": "checklist", "items": [inlines_data(item) for item in items]}
        case Fields(rows, to_fill):
            longest = max((width_em(label) for label, _ in rows), default=0.0)
            label_em = min(max(longest + 0.5, _LEAST_LABEL_EM), _MOST_LABEL_EM)
            return {"kind": "fields", "rows": [list(row) for row in rows], "to_fill": to_fill, "label_em": label_em}
        case SlideRef():
            return _slides(draft, block)
        case Scene(shown, content, inner):
            return {
                "kind": "scene", "shown": _slides(draft, shown),
                "content": blocks_data(draft, content), "blocks": blocks_data(draft, inner),
            }  # fmt: skip
        case SegmentHead():
            return _segment(block, [])
        case Grid(header, rows, widths, emphasis):
            cells = [list(row) for row in rows]
            return {
                "kind": "grid", "header": list(header), "rows": cells, "widths": list(widths), "emphasis": list(emphasis),
            }  # fmt: skip
        case PageBreak():
            return {"kind": "page-break"}
    assert_never(block)


def _dashed(attribution: Inlines) -> Inlines:
    """With a dash before it, unless its author wrote one."""
    if not attribution or plain_text(attribution).lstrip().startswith(("—", "–", "-")):
        return attribution
    return (Text("— "), *attribution)


def _slides(draft: Draft, block: SlideRef) -> Data:
    slides = [
        {"number": one.number, "title": one.title, "alt": one.alt, "file": draft.slide(one.number)}
        for one in block.slides
    ]
    return {"kind": "slides", "label": block.label, "slides": slides}


def _table(block: Table) -> Data:
    return {
        "kind": "table",
        "header": [inlines_data(cell) for cell in block.header.cells],
        "rows": [[inlines_data(cell) for cell in row.cells] for row in block.rows],
        "align": [str(side) for side in block.align],
        "caption": inlines_data(block.caption),
        "widths": column_widths((block.header, *block.rows), round(_TEXT_WIDTH_PT * 20)),
        "heights": [writing_height(row.cells) / 20 for row in block.rows],
    }


# ---------------------------------------------------------------- pictures


def _picture(draft: Draft, block: Figure | Drawing | Chart) -> Data:
    """`width` and `height` in points, as large as it may be shown."""
    match block:
        case Figure(image, alt, caption, decorative):
            file, size = draft.image(image), (image.width * _POINTS_PER_PIXEL, image.height * _POINTS_PER_PIXEL)
        case Drawing(title=caption):
            size, alt, decorative = drawing_size(block, _TEXT_WIDTH_PT), alternative_text(block), False
            file = draft.svg(drawing_svg(block, *size, draft.next_style))
        case Chart(title=caption):
            size, alt, decorative = chart_size(block, _TEXT_WIDTH_PT), alternative_text(block), False
            file = draft.svg(chart_svg(block, *size, draft.next_style))
    return {
        "kind": "picture", "file": file, "width": size[0], "height": size[1], "alt": alt, "decorative": decorative,
        "caption": inlines_data(caption),
    }  # fmt: skip


# ---------------------------------------------------------------- words


def inlines_data(content: Inlines) -> list[Data | str]:
    return [one for inline in content for one in _inline(inline)]


def _inline(inline: Inline) -> list[Data | str]:
    """Plain words are strings."""
    match inline:
        case Text(words):
            return [words]
        case Strong(content):
            return [{"kind": "strong", "content": inlines_data(content)}]
        case Emphasis(content):
            return [{"kind": "emphasis", "content": inlines_data(content), "plain": plain_text(content)}]
        case Code(words):
            return [{"kind": "code", "text": words}]
        case Link(content, url):
            if not url or url.startswith("#"):
                return inlines_data(content)
            return [{"kind": "link", "content": inlines_data(content), "url": url}]
        case Reference(_, content) | Conditional(content, _):
            return inlines_data(content)
        case Blank(content):
            return [{"kind": "blank", "content": inlines_data(content)}]
        case Gap(width, number):
            return [{"kind": "gap", "width": str(width), "number": number}]
        case LineBreak():
            return [{"kind": "break"}]
    assert_never(inline)
