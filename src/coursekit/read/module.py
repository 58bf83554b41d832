"""A module's Markdown file as a Module: topics, talks of slides, activities and their parts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from coursekit.activities import KINDS
from coursekit.activities.kind import COMMON_PARTS
from coursekit.content import Block, Blocks, DrawingKind, Inlines, Name, Paragraph, Text, inlines_of, plain_text
from coursekit.diagnostic import Report, Span, error_rule, warning_rule
from coursekit.model.course import (
    TALK_PARTS,
    Activity,
    Grouping,
    Module,
    Overflow,
    Part,
    PartKind,
    Priority,
    Reuse,
    Segment,
    Slide,
    Talk,
    Topic,
)
from coursekit.read import declarations as declared
from coursekit.read.blocks import is_drawing, read_block, read_blocks
from coursekit.read.conditions import read_conditions
from coursekit.read.reuse import read_target
from coursekit.source.attributes import ATTRIBUTE_UNKNOWN
from coursekit.source.fields import Field, Values, check_identifier, read_record
from coursekit.source.files import SourceFolder
from coursekit.source.markdown import Directive, Element, HeadingLine, MarkdownFile, read_markdown
from coursekit.source.text import SourceText
from coursekit.spelling import advise, find_nearest
from coursekit.value import Mutable, field, replace

UNKNOWN_DIRECTIVE = error_rule(
    "unknown-directive",
    """A directive's kind is not known here. Activities stand under a topic, their parts inside them; drawings and charts
stand on a slide or inside an activity. `coursekit schema --out docs` writes the list of all.""",
)
PART_OUTSIDE_ACTIVITY = error_rule(
    "part-outside-activity",
    """A part that belongs to an activity (steps, role, scenario, worksheet, debrief …) stands outside of one. A talk
has say, do, ask, answer, show, difficulties and transition only.""",
)
PART_NOT_FOR_KIND = error_rule(
    "part-not-for-kind", "A part stands in an activity of a kind that has no use for it, as a role in a quiz."
)
ACTIVITY_NESTED = error_rule(
    "activity-nested",
    """An activity stands inside another, or a part inside a part. Segments of class time follow each other, and so do the
parts of an activity; they do not nest.""",
)
TITLE_MISSING = error_rule(
    "title-missing",
    """A topic, slide, activity or role has no title. Titles name things in the agenda, the table of contents, the deck and
references; that of a role heads its card.""",
)
SLIDE_OUTSIDE_TOPIC = error_rule(
    "slide-outside-topic",
    "A slide (`##`) stands before the first topic (`#`) of its module. Every slide belongs to a topic.",
)
OUTSIDE_TOPIC = error_rule(
    "outside-topic",
    "An activity or a reuse stands before the first topic (`#`) of its module. Segments belong to topics.",
)

PART_NAMES = frozenset(str(kind) for kind in PartKind)
DRAWING_NAMES = (*map(str, DrawingKind), "chart")


def may_hold(outer: str, inner: str) -> bool:
    """An activity has parts and drawings inside, a part drawings; what is not known is taken for a part."""
    if outer in KINDS:
        return inner not in KINDS and inner != "reuse"
    return outer in PART_NAMES and inner in DRAWING_NAMES


def parse_module(source: SourceText, report: Report) -> MarkdownFile:
    """The form of a file, before anything is known of its meaning."""
    return read_markdown(source, may_hold, report)


Parse = Callable[[SourceText, Report], MarkdownFile]


OPTION_MARKUP = warning_rule(
    "option-markup",
    """An option holds Markdown: a reference, a gap or emphasis. Options are plain text, and the signs would be printed on slides
and in the handout. Put what needs them into the activity's body.""",
)
_MARKUP = re.compile(r"\[[^\]]*\](?:\([^)]*\)|\{[^}]*\})|\*\*[^*]+\*\*")


