"""A booklet's template as it is in its file: the parts that a document keeps, cleaned of what would reach elsewhere."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from coursekit.value import Value, replace
from coursekit.write.ooxml.archive import Files, damaged, read_files
from coursekit.write.ooxml.foreign import check_kept, main_part
from coursekit.write.ooxml.package import Relationship, rels_path
from coursekit.write.ooxml.reading import parse, reachable, relationships_of
from coursekit.write.ooxml.theme import Theme, read_theme
from coursekit.write.ooxml.xml import attribute

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"

# What a document keeps of its template. Comments and the sample text stay behind;
# the notes are kept because the settings name their separators.
_KEPT_KINDS = frozenset(
    {"styles", "numbering", "theme", "settings", "webSettings", "fontTable", "footnotes", "endnotes"}
)
# What settings say of the template itself: where it came from, who may change it, what it was merged with.
_OWN_SETTINGS = (
    "attachedTemplate", "linkStyles", "mailMerge", "documentProtection", "writeProtection", "updateFields", "docVars",
    "trackRevisions", "saveThroughXslt", "attachedSchema", "removePersonalInformation", "evenAndOddHeaders",
)  # fmt: skip


class Running(Value):
    """A header or footer of the template, as its root element; targets of its relationships are absolute part names."""

    root: etree._Element
    relationships: tuple[Relationship, ...]


class BookletSource(Value):
    """`parts` by name; `relationships` are those of the document to them, targets as absolute part names.

    `styles` is the name of the styles part, `document` the parsed main part, `theme` None when there is none.
    `header` and `footer` run along on every page; `first` are the marks of those of the first page, as XML.
    """

    files: Files
    parts: Mapping[str, bytes]
    relationships: tuple[Relationship, ...]
    styles: str
    document: etree._Element
    theme: Theme | None
    header: Running | None
    footer: Running | None
    first: str

    @property
    def colours(self) -> Mapping[str, str]:
        """The theme's, by the names that shapes use."""
        names = {"dk1": "tx1", "lt1": "bg1", "dk2": "tx2", "lt2": "bg2"}
        colours = self.theme.colours if self.theme is not None else {}
        return {names.get(slot, slot): colour for slot, colour in colours.items()}


def read_source(data: bytes) -> BookletSource:
    """Raises PackageError."""
    files = read_files(data)
    main = main_part(files, "wordprocessingml")
    document = parse(files[main])
    related = {r.id: replace(r, kind=_kind(r)) for r in relationships_of(files, main) if r.target in files}
    running = _running_marks(last_section(document), related)
    kept = tuple(
        r
        for r in related.values()
        if r.kind in _KEPT_KINDS or r in (running["header", "first"], running["footer", "first"])
    )
    styles = next((r.target for r in kept if r.kind == "styles"), "")
    if not styles:
        raise damaged("has no styles")
    header, footer = (_read_running(files, running[kind, "default"]) for kind in ("header", "footer"))
    roots = [r.target for r in kept] + [
        r.target.lstrip("/") for part in (header, footer) if part for r in part.relationships
    ]
    parts = reachable(files, roots, follow=lambda relationship: True)
    check_kept(files, [*parts, *(r.target for r in running.values() if r is not None)])
    theme = next((r.target for r in kept if r.kind == "theme"), "")
    return BookletSource(
        files=files,
        parts=_with_cleaned_settings(kept, parts),
        relationships=kept,
        styles=styles,
        document=document,
        theme=read_theme(files[theme]) if theme else None,
        header=header,
        footer=footer,
        first="".join(
            f'<w:{kind}Reference w:type="first" r:id="{attribute(found.id)}"/>'
            for kind in ("header", "footer")
            if (found := running[kind, "first"]) is not None
        ),
    )


def _kind(relationship: Relationship) -> str:
    return relationship.kind.rpartition("/")[2]


def last_section(document: etree._Element) -> etree._Element | None:
    return document.find(f"{W}body/{W}sectPr")


def _running_marks(
    section: etree._Element | None, related: Mapping[str, Relationship]
) -> dict[tuple[str, str], Relationship | None]:
    """The last section's headers and footers, by kind and "default" or "first": other sections were of the sample text.

    Where the first page is none of its own, what runs along stands on it too.
    """
    found: dict[tuple[str, str], Relationship | None] = {
        (kind, type): None for kind in ("header", "footer") for type in ("default", "first")
    }
    if section is None:
        return found
    for kind in ("header", "footer"):
        for mark in section.iterfind(f"{W}{kind}Reference"):
            relationship = related.get(mark.get(R_ID, ""))
            if relationship is not None and relationship.kind == kind and not relationship.external:
                found[kind, mark.get(f"{W}type", "default")] = relationship
        if section.find(f"{W}titlePg") is None:
            found[kind, "first"] = found[kind, "default"]
    return found


def _read_running(files: Files, relationship: Relationship | None) -> Running | None:
    if relationship is None:
        return None
    inner = relationships_of(files, relationship.target)
    return Running(
        parse(files[relationship.target]), tuple(r if r.external else replace(r, target=f"/{r.target}") for r in inner)
    )


def _with_cleaned_settings(kept: tuple[Relationship, ...], parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """Settings without what is only the template's. One that has nothing of it stays as it is, byte for byte."""
    cleaned = dict(parts)
    for part in (r.target for r in kept if r.kind == "settings"):
        cleaned.pop(rels_path(part), None)
        root = parse(parts[part])
        own = [node for name in _OWN_SETTINGS for node in root.findall(f"{W}{name}")]
        own += [node for node in root.iterfind("*") if node.get(R_ID) and node not in own]
        for node in own:
            root.remove(node)
        if own:
            cleaned[part] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return cleaned
