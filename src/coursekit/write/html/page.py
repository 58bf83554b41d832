"""A trainee's booklet as one page for a browser: nothing is fetched, and what is typed stays where it is typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from coursekit.documents.booklet import Audience, Booklet, Cover, Section
from coursekit.documents.look import Look
from coursekit.write.apart import text_of
from coursekit.write.html.blocks import blocks_html
from coursekit.write.html.draft import Draft, Place
from coursekit.write.html.element import element, joined
from coursekit.write.html.fields import line_field
from coursekit.write.html.pictures import figure_html
from coursekit.write.html.template import families_of, inside, language_tag, render, style_of
from coursekit.write.signs import SIGNS, sign_svg
from coursekit.write.svg import SvgStyle, variable_colours

TEMPLATE, STYLE, SCRIPT = "handout.html.j2", "handout.css", "handout.js"
MORE_STYLE = "handout-more.css"
"""Where a look has it, its rules come after those of handout.css: a look need not repeat what it leaves as it is."""

_TITLE_LEVEL = 1  # h1 is the course; a section of level 1 is h2


def write_handout_page(booklet: Booklet, look: Look) -> bytes:
    """The page in the look's template, with the look's style and script inside.

    Raises ValueError for a booklet that is not for trainees, or has no words for a page; UsageError for a look whose
    template cannot be used.
    """
    if booklet.audience is not Audience.TRAINEE or booklet.page is None:
        raise ValueError("only a trainee's booklet is written as a page")
    families = families_of(booklet.language, look.fonts.get(booklet.language))
    draft = Draft(booklet.page, SvgStyle(variable_colours(look.palette), families), booklet.language)
    given = {
        "lang": language_tag(booklet.language),
        "key": booklet.page.key,
        "words": dict(booklet.page.words),
        "cover": _cover(draft, booklet.cover),
        "contents_title": booklet.contents_title,
        "sections": _sections(draft, booklet.sections, (), "s"),
    }
    styles = (STYLE, *([MORE_STYLE] if MORE_STYLE in look.files else []))
    return render(look, TEMPLATE, given, style_of(look, families, *styles), inside(text_of(look, SCRIPT)))


# ---------------------------------------------------------------- what the template is given: plain values


def _cover(draft: Draft, cover: Cover) -> Mapping[str, object]:
    draft.enter(("",))
    return {
        "kind": cover.kind,
        "title": cover.title,
        "phrases": _phrases(draft, cover.title),
        "logo": figure_html(draft, cover.logo) if cover.logo is not None else "",
        "subtitle": cover.subtitle,
        "lines": list(cover.lines),
        "fields": [line_field(draft, label) for label in cover.to_fill],
    }


def _sections(
    draft: Draft, sections: Sequence[Section], titles: tuple[str, ...], id: str
) -> list[Mapping[str, object]]:
    """As nested dictionaries. `id` is the section's own: s3-1 is the first section in the third."""
    return [
        _section(draft, section, (*titles, section.title), f"{id}{'-' if titles else ''}{number}")
        for number, section in enumerate(sections, start=1)
    ]


def _section(draft: Draft, section: Section, titles: tuple[str, ...], id: str) -> Mapping[str, object]:
    draft.enter(titles)
    place = Place(section.level + _TITLE_LEVEL, f"{id}-title")
    return {
        "id": id,
        "heading": place.heading,
        "level": section.level,
        "number": section.number,
        "title": section.title,
        "phrases": _phrases(draft, section.title),
        "sign": Markup(sign_svg(section.sign)) if section.sign in SIGNS else "",
        "new_page": section.new_page,
        "body": blocks_html(draft, place, section.blocks),
        "sections": _sections(draft, section.sections, titles, id),
    }


def _phrases(draft: Draft, title: str) -> Markup:
    """A title that is broken between its phrases only. One that no room holds is broken where it must."""
    phrases = draft.page.phrases.get(title, (title,))
    if len(phrases) < 2:
        return joined(title)
    return element("span", element("wbr").join(joined(phrase) for phrase in phrases), class_="phrases")
