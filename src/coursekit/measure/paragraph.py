"""Paragraphs as words with widths, and the lines they make in a column."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from functools import cached_property, lru_cache
from itertools import accumulate
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
from coursekit.documents.look import Typeface
from coursekit.measure.breaking import stretches
from coursekit.measure.faces import CODE_FAMILY, sign_em, word_em
from coursekit.value import Value, replace

GAP_CHARACTERS = {GapWidth.SHORT: 8, GapWidth.MEDIUM: 14, GapWidth.LONG: 24}
"""A gap to be filled in is so many no-break spaces, underlined."""
NO_BREAK_SPACE = "\u00a0"

# Unicode gives these one code for both scripts; in Chinese text they are set in the Chinese font.
SHARED_MARKS = "‘’“”…—·"
_BROKEN_SHARE = 0.25
# What the East Asian font draws: CJK, kana, hangul, full-width forms, signs in circles, arrows and the like.
WIDE = "\u1100-\u11ff\u2160-\u217f\u2190-\u21ff\u2460-\u27bf\u2e80-\ua4cf\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U0001f000-\U0003ffff"  # fmt: skip  # noqa: E501
# LibreOffice sets so much between Chinese and Latin text; PowerPoint less or none. Marks go with what is before them.
_SCRIPT_GAP_EM = 0.25
_SCRIPTS = re.compile(f"([{WIDE}]+)")
_SCRIPTS_AND_MARKS = re.compile(f"([{WIDE}{SHARED_MARKS}]+)")


class Piece(Value):
    """Text in one style. What is `whole` stands on one line where it can: LibreOffice moves links so, PowerPoint not."""

    text: str
    bold: bool = False
    code: bool = False
    whole: bool = False


class Word(Value):
    """What is not broken: its width in em without and with the spaces after it. `ends` a line: a line end follows."""

    width: float
    advance: float
    ends: bool = False


class Words(Value, dict=True, gc=True):
    """A paragraph's words, which are told apart only where the paragraph does not stand on one line: most do."""

    pieces: tuple[Piece, ...]
    typeface: Typeface

    @cached_property
    def each(self) -> tuple[Word, ...]:
        return tuple(_measured(self.pieces, self.texts, self.typeface))

    @cached_property
    def texts(self) -> Sequence[str]:
        """The text of each."""
        text = "".join(piece.text for piece in self.pieces)
        return _kept_whole(self.pieces, stretches(text, is_east_asian=self.typeface.is_east_asian))

    @cached_property
    def one_line_em(self) -> float | None:
        """The width of the line they make in a column wide enough; None where a line end stands among them."""
        known = _chinese_em(self.pieces, self.typeface)
        return known if known is not None else _one_line_em(self.each)


def pieces_of(content: Inlines, *, bold: bool = False, code: bool = False) -> tuple[Piece, ...]:
    """A paragraph's text as it is written, a gap as its line and its number."""
    if len(content) == 1 and isinstance(content[0], Text):
        return (Piece(content[0].text, bold, code),)
    return tuple(_pieces(content, bold=bold, code=code))


def _pieces(content: Iterable[Inline], *, bold: bool, code: bool) -> Iterator[Piece]:
    for inline in content:
        match inline:
            case Text(text):
                yield Piece(text, bold, code)
            case Code(text):
                yield Piece(text, bold, True)
            case Strong(inner) | Blank(inner):
                yield from _pieces(inner, bold=True, code=code)
            case Link(inner, _):
                yield from (replace(piece, whole=True) for piece in _pieces(inner, bold=bold, code=code))
            case Emphasis(inner) | Reference(_, inner) | Conditional(inner, _):
                yield from _pieces(inner, bold=bold, code=code)
            case Gap(width, number):
                yield Piece(NO_BREAK_SPACE * GAP_CHARACTERS[width] + (f"({number})" if number else ""), bold, code)
            case LineBreak():
                yield Piece("\n", bold, code)
            case _:
                assert_never(inline)