class ModuleReader(Mutable):
    """Reads one file. `default_id` is the file's name without its ending."""

    folder: SourceFolder
    report: Report
    default_id: str
    _counts: dict[str, int] = field(default_factory=dict)

    def read(self, file: MarkdownFile) -> Module:
        front = read_record(declared.MODULE_FRONT, file.front, self.report) if file.front is not None else None
        heads, groups = _split_at(file.elements, 1)
        start = Span(file.path, 1, 1, 1, 2)
        module = self._front(front, start)
        if front is None and file.elements and not (file.has_front and self.report.has_errors):
            self.report(
                TITLE_MISSING,
                start,
                "the module has no front matter with a title",
                help="start the file with lines ---, title: …, ---",
            )
        intro, parts = self._module_intro(heads)
        topics = tuple(self._topic(heading, elements) for heading, elements in groups)
        return replace(module, intro=intro, parts=parts, topics=topics)

    def _front(self, front: Values | None, span: Span) -> Module:
        default = Name(self.default_id, span)
        if front is None:
            return Module(default, (Text(self.default_id),), (), (), (), span=span)
        title = front.get(declared.TITLE) or self.default_id
        return Module(
            front.get(declared.ID) or default,
            inlines_of(title),
            (),
            (),
            (),
            front.get(declared.OUTCOMES) or (),
            front.get(declared.METHODS) or "",
            span=front.place(declared.TITLE),
            condition=read_conditions(front),
        )

    def _module_intro(self, elements: Iterable[Element]) -> tuple[Blocks, tuple[Part, ...]]:
        parts: list[Part] = []
        rest: list[Element] = []
        for element in elements:
            if isinstance(element, Directive):
                element = self.known(element, (*KINDS, *TALK_PARTS, *DRAWING_NAMES, "reuse"))
            if isinstance(element, HeadingLine) and element.level == 2:
                help = "start a topic with `# Title` before it"
                self.report(SLIDE_OUTSIDE_TOPIC, element.span, "this slide stands before the first topic", help=help)
            elif isinstance(element, Directive) and element.name.text in TALK_PARTS:
                parts.append(self._part(element))
            elif isinstance(element, Directive) and element.name.text in (*KINDS, "reuse"):
                message = f"the {element.name} stands before the first topic"
                help = "start a topic with `# Title` before it"
                self.report(OUTSIDE_TOPIC, element.span, message, help=help)
            elif isinstance(element, Directive) and element.name.text in PART_NAMES:
                self.not_in_talk(element)
            else:
                rest.append(element)
        blocks, _ = read_blocks(rest, self.folder, self.report)
        return blocks, tuple(parts)

    def _automatic_id(self, kind: str) -> str:
        """Ids nobody wrote hold a point, which written ones cannot: the two never meet."""
        self._counts[kind] = self._counts.get(kind, 0) + 1
        return f"{self.default_id}.{kind}{self._counts[kind]}"

    def _id(self, written: Name | None, kind: str, span: Span) -> Name:
        automatic = Name(self._automatic_id(kind), span)
        if written is not None:
            check_identifier(written, self.report)
        # One that was refused is kept all the same: what refers to it is no second mistake.
        return written or automatic

    # ------------------------------------------------------------ topics and talks

    def _topic(self, heading: HeadingLine, elements: list[Element]) -> Topic:
        self._check_title(heading.content, heading.span, "topic")
        values = read_record(declared.TOPIC, heading.attributes.entries, self.report)
        self._check_plain(values, declared.LATE)
        identity = self._id(heading.attributes.id, "topic", heading.span)
        priority = read_priority(values)
        body = _TopicBody(self, heading, identity, priority)
        for element in elements:
            body.take(element)
        intro, segments = body.end()
        return Topic(
            identity,
            heading.content,
            values.get(declared.SEGMENT_MINUTES),
            priority,
            intro,
            segments,
            values.get(declared.OUTCOMES) or (),
            values.get(declared.REQUIRES) or (),
            values.get(declared.LATE) or "",
            span=heading.span,
            condition=read_conditions(values),
        )

    def slide(self, heading: HeadingLine, topic: Name) -> Slide:
        self._check_title(heading.content, heading.span, "slide")
        values = read_record(declared.SLIDE, heading.attributes.entries, self.report)
        return Slide(
            self._id(heading.attributes.id, "slide", heading.span),
            heading.content,
            (),
            (),
            int(values.get(declared.COLUMNS) or 1),
            _overflow(values.get(declared.OVERFLOW)),
            span=heading.span,
            condition=read_conditions(values),
        )

    def lead_slide(self, topic: HeadingLine) -> Slide:
        """A list or drawing directly under a topic makes a slide with the topic's title."""
        return Slide(Name(self._automatic_id("slide"), topic.span), topic.content, (), (), span=topic.span)

    def reuse(self, directive: Directive) -> Reuse:
        self._refuse_id(directive)
        values = read_record(declared.REUSE, directive.options, self.report)
        target = read_target(Name(plain_text(directive.title), directive.title_span), self.report)
        minutes = values.get(declared.SEGMENT_MINUTES)
        own = ((Name("", directive.span), minutes),) if minutes is not None else ()
        return Reuse(*target, own, span=directive.span, condition=read_conditions(values))

    def block(self, element: Element) -> Block | None:
        return read_block(element, self.folder, self.report)

    def _check_title(self, content: Inlines, span: Span, what: str) -> None:
        if not plain_text(content).strip():
            self.report(TITLE_MISSING, span, f"the {what} has no title", help="write one")

    # ------------------------------------------------------------ activities and parts

    def _check_plain(self, values: Values, *options: Field[str]) -> None:
        for option in options:
            found = _MARKUP.search(values.get(option) or "")
            if found is not None:
                message = f"“{found[0]}” would be printed as it stands"
                self.report(
                    OPTION_MARKUP, values.place(option), message, help="write plain words, or put it into the body"
                )

    def activity(self, directive: Directive, topic_priority: Priority) -> Activity:
        kind = KINDS[directive.name.text]
        self._check_title(directive.title, directive.span, kind.name)
        values = read_record(declared.ACTIVITY, directive.options, self.report)
        self._check_plain(values, declared.OUTPUT, declared.LATE)
        body: list[Block] = []
        parts: list[Part] = []
        for element in directive.elements:
            if isinstance(element, Directive):
                element = self.known(element, (*PartKind, *KINDS, *DRAWING_NAMES))
            if isinstance(element, Directive) and not is_drawing(element):
                part = self._activity_part(element, kind.name, (*COMMON_PARTS, *kind.parts))
                parts.extend(() if part is None else (part,))
            elif (block := self.block(element)) is not None:
                body.append(block)
        grouping = values.get(declared.GROUPING)
        return Activity(
            kind.name,
            self._id(directive.id, "activity", directive.span),
            directive.title,
            values.get(declared.SEGMENT_MINUTES),
            read_priority(values, topic_priority),
            tuple(body),
            tuple(parts),
            Grouping(grouping) if grouping else None,
            values.get(declared.MATERIALS) or (),
            values.get(declared.OUTCOMES) or (),
            values.get(declared.REQUIRES) or (),
            values.get(declared.OUTPUT) or "",
            values.get(declared.LATE) or "",
            span=directive.span,
            condition=read_conditions(values),
        )

    def _activity_part(self, directive: Directive, kind: str, allowed: tuple[PartKind, ...]) -> Part | None:
        name = directive.name.text
        if name in KINDS:
            message = f"the {name} stands inside the {kind}"
            self.report(ACTIVITY_NESTED, directive.span, message, help=f"close the {kind} before it")
        elif name in PART_NAMES and name not in allowed:
            help = f"it has {', '.join(allowed)}"
            self.report(PART_NOT_FOR_KIND, directive.span, f"a {kind} has no {name}", help=help)
        elif name in PART_NAMES:
            return self._part(directive)
        return None

    def _part(self, directive: Directive) -> Part:
        self._refuse_id(directive)
        if directive.name.text == PartKind.ROLE:
            self._check_title(directive.title, directive.span, "role")
        values = read_record(declared.PART, directive.options, self.report)
        elements = [self._inside_part(e, directive) if isinstance(e, Directive) else e for e in directive.elements]
        blocks, _ = read_blocks(elements, self.folder, self.report)
        lines = values.get(declared.LINES)
        if lines is None and declared.LINES.name in values.spans:
            # Lines that cannot be are reported; the part is not empty for that.
            lines = 1
        return Part(
            PartKind(directive.name.text),
            directive.title,
            blocks,
            None if lines is None else int(lines),
            span=directive.span,
            condition=read_conditions(values),
        )

    talk_part = _part

    def _inside_part(self, inner: Directive, part: Directive) -> Directive:
        if inner.name.text not in PART_NAMES and inner.name.text not in KINDS:
            return self.known(inner, DRAWING_NAMES)
        message = f"the {inner.name} stands inside the {part.name}"
        self.report(ACTIVITY_NESTED, inner.span, message, help=f"close the {part.name} before it")
        return inner

    def _refuse_id(self, directive: Directive) -> None:
        if directive.id is not None:
            help = "ids stand on topics, slides and activities"
            self.report(ATTRIBUTE_UNKNOWN, directive.id.span, f"a {directive.name} has no id", help=help)

    def known(self, directive: Directive, names: Iterable[str]) -> Directive:
        """The directive; one that is misspelt is reported and taken for what it is likely to be."""
        known = tuple(map(str, names))
        name = directive.name
        if name.text in known or name.text in PART_NAMES:
            return directive
        message = f"“{name}” is not a kind of directive that may stand here"
        self.report(UNKNOWN_DIRECTIVE, directive.span, message, help=advise(name.text, known))
        nearest = find_nearest(name.text, known)
        return directive if nearest is None else replace(directive, name=Name(nearest, name.span))

    def not_in_talk(self, directive: Directive) -> None:
        name = directive.name.text
        if name in PART_NAMES:
            help = "put it into an activity, as ::::{exercise} Title"
            self.report(PART_OUTSIDE_ACTIVITY, directive.span, f"the {name} stands outside of an activity", help=help)


