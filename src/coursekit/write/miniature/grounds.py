"""A layout as its slides see it: what it paints behind them, and its placeholders with all they inherit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lxml import etree

from coursekit.value import Mutable, Value, field
from coursekit.write.miniature.colours import A, Colours
from coursekit.write.miniature.outlines import Plane, Spot, read_spot
from coursekit.write.miniature.paragraphs import Paragraphs
from coursekit.write.miniature.parts import Part
from coursekit.write.miniature.primitives import Primitive
from coursekit.write.miniature.shapes import Looks, P, Sheet, read_looks
from coursekit.write.miniature.styles import Level, Reading, TextBody
from coursekit.write.miniature.tables import TablePainter

_KINDS_ABOVE = {"ctrTitle": "title", "subTitle": "body", "obj": "body"}
_STYLES = {"title": "titleStyle", "body": "bodyStyle"}
_MARK, _PROPERTIES = f"{P}nvSpPr/{P}nvPr/{P}ph", f"{P}spPr"
_STYLES_ABOVE = f"{P}txStyles"
_TREE, _TEXT = f"{P}cSld/{P}spTree", f"{P}txBody"


class Place(Value):
    """A placeholder. `looks` are the properties that paint it where the slide's shape has none of its own."""

    spot: Spot | None
    body: TextBody
    looks: Looks | None = None


class Master(Value):
    """A slide master as its layouts see it. `free` is how text is set that stands in no placeholder; `places` are its
    placeholders by their kind."""

    part: Part
    paragraphs: Paragraphs
    free: TextBody
    tables: TablePainter
    places: Mapping[str, Place]


class Ground(Mutable):
    """`sheet` is painted with background, master and layout; slides go on from there. `behind` is what stands on it, words
    too."""

    sheet: Sheet
    master: Master
    by_index: Mapping[str, Place] = field(default_factory=dict)
    by_kind: Mapping[str, Place] = field(default_factory=dict)
    behind: Sequence[Primitive] = ()

    def place(self, mark: etree._Element) -> Place:
        """That of a slide's p:ph: by its index, else by its kind."""
        index, kind = mark.get("idx", "0"), mark.get("type", "obj")
        found = self.by_index.get(index) if index != "0" else None
        return found or self.by_kind.get(kind) or self.by_index.get(index) or Place(None, self.master.free)


def read_master(part: Part, paragraphs: Paragraphs, levels: tuple[Level, ...]) -> Master:
    """`levels` are the presentation's own."""
    free, reading, styles = TextBody(levels), paragraphs.reading, part.root.find(_STYLES_ABOVE)
    marked = _marked(part.root)
    places = {kind: _place(shape, _styled(kind, styles, reading, free), None, reading) for kind, shape in marked}
    return Master(part, paragraphs, free, TablePainter(paragraphs, levels), places)


def read_places(layout: etree._Element, master: Master) -> tuple[dict[str, Place], dict[str, Place]]:
    """A layout's placeholders by index and by kind, those of the master under them."""
    styles, reading = master.part.root.find(_STYLES_ABOVE), master.paragraphs.reading
    by_index: dict[str, Place] = {}
    by_kind: dict[str, Place] = dict(master.places)
    for kind, shape in _marked(layout):
        general = _KINDS_ABOVE.get(kind, kind)
        base = master.places.get(general) or Place(None, _styled(general, styles, reading, master.free))
        place = _place(shape, base.body, base, reading)
        mark = shape.find(_MARK)
        by_index.setdefault(mark.get("idx", "0") if mark is not None else "0", place)
        by_kind[kind] = place
    return by_index, by_kind


def _marked(root: etree._Element) -> list[tuple[str, etree._Element]]:
    shapes = ((shape.find(_MARK), shape) for shape in root.iterfind(f"{_TREE}//{P}sp"))
    return [(mark.get("type", "obj"), shape) for mark, shape in shapes if mark is not None]


def _styled(kind: str, styles: etree._Element | None, reading: Reading, free: TextBody) -> TextBody:
    name = _STYLES.get(_KINDS_ABOVE.get(kind, kind), "otherStyle" if kind in ("dt", "ftr", "sldNum") else "bodyStyle")
    style = styles.find(f"{P}{name}") if styles is not None else None
    return TextBody(reading.levels(free.levels, [style]), free.insets, free.anchor, free.wraps)


def _place(shape: etree._Element, body: TextBody, above: Place | None, reading: Reading) -> Place:
    properties = shape.find(_PROPERTIES)
    own = read_looks(properties) if properties is not None else None
    transform = own.transform if own is not None else None
    spot = read_spot(transform, Plane()) if transform is not None else above.spot if above else None
    looks = own if own is not None and own.are_own else above.looks if above else None
    return Place(spot, reading.body(body, shape.find(_TEXT)), looks)


def is_placeholder(shape: etree._Element) -> bool:
    return next(shape.iter(f"{P}ph"), None) is not None


def background(root: etree._Element, colours: Colours) -> str:
    """The colour of a p:bg, "" where a layout has none, or none that is plain. A master has the theme's."""
    ground = root.find(f"{P}cSld/{P}bg")
    if ground is None:
        return colours.named.get("bg1", "") if root.tag == f"{P}sldMaster" else ""
    named = ground.find(f"{P}bgRef")
    if named is not None:
        return colours.of(named)
    for name in (f"{A}solidFill", f"{A}gradFill/{A}gsLst/{A}gs"):
        fill = ground.find(f"{P}bgPr/{name}")
        if fill is not None:
            return colours.of(fill)
    return ""
