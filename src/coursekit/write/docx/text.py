"""Paragraphs and runs: inlines and their marks as WordprocessingML."""

from __future__ import annotations

import re
from typing import assert_never

from coursekit.content import (
    Blank,
    Code,
    Conditional,
    Emphasis,
    Gap,
    GapWidth,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Reference,
    Strong,
    Text,
)
from coursekit.han import HAN
from coursekit.value import Value, replace
from coursekit.write.docx.draft import Draft, Frame
from coursekit.write.ooxml.xml import attribute, text

# A gap is a row of underscores, stretched: short, medium and long are about 24, 42 and 72 mm. Underlined no-break
# spaces would do in Word, but LibreOffice lets them hang over the end of a line, where nothing is seen of them.
# Arial, for Chinese too: its underscores touch; they stand closer for fonts in its place whose own do not.
_GAP_CHARACTERS = {GapWidth.SHORT: 8, GapWidth.MEDIUM: 14, GapWidth.LONG: 24}
_GAP_FONTS = ' w:ascii="Arial" w:eastAsia="Arial" w:hAnsi="Arial" w:cs="Arial"'
_GAP_STRETCH = '<w:spacing w:val="-16"/><w:w w:val="160"/>'

# Quotes, dashes, dots and signs that Latin and Chinese fonts both have: in Chinese text the Chinese font draws them.
_SHARED_SIGNS = re.compile("[\u00a7\u00b0\u00b1\u00b7\u00d7\u00f7\u2010-\u2012\u2014-\u27bf]")
_BREAK, _BREAKS = re.compile("[\t\n\r]"), re.compile("(\r\n|[\t\n\r])")
_HEADING_ROLES = frozenset(
    {"title", "product", "contents-heading", "heading-1", "heading-2", "heading-3", "point", "segment", "clock"}
    | {"cue-label", "card-label", "card-title"}
)
_CODE_FONTS = ' w:ascii="Consolas" w:hAnsi="Consolas" w:cs="Consolas"'


class Marks(Value, cache_hash=True):
    """How a run differs from its paragraph. `colour` is RRGGBB or "", `size_pt` 0 for the style's own."""

    bold: bool = False
    emphasis: bool = False
    code: bool = False
    underline: bool = False
    raised: bool = False
    heading: bool = False
    colour: str = ""
    size_pt: float = 0
    gap: bool = False


PLAIN = Marks()


def paragraph(
    draft: Draft, frame: Frame, role: str, content: str, *, keep: bool | None = None, before: str = "", after: str = ""
) -> str:
    """A paragraph of the role's style around finished runs.

    `before` and `after` are further properties, before and after w:spacing's place (numbering and
    borders; indents and alignment). `keep` overrides the frame's.
    """
    style = draft.template.styles.get(role, "")
    properties = (
        (f'<w:pStyle w:val="{style}"/>' if style else "")
        + ("<w:keepNext/>" if (frame.keeps_next if keep is None else keep) else "")
        + before
        + after
    )
    return f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>" if properties else f"<w:p>{content}</w:p>"


def uncounted(draft: Draft, role: str) -> str:
    """Takes a heading out of its style's list: ours have their numbers in their text, as contents, deck and handout
    name them."""
    return '<w:numPr><w:numId w:val="0"/></w:numPr>' if role in draft.template.counted else ""


def spacer(height_pt: float, *, keep: bool) -> str:
    """An empty paragraph of exact height: what Word wants between two tables and at the end of a cell."""
    kept = "<w:keepNext/>" if keep else ""
    twips = round(height_pt * 20)
    return (
        f'<w:p><w:pPr>{kept}<w:spacing w:before="0" w:after="0" w:line="{twips}" w:lineRule="exact"/>'
        '<w:rPr><w:sz w:val="2"/></w:rPr></w:pPr></w:p>'
    )


def role_runs(draft: Draft, role: str, content: Inlines, marks: Marks = PLAIN) -> str:
    """The runs of a paragraph of a role: headings have fonts of their own."""
    return runs(draft, content, _marks_of(role, marks))


def role_text(draft: Draft, role: str, words: str, marks: Marks = PLAIN) -> str:
    return run(draft, words, _marks_of(role, marks))


def _marks_of(role: str, marks: Marks) -> Marks:
    return replace(marks, heading=True) if role in _HEADING_ROLES else marks


def runs(draft: Draft, content: Inlines, marks: Marks = PLAIN) -> str:
    return "".join(
        [
            run(draft, inline.text, marks) if isinstance(inline, Text) else _inline(draft, inline, marks)
            for inline in content
        ]
    )


def _inline(draft: Draft, inline: Inline, marks: Marks) -> str:
    match inline:
        case Text(words):
            return run(draft, words, marks)
        case Strong(content):
            return runs(draft, content, replace(marks, bold=True))
        case Emphasis(content):
            return runs(draft, content, replace(marks, emphasis=True))
        case Code(words):
            return run(draft, words, replace(marks, code=True))
        case Link(content, url):
            return _link(draft, content, url, marks)
        case Reference(_, content) | Conditional(content, _):
            return runs(draft, content, marks)
        case Blank(content, _, number):
            word = runs(draft, content, replace(marks, underline=True, bold=True, colour=draft.palette.second))
            return word + _number(draft, number, marks)
        case Gap(width, number):
            return _gap(draft, width, number, marks)
        case LineBreak():
            return "<w:r><w:br/></w:r>"
    assert_never(inline)


