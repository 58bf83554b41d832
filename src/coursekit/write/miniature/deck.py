"""A finished deck opened for its pictures: slides, their layouts and masters, read from the file itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lxml import etree

from coursekit.value import Mutable, Value, field, replace
from coursekit.write.miniature.colours import A, Colours
from coursekit.write.miniature.cutting import CUT, cut, joined
from coursekit.write.miniature.grounds import Ground, Master, background, read_master, read_places
from coursekit.write.miniature.painter import Painter
from coursekit.write.miniature.paragraphs import Paragraphs
from coursekit.write.miniature.parts import Part, parse, read_relations
from coursekit.write.miniature.primitives import Face, Primitive
from coursekit.write.miniature.shapes import P, Sheet
from coursekit.write.miniature.styles import Reading, first_levels
from coursekit.write.miniature.words import Text, set_text
from coursekit.write.ooxml.package import Relationship, rels_path
from coursekit.write.ooxml.theme import Theme, read_theme
from coursekit.write.ooxml.zip import Entry, unpack, unzip
from coursekit.write.pptx.namespaces import EMU_PER_PT
from coursekit.write.pptx.parts import number

_USUAL_PT = 18.0
# Slides that share a scene stand near each other.
_MOST_SCENES = 128
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


class PaintedSlide(Value):
    """On paper of this colour the layout, by its name, has painted what is `behind`, and the slide what is `before` it."""

    layout: str
    paper: str
    behind: Sequence[Primitive]
    before: Sequence[Primitive]


class _Scene(Value):
    """What slides paint that differ in their words alone."""

    layout: str
    ground: Ground
    shapes: Sequence[Primitive | Text]


class PaintedDeck(Mutable):
    """`width` and `height` are a slide's, in points. Layouts are painted once, when the first slide needs them, and so are
    slides that differ in their words alone."""

    entries: Mapping[str, Entry]
    width: float
    height: float
    _defaults: etree._Element | None
    _east_asian: bool
    _masters: dict[str, Master] = field(default_factory=dict)
    _grounds: dict[str, Ground] = field(default_factory=dict)
    _scenes: dict[tuple[tuple[str, ...], tuple[Relationship, ...]], _Scene] = field(default_factory=dict)

    def read(self, part: str) -> bytes:
        return unpack(self.entries[part])

    def slide(self, number: int) -> PaintedSlide:
        """The slide with this number, from 1."""
        name = f"ppt/slides/slide{number}.xml"
        between, paragraphs = cut(self.read(name).decode())
        key = between, self._relations(name)
        scene = self._scenes.get(key)
        if scene is None:
            if len(self._scenes) == _MOST_SCENES:
                self._scenes.clear()
            scene = self._scenes[key] = self._scene(Part(parse(joined(between).encode()), key[1]))
        ground = scene.ground
        before = _with_words(scene.shapes, paragraphs, ground.master.paragraphs)
        return PaintedSlide(scene.layout, ground.sheet.paper, ground.behind, before)

    def _scene(self, slide: Part) -> _Scene:
        layout = slide.first("slideLayout")
        ground = self._grounds.get(layout)
        if ground is None:
            ground = self._grounds[layout] = self._ground(layout)
        below = len(ground.sheet.painted)
        sheet = replace(ground.sheet, painted=[*ground.sheet.painted])
        Painter(slide, ground, sheet, self._chart).paint()
        return _Scene(layout, ground, sheet.painted[below:])

    def _ground(self, name: str) -> Ground:
        layout = self._part(name)
        master = self._master(layout.first("slideMaster"), layout.root.find(f"{P}clrMapOvr/{A}overrideClrMapping"))
        colours = master.paragraphs.reading.colours
        paper = background(layout.root, colours) or background(master.part.root, colours)
        sheet = Sheet(paper or "FFFFFF", self.width, self.height)
        ground = Ground(sheet, master, *read_places(layout.root, master))
        if layout.root.get("showMasterSp") not in ("0", "false"):
            Painter(master.part, ground, sheet, self._chart, is_template=True).paint()
        Painter(layout, ground, sheet, self._chart, is_template=True).paint()
        ground.behind = _with_words(sheet.painted, (), master.paragraphs)
        return ground

    def _master(self, name: str, mapping: etree._Element | None) -> Master:
        """`mapping` is a layout's own, for the names of colours: without it a master is read once."""
        if mapping is None and name in self._masters:
            return self._masters[name]
        part = self._part(name)
        theme = read_theme(self.read(part.first("theme")))
        colours = Colours(_colours(theme, mapping if mapping is not None else part.root.find(f"{P}clrMap")))
        reading = Reading(colours, _families(theme))
        ink, families = colours.named.get("tx1", "000000"), theme.minor
        face = Face(_USUAL_PT, False, False, False, ink, families.latin, families.east_asian or families.latin)
        levels = reading.levels(first_levels(face), [self._defaults])
        master = read_master(part, Paragraphs(reading, self._east_asian), levels)
        if mapping is None:
            self._masters[name] = master
        return master

    def _part(self, name: str) -> Part:
        """A layout or a master, which may be anybody's: what `joined` marks on slides means nothing there."""
        root = parse(self.read(name))
        etree.strip_attributes(root, CUT)
        return Part(root, self._relations(name))

    def _relations(self, part: str) -> tuple[Relationship, ...]:
        return read_relations(part, self.read(rels_path(part)))

    def _chart(self, part: str) -> etree._Element:
        return parse(self.read(part))


def _with_words(shapes: Sequence[Primitive | Text], paragraphs: Sequence[str], reading: Paragraphs) -> list[Primitive]:
    painted: list[Primitive] = []
    for shape in shapes:
        painted += set_text(shape, paragraphs, reading) if isinstance(shape, Text) else (shape,)
    return painted


def open_deck(pptx: bytes, language: str) -> PaintedDeck:
    """A deck that was written by `pptx`."""
    entries = unzip(pptx)
    presentation = parse(unpack(entries["ppt/presentation.xml"]))
    size = presentation.find(f"{P}sldSz")
    width = number(size.get("cx") if size is not None else None, 12_192_000) / EMU_PER_PT
    height = number(size.get("cy") if size is not None else None, 6_858_000) / EMU_PER_PT
    return PaintedDeck(entries, width, height, presentation.find(f"{P}defaultTextStyle"), language.startswith("zh"))


def _colours(theme: Theme, mapping: etree._Element | None) -> dict[str, str]:
    """The theme's slots, and the names that shapes use for them."""
    names = {name: mapping.get(name, "") for name in _MAP} if mapping is not None else {}
    return {**theme.colours, **{name: theme.colours.get(slot, "") for name, slot in names.items()}}


def _families(theme: Theme) -> dict[str, str]:
    major, minor = theme.major, theme.minor
    return {
        "+mj-lt": major.latin, "+mj-ea": major.east_asian or major.latin,
        "+mn-lt": minor.latin, "+mn-ea": minor.east_asian or minor.latin,
    }  # fmt: skip
