"""A package's parts as read: their XML, relationships and content types."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping

from lxml import etree

from coursekit.write.pptx.namespaces import DRAWING, PRESENTATION, RELATIONSHIP

NAMESPACES = {"a": DRAWING, "p": PRESENTATION, "r": RELATIONSHIP}
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_OFFICE = f"{RELATIONSHIP}/"


def parse(data: bytes) -> etree._Element:
    """A part's XML, with nothing fetched and no entity resolved."""
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))


def relationships_of(files: Mapping[str, bytes], part: str) -> Iterator[tuple[str, str, str, bool]]:
    """Id, kind (its last step for Office's own), target part or address, and whether it is external."""
    folder, _, name = part.rpartition("/")
    rels = f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"
    if rels not in files:
        return
    for element in parse(files[rels]).iter(_RELATIONSHIP):
        kind, target = element.get("Type", ""), element.get("Target", "")
        external = element.get("TargetMode") == "External"
        resolved = target if external else posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        yield element.get("Id", ""), kind.removeprefix(_OFFICE), resolved, external


def targets(files: Mapping[str, bytes], part: str, kind: str) -> Iterator[str]:
    return (t for _, k, t, external in relationships_of(files, part) if k == kind and not external and t in files)


def ordered_layouts(files: Mapping[str, bytes], master: str) -> list[str]:
    by_id = {id: target for id, kind, target, _ in relationships_of(files, master) if kind == "slideLayout"}
    ids = parse(files[master]).iterfind("p:sldLayoutIdLst/p:sldLayoutId", NAMESPACES)
    return [by_id[id] for id in (_relationship_id(element) for element in ids) if id in by_id]


def _relationship_id(element: etree._Element) -> str:
    return element.get(f"{{{RELATIONSHIP}}}id", "")


def reachable(files: Mapping[str, bytes], presentation: str) -> tuple[str, ...]:
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


def content_types(files: Mapping[str, bytes], kept: Iterable[str]) -> dict[str, str]:
    root = parse(files["[Content_Types].xml"])
    space = "{http://schemas.openxmlformats.org/package/2006/content-types}"
    defaults = {e.get("Extension", "").lower(): e.get("ContentType", "") for e in root.iter(f"{space}Default")}
    overrides = {e.get("PartName", "").lstrip("/"): e.get("ContentType", "") for e in root.iter(f"{space}Override")}
    types = {name: overrides.get(name) or defaults.get(name.rpartition(".")[2].lower(), "") for name in kept}
    return {name: kind for name, kind in types.items() if not name.endswith(".rels")}