def _link(draft: Draft, content: Inlines, url: str, marks: Marks) -> str:
    if not url or url.startswith("#"):
        return runs(draft, content, marks)
    inner = runs(draft, content, replace(marks, underline=True, colour=draft.palette.accent))
    return f'<w:hyperlink r:id="{draft.parts.link(url)}">{inner}</w:hyperlink>'


def _gap(draft: Draft, width: GapWidth, number: int, marks: Marks) -> str:
    line = run(draft, "_" * _GAP_CHARACTERS[width], replace(marks, gap=True))
    return line + _number(draft, number, marks)


def _number(draft: Draft, number: int, marks: Marks) -> str:
    return run(draft, str(number), replace(marks, raised=True, colour=draft.palette.muted)) if number else ""


def run(draft: Draft, words: str, marks: Marks = PLAIN) -> str:
    """One run. Its line ends and tabs become Word's own."""
    if not words:
        return ""
    content = (
        f'<w:t xml:space="preserve">{text(words)}</w:t>'
        if _BREAK.search(words) is None
        else "".join([_piece(piece) for piece in _BREAKS.split(words) if piece])
    )
    return f"<w:r><w:rPr>{_properties(draft, marks, words)}</w:rPr>{content}</w:r>"


def _piece(piece: str) -> str:
    if piece == "\t":
        return "<w:tab/>"
    if piece in ("\n", "\r", "\r\n"):
        return "<w:br/>"
    return f'<w:t xml:space="preserve">{text(piece)}</w:t>'


def _properties(draft: Draft, marks: Marks, words: str) -> str:
    # Slanted Chinese is a blur; it is dotted instead, and coloured, since not every program draws the dots.
    dotted = marks.emphasis and HAN.search(words) is not None
    shared = _SHARED_SIGNS.search(words) is not None
    look = marks, dotted, shared
    known = draft.properties.get(look)
    if known is None:
        known = _run_properties(draft, marks, dotted=dotted, hinted=shared and draft.is_chinese)
        draft.properties[look] = known
    return known


def _run_properties(draft: Draft, marks: Marks, *, dotted: bool, hinted: bool) -> str:
    colour = marks.colour or (draft.palette.accent if dotted else "")
    # ECMA-376 part 1, 17.3.2.28: the children of w:rPr stand in this order.
    return "".join(
        [
            _fonts(draft, marks, hinted=hinted),
            "<w:b/><w:bCs/>" if marks.bold else "",
            "<w:i/><w:iCs/>" if marks.emphasis and not dotted else "",
            "<w:noProof/>" if marks.code or marks.gap else "",
            f'<w:color w:val="{colour}"/>' if colour else "",
            _GAP_STRETCH if marks.gap else "",
            f'<w:sz w:val="{round(marks.size_pt * 2)}"/><w:szCs w:val="{round(marks.size_pt * 2)}"/>'
            if marks.size_pt
            else "",
            '<w:u w:val="single"/>' if marks.underline else "",
            f'<w:shd w:val="clear" w:color="auto" w:fill="{draft.palette.accent_soft}"/>' if marks.code else "",
            '<w:vertAlign w:val="superscript"/>' if marks.raised else "",
            '<w:em w:val="dot"/>' if dotted else "",
            language_tag(draft.language),
        ]
    )


def _fonts(draft: Draft, marks: Marks, *, hinted: bool) -> str:
    hint = ' w:hint="eastAsia"' if hinted else ""
    names = ""
    if draft.fonts is not None:
        fonts = draft.fonts
        latin = fonts.heading_latin if marks.heading else fonts.body_latin
        east_asian = fonts.heading_east_asian if marks.heading else fonts.body_east_asian
        slots = (("ascii", latin), ("eastAsia", east_asian), ("hAnsi", latin))
        names = "".join(f' w:{slot}="{attribute(family)}"' for slot, family in slots if family)
    if marks.code or marks.gap:
        names = _CODE_FONTS if marks.code else _GAP_FONTS
    return f"<w:rFonts{hint}{names}/>" if hint or names else ""


def document_language(language: str) -> dict[str, str]:
    """What the w:lang of a document's defaults says: of that a PDF made of it says it is. East Asian text in an
    English booklet is left to the template."""
    if language.startswith("zh"):
        return {"val": language, "eastAsia": language}
    return {"val": _latin_language(language)}


def language_tag(language: str) -> str:
    """The languages of a run: of its Latin text, which in a Chinese booklet is English, and of its East Asian text.

    Latin words tagged as Chinese would be broken anywhere by LibreOffice, and not be proofread by Word.
    """
    east_asian = language if language.startswith("zh") else "zh-CN"
    return f'<w:lang w:val="{_latin_language(language)}" w:eastAsia="{east_asian}"/>'


def _latin_language(language: str) -> str:
    return "en-US" if language == "en" or language.startswith("zh") else language
