"""A template's layouts: which serves each role of a slide, and which placeholder takes what."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from lxml import etree

from coursekit.documents.deck import Layout
from coursekit.write.ooxml.reading import parse
from coursekit.write.pptx.namespaces import EMU_PER_PT
from coursekit.write.pptx.parts import NAMESPACES
from coursekit.write.pptx.places import Frame, Placeholder, Places

# What serves a role whose own layout a template has not.
_FALLBACKS: Mapping[Layout, Layout] = {
    Layout.DAY: Layout.TABLE,
    Layout.MODULE: Layout.TITLE,
    Layout.TWO_COLUMNS: Layout.BULLETS,
    Layout.COMPARISON: Layout.TWO_COLUMNS,
    Layout.TABLE: Layout.BULLETS,
    Layout.FIGURE: Layout.BULLETS,
    Layout.FIGURE_TEXT: Layout.TWO_COLUMNS,
    Layout.DRAWING: Layout.BULLETS,
    Layout.QUOTE: Layout.BULLETS,
    Layout.CASE: Layout.ACTIVITY,
    Layout.QUESTION: Layout.ACTIVITY,
    Layout.ACTIVITY: Layout.BULLETS,
    Layout.QUIZ: Layout.ACTIVITY,
    Layout.RECAP: Layout.BULLETS,
    Layout.BREAK: Layout.MODULE,
    Layout.CLOSING: Layout.BULLETS,
}
# The types PowerPoint writes into its own layouts, whatever their names (ECMA-376 part 1, 19.7.15).
_LAYOUT_TYPES: Mapping[Layout, str] = {
    Layout.TITLE: "title",
    Layout.MODULE: "secHead",
    Layout.BULLETS: "obj",
    Layout.TWO_COLUMNS: "twoObj",
    Layout.COMPARISON: "twoTxTwoObj",
}
_CONTENT_KINDS = frozenset({"obj", "tbl", "pic", "chart", "dgm", "media", "clipArt"})
_TWO_SIDED = frozenset({Layout.TWO_COLUMNS, Layout.COMPARISON, Layout.FIGURE_TEXT})
_GUTTER_PT = 24.0


@dataclass(frozen=True, slots=True)
class LayoutFile:
    part: str
    name: str
    kind: str
    placeholders: tuple[Placeholder, ...]


def find_layout(role: Layout, names: Mapping[Layout, str], layouts: list[LayoutFile]) -> LayoutFile:
    """By the look's name, else by PowerPoint's type, else that of the nearest role, else the first that holds text."""
    wanted: Layout | None = role
    while wanted is not None:
        for layout in layouts:
            if layout.name.strip().casefold() == names.get(wanted, wanted.value).strip().casefold():
                return layout
        for layout in layouts:
            if layout.kind and layout.kind == _LAYOUT_TYPES.get(wanted):
                return layout
        wanted = _FALLBACKS.get(wanted)
    return next(
        (layout for layout in layouts if any(p.kind in _CONTENT_KINDS for p in layout.placeholders)), layouts[0]
    )


def read_layout(files: Mapping[str, bytes], master: str, part: str) -> LayoutFile:
    root, above = parse(files[part]), parse(files[master])
    common = root.find("p:cSld", NAMESPACES)
    shapes = root.iterfind("p:cSld/p:spTree//p:sp", NAMESPACES)
    return LayoutFile(
        part,
        "" if common is None else common.get("name", ""),
        root.get("type", ""),
        tuple(p for p in (_read_placeholder(shape, above) for shape in shapes) if p is not None),
    )


_MASTER_KINDS = {"ctrTitle": "title", "title": "title", "dt": "dt", "ftr": "ftr", "sldNum": "sldNum"}
_TEXT_STYLES = {"title": "titleStyle", "body": "bodyStyle"}


def _read_placeholder(shape: etree._Element, master: etree._Element) -> Placeholder | None:
    mark = shape.find("p:nvSpPr/p:nvPr/p:ph", NAMESPACES)
    if mark is None:
        return None
    kind = mark.get("type", "obj")
    above_kind = _MASTER_KINDS.get(kind, "body")
    sources = [shape, *(s for s in master.iterfind("p:cSld/p:spTree//p:sp", NAMESPACES) if _kind_of(s) == above_kind)]
    frame = _frame(sources)
    if frame is None:
        return None
    style = master.find(f"p:txStyles/p:{_TEXT_STYLES.get(above_kind, 'otherStyle')}/a:lvl1pPr", NAMESPACES)
    levels = [s.find("p:txBody/a:lstStyle/a:lvl1pPr", NAMESPACES) for s in sources]
    found = [level for level in (*levels, style) if level is not None]
    name = shape.find("p:nvSpPr/p:cNvPr", NAMESPACES)
    return Placeholder(
        kind,
        int(mark.get("idx", "0")),
        "" if name is None else name.get("name", ""),
        frame,
        _size_pt(found),
        _is_bulleted(found),
        _is_light(found),
    )


def _kind_of(shape: etree._Element) -> str:
    mark = shape.find("p:nvSpPr/p:nvPr/p:ph", NAMESPACES)
    return "" if mark is None else mark.get("type", "obj")


def _frame(sources: Iterable[etree._Element]) -> Frame | None:
    """The first transform and the first of each inset found going up; PowerPoint's own insets else."""
    shapes = list(sources)
    transform = next((x for s in shapes if (x := s.find("p:spPr/a:xfrm", NAMESPACES)) is not None), None)
    if transform is None:
        return None
    offset, extent = transform.find("a:off", NAMESPACES), transform.find("a:ext", NAMESPACES)
    if offset is None or extent is None:
        return None
    bodies = [body for s in shapes if (body := s.find("p:txBody/a:bodyPr", NAMESPACES)) is not None]

    def inset(name: str, otherwise: int) -> float:
        return int(next((v for body in bodies if (v := body.get(name)) is not None), otherwise)) / EMU_PER_PT

    return Frame(
        int(offset.get("x", "0")) / EMU_PER_PT,
        int(offset.get("y", "0")) / EMU_PER_PT,
        int(extent.get("cx", "0")) / EMU_PER_PT,
        int(extent.get("cy", "0")) / EMU_PER_PT,
        (inset("lIns", 91440), inset("tIns", 45720), inset("rIns", 91440), inset("bIns", 45720)),
    )


