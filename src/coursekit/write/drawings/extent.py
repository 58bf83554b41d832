"""How large the text of a drawing will be: enough to choose a size for its few words.

A drawing knows neither fonts nor language: it is reckoned in Arial and an East Asian font, whose marks are the wider ones.
A line is 1.35 em high (Microsoft YaHei 1.32).
"""

from __future__ import annotations

from collections.abc import Iterable

from coursekit.content import Inlines, Text, plain_text
from coursekit.documents.look import Typeface
from coursekit.measure.paragraph import Words, break_text, longest_em, words_of
from coursekit.measure.paragraph import width_em as longest_line_em
from coursekit.write.drawings.shape import INSET_X, INSET_Y

LINE_EM = 1.35
_TYPEFACE = Typeface("Arial", "Microsoft YaHei", True)
_STEP_PT = 1.0
_LEAST_SHARE = 0.75
_SHORT_EM = 2.0
_DETAIL_SHARE = 0.7  # of its label: under that the label gives way as well


def _words(text: str, *, bold: bool = False) -> Words:
    return words_of((Text(text),), _TYPEFACE, bold=bold)


def em_width(text: str, *, bold: bool = False) -> float:
    """The width of the longest line of text in em."""
    return longest_line_em(_words(text, bold=bold))


def break_lines(text: str, width_em: float) -> list[str]:
    """The text in lines, broken at `width_em`; joined, the lines are the text."""
    return break_text(text, _TYPEFACE, width_em)


def count_lines(text: str, width_em: float) -> int:
    return len(break_lines(text, width_em))


def longest_word_em(text: str) -> float:
    """The width of what cannot be broken."""
    return longest_em(_words(text))


def height_of(content: Inlines, size_pt: float, width_pt: float) -> float:
    """The height of a paragraph in points when set `width_pt` wide (insets taken off already)."""
    words = plain_text(content)
    return count_lines(words, max(width_pt, 1) / size_pt) * size_pt * LINE_EM if words else 0.0


def fit_size(
    contents: Iterable[Inlines], width_pt: float, height_pt: float, *, most_pt: float, least_pt: float
) -> float:
    """The largest size, down to `least_pt`, at which every paragraph fits a shape of that size, insets included.

    A size up to two points smaller is taken when it saves a line, up to a quarter when that line is a last one of a
    character or two, which looks like a slip.
    """
    width, height = width_pt - 2 * INSET_X, height_pt - 2 * INSET_Y
    paragraphs = tuple(content for content in contents if content)
    size = max(most_pt, least_pt)
    while size > least_pt and not all(_fits(content, size, width, height) for content in paragraphs):
        size = max(size - _STEP_PT, least_pt)
    return _tightened(paragraphs, size, width, least_pt)


def _tightened(paragraphs: tuple[Inlines, ...], size_pt: float, width_pt: float, least_pt: float) -> float:
    slips = any(_ends_short(content, size_pt, width_pt) for content in paragraphs)
    least = max(least_pt, size_pt * _LEAST_SHARE if slips else size_pt - 2)
    sizes = [size_pt, *(size for step in range(1, 9) if (size := size_pt - step) >= least)]
    return min(sizes, key=lambda size: (_lines(paragraphs, size, width_pt), -size))


def _ends_short(content: Inlines, size_pt: float, width_pt: float) -> bool:
    lines = break_lines(plain_text(content), max(width_pt, 1) / size_pt)
    return len(lines) > 1 and em_width(lines[-1].strip()) <= _SHORT_EM


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
        if detail > least_pt and (detail > label * _DETAIL_SHARE or label <= least_pt):
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
