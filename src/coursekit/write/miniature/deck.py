"""A finished deck opened for its pictures: slides, their layouts and masters, read from the file itself."""

from __future__ import annotations

import io
import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Mapping, Sequence

from lxml import etree

from coursekit.value import Mutable, Value, field, replace
from coursekit.write.miniature.charts import paint_chart
from coursekit.write.miniature.colours import A, Colours
from coursekit.write.miniature.grounds import Ground, Place, background, is_placeholder, read_places
from coursekit.write.miniature.outlines import Plane, Spot, inner_plane, read_spot
from coursekit.write.miniature.primitives import Face, Photo, Primitive
from coursekit.write.miniature.shapes import Looks, P, Sheet, paint_shape, read_looks
from coursekit.write.miniature.styles import Reading, TextBody, first_levels
from coursekit.write.miniature.tables import TablePainter
from coursekit.write.miniature.words import Room, set_text
from coursekit.write.ooxml.package import rels_path
from coursekit.write.ooxml.theme import Theme, read_theme
from coursekit.write.pptx.namespaces import CHART, EMU_PER_PT, RELATIONSHIP
from coursekit.write.pptx.parts import number

_USUAL_PT = 18.0
# APPNOTE.TXT, 4.3.7: where a local header tells how long name and extra field are that follow it.
_LENGTHS, _LENGTHS_AT = struct.Struct("<2H"), 26
_MAP = (
    "bg1",
    "tx1",
    "bg2",
    "tx2",
    "accent1",
    "accent2",
    "accent3",
    "accent4",
    "accent5",
    "accent6",
    "hlink",
    "folHlink",
)
_RELATION = re.compile(r"<Relationship\b([^>]*)>")
_ATTRIBUTE = re.compile(r'\b(Id|Type|Target)="([^"]*)"')
_SHAPE, _GROUP, _LINE = f"{P}sp", f"{P}grpSp", f"{P}cxnSp"
_PICTURE, _FRAME = f"{P}pic", f"{P}graphicFrame"
_TREE, _PROPERTIES, _TEXT = f"{P}cSld/{P}spTree", f"{P}spPr", f"{P}txBody"
_STYLE, _MARK, _TRANSFORM = f"{P}style", f"{P}ph", f"{A}xfrm"
_NO_LOOKS = Looks(None, None, None, None)
_BLIP, _TABLE = f"{P}blipFill/{A}blip", f"{A}graphic/{A}graphicData/{A}tbl"
_CHART = f"{A}graphic/{A}graphicData/{{{CHART}}}chart"


class _Part(Value):
    """An XML part, and what its relationships lead to: a part by an id, or the one of a kind."""

    name: str
    root: etree._Element
    by_id: Mapping[str, str]
    by_kind: Mapping[str, str]


class PaintedSlide(Value):
    """On paper of this colour the layout, by its name, has painted what is `behind`, and the slide what is `before` it."""

    layout: str
    paper: str
    behind: Sequence[Primitive]
    before: Sequence[Primitive]


