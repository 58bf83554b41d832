"""What an outline means, as a course: every word of it in its place, and where each of them went."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePath

from coursekit.content import Block, Name, Paragraph, Text
from coursekit.importers.activities import short_title
from coursekit.importers.clean import clean
from coursekit.importers.days import (
    DAY_HOURS,
    MOST_DAYS,
    Length,
    editions_of,
    frame_of,
    hours_in,
    taught_minutes,
)
from coursekit.importers.facts import Facts, module_id
from coursekit.importers.leftovers import each_sense, gaps
from coursekit.importers.meaning import FieldName, Guess, Left, Meaning, Reason, Role, Sense
from coursekit.importers.minutes import middle_of, natural_minutes, pieces_of, proposals, with_minutes
from coursekit.importers.original import Cut, Sheet
from coursekit.importers.outline import Mark
from coursekit.importers.page import Page
from coursekit.importers.slides import SlideMaker
from coursekit.importers.topics import TopicBuilder
from coursekit.importers.trace import Trace
from coursekit.labels import Words, read_words
from coursekit.model.course import Course, DayFrame, Edition, Module, Topic
from coursekit.source.fields import RESERVED_NAMES
from coursekit.value import Mutable, field, replace

_IDENTIFIER = re.compile(r"[a-z0-9][a-z0-9_-]{1,39}")


def course_of(meaning: Meaning) -> tuple[Course, Trace]:
    """Minutes that nobody stated are proposed from the days; the trace says which, and where every character went."""
    page, words = Page(meaning.original.text), read_words(meaning.language)
    builder = _CourseBuilder(meaning, page, words, Facts(meaning, page, words))
    course = builder.course()
    kept = tuple(sorted(page.kept, key=lambda one: one.cut))
    rest = gaps(meaning.original.text, (*(one.cut for one in kept), *(one.cut for one in meaning.left)))
    left = sorted((*meaning.left, *(Left(cut, _reason(cut.of(page.text))) for cut in rest)), key=lambda one: one.cut)
    guesses = tuple(sorted((*meaning.guesses, *builder.guesses), key=lambda guess: guess.cut))
    return course, Trace(meaning.original, kept, tuple(left), guesses, tuple(builder.proposed))


def _reason(words: str) -> Reason:
    return Reason.FIELD if re.search(r"\w", words) else Reason.PUNCTUATION


class _CourseBuilder(Mutable):
    """`stated` are minutes by id, `proposed` those that nobody stated."""

    meaning: Meaning
    page: Page
    words: Words
    facts: Facts
    stated: dict[str, int] = field(default_factory=dict)
    proposed: list[tuple[str, int]] = field(default_factory=list)
    guesses: list[Guess] = field(default_factory=list)

    def course(self) -> Course:
        title = self._title()
        summary, reading = self.facts.background()
        course = Course(
            Name(self._id()),
            title,
            self.meaning.language,
            (),
            self._modules(title),
            audience=self.facts.audience(),
            group=self.facts.group(),
            summary=summary,
            outcomes=tuple(self.facts.outcomes()),
        )
        first = course.own_modules[0]
        intro = (*reading, *self.facts.other_fields(), *first.intro)
        course = replace(course, modules=(replace(first, intro=intro), *course.modules[1:]))
        course = replace(course, editions=self._editions(course))
        return self._timed(course)

    def _id(self) -> str:
        """The file's name, where it can be one."""
        stem = PurePath(self.meaning.original.name).stem.strip().replace(" ", "-").lower()
        return stem if _IDENTIFIER.fullmatch(stem) and stem not in RESERVED_NAMES else "course"

    def _title(self) -> str:
        titles = self.facts.values(FieldName.TITLE)
        if titles:
            return self.page.take(titles[0], "title", "title")
        first = next(each_sense(self.meaning.senses), None)
        sheet = first.held if first is not None and isinstance(first.held, Sheet) else None
        named = self.page.read(sheet.title) if sheet is not None and sheet.title is not None else ""
        title = named or clean(PurePath(self.meaning.original.name).stem) or self.words("module", number=1)
        why = "the title of the first slide" if named else "nothing is written as a title; so is the file called"
        self.guesses.append(Guess(Cut(0, 0), "", "title", title, (title,), 0.7 if named else 0.3, why))
        return title

    # ------------------------------------------------------------ days

    def _editions(self, course: Course) -> tuple[Edition, ...]:
        field = next((one for one in self.facts.fields(FieldName.TIME) if self.facts.lengths(one)), None)
        if field is None:
            return self._guessed_edition(course)
        lengths = self.facts.lengths(field)
        editions = editions_of(tuple(replace(one, name=clean(one.name)) for one in lengths), self._frame(), self.words)
        for length, edition in zip(lengths, editions, strict=True):
            if length.name:
                self.page.take(field.values[0].within(*length.place), edition.id.text, "title")
        return editions

    def _guessed_edition(self, course: Course) -> tuple[Edition, ...]:
        frame = self._frame()
        counted = max(
            (one.mark.value for one in self.meaning.senses if one.mark is not None and _counts_days(one.mark)),
            default=0,
        )
        natural = max(0.5, round(natural_minutes(course, self.stated) / frame.taught_minutes * 2) / 2)
        days, confidence, why = (
            (float(counted), 0.9, "so many days are told one by one")
            if 0 < counted <= MOST_DAYS
            else (natural, 0.4, "no length is stated; so long is what is in it")
        )
        self.guesses.append(Guess(Cut(0, 0), "", "days", f"{days:g}", (f"{days:g}",), confidence, why))
        return editions_of((Length(days),), frame, self.words)

    def _frame(self) -> DayFrame:
        hours = next(
            (found for one in self.facts.fields(FieldName.TIME) if (found := hours_in(self.facts.said(one)))), DAY_HOURS
        )
        return frame_of(hours)

    def _timed(self, course: Course) -> Course:
        minutes = [taught_minutes(edition) for edition in course.editions]
        pieces = pieces_of(course, self.stated)
        ranges = proposals(pieces, max(minutes), min(minutes))
        self.proposed += [
            (piece.identity, middle_of(ranges[piece.identity])) for piece in pieces if piece.stated is None
        ]
        return with_minutes(course, ranges)

    # ------------------------------------------------------------ modules

    def _modules(self, title: str) -> tuple[Module, ...]:
        groups = list(_grouped(self.meaning.senses)) or [(None, ())]
        return tuple(self._module(number, *group, title) for number, group in enumerate(groups, start=1))

    def _module(self, number: int, head: Sense | None, senses: Sequence[Sense], title: str) -> Module:
        identity = module_id(number)
        if head is not None:
            name = self.page.take(head.title, identity, "title") or self.words("module", number=number)
        else:
            alone = (
                senses
                and senses[0].role in (Role.ACTIVITY, Role.POINT, Role.TEXT)
                and senses[0].title.start < senses[0].title.end
            )
            name = short_title(self.page.read(senses[0].title)) if alone else title
        if head is not None and head.minutes is not None:
            self.stated[identity] = head.minutes
        methods = "、".join(
            self.page.take(hint, identity, "method") for hint in (head.hints if head is not None else ())
        )
        intro, topics = self._topics(number, name, senses)
        return Module(Name(identity), (Text(name),), intro, (), topics, methods=methods)

    def _topics(self, number: int, title: str, senses: Sequence[Sense]) -> tuple[tuple[Block, ...], tuple[Topic, ...]]:
        """What stands under a module without a topic goes to the topic before it, or to one that is called as the module."""
        intro: list[Block] = []
        topics: list[Topic] = []
        current: TopicBuilder | None = None
        for sense in senses:
            if sense.role in (Role.TOPIC, Role.MODULE):
                # Slides are counted in their order, so one topic ends before the next begins.
                topics.extend((current.end(),) if current is not None else ())
                current = self._topic(number, len(topics) + 1, sense)
                current.take_all(sense.senses)
            elif (
                current is None
                and sense.role in (Role.KEY_POINT, Role.TEXT)
                and sense.held is None
                and not sense.senses
            ):
                intro.append(Paragraph(self.page.inlines(sense.title, module_id(number), sense.role.value)))
            else:
                current = current or self._builder(number, 1, title)
                current.take(sense)
        current = current or self._builder(number, 1, title)
        return tuple(intro), (*topics, current.end())

    def _topic(self, number: int, count: int, sense: Sense) -> TopicBuilder:
        identity = f"topic-{number}-{count}"
        title = self.page.take(sense.title, identity, "title")
        if sense.minutes is not None:
            self.stated[identity] = sense.minutes
        return self._builder(number, count, title)

    def _builder(self, number: int, count: int, title: str) -> TopicBuilder:
        slides = SlideMaker(self.page, self.words, module_id(number), title)
        return TopicBuilder(self.page, slides, Name(f"topic-{number}-{count}"), title, self.stated)


def _counts_days(mark: Mark) -> bool:
    return "天" in mark.family or "day" in mark.family.lower()


def _grouped(senses: Iterable[Sense]) -> Iterator[tuple[Sense | None, tuple[Sense, ...]]]:
    """Modules with what stands in them. Activities before the first, and a closing, have a module of their own; a text before
    the first belongs to it, anything else to the one before."""
    head: Sense | None = None
    group: list[Sense] = []
    for sense in senses:
        if (
            sense.role is Role.MODULE
            and head is None
            and all(one.role is Role.TEXT and one.held is None for one in group)
        ):
            head, group = sense, [*group, *sense.senses]
            continue
        closing = sense.role is Role.ACTIVITY and sense.kind == "wrap-up" and head is not None
        if sense.role is not Role.MODULE and not closing:
            group.append(sense)
            continue
        if head is not None or group:
            yield head, tuple(group)
        head, group = (sense, [*sense.senses]) if sense.role is Role.MODULE else (None, [sense])
    if head is not None or group:
        yield head, tuple(group)
