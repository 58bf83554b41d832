"""The labelled facts of a slide: on a task's panel, as lines of an opening, or as a list where a layout has no place."""

from __future__ import annotations

from collections.abc import Sequence

from coursekit.content import Block, Inline, List, ListItem, Paragraph, Strong, Text
from coursekit.documents.deck import Fact, Layout, Slide
from coursekit.measure.body import fitting_size, line_em, text_height
from coursekit.measure.lines import Line
from coursekit.value import replace
from coursekit.write.pptx.draft import Draft
from coursekit.write.pptx.metrics import box_of
from coursekit.write.pptx.paragraphs import Setting
from coursekit.write.pptx.places import Placeholder
from coursekit.write.pptx.shapes import is_own_box, text_shape

_MOST_FACT_PT, _LEAST_FACT_PT, _LABEL_PT = 18.0, 12.0, 13.0
# The template's space before a label; before a text it is less.
_PANEL_GAP_PT = 16.0
_OWN_GAP_PT = 4.0
_TASKS = frozenset({Layout.CASE, Layout.QUESTION, Layout.ACTIVITY, Layout.QUIZ})


def facts_shape(draft: Draft, slide: Slide, place: Placeholder | None) -> str:
    """On a task's panel each label stands over its text; elsewhere a fact is one line."""
    if not slide.facts or place is None:
        return ""
    if slide.layout in _TASKS:
        lines = _panel_lines(draft, slide.facts, place)
        if is_own_box(place):
            return _own_panel(draft, lines, place)
        setting = Setting(own_bullets=not place.bulleted, line_em=line_em(draft.voice.typeface))
        return text_shape(draft, place, "Facts", lines, setting)
    lines = fact_lines(draft, slide.facts)
    size = fitting_size(lines, box_of(place), place.size_pt, _LEAST_FACT_PT, draft.voice.typeface)
    setting = Setting(size if size < place.size_pt else None, own_bullets=not place.bulleted)
    return text_shape(draft, place, "Facts", lines, setting)


def _own_panel(draft: Draft, lines: Sequence[Line], place: Placeholder) -> str:
    """A template without a panel gets a tinted one, as high as its text: in a text box levels have no looks of their own."""
    flat = [replace(line, level=0, bold=line.level == 0) for line in lines]
    typeface = draft.voice.typeface
    height = text_height(flat, box_of(place), _MOST_FACT_PT, _OWN_GAP_PT, typeface) + place.frame.insets[1] * 2
    frame = replace(place.frame, height=min(height, place.frame.height))
    setting = Setting(own_bullets=True, gap_pt=_OWN_GAP_PT, line_em=line_em(typeface))
    return text_shape(draft, place, "Facts", flat, setting, frame=frame, fill="accent_soft")


def _panel_lines(draft: Draft, facts: Sequence[Fact], place: Placeholder) -> list[Line]:
    """Labels are the placeholder's first level, texts its second; both shrink when the panel is too full."""
    size = _MOST_FACT_PT
    while size > _LEAST_FACT_PT:
        lines = _panel_lines_at(facts, size)
        if text_height(lines, box_of(place), size, _PANEL_GAP_PT, draft.voice.typeface) <= place.frame.text_height:
            return lines
        size -= 1
    return _panel_lines_at(facts, size)


def _panel_lines_at(facts: Sequence[Fact], size: float) -> list[Line]:
    lines = []
    for fact in facts:
        if fact.label:
            lines.append(Line((Text(fact.label),), size_pt=min(_LABEL_PT, size)))
        lines.append(Line((Text(fact.text),), 1, size_pt=size))
    return lines


def fact_lines(draft: Draft, facts: Sequence[Fact]) -> list[Line]:
    colon = "：" if draft.voice.is_east_asian else ": "
    return [Line((Text(f"{fact.label}{colon}{fact.text}" if fact.label else fact.text),)) for fact in facts]


def facts_as_line(facts: Sequence[Fact]) -> tuple[Block, ...]:
    """One after the other: under a table or picture there is room for no more."""
    words: list[Inline] = []
    for fact in facts:
        words += [Text("  ·  ")] if words else []
        words += [Strong((Text(f"{fact.label}  "),)), Text(fact.text)]
    return (Paragraph(tuple(words)),)


def facts_as_list(facts: Sequence[Fact]) -> tuple[Block, ...]:
    items = tuple(ListItem((Paragraph((Strong((Text(f"{f.label}  "),)), Text(f.text))),)) for f in facts)
    return (List(False, items),)
