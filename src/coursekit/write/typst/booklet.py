"""A booklet as PDF."""

from __future__ import annotations

import re
from typing import Any

from coursekit.documents.booklet import Audience, Booklet, Section
from coursekit.documents.look import Look
from coursekit.value import as_data
from coursekit.write.apart import text_of
from coursekit.write.cues import CUE_STYLES
from coursekit.write.fonts import families_for, fonts_for
from coursekit.write.signs import SIGNS, sign_svg
from coursekit.write.svg import SvgStyle, fixed_colours
from coursekit.write.typst.blocks import script_data, segment_ids
from coursekit.write.typst.draft import Draft
from coursekit.write.typst.pages import Data, Pages, language_data, look_data, set_pages
from coursekit.write.typst.pictures import figure_data

_TEMPLATE, _DATA = "booklet.typ", "booklet.json"


def write_booklet_pdf(booklet: Booklet, look: Look) -> bytes:
    """PDF/UA-1 and PDF/A-2a, with bookmarks and a table of contents."""
    return set_pages(booklet_pages(booklet, look), look)


def booklet_pages(booklet: Booklet, look: Look) -> Pages:
    """A booklet in a look, as Typst is given it."""
    families = families_for(fonts_for(look), look, booklet.language)
    draft = Draft(SvgStyle(fixed_colours(look.palette), families), booklet.pictures, segment_ids(booklet.sections))
    data = _booklet(draft, booklet, look)
    template = text_of(look, _TEMPLATE)
    imported = {name: source for name, source in look.files.items() if name.endswith(".typ") and "/" not in name}
    return Pages(template, _DATA, data, {**imported, **draft.files})


def _booklet(draft: Draft, booklet: Booklet, look: Look) -> Data:
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
        "sections": [_section(draft, section) for section in booklet.sections],
    }  # fmt: skip


def _section(draft: Draft, section: Section) -> dict[str, Any]:
    return {
        "level": section.level,
        "number": section.number,
        "title": section.title,
        "sign": section.sign,
        "new_page": section.new_page,
        "blocks": script_data(draft, section),
        "sections": [_section(draft, inner) for inner in section.sections],
    }


def _date(date: str) -> list[int] | None:
    return [int(part) for part in date.split("-")] if re.fullmatch(r"\d{4}-\d{2}-\d{2}", date) else None
