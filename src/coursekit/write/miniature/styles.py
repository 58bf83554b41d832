"""How text is set: a placeholder's nine levels, each with what it inherits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from lxml import etree

from coursekit.value import Mutable, Value, replace
from coursekit.write.miniature.colours import A, Colours
from coursekit.write.miniature.primitives import Face
from coursekit.write.pptx.namespaces import EMU_PER_PT
from coursekit.write.pptx.parts import number

LEVELS = 9
_INSETS = (("lIns", 91440), ("tIns", 45720), ("rIns", 91440), ("bIns", 45720))


class Level(Value, eq=False):
    """Paragraphs of one level. Their text starts at `margin`, the first line so much further as `first` says (less than 0
    for what hangs out). `pitch_pt` is the exact pitch of lines, None where it is `pitch` times the font's own; spaces in
    points, or as a share of the size. `mark` is the bullet's character, `counts` the kind of numbers, "" for none.
    """

    face: Face
    margin: float = 0.0
    first: float = 0.0
    align: str = "l"
    pitch: float = 1.0
    pitch_pt: float | None = None
    before: float = 0.0
    before_pt: float = 0.0
    after_pt: float = 0.0
    mark: str = ""
    counts: str = ""
    start: int = 1
    mark_colour: str = ""


class TextBody(Value):
    """`insets`: left, top, right, bottom, in points. `anchor` is t, ctr or b."""

    levels: tuple[Level, ...]
    insets: tuple[float, float, float, float] = (7.2, 3.6, 7.2, 3.6)
    anchor: str = "t"
    wraps: bool = True


class Reading(Mutable):
    """Reads properties of text with a theme: `families` gives those that are named as `+mn-ea`."""

    colours: Colours
    families: Mapping[str, str]

    def levels(self, above: tuple[Level, ...], styles: Iterable[etree._Element | None]) -> tuple[Level, ...]:
        """The levels as lists of styles (a:lstStyle, p:bodyStyle) change them, the most general first."""
        for style in styles:
            if style is not None and len(style):
                found = {child.tag: child for child in style}
                above = tuple(
                    self.level(level, found[name]) if (name := f"{A}lvl{depth}pPr") in found else level
                    for depth, level in enumerate(above, start=1)
                )
        return above

    def level(self, level: Level, properties: etree._Element) -> Level:
        """A level as an a:pPr or a:lvl1pPr changes it."""
        changes: dict[str, Any] = {}
        for name, value in properties.items():
            if name == "marL":
                changes["margin"] = number(value, 0) / EMU_PER_PT
            elif name == "indent":
                changes["first"] = number(value, 0) / EMU_PER_PT
            elif name == "algn":
                changes["align"] = value
        for child in properties:
            kind = child.tag
            if kind == _RUN:
                changes["face"] = self.face(level.face, child)
            elif kind in _SPACES:
                changes |= _space(_SPACES[kind], child)
            elif kind == _NO_MARK:
                changes |= {"mark": "", "counts": ""}
            elif kind == _MARK:
                changes |= {"mark": child.get("char", ""), "counts": ""}
            elif kind == _COUNTED:
                start = round(number(child.get("startAt"), 1))
                changes |= {"mark": "", "counts": child.get("type", ""), "start": start}
            elif kind == _MARK_COLOUR:
                changes["mark_colour"] = self.colours.of(child)
        return replace(level, **changes) if changes else level

    def face(self, face: Face, properties: etree._Element) -> Face:
        """A face as an a:rPr or a:defRPr changes it."""
        size, bold, italic, underlined = face.size, face.bold, face.italic, face.underlined
        colour, latin, east_asian = face.colour, face.latin, face.east_asian
        for name, value in properties.items():
            if name == "sz":
                size = number(value, 1800) / 100
            elif name == "b":
                bold = value in _TRUE
            elif name == "i":
                italic = value in _TRUE
            elif name == "u":
                underlined = value != "none"
        for child in properties:
            kind = child.tag
            if kind == _FILL:
                colour = self.colours.of(child) or colour
            elif kind == _LATIN:
                latin = self.family(child) or latin
            elif kind == _EAST_ASIAN:
                east_asian = self.family(child) or east_asian
            elif kind == _LINK:
                # One with an extension has the text's colour.
                underlined, colour = True, colour if len(child) else self.colours.named.get("hlink", colour)
        return Face(size, bold, italic, underlined, colour, latin, east_asian)

    def family(self, element: etree._Element) -> str:
        name = element.get("typeface", "")
        return self.families.get(name, "") if name.startswith("+") else name

    def body(self, above: TextBody, body: etree._Element | None) -> TextBody:
        """A text body as its p:txBody changes it: insets and anchor from a:bodyPr, levels from a:lstStyle."""
        if body is None:
            return above
        properties = styles = None
        for child in body:
            if child.tag == _BODY:
                properties = child
            elif child.tag == _LIST:
                styles = child
                break
        levels = self.levels(above.levels, [styles])
        if properties is None or not properties.attrib:
            return above if levels is above.levels else replace(above, levels=levels)
        insets = tuple(
            number(value, otherwise) / EMU_PER_PT if (value := properties.get(name)) is not None else inset
            for (name, otherwise), inset in zip(_INSETS, above.insets, strict=True)
        )
        wraps = properties.get("wrap", "square" if above.wraps else "none") != "none"
        return TextBody(levels, (*insets,), properties.get("anchor", above.anchor), wraps)  # type: ignore[arg-type]


_TRUE = frozenset({"1", "true", "on"})
_RUN, _FILL, _LATIN, _EAST_ASIAN = f"{A}defRPr", f"{A}solidFill", f"{A}latin", f"{A}ea"
_LINK, _LIST, _BODY = f"{A}hlinkClick", f"{A}lstStyle", f"{A}bodyPr"
_NO_MARK, _MARK, _COUNTED, _MARK_COLOUR = f"{A}buNone", f"{A}buChar", f"{A}buAutoNum", f"{A}buClr"
_SPACES = {f"{A}lnSpc": "pitch", f"{A}spcBef": "before", f"{A}spcAft": "after"}


def _space(name: str, element: etree._Element) -> dict[str, float | None]:
    """Space in points or as a share; that after a paragraph only in points, as it is hardly used."""
    child = element[0] if len(element) else None
    if child is None:
        return {}
    value = number((child.get("val") or "0").removesuffix("%"), 0)
    exact = child.tag.endswith("spcPts")
    share = value / 100_000
    if name == "pitch":
        return {"pitch_pt": value / 100} if exact else {"pitch": share, "pitch_pt": None}
    if name == "after":
        return {"after_pt": value / 100 if exact else 0.0}
    return {"before_pt": value / 100, "before": 0.0} if exact else {"before": share, "before_pt": 0.0}


def first_levels(face: Face) -> tuple[Level, ...]:
    """Those of a text that nothing says anything of."""
    return (Level(face),) * LEVELS
