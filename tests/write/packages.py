"""Finished Office files taken apart again, for tests."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator

from lxml import etree

NAMESPACES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


def parts_of(file: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def xml_of(file: bytes, part: str) -> etree._Element:
    return etree.fromstring(parts_of(file)[part])


def find(root: etree._Element, path: str) -> list[etree._Element]:
    return list(root.iterfind(path, NAMESPACES))


def pretty(root: etree._Element) -> str:
    """Indented, so that a difference is one line; runs of one paragraph on lines of their own."""
    copy = etree.fromstring(etree.tostring(root), etree.XMLParser(remove_blank_text=True))
    return etree.tostring(copy, pretty_print=True, encoding="unicode")


def broken_links(file: bytes) -> Iterator[str]:
    """Relationships whose part is not in the file, and parts without a content type."""
    parts = parts_of(file)
    for name, data in parts.items():
        if not name.endswith(".rels"):
            continue
        folder = posixpath.dirname(posixpath.dirname(name))
        for element in etree.fromstring(data).iter(_RELATIONSHIP):
            if element.get("TargetMode") == "External":
                continue
            target = posixpath.normpath(posixpath.join("/", folder, element.get("Target", ""))).lstrip("/")
            if target not in parts:
                yield f"{name}: {target}"
    types = etree.fromstring(parts["[Content_Types].xml"])
    known = {e.get("PartName", "").lstrip("/") for e in types} | {e.get("Extension", "?") for e in types}
    yield from (
        name for name in parts if name not in known and name.rpartition(".")[2].lower() not in known and "[" not in name
    )
