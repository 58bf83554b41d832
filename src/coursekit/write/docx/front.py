"""The front of a booklet: its cover and its table of contents."""

from __future__ import annotations

from collections.abc import Sequence

from coursekit.content import Figure
from coursekit.documents.booklet import Cover, Fields
from coursekit.value import replace
from coursekit.write.docx.draft import Draft, Frame
from coursekit.write.docx.extent import count_lines
from coursekit.write.docx.heights import height_of, text_height
from coursekit.write.docx.outline import CONTENTS_LEVELS, Entry
from coursekit.write.docx.panels import fields
from coursekit.write.docx.pictures import picture_run
from coursekit.write.docx.text import Marks, paragraph, role_text, run, uncounted
from coursekit.write.ooxml.xml import text

# From the page's top margin down to the product's name, and from the facts to the lines to fill in, in twips.
_ABOVE, _ABOVE_FIELDS = 2600, 500
# From the title to the facts: what is left of this share of the page, at most and at least so many twips.
_FILLED, _MOST_ABOVE_FACTS, _LEAST_ABOVE_FACTS = 0.93, 5200, 600
# A title is made smaller, down to this size, where that saves it a line.
_LEAST_TITLE_PT = 24.0
# Bold letters are wider than those the estimate is made for.
_BOLD = 1.05
_EMU_PER_TWIP = 635
# The band, what the panel behind the title has below it, and the line under that, in twips.
_BAND_WIDTH, _UNDER_HEAD, _EDGE = 340, 500, 102
# The box that a logo is fitted into.
_LOGO_PT, _LOGO_WIDTH_PT = 56, 200


# ---------------------------------------------------------------- the cover


def cover_xml(draft: Draft, cover: Cover) -> str:
    """A page of its own: product, title and subtitle in its upper half, facts and lines to fill in below."""
    frame = Frame(draft.template.page.text_width)
    ground = _panel(draft, _head_height(draft, cover))
    logo = _logo(draft, frame, cover.logo, ground) if cover.logo is not None else ""
    above = _ABOVE - (_LOGO_PT * 20 if logo else 0)
    product = logo + _down(draft, frame, "product", cover.kind, above, "" if logo else ground)
    size = _title_size(draft, cover.title)
    title = paragraph(draft, frame, "title", role_text(draft, "title", cover.title, Marks(size_pt=size)))
    subtitle = (
        paragraph(draft, frame, "subtitle", role_text(draft, "subtitle", cover.subtitle)) if cover.subtitle else ""
    )
    above = _above_facts(draft, cover)
    facts = "".join(
        _down(draft, frame, "cover-line", line, 0 if index else above) for index, line in enumerate(cover.lines)
    )
    fields_above = _ABOVE_FIELDS if cover.lines else above
    return product + title + subtitle + facts + _to_fill(draft, frame, cover.to_fill, fields_above)


def _logo(draft: Draft, frame: Frame, logo: Figure, ground: str) -> str:
    """At the head of the page, in a line of its own; what is under it stays where it stands without."""
    image = logo.image
    scale = min(_LOGO_PT / image.height, _LOGO_WIDTH_PT / image.width)
    picture = picture_run(draft, logo, image.width * scale, image.height * scale)
    exact = f'<w:spacing w:before="0" w:after="0" w:line="{_LOGO_PT * 20}" w:lineRule="atLeast"/>'
    return paragraph(draft, frame, "cover-line", ground + picture, after=exact)


def _title_size(draft: Draft, title: str) -> float:
    """The largest size at which the title takes the fewest lines; 0 leaves it to the style."""
    width, most = draft.template.page.text_width / 20, draft.template.metrics["title"].size
    sizes = [most - step / 2 for step in range(int(max(most - _LEAST_TITLE_PT, 0) * 2) + 1)]
    best = min(sizes, key=lambda size: (count_lines(title, width, size * _BOLD), -size))
    return 0 if best == most else best


def _head_height(draft: Draft, cover: Cover) -> float:
    """From the page's top margin down to the end of the subtitle, in points."""
    width = draft.template.page.text_width / 20
    head = (("product", cover.kind), ("title", cover.title), ("subtitle", cover.subtitle))
    return _ABOVE / 20 + sum(text_height(draft, role, words, width) for role, words in head if words)


def _above_facts(draft: Draft, cover: Cover) -> int:
    """What moves facts and lines to fill in to the foot of the page, in twips."""
    template = draft.template
    width = template.page.text_width / 20
    used = _head_height(draft, cover) + sum(text_height(draft, "cover-line", line, width) for line in cover.lines)
    used += height_of(draft, _fields_to_fill(cover.to_fill), width) + _ABOVE_FIELDS / 20 if cover.to_fill else 0
    left = round((template.page.text_height_pt * _FILLED - used) * 20)
    return max(_LEAST_ABOVE_FACTS, min(left, _MOST_ABOVE_FACTS))


def _fields_to_fill(labels: Sequence[str]) -> Fields:
    return Fields(tuple((label, "") for label in labels), to_fill=True)


def _down(draft: Draft, frame: Frame, role: str, words: str, above: int, anchored: str = "") -> str:
    """A paragraph `above` twips further down than its style has it."""
    spacing = f'<w:spacing w:before="{above}"/>' if above else ""
    return paragraph(draft, frame, role, anchored + role_text(draft, role, words), after=spacing)


