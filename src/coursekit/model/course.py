"""A course as its author means it: Course > Module > Topic > Segment (a talk, or an activity)."""

from __future__ import annotations

from enum import IntEnum, StrEnum

from coursekit.content import ALWAYS, Blocks, Condition, Inlines, Name, plain_text
from coursekit.diagnostic import NOWHERE, Placed, Span
from coursekit.units import MinuteRange
from coursekit.value import Value


class Priority(IntEnum):
    """What an edition keeps first. The order is that of keeping: a greater one goes later."""

    COULD = 1
    SHOULD = 2
    MUST = 3


class Grouping(StrEnum):
    INDIVIDUAL = "individual"
    PAIRS = "pairs"
    TRIOS = "trios"
    GROUPS = "groups"
    TABLES = "tables"
    PLENARY = "plenary"


class Per(StrEnum):
    """What the count of a material is meant for."""

    COURSE = "course"
    TABLE = "table"
    PERSON = "person"
    GROUP = "group"
    PAIR = "pair"


class Material(Value):
    name: str
    count: int
    per: Per


class PartKind(StrEnum):
    SAY = "say"
    DO = "do"
    ASK = "ask"
    SHOW = "show"
    TRANSITION = "transition"
    ANSWER = "answer"
    DEBRIEF = "debrief"
    DIFFICULTIES = "difficulties"
    STEPS = "steps"
    OBSERVE = "observe"
    ROLE = "role"
    SCENARIO = "scenario"
    WORKSHEET = "worksheet"
    RUBRIC = "rubric"


TALK_PARTS = (
    PartKind.SAY,
    PartKind.DO,
    PartKind.ASK,
    PartKind.ANSWER,
    PartKind.SHOW,
    PartKind.DIFFICULTIES,
    PartKind.TRANSITION,
)


class _Placed(Placed, kw_only=True):
    condition: Condition = ALWAYS
    span: Span = NOWHERE


class Part(_Placed):
    """A part of a talk or an activity. `lines`: writing lines asked for, None when not said."""

    kind: PartKind
    title: Inlines
    blocks: Blocks
    lines: int | None = None


class Overflow(StrEnum):
    """What becomes of a slide that holds more than fits: it is continued on another, or that is an error."""

    SPLIT = "split"
    ERROR = "error"


class Slide(_Placed):
    """One `##` of a talk. `blocks` hold reading text too; `columns` is 1 or 2; `overflow` None is the course's."""

    id: Name
    title: Inlines
    blocks: Blocks
    parts: tuple[Part, ...]
    columns: int = 1
    overflow: Overflow | None = None


class Talk(Value):
    """The slides of a topic between two activities, in order. Its minutes are its share of the topic's."""

    slides: tuple[Slide, ...]


class Activity(_Placed):
    """`kind` is a key of the table of kinds. `minutes` is None only when that was reported."""

    kind: str
    id: Name
    title: Inlines
    minutes: MinuteRange | None
    priority: Priority
    body: Blocks
    parts: tuple[Part, ...]
    grouping: Grouping | None = None
    materials: tuple[Material, ...] = ()
    outcomes: tuple[Name, ...] = ()
    requires: tuple[Name, ...] = ()
    output: str = ""
    late: str = ""

    def parts_of(self, *kinds: PartKind) -> tuple[Part, ...]:
        return tuple(part for part in self.parts if part.kind in kinds)


class Reuse(_Placed):
    """A module, topic or activity to be taken from another course of the same folder of courses.

    `minutes` overrides by id; the one under "" is the minutes of the thing itself.
    """

    course: Name
    target: Name
    minutes: tuple[tuple[Name, MinuteRange], ...] = ()


Segment = Talk | Activity
"""After reuse is resolved. Before, a topic's segments may hold `Reuse`."""


class Topic(_Placed):
    """`minutes` and `late` are those of its talk; activities have their own. `intro` is reading text."""

    id: Name
    title: Inlines
    minutes: MinuteRange | None
    priority: Priority
    intro: Blocks
    segments: tuple[Segment | Reuse, ...]
    outcomes: tuple[Name, ...] = ()
    requires: tuple[Name, ...] = ()
    late: str = ""

    @property
    def slides(self) -> tuple[Slide, ...]:
        return tuple(slide for segment in self.segments if isinstance(segment, Talk) for slide in segment.slides)

    @property
    def activities(self) -> tuple[Activity, ...]:
        return tuple(segment for segment in self.segments if isinstance(segment, Activity))


class Module(_Placed):
    id: Name
    title: Inlines
    intro: Blocks
    parts: tuple[Part, ...]
    topics: tuple[Topic | Reuse, ...]
    outcomes: tuple[Name, ...] = ()
    methods: str = ""

    @property
    def own_topics(self) -> tuple[Topic, ...]:
        return tuple(topic for topic in self.topics if isinstance(topic, Topic))


class Outcome(Value):
    id: Name
    text: str


class Group(Value):
    """Class size, and how many tables (groups that sit together) the room has."""

    least: int = 8
    most: int = 24
    tables: int = 4


class Pause(Value):
    """`at` in minutes after midnight; the place a frame wants it, not where it falls in the end."""

    at: int
    minutes: int


