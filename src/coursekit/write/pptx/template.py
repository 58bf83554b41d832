"""A deck's template, read once to a frozen value: which layout serves each role, and what stands where on it."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from lxml import etree

from coursekit.documents.deck import Layout
from coursekit.documents.look import Look
from coursekit.write.pptx.namespaces import DRAWING, EMU_PER_PT, PRESENTATION, RELATIONSHIP

_NS = {"a": DRAWING, "p": PRESENTATION, "r": RELATIONSHIP}
_REL = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_OFFICE = f"{RELATIONSHIP}/"

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
class Frame:
    """A rectangle on the slide in points, and the insets of text in it (left, top, right, bottom)."""

    x: float
    y: float
    width: float
    height: float
    insets: tuple[float, float, float, float] = (0, 0, 0, 0)

    @property
    def text_width(self) -> float:
        return self.width - self.insets[0] - self.insets[2]

    @property
    def text_height(self) -> float:
        return self.height - self.insets[1] - self.insets[3]


@dataclass(frozen=True, slots=True)
class Placeholder:
    """One placeholder of a layout, after inheritance. `kind` is "obj" where the file says nothing.

    `index` is None for a place without a placeholder: what goes there is a shape of its own. `size_pt` is the size of
    level-one text; `bulleted` says whether that level has a bullet.
    """

    kind: str
    index: int | None
    name: str
    frame: Frame
    size_pt: float
    bulleted: bool = False


@dataclass(frozen=True, slots=True)
class Places:
    """A layout's placeholders by what goes into them. `layout` is the name of its part."""

    layout: str
    title: Placeholder
    main: Placeholder | None
    side: Placeholder | None = None
    tag: Placeholder | None = None
    subtitle: Placeholder | None = None
    heads: tuple[Placeholder, ...] = ()
    facts: Placeholder | None = None
    attribution: Placeholder | None = None
    footer: Placeholder | None = None
    number: Placeholder | None = None


@dataclass(frozen=True, slots=True)
class NotesPlaces:
    """Indexes of a notes master's placeholders; None for one it has not."""

    image: int | None
    body: int | None
    number: int | None


@dataclass(frozen=True, slots=True)
class DeckTemplate:
    """`parts` are those the deck keeps: all that is not reached through sample slides alone.

    `types` are their content types. `colours` are the theme's by slot, `fonts` its four families
    (major and minor, Latin and East Asian). `notes_master` is "" when the template has none.
    """

    parts: Mapping[str, bytes]
    types: Mapping[str, str]
    presentation: str
    places: Mapping[Layout, Places]
    colours: Mapping[str, str]
    fonts: tuple[str, str, str, str]
    theme: str
    notes_master: str
    notes: NotesPlaces
    table_style: str


def read_template(look: Look) -> DeckTemplate:
    """Raises ValueError for a file that holds no presentation with a layout: the look's reader has reported it."""
    with zipfile.ZipFile(io.BytesIO(look.deck_template)) as archive:
        files = {name: archive.read(name) for name in archive.namelist() if not name.endswith("/")}
    presentation = next(iter(_targets(files, "", "officeDocument")), "")
    masters = list(_targets(files, presentation, "slideMaster"))
    layouts = [_read_layout(files, master, part) for master in masters for part in _ordered_layouts(files, master)]
    if not layouts:
        raise ValueError("the deck's template has no slide layout")
    theme = next(iter(_targets(files, masters[0], "theme")), "")
    notes_master = next(iter(_targets(files, presentation, "notesMaster")), "")
    kept = _reachable(files, presentation)
    return DeckTemplate(
        parts={name: files[name] for name in kept},
        types=_content_types(files, kept),
        presentation=presentation,
        places={role: _find_places(role, _find_layout(role, look.layouts, layouts)) for role in Layout},
        colours=_theme_colours(files[theme]) if theme else {},
        fonts=_theme_fonts(files[theme]) if theme else ("", "", "", ""),
        theme=theme,
        notes_master=notes_master,
        notes=_read_notes(files[notes_master]) if notes_master else NotesPlaces(2, 3, 5),
        table_style=_table_style(files, presentation),
    )


# ---------------------------------------------------------------- the package


def parse(data: bytes) -> etree._Element:
    """A part's XML, with nothing fetched and no entity resolved."""
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))


