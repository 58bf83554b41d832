"""Makes the Word template of a look from its palette, fonts and style names: nothing but styles and a page."""

from __future__ import annotations

from collections.abc import Mapping

from coursekit.documents.look import Fonts, Palette
from coursekit.value import Value
from coursekit.write.ooxml.package import XML_DECLARATION, Package, Relationship
from coursekit.write.ooxml.xml import attribute

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

# A4 with 20 mm at the sides, room for a punch; in twips (1/1440 inch).
_PAGE = (
    '<w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1304" w:right="1134" w:bottom="1191" w:left="1134" w:header="595" w:footer="539" w:gutter="0"/>'
)
_TEXT_WIDTH = 11906 - 2 * 1134

_CODE_FONT = "Consolas"
# Where a family is missing, Word and LibreOffice take the first of these they have.
_ALTERNATIVES = {
    "Arial": "Helvetica, Liberation Sans",
    "Microsoft YaHei": "微软雅黑, PingFang SC, Noto Sans CJK SC, Source Han Sans SC",
    "Microsoft JhengHei": "微軟正黑體, PingFang TC, Noto Sans CJK TC, Source Han Sans TC",
    "Consolas": "Menlo, DejaVu Sans Mono",
    "Segoe UI Symbol": "Apple Symbols, Noto Sans Symbols2, DejaVu Sans",
}


def make_booklet_template(name: str, palette: Palette, fonts: Fonts, styles: Mapping[str, str]) -> bytes:
    """A .docx with every style that `styles` names (role -> style name), an A4 page and no text.

    Line heights are "at least" a number of points that both the fonts asked for and their usual
    substitutes keep within: pages then break alike whichever font is there.
    """
    package = Package()
    package.add("word/document.xml", _document(), f"{_WORD}.document.main+xml")
    package.add("word/styles.xml", _styles(palette, fonts, styles), f"{_WORD}.styles+xml")
    package.add("word/numbering.xml", _numbering(fonts, styles), f"{_WORD}.numbering+xml")
    package.add("word/settings.xml", _SETTINGS, f"{_WORD}.settings+xml")
    package.add("word/fontTable.xml", _font_table(fonts), f"{_WORD}.fontTable+xml")
    package.add("word/theme/theme1.xml", _theme(name, palette, fonts), _THEME_TYPE)
    package.relate("", [Relationship("rId1", "officeDocument", "word/document.xml")])
    package.relate(
        "word/document.xml",
        [
            Relationship("rId1", "styles", "styles.xml"),
            Relationship("rId2", "numbering", "numbering.xml"),
            Relationship("rId3", "settings", "settings.xml"),
            Relationship("rId4", "fontTable", "fontTable.xml"),
            Relationship("rId5", "theme", "theme/theme1.xml"),
        ],
    )
    return package.to_bytes()


def _document() -> str:
    return f"{XML_DECLARATION}<w:document {_W}><w:body><w:p/><w:sectPr>{_PAGE}</w:sectPr></w:body></w:document>"


# ---------------------------------------------------------------- styles


class _Paragraph(Value):
    """How one role of paragraph looks. Sizes and spaces in points; `colour` is a role of the palette, or "" for none of
    its own.

    `keep` keeps it on the page of what follows; `extra` is further XML of w:pPr that stands between
    w:keepLines and w:spacing (borders, shade, tabs); `indent` and `align` come after.
    """

    size: float
    line: float
    before: float = 0
    after: float = 0
    colour: str = "ink"
    bold: bool = False
    heading: bool = False
    keep: bool = False
    outline: int | None = None
    follow: str = ""
    extra: str = ""
    indent: str = ""
    align: str = ""
    run: str = ""


def _border(side: str, colour: str, *, eighths: int, space: int, kind: str = "single") -> str:
    return f'<w:{side} w:val="{kind}" w:sz="{eighths}" w:space="{space}" w:color="{{{colour}}}"/>'


def _borders(*sides: str) -> str:
    return f"<w:pBdr>{''.join(sides)}</w:pBdr>"


def _hanging(left: int, hanging: int) -> str:
    return f'<w:ind w:left="{left}" w:hanging="{hanging}"/>'


# The number of an entry ends at its hanging indent. No tab stop is set there: one would catch the tab before the
# page number of a title that is shorter, once Word has made the contents anew.
_CONTENTS_TAB = f'<w:tab w:val="right" w:leader="dot" w:pos="{_TEXT_WIDTH}"/>'
_LIST_NUMBER = '<w:numPr><w:numId w:val="{number}"/></w:numPr>'