class DayFrame(Value):
    """The frame of a teaching day; `breaks` are explicit, in order, lunch not among them. `every` is about how long one
    teaches between breaks that were spread evenly, 0 when the author gave their times."""

    start: int
    end: int
    lunch: Pause | None
    breaks: tuple[Pause, ...]
    every: int = 0

    @property
    def taught_minutes(self) -> int:
        pauses = sum(pause.minutes for pause in self.breaks) + (self.lunch.minutes if self.lunch else 0)
        return self.end - self.start - pauses


def even_breaks(start: int, end: int, every: int, minutes: int) -> tuple[Pause, ...]:
    """Breaks within one half day: after each `every` minutes, as long as what is left stays near `every`.

    When the last stretch would be under half or over one and a quarter of it, all stretches are made even instead,
    on multiples of five minutes.
    """
    stretches = max(1, round((end - start + minutes) / (every + minutes)))
    last = end - start - (stretches - 1) * (every + minutes)
    if stretches > 1 and not every / 2 <= last <= every * 1.25:
        length = (end - start - (stretches - 1) * minutes) / stretches
        every = round(length / 5) * 5
    return tuple(Pause(start + k * every + (k - 1) * minutes, minutes) for k in range(1, stretches))


def spread_breaks(start: int, end: int, lunch: Pause | None, every: int, minutes: int) -> tuple[Pause, ...]:
    """Even breaks within each half of a day."""
    halves = [(start, end)] if lunch is None else [(start, lunch.at), (lunch.at + lunch.minutes, end)]
    return tuple(pause for first, last in halves for pause in even_breaks(first, last, every, minutes))


def standard_lunch(start: int, end: int) -> Pause | None:
    """The lunch of a day that says nothing of one."""
    return Pause(12 * 60, 90) if start < 12 * 60 and end > 13 * 60 + 30 else None


def standard_day(start: int = 9 * 60, end: int = 17 * 60) -> DayFrame:
    """The frame of a day that says no more than perhaps its times."""
    lunch = standard_lunch(start, end)
    return DayFrame(start, end, lunch, spread_breaks(start, end, lunch, 90, 15), 90)


class Fit(StrEnum):
    """What becomes of `could` and `should`: left out only when the days are too short, so that the rest fits best; chosen
    anew, with all minutes, even when everything would fit; or never left out."""

    WHEN_SHORT = "when-short"
    AUTO = "auto"
    MARKS = "marks"


LAST_DAY = -1


class Guest(Placed):
    """Time that somebody else has: it is no break and not taught, and it does not move. `day` from 1, or LAST_DAY."""

    title: str
    day: int
    at: int
    minutes: int
    span: Span = NOWHERE


class Pin(Value):
    """A topic or activity that starts at this time of this day, as an exam does. `day` from 1, or LAST_DAY."""

    target: Name
    day: int
    at: int


class Edition(Placed):
    """One length of the course. `days` is a multiple of 0.5; a half day ends where lunch would start.

    `outcomes` are what it promises, all of the course when empty. `like` is the edition whose conditions hold, for a length
    that the course does not name; `start` then says when the first day starts, if not with the frame. `silence` are codes of
    advice that is not given for it.
    """

    id: Name
    title: str
    days: float
    frame: DayFrame
    keep: tuple[Name, ...] = ()
    drop: tuple[Name, ...] = ()
    audience: tuple[Name, ...] = ()
    fit: Fit = Fit.WHEN_SHORT
    outcomes: tuple[Name, ...] = ()
    guests: tuple[Guest, ...] = ()
    pins: tuple[Pin, ...] = ()
    like: str = ""
    start: int | None = None
    silence: tuple[Name, ...] = ()
    span: Span = NOWHERE

    @property
    def stands_as(self) -> str:
        """The id that conditions are compared with."""
        return self.like or self.id.text


class Risk(Value):
    event: str
    answer: str


class Change(Value):
    """What a version of the course changed."""

    version: str
    text: str


class Preparation(Value):
    """What is done before the course; empty tuples stand for the standard checklist."""

    two_weeks: tuple[str, ...] = ()
    day_before: tuple[str, ...] = ()
    hour_before: tuple[str, ...] = ()


class Term(Value):
    term: Name
    definition: str


class Source(Value):
    """An entry of the list of references."""

    id: Name
    text: str


class Course(Placed):
    """`date` is ISO; empty when not given. `silence` are codes of advice that is not given. `translates` is the course file of
    which this is the translation. `span` is that of its file, as a whole."""

    id: Name
    title: str
    language: str
    editions: tuple[Edition, ...]
    modules: tuple[Module | Reuse, ...]
    subtitle: str = ""
    date: str = ""
    version: str = ""
    audience: tuple[Name, ...] = ()
    group: Group = Group()
    summary: str = ""
    purpose: str = ""
    prerequisites: tuple[str, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    room: str = ""
    preparation: Preparation = Preparation()
    risks: tuple[Risk, ...] = ()
    evaluation: tuple[str, ...] = ()
    references: tuple[Source, ...] = ()
    changes: tuple[Change, ...] = ()
    glossary: tuple[Term, ...] = ()
    overflow: Overflow = Overflow.SPLIT
    silence: tuple[Name, ...] = ()
    translates: Name | None = None
    span: Span = NOWHERE

    @property
    def own_modules(self) -> tuple[Module, ...]:
        return tuple(module for module in self.modules if isinstance(module, Module))


def title_text(of: Module | Topic | Slide | Activity | Part) -> str:
    """The title as plain text."""
    return plain_text(of.title)