def relationships_of(files: Mapping[str, bytes], part: str) -> Iterator[tuple[str, str, str, bool]]:
    """Id, kind (its last step for Office's own), target part or address, and whether it is external."""
    folder, _, name = part.rpartition("/")
    rels = f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"
    if rels not in files:
        return
    for element in parse(files[rels]).iter(_REL):
        kind, target = element.get("Type", ""), element.get("Target", "")
        external = element.get("TargetMode") == "External"
        resolved = target if external else posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        yield element.get("Id", ""), kind.removeprefix(_OFFICE), resolved, external


def _targets(files: Mapping[str, bytes], part: str, kind: str) -> Iterator[str]:
    return (t for _, k, t, external in relationships_of(files, part) if k == kind and not external and t in files)


def _ordered_layouts(files: Mapping[str, bytes], master: str) -> list[str]:
    by_id = {id: target for id, kind, target, _ in relationships_of(files, master) if kind == "slideLayout"}
    ids = parse(files[master]).iterfind("p:sldLayoutIdLst/p:sldLayoutId", _NS)
    return [by_id[id] for id in (_relationship_id(element) for element in ids) if id in by_id]


def _relationship_id(element: etree._Element) -> str:
    return element.get(f"{{{RELATIONSHIP}}}id", "")


def _reachable(files: Mapping[str, bytes], presentation: str) -> tuple[str, ...]:
    """The presentation and every part reached from it, but not through sample slides; with relationship parts."""
    found: dict[str, None] = {}
    waiting = [presentation]
    while waiting:
        part = waiting.pop()
        if part in found or part not in files:
            continue
        found[part] = None
        folder, _, name = part.rpartition("/")
        rels = f"{folder}/_rels/{name}.rels"
        if rels in files:
            found[rels] = None
        waiting += [t for _, kind, t, external in relationships_of(files, part) if kind != "slide" and not external]
    return tuple(sorted(found))


def _content_types(files: Mapping[str, bytes], kept: Iterable[str]) -> dict[str, str]:
    root = parse(files["[Content_Types].xml"])
    space = "{http://schemas.openxmlformats.org/package/2006/content-types}"
    defaults = {e.get("Extension", "").lower(): e.get("ContentType", "") for e in root.iter(f"{space}Default")}
    overrides = {e.get("PartName", "").lstrip("/"): e.get("ContentType", "") for e in root.iter(f"{space}Override")}
    types = {name: overrides.get(name) or defaults.get(name.rpartition(".")[2].lower(), "") for name in kept}
    return {name: kind for name, kind in types.items() if not name.endswith(".rels")}


# ---------------------------------------------------------------- theme, notes, tables


def _theme_colours(theme: bytes) -> dict[str, str]:
    scheme = parse(theme).find("a:themeElements/a:clrScheme", _NS)
    colours = {}
    for slot in scheme if scheme is not None else ():
        for value in slot:
            colours[etree.QName(slot).localname] = (
                value.get("val", "") if "srgb" in value.tag else value.get("lastClr", "")
            )
    return colours


def _theme_fonts(theme: bytes) -> tuple[str, str, str, str]:
    def face(path: str) -> str:
        found = root.find(f"a:themeElements/a:fontScheme/{path}", _NS)
        return "" if found is None else found.get("typeface", "")

    root = parse(theme)
    return (
        face("a:majorFont/a:latin"),
        face("a:majorFont/a:ea"),
        face("a:minorFont/a:latin"),
        face("a:minorFont/a:ea"),
    )


def _read_notes(master: bytes) -> NotesPlaces:
    found = {ph.get("type", "obj"): int(ph.get("idx", "0")) for ph in parse(master).iter(f"{{{PRESENTATION}}}ph")}
    return NotesPlaces(found.get("sldImg"), found.get("body"), found.get("sldNum"))


def _table_style(files: Mapping[str, bytes], presentation: str) -> str:
    """The template's default style for tables, by its id."""
    for part in _targets(files, presentation, "tableStyles"):
        return parse(files[part]).get("def", "")
    return ""


# ---------------------------------------------------------------- layouts


@dataclass(frozen=True, slots=True)
class _LayoutFile:
    part: str
    name: str
    kind: str
    placeholders: tuple[Placeholder, ...]


def _find_layout(role: Layout, names: Mapping[Layout, str], layouts: list[_LayoutFile]) -> _LayoutFile:
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


