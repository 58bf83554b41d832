"""Lines as paragraphs: level, mark, size, spacing. The numbers are those of `measure.body`, which reckons with them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import assert_never

from coursekit.measure.body import gap_before, indent_of, size_at
from coursekit.measure.lines import Line, Mark
from coursekit.value import Value, replace
from coursekit.write.pptx.draft import Draft
from coursekit.write.pptx.namespaces import emu
from coursekit.write.pptx.runs import Marks, runs

# ECMA-376 part 1, 20.1.10.73: ST_TextBulletStartAtNum is 1 to 32767.
_LAST_START = 32_767


class Setting(Value):
    """How lines are set. None leaves the template's: `base_pt` its sizes, `gap_pt` its space between paragraphs,
    `line_em` its pitch of lines. `own_bullets` writes marks that a placeholder does not give."""

    base_pt: float | None = None
    own_bullets: bool = False
    align: str = ""
    gap_pt: float | None = None
    line_em: float | None = None
    heading: bool = False
    ink: str = ""
    inverse: bool = False


def paragraph(draft: Draft, line: Line, setting: Setting, before: Line | None = None) -> str:
    size = line.size_pt
    if size is None and setting.base_pt is not None:
        size = size_at(line.level, setting.base_pt)
    ink = "" if setting.inverse else line.ink or setting.ink
    marks = Marks(size, bold=line.bold, code=line.code, heading=setting.heading, ink=ink, inverse=setting.inverse)
    content = runs(draft, line.content, marks)
    end = "" if content else f"<a:endParaRPr {draft.voice.languages}/>"
    return f"<a:p>{_paragraph_properties(line, setting, size, before)}{content}{end}</a:p>"


def paragraphs(draft: Draft, lines: Iterable[Line], setting: Setting) -> str:
    """At least one paragraph: a text body may not be empty."""
    written, before = [], None
    for line in lines:
        written.append(paragraph(draft, line, setting, before))
        before = line
    return "".join(written) or "<a:p/>"


def _paragraph_properties(line: Line, setting: Setting, size_pt: float | None, before: Line | None) -> str:
    gap_pt = None if setting.gap_pt is None else gap_before(line, before, setting.gap_pt)
    return _properties(replace(line, content=()), setting, size_pt, gap_pt)


@lru_cache(maxsize=1024)
def _properties(line: Line, setting: Setting, size_pt: float | None, gap_pt: float | None) -> str:
    """Of a line without its words: most paragraphs of a deck are set like others."""
    level = f' lvl="{min(line.level, 8)}"' if line.level else ""
    align = f' algn="{setting.align}"' if setting.align else ""
    inner = _spacing(setting, size_pt, gap_pt) + _mark(line, setting)
    attributes = f"{_indent(line, setting)}{level}{align}"
    if not attributes and not inner:
        return ""
    return f"<a:pPr{attributes}>{inner}</a:pPr>" if inner else f"<a:pPr{attributes}/>"


def _spacing(setting: Setting, size_pt: float | None, gap_pt: float | None) -> str:
    pitch = _points("lnSpc", size_pt * setting.line_em) if size_pt is not None and setting.line_em is not None else ""
    return pitch if gap_pt is None else pitch + _points("spcBef", gap_pt) + _points("spcAft", 0)


def _points(name: str, points: float) -> str:
    return f'<a:{name}><a:spcPts val="{round(points * 100)}"/></a:{name}>'


def _indent(line: Line, setting: Setting) -> str:
    """Margins only where the placeholder's level has not what the line needs."""
    indent = indent_of(line, setting.base_pt or 18.0, own_bullets=setting.own_bullets)
    margin = "" if indent.margin_pt is None else f' marL="{emu(indent.margin_pt)}"'
    return margin + ("" if indent.hanging_pt is None else f' indent="{emu(-indent.hanging_pt)}"')


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
    first = min(max(start, 1), _LAST_START)
    starts = f' startAt="{first}"' if first != 1 else ""
    return f'<a:buFont typeface="+mj-lt"/><a:buAutoNum type="{kind}"{starts}/>'
