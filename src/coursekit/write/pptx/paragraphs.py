"""Lines as paragraphs: level, mark and size."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import assert_never

from coursekit.content import Inlines
from coursekit.write.pptx.draft import Draft
from coursekit.write.pptx.namespaces import emu
from coursekit.write.pptx.runs import Marks, runs

_LEAST_DEEP_PT = 14.0
# The room of “8.” and of “18.”, and a little air.
_NUMBER_EM, _WIDE_NUMBER_EM = 1.3, 1.9


class Mark(Enum):
    """What stands before a paragraph."""

    NONE = "none"
    BULLET = "bullet"
    NUMBER = "number"
    LETTER = "letter"
    BOX = "☐"
    TICKED = "☑"


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph. `level` counts from 0; `start` is where the run of numbers it belongs to starts.

    An `indented` line without a mark stands under the text of its list item. `size_pt` goes before the setting's size.
    """

    content: Inlines
    level: int = 0
    mark: Mark = Mark.NONE
    start: int = 1
    most: int = 1
    indented: bool = False
    bold: bool = False
    code: bool = False
    ink: str = ""
    size_pt: float | None = None


@dataclass(frozen=True, slots=True)
class Setting:
    """How lines are set. `base_pt` None leaves the template's sizes; `own_bullets` writes marks that a placeholder
    does not give."""

    base_pt: float | None = None
    own_bullets: bool = False
    align: str = ""
    before_pt: float | None = None
    heading: bool = False
    ink: str = ""
    inverse: bool = False


def size_at(level: int, base_pt: float) -> float:
    """Deeper levels are 2 points smaller each, down to a floor that a body smaller than it goes under."""
    return max(base_pt - 2 * level, min(_LEAST_DEEP_PT, base_pt))


def paragraph(draft: Draft, line: Line, setting: Setting) -> str:
    size = line.size_pt
    if size is None and setting.base_pt is not None:
        size = size_at(line.level, setting.base_pt)
    ink = "" if setting.inverse else line.ink or setting.ink
    marks = Marks(size, bold=line.bold, code=line.code, heading=setting.heading, ink=ink, inverse=setting.inverse)
    content = runs(draft, line.content, marks)
    end = "" if content else f"<a:endParaRPr {draft.voice.languages}/>"
    return f"<a:p>{_paragraph_properties(line, setting)}{content}{end}</a:p>"


def paragraphs(draft: Draft, lines: Iterable[Line], setting: Setting) -> str:
    """At least one paragraph: a text body may not be empty."""
    return "".join(paragraph(draft, line, setting) for line in lines) or "<a:p/>"


def _paragraph_properties(line: Line, setting: Setting) -> str:
    level = f' lvl="{min(line.level, 8)}"' if line.level else ""
    align = f' algn="{setting.align}"' if setting.align else ""
    before = (
        "" if setting.before_pt is None else f'<a:spcBef><a:spcPts val="{round(setting.before_pt * 100)}"/></a:spcBef>'
    )
    inner = before + _mark(line, setting)
    attributes = f"{_indent(line, setting)}{level}{align}"
    if not attributes and not inner:
        return ""
    return f"<a:pPr{attributes}>{inner}</a:pPr>" if inner else f"<a:pPr{attributes}/>"


def _indent(line: Line, setting: Setting) -> str:
    """Margins only where the placeholder's level has not what the line needs."""
    size = setting.base_pt or 18.0
    if line.mark is Mark.NONE:
        if not line.indented:
            return "" if setting.own_bullets else ' marL="0" indent="0"'
        return f' marL="{emu(_step(size) * (line.level + 1))}" indent="0"' if setting.own_bullets else ' indent="0"'
    counted = line.mark in (Mark.NUMBER, Mark.LETTER)
    if not (setting.own_bullets or counted):
        return ""
    hanging = size_at(line.level, size) * (_WIDE_NUMBER_EM if line.most > 9 else _NUMBER_EM) if counted else _step(size)
    return f' marL="{emu(_step(size) * line.level + hanging)}" indent="{-emu(hanging)}"'


def _step(size_pt: float) -> float:
    return size_pt * 1.15


def _mark(line: Line, setting: Setting) -> str:
    match line.mark:
        case Mark.NONE:
            return "" if setting.own_bullets else "<a:buNone/>"
        case Mark.BULLET:
            char = "•" if line.level % 2 == 0 else "–"
            return f'<a:buFont typeface="Arial"/><a:buChar char="{char}"/>' if setting.own_bullets else ""
        case Mark.NUMBER:
            return _automatic("arabicPeriod", line.start)
        case Mark.LETTER:
            return _automatic("alphaUcPeriod", line.start)
        case Mark.BOX | Mark.TICKED:
            return f'<a:buFont typeface="Segoe UI Symbol"/><a:buChar char="{line.mark.value}"/>'
    assert_never(line.mark)


def _automatic(kind: str, start: int) -> str:
    starts = f' startAt="{start}"' if start != 1 else ""
    return f'<a:buFont typeface="+mj-lt"/><a:buAutoNum type="{kind}"{starts}/>'
