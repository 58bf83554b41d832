"""The facilitator guide: from it a trainer who has never seen the course can run the room."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from coursekit.activities import KINDS
from coursekit.activities.kind import Sheet
from coursekit.compose.common import (
    clock_range,
    edition_line,
    grouping_word,
    item_text,
    letter,
    materials_text,
    method_of,
    numbered_items,
    options_of,
    outcome_texts,
    outcomes_of,
    paragraph,
    pause_word,
    slot_title,
    text_list,
    total_of,
    used_terms,
)
from coursekit.compose.cues import part_cue, text_cue
from coursekit.compose.deck import DeckDraft, SlideSpan
from coursekit.compose.key import key_sections
from coursekit.compose.text import Answer, FacilitatorText, facilitator_text
from coursekit.content import Block, Heading, List, ListItem, Paragraph, Strong, Text, text_of_all
from coursekit.documents.booklet import (
    Audience,
    Booklet,
    BookletBlock,
    Card,
    CardRole,
    Checklist,
    Cover,
    Fields,
    Grid,
    Scene,
    Section,
    SegmentHead,
    ShownSlide,
    SlideRef,
)
from coursekit.documents.cue import Cue, CueKind
from coursekit.documents.deck import Slide
from coursekit.labels import Words
from coursekit.model.course import Activity, Material, Module, Part, PartKind, Preparation, Topic, title_text
from coursekit.model.plan import (
    ActivitySlot,
    PauseSlot,
    Plan,
    Slot,
    TalkSlot,
    end_of,
    slots_of,
)
from coursekit.model.walk import all_blocks, owners_of
from coursekit.units import format_clock

CARDS = {
    PartKind.SCENARIO: CardRole.SCENARIO,
    PartKind.ROLE: CardRole.ROLE,
    PartKind.OBSERVE: CardRole.OBSERVER,
    PartKind.WORKSHEET: CardRole.WORKSHEET,
    PartKind.RUBRIC: CardRole.RUBRIC,
}
LEGEND = (
    CueKind.SAY,
    CueKind.DO,
    CueKind.ASK,
    CueKind.ANSWER,
    CueKind.SHOW,
    CueKind.DEBRIEF,
    CueKind.TRANSITION,
    CueKind.DIFFICULTIES,
    CueKind.LATE,
)


def compose_guide(plan: Plan, draft: DeckDraft, answers: Sequence[Answer], words: Words) -> Booklet:
    course = plan.course
    composer = _GuideComposer(plan, words, facilitator_text(plan, words), draft)
    version = (words("version", version=course.version),) if course.version else ()
    return Booklet(
        Audience.FACILITATOR,
        course.language,
        course.date,
        Cover(words("product.guide"), course.title, course.subtitle, (edition_line(plan.edition, words), *version)),
        (composer.about(), *composer.front(), *composer.modules(), *composer.back(answers)),
        f"{course.title} · {words('product.guide')}",
        words("page-of", page="{page}", pages="{pages}"),
        words("contents"),
    )


@dataclass(frozen=True, slots=True)
class _Row:
    """A slot with its day and the slides it is run with."""

    day: int
    slot: Slot
    slides: SlideSpan


@dataclass(slots=True)
class _GuideComposer:
    plan: Plan
    words: Words
    text: FacilitatorText
    draft: DeckDraft

    @property
    def rows(self) -> list[_Row]:
        days = [day.number for day in self.plan.days for _ in day.slots]
        return [_Row(*row) for row in zip(days, slots_of(self.plan), self.draft.spans, strict=True)]

    # ------------------------------------------------------------ front

    def about(self) -> Section:
        course, words = self.plan.course, self.words
        group = course.group
        facts = (
            (words("audience"), words("joiner").join(name.text for name in course.audience)),
            (words("group"), words("group-value", min=group.least, max=group.most, tables=group.tables)),
            (words("prerequisites"), words("joiner").join(course.prerequisites)),
        )
        blocks: list[BookletBlock] = [paragraph(course.summary)] if course.summary else []
        blocks.append(Fields(tuple(fact for fact in facts if fact[1])))
        sections = []
        if course.purpose:
            sections.append(Section(2, "", words("guide.purpose"), (paragraph(course.purpose),)))
        outcomes = text_list(outcome.text for outcome in course.outcomes)
        sections.append(Section(2, "", words("outcomes"), (paragraph(words("outcomes-lead")), outcomes)))
        sections.append(self._legend())
        return Section(1, "", words("guide.about"), tuple(blocks), tuple(sections), new_page=True)

    def _legend(self) -> Section:
        rows = tuple((self.words(f"cue.{kind}"), self.words(f"cue-meaning.{kind}")) for kind in LEGEND)
        return Section(2, "", self.words("guide.use"), (paragraph(self.words("guide.use-text")), Fields(rows)))

    def front(self) -> Iterator[Section]:
        course, words = self.plan.course, self.words
        preparation: list[Section] = []
        if course.room:
            preparation.append(Section(2, "", words("guide.room"), (paragraph(course.room),)))
        if grid := self._materials():
            group = course.group
            note = words("guide.materials-note", max=group.most, tables=group.tables)
            preparation.append(Section(2, "", words("guide.materials"), (paragraph(note), grid)))
        checklists = tuple(
            Section(2, "", words(f"guide.{key}"), (Checklist(tuple((Text(item),) for item in items)),))
            for key, items in self._checklists(course.preparation)
        )
        yield Section(1, "", words("guide.preparation"), (), (*preparation, *checklists), new_page=True)
        yield Section(1, "", words("guide.agenda"), (), tuple(self._days()), new_page=True)
        if self.plan.cuts:
            yield Section(1, "", words("guide.cuts"), (paragraph(words("guide.cuts-lead")), self._cuts()))

    def _checklists(self, preparation: Preparation) -> Iterator[tuple[str, tuple[str, ...]]]:
        own = {
            "two-weeks": preparation.two_weeks,
            "day-before": preparation.day_before,
            "hour-before": preparation.hour_before,
        }
        for key, items in own.items():
            yield key, items or self.words.list(f"preparation.{key}")

    def _materials(self) -> Grid | None:
        """Every material with its total for the largest class: the most at once, for what is used again is not used up."""
        used: dict[str, list[tuple[Material, Activity]]] = {}
        for slot in slots_of(self.plan):
            if isinstance(slot, ActivitySlot):
                for material in slot.activity.materials:
                    used.setdefault(material.name, []).append((material, slot.activity))
        rows = []
        for name, uses in used.items():
            total = sum(total_of(material, activity, self.plan.course) for material, activity in uses)
            numbers = self.words("joiner").join(dict.fromkeys(self.plan.targets[a.id.text].number for _, a in uses))
            rows.append((name, str(total), numbers))
        header = (self.words("guide.material"), self.words("guide.total"), self.words("guide.for"))
        return Grid(header, tuple(rows), (0.5, 0.15, 0.35)) if rows else None

    def _days(self) -> Iterator[Section]:
        for day in self.plan.days:
            rows = [row for row in self.rows if row.day == day.number]
            yield Section(2, "", self.words("day", n=day.number), (self._grid(rows),))

    def _grid(self, rows: Sequence[_Row]) -> Grid:
        words = self.words
        header = tuple(
            words(key)
            for key in ("guide.time", "guide.minutes", "guide.segment", "fact.method", "fact.slides", "fact.handout")
        )
        cells = tuple(self._cells(row) for row in rows)
        pauses = tuple(i for i, row in enumerate(rows) if isinstance(row.slot, PauseSlot))
        return Grid(header, cells, (0.16, 0.08, 0.38, 0.13, 0.11, 0.14), pauses)

    def _cells(self, row: _Row) -> tuple[str, ...]:
        slot = row.slot
        clock = clock_range(slot.start, end_of(slot), self.words)
        if isinstance(slot, PauseSlot):
            return (clock, str(slot.minutes), pause_word(slot.kind, self.words), "", "", "")
        title = slot_title(slot, self.plan, self.words)
        number = self.plan.targets[slot.topic.id.text].number
        method = method_of(slot, self.words)
        return (clock, str(slot.minutes), title, method, _numbers(row.slides), number)

    def _cuts(self) -> Grid:
        words = self.words
        rows = []
        for cut in self.plan.cuts:
            priority = words(f"guide.priority.{cut.priority.name.lower()}")
            reason = words(f"guide.cut-{cut.reason}", priority=priority)
            rows.append((cut.title, str(cut.minutes), reason))
        header = (words("guide.segment"), words("guide.minutes"), words("guide.reason"))
        return Grid(header, tuple(rows), (0.55, 0.12, 0.33))

    # ------------------------------------------------------------ modules

    def modules(self) -> Iterator[Section]:
        for module in self.plan.course.own_modules:
            yield self._module(module)

    def _module(self, module: Module) -> Section:
        words = self.words
        rows = self._rows_of(module)
        minutes = sum(row.slot.minutes for row in rows if not isinstance(row.slot, PauseSlot))
        facts = [(words("guide.module-time"), words("minutes", n=minutes))]
        if module.methods:
            facts.append((words("guide.methods"), module.methods))
        outcomes = outcomes_of(module, self.plan.course)
        if outcomes:
            facts.append((words("module-outcomes"), words("joiner").join(outcomes)))
        blocks: list[BookletBlock] = [Fields(tuple(facts)), *self.text.blocks(module.intro)]
        blocks.append(Heading(3, (Text(words("guide.at-a-glance")),)))
        blocks.append(self._grid(rows))
        blocks.extend(part_cue(part, self.text, words) for part in module.parts)
        number = self.plan.targets[module.id.text].number
        topics = tuple(self._topic(topic, rows) for topic in module.own_topics)
        return Section(1, number, title_text(module), tuple(blocks), topics, new_page=True)

    def _rows_of(self, module: Module) -> list[_Row]:
        """The rows from the module's first to its last, pauses between them included."""
        rows = self.rows
        own = [i for i, row in enumerate(rows) if not isinstance(row.slot, PauseSlot) and row.slot.module is module]
        return rows[own[0] : own[-1] + 1] if own else []

    def _topic(self, topic: Topic, rows: Sequence[_Row]) -> Section:
        own = [i for i, row in enumerate(rows) if not isinstance(row.slot, PauseSlot) and row.slot.topic is topic]
        blocks: list[BookletBlock] = list(self.text.blocks(topic.intro))
        for i, row in enumerate(rows):
            if i in own:
                blocks.extend(self._segment(row))
            elif own and own[0] <= i <= own[-1] + 1 and isinstance(row.slot, PauseSlot):
                blocks.append(self._pause(row.slot))
        return Section(2, self.plan.targets[topic.id.text].number, title_text(topic), tuple(blocks))

    def _pause(self, slot: PauseSlot) -> SegmentHead:
        clock = clock_range(slot.start, end_of(slot), self.words)
        kind = pause_word(slot.kind, self.words)
        return SegmentHead(clock, self.words("minutes", n=slot.minutes), kind, self.words("back-at", time=_end(slot)))

    def _segment(self, row: _Row) -> Iterator[BookletBlock]:
        slot = row.slot
        assert not isinstance(slot, PauseSlot)
        clock = clock_range(slot.start, end_of(slot), self.words)
        minutes = self.words("minutes", n=slot.minutes)
        title = slot_title(slot, self.plan, self.words)
        yield SegmentHead(clock, minutes, method_of(slot, self.words), title)
        if isinstance(slot, TalkSlot):
            yield from self._talk(slot)
        else:
            yield Scene(self._slide_ref(row.slides), (), tuple(self._activity(slot)))
        if slot.minutes > slot.least:
            save = self.words("guide.save", n=slot.minutes - slot.least, least=slot.least)
            late = slot.activity.late if isinstance(slot, ActivitySlot) else ""
            lines = (paragraph(save), *((paragraph(late),) if late else ()))
            yield Cue(CueKind.LATE, self.words("cue.late"), lines)
        elif isinstance(slot, ActivitySlot) and slot.activity.late:
            yield text_cue(CueKind.LATE, slot.activity.late, self.words)

    def _slide_ref(self, span: SlideSpan) -> SlideRef:
        words = self.words
        one = span.first == span.last
        label = words("slide", n=span.first) if one else words("slides", first=span.first, last=span.last)
        return SlideRef(label, tuple(map(self._shown, self.draft.deck.slides[span.first - 1 : span.last])))

    def _shown(self, slide: Slide) -> ShownSlide:
        label = self.words("slide", n=slide.number)
        return ShownSlide(slide.number, slide.title, self.words("colon", label=label, text=slide.title))

    def _talk(self, slot: TalkSlot) -> Iterator[Scene]:
        for slide in slot.slides:
            shown = self._slide_ref(self.draft.numbers[slide.id.text])
            cues = tuple(part_cue(part, self.text, self.words) for part in slide.parts)
            yield Scene(shown, self.text.blocks(slide.blocks), cues)

    # ------------------------------------------------------------ activities

    def _activity(self, slot: ActivitySlot) -> Iterator[BookletBlock]:
        activity, words = slot.activity, self.words
        number = self.plan.targets[slot.topic.id.text].number
        facts = (
            (words("grouping.label"), grouping_word(activity.grouping, words) if activity.grouping else ""),
            (words("fact.materials"), materials_text(activity, self.plan.course, words)),
            (words("fact.output"), activity.output),
            (words("fact.outcomes"), outcome_texts(activity, self.plan.course, words)),
            (words("fact.handout"), number),
        )
        yield Fields(tuple(fact for fact in facts if fact[1]))
        yield from self._body(activity)
        for part in activity.parts:
            yield from self._part(part)

    def _body(self, activity: Activity) -> Iterator[BookletBlock]:
        sheet = KINDS[activity.kind].sheet
        if sheet is Sheet.TOOL:
            yield Card(CardRole.TOOL, self.words("handout.tool"), "", self.text.blocks(activity.body))
        elif sheet is Sheet.QUIZ:
            yield from self.text.blocks(b for b in activity.body if not (isinstance(b, List) and b.ordered))
            for number, item in enumerate(numbered_items(activity.body), start=1):
                yield from self._quiz_question(number, item)
        else:
            yield from self.text.blocks(activity.body)

    def _quiz_question(self, number: int, item: ListItem) -> Iterator[Block]:
        yield Paragraph((Text(f"{number}. "), *self.text.inlines(item_text(item))))
        lines = []
        for i, option in enumerate(options_of(item)):
            content = (Text(f"{letter(i)}. "), *self.text.inlines(item_text(option)))
            marked = (Strong((*content, Text(" ✓"))),) if option.checked else content
            lines.append(ListItem((Paragraph(marked),)))
        if lines:
            yield List(False, tuple(lines))

    def _part(self, part: Part) -> Iterator[BookletBlock]:
        if part.kind in CARDS:
            role = CARDS[part.kind]
            label = self.words(f"handout.{part.kind}")
            yield Card(role, label, title_text(part), self.text.blocks(part.blocks))
        elif part.kind is PartKind.STEPS:
            yield Heading(4, (Text(title_text(part) or self.words("cue.steps")),))
            yield from self.text.blocks(part.blocks)
        else:
            yield part_cue(part, self.text, self.words)

    # ------------------------------------------------------------ back

    def back(self, answers: Sequence[Answer]) -> Iterator[Section]:
        course, words = self.plan.course, self.words
        keys = key_sections(self.plan, answers, words, level=2)
        if keys:
            yield Section(1, "", words("guide.key"), (), keys, new_page=True)
        yield Section(1, "", words("guide.risks"), (self._risks(),), new_page=True)
        yield Section(1, "", words("guide.evaluation"), tuple(self._evaluation()))
        texts = text_of_all(block for owner in owners_of(course) for block in all_blocks(owner))
        terms = used_terms(course, texts)
        if terms:
            yield Section(1, "", words("glossary"), (Fields(tuple((t.term.text, t.definition) for t in terms)),))
        if course.references:
            rows = tuple((f"[{i}]", source.text) for i, source in enumerate(course.references, start=1))
            yield Section(1, "", words("references"), (Fields(rows),))
        if course.version:
            row = (words("version", version=course.version), course.date)
            yield Section(1, "", words("guide.changes"), (Fields((row,)),))

    def _risks(self) -> Grid:
        standard = zip(self.words.list("risks.if"), self.words.list("risks.then"), strict=True)
        own = ((risk.event, risk.answer) for risk in self.plan.course.risks)
        header = (self.words("guide.event"), self.words("guide.response"))
        return Grid(header, (*standard, *own), (0.32, 0.68))

    def _evaluation(self) -> Iterator[BookletBlock]:
        statements = self.words.list("evaluation.scale")
        header = (self.words("guide.evaluation-scale"), "1", "2", "3", "4", "5")
        yield Grid(header, tuple((s, "", "", "", "", "") for s in statements), (0.6, 0.08, 0.08, 0.08, 0.08, 0.08))
        if self.plan.course.evaluation:
            yield text_list(self.plan.course.evaluation, ordered=True)


def _numbers(span: SlideSpan) -> str:
    return str(span.first) if span.first == span.last else f"{span.first}–{span.last}"


def _end(slot: PauseSlot) -> str:
    return format_clock(end_of(slot))
