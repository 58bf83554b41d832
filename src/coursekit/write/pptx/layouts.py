"""A template's layouts and their placeholders, with what these inherit from the master."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from lxml import etree

from coursekit.documents.look import Level
from coursekit.value import Value, field
from coursekit.write.ooxml.reading import Files, parse
from coursekit.write.pptx.namespaces import DRAWING, EMU_PER_PT, PRESENTATION
from coursekit.write.pptx.parts import NAMESPACES, number
from coursekit.write.pptx.places import Frame, Placeholder

_VERTICAL = frozenset({"vertTx", "vertTitleAndTx", "vertTitleAndTxOverChart", "clipArtAndVertTx"})


class LayoutFile(Value):
    """`kind` is the type that PowerPoint gives its own layouts, "" when there is none."""

    part: str
    name: str
    kind: str
    placeholders: tuple[Placeholder, ...]
    is_vertical: bool = False
    colour_map: Mapping[str, str] = field(default_factory=dict)

    @property
    def title(self) -> Placeholder | None:
        return next((p for p in self.placeholders if p.kind in ("title", "ctrTitle")), None)


Levels = Mapping[str, etree._Element]
"""The properties of a list style's levels, by their tag."""


class Shape(Value):
    """What a shape says itself of what placeholders inherit: its transform, the properties of its text and its list style."""

    transform: etree._Element | None
    body: etree._Element | None
    levels: Levels


class Master(Value):
    """A slide master, with what each placeholder of its layouts asks for: its shapes by their kind, and its text styles."""

    shapes: Mapping[str, tuple[Shape, ...]]
    styles: Mapping[str, Levels]


_LEVEL_TAGS = tuple(f"{{{DRAWING}}}lvl{depth}pPr" for depth in range(1, 10))
_TEXT_STYLES = {"title": "titleStyle", "body": "bodyStyle"}
_OTHER_STYLE = "otherStyle"


def read_master(data: bytes) -> Master:
    root = parse(data)
    shapes: dict[str, tuple[Shape, ...]] = {}
    for shape in root.iterfind("p:cSld/p:spTree//p:sp", NAMESPACES):
        kind = _kind_of(shape)
        shapes[kind] = (*shapes.get(kind, ()), _read_shape(shape))
    styles = (*_TEXT_STYLES.values(), _OTHER_STYLE)
    return Master(shapes, {style: _levels_of(root.find(f"p:txStyles/p:{style}", NAMESPACES)) for style in styles})


def read_layout(files: Files, master: Master, part: str) -> LayoutFile:
    root = parse(files[part])
    common = root.find("p:cSld", NAMESPACES)
    override = root.find("p:clrMapOvr/a:overrideClrMapping", NAMESPACES)
    shapes = root.iterfind("p:cSld/p:spTree//p:sp", NAMESPACES)
    placeholders = tuple(p for p in (_read_placeholder(shape, master) for shape in shapes) if p is not None)
    return LayoutFile(
        part,
        "" if common is None else common.get("name", ""),
        root.get("type", ""),
        placeholders,
        is_vertical=root.get("type", "") in _VERTICAL or any(_is_vertical(shape) for shape in root.iter(_PLACEHOLDER)),
        colour_map={} if override is None else {str(key): str(value) for key, value in override.items()},
    )


_PLACEHOLDER = f"{{{PRESENTATION}}}ph"
_MASTER_KINDS = {"ctrTitle": "title", "title": "title", "dt": "dt", "ftr": "ftr", "sldNum": "sldNum"}


def _is_vertical(mark: etree._Element) -> bool:
    return mark.get("orient") == "vert" and mark.get("type", "obj") in ("body", "title", "obj")


def _read_placeholder(shape: etree._Element, master: Master) -> Placeholder | None:
    mark = shape.find("p:nvSpPr/p:nvPr/p:ph", NAMESPACES)
    if mark is None:
        return None
    kind = mark.get("type", "obj")
    above_kind = _MASTER_KINDS.get(kind, "body")
    sources = (_read_shape(shape), *master.shapes.get(above_kind, ()))
    frame = _frame(sources)
    if frame is None:
        return None
    style = master.styles[_TEXT_STYLES.get(above_kind, _OTHER_STYLE)]
    lists = [*(source.levels for source in sources), style]
    first = [levels[_LEVEL_TAGS[0]] for levels in lists if _LEVEL_TAGS[0] in levels]
    name = shape.find("p:nvSpPr/p:cNvPr", NAMESPACES)
    return Placeholder(
        kind,
        round(number(mark.get("idx"), 0)),
        "" if name is None else name.get("name", ""),
        frame,
        _size_pt(first),
        _is_bulleted(first),
        _is_light(first),
        centred=_is_centred(sources),
        levels=tuple(_level(lists, tag) for tag in _LEVEL_TAGS),
    )