_PARAGRAPHS: Mapping[str, _Paragraph] = {
    "title": _Paragraph(32, 44, after=10, bold=True, heading=True, keep=True, follow="subtitle"),
    "subtitle": _Paragraph(15, 24, after=12, colour="muted", follow="cover-line"),
    "product": _Paragraph(
        14,
        22,
        after=16,
        colour="accent",
        bold=True,
        heading=True,
        keep=True,
        run='<w:spacing w:val="40"/>',
        follow="title",
    ),
    "cover-line": _Paragraph(11, 20, after=3, colour="muted"),
    "contents-heading": _Paragraph(20, 30, after=14, colour="accent", bold=True, heading=True, keep=True),
    "contents-1": _Paragraph(
        11, 18, before=9, after=2, bold=True, indent=_hanging(420, 420), extra=f"<w:tabs>{_CONTENTS_TAB}</w:tabs>"
    ),
    "contents-2": _Paragraph(10.5, 17, after=1, indent=_hanging(1040, 620), extra=f"<w:tabs>{_CONTENTS_TAB}</w:tabs>"),
    "contents-3": _Paragraph(
        10, 16, after=1, colour="muted", indent=_hanging(1834, 794), extra=f"<w:tabs>{_CONTENTS_TAB}</w:tabs>"
    ),
    "heading-1": _Paragraph(
        20,
        28,
        before=22,
        after=10,
        colour="accent",
        bold=True,
        heading=True,
        keep=True,
        outline=0,
        follow="body",
        extra=_borders(_border("bottom", "accent", eighths=12, space=5)),
        indent=_hanging(567, 567),
    ),
    "heading-2": _Paragraph(
        15,
        22,
        before=14,
        after=5,
        bold=True,
        heading=True,
        keep=True,
        outline=1,
        follow="body",
        indent=_hanging(680, 680),
    ),
    "heading-3": _Paragraph(
        12.5,
        18,
        before=9,
        after=3,
        colour="accent",
        bold=True,
        heading=True,
        keep=True,
        outline=2,
        follow="body",
        indent=_hanging(850, 850),
    ),
    "point": _Paragraph(11, 17, before=6, after=2, bold=True, heading=True, keep=True, follow="body"),
    "body": _Paragraph(10.5, 16, after=4, align="both"),
    "list-bullet": _Paragraph(10.5, 16, after=2, extra=_LIST_NUMBER.format(number=1)),
    "list-number": _Paragraph(10.5, 16, after=2, extra=_LIST_NUMBER.format(number=2)),
    "checklist": _Paragraph(10.5, 16, after=3, extra=_LIST_NUMBER.format(number=3)),
    "option": _Paragraph(10.5, 16, after=3, extra=_LIST_NUMBER.format(number=4)),
    "quote": _Paragraph(
        11,
        18.5,
        before=4,
        after=6,
        colour="muted",
        indent='<w:ind w:left="340" w:right="340"/>',
        extra=_borders(_border("left", "accent", eighths=18, space=10)),
    ),
    "attribution": _Paragraph(
        10, 16, after=10, colour="muted", indent='<w:ind w:left="340" w:right="340"/>', align="right"
    ),
    "code": _Paragraph(
        9.5,
        15,
        before=4,
        after=8,
        indent='<w:ind w:left="113" w:right="113"/>',
        extra=_borders(
            *(_border(side, "accent_soft", eighths=4, space=4) for side in ("top", "left", "bottom", "right"))
        )
        + '<w:shd w:val="clear" w:color="auto" w:fill="{accent_soft}"/>',
        run=f'<w:rFonts w:ascii="{_CODE_FONT}" w:hAnsi="{_CODE_FONT}" w:cs="{_CODE_FONT}"/>',
    ),
    "caption": _Paragraph(9.5, 14, before=2, after=5, colour="muted", bold=True, follow="body"),
    # The head of a table has the table's own colour: none is said here.
    "table-text": _Paragraph(10, 15, before=1.5, after=1.5, colour=""),
    "cue-label": _Paragraph(9.5, 15, after=0, bold=True, heading=True),
    "cue-text": _Paragraph(10.5, 15, after=2.5),
    "card-label": _Paragraph(9, 14, before=1, colour="muted", bold=True, heading=True, keep=True, follow="card-title"),
    "card-title": _Paragraph(11.5, 18, after=2, bold=True, heading=True, keep=True, follow="body"),
    "segment": _Paragraph(13, 20, after=0, bold=True, heading=True, keep=True, follow="body"),
    "clock": _Paragraph(12, 20, colour="accent", bold=True, heading=True, keep=True),
    "slide-reference": _Paragraph(9.5, 14, after=2, colour="muted"),
    "field": _Paragraph(10, 15, before=1.5, after=1.5, colour="muted", bold=True),
    "answer-line": _Paragraph(
        10.5,
        22.7,
        extra=_borders(_border("bottom", "muted", eighths=4, space=0), _border("between", "muted", eighths=4, space=0)),
    ),
    "header": _Paragraph(
        9, 14, colour="muted", extra=_borders(_border("bottom", "line", eighths=4, space=4)), align="right"
    ),
    "footer": _Paragraph(9, 14, colour="muted", align="center"),
}