class PaintedDeck(Mutable):
    """`width` and `height` are a slide's, in points. Layouts are painted once, when the first slide needs them."""

    pptx: bytes
    entries: Mapping[str, zipfile.ZipInfo]
    width: float
    height: float
    _defaults: etree._Element | None
    _east_asian: bool
    _grounds: dict[str, Ground] = field(default_factory=dict)

    def read(self, part: str) -> bytes:
        """A part's bytes: our own file, so that zipfile's checks would only take longer than reading itself."""
        entry = self.entries[part]
        names, extra = _LENGTHS.unpack_from(self.pptx, entry.header_offset + _LENGTHS_AT)
        start = entry.header_offset + _LENGTHS_AT + _LENGTHS.size + names + extra
        data = self.pptx[start : start + entry.compress_size]
        return data if entry.compress_type == zipfile.ZIP_STORED else zlib.decompress(data, -zlib.MAX_WBITS)

    def slide(self, number: int) -> PaintedSlide:
        """The slide with this number, from 1."""
        slide = self._read(f"ppt/slides/slide{number}.xml")
        layout = slide.by_kind["slideLayout"]
        ground = self._grounds.get(layout)
        if ground is None:
            ground = self._grounds[layout] = self._ground(layout)
        below = len(ground.sheet.painted)
        sheet = replace(ground.sheet, painted=[*ground.sheet.painted])
        painter = _Painter(self, slide, ground, sheet, self._east_asian)
        painter.paint(slide.root.find(_TREE), Plane())
        return PaintedSlide(layout, ground.sheet.paper, ground.sheet.painted, sheet.painted[below:])

    def _read(self, name: str) -> _Part:
        by_id: dict[str, str] = {}
        by_kind: dict[str, str] = {}
        folder = posixpath.dirname(name)
        for found in _RELATION.findall(self.read(rels_path(name)).decode()):
            values = dict(_ATTRIBUTE.findall(found))
            target, kind = values.get("Target", ""), values.get("Type", "").rpartition("/")[2]
            if 'TargetMode="External"' not in found:
                target = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            by_id[values.get("Id", "")] = target
            by_kind.setdefault(kind, target)
        return _Part(name, etree.fromstring(self.read(name), _PARSER), by_id, by_kind)

    def _ground(self, name: str) -> Ground:
        layout = self._read(name)
        master = self._read(layout.by_kind["slideMaster"])
        theme = read_theme(self.read(master.by_kind["theme"]))
        colours = Colours(_colours(theme, layout.root, master.root))
        reading = Reading(colours, _families(theme))
        ink, families = colours.named.get("tx1", "000000"), theme.minor
        face = Face(_USUAL_PT, False, False, False, ink, families.latin, families.east_asian or families.latin)
        levels = reading.levels(first_levels(face), [self._defaults])
        free = TextBody(levels)
        paper = background(layout.root, colours) or background(master.root, colours)
        by_index, by_kind = read_places(layout.root, master.root, reading, free)
        tables = TablePainter(reading, levels, self._east_asian)
        ground = Ground(Sheet(paper or "FFFFFF", self.width, self.height), reading, free, tables, by_index, by_kind)
        for part in (master, layout):
            if part is layout or layout.root.get("showMasterSp") not in ("0", "false"):
                tree = part.root.find(_TREE)
                _Painter(self, part, ground, ground.sheet, self._east_asian, is_template=True).paint(tree, Plane())
        return ground


_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)


def open_deck(pptx: bytes, language: str) -> PaintedDeck:
    parts = zipfile.ZipFile(io.BytesIO(pptx))
    presentation = etree.fromstring(parts.read("ppt/presentation.xml"), _PARSER)
    size = presentation.find(f"{P}sldSz")
    width = number(size.get("cx") if size is not None else None, 12_192_000) / EMU_PER_PT
    height = number(size.get("cy") if size is not None else None, 6_858_000) / EMU_PER_PT
    return PaintedDeck(
        pptx, parts.NameToInfo, width, height, presentation.find(f"{P}defaultTextStyle"), language.startswith("zh")
    )


def _colours(theme: Theme, layout: etree._Element, master: etree._Element) -> dict[str, str]:
    """The theme's slots, and the names that shapes use for them."""
    mapping = layout.find(f"{P}clrMapOvr/{A}overrideClrMapping")
    if mapping is None:
        mapping = master.find(f"{P}clrMap")
    names = {name: mapping.get(name, "") for name in _MAP} if mapping is not None else {}
    return {**theme.colours, **{name: theme.colours.get(slot, "") for name, slot in names.items()}}


def _families(theme: Theme) -> dict[str, str]:
    major, minor = theme.major, theme.minor
    return {
        "+mj-lt": major.latin, "+mj-ea": major.east_asian or major.latin,
        "+mn-lt": minor.latin, "+mn-ea": minor.east_asian or minor.latin,
    }  # fmt: skip


