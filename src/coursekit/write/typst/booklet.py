"""A booklet as PDF."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from coursekit.documents.booklet import Audience, Booklet, Section
from coursekit.documents.look import Look
from coursekit.value import Value, as_data
from coursekit.write.apart import text_of
from coursekit.write.cues import CUE_STYLES
from coursekit.write.fonts import families_for, fonts_for
from coursekit.write.signs import SIGNS, sign_svg
from coursekit.write.svg import SvgStyle, fixed_colours
from coursekit.write.typst.blocks import script_data
from coursekit.write.typst.draft import Draft
from coursekit.write.typst.headings import Heading, headings_of, places, places_within, segment_ids
from coursekit.write.typst.pages import Data, Pages, language_data, look_data
from coursekit.write.typst.pictures import figure_data

_TEMPLATE, _DATA = "booklet.typ", "booklet.json"


class Extract(Value):
    """What of a booklet is set: `sections`, the first of which has the number `first` among those of its level. `segments` are
    the ids of those that these lead to, by title. `bare` pages have neither a cover before them nor running lines; instead so
    many empty pages are `before` them. `later` are pages that follow, of which only the headings are set."""

    first: int
    sections: tuple[Section, ...]
    segments: Mapping[str, str]
    bare: bool = False
    before: int = 0
    later: tuple[tuple[Heading, ...], ...] = ()


def booklet_pages(booklet: Booklet, look: Look, extract: Extract | None = None) -> Pages:
    """A booklet in a look, or some of it, as Typst is given it."""
    families = families_for(fonts_for(look), look, booklet.language)
    extract = extract or whole(booklet)
    draft = Draft(SvgStyle(fixed_colours(look.palette), families), booklet.pictures, extract.segments)
    data = _booklet(draft, booklet, look, extract)
    template = text_of(look, _TEMPLATE)
    imported = {name: source for name, source in look.files.items() if name.endswith(".typ") and "/" not in name}
    return Pages(template, _DATA, data, {**imported, **draft.files})


def whole(booklet: Booklet) -> Extract:
    headings = [heading for place, one in places(booklet.sections) for heading in headings_of(one, place)]
    return Extract(0, booklet.sections, segment_ids(headings))


def _booklet(draft: Draft, booklet: Booklet, look: Look, extract: Extract) -> Data:
    cover = booklet.cover
    return {
        **language_data(booklet.language),
        "look": look_data(look, booklet.language),
        "cues": {str(kind): as_data(style) for kind, style in CUE_STYLES.items()},
        "signs": {name: sign_svg(name) for name in SIGNS},
        "facilitator": booklet.audience is Audience.FACILITATOR,
        "title": " · ".join(filter(None, (cover.title, cover.kind))),
        "date": _date(booklet.date),
        "cover": {
            "kind": cover.kind, "title": cover.title, "subtitle": cover.subtitle,
            "lines": list(cover.lines), "to_fill": list(cover.to_fill),
            "logo": figure_data(draft, cover.logo) if cover.logo is not None else None,
        },
        "header": booklet.header,
        "page_of": [piece for piece in re.split(r"(\{page\}|\{pages\})", booklet.page_of) if piece],
        "contents": booklet.contents_title,
        "bare": extract.bare,
        "sections": [_section(draft, section, place) for place, section in places(extract.sections, extract.first)],
        "before": extract.before,
        "later": [[as_data(heading) for heading in page] for page in extract.later],
    }  # fmt: skip


def _section(draft: Draft, section: Section, place: str) -> dict[str, Any]:
    return {
        "id": f"section-{place}",
        "level": section.level,
        "number": section.number,
        "title": section.title,
        "sign": section.sign,
        "new_page": section.new_page,
        "blocks": script_data(draft, section, place),
        "sections": [_section(draft, inner, inner_place) for inner_place, inner in places_within(section, place)],
    }


def _date(date: str) -> list[int] | None:
    return [int(part) for part in date.split("-")] if re.fullmatch(r"\d{4}-\d{2}-\d{2}", date) else None