_TABLES = ("table", "grid")

# The names Word itself knows, which it shows in the reader's language; any other is a style of ours.
_BUILT_IN = frozenset(
    {
        "Title", "Subtitle", "TOC Heading", "Body Text", "List Bullet", "List Number", "Quote", "caption",
        "header", "footer", *(f"toc {n}" for n in range(1, 10)), *(f"heading {n}" for n in range(1, 10)),
    }
)  # fmt: skip


def _styles(palette: Palette, fonts: Fonts, styles: Mapping[str, str]) -> str:
    roles = _first_role_of_each_style(styles)
    rows = [
        _table_style(role, styles[role], palette) if role in _TABLES else _paragraph_style(role, styles, palette, fonts)
        for role in roles
    ]
    return (
        f"{XML_DECLARATION}<w:styles {_W}>{_defaults(palette, fonts)}{_LATENT}{_BASE_STYLES}{''.join(rows)}</w:styles>"
    )


def _first_role_of_each_style(styles: Mapping[str, str]) -> list[str]:
    """Roles in the order of the tables above; of two roles that share a style the first shapes it."""
    roles: dict[str, str] = {}
    for role in (*_PARAGRAPHS, *_TABLES):
        if role in styles:
            roles.setdefault(styles[role].lower(), role)
    return list(roles.values())


def style_id(name: str) -> str:
    """The id of a style as Word would make it: `heading 1` -> `Heading1`, `toc 1` -> `TOC1`."""
    if name.startswith("toc "):
        return "TOC" + name[4:]
    letters = "".join(word[:1].upper() + word[1:] for word in name.split())
    return "".join(c for c in letters if c.isalnum() or c == "-") or "Style"


def _defaults(palette: Palette, fonts: Fonts) -> str:
    return (
        "<w:docDefaults><w:rPrDefault><w:rPr>"
        f"{_font_names(fonts.body_latin, fonts.body_east_asian)}"
        f'<w:color w:val="{palette.ink}"/><w:kern w:val="0"/><w:sz w:val="21"/><w:szCs w:val="21"/>'
        '<w:lang w:val="zh-CN" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault><w:pPr><w:widowControl/><w:kinsoku/><w:overflowPunct/>"
        '<w:autoSpaceDE/><w:autoSpaceDN/><w:snapToGrid w:val="0"/>'
        '<w:spacing w:before="0" w:after="0" w:line="340" w:lineRule="atLeast"/></w:pPr></w:pPrDefault></w:docDefaults>'
    )


def _font_names(latin: str, east_asian: str) -> str:
    latin, east_asian = attribute(latin), attribute(east_asian)
    return f'<w:rFonts w:ascii="{latin}" w:eastAsia="{east_asian}" w:hAnsi="{latin}" w:cs="{latin}"/>'


_LATENT = (
    '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="0" w:defUnhideWhenUsed="0"'
    ' w:defQFormat="0" w:count="376"/>'
)
_BASE_STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
    '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
    '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
)


def _paragraph_style(role: str, styles: Mapping[str, str], palette: Palette, fonts: Fonts) -> str:
    look, name = _PARAGRAPHS[role], styles[role]
    follow = styles.get(look.follow, name) if look.follow else name
    custom = "" if name in _BUILT_IN else ' w:customStyle="1"'
    return (
        f'<w:style w:type="paragraph"{custom} w:styleId="{style_id(name)}"><w:name w:val="{attribute(name)}"/>'
        f'<w:basedOn w:val="Normal"/><w:next w:val="{style_id(follow)}"/><w:qFormat/>'
        f"<w:pPr>{_paragraph_properties(look, palette)}</w:pPr>"
        f"<w:rPr>{_run_properties(look, palette, fonts)}</w:rPr></w:style>"
    )


