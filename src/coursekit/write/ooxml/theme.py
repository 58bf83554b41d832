"""A theme's colours and fonts: what a company's template says of its house style."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree

from coursekit.value import Value
from coursekit.write.ooxml.reading import parse

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_COLOUR = re.compile("[0-9A-Fa-f]{6}")


class Faces(Value):
    """The families of headings or of body text; "" where the theme names none. `scripts` by script, as Hans and Hant."""

    latin: str
    east_asian: str
    scripts: Mapping[str, str]


class Theme(Value):
    """`colours` by slot (`dk1`, `accent1`), as RRGGBB; a slot in another colour space is left out."""

    colours: Mapping[str, str]
    major: Faces
    minor: Faces


def read_theme(data: bytes) -> Theme:
    """Raises PackageError."""
    root = parse(data)
    scheme = root.find(f"{_A}themeElements/{_A}clrScheme")
    slots = list(scheme.iterfind("*")) if scheme is not None else []
    colours = {etree.QName(slot).localname: _colour(slot) for slot in slots}
    return Theme(
        {slot: value.upper() for slot, value in colours.items() if _COLOUR.fullmatch(value)},
        _faces(root, "majorFont"),
        _faces(root, "minorFont"),
    )


def _colour(slot: etree._Element) -> str:
    value = slot.find("*")
    if value is None:
        return ""
    # A system colour carries what it last was.
    return value.get("lastClr", "") or value.get("val", "")


def _faces(root: etree._Element, kind: str) -> Faces:
    fonts = root.find(f"{_A}themeElements/{_A}fontScheme/{_A}{kind}")
    if fonts is None:
        return Faces("", "", {})
    scripts = {font.get("script", ""): font.get("typeface", "") for font in fonts.iterfind(f"{_A}font")}
    return Faces(_face(fonts, "latin"), _face(fonts, "ea"), scripts)


def _face(fonts: etree._Element, name: str) -> str:
    found = fonts.find(f"{_A}{name}")
    return "" if found is None else found.get("typeface", "")
