"""What of a course stands in an edition: conditions resolved, emptied containers gone."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from coursekit.activities import KINDS
from coursekit.content import ALWAYS, Block, Blocks, Inlines, List, Paragraph
from coursekit.model.course import (
    Activity,
    Course,
    Edition,
    Material,
    Module,
    Part,
    Preparation,
    Reuse,
    Risk,
    Segment,
    Slide,
    Talk,
    Topic,
)
from coursekit.model.plan import Cut, CutReason
from coursekit.model.select_text import TextSelection, stands
from coursekit.plan.cuts import cut_of
from coursekit.plan.known import Holds, Known
from coursekit.plan.select_parts import PartSelection
from coursekit.sharing import as_tuple, with_fields
from coursekit.value import Mutable, field, replace


class Selection(Mutable, dict=True):
    """Selects for one edition; `cuts` grows by what is left out. What stands in `shorter` editions alone is no loss."""

    edition: Edition
    cuts: list[Cut]
    known: Known = field(default_factory=Known)
    shorter: frozenset[str] = frozenset()

    @cached_property
    def holds(self) -> Holds:
        """Speaks of the edition, not of this object: what keeps it would make a circle, and stay for good."""
        edition, audience = self.edition.stands_as, frozenset(name.text for name in self.edition.audience)
        return lambda condition: stands(condition, edition, audience)

    @cached_property
    def _text(self) -> TextSelection:
        return TextSelection(self.holds)

    def course(self, course: Course) -> Course:
        self.shorter = frozenset(other.id.text for other in course.editions if other.days < self.edition.days)
        modules = [self._module(module) for module in course.own_modules]
        return replace(self._frame(course), modules=tuple(module for module in modules if module is not None))

    def blocks(self, blocks: Iterable[Block]) -> Blocks:
        return self._text.blocks(blocks)

    # ------------------------------------------------------------ course.yaml

    def _frame(self, course: Course) -> Course:
        """What course.yaml says of the course as a whole. Of the outcomes stay those that the edition promises."""
        text, promised = self._text.text, {name.text for name in self.edition.outcomes}
        outcomes = (replace(o, text=text(o.text)) for o in course.outcomes if not promised or o.id.text in promised)
        risks = (Risk(text(risk.event), text(risk.answer)) for risk in course.risks)
        return replace(
            course,
            title=text(course.title),
            audience=self.edition.audience or course.audience,
            subtitle=text(course.subtitle),
            summary=text(course.summary),
            purpose=text(course.purpose),
            room=text(course.room),
            prerequisites=self._text.texts(course.prerequisites),
            evaluation=self._text.texts(course.evaluation),
            preparation=self._preparation(course.preparation),
            outcomes=tuple(outcome for outcome in outcomes if outcome.text),
            risks=tuple(risk for risk in risks if risk.event and risk.answer),
            references=tuple(s for source in course.references if (s := replace(source, text=text(source.text))).text),
            changes=tuple(c for change in course.changes if (c := replace(change, text=text(change.text))).text),
            glossary=tuple(
                t for term in course.glossary if (t := replace(term, definition=text(term.definition))).definition
            ),
        )

    def _preparation(self, given: Preparation) -> Preparation:
        texts = self._text.texts
        return Preparation(texts(given.two_weeks), texts(given.day_before), texts(given.hour_before))

    # ------------------------------------------------------------ modules, topics, segments

    def _keeps(self, part: Module | Topic | Activity, module: Module) -> bool:
        """Whether the part stands in the edition; if not, that is noted among the cuts."""
        if not self.holds(part.condition):
            editions = {name.text for name in part.condition.editions}
            if not editions or not editions <= self.shorter:
                self.cuts.append(cut_of(part, module.id.text, CutReason.CONDITION))
            return False
        if part.id in self.edition.drop:
            self.cuts.append(cut_of(part, module.id.text, CutReason.DROPPED))
            return False
        return True

    def _module(self, module: Module) -> Module | None:
        title = self._text.inlines(module.title)
        if not self._keeps(module, module) or (module.title and not title):
            return None
        topics = [self._topic(topic, module) for topic in module.own_topics]
        kept = as_tuple([topic for topic in topics if topic is not None], module.own_topics)
        if not kept:
            return None
        return with_fields(
            module,
            title=title,
            intro=self.blocks(module.intro),
            parts=self.parts(module.parts),
            topics=kept,
            methods=self._text.text(module.methods),
            condition=ALWAYS,
        )

    def _topic(self, topic: Topic, module: Module) -> Topic | None:
        title = self._text.inlines(topic.title)
        if not self._keeps(topic, module) or (topic.title and not title):
            return None
        segments = [self._segment(segment, module) for segment in topic.segments]
        kept = tuple(segment for segment in segments if segment is not None)
        if not kept:
            return None
        return with_fields(
            topic,
            title=title,
            intro=self.blocks(topic.intro),
            segments=as_tuple(_joined(kept), topic.segments),
            minutes=topic.minutes if any(isinstance(s, Talk) for s in kept) else None,
            late=self._text.text(topic.late),
            condition=ALWAYS,
        )

    def _segment(self, segment: Segment | Reuse, module: Module) -> Segment | None:
        match segment:
            case Talk(slides):
                selected = (self.known.selected(_slide, slide, self.holds) for slide in slides)
                kept = [slide for slide in selected if slide is not None]
                return with_fields(segment, slides=as_tuple(kept, slides)) if kept else None
            case Activity():
                return self._kept_activity(segment, module)
            case Reuse():
                raise AssertionError("reuse is resolved before anything is selected")

    def _kept_activity(self, activity: Activity, module: Module) -> Activity | None:
        if not self._keeps(activity, module):
            return None
        selected = self.known.selected(_activity, activity, self.holds)
        if _is_emptied(activity, selected):
            self.cuts.append(cut_of(activity, module.id.text, CutReason.CONDITION))
            return None
        return selected

    def parts(self, parts: tuple[Part, ...]) -> tuple[Part, ...]:
        return PartSelection(self._text).parts(parts)

    def inlines(self, content: Inlines) -> Inlines:
        return self._text.inlines(content)


def _slide(slide: Slide, holds: Holds) -> Slide | None:
    """A slide that has nothing left to show is gone, with what is read and said to it."""
    if not holds(slide.condition):
        return None
    text = TextSelection(holds)
    title, blocks, parts = text.inlines(slide.title), text.blocks(slide.blocks), PartSelection(text).parts(slide.parts)
    emptied = _shows_something(slide.blocks) and not _shows_something(blocks)
    if emptied or (slide.title and not title) or not (blocks or parts):
        return None
    return with_fields(slide, title=title, blocks=blocks, parts=parts, condition=ALWAYS)


def _activity(activity: Activity, holds: Holds) -> Activity:
    """An activity that stands in the edition."""
    text = TextSelection(holds)
    parts = PartSelection(text)
    if activity.kind == "quiz" and activity.body:
        parts.ask(activity.body)
    return with_fields(
        activity,
        title=text.inlines(activity.title),
        body=text.blocks(activity.body),
        parts=parts.parts(activity.parts),
        materials=_materials(activity.materials, text),
        output=text.text(activity.output),
        late=text.text(activity.late),
        condition=ALWAYS,
    )


def _materials(materials: tuple[Material, ...], text: TextSelection) -> tuple[Material, ...]:
    kept = (with_fields(material, name=text.text(material.name)) for material in materials)
    return as_tuple([material for material in kept if material.name], materials)


def _shows_something(blocks: Blocks) -> bool:
    """Paragraphs are reading text, not shown on slides."""
    return any(not isinstance(block, Paragraph) for block in blocks)


def _is_emptied(before: Activity, after: Activity) -> bool:
    """Whether an activity lost its title, all its content, or what its kind cannot do without."""
    kinds = {part.kind for part in after.parts}
    lacks = any(part.kind not in kinds for part in before.parts if part.kind in KINDS[before.kind].needs)
    unasked = before.kind == "quiz" and _asks(before) and not _asks(after)
    unsaid = bool(before.body or before.parts) and not (after.body or after.parts)
    return lacks or unasked or unsaid or bool(before.title and not after.title)


def _asks(activity: Activity) -> bool:
    return any(isinstance(block, List) and block.ordered for block in activity.body)


def _joined(segments: tuple[Segment, ...]) -> list[Segment]:
    """Talks that follow each other, because what stood between them is gone, become one."""
    joined: list[Segment] = []
    for segment in segments:
        last = joined[-1] if joined else None
        if isinstance(segment, Talk) and isinstance(last, Talk):
            joined[-1] = Talk((*last.slides, *segment.slides))
        else:
            joined.append(segment)
    return joined