def _read_shape(shape: etree._Element) -> Shape:
    text = shape.find("p:txBody", NAMESPACES)
    if text is None:
        return Shape(shape.find("p:spPr/a:xfrm", NAMESPACES), None, {})
    return Shape(
        shape.find("p:spPr/a:xfrm", NAMESPACES),
        text.find("a:bodyPr", NAMESPACES),
        _levels_of(text.find("a:lstStyle", NAMESPACES)),
    )


def _levels_of(style: etree._Element | None) -> Levels:
    return {} if style is None else {str(level.tag): level for level in reversed(style)}


def _level(lists: Iterable[Levels], tag: str) -> Level:
    """Its indents, each from the first list that says it going up; 0 where none does."""
    margin = indent = None
    for levels in lists:
        if (level := levels.get(tag)) is not None:
            margin = level.get("marL") if margin is None else margin
            indent = level.get("indent") if indent is None else indent
    return Level(number(margin, 0) / EMU_PER_PT, -number(indent, 0) / EMU_PER_PT)


def _kind_of(shape: etree._Element) -> str:
    mark = shape.find("p:nvSpPr/p:nvPr/p:ph", NAMESPACES)
    return "" if mark is None else mark.get("type", "obj")


def _frame(sources: Sequence[Shape]) -> Frame | None:
    """The first transform and the first of each inset found going up; PowerPoint's own insets else."""
    transform = next((source.transform for source in sources if source.transform is not None), None)
    if transform is None:
        return None
    offset, extent = transform.find("a:off", NAMESPACES), transform.find("a:ext", NAMESPACES)
    if offset is None or extent is None:
        return None
    bodies = [source.body for source in sources if source.body is not None]

    def inset(name: str, otherwise: int) -> float:
        value = next((v for body in bodies if (v := body.get(name)) is not None), None)
        return number(value, otherwise) / EMU_PER_PT

    return Frame(
        number(offset.get("x"), 0) / EMU_PER_PT,
        number(offset.get("y"), 0) / EMU_PER_PT,
        max(number(extent.get("cx"), 0), 0) / EMU_PER_PT,
        max(number(extent.get("cy"), 0), 0) / EMU_PER_PT,
        (inset("lIns", 91440), inset("tIns", 45720), inset("rIns", 91440), inset("bIns", 45720)),
    )


def _is_centred(sources: Iterable[Shape]) -> bool:
    bodies = (source.body for source in sources)
    return next((body.get("anchor") for body in bodies if body is not None and body.get("anchor")), "t") == "ctr"


def _size_pt(levels: Iterable[etree._Element]) -> float:
    for level in levels:
        run = level.find("a:defRPr", NAMESPACES)
        if run is not None and run.get("sz"):
            return max(number(run.get("sz"), 1800), 100) / 100
    return 18.0


def _is_light(levels: Iterable[etree._Element]) -> bool:
    for level in levels:
        slot = level.find("a:defRPr/a:solidFill/a:schemeClr", NAMESPACES)
        if slot is not None:
            return slot.get("val") in ("bg1", "lt1", "bg2", "lt2")
        colour = level.find("a:defRPr/a:solidFill/a:srgbClr", NAMESPACES)
        if colour is not None:
            return _is_light_colour(colour.get("val", ""))
    return False


def _is_light_colour(value: str) -> bool:
    if not re.fullmatch("[0-9A-Fa-f]{6}", value):
        return False
    return sum(bytes.fromhex(value)) > 3 * 160


_NO_BULLET = f"{{{DRAWING}}}buNone"
_BULLETS = frozenset(f"{{{DRAWING}}}{mark}" for mark in ("buChar", "buAutoNum", "buBlip"))


def _is_bulleted(levels: Iterable[etree._Element]) -> bool:
    for level in levels:
        said = {child.tag for child in level}
        if _NO_BULLET in said:
            return False
        if said & _BULLETS:
            return True
    return False
