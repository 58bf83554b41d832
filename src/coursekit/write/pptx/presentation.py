"""The presentation part: the template's own, with the deck's slides and notes master put in."""

from __future__ import annotations

from lxml import etree

from coursekit.value import replace
from coursekit.write.ooxml.package import XML_DECLARATION, Package, Relationship, rels_path
from coursekit.write.ooxml.reading import parse, relationships_of
from coursekit.write.pptx import namespaces as ns
from coursekit.write.pptx.template import DeckTemplate

EMPTY_VIEW = f"{XML_DECLARATION}<p:viewPr {ns.ROOT}/>"
_P = f"{{{ns.PRESENTATION}}}"
_R_ID = f"{{{ns.RELATIONSHIP}}}id"
# ECMA-376 part 1, 19.3.1.43: sldId must be at least 256.
_FIRST_SLIDE_ID = 256
# What must stand before slides in the sequence of 19.2.1.26.
_BEFORE_NOTES = ("sldMasterIdLst",)
_BEFORE_SLIDES = (*_BEFORE_NOTES, "notesMasterIdLst", "handoutMasterIdLst")


def finish_presentation(
    package: Package, template: DeckTemplate, notes_master: str, slides: int, first: int = 1
) -> None:
    """Sample slides, shows and sections of the template are gone; its masters, sizes and styles stay. `first` is the number of
    the first slide."""
    kept = [
        replace(r, target=_from_presentation(r.target, template.presentation))
        for r in relationships_of(template.parts, template.presentation)
        if r.kind not in ("slide", "notesMaster") and r.target in template.parts
    ]
    taken = {relationship.id for relationship in kept}
    added = [Relationship(_free("rIdNotes", taken), "notesMaster", _target(notes_master, template))]
    added += [
        Relationship(_free(f"rIdSlide{n}", taken), "slide", _target(f"ppt/slides/slide{n}.xml", template))
        for n in range(1, slides + 1)
    ]
    root = parse(template.parts[template.presentation])
    # Sections and shows name sample slides; a password would be asked of whoever opens the deck.
    _remove(root, "sldIdLst", "custShowLst", "notesMasterIdLst", "extLst", "modifyVerifier", "photoAlbum")
    # The guide counts slides from 1, whatever the template does.
    root.attrib.pop("firstSlideNum", "")
    if first != 1:
        root.set("firstSlideNum", str(first))
    _insert(root, _BEFORE_NOTES, _id_list("notesMasterIdLst", "notesMasterId", [added[0].id], None))
    if slides:
        ids = [relationship.id for relationship in added[1:]]
        _insert(root, _BEFORE_SLIDES, _id_list("sldIdLst", "sldId", ids, _FIRST_SLIDE_ID))
    data = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    package.add(template.presentation, data, ns.PRESENTATION_TYPE)
    _reset_view(package)
    package.parts.pop(rels_path(template.presentation), None)
    package.relate(template.presentation, [*kept, *added])


def _reset_view(package: Package) -> None:
    """How the template was last looked at: often its master, and sample slides that are not there any more."""
    for part, kind in package.overrides.items():
        if kind == ns.VIEW_PROPERTIES_TYPE:
            package.add(part, EMPTY_VIEW)
            package.parts.pop(rels_path(part), None)


def _free(wanted: str, taken: set[str]) -> str:
    while wanted in taken:
        wanted += "x"
    taken.add(wanted)
    return wanted


def _from_presentation(target: str, presentation: str) -> str:
    folder = presentation.rpartition("/")[0] + "/"
    return target.removeprefix(folder) if target.startswith(folder) else f"/{target}"


def _target(part: str, template: DeckTemplate) -> str:
    return _from_presentation(part, template.presentation)


def _remove(root: etree._Element, *names: str) -> None:
    for name in names:
        for element in root.findall(f"{_P}{name}"):
            root.remove(element)


def _insert(root: etree._Element, before: tuple[str, ...], element: etree._Element) -> None:
    """After the last of the elements that must precede it."""
    position = 0
    for index, child in enumerate(root):
        if isinstance(child.tag, str) and etree.QName(child).localname in before:
            position = index + 1
    root.insert(position, element)


def _id_list(list_name: str, name: str, relationships: list[str], first_id: int | None) -> etree._Element:
    ids = etree.Element(f"{_P}{list_name}")
    for offset, relationship in enumerate(relationships):
        attributes = {} if first_id is None else {"id": str(first_id + offset)}
        etree.SubElement(ids, f"{_P}{name}", {**attributes, _R_ID: relationship})
    return ids
