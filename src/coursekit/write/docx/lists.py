"""Real lists: bullets, numbers, boxes to tick and lettered options."""

from __future__ import annotations

from collections.abc import Callable

from coursekit.content import Block, Inlines, List, ListItem, Paragraph
from coursekit.documents.booklet import Checklist, Options
from coursekit.value import replace
from coursekit.write.docx.draft import Draft, Frame
from coursekit.write.docx.numbering import INDENT, LEVELS, ListKind
from coursekit.write.docx.tables import with_last
from coursekit.write.docx.text import paragraph, role_runs

# The next question stands clear of these options.
_BELOW_OPTIONS = '<w:spacing w:after="200"/>'

WriteBlock = Callable[[Draft, Frame, Block], str]


def list_xml(draft: Draft, frame: Frame, block: List, write_block: WriteBlock) -> str:
    """A list; the first paragraph of an item carries its sign, whatever follows stands under it."""
    level = min(frame.level, LEVELS - 1)
    if block.ordered:
        role, number = "list-number", draft.numbering.counting(ListKind.ORDERED, level, block.start)
    else:
        role, number = "list-bullet", 0
    return "".join(
        _item(draft, frame.part(last=last), item, role, number or _sign_number(draft, item), write_block)
        for item, last in with_last(block.items)
    )


def _sign_number(draft: Draft, item: ListItem) -> int:
    if item.checked is None:
        return draft.numbering.shared(ListKind.BULLET)
    return draft.numbering.shared(ListKind.CHECKED if item.checked else ListKind.CHECK)


def _item(draft: Draft, frame: Frame, item: ListItem, role: str, number: int, write_block: WriteBlock) -> str:
    level = min(frame.level, LEVELS - 1)
    head, rest = _head(item)
    first = _numbered(draft, frame.part(last=not rest), role, number, level, head)
    if not rest:
        return first
    inner = replace(frame, level=level + 1, indent=INDENT * (level + 1))
    return first + "".join(write_block(draft, inner.part(last=last), one) for one, last in with_last(rest))


def _head(item: ListItem) -> tuple[Inlines, tuple[Block, ...]]:
    """What stands beside the sign, and what under it."""
    if item.blocks and isinstance(item.blocks[0], Paragraph):
        return item.blocks[0].content, item.blocks[1:]
    return (), item.blocks


def _numbered(
    draft: Draft, frame: Frame, role: str, number: int, level: int, content: Inlines, *, after: str = ""
) -> str:
    numbered = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return paragraph(draft, frame, role, role_runs(draft, role, content), before=numbered, after=after)


def checklist(draft: Draft, frame: Frame, block: Checklist) -> str:
    number = draft.numbering.shared(ListKind.CHECK)
    return "".join(
        _numbered(draft, frame.part(last=last), "checklist", number, 0, item) for item, last in with_last(block.items)
    )


def options(draft: Draft, frame: Frame, block: Options) -> str:
    """A box and a letter each; the letters begin anew with every question."""
    number = draft.numbering.counting(ListKind.OPTION, 0, 1)
    return "".join(
        _numbered(draft, frame.part(last=last), "option", number, 0, item, after=_BELOW_OPTIONS if last else "")
        for item, last in with_last(block.items)
    )
