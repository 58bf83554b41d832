"""The deck: every slide of an edition in the order of its agenda, with the script in the notes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from coursekit.activities import KINDS
from coursekit.activities.kind import Sheet
from coursekit.compose.common import (
    clock_range,
    edition_line,
    grouping_word,
    item_text,
    numbered_items,
    options_of,
    outcomes_of,
    paragraph,
    pause_title,
    programme_table,
    slot_title,
    text_list,
)
from coursekit.compose.cues import part_cue, text_cue
from coursekit.compose.day_pictures import programme_picture
from coursekit.compose.fit import report_overflow, report_thin, report_title
from coursekit.compose.key import quiz_answer
from coursekit.compose.slides import Face, faces_of, fit_together, table_faces, visible
from coursekit.compose.terms import with_terms
from coursekit.compose.text import FacilitatorText, facilitator_text, kind_word
from coursekit.content import Block, Blocks, List, ListItem, Paragraph, Strong, Text
from coursekit.diagnostic import Report
from coursekit.documents.cue import Cue, CueKind
from coursekit.documents.day_picture import STRIP_PT
from coursekit.documents.deck import Deck, Fact, Layout, Slide
from coursekit.documents.look import DeckMetrics
from coursekit.labels import Words
from coursekit.measure.titles import fit_title, one_line
from coursekit.model.course import Activity, Module, Overflow, Part, PartKind, title_text
from coursekit.model.course import Slide as CourseSlide
from coursekit.model.plan import ActivitySlot, PauseSlot, Plan, Slot, TalkSlot, end_of, slots_of
from coursekit.units import format_clock
from coursekit.value import Mutable, Value, field, replace

CUE_PARTS = (
    PartKind.SAY,
    PartKind.DO,
    PartKind.ASK,
    PartKind.SHOW,
    PartKind.ANSWER,
    PartKind.DEBRIEF,
    PartKind.DIFFICULTIES,
    PartKind.TRANSITION,
)
RECAP_FROM = 3
"""A module of at least so many topics is recapped."""
_LEAST_DAY_PT = 480.0
"""A day's table is not made narrower for a picture of the day where it has less width than that."""
_LEAST_FOOTER_EM = 12.0
"""A footer narrower than that on some layout does not cut the title on all."""


class SlideSpan(Value):
    """The first and last slide number of a slot."""

    first: int
    last: int


class DeckDraft(Value):
    """`spans` has one entry for each slot of the plan, in order; `numbers` has the slides that
    show each slide of the course, and each part of an activity: its brief by its id, its steps, its questions."""

    deck: Deck
    spans: tuple[SlideSpan, ...]
    numbers: dict[str, SlideSpan]


def compose_deck(plan: Plan, words: Words, metrics: DeckMetrics, report: Report) -> DeckDraft:
    """Reports `slide-overflows`, `slide-thin`, `title-too-long`."""
    return _DeckComposer(plan, words, metrics, report).compose()


