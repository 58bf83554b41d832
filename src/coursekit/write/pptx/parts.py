"""What of a presentation's package has an order of its own."""

from __future__ import annotations

import re
from functools import lru_cache

from lxml import etree

from coursekit.write.ooxml.archive import damaged
from coursekit.write.ooxml.reading import Files, parse, relationships_of
from coursekit.write.pptx.namespaces import DRAWING, PRESENTATION, RELATIONSHIP

# Lengths may have a unit: ECMA-376 part 1, 22.9.2.15 (ST_UniversalMeasure).
_MEASURE = re.compile(r"(-?\d{1,12}(?:\.\d{1,9})?)(mm|cm|in|pt|pc|pi)?")
_EMU = {None: 1.0, "mm": 36_000.0, "cm": 360_000.0, "in": 914_400.0, "pt": 12_700.0, "pc": 152_400.0, "pi": 152_400.0}

NAMESPACES = {"a": DRAWING, "p": PRESENTATION, "r": RELATIONSHIP}


def ordered_layouts(files: Files, master: str) -> list[str]:
    """The master's layouts in the order in which a user sees them. Raises PackageError."""
    by_id = {r.id: r.target for r in relationships_of(files, master) if r.kind == "slideLayout"}
    ids = parse(files[master]).iterfind("p:sldLayoutIdLst/p:sldLayoutId", NAMESPACES)
    layouts = [by_id[id] for id in (_relationship_id(element) for element in ids) if id in by_id]
    if missing := next((layout for layout in layouts if layout not in files), None):
        raise damaged(f"names the layout {missing!r}, which it does not hold")
    return layouts


def _relationship_id(element: etree._Element) -> str:
    return element.get(f"{{{RELATIONSHIP}}}id", "")


@lru_cache(maxsize=4096)
def number(value: str | None, otherwise: float) -> float:
    """A number out of a foreign file, a length in EMU; `otherwise` where there is none, or none that can be read."""
    found = _MEASURE.fullmatch(value or "")
    return float(found[1]) * _EMU[found[2]] if found else otherwise
