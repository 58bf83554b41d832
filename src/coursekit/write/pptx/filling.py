"""Which placeholder of a layout takes what, and where things stand that a layout has no placeholder for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from coursekit.documents.deck import Layout
from coursekit.value import Value, replace
from coursekit.write.pptx.layouts import LayoutFile
from coursekit.write.pptx.places import CONTENT_KINDS, Frame, Placeholder, Places, Size

_TASKS = frozenset({Layout.CASE, Layout.QUESTION, Layout.ACTIVITY, Layout.QUIZ})
_TWO_SIDED = frozenset({Layout.TWO_COLUMNS, Layout.COMPARISON, Layout.FIGURE_TEXT})
_GUTTER_PT = 24.0
_MARGIN_PT = 36.0
_PANEL_SHARE, _LEAST_PANEL_PT = 0.3, 150.0
_PANEL_PT, _PADDING_PT = 18.0, 12.0


class Model(Value):
    """The template's plain layout of a title over points: where a layout without places puts what it must hold."""

    slide: Size
    title: Placeholder | None
    main: Placeholder | None


def make_model(plain: LayoutFile, slide: Size) -> Model:
    _, main, _ = _find_content(Layout.BULLETS, list(plain.placeholders))
    return Model(slide, plain.title, main)


def find_places(role: Layout, layout: LayoutFile, model: Model) -> Places:
    """By type and place first; by name only what no type tells apart: tag, facts and attribution."""
    found = layout.placeholders
    title = layout.title or _missing_title(model)
    named = {name: _named(found, name) for name in ("tag", "facts", "attribution")}
    others = _known_by_name(found)
    free = [p for p in found if p not in named.values() and p not in others.values()]
    heads, main, side = _find_content(role, free)
    main = _over_options(main, others)
    subtitle = next((p for p in free if p.kind == "subTitle"), None)
    if main is None and subtitle is None:
        main, side = _spare_room(title, found, model), None
        if role in _TWO_SIDED:
            main, side = _halves(main)
    facts = named["facts"]
    if role in _TASKS and facts is None and main is not None and "timer" not in others:
        main, facts = _with_panel(main)
    return Places(
        layout.part,
        title,
        main,
        side,
        tag=named["tag"],
        subtitle=subtitle,
        heads=heads,
        facts=facts,
        attribution=named["attribution"],
        footer=next((p for p in found if p.kind == "ftr"), None),
        number=next((p for p in found if p.kind == "sldNum"), None),
        others=others,
        colour_map=layout.colour_map,
    )


def _named(found: Iterable[Placeholder], name: str) -> Placeholder | None:
    return next((p for p in found if p.kind == "body" and p.name.casefold().startswith(name)), None)


_KNOWN_BY_NAME = re.compile("mark|sign|timer|grouping|output|option [1-9]")


def _known_by_name(found: Iterable[Placeholder]) -> dict[str, Placeholder]:
    """Those of our own templates, by their whole names: a foreign one has them only when it means to."""
    known = {p.name.casefold(): p for p in found if p.kind == "body" and _KNOWN_BY_NAME.fullmatch(p.name.casefold())}
    return known | ({"minutes": known["timer"]} if "timer" in known else {})


def _over_options(main: Placeholder | None, others: Mapping[str, Placeholder]) -> Placeholder | None:
    """A quiz has the room of its question and of the options below for both."""
    bottoms = [p.frame.y + p.frame.height for name, p in others.items() if name.startswith("option")]
    if main is None or not bottoms:
        return main
    return replace(main, frame=replace(main.frame, height=max(bottoms) - main.frame.y), moved=True)


def _missing_title(model: Model) -> Placeholder:
    """A slide needs a title even where its layout shows none: where the plain layout has it, else a strip at the top."""
    if model.title is not None:
        return replace(model.title, kind="title", index=0, moved=True)
    strip = Frame(_MARGIN_PT, _MARGIN_PT / 2, model.slide.width - 2 * _MARGIN_PT, 44)
    return Placeholder("title", 0, "Title", strip, 28, moved=True)


def _spare_room(title: Placeholder, found: tuple[Placeholder, ...], model: Model) -> Placeholder:
    """Where a layout has nothing but a title: the plain layout's room, or what is free above or below the title."""
    if model.main is not None and not model.main.frame.overlaps(title.frame):
        return replace(model.main, kind="obj", index=None)
    top = title.frame.y + title.frame.height + _MARGIN_PT / 3
    bottom = min((p.frame.y for p in found if p.frame.y > top), default=model.slide.height - _MARGIN_PT)
    if title.frame.y - _MARGIN_PT > bottom - top:
        top, bottom = _MARGIN_PT, title.frame.y
    frame = replace(title.frame, y=top, height=max(bottom - _MARGIN_PT / 3 - top, 60))
    return Placeholder("obj", None, "", frame, 24, inverse=title.inverse)


def _with_panel(main: Placeholder) -> tuple[Placeholder, Placeholder | None]:
    """The facts of a task beside its text, in a text box. None where that leaves too little for either."""
    frame = main.frame
    width = frame.width * _PANEL_SHARE
    if width < _LEAST_PANEL_PT:
        return main, None
    narrow = replace(frame, width=frame.width - width - _GUTTER_PT)
    panel = replace(frame, x=frame.x + frame.width - width, width=width, insets=(_PADDING_PT,) * 4)
    facts = Placeholder("body", None, "", panel, _PANEL_PT, inverse=main.inverse)
    return replace(main, frame=narrow, moved=True), facts


def _find_content(
    role: Layout, free: list[Placeholder]
) -> tuple[tuple[Placeholder, ...], Placeholder | None, Placeholder | None]:
    """Heads, main and side: content placeholders before text ones, from left to right."""
    content = sorted((p for p in free if p.kind in CONTENT_KINDS), key=_across)
    texts = sorted((p for p in free if p.kind == "body"), key=_across)
    if role is Layout.COMPARISON and len(content) >= 2 and len(texts) >= 2:
        return tuple(texts[:2]), content[0], content[1]
    # A strip of text beside real content is a caption or a kicker of the template's own: it stays empty.
    pool = content or sorted(texts, key=lambda p: -p.frame.width * p.frame.height)[:2]
    if not pool:
        return (), None, None
    if role not in _TWO_SIDED:
        return (), max(pool, key=lambda p: p.frame.width * p.frame.height), None
    if len(content) == 1 and texts and role is Layout.FIGURE_TEXT:
        pool = sorted([content[0], max(texts, key=lambda p: p.frame.width * p.frame.height)], key=_across)
    if len(pool) >= 2:
        return (), pool[0], pool[1]
    return (), *_halves(pool[0])


def _across(placeholder: Placeholder) -> tuple[float, float]:
    return placeholder.frame.x, placeholder.frame.y


def _halves(whole: Placeholder) -> tuple[Placeholder, Placeholder]:
    """Two columns in one placeholder's room: the placeholder made narrow, and a place without one beside it."""
    frame = whole.frame
    width = (frame.width - _GUTTER_PT) / 2
    return (
        replace(whole, frame=replace(frame, width=width), moved=True),
        replace(whole, index=None, frame=replace(frame, x=frame.x + width + _GUTTER_PT, width=width)),
    )
