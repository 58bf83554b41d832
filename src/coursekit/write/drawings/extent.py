"""How large text will be, by estimate: enough to choose a size for the few words of a drawing.

Writers know no font files. A CJK character is one em wide; a Latin one is taken as 0.55 em, which is
Arial's mean over English prose and a little on the safe side. A line is 1.35 em high (Microsoft YaHei 1.32).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from coursekit.content import Inlines, plain_text
from coursekit.write.drawings.shape import INSET_X, INSET_Y

LINE_EM = 1.35
_LATIN_EM = 0.55
# Wide and ambiguous characters of UAX 11 that turn up in a course: CJK, kana, full-width forms, shared punctuation, signs.
_FULL_WIDTH = re.compile(
    "[‘’“”–—…×°\u2160-\u217f\u2190-\u21ff\u2460-\u27bf\u2e80-\ua4cf\uac00-\ud7a3"
    "\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60\U0001f300-\U0002ffff]"
)
# What a line is broken between: line ends, spaces, Latin words, and CJK characters with the marks that may not
# part from them (no closing mark starts a line, no opening one ends it).
_OPENING, _CLOSING = "“‘（《「『【〈", "，。、；：！？”’）》」』】〉…—"
_WORDS = re.compile(
    rf"\n| +|[^\s\u2e80-\uffef{_OPENING}{_CLOSING}]+|[{_OPENING}]*[^\n {_OPENING}{_CLOSING}]?[{_CLOSING}]*",
    re.DOTALL,
)
_STEP_PT = 1.0


def em_width(text: str) -> float:
    """The width of one line of text in em."""
    narrow = len(_FULL_WIDTH.sub("", text))
    return len(text) - narrow + narrow * _LATIN_EM


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[tuple[str, float], ...]:
    """The words of a text and their widths; kept, since one text is tried at many sizes."""
    return tuple((word, em_width(word)) for word in _WORDS.findall(text) if word)


def break_lines(text: str, width_em: float) -> list[str]:
    """The text in lines, broken between words, and between any two CJK characters, at `width_em`.

    A line ends with the space or the line end it is broken at: joined, the lines are the text.
    """
    lines, used = [""], 0.0
    for word, width in _words(text):
        if word == "\n":
            lines[-1] += word
            lines.append("")
            used = 0.0
        elif used and used + width > width_em and not word.isspace():
            lines.append(word)
            used = width
        else:
            lines[-1] += word
            used += width
    return lines


def count_lines(text: str, width_em: float) -> int:
    return len(break_lines(text, width_em))


def longest_word_em(text: str) -> float:
    """The width of what cannot be broken; never less than one character."""
    return max((width for word, width in _words(text) if not word.isspace()), default=0.0)


def height_of(content: Inlines, size_pt: float, width_pt: float) -> float:
    """The height of a paragraph in points when set `width_pt` wide (insets taken off already)."""
    words = plain_text(content)
    return count_lines(words, max(width_pt, 1) / size_pt) * size_pt * LINE_EM if words else 0.0


def fit_size(
    contents: Iterable[Inlines], width_pt: float, height_pt: float, *, most_pt: float, least_pt: float
) -> float:
    """The largest size, down to `least_pt`, at which every paragraph fits a shape of that size, insets included.

    A size up to two points smaller is taken when it saves a line: a last line of one character looks like a slip.
    """
    width, height = width_pt - 2 * INSET_X, height_pt - 2 * INSET_Y
    paragraphs = tuple(content for content in contents if content)
    size = max(most_pt, least_pt)
    while size > least_pt and not all(_fits(content, size, width, height) for content in paragraphs):
        size = max(size - _STEP_PT, least_pt)
    return _tightened(paragraphs, size, width, least_pt)


def _tightened(paragraphs: tuple[Inlines, ...], size_pt: float, width_pt: float, least_pt: float) -> float:
    sizes = [size_pt, *(size for size in (size_pt - 1, size_pt - 2) if size >= least_pt)]
    return min(sizes, key=lambda size: (_lines(paragraphs, size, width_pt), -size))


def _lines(paragraphs: tuple[Inlines, ...], size_pt: float, width_pt: float) -> int:
    return sum(count_lines(plain_text(content), max(width_pt, 1) / size_pt) for content in paragraphs)


def _fits(content: Inlines, size_pt: float, width_pt: float, height_pt: float) -> bool:
    if longest_word_em(plain_text(content)) * size_pt > width_pt:
        return False
    return height_of(content, size_pt, width_pt) <= height_pt


def fit_pairs(
    pairs: Iterable[tuple[Inlines, Inlines]],
    width_pt: float,
    height_pt: float,
    *,
    most_pt: float,
    least_pt: float,
    detail_most_pt: float,
) -> tuple[float, float]:
    """Sizes of label and detail at which every pair fits one shape, the detail under its label."""
    both = tuple(pairs)
    width, height = width_pt - 2 * INSET_X, height_pt - 2 * INSET_Y
    label = fit_size((label for label, _ in both), width_pt, height_pt, most_pt=most_pt, least_pt=least_pt)
    detail = max(min(detail_most_pt, label), least_pt)
    while not all(_pair_fits(pair, label, detail, width, height) for pair in both):
        if detail > least_pt:
            detail = max(detail - _STEP_PT, least_pt)
        elif label > least_pt:
            label = max(label - _STEP_PT, least_pt)
        else:
            break
    return label, _tightened(tuple(content for _, content in both if content), detail, width, least_pt)


def _pair_fits(
    pair: tuple[Inlines, Inlines], label_pt: float, detail_pt: float, width_pt: float, height_pt: float
) -> bool:
    label, detail = pair
    if longest_word_em(plain_text(detail)) * detail_pt > width_pt:
        return False
    return height_of(label, label_pt, width_pt) + height_of(detail, detail_pt, width_pt) <= height_pt
