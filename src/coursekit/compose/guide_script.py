"""The script of the guide: module by module, segment by segment, what is on the wall and what is said and done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coursekit.compose.common import (
    clock_range,
    grouping_word,
    method_of,
    outcomes_of,
    pause_title,
    slot_title,
)
from coursekit.compose.cues import script_cues
from coursekit.compose.deck import SlideSpan
from coursekit.compose.guide_activity import activity_scenes
from coursekit.compose.guide_draft import GuideDraft, Row, at_a_glance, slide_reference
from coursekit.compose.guide_late import early_cues, late_cues
from coursekit.compose.slides import visible
from coursekit.content import Block, Heading, Text
from coursekit.documents.booklet import BookletBlock, Fields, Scene, Section, SegmentHead
from coursekit.documents.deck import Layout
from coursekit.model.course import Module, Part, Topic, title_text
from coursekit.model.plan import ActivitySlot, PauseSlot, TalkSlot, end_of
from coursekit.units import format_clock
from coursekit.value import replace

# ---------------------------------------------------------------- modules and topics


def module_section(guide: GuideDraft, module: Module) -> Section:
    words = guide.words
    rows = _rows_of(guide, module)
    minutes = sum(row.slot.minutes for row in rows if not isinstance(row.slot, PauseSlot))
    facts = [(words("guide.module-time"), words("minutes", n=minutes))]
    if module.methods:
        facts.append((words("guide.methods"), module.methods))
    outcomes = outcomes_of(module, guide.plan.course)
    if outcomes:
        facts.append((words("module-outcomes"), words("separator").join(outcomes)))
    blocks: list[BookletBlock] = [Fields(tuple(facts)), *guide.text.blocks(module.intro)]
    blocks.append(Heading(3, (Text(words("guide.at-a-glance")),)))
    blocks.append(at_a_glance(guide, rows))
    blocks.extend(_opening(guide, module))
    number = guide.plan.targets[module.id.text].number
    topics = tuple(_topic(guide, topic, rows) for topic in module.own_topics)
    return Section(1, number, title_text(module), tuple(blocks), topics, new_page=True)


def _opening(guide: GuideDraft, module: Module) -> Iterator[Scene]:
    """The module's own slide, and what is said to it."""
    slides = guide.deck.deck.slides
    for number in (s.number for s in slides if s.layout is Layout.MODULE and s.id == module.id.text):
        shown = slide_reference(guide, SlideSpan(number, number))
        yield Scene(shown, (), tuple(script_cues(module.parts, guide.text, guide.words)))


def _rows_of(guide: GuideDraft, module: Module) -> tuple[Row, ...]:
    """The rows from the module's first to its last, pauses between them included."""
    rows = guide.rows
    own = [i for i, row in enumerate(rows) if not isinstance(row.slot, PauseSlot) and row.slot.module is module]
    return rows[own[0] : own[-1] + 1] if own else ()


def _topic(guide: GuideDraft, topic: Topic, rows: Sequence[Row]) -> Section:
    own = [i for i, row in enumerate(rows) if not isinstance(row.slot, PauseSlot) and row.slot.topic is topic]
    blocks: list[BookletBlock] = list(guide.text.blocks(topic.intro))
    for i, row in enumerate(rows):
        match row.slot:
            case TalkSlot() | ActivitySlot() if i in own:
                blocks.extend(_segment(guide, row, row.slot))
            case PauseSlot() if own and own[0] <= i <= own[-1] + 1:
                blocks.append(_pause(guide, row.slot))
    return Section(2, guide.plan.targets[topic.id.text].number, title_text(topic), tuple(blocks))


# ---------------------------------------------------------------- segments


def _pause(guide: GuideDraft, slot: PauseSlot) -> SegmentHead:
    words = guide.words
    clock = clock_range(slot.start, end_of(slot), words)
    back = words("back-at", time=format_clock(end_of(slot)))
    return SegmentHead(clock, words("minutes", n=slot.minutes), pause_title(slot, words), back, "break")


def _segment(guide: GuideDraft, row: Row, slot: TalkSlot | ActivitySlot) -> Iterator[BookletBlock]:
    words = guide.words
    clock = clock_range(slot.start, end_of(slot), words)
    yield SegmentHead(
        clock, words("minutes", n=slot.minutes), _kind_line(guide, slot), slot_title(slot, guide.plan, words),
        slot.activity.kind if isinstance(slot, ActivitySlot) else "",
    )  # fmt: skip
    match slot:
        case TalkSlot():
            scenes = [_slide_scene(guide, slide.id.text, slide.blocks, slide.parts) for slide in slot.slides]
        case ActivitySlot(activity=activity):
            scenes = list(activity_scenes(guide, activity))
    yield from scenes[:-1]
    cues = (*late_cues(guide, row, slot), *early_cues(guide, row))
    yield replace(scenes[-1], blocks=(*scenes[-1].blocks, *cues))


def _kind_line(guide: GuideDraft, slot: TalkSlot | ActivitySlot) -> str:
    """`角色演练 · 两人一组 · 手册 2.3`."""
    words = guide.words
    grouping = slot.activity.grouping if isinstance(slot, ActivitySlot) else None
    number = guide.plan.targets[slot.topic.id.text].number
    parts = (
        method_of(slot, words),
        grouping_word(grouping, words) if grouping is not None else "",
        words("guide.handout-section", number=number),
    )
    return " · ".join(part for part in parts if part)


# ---------------------------------------------------------------- slides


def _slide_scene(guide: GuideDraft, id: str, content: Sequence[Block], parts: Sequence[Part]) -> Scene:
    """Reading text stands beside the slide in any case, after its script: it is not on it."""
    shown = slide_reference(guide, guide.deck.numbers[id])
    on_slide = visible(content)
    read = tuple(block for block in content if block not in on_slide)
    cues = script_cues(parts, guide.text, guide.words)
    return Scene(shown, guide.text.blocks(on_slide), (*cues, *guide.text.blocks(read)))