def _paragraph_properties(look: _Paragraph, palette: Palette) -> str:
    # ECMA-376 part 1, 17.3.1.26: the children of w:pPr stand in this order. `extra` holds what a style has of
    # numPr, pBdr, shd and tabs, in this order too.
    return "".join(
        [
            "<w:keepNext/>" if look.keep else "",
            "<w:keepLines/>" if look.keep else "",
            _painted(look.extra, palette),
            f'<w:spacing w:before="{_twips(look.before)}" w:after="{_twips(look.after)}"'
            f' w:line="{_twips(look.line)}" w:lineRule="atLeast"/>',
            look.indent,
            f'<w:jc w:val="{look.align}"/>' if look.align else "",
            f'<w:outlineLvl w:val="{look.outline}"/>' if look.outline is not None else "",
        ]
    )


def _run_properties(look: _Paragraph, palette: Palette, fonts: Fonts) -> str:
    own_font, spacing = (look.run, "") if look.run.startswith("<w:rFonts") else ("", look.run)
    if look.heading:
        own_font = _font_names(fonts.heading_latin, fonts.heading_east_asian)
    half_points = round(look.size * 2)
    return (
        f"{own_font}{'<w:b/><w:bCs/>' if look.bold else ''}"
        f"{_colour(look, palette)}{spacing}"
        f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'
    )


def _colour(look: _Paragraph, palette: Palette) -> str:
    return f'<w:color w:val="{getattr(palette, look.colour)}"/>' if look.colour else ""


def _twips(points: float) -> int:
    return round(points * 20)


def _painted(xml: str, palette: Palette) -> str:
    """Put the palette's colours in place of `{role}`."""
    for role in ("accent_soft", "accent", "muted", "line"):
        xml = xml.replace(f"{{{role}}}", getattr(palette, role))
    return xml


def _table_style(role: str, name: str, palette: Palette) -> str:
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{style_id(name)}"><w:name w:val="{attribute(name)}"/>'
        f'<w:basedOn w:val="TableNormal"/><w:qFormat/><w:tblPr>{_painted(_TABLE_BORDERS[role], palette)}'
        '<w:tblCellMar><w:top w:w="34" w:type="dxa"/><w:left w:w="113" w:type="dxa"/>'
        '<w:bottom w:w="34" w:type="dxa"/><w:right w:w="113" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f'<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/><w:color w:val="{palette.accent}"/></w:rPr>'
        f"<w:tcPr>{_painted(_HEADER_CELLS, palette)}</w:tcPr></w:tblStylePr></w:style>"
    )


def _table_borders(*sides: tuple[str, int, str]) -> str:
    rows = "".join(_border(side, colour, eighths=eighths, space=0) for side, eighths, colour in sides)
    return f"<w:tblBorders>{rows}</w:tblBorders>"


_TABLE_BORDERS = {
    "table": _table_borders(
        ("top", 8, "accent"), ("left", 4, "line"), ("bottom", 8, "accent"), ("right", 4, "line"),
        ("insideH", 4, "line"), ("insideV", 4, "line"),
    ),
    "grid": _table_borders(("top", 8, "accent"), ("bottom", 8, "accent"), ("insideH", 4, "line")),
}  # fmt: skip
_HEADER_CELLS = (
    f"<w:tcBorders>{_border('bottom', 'accent', eighths=8, space=0)}</w:tcBorders>"
    '<w:shd w:val="clear" w:color="auto" w:fill="{accent_soft}"/>'
)


# ---------------------------------------------------------------- lists that a reader may go on with


def _numbering(fonts: Fonts, styles: Mapping[str, str]) -> str:
    kinds = (
        ("list-bullet", "bullet", "•", fonts.body_latin),
        ("list-number", "decimal", "%1.", fonts.body_latin),
        ("checklist", "bullet", "☐", "Segoe UI Symbol"),
        ("option", "upperLetter", "☐ %1", "Segoe UI Symbol"),
    )
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{index}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">'
        f'<w:start w:val="1"/><w:numFmt w:val="{kind}"/>{_numbered_style(styles.get(role, ""))}'
        f'<w:lvlText w:val="{sign}"/><w:lvlJc w:val="left"/><w:pPr>{_hanging(397, 397)}</w:pPr>'
        f"<w:rPr>{_font_names(font, font)}</w:rPr></w:lvl></w:abstractNum>"
        for index, (role, kind, sign, font) in enumerate(kinds)
    )
    numbers = "".join(
        f'<w:num w:numId="{index + 1}"><w:abstractNumId w:val="{index}"/></w:num>' for index in range(len(kinds))
    )
    return f"{XML_DECLARATION}<w:numbering {_W}>{abstract}{numbers}</w:numbering>"


def _numbered_style(name: str) -> str:
    return f'<w:pStyle w:val="{style_id(name)}"/>' if name else ""


# ---------------------------------------------------------------- settings, fonts, theme

