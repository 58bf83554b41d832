"""What the handout has beside when it is a page in a browser."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from coursekit.documents.booklet import Section, WebPage
from coursekit.labels import Words
from coursekit.measure.phrases import phrase_ends
from coursekit.model.plan import Plan

_WORDS = "page."


def compose_page(plan: Plan, sections: Iterable[Section], words: Words) -> WebPage:
    course = plan.course
    key = "/".join((course.id.text, plan.edition.id.text, course.version or course.date))
    own = {name.removeprefix(_WORDS): text for name, text in words.table.items() if name.startswith(_WORDS)}
    titles = dict.fromkeys((course.title, *_titles(sections)))
    # Where words are parted by spaces, a browser finds their ends by itself.
    is_chinese = course.language.startswith("zh")
    return WebPage(key, own, {title: _phrases(title, course.language) for title in titles} if is_chinese else {})


def _titles(sections: Iterable[Section]) -> Iterator[str]:
    for section in sections:
        yield section.title
        yield from _titles(section.sections)


def _phrases(title: str, language: str) -> tuple[str, ...]:
    ends = sorted({0, *phrase_ends(title, language), len(title)})
    return tuple(title[start:end] for start, end in pairwise(ends))
