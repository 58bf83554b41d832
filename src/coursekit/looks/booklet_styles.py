"""Which style of a Word template serves each role of a booklet; styles that it lacks are added, its own stay as they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

from lxml import etree

from coursekit.looks.style_names import BASIC_TABLES, TABLE_ROLES, known_styles, plain_style_name
from coursekit.value import Value
from coursekit.write.docx.source import BookletSource, W
from coursekit.write.docx.template import default_fonts, families_of
from coursekit.write.ooxml.package import Package
from coursekit.write.ooxml.reading import content_types, parse


class StyleHow(StrEnum):
    """How a style was found."""

    LOOK = "named in look.yaml"
    NAME = "by its name"
    TABLE = "the template's style of tables"
    NORMAL = "the template's plain text"
    ADDED = "added from the default look"


class FoundStyle(Value):
    name: str
    how: StyleHow


class _Style(Value):
    id: str
    name: str
    is_table: bool
    is_custom: bool
    is_default: bool


def match_styles(source: BookletSource, named: Mapping[str, str], usual: Mapping[str, str]) -> dict[str, FoundStyle]:
    """For each role of `usual` (role -> the default look's name) the template's style, by `named` (look.yaml's) first.

    A role that is not found keeps its usual name: `complete_styles` adds that style.
    """
    styles = _read_styles(parse(source.parts[source.styles]))
    return {role: _match(role, named.get(role, ""), name, styles, source) for role, name in usual.items()}


def _match(role: str, named: str, usual: str, styles: Iterable[_Style], source: BookletSource) -> FoundStyle:
    fit = [style for style in styles if style.is_table == (role in TABLE_ROLES)]
    if named and (style := _by_name(fit, {plain_style_name(named)})):
        return FoundStyle(style.name, StyleHow.LOOK)
    if style := _by_name(fit, {plain_style_name(usual)}) or _by_name(fit, known_styles(role)):
        return FoundStyle(style.name, StyleHow.NAME)
    if role == "table" and (style := _house_table(fit, source)):
        return FoundStyle(style.name, StyleHow.TABLE)
    if role == "body" and (style := next((style for style in fit if style.is_default), None)):
        return FoundStyle(style.name, StyleHow.NORMAL)
    return FoundStyle(usual, StyleHow.ADDED)


def _by_name(styles: Iterable[_Style], names: Iterable[str]) -> _Style | None:
    """By name, else by id: a program that translates the one often leaves the other."""
    listed, wanted = list(styles), frozenset(names)
    by_name = (style for style in listed if plain_style_name(style.name) in wanted)
    return next(by_name, None) or next((style for style in listed if plain_style_name(style.id) in wanted), None)


def _house_table(tables: Iterable[_Style], source: BookletSource) -> _Style | None:
    """The style that new tables get in the template, else the only one that is its own."""
    settings = next((r.target for r in source.relationships if r.kind == "settings"), "")
    chosen = parse(source.parts[settings]).find(f"{W}defaultTableStyle") if settings else None
    wanted = "" if chosen is None else chosen.get(f"{W}val", "")
    own = [style for style in tables if plain_style_name(style.name) not in BASIC_TABLES]
    custom = [style for style in own if style.is_custom]
    return next((style for style in own if style.id == wanted), custom[0] if len(custom) == 1 else None)


def _read_styles(root: etree._Element) -> list[_Style]:
    return [
        _Style(
            node.get(f"{W}styleId", ""),
            _value(node, "name"),
            node.get(f"{W}type") == "table",
            node.get(f"{W}customStyle") in ("1", "true", "on"),
            node.get(f"{W}default") in ("1", "true", "on"),
        )
        for node in root.iterfind(f"{W}style")
        if node.get(f"{W}type", "paragraph") in ("paragraph", "table")
    ]


def _value(node: etree._Element, name: str) -> str:
    found = node.find(f"{W}{name}")
    return "" if found is None else found.get(f"{W}val", "")


def heading_and_body_fonts(source: BookletSource) -> tuple[tuple[str, str], tuple[str, str]]:
    """The Latin and East Asian family of headings and of body text; "" where the template says nothing."""
    root = parse(source.parts[source.styles])
    body = default_fonts(root, source.theme)
    found = _by_name(_read_styles(root), known_styles("heading-1"))
    nodes = (node for node in root.iterfind(f"{W}style") if found and node.get(f"{W}styleId") == found.id)
    heading = families_of(next(nodes, None), source.theme)
    return (heading[0] or body[0], heading[1] or body[1]), body


# ---------------------------------------------------------------- what is lacking


def complete_styles(source: BookletSource, found: Mapping[str, FoundStyle], made: BookletSource) -> bytes:
    """The template's file with the styles it lacks put in from `made`, a template of the default look's maker."""
    package = Package()
    types = content_types(source.files, [name for name in source.files if name != "[Content_Types].xml"])
    for name, data in source.files.items():
        if name != "[Content_Types].xml":
            package.add(name, data, types.get(name, ""))
    root, ours = parse(source.parts[source.styles]), parse(made.parts[made.styles])
    names = {style.name for style in found.values() if style.how is StyleHow.ADDED}
    additions = [node for node in ours.iterfind(f"{W}style") if _value(node, "name") in names]
    for node in additions:
        root.append(_adopted(node, root))
    package.add(
        source.styles,
        etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True),
        types.get(source.styles, ""),
    )
    return package.to_bytes()


def _adopted(style: etree._Element, root: etree._Element) -> etree._Element:
    """A style of ours among foreign ones: based on their plain text, without its indents, and with an id of its own."""
    kind = style.get(f"{W}type", "paragraph")
    taken = {node.get(f"{W}styleId", "") for node in root.iterfind(f"{W}style")}
    id = style.get(f"{W}styleId", "")
    while id in taken:
        id += "Course"
    style.set(f"{W}styleId", id)
    for name in ("basedOn", "next", "link"):
        for node in style.findall(f"{W}{name}"):
            style.remove(node)
    base = next(
        (n for n in root.iterfind(f"{W}style") if n.get(f"{W}type") == kind and n.get(f"{W}default") == "1"), None
    )
    if base is not None:
        mark = etree.Element(f"{W}basedOn")
        mark.set(f"{W}val", base.get(f"{W}styleId", ""))
        style.insert(1, mark)
    if kind == "paragraph":
        _reset_paragraph(style)
    return style


def _reset_paragraph(style: etree._Element) -> None:
    """No list of ours, which the template has not; no first line set in, as plain text of Chinese templates often is."""
    properties = style.find(f"{W}pPr")
    if properties is None:
        return
    for node in properties.findall(f"{W}numPr"):
        properties.remove(node)
    indent = properties.find(f"{W}ind")
    if indent is None:
        indent = etree.Element(f"{W}ind")
        indent.set(f"{W}left", "0")
        # ECMA-376 part 1, 17.3.1.26: indents stand behind spacing.
        spacing = properties.find(f"{W}spacing")
        properties.insert(0 if spacing is None else list(properties).index(spacing) + 1, indent)
    if not indent.get(f"{W}hanging"):
        indent.set(f"{W}firstLine", "0")
        indent.set(f"{W}firstLineChars", "0")