class _DeckComposer(Mutable):
    plan: Plan
    words: Words
    metrics: DeckMetrics
    report: Report
    slides: list[Slide] = field(default_factory=list)
    titles: dict[str, int] = field(default_factory=dict)
    numbers: dict[str, SlideSpan] = field(default_factory=dict)

    def compose(self) -> DeckDraft:
        course = self.plan.course
        self._title()
        spans = []
        module: Module | None = None
        last = {slot.module.id.text: slot for slot in slots_of(self.plan) if not isinstance(slot, PauseSlot)}
        for day in self.plan.days:
            self._day(day.number)
            for slot in day.slots:
                if not isinstance(slot, PauseSlot) and slot.module is not module:
                    module = slot.module
                    self._module(module)
                first = len(self.slides) + 1
                self._slot(slot, day.number)
                spans.append(SlideSpan(first, len(self.slides)))
                # Before the break or the night that may follow, while it is all there.
                if not isinstance(slot, PauseSlot) and slot is last[slot.module.id.text]:
                    self._recap(slot.module)
        self._closing()
        deck = Deck(course.title, course.subtitle, course.language, self._footer(), course.date, tuple(self.slides))
        return DeckDraft(deck, tuple(spans), self.numbers)

    def _footer(self) -> str:
        """The course's title, as much of it as stands on one line of every layout."""
        title = self.plan.course.title
        rooms = [(boxes.footer, boxes.typeface) for boxes in self.metrics.values() if boxes.footer is not None]
        wide = [(box, typeface) for box, typeface in rooms if box.width_pt >= _LEAST_FOOTER_EM * box.size_pt]
        return min((one_line(title, box, typeface) for box, typeface in wide), key=len, default=title)

    @property
    def text(self) -> FacilitatorText:
        return facilitator_text(self.plan, self.words)

    def _add(self, slide: Slide) -> None:
        """Titles are unique: who hears only them must be able to tell slides apart."""
        seen = self.titles[slide.title] = self.titles.get(slide.title, 0) + 1
        title = slide.title if seen == 1 else self.words("numbered-title", title=slide.title, n=seen)
        boxes = self.metrics[slide.layout]
        fit = fit_title(title, boxes.title, boxes.heading, self.plan.course.language)
        if not fit.fits:
            # Slides that nobody wrote as such, as the first, are the course's.
            place = slide.span if slide.span.path else self.plan.course.span
            report_title(fit.size_pt or boxes.title.size_pt, place, self.report)
        tag, number = one_line(slide.tag, boxes.tag, boxes.typeface, bold=True), len(self.slides) + 1
        shown = replace(slide, title=title, tag=tag, number=number, title_pt=fit.size_pt, title_lines=fit.lines)
        self.slides.append(shown)

    def _add_faces(self, slide: Slide, faces: Sequence[Face], overflow: Overflow | None = None) -> None:
        """One slide a face; the notes and facts stand on the first, those after it are continued."""
        if (overflow or self.plan.course.overflow) is Overflow.ERROR:
            report_overflow(slide, faces, self.report)
        self.numbers[slide.id] = SlideSpan(len(self.slides) + 1, len(self.slides) + len(faces))
        for i, face in enumerate(faces):
            shown = replace(
                slide,
                id=f"{slide.id}-{i + 1}" if i else slide.id,
                layout=face.layout,
                main=face.main,
                side=face.side,
                heads=face.heads,
                body_pt=face.body_pt,
                gap_pt=face.gap_pt,
            )
            if i:
                key = "continued" if len(faces) == 2 else "continued-n"
                title = self.words(key, title=slide.title, n=i)
                shown = replace(shown, title=title, notes=(), facts=slide.facts if face.layout is slide.layout else ())
            self._add(shown)

    def _show(self, slide: Slide, blocks: Blocks) -> None:
        """The slides of the blocks. What the layout has no place of its own for goes into the body, and is measured."""
        others = self.metrics[slide.layout].others
        facts = tuple(fact for fact in slide.facts if "facts" in others or fact.sign in others)
        lead = (paragraph(slide.subtitle),) if slide.subtitle and "subtitle" not in others else ()
        homeless = fact_list(fact for fact in slide.facts if fact not in facts)
        faces = faces_of((*lead, *blocks, *homeless), self.metrics, layout=slide.layout) or [Face(slide.layout)]
        self._add_faces(replace(slide, facts=facts, subtitle="" if lead else slide.subtitle), faces)

    # ------------------------------------------------------------ frame

    def _title(self) -> None:
        course = self.plan.course
        facts = [edition_line(self.plan.edition, self.words)]
        if course.audience:
            facts.append(self.words("joiner").join(name.text for name in course.audience))
        lines = tuple(Fact("", fact) for fact in facts)
        self._add(Slide("title", Layout.TITLE, course.title, subtitle=course.subtitle, facts=lines))

    def _day(self, number: int) -> None:
        """The day as a list, and to scale where there is room for both."""
        day = self.plan.days[number - 1]
        table = programme_table(day, self.plan, self.words)
        title = self.words("days-title", n=number)
        slide = Slide(f"day-{number}", Layout.DAY, title, mark=str(number))
        beside = STRIP_PT if self.metrics[Layout.DAY].main.width_pt >= _LEAST_DAY_PT else 0.0
        picture = programme_picture(day, self.plan, self.words) if beside else None
        faces = table_faces(table, self.metrics, Layout.DAY, beside_pt=beside)
        self._add_faces(replace(slide, day=picture), faces)

    def _module(self, module: Module) -> None:
        number = self.plan.targets[module.id.text].number
        outcomes = outcomes_of(module, self.plan.course)
        main = (text_list(outcomes),) if outcomes else ()
        slide = Slide(
            module.id.text,
            Layout.MODULE,
            title_text(module),
            tag=self.words("module", number=number),
            subtitle=module.methods,
            notes=self._cues(module.parts),
            mark=number,
            span=module.span,
        )
        self._show(slide, main)

    def _recap(self, module: Module) -> None:
        if len(module.own_topics) < RECAP_FROM:
            return
        titles = text_list(f"{self.plan.targets[t.id.text].number} {title_text(t)}" for t in module.own_topics)
        title = self.words("recap", title=title_text(module))
        tag = self.words("module", number=self.plan.targets[module.id.text].number)
        slide = Slide(f"{module.id}-recap", Layout.RECAP, title, tag=tag)
        self._show(slide, (titles,))

    def _closing(self) -> None:
        outcomes = self.plan.course.outcomes
        main = (text_list(outcome.text for outcome in outcomes),) if outcomes else ()
        slide = Slide("closing", Layout.CLOSING, self.words("questions"), subtitle=self.words("closing-lead"))
        self._show(slide, main)

    # ------------------------------------------------------------ slots

    def _slot(self, slot: Slot, day: int) -> None:
        match slot:
            case PauseSlot():
                self._pause(slot, day)
            case TalkSlot():
                self._talk(slot)
            case ActivitySlot():
                self._activity(slot)

    def _pause(self, slot: PauseSlot, day: int) -> None:
        title = pause_title(slot, self.words)
        if len(self.plan.days) > 1:
            title = f"{self.words('day', n=day)} · {title}"
        clock = clock_range(slot.start, end_of(slot), self.words)
        end = format_clock(end_of(slot))
        subtitle = f"{clock} · {self.words('back-at', time=end)}"
        self._add(Slide(f"pause-{day}-{slot.start}", Layout.BREAK, title, subtitle=subtitle, mark=end))

    def _clock(self, slot: TalkSlot | ActivitySlot) -> Cue:
        line = " · ".join(
            (
                clock_range(slot.start, end_of(slot), self.words),
                self.words("minutes", n=slot.minutes),
                slot_title(slot, self.plan, self.words),
            )
        )
        return text_cue(CueKind.CLOCK, line, self.words)

    def _cues(self, parts: Sequence[Part]) -> tuple[Cue, ...]:
        return tuple(part_cue(part, self.text, self.words) for part in parts if part.kind in CUE_PARTS)

    def _talk(self, slot: TalkSlot) -> None:
        topic = slot.topic
        for i, slide in enumerate(slot.slides):
            clock = (self._clock(slot),) if i == 0 else ()
            title = title_text(slide)
            tag = f"{self.plan.targets[topic.id.text].number} {title_text(topic)}"
            if title == title_text(topic):
                tag = self.words("module", number=self.plan.targets[slot.module.id.text].number)
            face = Slide(
                slide.id.text, Layout.BULLETS, title, tag=tag, notes=(*clock, *self._cues(slide.parts)), span=slide.span
            )
            faces = self._talk_faces(slide)
            if len(topic.slides) > 1:
                report_thin(face, faces, self.metrics, self.report)
            self._add_faces(face, faces, slide.overflow)

    def _talk_faces(self, slide: CourseSlide) -> list[Face]:
        blocks = with_terms(self.text.blocks(visible(slide.blocks)))
        # A slide without anything to show is reported; an outline's may be such all the same.
        return faces_of(blocks, self.metrics, columns=slide.columns) or [Face(Layout.BULLETS)]

    # ------------------------------------------------------------ activities

    def _activity(self, slot: ActivitySlot) -> None:
        activity = slot.activity
        kind = KINDS[activity.kind]
        slide = Slide(
            activity.id.text,
            kind.layout,
            title_text(activity),
            tag=self._activity_tag(activity),
            facts=self._facts(slot),
            sign=activity.kind,
            span=activity.span,
        )
        if kind.sheet is Sheet.QUIZ:
            self._quiz(slot, slide)
        else:
            self._brief(slot, slide)

    def _activity_tag(self, activity: Activity) -> str:
        return f"{kind_word(activity.kind, self.words)} {self.plan.targets[activity.id.text].number}"

    def _facts(self, slot: ActivitySlot) -> tuple[Fact, ...]:
        facts = [Fact(self.words("fact.minutes"), self.words("minutes", n=slot.minutes), "minutes")]
        if slot.activity.grouping is not None:
            facts.append(
                Fact(self.words("grouping.label"), grouping_word(slot.activity.grouping, self.words), "grouping")
            )
        if slot.activity.output:
            facts.append(Fact(self.words("fact.output"), slot.activity.output, "output"))
        return tuple(facts)

    def _brief(self, slot: ActivitySlot, slide: Slide) -> None:
        """What the room must do; then its steps and its questions, together where they fit."""
        activity = slot.activity
        body = self.text.blocks(activity.body)
        steps = self._blocks_of(activity, PartKind.STEPS)
        questions = self._blocks_of(activity, PartKind.ASK)
        asked = next((i for i, part in enumerate(activity.parts) if part.kind is PartKind.ASK), len(activity.parts))
        before, after = activity.parts[:asked], activity.parts[asked:]
        late = (text_cue(CueKind.LATE, activity.late, self.words),) if activity.late else ()
        notes = (self._clock(slot), *self._cues(before))
        later = (*self._cues(after), *late)
        together = (*body, *steps)
        stacked = [(slide.title, slide.layout, together)]
        if body and steps and not fit_together(together, self.metrics, slide.layout):
            stacked = [(slide.title, slide.layout, body), (self._steps_title(slide), Layout.ACTIVITY, steps)]
        for i, (title, layout, blocks) in enumerate(stacked):
            last = i + 1 == len(stacked) and not questions
            cues = (*(notes if i == 0 else ()), *(later if last else ()))
            name = f"{slide.id}{'-steps' if i else ''}"
            self._show(replace(slide, id=name, title=title, layout=layout, notes=cues), blocks)
        if questions:
            title = self.words("questions-of", title=slide.title)
            shown = replace(slide, id=f"{slide.id}-questions", title=title, layout=Layout.QUESTION, notes=later)
            self._show(shown, questions)

    def _steps_title(self, slide: Slide) -> str:
        return self.words("steps-of", title=slide.title)

    def _blocks_of(self, activity: Activity, kind: PartKind) -> Blocks:
        return self.text.blocks(block for part in activity.parts_of(kind) for block in part.blocks)

    def _quiz(self, slot: ActivitySlot, slide: Slide) -> None:
        activity = slot.activity
        questions = numbered_items(activity.body)
        explanations = [item for part in activity.parts_of(PartKind.ANSWER) for item in numbered_items(part.blocks)]
        intro = self.text.blocks(b for b in activity.body if not (isinstance(b, List) and b.ordered))
        intro = (
            *intro,
            paragraph(self.words("quiz-count", n=len(questions))),
            *self._blocks_of(activity, PartKind.STEPS),
        )
        others = tuple(part for part in activity.parts if part.kind is not PartKind.ANSWER)
        notes = (self._clock(slot), *self._cues(others))
        self._show(replace(slide, layout=Layout.ACTIVITY, notes=notes), intro)
        for n, question in enumerate(questions, start=1):
            explanation = explanations[n - 1] if n <= len(explanations) else None
            title = self.words("question-n", title=slide.title, n=n)
            shown = replace(
                slide,
                id=f"{slide.id}-{n}",
                title=title,
                layout=Layout.QUIZ,
                facts=slide.facts[:1],
                notes=self._quiz_notes(n, question, explanation),
            )
            self._show(shown, self._quiz_blocks(question))

    def _quiz_blocks(self, question: ListItem) -> Blocks:
        stem = Paragraph((Strong(self.text.inlines(item_text(question))),))
        # All unchecked: which is right is in the notes only.
        options = tuple(
            ListItem((Paragraph(self.text.inlines(item_text(option))),), checked=False)
            for option in options_of(question)
        )
        return (stem, List(False, options)) if options else (stem,)

    def _quiz_notes(self, number: int, question: ListItem, explanation: ListItem | None) -> tuple[Cue, ...]:
        blocks: list[Block] = list(quiz_answer(number, question, self.text, self.words))
        if explanation is not None:
            blocks.extend(self.text.blocks(explanation.blocks))
        return (Cue(CueKind.ANSWER, self.words("cue.answer"), tuple(blocks)),) if blocks else ()


def fact_list(facts: Iterable[Fact]) -> Blocks:
    items = tuple(ListItem((Paragraph((Strong((Text(f"{fact.label}  "),)), Text(fact.text))),)) for fact in facts)
    return (List(False, items),) if items else ()