# ---------------------------------------------------------------- the shapes of a part


class _Painter(Mutable):
    """Paints the shapes of a part. A template's own placeholders are empty: they are not painted."""

    deck: PaintedDeck
    part: _Part
    ground: Ground
    sheet: Sheet
    east_asian: bool
    is_template: bool = False

    def paint(self, tree: etree._Element | None, plane: Plane) -> None:
        """All shapes of a tree or group, the lowest first."""
        for shape in tree if tree is not None else ():
            kind = shape.tag
            if kind in (_SHAPE, _LINE) and not (self.is_template and is_placeholder(shape)):
                self._shape(shape, plane)
            elif kind == _PICTURE and not (self.is_template and is_placeholder(shape)):
                self._picture(shape, plane)
            elif kind == _FRAME:
                self._frame(shape, plane)
            elif kind == _GROUP:
                transform = shape.find(f"{P}grpSpPr/{_TRANSFORM}")
                self.paint(shape, inner_plane(transform, plane) if transform is not None else plane)

    def _shape(self, shape: etree._Element, plane: Plane) -> None:
        properties = text = style = mark = None
        for child in shape:
            kind = child.tag
            if kind == _PROPERTIES:
                properties = child
            elif kind == _TEXT:
                text = child
            elif kind == _STYLE:
                style = child
            else:
                mark = _mark_of(child)
        place = self.ground.place(mark) if mark is not None else None
        looks = read_looks(properties, style) if properties is not None else _NO_LOOKS
        spot = place.spot if place is not None else None
        if looks.transform is not None:
            spot = read_spot(looks.transform, plane)
        if spot is None:
            return
        if not looks.are_own and place is not None and place.looks is not None:
            looks = place.looks
        if looks.are_own:
            paint_shape(self.sheet, self.ground.reading.colours, looks, spot)
        if text is not None:
            self._text(text, spot, place)

    def _text(self, text: etree._Element, spot: Spot, place: Place | None) -> None:
        reading = self.ground.reading
        body = reading.body(place.body if place is not None else self.ground.free, text)
        left, top, right, bottom = body.insets
        room = Room(spot.x + left, spot.y + top, spot.width - left - right, spot.height - top - bottom, self.east_asian)
        self.sheet.painted += set_text(text, body, reading, room)

    def _picture(self, picture: etree._Element, plane: Plane) -> None:
        properties, blip = picture.find(_PROPERTIES), picture.find(_BLIP)
        transform = properties.find(_TRANSFORM) if properties is not None else None
        spot = read_spot(transform, plane) if transform is not None else None
        target = self.part.by_id.get(blip.get(f"{{{RELATIONSHIP}}}embed", ""), "") if blip is not None else ""
        if spot is not None and target:
            self.sheet.painted.append(Photo(spot.x, spot.y, spot.width, spot.height, target))

    def _frame(self, frame: etree._Element, plane: Plane) -> None:
        transform = frame.find(f"{P}xfrm")
        spot = read_spot(transform, plane) if transform is not None else None
        if spot is None:
            return
        table, chart = frame.find(_TABLE), frame.find(_CHART)
        if table is not None:
            self.ground.tables.paint(self.sheet, table, spot)
        elif chart is not None:
            target = self.part.by_id.get(chart.get(f"{{{RELATIONSHIP}}}id", ""), "")
            root = etree.fromstring(self.deck.read(target), _PARSER)
            paint_chart(self.sheet, root, spot, self.ground.reading, self.ground.free.levels[0].face)


def _mark_of(head: etree._Element) -> etree._Element | None:
    """The p:ph of a shape's head (p:nvSpPr): its last child, p:nvPr, has it first."""
    last = head[-1] if len(head) else None
    return last[0] if last is not None and len(last) and last[0].tag == _MARK else None