def _size_pt(levels: Iterable[etree._Element]) -> float:
    for level in levels:
        run = level.find("a:defRPr", NAMESPACES)
        if run is not None and run.get("sz"):
            return int(run.get("sz", "1800")) / 100
    return 18.0


def _is_light(levels: Iterable[etree._Element]) -> bool:
    for level in levels:
        slot = level.find("a:defRPr/a:solidFill/a:schemeClr", NAMESPACES)
        if slot is not None:
            return slot.get("val") in ("bg1", "lt1", "bg2", "lt2")
        colour = level.find("a:defRPr/a:solidFill/a:srgbClr", NAMESPACES)
        if colour is not None:
            value = colour.get("val", "000000")
            return sum(int(value[i : i + 2], 16) for i in (0, 2, 4)) > 3 * 160
    return False


def _is_bulleted(levels: Iterable[etree._Element]) -> bool:
    for level in levels:
        if level.find("a:buNone", NAMESPACES) is not None:
            return False
        if any(level.find(f"a:{mark}", NAMESPACES) is not None for mark in ("buChar", "buAutoNum", "buBlip")):
            return True
    return False


# ---------------------------------------------------------------- what goes where


def find_places(role: Layout, layout: LayoutFile) -> Places:
    """By type and place first; by name only what no type tells apart: tag, facts and attribution."""
    found = layout.placeholders
    title = next((p for p in found if p.kind in ("title", "ctrTitle")), None) or _missing_title(found)
    named = {name: _named(found, name) for name in ("tag", "facts", "attribution")}
    others = _known_by_name(found)
    free = [p for p in found if p not in named.values() and p not in others.values()]
    heads, main, side = _find_content(role, free)
    main = _over_options(main, others)
    subtitle = next((p for p in free if p.kind == "subTitle"), None)
    if main is None and subtitle is None:
        main, side = _spare_room(title, found), None
    return Places(
        layout.part,
        title,
        main,
        side,
        tag=named["tag"],
        subtitle=subtitle,
        heads=heads,
        facts=named["facts"],
        attribution=named["attribution"],
        footer=next((p for p in found if p.kind == "ftr"), None),
        number=next((p for p in found if p.kind == "sldNum"), None),
        others=others,
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
    return replace(main, frame=replace(main.frame, height=max(bottoms) - main.frame.y))


def _missing_title(found: tuple[Placeholder, ...]) -> Placeholder:
    """A slide needs a title even where its layout shows none: it takes a strip at the top."""
    width = max((p.frame.x + p.frame.width for p in found), default=900.0)
    return Placeholder("title", 0, "Title", Frame(36, 18, max(width - 36, 200), 44), 28)


def _spare_room(title: Placeholder, found: tuple[Placeholder, ...]) -> Placeholder:
    """Where a layout has nothing but a title, content stands between the title and the footer."""
    top = title.frame.y + title.frame.height + 12
    below = [p.frame.y for p in found if p.frame.y > top]
    height = max(min(below, default=top + title.frame.width * 0.4) - 12 - top, 60)
    return Placeholder("obj", None, "", replace(title.frame, y=top, height=height), 24)


def _find_content(
    role: Layout, free: list[Placeholder]
) -> tuple[tuple[Placeholder, ...], Placeholder | None, Placeholder | None]:
    """Heads, main and side: content placeholders before text ones, from left to right."""
    content = sorted((p for p in free if p.kind in _CONTENT_KINDS), key=_across)
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
        replace(whole, frame=replace(frame, width=width)),
        replace(whole, index=None, frame=replace(frame, x=frame.x + width + _GUTTER_PT, width=width)),
    )
