"""The parts of a template as they are in its file: their XML, relationships and content types.

Templates are read with zipfile and lxml rather than through python-pptx and python-docx: those write XML parts anew
when asked for their bytes, and a template's parts are carried over byte for byte.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Iterator

from lxml import etree

from coursekit.write.ooxml.archive import Files, damaged, read_files, unsafe
from coursekit.write.ooxml.package import OFFICE, Relationship, rels_path

__all__ = ["Files", "content_types", "parse", "reachable", "read_files", "relationships_of", "targets"]

_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"


_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)


def parse(data: bytes) -> etree._Element:
    """A part's XML, with nothing fetched and no entity resolved. Raises PackageError."""
    try:
        root = etree.fromstring(data, _PARSER)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise damaged("has a part that is no well-formed XML") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise unsafe("declares a document type", "no Office program writes one: do not trust the file")
    return root


def relationships_of(files: Files, part: str) -> Iterator[Relationship]:
    """Of a part ("" is the package); the targets of internal ones are names of parts."""
    data = files.get(rels_path(part))
    for node in parse(data).iter(_RELATIONSHIP) if data else ():
        kind, target = node.get("Type", "").removeprefix(f"{OFFICE}/"), node.get("Target", "")
        external = node.get("TargetMode") == "External"
        if not external:
            target = posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target)).lstrip("/")
        yield Relationship(node.get("Id", ""), kind, target, external)


def targets(files: Files, part: str, kind: str) -> Iterator[str]:
    """The parts to which a part has internal relationships of a kind."""
    return (r.target for r in relationships_of(files, part) if r.kind == kind and not r.external and r.target in files)


def reachable(files: Files, roots: Iterable[str], *, follow: Callable[[Relationship], bool]) -> dict[str, bytes]:
    """The roots and every part reached from them through relationships to follow, with relationship parts; by name."""
    found: dict[str, bytes] = {}
    waiting = list(roots)
    while waiting:
        part = waiting.pop()
        if part in found or part not in files:
            continue
        found[part] = files[part]
        if (rels := rels_path(part)) in files:
            found[rels] = files[rels]
        waiting += [r.target for r in relationships_of(files, part) if not r.external and follow(r)]
    return dict(sorted(found.items()))


def content_types(files: Files, parts: Iterable[str]) -> dict[str, str]:
    """The content type of each part that is no relationship part."""
    root = parse(files["[Content_Types].xml"])
    defaults = {e.get("Extension", "").lower(): e.get("ContentType", "") for e in root.iter(f"{_TYPES}Default")}
    overrides = {e.get("PartName", "").lstrip("/"): e.get("ContentType", "") for e in root.iter(f"{_TYPES}Override")}
    return {
        part: overrides.get(part) or defaults.get(part.rpartition(".")[2].lower(), "application/octet-stream")
        for part in parts
        if not part.endswith(".rels")
    }