# updateFields is left out on purpose: it makes Word ask a question whenever the file is opened.
_SETTINGS = (
    f'{XML_DECLARATION}<w:settings {_W}><w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/>'
    '<w:characterSpacingControl w:val="compressPunctuation"/><w:compat>'
    "<w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/><w:doNotLeaveBackslashAlone/><w:ulTrailSpace/>"
    "<w:doNotExpandShiftReturn/><w:adjustLineHeightInTable/><w:useFELayout/>"
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    '<w:compatSetting w:name="overrideTableStyleFontSizeAndJustification"'
    ' w:uri="http://schemas.microsoft.com/office/word" w:val="1"/>'
    '<w:compatSetting w:name="enableOpenTypeFeatures" w:uri="http://schemas.microsoft.com/office/word" w:val="1"/>'
    '<w:compatSetting w:name="doNotFlipMirrorIndents" w:uri="http://schemas.microsoft.com/office/word" w:val="1"/>'
    '<w:compatSetting w:name="differentiateMultirowTableHeaders"'
    ' w:uri="http://schemas.microsoft.com/office/word" w:val="1"/></w:compat>'
    '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>'
    '<w:clrSchemeMapping w:bg1="light1" w:t1="dark1" w:bg2="light2" w:t2="dark2" w:accent1="accent1"'
    ' w:accent2="accent2" w:accent3="accent3" w:accent4="accent4" w:accent5="accent5" w:accent6="accent6"'
    ' w:hyperlink="hyperlink" w:followedHyperlink="followedHyperlink"/>'
    '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
)


def _font_table(fonts: Fonts) -> str:
    families = {
        fonts.body_latin: "00", fonts.heading_latin: "00", fonts.body_east_asian: "86",
        fonts.heading_east_asian: "86", _CODE_FONT: "00", "Segoe UI Symbol": "00",
    }  # fmt: skip
    rows = "".join(
        f'<w:font w:name="{attribute(family)}">{_alternative(family)}<w:charset w:val="{charset}"/>'
        f'<w:family w:val="{"modern" if family == _CODE_FONT else "swiss"}"/><w:pitch w:val="variable"/></w:font>'
        for family, charset in sorted(families.items())
    )
    return f"{XML_DECLARATION}<w:fonts {_W}>{rows}</w:fonts>"


def _alternative(family: str) -> str:
    others = _ALTERNATIVES.get(family)
    return f'<w:altName w:val="{others}"/>' if others else ""


_THEME_TYPE = "application/vnd.openxmlformats-officedocument.theme+xml"
_THEME_COLOURS = (
    ("dk1", "ink"), ("lt1", "paper"), ("dk2", "muted"), ("lt2", "accent_soft"), ("accent1", "accent"),
    ("accent2", "second"), ("accent3", "positive"), ("accent4", "warning"), ("accent5", "muted"),
    ("accent6", "line"), ("hlink", "accent"), ("folHlink", "muted"),
)  # fmt: skip
_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
# ECMA-376 part 1, 20.1.4.1.14: three of each.
_FORMAT_SCHEME = (
    f'<a:fmtScheme name="Plain"><a:fillStyleLst>{_FILL * 3}</a:fillStyleLst><a:lnStyleLst>'
    + "".join(f'<a:ln w="{width}">{_FILL}<a:prstDash val="solid"/></a:ln>' for width in (6350, 12700, 19050))
    + f"</a:lnStyleLst><a:effectStyleLst>{'<a:effectStyle><a:effectLst/></a:effectStyle>' * 3}</a:effectStyleLst>"
    f"<a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst></a:fmtScheme>"
)


def _theme(name: str, palette: Palette, fonts: Fonts) -> str:
    colours = "".join(
        f'<a:{slot}><a:srgbClr val="{getattr(palette, role)}"/></a:{slot}>' for slot, role in _THEME_COLOURS
    )
    return (
        f'{XML_DECLARATION}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
        f' name="{attribute(name)}"><a:themeElements><a:clrScheme name="{attribute(name)}">{colours}</a:clrScheme>'
        f'<a:fontScheme name="{attribute(name)}">{_theme_fonts("major", fonts.heading_latin, fonts.heading_east_asian)}'
        f"{_theme_fonts('minor', fonts.body_latin, fonts.body_east_asian)}</a:fontScheme>{_FORMAT_SCHEME}"
        "</a:themeElements></a:theme>"
    )


def _theme_fonts(kind: str, latin: str, east_asian: str) -> str:
    return (
        f'<a:{kind}Font><a:latin typeface="{attribute(latin)}"/><a:ea typeface="{attribute(east_asian)}"/>'
        f'<a:cs typeface=""/></a:{kind}Font>'
    )
