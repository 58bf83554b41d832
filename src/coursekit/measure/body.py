"""The height of lines in a text body, and the numbers they are written with: sizes, spacing, indents."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from coursekit.documents.look import Box, Typeface
from coursekit.measure.lines import Line, Mark
from coursekit.measure.paragraph import lines_in, words_of
from coursekit.value import Value

LEAST_BODY_PT = 18.0
EAST_ASIAN_LINE_EM, LATIN_LINE_EM = 1.3, 1.2
"""The pitch of lines over the size, written in points: fonts differ (YaHei is 1.32 em high, Noto Sans CJK 1.45), and with
a percentage of it what fits in one program would not in another."""

# A column is taken to be so much narrower than it is: programs round each glyph's width to their own units.
_SLACK_EM = 0.15
_DEEPER_GAP = 0.55
# The room of “8.” and of “18.”, and a little air.
_NUMBER_EM, _WIDE_NUMBER_EM = 1.3, 1.9
_STEP_EM = 1.15


class Indent(Value):
    """Where a paragraph's text starts and how far before that its mark stands, in points; None is the template's."""

    margin_pt: float | None
    hanging_pt: float | None


def line_em(typeface: Typeface) -> float:
    return EAST_ASIAN_LINE_EM if typeface.is_east_asian else LATIN_LINE_EM


def size_at(level: int, base_pt: float) -> float:
    """Deeper levels are 2 points smaller each, down to a floor that a body smaller than it goes under."""
    return max(base_pt - 2 * level, min(LEAST_BODY_PT, base_pt))


def gap_before(line: Line, before: Line | None, gap_pt: float) -> float:
    """Space before a paragraph when `gap_pt` is that between two of the first level; lines of code stand together."""
    if before is None or (line.code and before.code):
        return 0.0
    return gap_pt if line.level == 0 and not line.indented else gap_pt * _DEEPER_GAP


def indent_of(line: Line, base_pt: float, *, own_bullets: bool) -> Indent:
    """`own_bullets`: the placeholder gives no marks, nor indents for them. Numbers need more room than bullets."""
    step = base_pt * _STEP_EM
    if line.mark is Mark.NONE:
        if not line.indented:
            return Indent(None, None) if own_bullets else Indent(0, 0)
        return Indent(step * (line.level + 1), 0) if own_bullets else Indent(None, 0)
    if line.mark in (Mark.NUMBER, Mark.LETTER):
        hanging = size_at(line.level, base_pt) * (_WIDE_NUMBER_EM if line.most > 9 else _NUMBER_EM)
        return Indent(step * line.level + hanging, hanging)
    return Indent(step * (line.level + 1), step) if own_bullets else Indent(None, None)


def _margin(line: Line, box: Box, base_pt: float) -> float:
    indent = indent_of(line, base_pt, own_bullets=not box.bulleted)
    if indent.margin_pt is not None:
        return indent.margin_pt
    return box.levels[min(line.level, len(box.levels) - 1)].margin_pt if box.levels else 0.0


@lru_cache(maxsize=1024)
def rows_of(line: Line, box: Box, base_pt: float, typeface: Typeface) -> tuple[float, ...]:
    """The widths of the lines a paragraph makes, in em."""
    size = line.size_pt or size_at(line.level, base_pt)
    room = max((box.width_pt - _margin(line, box, base_pt)) / size - _SLACK_EM, 1.0)
    return lines_in(words_of(line.content, typeface, bold=line.bold, code=line.code), room)


def text_height(lines: Iterable[Line], box: Box, base_pt: float, gap_pt: float, typeface: Typeface) -> float:
    """In points, without space before the first paragraph, which no program sets."""
    total, before = 0.0, None
    for line in lines:
        size = line.size_pt or size_at(line.level, base_pt)
        total += len(rows_of(line, box, base_pt, typeface)) * size * line_em(typeface)
        total += gap_before(line, before, gap_pt)
        before = line
    return total


def gaps_in(lines: Sequence[Line]) -> float:
    """How many times the space between paragraphs of the first level there is in all."""
    return sum(gap_before(line, before, 1.0) for before, line in zip((None, *lines), lines, strict=False))


def row_count(lines: Iterable[Line], box: Box, base_pt: float, typeface: Typeface) -> int:
    return sum(len(rows_of(line, box, base_pt, typeface)) for line in lines)


# ---------------------------------------------------------------- text that keeps its template's spacing

# The highest of common fonts (Noto Sans CJK; Arial) at the 95 % that templates of ours set, and the space between.
_EAST_ASIAN_SET_EM, _LATIN_SET_EM, _SET_GAP_EM = 1.38, 1.15, 0.45


def set_height(lines: Iterable[Line], box: Box, base_pt: float, typeface: Typeface) -> float:
    """The height of lines whose spacing is the template's: of the highest fonts they may meet."""
    total, before = 0.0, None
    for line in lines:
        size = line.size_pt or size_at(line.level, base_pt)
        pitch = _EAST_ASIAN_SET_EM if typeface.is_east_asian else _LATIN_SET_EM
        total += len(rows_of(line, box, base_pt, typeface)) * size * pitch
        total += gap_before(line, before, _SET_GAP_EM * size)
        before = line
    return total


def fitting_size(lines: Sequence[Line], box: Box, most_pt: float, least_pt: float, typeface: Typeface) -> float:
    """The largest size from `most_pt` down to `least_pt` at which lines with the template's spacing fit."""
    size = most_pt
    while size > least_pt and set_height(lines, box, size, typeface) > box.height_pt:
        size -= 1
    return max(size, min(least_pt, most_pt))
