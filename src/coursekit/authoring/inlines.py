"""Inlines as Markdown, in one of several manners: from as plain as an author writes to as guarded as any text may need."""

from __future__ import annotations

import re
from enum import IntEnum

from coursekit.authoring.braces import braces, condition_pairs
from coursekit.content import (
    Blank,
    Code,
    Condition,
    Conditional,
    Emphasis,
    Gap,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Reference,
    Strong,
    Text,
)
from coursekit.source.inlines import tidy


class Manner(IntEnum):
    """How much is done lest a text be read as marks: nothing; signs that may be marks are escaped; emphasis inside or beside
    emphasis is written with the other sign too; all signs are escaped, and the ends of a text are character references."""

    BARE = 0
    ESCAPED = 1
    VARIED = 2
    GUARDED = 3


_MARK = re.compile(
    r"\\(?=[!-/:-@\[-`{-~]|$)|[`*\[\]<{]|&(?=#?\w+;)|!(?=\[)"  # signs that begin something
    r"|(?<![^\W_])_|_(?![^\W_])"  # not snake_case
)
_LEADING = re.compile(r"^[#>+=~|:-]")
_NUMBER = re.compile(r"^(\d{1,9})([.)])")
_SIGN = re.compile(r"[!-/:-@\[-`{-~＊]")
_NOT_ESCAPED = '{}|"＊'
"""Braces end a heading, bars a cell and quotes a caption though a backslash stands before them; ＊ takes none."""


def normal(content: Inlines) -> Inlines:
    """As reading gives them: neighbouring texts are one, and no space stands at the ends."""
    return tidy(_inside(content), ends=True)


def _inside(content: Inlines) -> Inlines:
    return tuple(_normal(inline) for inline in content)


def _normal(inline: Inline) -> Inline:
    match inline:
        case Strong(inner):
            return Strong(tidy(_inside(inner)))
        case Emphasis(inner):
            return Emphasis(tidy(_inside(inner)))
        case Link(inner, url):
            return Link(tidy(_inside(inner)), url)
        case Reference(target, inner):
            return Reference(target, tidy(_inside(inner)))
        case Blank(inner):
            return Blank(tidy(_inside(inner)))
        case Conditional(inner, condition):
            return Conditional(tidy(_inside(inner)), condition)
        case Text() | Code() | LineBreak() | Gap():
            return inline


def markdown_of(content: Inlines, manner: Manner, *, line_break: str = "<br>", leads: bool = False) -> str:
    """`line_break` is what stands for one; a backslash and a line end only where a text may have several lines. `leads` when it
    starts a block, where some signs begin a list or the like."""
    text = _run(content, manner, "<br>" if manner is Manner.GUARDED else line_break, "")
    if not leads or manner is Manner.BARE or not content or not isinstance(content[0], Text):
        return text
    return _NUMBER.sub(r"\1\\\2", _LEADING.sub(r"\\\g<0>", text))


def _run(content: Inlines, manner: Manner, line_break: str, around: str) -> str:
    """`around` is the sign of the emphasis that this stands in."""
    pieces: list[str] = []
    before = ""
    for inline in content:
        sign = "_" if manner >= Manner.VARIED and "*" in (around, before) else "*"
        before = sign if isinstance(inline, Strong | Emphasis) else ""
        pieces.append(_markdown(inline, manner, line_break, before or around))
    return "".join(pieces)


def _markdown(inline: Inline, manner: Manner, line_break: str, sign: str) -> str:
    match inline:
        case Text(text):
            return _text(text, manner)
        case Code(text):
            return _code(text)
        case LineBreak():
            return line_break
        case Strong(inner):
            return f"{sign * 2}{_run(inner, manner, line_break, sign)}{sign * 2}"
        case Emphasis(inner):
            return f"{sign}{_run(inner, manner, line_break, sign)}{sign}"
        case Link(inner, url):
            plain = inner == (Text(url),) and manner is Manner.BARE
            return f"<{url}>" if plain else f"[{_run(inner, manner, line_break, sign)}]({_address(url)})"
        case Reference(target, inner):
            return f"[{_run(inner, manner, line_break, sign)}](#{target})"
        case Blank(inner):
            return f"[{_run(inner, manner, line_break, sign)}]{{.blank}}"
        case Conditional((Blank(inner),), condition):
            return f"[{_run(inner, manner, line_break, sign)}]{_braces_of(condition, '.blank')}"
        case Conditional(inner, condition):
            return f"[{_run(inner, manner, line_break, sign)}]{_braces_of(condition)}"
        case Gap():
            raise AssertionError("a gap stands in no course, only in what a trainee is given")


def _braces_of(condition: Condition, *words: str) -> str:
    return braces(*words, *condition_pairs(condition))


def _text(text: str, manner: Manner) -> str:
    match manner:
        case Manner.BARE:
            return text
        case Manner.ESCAPED | Manner.VARIED:
            return _MARK.sub(r"\\\g<0>", text)
        case Manner.GUARDED:
            last = text[-1] if len(text) > 1 else ""
            return _reference(text[0]) + _SIGN.sub(_guarded, text[1:-1]) + _reference(last)


def _guarded(sign: re.Match[str]) -> str:
    return _reference(sign[0]) if sign[0] in _NOT_ESCAPED else f"\\{sign[0]}"


def _reference(character: str) -> str:
    return f"&#{ord(character)};" if character else ""


def _code(text: str) -> str:
    """CommonMark 0.31 section 6.1: with more backticks than stand inside, and a space where one stands at an end."""
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * (longest + 1)
    apart = " " if text.startswith(("`", " ")) or text.endswith(("`", " ")) else ""
    return f"{fence}{apart}{text}{apart}{fence}"


def _address(url: str) -> str:
    return f"<{url}>" if re.search(r"[\s()]", url) else url
