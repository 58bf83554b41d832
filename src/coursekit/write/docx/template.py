"""What a booklet takes from its Word template: styles by role, the page, and the parts it carries over as they are."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from lxml import etree

from coursekit.documents.look import Look
from coursekit.value import Value
from coursekit.write.docx.page import PageFormat, page_of
from coursekit.write.docx.source import Running, W, read_source
from coursekit.write.ooxml.package import Relationship
from coursekit.write.ooxml.reading import content_types, parse
from coursekit.write.ooxml.theme import Theme
from coursekit.write.ooxml.xml import attribute


class Metrics(Value):
    """The size of a style's text, the height of its lines and the space around it, in points."""

    size: float
    line: float
    before: float
    after: float


class BookletTemplate(Value):
    """`styles` and `metrics` are by role; a style's id, escaped for an attribute, is "" where the template's default must do.
    Roles that are `counted` have a style that numbers its paragraphs by itself.

    `parts` and `types` hold what is carried over, `relationships` those of the document to it, their
    targets as absolute part names. `fonts` are the template's own Latin and East Asian family for body text.
    `numbering` names its numbering part, which is among `parts` when there is one. `header` and `footer` are its own.
    """

    styles: Mapping[str, str]
    metrics: Mapping[str, Metrics]
    counted: frozenset[str]
    page: PageFormat
    fonts: tuple[str, str]
    parts: Mapping[str, bytes]
    types: Mapping[str, str]
    relationships: tuple[Relationship, ...]
    numbering: str
    header: Running | None = None
    footer: Running | None = None


def read_template(look: Look) -> BookletTemplate:
    """Raises PackageError."""
    return _read(look.booklet_template, tuple(look.styles.items()), look.paper)


@lru_cache(maxsize=1)
def _read(data: bytes, names: tuple[tuple[str, str], ...], paper: str) -> BookletTemplate:
    """Kept for the next document: those of an edition are in one look."""
    source = read_source(data)
    styles = parse(source.parts[source.styles])
    ids = _style_ids(styles, dict(names))
    return BookletTemplate(
        styles={role: attribute(id) for role, id in ids.items()},
        metrics=_metrics(styles, ids),
        counted=_counted(styles, ids),
        page=page_of(source, paper),
        fonts=default_fonts(styles, source.theme),
        parts=source.parts,
        types=content_types(source.files, source.parts),
        relationships=source.relationships,
        numbering=next((r.target for r in source.relationships if r.kind == "numbering"), ""),
        header=source.header,
        footer=source.footer,
    )


# ---------------------------------------------------------------- styles


def _style_ids(styles: etree._Element, names: Mapping[str, str]) -> dict[str, str]:
    """For each role the id of its style; "" where the template has none of that name."""
    by_name = {
        (_value(style.find(f"{W}name")).lower(), style.get(f"{W}type") == "table"): style.get(f"{W}styleId", "")
        for style in styles.iter(f"{W}style")
    }
    return {role: by_name.get((name.lower(), role in ("table", "grid")), "") for role, name in names.items()}


def _value(node: etree._Element | None) -> str:
    return "" if node is None else node.get(f"{W}val", "")


def _metrics(styles: etree._Element, ids: Mapping[str, str]) -> dict[str, Metrics]:
    nodes = {style.get(f"{W}styleId", ""): style for style in styles.iter(f"{W}style")}
    default = styles.find(f"{W}docDefaults")
    normal = next((n for n in nodes.values() if n.get(f"{W}default") == "1" and n.get(f"{W}type") == "paragraph"), None)
    return {role: _metric(_inherited(nodes, id, normal), default) for role, id in ids.items()}


def _counted(styles: etree._Element, ids: Mapping[str, str]) -> frozenset[str]:
    nodes = {style.get(f"{W}styleId", ""): style for style in styles.iter(f"{W}style")}
    return frozenset(
        role
        for role, id in ids.items()
        if any(node.find(f"{W}pPr/{W}numPr") is not None for node in _inherited(nodes, id, None))
    )


def _inherited(nodes: Mapping[str, etree._Element], id: str, normal: etree._Element | None) -> list[etree._Element]:
    """A style and those it is based on, nearest first; at most as many as there are."""
    chain: list[etree._Element] = []
    node = nodes.get(id)
    while node is not None and len(chain) < len(nodes):
        chain.append(node)
        node = nodes.get(_value(node.find(f"{W}basedOn")))
    return chain if chain or normal is None else [normal]


def _metric(chain: list[etree._Element], default: etree._Element | None) -> Metrics:
    sources = chain if default is None else [*chain, default]
    size = _number(sources, f".//{W}rPr/{W}sz", "val", 20) / 2
    line = _number(sources, f".//{W}pPr/{W}spacing", "line", 240)
    rule = _attribute(sources, f".//{W}pPr/{W}spacing", "lineRule", "auto")
    natural = size * 1.35
    height = natural * line / 240 if rule == "auto" else max(line / 20, natural) if rule == "atLeast" else line / 20
    before = _number(sources, f".//{W}pPr/{W}spacing", "before", 0) / 20
    after = _number(sources, f".//{W}pPr/{W}spacing", "after", 0) / 20
    return Metrics(size, height, before, after)


def _attribute(sources: list[etree._Element], path: str, name: str, otherwise: str) -> str:
    for source in sources:
        node = source.find(path)
        value = None if node is None else node.get(f"{W}{name}")
        if value is not None:
            return value
    return otherwise


def _number(sources: list[etree._Element], path: str, name: str, otherwise: float) -> float:
    try:
        return float(_attribute(sources, path, name, ""))
    except ValueError:
        return otherwise


def default_fonts(styles: etree._Element, theme: Theme | None) -> tuple[str, str]:
    """The Latin and East Asian family of body text, looked up in the theme where they are named by it."""
    return families_of(styles.find(f"{W}docDefaults/{W}rPrDefault"), theme)


def families_of(holder: etree._Element | None, theme: Theme | None) -> tuple[str, str]:
    """What the run properties in a style, or in the defaults, say; "" where they say nothing."""
    fonts = holder.find(f"{W}rPr/{W}rFonts") if holder is not None else None
    if fonts is None:
        return "", ""
    return _family(fonts, "ascii", theme), _family(fonts, "eastAsia", theme)


def _family(fonts: etree._Element, slot: str, theme: Theme | None) -> str:
    themed = fonts.get(f"{W}{slot}Theme", "")
    if not themed or theme is None:
        return fonts.get(f"{W}{slot}", "")
    faces = theme.major if themed.startswith("major") else theme.minor
    return faces.east_asian if slot == "eastAsia" else faces.latin
