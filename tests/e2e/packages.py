"""Office files taken apart: parts, the XML in them, and text as a reader or a thief would find it."""

from __future__ import annotations

import html
import io
import posixpath
import re
import zipfile
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from lxml import etree

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
PR = "{http://schemas.openxmlformats.org/package/2006/relationships}"
CT = "{http://schemas.openxmlformats.org/package/2006/content-types}"


@lru_cache(maxsize=8)
def parts_of(file: Path | bytes) -> dict[str, bytes]:
    """Parts by name, without folders."""
    with zipfile.ZipFile(io.BytesIO(file) if isinstance(file, bytes) else file) as archive:
        return {name: archive.read(name) for name in archive.namelist() if not name.endswith("/")}


def is_xml(name: str) -> bool:
    return name.endswith((".xml", ".rels"))


@lru_cache(maxsize=8)
def xml_parts(file: Path) -> dict[str, etree._Element]:
    """The roots of the parts that are XML, by name; to look at, for they are parsed once."""
    return {name: etree.fromstring(data) for name, data in parts_of(file).items() if is_xml(name)}


def xml_of(file: Path, part: str) -> etree._Element:
    return xml_parts(file)[part]


def in_folder(parts: Iterable[str], folder: str) -> list[str]:
    """The XML parts right in a folder, numbered names in the order of their numbers."""
    own = (name for name in parts if posixpath.dirname(name) == folder and name.endswith(".xml"))
    return sorted(own, key=lambda name: (int(re.sub(r"\D", "", posixpath.basename(name)) or 0), name))


# ---------------------------------------------------------------- text


def text_of(element: etree._Element) -> str:
    """What the runs of an element say, one after the other; tabs and line breaks as such."""
    return "".join(_pieces(element))


def _pieces(element: etree._Element) -> Iterator[str]:
    for node in element.iter():
        if node.tag in (f"{A}t", f"{W}t"):
            yield node.text or ""
        elif node.tag in (f"{A}br", f"{W}br"):
            yield "\n"
        elif node.tag == f"{W}tab" and node.getparent() is not None and node.getparent().tag == f"{W}r":
            yield "\t"


def paragraphs_of(root: etree._Element) -> list[str]:
    """Every paragraph that says something, of text, tables, shapes and notes, in the order of the file."""
    found = (text_of(node) for node in root.iter(f"{A}p", f"{W}p"))
    return [text for text in found if text.strip()]


def body_paragraphs(file: Path) -> list[str]:
    """The paragraphs right in a Word document's body: not those of tables."""
    (body,) = xml_of(file, "word/document.xml")
    return [text_of(paragraph) for paragraph in body.findall(f"{W}p")]


@lru_cache(maxsize=4)
def everything_in(file: Path | bytes) -> str:
    """All that can be read out of a file by any means.

    Names of parts and their bytes, as they are and unescaped; text joined across runs; packages in the package alike.
    """
    found = [file.decode("utf-8", "ignore")] if isinstance(file, bytes) else []
    for name, data in parts_of(file).items():
        found.append(name)
        if zipfile.is_zipfile(io.BytesIO(data)):
            found.append(everything_in(data))
        else:
            found.extend((data.decode("utf-8", "ignore"), data.decode("utf-16-le", "ignore")))
        if is_xml(name):
            found.append(html.unescape(data.decode("utf-8", "ignore")))
            found.extend(paragraphs_of(etree.fromstring(data)))
            found.append("".join(etree.fromstring(data).itertext()))
    return "\n".join(found)


def visible_words(file: Path) -> list[str]:
    """All that is printed or read aloud: text, alternative texts, titles; not names of fonts and styles."""
    found: list[str] = []
    for name, root in xml_parts(file).items():
        if "/theme/" in name or "Layout" in name or "Master" in name or name.endswith("styles.xml"):
            continue
        found.extend(node.text for node in root.iter() if isinstance(node.tag, str) and node.text and node.text.strip())
        found.extend(value for node in root.iter() if (value := node.get("descr")))
        found.extend(value for node in root.iter(f"{W}lvlText") if (value := node.get(f"{W}val")))
        if name == "xl/workbook.xml":
            found.extend(node.get("name", "") for node in root.iter() if str(node.tag).endswith("}sheet"))
    return found


# ---------------------------------------------------------------- what holds a package together


def broken_links(file: Path) -> list[str]:
    """Relationships that lead to no part, and ids in XML that no relationship has."""
    parts = parts_of(file)
    broken = []
    for name, root in xml_parts(file).items():
        if name == "[Content_Types].xml" or name.endswith(".rels"):
            continue
        known = {rel.get("Id") for rel in _relationships(file, name)}
        used = {value for node in root.iter() for key, value in node.attrib.items() if key.startswith(R)}
        broken.extend(f"{name}: {id}" for id in sorted(used - known))
    for source in ("", *parts):
        for rel in _relationships(file, source):
            target = posixpath.normpath(posixpath.join("/", posixpath.dirname(source), rel.get("Target", ""))).lstrip(
                "/"
            )
            if rel.get("TargetMode") != "External" and target not in parts:
                broken.append(f"{source or 'package'} -> {target}")
    return broken


def _relationships(file: Path, source: str) -> list[etree._Element]:
    folder, name = posixpath.split(source)
    root = xml_parts(file).get(posixpath.join(folder, "_rels", f"{name}.rels"))
    return [] if root is None else list(root.iter(f"{PR}Relationship"))


def without_type(file: Path) -> list[str]:
    """Parts that [Content_Types].xml does not know, and parts it knows that are not there."""
    parts = set(parts_of(file)) - {"[Content_Types].xml"}
    types = xml_of(file, "[Content_Types].xml")
    named = {(node.get("PartName") or "").lstrip("/") for node in types.iter(f"{CT}Override")}
    endings = {(node.get("Extension") or "").lower() for node in types.iter(f"{CT}Default")}
    unknown = [name for name in parts if name not in named and name.rpartition(".")[2].lower() not in endings]
    return sorted([*unknown, *(named - parts)])
