"""A trainee's booklet as one page for a browser: nothing is fetched, and what is typed stays where it is typed."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping, Sequence

from jinja2 import DictLoader, StrictUndefined, Template, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from coursekit.documents.booklet import Audience, Booklet, Cover, Section
from coursekit.documents.look import Fonts, Look
from coursekit.usage import UsageError
from coursekit.write.html.blocks import blocks_html
from coursekit.write.html.draft import Draft, Place
from coursekit.write.html.element import element, joined
from coursekit.write.html.fields import line_field
from coursekit.write.html.pictures import figure_html
from coursekit.write.html.scheme import day, night, variables
from coursekit.write.ooxml.xml import attribute
from coursekit.write.signs import SIGNS, sign_svg
from coursekit.write.svg import SvgStyle, variable_colours

TEMPLATE, STYLE, SCRIPT = "handout.html.j2", "handout.css", "handout.js"
MORE_STYLE = "handout-more.css"
"""Where a look has it, its rules come after those of handout.css: a look need not repeat what it leaves as it is."""

# BCP 47: the script is what a browser chooses its Chinese font by.
_LANGUAGE_TAGS = {"zh-TW": "zh-Hant-TW"}
_SYSTEM_FONTS = {
    "zh-CN": ("PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC"),
    "zh-TW": ("PingFang TC", "Microsoft JhengHei", "Noto Sans CJK TC", "Source Han Sans TC"),
}
_CSS_SIGNS = re.compile(r"[\"\\\n\r\f]")  # what would end a string
_TITLE_LEVEL = 1  # h1 is the course; a section of level 1 is h2


def write_handout_page(booklet: Booklet, look: Look) -> bytes:
    """The page in the look's template, with the look's style and script inside.

    Raises ValueError for a booklet that is not for trainees, or has no words for a page; UsageError for a look whose
    template cannot be used.
    """
    if booklet.audience is not Audience.TRAINEE or booklet.page is None:
        raise ValueError("only a trainee's booklet is written as a page")
    families = _families(booklet.language, look.fonts.get(booklet.language))
    draft = Draft(booklet.page, SvgStyle(variable_colours(look.palette), families), booklet.language)
    style, script = _style(look, families), _script(look)
    given = {
        "lang": _LANGUAGE_TAGS.get(booklet.language, booklet.language),
        "key": booklet.page.key,
        "words": dict(booklet.page.words),
        "cover": _cover(draft, booklet.cover),
        "contents_title": booklet.contents_title,
        "sections": _sections(draft, booklet.sections, (), "s"),
        "style": style,
        "script": script,
        "policy": _policy(style, script),
    }
    try:
        return _template(look).render(given).encode()
    except TemplateError as error:
        raise UsageError(f"{TEMPLATE} of the look “{look.name}” cannot be used: {error}") from error


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


# ---------------------------------------------------------------- the look's part


def _template(look: Look) -> Template:
    """A look may come from anywhere: its template is run in a sandbox, and what it prints is escaped."""
    environment = ImmutableSandboxedEnvironment(
        loader=DictLoader({name: _text(look, name) for name in look.files if name.endswith(".j2")}),
        autoescape=True,
        finalize=_printable,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template(TEMPLATE)


def _printable(value: object) -> object:
    """Text passes the gate that all text of a course passes, which knows the characters no page can hold."""
    return Markup(attribute(value)) if isinstance(value, str) and not isinstance(value, Markup) else value


def _style(look: Look, families: Sequence[str]) -> Markup:
    """The look's paper, colours and fonts before its own rules. Paper is always white."""
    fonts = ",".join(f'"{_CSS_SIGNS.sub("", family)}"' for family in families)
    by_day, by_night = variables(day(look.palette)), variables(night(look.palette))
    more = _text(look, MORE_STYLE) if MORE_STYLE in look.files else ""
    return _inside(
        f"@page{{size:{look.paper}}}\n:root{{--fonts:{fonts},sans-serif;{by_day}}}\n"
        f"@media screen and (prefers-color-scheme:dark){{:root:not([data-scheme=day]){{color-scheme:dark;{by_night}}}}}\n"
        f"@media screen{{:root[data-scheme=night]{{color-scheme:dark;{by_night}}}}}\n"
        f"{_text(look, STYLE)}{more}"
    )


def _script(look: Look) -> Markup:
    return _inside(_text(look, SCRIPT))


def _inside(text: str) -> Markup:
    """What stands in a style or a script, and cannot end it."""
    return Markup(text.replace("</", "<\\/"))


def _text(look: Look, name: str) -> str:
    try:
        return look.files[name].decode("utf-8")
    except UnicodeDecodeError as error:
        raise UsageError(f"{name} of the look “{look.name}” is not UTF-8") from error


def _families(language: str, fonts: Fonts | None) -> tuple[str, ...]:
    """Chinese families stand first on a Chinese page: a Latin one would make its quotation marks and dashes narrow."""
    system = _SYSTEM_FONTS.get(language, ())
    if fonts is None:
        return system
    latin, east_asian = (fonts.body_latin,), (fonts.body_east_asian,)
    own = (*east_asian, *system, *latin) if system else (*latin, *east_asian)
    return tuple(dict.fromkeys(own))


def _policy(style: str, script: str) -> str:
    """Content Security Policy level 3: our own style and script by their hashes, pictures inside the page, no more."""
    return (
        f"default-src 'none'; img-src data:; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "form-action 'none'; base-uri 'none'"
    )


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
