"""A long booklet is set in parts, each only when something in it has changed.

What joins them is one PDF more: cover, contents and the sections before the first part, and after these a page for each of the
parts, with running lines and with headings that are not to be seen. So it is Typst that writes contents, links, bookmarks and
numbers of pages (`join` does the rest). It is set again when a heading comes to another page.
"""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from functools import cached_property, partial

import pikepdf

from coursekit.documents.booklet import Booklet, Grid, Section, blocks_within
from coursekit.documents.look import Look
from coursekit.value import Value, replace
from coursekit.write.typst.booklet import Extract, booklet_pages
from coursekit.write.typst.headings import Heading, headings_of, places, segment_ids
from coursekit.write.typst.join import Mark, claims_standards, join, marks_of
from coursekit.write.typst.pages import Pages, forget, laid_ready, set_pages, set_part

# A shorter booklet, of up to some 150 pages, is set as a whole within two seconds.
_LONG_BLOCKS = 4000
# Each part has fonts of its own, some 200 kB, and an empty page for each that is before it.
_PART_BLOCKS = 500
_MOST_PARTS = 16

Keep = Callable[[Pages, Callable[[], bytes]], bytes]
"""The PDF of pages: what an earlier build has kept of them, or what is made now."""


def made_now(pages: Pages, make: Callable[[], bytes]) -> bytes:
    return make()


def write_booklet_pdf(booklet: Booklet, look: Look, keep: Keep = made_now) -> bytes:
    """PDF/UA-1 and PDF/A-2a, with bookmarks and a table of contents."""
    return typeset(booklet, look, keep)()


def typeset(booklet: Booklet, look: Look, keep: Keep = made_now) -> Callable[[], bytes]:
    """Makes the PDF. What is left to do for a booklet that is set as a whole is done outside the interpreter, but for little."""
    # A look's own template knows of no parts.
    may_divide = not any(name.endswith(".typ") for name in look.own_code)
    parts = divide(booklet) if may_divide else ()
    if len(parts) < 2:
        return laid_ready(booklet_pages(booklet, look), look)
    return lambda: _in_parts(booklet, parts, look, keep) or set_pages(booklet_pages(booklet, look), look)


class Part(Value, dict=True, gc=True):
    """Sections that are set together; the first has the number `first` among those of the booklet."""

    first: int
    sections: tuple[Section, ...]

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        return tuple(heading for place, one in places(self.sections, self.first) for heading in headings_of(one, place))

    @property
    def named(self) -> Iterator[str]:
        """Titles of segments, and other words, as tables of the program's own have them."""
        grids = (block for section in self.sections for block in blocks_within(section) if isinstance(block, Grid))
        return (cell for grid in grids for row in grid.rows for cell in row)


def divide(booklet: Booklet) -> tuple[Part, ...]:
    """What is before all parts, then the parts: each begins on a page of its own, and leads to no segment of another. Nothing of
    a booklet that is too short for it."""
    sizes = [len(blocks_within(section)) for section in booklet.sections]
    if sum(sizes) < _LONG_BLOCKS:
        return ()
    least = max(_PART_BLOCKS, sum(sizes) // _MOST_PARTS)
    starts = [0]
    for number, section in enumerate(booklet.sections):
        if section.new_page and sum(sizes[starts[-1] : number]) >= (least if len(starts) > 1 else 1):
            starts.append(number)
    ends = [*starts[1:], len(sizes)]
    parts = [Part(start, booklet.sections[start:end]) for start, end in zip(starts, ends, strict=True)]
    ids = _ids(parts)
    leading = [number for number, part in enumerate(parts) if ids.keys() & part.named - _within(part, ids).keys()]
    last = max(leading, default=0)
    front = Part(0, booklet.sections[: ends[last]])
    return (front, *parts[last + 1 :])


def _ids(parts: Iterable[Part]) -> dict[str, str]:
    return segment_ids([heading for part in parts for heading in part.headings])


def _within(part: Part, ids: dict[str, str]) -> dict[str, str]:
    """Of the segments of a booklet, those of a part."""
    return {heading.title: heading.id for heading in part.headings if ids.get(heading.title) == heading.id}


def _in_parts(booklet: Booklet, parts: Sequence[Part], look: Look, keep: Keep) -> bytes | None:
    """None when what is before the parts has more pages with the right numbers in its contents than with others."""
    front, *rest = parts
    ids = _ids(parts)
    frame = Extract(front.first, front.sections, ids)
    begun = False
    with ExitStack() as closing:

        def set_anew(pages: Pages) -> bytes:
            nonlocal begun
            if begun:
                forget(look)
            begun = True
            return set_part(pages, look)

        def opened(extract: Extract, *, may_claim: bool = True) -> pikepdf.Pdf:
            pages = replace(booklet_pages(booklet, look, extract), may_claim=may_claim)
            made = keep(pages, partial(set_anew, pages))
            return closing.enter_context(pikepdf.open(io.BytesIO(made)))

        anywhere = tuple(heading for part in rest for heading in part.headings)
        first = last = len(opened(replace(frame, later=(anywhere,))).pages) - 1
        files: list[pikepdf.Pdf] = []
        later: list[Marked] = []
        for part in rest:
            file = opened(Extract(part.first, part.sections, _within(part, ids), bare=True, before=last))
            later += _marked(part.headings, file, last)
            files.append(file)
            last = len(file.pages)
        headings = tuple(tuple(heading for heading, _ in page) for page in later)
        whole = opened(replace(frame, later=headings), may_claim=all(map(claims_standards, files)))
        marks = [[mark for _, mark in page] for page in later]
        return join(whole, files, first, marks) if len(whole.pages) == last else None


Marked = Sequence[tuple[Heading, Mark]]
"""The headings on a page, and where they are."""


def _marked(headings: Iterable[Heading], file: pikepdf.Pdf, before: int) -> Iterator[Marked]:
    """Page by page of a part. A heading for notes that have no room is not there."""
    marks = marks_of(file)
    by_page: defaultdict[int, list[tuple[Heading, Mark]]] = defaultdict(list)
    for heading in headings:
        if (mark := marks.get(heading.id)) is not None:
            by_page[mark.page].append((heading, mark))
    return (by_page[page] for page in range(before, len(file.pages)))
