"""A page in a template of the look, with the look's style inside: nothing is fetched, and what is printed is escaped."""

from __future__ import annotations

import base64
import hashlib
import pickle
import re
from collections.abc import Mapping, Sequence

from jinja2 import DictLoader, StrictUndefined, Template
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from coursekit.documents.look import Fonts, Look
from coursekit.write.apart import run_apart, text_of
from coursekit.write.html.scheme import day, night, variables
from coursekit.write.ooxml.xml import attribute

# BCP 47: the script is what a browser chooses its Chinese font by.
_LANGUAGE_TAGS = {"zh-TW": "zh-Hant-TW"}
_SYSTEM_FONTS = {
    "zh-CN": ("PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC"),
    "zh-TW": ("PingFang TC", "Microsoft JhengHei", "Noto Sans CJK TC", "Source Han Sans TC"),
}
_CSS_SIGNS = re.compile(r"[\"\\\n\r\f]")  # what would end a string


def language_tag(language: str) -> str:
    return _LANGUAGE_TAGS.get(language, language)


def render(look: Look, name: str, given: Mapping[str, object], style: str, script: str = "") -> bytes:
    """The page; its template is given `style`, `script` and `policy` too. Raises UsageError for a template that cannot be
    used."""
    values = {**given, "style": style, "script": script, "policy": _policy(style, script)}
    templates = {name: text_of(look, name) for name in look.files if name.endswith(".j2")}
    if templates.keys().isdisjoint(look.own_code):
        return fill(templates, name, values)
    return run_apart(look, name, len(pickle.dumps(values)), fill, templates, name, values)


def fill(templates: Mapping[str, str], name: str, values: Mapping[str, object]) -> bytes:
    """Raises whatever a template may raise."""
    return _template(templates, name).render(values).encode()


def _template(templates: Mapping[str, str], name: str) -> Template:
    """A look may come from anywhere: its template is run in a sandbox, and what it prints is escaped."""
    environment = ImmutableSandboxedEnvironment(
        loader=DictLoader(templates),
        autoescape=True,
        finalize=_printable,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template(name)


def _printable(value: object) -> object:
    """Text passes the gate that all text of a course passes, which knows the characters no page can hold."""
    return Markup(attribute(value)) if isinstance(value, str) and not isinstance(value, Markup) else value


def style_of(look: Look, families: Sequence[str], *names: str) -> Markup:
    """The look's paper, colours and fonts before the rules of these files. Paper is always white."""
    by_day, by_night = variables(day(look.palette)), variables(night(look.palette))
    return inside(
        f"@page{{size:{look.paper}}}\n:root{{--fonts:{font_list(families)};{by_day}}}\n"
        f"@media screen and (prefers-color-scheme:dark){{:root:not([data-scheme=day]){{color-scheme:dark;{by_night}}}}}\n"
        f"@media screen{{:root[data-scheme=night]{{color-scheme:dark;{by_night}}}}}\n"
        f"{''.join(text_of(look, name) for name in names)}"
    )


def font_list(families: Sequence[str]) -> str:
    """As CSS has it."""
    return ",".join([*(f'"{_CSS_SIGNS.sub("", family)}"' for family in families), "sans-serif"])


def inside(text: str) -> Markup:
    """What stands in a style or a script, and cannot end it."""
    return Markup(text.replace("</", "<\\/"))


def families_of(language: str, fonts: Fonts | None) -> tuple[str, ...]:
    """Chinese families stand first on a Chinese page: a Latin one would make its quotation marks and dashes narrow."""
    system = _SYSTEM_FONTS.get(language, ())
    if fonts is None:
        return system
    latin, east_asian = (fonts.body_latin,), (fonts.body_east_asian,)
    own = (*east_asian, *system, *latin) if system else (*latin, *east_asian)
    return tuple(dict.fromkeys(own))


def _policy(style: str, script: str) -> str:
    """Content Security Policy level 3: our own style and script by their hashes, pictures inside the page, no more."""
    scripts = f"script-src '{_hash(script)}'; " if script else ""
    return (
        f"default-src 'none'; img-src data:; style-src '{_hash(style)}'; {scripts}form-action 'none'; base-uri 'none'"
    )


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
