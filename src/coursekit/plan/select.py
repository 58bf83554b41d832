"""What of a course stands in an edition: conditions resolved, emptied containers gone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from coursekit.content import (
    ALWAYS,
    Blank,
    Block,
    Blocks,
    Chart,
    CodeBlock,
    Condition,
    Conditional,
    Drawing,
    Emphasis,
    Figure,
    Heading,
    Inline,
    Inlines,
    Link,
    List,
    Paragraph,
    Quote,
    Reference,
    Row,
    Strong,
    Table,
    Text,
)
from coursekit.model.course import Activity, Course, Edition, Module, Part, Reuse, Segment, Slide, Talk, Topic
from coursekit.model.plan import Cut, CutReason
from coursekit.plan.cuts import cut_of


@dataclass(slots=True)
class Selection:
    """Selects for one edition; `cuts` grows by what is left out. What stands in `shorter` editions alone is no loss."""

    edition: Edition
    cuts: list[Cut]
    shorter: frozenset[str] = frozenset()

    def course(self, course: Course) -> Course:
        self.shorter = frozenset(other.id.text for other in course.editions if other.days < self.edition.days)
        modules = [self._module(module) for module in course.own_modules]
        return replace(course, modules=tuple(module for module in modules if module is not None))

    def _holds(self, condition: Condition) -> bool:
        editions = {name.text for name in condition.editions}
        audience = {name.text for name in condition.audience}
        held_for = {name.text for name in self.edition.audience}
        return (not editions or self.edition.stands_as in editions) and (
            not audience or not held_for or bool(audience & held_for)
        )

    def _keeps(self, part: Module | Topic | Activity, module: Module) -> bool:
        """Whether the part stands in the edition; if not, that is noted among the cuts."""
        if not self._holds(part.condition):
            editions = {name.text for name in part.condition.editions}
            if not editions or not editions <= self.shorter:
                self.cuts.append(cut_of(part, module.id.text, CutReason.CONDITION))
            return False
        if part.id in self.edition.drop:
            self.cuts.append(cut_of(part, module.id.text, CutReason.DROPPED))
            return False
        return True

    def _module(self, module: Module) -> Module | None:
        if not self._keeps(module, module):
            return None
        topics = [self._topic(topic, module) for topic in module.own_topics]
        kept = tuple(topic for topic in topics if topic is not None)
        return (
            replace(
                module,
                title=self.inlines(module.title),
                intro=self.blocks(module.intro),
                parts=self._parts(module.parts),
                topics=kept,
                condition=ALWAYS,
            )
            if kept
            else None
        )

    def _topic(self, topic: Topic, module: Module) -> Topic | None:
        if not self._keeps(topic, module):
            return None
        segments = [self._segment(segment, module) for segment in topic.segments]
        kept = tuple(segment for segment in segments if segment is not None)
        if not kept:
            return None
        return replace(
            topic,
            title=self.inlines(topic.title),
            intro=self.blocks(topic.intro),
            segments=_joined(kept),
            minutes=topic.minutes if any(isinstance(s, Talk) for s in kept) else None,
            condition=ALWAYS,
        )

    def _segment(self, segment: Segment | Reuse, module: Module) -> Segment | None:
        match segment:
            case Talk(slides):
                kept = [slide for slide in (self._slide(slide) for slide in slides) if slide is not None]
                return Talk(tuple(kept)) if kept else None
            case Activity():
                return self._activity(segment) if self._keeps(segment, module) else None
            case Reuse():
                raise AssertionError("reuse is resolved before anything is selected")

    def _slide(self, slide: Slide) -> Slide | None:
        blocks = self.blocks(slide.blocks)
        if not self._holds(slide.condition) or (slide.blocks and not blocks):
            return None
        title, parts = self.inlines(slide.title), self._parts(slide.parts)
        return replace(slide, title=title, blocks=blocks, parts=parts, condition=ALWAYS)

    def _activity(self, activity: Activity) -> Activity:
        return replace(
            activity,
            title=self.inlines(activity.title),
            body=self.blocks(activity.body),
            parts=self._parts(activity.parts),
            condition=ALWAYS,
        )

    def _parts(self, parts: Iterable[Part]) -> tuple[Part, ...]:
        selected = [self._part(part) for part in parts if self._holds(part.condition)]
        return tuple(part for part in selected if part is not None)

    def _part(self, part: Part) -> Part | None:
        blocks = self.blocks(part.blocks)
        if part.blocks and not blocks and part.lines is None:
            return None
        return replace(part, title=self.inlines(part.title), blocks=blocks, condition=ALWAYS)

    # ------------------------------------------------------------ text

    def blocks(self, blocks: Iterable[Block]) -> Blocks:
        kept = [self._block(block) for block in blocks if self._holds(block.condition)]
        return tuple(replace(block, condition=ALWAYS) for block in kept if block is not None)

    def _block(self, block: Block) -> Block | None:
        match block:
            case Paragraph(content) | Heading(_, content):
                selected = self.inlines(content)
                return replace(block, content=selected) if selected else None
            case List(_, items):
                kept = tuple(
                    replace(item, blocks=inner, condition=ALWAYS)
                    for item in items
                    if self._holds(item.condition) and (inner := self.blocks(item.blocks))
                )
                return replace(block, items=kept) if kept else None
            case Table(header, rows):
                kept_rows = tuple(self._row(row) for row in rows if self._holds(row.condition))
                caption = self.inlines(block.caption)
                return replace(block, header=self._row(header), rows=kept_rows, caption=caption) if kept_rows else None
            case Quote(inner, attribution):
                inner = self.blocks(inner)
                return replace(block, blocks=inner, attribution=self.inlines(attribution)) if inner else None
            case Drawing(items=items):
                kept_items = tuple(
                    replace(item, label=self.inlines(item.label), detail=self.inlines(item.detail), condition=ALWAYS)
                    for item in items
                    if self._holds(item.condition)
                )
                return replace(block, items=kept_items, title=self.inlines(block.title)) if kept_items else None
            case Figure(caption=caption):
                return replace(block, caption=self.inlines(caption))
            case Chart(title=title):
                return replace(block, title=self.inlines(title))
            case CodeBlock():
                return block

    def _row(self, row: Row) -> Row:
        return replace(row, cells=tuple(self.inlines(cell) for cell in row.cells), condition=ALWAYS)

    def inlines(self, content: Inlines) -> Inlines:
        kept = [self._inline(inline) for inline in content]
        if all(kept):
            return tuple(inner for inlines in kept for inner in inlines)
        return _without_double_spaces(kept)

    def _inline(self, inline: Inline) -> Inlines:
        match inline:
            case Conditional(content, condition):
                return self.inlines(content) if self._holds(condition) else ()
            case Strong(content) | Emphasis(content) | Blank(content) | Link(content, _):
                selected = self.inlines(content)
                return (replace(inline, content=selected),) if selected else ()
            case Reference():
                return (replace(inline, content=self.inlines(inline.content)),)
            case _:
                return (inline,)


def _without_double_spaces(kept: list[Inlines]) -> Inlines:
    """Join what is kept; where something is gone, the spaces before and after it do not both stay, nor one at an end."""
    joined: list[Inline] = []
    gone = False
    for inlines in kept:
        if inlines and gone and isinstance(inlines[0], Text) and _ends_in_space(joined):
            inlines = (Text(inlines[0].text.lstrip(" ")), *inlines[1:])
        joined.extend(inlines)
        gone = not inlines
    if gone and joined and isinstance(joined[-1], Text):
        joined[-1] = Text(joined[-1].text.rstrip(" "))
    return tuple(inline for inline in joined if inline != Text(""))


def _ends_in_space(content: list[Inline]) -> bool:
    return not content or (isinstance(content[-1], Text) and content[-1].text.endswith(" "))


def _joined(segments: tuple[Segment, ...]) -> tuple[Segment, ...]:
    """Talks that follow each other, because what stood between them is gone, become one."""
    joined: list[Segment] = []
    for segment in segments:
        last = joined[-1] if joined else None
        if isinstance(segment, Talk) and isinstance(last, Talk):
            joined[-1] = Talk((*last.slides, *segment.slides))
        else:
            joined.append(segment)
    return tuple(joined)