@lru_cache(maxsize=65536)
def words_of(content: Inlines, typeface: Typeface, *, bold: bool = False, code: bool = False) -> Words:
    return Words(pieces_of(content, bold=bold, code=code), typeface)


# Characters and marks that are an em wide in all fonts, and that no space parts from each other.
_AN_EM_EACH = re.compile("[\u4e00-\u9fff，。、；：！？（）《》]+")


def _chinese_em(pieces: tuple[Piece, ...], typeface: Typeface) -> float | None:
    """The width of text in Chinese alone, which needs no words; None for any other."""
    if len(pieces) != 1 or not typeface.is_east_asian or pieces[0].code:
        return None
    text = pieces[0].text
    return float(len(text)) if _AN_EM_EACH.fullmatch(text) else None


def _measured(pieces: tuple[Piece, ...], texts: Sequence[str], typeface: Typeface) -> Iterable[Word]:
    words: Iterable[Word]
    if len(pieces) == 1:
        words = map(_measure_of(typeface, bold=pieces[0].bold, code=pieces[0].code), texts)
    else:
        words = (_joined(parts, typeface) for parts in _cut(pieces, texts))
    changes = set(_script_ends("".join(piece.text for piece in pieces)))
    return _with_gaps(words, texts, changes) if changes else words


def _script_ends(text: str) -> Iterator[int]:
    """After how many characters Chinese and Latin meet with no space between them. A pattern with these characters in four
    places would take longer to compile than all else of this module."""
    parts, end = _SCRIPTS.split(text), 0
    for place, part in enumerate(parts):
        end += len(part)
        if place % 2:
            continue
        after, before = part.lstrip(SHARED_MARKS), part.rstrip(SHARED_MARKS)
        if place > 0 and after and not after[0].isspace():
            yield end - len(after)
        if place < len(parts) - 1 and before and not before[-1].isspace():
            yield end


def _one_line_em(words: Iterable[Word]) -> float | None:
    shown = used = 0.0
    for word in words:
        if word.ends:
            return None
        shown, used = used + word.width, used + word.advance
    return shown


def _joined(parts: Sequence[tuple[str, Piece]], typeface: Typeface) -> Word:
    """A word of several styles."""
    width = advance = 0.0
    for part, piece in parts:
        own = _measure_of(typeface, bold=piece.bold, code=piece.code)(part)
        width, advance = (advance + own.width if own.width else width), advance + own.advance
    return Word(width, advance, parts[-1][0].endswith("\n"))


def _with_gaps(words: Iterable[Word], texts: Iterable[str], changes: Set[int]) -> Iterator[Word]:
    """With the space between two scripts where these change: after so many characters of the paragraph."""
    start = 0
    for word, text in zip(words, texts, strict=True):
        end = start + len(text)
        inside = _SCRIPT_GAP_EM * len(changes & set(range(start + 1, end))) if len(text) > 1 else 0.0
        after = _SCRIPT_GAP_EM * (end in changes)
        yield Word(word.width + inside, word.advance + inside + after, word.ends) if inside or after else word
        start = end


def _kept_whole(pieces: tuple[Piece, ...], texts: Sequence[str]) -> Sequence[str]:
    """The stretches, but those within a piece that stands on one line joined."""
    if not any(piece.whole for piece in pieces):
        return texts
    ends = accumulate(len(piece.text) for piece in pieces)
    inside = {
        at
        for end, piece in zip(ends, pieces, strict=True)
        if piece.whole
        for at in range(end - len(piece.text) + 1, end)
    }
    joined, at = [""], 0
    for text in texts:
        if at in inside:
            joined[-1] += text
        else:
            joined.append(text)
        at += len(text)
    return joined[1:]


def _cut(pieces: Iterable[Piece], texts: Iterable[str]) -> Iterator[list[tuple[str, Piece]]]:
    """The pieces cut where the texts end, which are the same characters: most texts lie in one."""
    rest = iter(pieces)
    piece, at = Piece(""), 0
    for text in texts:
        parts, need = [], len(text)
        while need:
            part = piece.text[at : at + need]
            if part:
                parts.append((part, piece))
                at, need = at + len(part), need - len(part)
            else:
                piece, at = next(rest), 0
        yield parts