class _TopicBody:
    """Collects what stands under a topic's heading: reading text first, then talks and activities in turn."""

    def __init__(self, reader: ModuleReader, heading: HeadingLine, topic: Name, priority: Priority) -> None:
        self.reader = reader
        self.heading = heading
        self.topic = topic
        self.priority = priority
        self.intro: list[Block] = []
        self.segments: list[Segment | Reuse] = []
        self.slides: list[Slide] = []
        self.open_slide: Slide | None = None
        self.blocks: list[Block] = []
        self.parts: list[Part] = []
        self.waiting: list[Part] = []

    def take(self, element: Element) -> None:
        if isinstance(element, HeadingLine) and element.level == 2:
            self._end_slide()
            self._start(self.reader.slide(element, self.topic))
        elif isinstance(element, Directive):
            self._directive(self.reader.known(element, (*KINDS, *TALK_PARTS, *DRAWING_NAMES, "reuse")))
        elif (block := self.reader.block(element)) is not None:
            self._block(block)

    def _directive(self, directive: Directive) -> None:
        name = directive.name.text
        if name in KINDS:
            self._end_talk()
            activity = self.reader.activity(directive, self.priority)
            self.segments.append(replace(activity, parts=(*self.waiting, *activity.parts)))
            self.waiting = []
        elif name == "reuse":
            self._end_talk()
            self.segments.append(self.reader.reuse(directive))
        elif name in TALK_PARTS:
            part = self.reader.talk_part(directive)
            if self.open_slide is None:
                self.waiting.append(part)
            else:
                self.parts.append(part)
        elif name in PART_NAMES:
            self.reader.not_in_talk(directive)
        else:
            # A drawing; or something unknown, whose text is kept lest the slide be called empty too.
            for inner in (directive,) if is_drawing(directive) else directive.elements:
                if (block := self.reader.block(inner)) is not None:
                    self._block(block)

    def _block(self, block: Block) -> None:
        if self.open_slide is None and isinstance(block, Paragraph):
            self.intro.append(block)
            return
        if self.open_slide is None:
            self._start(self.reader.lead_slide(self.heading))
        self.blocks.append(block)

    def _start(self, slide: Slide) -> None:
        self.open_slide = slide
        self.blocks, self.parts, self.waiting = list(slide.blocks), self.waiting, []

    def _end_slide(self) -> None:
        if self.open_slide is not None:
            self.slides.append(replace(self.open_slide, blocks=tuple(self.blocks), parts=tuple(self.parts)))
            self.open_slide = None

    def _end_talk(self) -> None:
        self._end_slide()
        if self.slides:
            self.segments.append(Talk(tuple(self.slides)))
            self.slides = []

    def end(self) -> tuple[Blocks, tuple[Segment | Reuse, ...]]:
        self._end_talk()
        last = self.segments[-1] if self.segments else None
        if self.waiting and isinstance(last, Activity):
            # Spoken words after the last activity lead out of it.
            self.segments[-1] = replace(last, parts=(*last.parts, *self.waiting))
        elif self.waiting:
            self._start(self.reader.lead_slide(self.heading))
            self._end_talk()
        return tuple(self.intro), tuple(self.segments)


def read_priority(values: Values, otherwise: Priority = Priority.MUST) -> Priority:
    written = values.get(declared.PRIORITY)
    return Priority[written.upper()] if written else otherwise


def _split_at(elements: Iterable[Element], level: int) -> tuple[list[Element], list[tuple[HeadingLine, list[Element]]]]:
    """The elements before the first heading of this level, and each such heading with what follows it."""
    before: list[Element] = []
    groups: list[tuple[HeadingLine, list[Element]]] = []
    for element in elements:
        if isinstance(element, HeadingLine) and element.level == level:
            groups.append((element, []))
        else:
            (groups[-1][1] if groups else before).append(element)
    return before, groups


def module_id_of(path: str) -> str:
    """`modules/01-incidents.md` -> `01-incidents`; what an id may not hold becomes a hyphen."""
    stem = path.rpartition("/")[2].removesuffix(".md")
    return re.sub(r"[^A-Za-z0-9_-]+", "-", stem).strip("-") or "module"


def _overflow(word: str | None) -> Overflow | None:
    return None if word is None else Overflow(word)
