"""The labelled facts of a slide: on a task's panel, as lines of an opening, or as a list where a layout has no place."""

from __future__ import annotations

from collections.abc import Sequence

from coursekit.content import Block, List, ListItem, Paragraph, Strong, Text
from coursekit.documents.deck import Fact, Layout, Slide
from coursekit.write.pptx.draft import Draft
from coursekit.write.pptx.paragraphs import Line, Setting
from coursekit.write.pptx.places import Frame, Placeholder
from coursekit.write.pptx.shapes import fitting_size, text_height, text_shape

_MOST_FACT_PT, _LEAST_FACT_PT, _LABEL_PT = 18.0, 12.0, 13.0
_TASKS = frozenset({Layout.CASE, Layout.QUESTION, Layout.ACTIVITY, Layout.QUIZ})


def facts_shape(draft: Draft, slide: Slide, place: Placeholder | None) -> str:
    """On a task's panel each label stands over its text; elsewhere a fact is one line."""
    if not slide.facts or place is None:
        return ""
    if slide.layout in _TASKS:
        lines = _panel_lines(slide.facts, place.frame)
        return text_shape(draft, place, "Facts", lines, Setting(own_bullets=not place.bulleted))
    lines = fact_lines(draft, slide.facts)
    size = fitting_size(lines, place.frame, place.size_pt, _LEAST_FACT_PT)
    setting = Setting(size if size < place.size_pt else None, own_bullets=not place.bulleted)
    return text_shape(draft, place, "Facts", lines, setting)


def _panel_lines(facts: Sequence[Fact], frame: Frame) -> list[Line]:
    """Labels are the placeholder's first level, texts its second; both shrink when the panel is too full."""
    size = _MOST_FACT_PT
    while size > _LEAST_FACT_PT:
        lines = _panel_lines_at(facts, size)
        if text_height(lines, size, frame.text_width) <= frame.text_height:
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


def facts_as_list(facts: Sequence[Fact]) -> tuple[Block, ...]:
    items = tuple(ListItem((Paragraph((Strong((Text(f"{f.label}  "),)), Text(f.text))),)) for f in facts)
    return (List(False, items),)