@lru_cache(maxsize=16)
def _measure_of(typeface: Typeface, *, bold: bool, code: bool) -> Callable[[str], Word]:
    """What measures words of one style: each of them once, for in Chinese most are one character."""

    @lru_cache(maxsize=65536)
    def measure(text: str) -> Word:
        bare = text.rstrip(" \n\t")
        spaces = text[len(bare) :].rstrip("\n")
        family = CODE_FAMILY if code else typeface.latin
        width = _bare_em(bare, typeface, family, bold=bold, code=code) if bare else 0.0
        advance = width + (word_em(spaces, family, bold=bold) if spaces else 0.0)
        return Word(width, advance, text.endswith("\n"))

    return measure


def _bare_em(text: str, typeface: Typeface, family: str, *, bold: bool, code: bool) -> float:
    scripts = _SCRIPTS_AND_MARKS if typeface.is_east_asian and not code else _SCRIPTS
    parts = enumerate(scripts.split(text))
    return sum(
        sum(sign_em(sign, bold=bold) for sign in part) if index % 2 else word_em(part, family, bold=bold)
        for index, part in parts
        if part
    )


# ---------------------------------------------------------------- lines


def lines_in(words: Words, width_em: float) -> tuple[float, ...]:
    """The widths of the lines the words make in a column; one longer than the column is broken anywhere.

    There is at least one line: an empty paragraph is as high as one of text.
    """
    if words.one_line_em is not None and words.one_line_em <= width_em:
        return (words.one_line_em,)
    return _lines_of(words.each, width_em)


def _lines_of(words: Sequence[Word], width_em: float) -> tuple[float, ...]:
    lines, used, shown = [], 0.0, 0.0
    for word in words:
        if used and used + word.width > width_em:
            lines.append(shown)
            used = 0.0
        if not used and word.width > width_em:
            # It is not broken where the column ends but before: after a slash, say.
            whole = int((word.width + _BROKEN_SHARE * width_em) // width_em)
            lines.extend([width_em] * whole)
            rest = max(word.width - whole * width_em, 0.0) + _BROKEN_SHARE * width_em
            word = Word(rest, rest + word.advance - word.width, word.ends)
        shown, used = used + word.width, used + word.advance
        if word.ends:
            lines.append(shown)
            used = shown = 0.0
    if used or not lines or words[-1].ends:
        lines.append(shown)
    return tuple(lines)


def line_count(content: Inlines, typeface: Typeface, width_em: float, *, bold: bool = False, code: bool = False) -> int:
    return len(lines_in(words_of(content, typeface, bold=bold, code=code), width_em))


def longest_em(words: Words) -> float:
    """The width of the longest word: a column narrower than it would break it."""
    return max((word.width for word in words.each), default=0.0)


def width_em(words: Words) -> float:
    """The width of the longest line when nothing is broken."""
    return max(lines_in(words, float("inf")))


def prefix_of(content: Inlines, typeface: Typeface, width_em: float, rows: int, *, bold: bool = False) -> int:
    """How many characters of the content's plain text stand in its first rows; at least one."""
    words = words_of(content, typeface, bold=bold)
    low, high = 0, len(words.each)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if len(_lines_of(words.each[:middle], width_em)) <= rows else (low, middle - 1)
    return sum(map(len, words.texts[:low])) or max(1, int(width_em * rows))


def break_text(text: str, typeface: Typeface, width_em: float) -> list[str]:
    """The text in lines, each with the spaces or the line end it is broken at: joined, the lines are the text.

    A word longer than the column stands on a line of its own and is not broken.
    """
    pieces = stretches(text, is_east_asian=typeface.is_east_asian)
    lines, used = [""], 0.0
    for piece, word in zip(pieces, words_of((Text(text),), typeface).each, strict=True):
        if used and used + word.width > width_em:
            lines.append("")
            used = 0.0
        lines[-1] += piece
        used += word.advance
        if word.ends:
            lines.append("")
            used = 0.0
    return lines
