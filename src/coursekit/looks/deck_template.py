"""The deck's template, made from a look's palette, fonts and style: one master, eighteen layouts, a notes master."""

from __future__ import annotations

from collections.abc import Mapping

from coursekit.documents.deck import Layout
from coursekit.documents.look import Fonts, Palette, Style
from coursekit.looks.deck.design import HEIGHT_PT, WIDTH_PT
from coursekit.looks.deck.elements import Element, elements_xml, fill, list_style
from coursekit.looks.deck.layouts import LAYOUT_TYPES, body_levels, make_layouts, make_master, title_level
from coursekit.looks.deck.theme import theme_xml
from coursekit.write.ooxml.package import XML_DECLARATION, Package, Relationship
from coursekit.write.ooxml.xml import attribute
from coursekit.write.pptx import namespaces as ns
from coursekit.write.pptx.notes_master import NOTES_HEIGHT_PT, NOTES_WIDTH_PT, notes_master_xml
from coursekit.write.pptx.properties import write_properties

DEFAULT_STYLE = Style()
COURSE_TABLE = "{3F2A7B54-9C1D-4E86-A0B7-5D4C3E2F1A60}"
# ECMA-376 part 1, 19.2.1.33 and 19.3.1.40: master and layout ids are unique and at least 2^31.
_FIRST_ID = 2_147_483_648
_TREE_HEAD = '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'
_COLOUR_MAP = (
    '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3"'
    ' accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>'
)
_SIDES = ("left", "right", "top", "bottom", "insideH", "insideV")


def make_deck_template(
    name: str, palette: Palette, fonts: Fonts, layouts: Mapping[Layout, str], style: Style = DEFAULT_STYLE
) -> bytes:
    """A .pptx without slides, 13.333 x 7.5 inches; `layouts` gives each role's layout its name."""
    package = Package()
    elements = make_layouts(style)
    package.add("ppt/theme/theme1.xml", theme_xml(name, palette, fonts), ns.THEME_TYPE)
    package.add("ppt/theme/theme2.xml", theme_xml(name, palette, fonts), ns.THEME_TYPE)
    for number, role in enumerate(Layout, start=1):
        part = f"ppt/slideLayouts/slideLayout{number}.xml"
        package.add(part, _layout(role, layouts.get(role, role.value), elements[role], palette), ns.LAYOUT_TYPE)
        package.relate(part, [Relationship("rId1", "slideMaster", "../slideMasters/slideMaster1.xml")])
    package.add("ppt/slideMasters/slideMaster1.xml", _master(palette, style), ns.MASTER_TYPE)
    package.relate("ppt/slideMasters/slideMaster1.xml", _master_relationships())
    package.add("ppt/notesMasters/notesMaster1.xml", notes_master_xml(), ns.NOTES_MASTER_TYPE)
    package.relate("ppt/notesMasters/notesMaster1.xml", [Relationship("rId1", "theme", "../theme/theme2.xml")])
    _add_presentation(package, palette)
    write_properties(package, title=name, language="", date="", slides=0, notes=0)
    return package.to_bytes()


def _master_relationships() -> list[Relationship]:
    count = len(Layout)
    return [
        *(Relationship(f"rId{n}", "slideLayout", f"../slideLayouts/slideLayout{n}.xml") for n in range(1, count + 1)),
        Relationship(f"rId{count + 1}", "theme", "../theme/theme1.xml"),
    ]


def _layout(role: Layout, name: str, elements: tuple[Element, ...], palette: Palette) -> str:
    kind = f' type="{LAYOUT_TYPES[role]}"' if role in LAYOUT_TYPES else ' userDrawn="1"'
    return (
        f'{XML_DECLARATION}<p:sldLayout {ns.ROOT}{kind} preserve="1"><p:cSld name="{attribute(name)}">'
        f"<p:spTree>{_TREE_HEAD}{elements_xml(elements, palette)}</p:spTree></p:cSld>"
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    )


