"""What of one edition's slides and workbook another edition has not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from coursekit.compose.common import activity_title
from coursekit.compose.deck import DeckDraft
from coursekit.content import Heading, plain_text
from coursekit.documents.booklet import Booklet, Card, Section, blocks_within
from coursekit.documents.deck import Layout
from coursekit.labels import Words
from coursekit.model.course import title_text
from coursekit.model.difference import VanishedSection, VanishedSlides
from coursekit.model.plan import Plan
from coursekit.model.walk import activities_of
from coursekit.value import Value, replace

_FRAME = (Layout.TITLE, Layout.DAY, Layout.BREAK, Layout.CLOSING)
"""Slides that come from the frame of an edition, not from the course."""


def vanished_slides(before: DeckDraft, after: DeckDraft) -> tuple[VanishedSlides, ...]:
    """In the order of the deck. A slide that is continued on fewer slides than before has not vanished."""
    gone: list[VanishedSlides] = []
    for id, span in before.numbers.items():
        slide = before.deck.slides[span.first - 1]
        if id in after.numbers or slide.layout in _FRAME:
            continue
        if slide.sign and gone and id.startswith(f"{gone[-1].id}-") and span.first == gone[-1].last + 1:
            # The steps and questions of an activity stand with its brief.
            gone[-1] = replace(gone[-1], last=span.last)
        else:
            gone.append(VanishedSlides(id, slide.title, span.first, span.last))
    return tuple(gone)


Path = tuple[str, ...]
"""Titles from the outermost section in, without numbers."""

SLIDE_LEVEL = 3
"""Of the heading that a slide's text stands under, where it is no section of its own."""


class _Page(Value):
    """A section, or what stands under a slide's heading in it. `own` are the cards in itself, `all` those of its sections
    too."""

    number: str
    title: str
    own: tuple[str, ...] = ()
    all: tuple[str, ...] = ()


def vanished_sections(
    before: tuple[Plan, Booklet], after: tuple[Plan, Booklet], words: Words
) -> tuple[VanishedSection, ...]:
    """In reading order: the outermost sections that are gone, and those that have lost a card."""
    old, new = (dict(_pages(_modules(booklet), (), _titles(plan, words), words)) for plan, booklet in (before, after))
    gone = []
    for path, page in old.items():
        if path in new:
            cards = tuple(card for card in page.own if card not in new[path].own)
            if cards:
                gone.append(VanishedSection(page.number, page.title, True, cards))
        elif path[:-1] in new or not path[:-1]:
            gone.append(VanishedSection(page.number, page.title, False, page.all))
    return tuple(gone)


def _modules(booklet: Booklet) -> tuple[Section, ...]:
    """The sections with numbers: programme, action plan and what is looked up are in every workbook."""
    return tuple(section for section in booklet.sections if section.number)


def _titles(plan: Plan, words: Words) -> Mapping[str, str]:
    """The titles of activities by the headings that have their numbers, which differ from edition to edition."""
    return {activity_title(activity, plan, words): title_text(activity) for activity in activities_of(plan.course)}


def _pages(
    sections: tuple[Section, ...], path: Path, titles: Mapping[str, str], words: Words
) -> Iterator[tuple[Path, _Page]]:
    for section in sections:
        here = (*path, titles.get(section.title, section.title))
        own, all = (tuple(_cards(section, words, deep=deep)) for deep in (False, True))
        yield here, _Page(section.number, section.title, own, all)
        for block in section.blocks:
            if isinstance(block, Heading) and block.level == SLIDE_LEVEL:
                title = plain_text(block.content)
                yield (*here, title), _Page("", title)
        yield from _pages(section.sections, here, titles, words)


def _cards(section: Section, words: Words, *, deep: bool) -> Iterator[str]:
    """`练习单：倾听记录`, with `deep` those of the sections inside too."""
    for block in blocks_within(section) if deep else section.blocks:
        if isinstance(block, Card):
            yield words("colon", label=block.label, text=block.title) if block.title else block.label