def _read_layout(files: Mapping[str, bytes], master: str, part: str) -> _LayoutFile:
    root, above = parse(files[part]), parse(files[master])
    common = root.find("p:cSld", _NS)
    shapes = root.iterfind("p:cSld/p:spTree//p:sp", _NS)
    return _LayoutFile(
        part,
        "" if common is None else common.get("name", ""),
        root.get("type", ""),
        tuple(p for p in (_read_placeholder(shape, above) for shape in shapes) if p is not None),
    )


_MASTER_KINDS = {"ctrTitle": "title", "title": "title", "dt": "dt", "ftr": "ftr", "sldNum": "sldNum"}
_TEXT_STYLES = {"title": "titleStyle", "body": "bodyStyle"}


def _read_placeholder(shape: etree._Element, master: etree._Element) -> Placeholder | None:
    mark = shape.find("p:nvSpPr/p:nvPr/p:ph", _NS)
    if mark is None:
        return None
    kind = mark.get("type", "obj")
    above_kind = _MASTER_KINDS.get(kind, "body")
    sources = [shape, *(s for s in master.iterfind("p:cSld/p:spTree//p:sp", _NS) if _kind_of(s) == above_kind)]
    frame = _frame(sources)
    if frame is None:
        return None
    style = master.find(f"p:txStyles/p:{_TEXT_STYLES.get(above_kind, 'otherStyle')}/a:lvl1pPr", _NS)
    levels = [s.find("p:txBody/a:lstStyle/a:lvl1pPr", _NS) for s in sources]
    found = [level for level in (*levels, style) if level is not None]
    name = shape.find("p:nvSpPr/p:cNvPr", _NS)
    return Placeholder(
        kind,
        int(mark.get("idx", "0")),
        "" if name is None else name.get("name", ""),
        frame,
        _size_pt(found),
        _is_bulleted(found),
    )


def _kind_of(shape: etree._Element) -> str:
    mark = shape.find("p:nvSpPr/p:nvPr/p:ph", _NS)
    return "" if mark is None else mark.get("type", "obj")


def _frame(sources: Iterable[etree._Element]) -> Frame | None:
    """The first transform and the first of each inset found going up; PowerPoint's own insets else."""
    shapes = list(sources)
    transform = next((x for s in shapes if (x := s.find("p:spPr/a:xfrm", _NS)) is not None), None)
    if transform is None:
        return None
    offset, extent = transform.find("a:off", _NS), transform.find("a:ext", _NS)
    if offset is None or extent is None:
        return None
    bodies = [body for s in shapes if (body := s.find("p:txBody/a:bodyPr", _NS)) is not None]

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
        run = level.find("a:defRPr", _NS)
        if run is not None and run.get("sz"):
            return int(run.get("sz", "1800")) / 100
    return 18.0


def _is_bulleted(levels: Iterable[etree._Element]) -> bool:
    for level in levels:
        if level.find("a:buNone", _NS) is not None:
            return False
        if any(level.find(f"a:{mark}", _NS) is not None for mark in ("buChar", "buAutoNum", "buBlip")):
            return True
    return False


# ---------------------------------------------------------------- what goes where


def _find_places(role: Layout, layout: _LayoutFile) -> Places:
    """By type and place first; by name only what no type tells apart: tag, facts and attribution."""
    found = layout.placeholders
    title = next((p for p in found if p.kind in ("title", "ctrTitle")), None) or _missing_title(found)
    named = {name: _named(found, name) for name in ("tag", "facts", "attribution")}
    free = [p for p in found if p not in named.values()]
    heads, main, side = _find_content(role, free)
    return Places(
        layout.part,
        title,
        main,
        side,
        tag=named["tag"],
        subtitle=next((p for p in free if p.kind == "subTitle"), None),
        heads=heads,
        facts=named["facts"],
        attribution=named["attribution"],
        footer=next((p for p in found if p.kind == "ftr"), None),
        number=next((p for p in found if p.kind == "sldNum"), None),
    )


def _named(found: Iterable[Placeholder], name: str) -> Placeholder | None:
    return next((p for p in found if p.kind == "body" and p.name.casefold().startswith(name)), None)


def _missing_title(found: tuple[Placeholder, ...]) -> Placeholder:
    """A slide needs a title even where its layout shows none: it takes a strip at the top."""
    width = max((p.frame.x + p.frame.width for p in found), default=900.0)
    return Placeholder("title", 0, "Title", Frame(36, 18, max(width - 36, 200), 44), 28)


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