def _master(palette: Palette, style: Style) -> str:
    ids = "".join(
        f'<p:sldLayoutId id="{_FIRST_ID + number}" r:id="rId{number}"/>' for number in range(1, len(Layout) + 1)
    )
    return (
        f'{XML_DECLARATION}<p:sldMaster {ns.ROOT} preserve="1"><p:cSld><p:bg><p:bgPr>{fill("paper", palette)}'
        f"<a:effectLst/></p:bgPr></p:bg><p:spTree>{_TREE_HEAD}{elements_xml(make_master(style), palette)}</p:spTree></p:cSld>"
        f'{_COLOUR_MAP}<p:sldLayoutIdLst>{ids}</p:sldLayoutIdLst><p:hf hdr="0" dt="0"/><p:txStyles>'
        f"<p:titleStyle>{list_style((title_level(style),), palette)}</p:titleStyle>"
        f"<p:bodyStyle>{list_style(body_levels(style), palette)}</p:bodyStyle>"
        f"<p:otherStyle>{_other_style()}</p:otherStyle></p:txStyles></p:sldMaster>"
    )


def _other_style() -> str:
    return "".join(
        f'<a:lvl{number}pPr marL="{457200 * (number - 1)}" algn="l" defTabSz="914400" rtl="0" eaLnBrk="1"'
        ' latinLnBrk="0" hangingPunct="1"><a:defRPr sz="1800" kern="1200">'
        '<a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'
        '<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></a:defRPr>'
        f"</a:lvl{number}pPr>"
        for number in range(1, 10)
    )


def _add_presentation(package: Package, palette: Palette) -> None:
    relationships = [
        Relationship("rId1", "slideMaster", "slideMasters/slideMaster1.xml"),
        Relationship("rId2", "notesMaster", "notesMasters/notesMaster1.xml"),
        Relationship("rId3", "presProps", "presProps.xml"),
        Relationship("rId4", "viewProps", "viewProps.xml"),
        Relationship("rId5", "theme", "theme/theme1.xml"),
        Relationship("rId6", "tableStyles", "tableStyles.xml"),
    ]
    package.add("ppt/presentation.xml", _presentation(), ns.PRESENTATION_TYPE)
    package.relate("ppt/presentation.xml", relationships)
    package.add(
        "ppt/presProps.xml",
        f"{XML_DECLARATION}<p:presentationPr {ns.ROOT}/>",
        ns.PRESENTATION_PROPERTIES_TYPE,
    )
    package.add("ppt/viewProps.xml", f"{XML_DECLARATION}<p:viewPr {ns.ROOT}/>", ns.VIEW_PROPERTIES_TYPE)
    package.add("ppt/tableStyles.xml", _table_styles(palette), ns.TABLE_STYLES_TYPE)


def _presentation() -> str:
    return (
        f'{XML_DECLARATION}<p:presentation {ns.ROOT} saveSubsetFonts="1"><p:sldMasterIdLst>'
        f'<p:sldMasterId id="{_FIRST_ID}" r:id="rId1"/></p:sldMasterIdLst>'
        '<p:notesMasterIdLst><p:notesMasterId r:id="rId2"/></p:notesMasterIdLst>'
        f'<p:sldSz cx="{ns.emu(WIDTH_PT)}" cy="{ns.emu(HEIGHT_PT)}"/>'
        f'<p:notesSz cx="{ns.emu(NOTES_WIDTH_PT)}" cy="{ns.emu(NOTES_HEIGHT_PT)}"/>'
        f"<p:defaultTextStyle>{_other_style()}</p:defaultTextStyle></p:presentation>"
    )


def _table_styles(palette: Palette) -> str:
    """One style: thin lines between rows, a head in the accent colour."""
    line = f'<a:ln w="9525" cmpd="sng">{fill("line", palette)}</a:ln>'
    none = "<a:ln><a:noFill/></a:ln>"
    borders = "".join(f"<a:{side}>{line if side in ('bottom', 'insideH') else none}</a:{side}>" for side in _SIDES)
    return (
        f'{XML_DECLARATION}<a:tblStyleLst xmlns:a="{ns.DRAWING}" def="{COURSE_TABLE}">'
        f'<a:tblStyle styleId="{COURSE_TABLE}" styleName="Course Table"><a:wholeTbl>'
        '<a:tcTxStyle><a:fontRef idx="minor"/><a:schemeClr val="tx1"/></a:tcTxStyle>'
        f"<a:tcStyle><a:tcBdr>{borders}</a:tcBdr><a:fill><a:noFill/></a:fill></a:tcStyle></a:wholeTbl>"
        '<a:firstRow><a:tcTxStyle b="on"><a:fontRef idx="minor"/><a:schemeClr val="bg1"/></a:tcTxStyle>'
        f"<a:tcStyle><a:tcBdr/><a:fill>{fill('accent', palette)}</a:fill></a:tcStyle></a:firstRow>"
        "</a:tblStyle></a:tblStyleLst>"
    )
