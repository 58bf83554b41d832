"""The theme: a palette as colour scheme, the fonts of one language, and a plain format scheme."""

from __future__ import annotations

from coursekit.documents.look import Fonts, Palette
from coursekit.write.ooxml.package import XML_DECLARATION
from coursekit.write.ooxml.xml import attribute
from coursekit.write.pptx.namespaces import DRAWING

_FLAT = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_FORMATS = (
    f'<a:fmtScheme name="Plain"><a:fillStyleLst>{_FLAT * 3}</a:fillStyleLst><a:lnStyleLst>'
    + "".join(f'<a:ln w="{width}">{_FLAT}<a:prstDash val="solid"/></a:ln>' for width in (9525, 19050, 28575))
    + "</a:lnStyleLst><a:effectStyleLst>"
    + "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    + f"</a:effectStyleLst><a:bgFillStyleLst>{_FLAT * 3}</a:bgFillStyleLst></a:fmtScheme>"
)


def theme_xml(name: str, palette: Palette, fonts: Fonts) -> str:
    return (
        f'{XML_DECLARATION}<a:theme xmlns:a="{DRAWING}" name="{attribute(name)}"><a:themeElements>'
        f"{_colours(name, palette)}{_fonts(name, fonts)}{_FORMATS}"
        "</a:themeElements><a:objectDefaults/><a:extraClrSchemeLst/></a:theme>"
    )


def _colours(name: str, palette: Palette) -> str:
    slots = {
        "dk1": palette.ink,
        "lt1": palette.paper,
        "dk2": palette.muted,
        "lt2": palette.accent_soft,
        "accent1": palette.accent,
        "accent2": palette.second,
        "accent3": palette.positive,
        "accent4": palette.warning,
        "accent5": palette.line,
        "accent6": palette.second_soft,
        "hlink": palette.accent,
        "folHlink": palette.muted,
    }
    rows = "".join(f'<a:{slot}><a:srgbClr val="{attribute(value)}"/></a:{slot}>' for slot, value in slots.items())
    return f'<a:clrScheme name="{attribute(name)}">{rows}</a:clrScheme>'


def _fonts(name: str, fonts: Fonts) -> str:
    major = _family(fonts.heading_latin, fonts.heading_east_asian)
    minor = _family(fonts.body_latin, fonts.body_east_asian)
    return (
        f'<a:fontScheme name="{attribute(name)}"><a:majorFont>{major}</a:majorFont>'
        f"<a:minorFont>{minor}</a:minorFont></a:fontScheme>"
    )


def _family(latin: str, east_asian: str) -> str:
    return (
        f'<a:latin typeface="{attribute(latin)}"/><a:ea typeface="{attribute(east_asian)}"/><a:cs typeface=""/>'
        '<a:font script="Hans" typeface="Microsoft YaHei"/><a:font script="Hant" typeface="Microsoft JhengHei"/>'
    )