def _to_fill(draft: Draft, frame: Frame, labels: Sequence[str], space: int) -> str:
    if not labels:
        return ""
    above = paragraph(draft, frame, "cover-line", "", after=f'<w:spacing w:before="{space}"/>')
    narrow = replace(frame, width=frame.width * 2 // 3)
    return above + fields(draft, narrow, _fields_to_fill(labels))


def _panel(draft: Draft, head_pt: float) -> str:
    """A pale field behind the product's name and the title, a line under it, and a band down the left edge."""
    page, palette = draft.template.page, draft.palette
    height = page.top + round(head_pt * 20) + _UNDER_HEAD
    beside = page.width - _BAND_WIDTH
    return (
        _ground(draft, (_BAND_WIDTH, 0), (beside, height), palette.accent_soft)
        + _ground(draft, (_BAND_WIDTH, height), (beside, _EDGE), palette.second)
        + _ground(draft, (0, 0), (_BAND_WIDTH, page.height), palette.accent)
    )


def _ground(draft: Draft, place: tuple[int, int], size: tuple[int, int], colour: str) -> str:
    """A rectangle on the page, behind the text; decoration, hidden from screen readers. Across and down, in twips."""
    id = draft.parts.next_id()
    left, top, width, height = (length * _EMU_PER_TWIP for length in (*place, *size))
    shape = (
        '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData'
        ' uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr/><wps:spPr>'
        f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        f'</a:prstGeom><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill><a:ln><a:noFill/></a:ln>'
        "</wps:spPr><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>"
    )
    decorative = (
        '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative'
        ' xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
    )
    anchor = (
        '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="1" locked="0"'
        ' layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="page"><wp:posOffset>{left}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="page"><wp:posOffset>{top}</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:wrapNone/><wp:docPr id="{id}" name="Ground {id}">{decorative}'
        f"</wp:docPr><wp:cNvGraphicFramePr/>{shape}</wp:anchor>"
    )
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
        f"{anchor}</w:drawing></mc:Choice><mc:Fallback/></mc:AlternateContent></w:r>"
    )


# ---------------------------------------------------------------- the contents

# From one level of the contents to the next, in twips; as in the styles of our own templates.
_CONTENTS_INDENT = 420

_BEGIN, _SEPARATE, _END = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))


_NO_HEIGHT = '<w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr>'


def field_xml(instruction: str, result: str) -> str:
    """A field with the runs of its result."""
    code = f'<w:r><w:instrText xml:space="preserve"> {text(instruction)} </w:instrText></w:r>'
    return f"{_BEGIN}{code}{_SEPARATE}{result}{_END}"


def contents_xml(draft: Draft, title: str, entries: Sequence[Entry]) -> str:
    """The table of contents on a page of its own: a field that is filled already.

    Its page numbers are estimates until someone updates the field. It is not marked dirty: Word would
    then ask "This document contains fields that may refer to other files" at every opening (jgm/pandoc#5915,
    PumasAI/WriteDocx.jl#48).
    """
    frame = Frame(draft.template.page.text_width)
    role = "contents-heading"
    fresh = f"<w:pageBreakBefore/>{uncounted(draft, role)}"
    head = paragraph(draft, frame, role, role_text(draft, role, title), before=fresh)
    shown = [entry for entry in entries if entry.level <= CONTENTS_LEVELS]
    code = f'<w:r><w:instrText xml:space="preserve"> TOC \\o "1-{CONTENTS_LEVELS}" \\h \\z </w:instrText></w:r>'
    begin = f"{_BEGIN}{code}{_SEPARATE}"
    rows = "".join(_contents_row(draft, frame, entry, "" if index else begin) for index, entry in enumerate(shown))
    # Hardly any height: in a full page of contents it would go on to a page of its own.
    end = f"<w:p>{_NO_HEIGHT}{'' if shown else begin}{_END}</w:p>"
    return (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>'
        f"</w:sdtPr><w:sdtContent>{head}{rows}{end}</w:sdtContent></w:sdt>"
    )


def _contents_row(draft: Draft, frame: Frame, entry: Entry, before: str) -> str:
    role = f"contents-{entry.level}"
    page = field_xml(f"PAGEREF {entry.bookmark} \\h", run(draft, str(entry.page)))
    words = f"{entry.number}\t{entry.title}\t" if entry.number else f"{entry.title}\t"
    link = f'<w:hyperlink w:anchor="{entry.bookmark}" w:history="1">{role_text(draft, role, words)}{page}</w:hyperlink>'
    return paragraph(
        draft, frame, role, before + link, before=_page_tab(frame), after="" if entry.number else _flush(entry.level)
    )


def _page_tab(frame: Frame) -> str:
    """The page numbers stand at the right margin; Word, too, sets this tab on each entry and not in the style."""
    return f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{frame.width}"/></w:tabs>'


def _flush(level: int) -> str:
    """An entry without a number has its title where the others have theirs numbered."""
    return f'<w:ind w:left="{_CONTENTS_INDENT * (level - 1)}" w:firstLine="0"/>'
