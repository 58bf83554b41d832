"""Inlines as runs of text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import assert_never

from coursekit.content import (
    Blank,
    Code,
    Conditional,
    Emphasis,
    Gap,
    GapWidth,
    Inline,
    LineBreak,
    Link,
    Reference,
    Strong,
    Text,
)
from coursekit.value import Value, replace
from coursekit.write.ooxml.xml import text
from coursekit.write.pptx.draft import Draft, Voice

_GAP_CHARACTERS = {GapWidth.SHORT: 8, GapWidth.MEDIUM: 14, GapWidth.LONG: 24}
# Unicode gives these one code for both scripts; PowerPoint would take them from the Latin font.
_SHARED_MARKS = re.compile("([‘’“”…—·]+)")
_TEXT_COLOUR = (
    '<a:extLst><a:ext uri="{A12FA001-AC4F-418D-AE19-62706E023703}"><ahyp:hlinkClr'
    ' xmlns:ahyp="http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor" val="tx"/></a:ext></a:extLst>'
)
_NO_BREAK_SPACE = "\u00a0"
_CODE_FACE = '<a:latin typeface="Consolas"/>'


class Marks(Value):
    """How a run looks. `size_pt` None leaves the placeholder's own; `ink` is a role of the palette, "" for its own.

    `inverse`: light on a dark ground, where the palette's colours would drown.
    `shared`: marks that Latin and Chinese fonts both have (quotes, dashes), to be set in the Chinese one.
    """

    size_pt: float | None = None
    bold: bool = False
    italic: bool = False
    underlined: bool = False
    code: bool = False
    heading: bool = False
    ink: str = ""
    link: str = ""
    inverse: bool = False
    shared: bool = False


PLAIN = Marks()


def runs(draft: Draft, content: Iterable[Inline], marks: Marks = PLAIN) -> str:
    return "".join([_run(draft, inline, marks) for inline in content])


def _run(draft: Draft, inline: Inline, marks: Marks) -> str:
    match inline:
        case Text(words):
            return words_run(draft, words, marks)
        case Code(words):
            return words_run(draft, words, replace(marks, code=True))
        case Strong(content):
            return runs(draft, content, replace(marks, bold=True))
        case Emphasis(content):
            return runs(draft, content, _emphasised(draft, marks))
        case Link(content, url):
            return runs(draft, content, replace(marks, link=draft.link(url)))
        case Reference(_, content) | Conditional(content, _):
            return runs(draft, content, marks)
        case Blank(content):
            return runs(draft, content, replace(marks, bold=True, underlined=True, ink=_ink("second", marks)))
        case Gap(width, number):
            return _gap(draft, width, number, marks)
        case LineBreak():
            return f"<a:br>{_properties(draft.voice, marks)}</a:br>"
    assert_never(inline)


def words_run(draft: Draft, words: str, marks: Marks) -> str:
    """A run; line ends within the words are line breaks."""
    if "\n" not in words and "\r" not in words:
        return _line_runs(draft, words, marks)
    lines = words.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return f"<a:br>{_properties(draft.voice, marks)}</a:br>".join(_line_runs(draft, line, marks) for line in lines)


def _line_runs(draft: Draft, line: str, marks: Marks) -> str:
    """In Chinese the marks that both scripts share take the Chinese font's width and form."""
    voice = draft.voice
    look = _properties(voice, marks)
    if not voice.is_east_asian or marks.code or _SHARED_MARKS.search(line) is None:
        return _plain_run(look, line)
    pieces = _SHARED_MARKS.split(line)
    looks = look, _properties(voice, replace(marks, shared=True))
    return "".join([_plain_run(looks[index % 2], piece) for index, piece in enumerate(pieces)])


def _plain_run(properties: str, words: str) -> str:
    return f"<a:r>{properties}<a:t>{text(words)}</a:t></a:r>" if words else ""


def _gap(draft: Draft, width: GapWidth, number: int, marks: Marks) -> str:
    line = words_run(draft, _NO_BREAK_SPACE * _GAP_CHARACTERS[width], replace(marks, underlined=True))
    return line + (
        words_run(draft, f"({number})", replace(marks, bold=False, ink=_ink("muted", marks))) if number else ""
    )


def _emphasised(draft: Draft, marks: Marks) -> Marks:
    """Chinese has no italic: slanted characters look broken, so colour does its work."""
    if not draft.voice.is_east_asian:
        return replace(marks, italic=True)
    return replace(marks, bold=True) if marks.inverse else replace(marks, ink="accent")


def _ink(role: str, marks: Marks) -> str:
    return marks.ink if marks.inverse else role


@lru_cache(maxsize=1024)
def _properties(voice: Voice, marks: Marks) -> str:
    """Most runs of a deck look like others."""
    size = "" if marks.size_pt is None else f' sz="{round(marks.size_pt * 100)}"'
    switches = (
        (' b="1"' if marks.bold else "") + (' i="1"' if marks.italic else "") + (' u="sng"' if marks.underlined else "")
    )
    inner = (
        (
            f"<a:solidFill>{voice.colours[marks.ink]}</a:solidFill>"
            if marks.ink and (marks.inverse or not marks.link)
            else ""
        )
        + _faces(voice, marks)
        + _link(marks)
    )
    head = f"<a:rPr {voice.languages}{size}{switches}"
    return f"{head}>{inner}</a:rPr>" if inner else f"{head}/>"


def _link(marks: Marks) -> str:
    if not marks.link:
        return ""
    # Else PowerPoint gives every link the theme's colour for links, which is made for paper.
    return f'<a:hlinkClick r:id="{marks.link}">{_TEXT_COLOUR if marks.inverse else ""}</a:hlinkClick>'


def _faces(voice: Voice, marks: Marks) -> str:
    if marks.code:
        return _CODE_FACE
    if marks.shared:
        return voice.heading_marks if marks.heading else voice.body_marks
    return voice.heading_fonts if marks.heading else voice.body_fonts
