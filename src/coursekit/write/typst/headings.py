"""The headings of a booklet's pages: each has a name by which pages lead to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from coursekit.documents.booklet import Section, SegmentHead
from coursekit.value import Value


class Heading(Value):
    """A section's, or that of a segment, which stands in no table of contents. `id` is by its place among the sections, and so
    the same whatever is written in them."""

    id: str
    level: int
    number: str
    title: str
    sign: str
    outlined: bool
    bookmarked: bool


def places(sections: Sequence[Section], first: int = 0) -> Iterator[tuple[str, Section]]:
    """The sections of a booklet, each with its place; `first` is that of the first of them."""
    return ((str(place), section) for place, section in enumerate(sections, start=first))


def places_within(section: Section, place: str) -> Iterator[tuple[str, Section]]:
    return ((f"{place}.{number}", inner) for number, inner in enumerate(section.sections))


def headings_of(section: Section, place: str) -> Iterator[Heading]:
    """That of a section, and all within it, as they follow each other on the pages."""
    yield Heading(f"section-{place}", section.level, section.number, section.title, section.sign, True, True)
    yield from segments_of(section, place)
    for inner_place, inner in places_within(section, place):
        yield from headings_of(inner, inner_place)


def segments_of(section: Section, place: str) -> Iterator[Heading]:
    """Those among a section's own blocks."""
    heads = [block for block in section.blocks if isinstance(block, SegmentHead)]
    for number, head in enumerate(heads):
        named = f"segment-{place}-{number}"
        yield Heading(named, section.level + 1, "", head.title, "", False, has_bookmark(head, section))


def has_bookmark(head: SegmentHead, section: Section) -> bool:
    """A talk's title is its section's: one bookmark is enough."""
    return head.title != f"{section.number} {section.title}"


def segment_ids(headings: Sequence[Heading]) -> dict[str, str]:
    """By title. What stands twice, as the end of a break, is nowhere to lead to."""
    segments = [heading for heading in headings if not heading.outlined]
    times = Counter(segment.title for segment in segments)
    return {segment.title: segment.id for segment in segments if times[segment.title] == 1}
