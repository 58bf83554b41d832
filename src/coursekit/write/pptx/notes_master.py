"""The notes master: a slide's picture over its script, on an A4 page."""

from __future__ import annotations

from coursekit.write.ooxml.package import XML_DECLARATION
from coursekit.write.pptx.namespaces import ROOT, emu

# A4 upright in points: what `p:notesSz` says too.
NOTES_WIDTH_PT = 595.3
NOTES_HEIGHT_PT = 841.9
_MARGIN = 56.0
_PICTURE = (_MARGIN + 41.6, 50.0, 400.0, 225.0)
_SCRIPT = (_MARGIN, 300.0, NOTES_WIDTH_PT - 2 * _MARGIN, 480.0)
_NUMBER = (NOTES_WIDTH_PT - _MARGIN - 80, 800.0, 80.0, 20.0)
_TEXT_PT = 12
_LEVELS = 5
_INDENT_PT = 14
_NUMBER_FIELD = "{B5E1F2A0-0C4D-4E8B-9A57-2D6C8F1E3B47}"


def notes_master_xml() -> str:
    """Its theme is the part its first relationship names; colours and fonts come from there."""
    return (
        f'{XML_DECLARATION}<p:notesMaster {ROOT}><p:cSld><p:bg><p:bgRef idx="1001"><a:schemeClr val="bg1"/></p:bgRef></p:bg>'
        '<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'
        f"{_picture()}{_script()}{_number()}"
        "</p:spTree></p:cSld>"
        '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3"'
        ' accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>'
        f"<p:notesStyle>{''.join(_level(number) for number in range(1, _LEVELS + 1))}</p:notesStyle></p:notesMaster>"
    )


def _frame(box: tuple[float, float, float, float]) -> str:
    x, y, width, height = (emu(length) for length in box)
    return (
        f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    )


def _picture() -> str:
    return (
        '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide Image Placeholder 1"/>'
        '<p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr>'
        '<p:nvPr><p:ph type="sldImg" idx="2"/></p:nvPr></p:nvSpPr>'
        f'<p:spPr>{_frame(_PICTURE)}<a:noFill/><a:ln w="9525"><a:solidFill><a:schemeClr val="accent5"/></a:solidFill>'
        "</a:ln></p:spPr></p:sp>"
    )


def _script() -> str:
    return (
        '<p:sp><p:nvSpPr><p:cNvPr id="3" name="Notes Placeholder 2"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        '<p:nvPr><p:ph type="body" sz="quarter" idx="3"/></p:nvPr></p:nvSpPr>'
        f'<p:spPr>{_frame(_SCRIPT)}</p:spPr><p:txBody><a:bodyPr vert="horz" lIns="0" tIns="0" rIns="0" bIns="0"/>'
        '<a:lstStyle/><a:p><a:pPr lvl="0"/><a:r><a:rPr lang="en-US"/><a:t>Notes</a:t></a:r></a:p></p:txBody></p:sp>'
    )


def _number() -> str:
    return (
        '<p:sp><p:nvSpPr><p:cNvPr id="4" name="Slide Number Placeholder 3"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        '<p:nvPr><p:ph type="sldNum" sz="quarter" idx="5"/></p:nvPr></p:nvSpPr>'
        f'<p:spPr>{_frame(_NUMBER)}</p:spPr><p:txBody><a:bodyPr vert="horz" lIns="0" tIns="0" rIns="0" bIns="0" anchor="b"/>'
        '<a:lstStyle><a:lvl1pPr algn="r"><a:defRPr sz="1000"/></a:lvl1pPr></a:lstStyle>'
        f'<a:p><a:fld id="{_NUMBER_FIELD}" type="slidenum"><a:rPr lang="en-US"/><a:t>‹#›</a:t></a:fld></a:p>'
        "</p:txBody></p:sp>"
    )


def _level(number: int) -> str:
    margin = emu((number - 1) * _INDENT_PT)
    return (
        f'<a:lvl{number}pPr marL="{margin}" algn="l" rtl="0" eaLnBrk="1" latinLnBrk="0" hangingPunct="1">'
        '<a:lnSpc><a:spcPct val="100000"/></a:lnSpc><a:spcBef><a:spcPts val="400"/></a:spcBef>'
        f'<a:defRPr sz="{_TEXT_PT * 100}" kern="1200"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'
        '<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></a:defRPr>'
        f"</a:lvl{number}pPr>"
    )
