"""What of a presentation's package has an order of its own."""

from __future__ import annotations

from lxml import etree

from coursekit.write.ooxml.reading import Files, parse, relationships_of
from coursekit.write.pptx.namespaces import DRAWING, PRESENTATION, RELATIONSHIP

NAMESPACES = {"a": DRAWING, "p": PRESENTATION, "r": RELATIONSHIP}


def ordered_layouts(files: Files, master: str) -> list[str]:
    """The master's layouts in the order in which a user sees them."""
    by_id = {r.id: r.target for r in relationships_of(files, master) if r.kind == "slideLayout"}
    ids = parse(files[master]).iterfind("p:sldLayoutIdLst/p:sldLayoutId", NAMESPACES)
    return [by_id[id] for id in (_relationship_id(element) for element in ids) if id in by_id]


def _relationship_id(element: etree._Element) -> str:
    return element.get(f"{{{RELATIONSHIP}}}id", "")
