"""Every field an author may write, with what it means. Validation, JSON Schema and docs/fields.md come from here."""

from __future__ import annotations

from typing import Any

from coursekit.content import ChartKind, Name
from coursekit.labels import languages
from coursekit.model.course import Grouping, Material, Overflow, Priority
from coursekit.read.bound_text import BOUND_TEXT, BoundTextType
from coursekit.read.fixtures import FIXTURE
from coursekit.read.materials import MaterialsType
from coursekit.source.fields import (
    ClockType,
    DateType,
    Field,
    IdentifierType,
    ListType,
    MapType,
    MinutesType,
    NamesType,
    NameType,
    NodeType,
    NumberType,
    Record,
    Schema,
    TextType,
    WordType,
    record_schema,
)
from coursekit.source.nodes import Node
from coursekit.units import MinuteRange

TEXT = BoundTextType()
PLAIN = TextType()
NAMES = NamesType()
MINUTES = MinutesType()
LANGUAGES = languages()
PRIORITIES = tuple(p.name.lower() for p in sorted(Priority, reverse=True))

# ---------------------------------------------------------------- conditions, on every course part

EDITIONS: Field[tuple[Name, ...]] = Field("editions", NAMES, "The editions this stands in; all when not given.")
AUDIENCE: Field[tuple[Name, ...]] = Field("audience", NAMES, "The audiences this is for; all when not given.")
CONDITIONS: tuple[Field[Any], ...] = (EDITIONS, AUDIENCE)

# ---------------------------------------------------------------- the frame of a day

BREAK_AT = Field("at", ClockType(), "When the break should start.", required=True)
BREAK_MINUTES: Field[float] = Field(
    "minutes", NumberType("whole minutes, 5 to 180", 5, 180), "How long it lasts.", required=True
)
PAUSE = Record("a break", "A break or lunch: when it should start, and how long it lasts.", (BREAK_AT, BREAK_MINUTES))

BREAKS_EVERY: Field[float] = Field(
    "every",
    NumberType("whole minutes, 30 to 240", 30, 240),
    "About how long one teaches between breaks.",
    required=True,
)
BREAKS = Record("the breaks", "Breaks at even distances within each half day.", (BREAKS_EVERY, BREAK_MINUTES))


def _breaks_schema() -> Schema:
    return {"oneOf": [record_schema(BREAKS), {"type": "array", "items": record_schema(PAUSE)}]}


DAY_START = Field("start", ClockType(), "When the day starts.")
DAY_END = Field("end", ClockType(), "When the day ends.")
DAY_LUNCH: Field[Node] = Field("lunch", NodeType("when and how long", lambda: record_schema(PAUSE)), "The lunch break.")
DAY_BREAKS: Field[Node] = Field(
    "breaks", NodeType("breaks", _breaks_schema), "The other breaks: at even distances, or a list."
)
DAY = Record(
    "a day",
    "The frame of a teaching day. What an edition does not say, the course's frame says.",
    (DAY_START, DAY_END, DAY_LUNCH, DAY_BREAKS),
)

# ---------------------------------------------------------------- editions

EDITION_TITLE = Field("title", PLAIN, "The edition's name, printed on covers.", required=True)
EDITION_DAYS: Field[float] = Field(
    "days",
    NumberType("days, 0.5 to 30 in halves", 0.5, 30, 0.5),
    "Its length in days; 0.5 is a morning.",
    required=True,
)
EDITION_FIT = Field(
    "fit",
    WordType(("auto", "marks")),
    "auto: which `should` and `could` are kept, and all minutes, are chosen so that they fit best; marks: nothing is dropped. "
    "When not given, something is dropped only if the days are too short.",
)
EDITION_KEEP: Field[tuple[Name, ...]] = Field("keep", NAMES, "Ids that are never dropped, whatever their priority.")
EDITION_DROP: Field[tuple[Name, ...]] = Field("drop", NAMES, "Ids of modules, topics or activities left out.")
EDITION_AUDIENCE: Field[tuple[Name, ...]] = Field(
    "audience", NAMES, "The audiences it is held for; all when not given."
)
EDITION_DAY: Field[Node] = Field(
    "day", NodeType("the frame of a day", lambda: record_schema(DAY)), "What differs in its days."
)
EDITION_OUTCOMES: Field[tuple[Name, ...]] = Field(
    "outcomes", NAMES, "Ids of the outcomes it promises; all of the course when not given."
)
EDITION_FIXED: Field[Node] = Field(
    "fixed",
    NodeType("a list of what is fixed", lambda: {"type": "array", "items": record_schema(FIXTURE)}),
    "What has its time: an exam, a guest.",
)
EDITION_SILENCE: Field[tuple[Name, ...]] = Field(
    "silence", NAMES, "Codes of advice that is not given for this edition, as talk-too-long."
)
EDITION = Record(
    "an edition",
    "One length of the course that is sold.",
    (
        EDITION_TITLE, EDITION_DAYS, EDITION_FIT, EDITION_KEEP, EDITION_DROP, EDITION_OUTCOMES, EDITION_AUDIENCE,
        EDITION_FIXED, EDITION_DAY, EDITION_SILENCE,
    ),
)  # fmt: skip

# ---------------------------------------------------------------- modules as course.yaml lists them

MINUTES_BY_ID: Field[tuple[tuple[Name, MinuteRange], ...]] = Field(
    "minutes", MapType(MINUTES), "Own minutes for topics and activities of the reused module, by id."
)
MODULE_FILE = Field("file", NameType("a path, as modules/01-start.md"), "The module's Markdown file.", required=True)
MODULE_ENTRY = Record("a module", "A module in a file, with conditions.", (MODULE_FILE, *CONDITIONS))
MODULE_REUSE = Field(
    "reuse", NameType("COURSE#ID"), "A module of another course: its folder's name, #, its id.", required=True
)
REUSED_MODULE = Record("a reused module", "A module of another course.", (MODULE_REUSE, MINUTES_BY_ID, *CONDITIONS))

ID: Field[Name] = Field("id", IdentifierType(), "An id to refer to.")
TITLE = Field("title", TEXT, "The title.", required=True)
KIND = Field("kind", NameType("a kind of activity"), "The kind of activity.", required=True)
PRIORITY = Field(
    "priority",
    WordType(PRIORITIES),
    "What is dropped first when days are short; must when not given, in an activity that of its topic.",
)
SEGMENT_MINUTES: Field[MinuteRange] = Field("minutes", MINUTES, "Minutes, or a range: 20, 20-30.")
OUTCOMES: Field[tuple[Name, ...]] = Field("outcomes", NAMES, "Ids of the outcomes this serves.")
REQUIRES: Field[tuple[Name, ...]] = Field("requires", NAMES, "Ids of what must be taught before.")


def _points_schema() -> Schema:
    point = {"oneOf": [{"type": "string"}, {"$ref": "#/$defs/point"}]}
    return {"type": "array", "items": point}


POINTS: Field[Node] = Field(
    "points", NodeType("a list of points", _points_schema), "What is said: texts, or title and points."
)
POINT = Record("a point", "A point with points of its own.", (TITLE, POINTS, *CONDITIONS))

OUTLINE_ACTIVITY = Record(
    "an activity",
    "An activity in an outline.",
    (KIND, TITLE, ID, SEGMENT_MINUTES, PRIORITY, OUTCOMES, POINTS, *CONDITIONS),
)
OUTLINE_ACTIVITIES: Field[Node] = Field(
    "activities",
    NodeType("a list of activities", lambda: {"type": "array", "items": record_schema(OUTLINE_ACTIVITY)}),
    "The topic's activities, after its points.",
)
OUTLINE_TOPIC = Record(
    "a topic",
    "A topic in an outline.",
    (TITLE, ID, SEGMENT_MINUTES, PRIORITY, OUTCOMES, REQUIRES, POINTS, OUTLINE_ACTIVITIES, *CONDITIONS),
)
OUTLINE_TOPICS: Field[Node] = Field(
    "topics",
    NodeType("a list of topics", lambda: {"type": "array", "items": record_schema(OUTLINE_TOPIC)}),
    "The module's topics, in order.",
    required=True,
)
OUTLINE_MODULE = Record(
    "a module",
    "A module written into course.yaml as an outline.",
    (TITLE, ID, OUTCOMES, OUTLINE_TOPICS, *CONDITIONS),
)


def _modules_schema() -> Schema:
    records = (MODULE_ENTRY, REUSED_MODULE, OUTLINE_MODULE)
    return {"type": "array", "items": {"oneOf": [{"type": "string"}, *(record_schema(r) for r in records)]}}


OVERFLOW = Field(
    "overflow",
    WordType(tuple(Overflow)),
    "split: what does not fit a slide is continued on another; error: that stops the build. split when not given.",
)

# ---------------------------------------------------------------- course.yaml

GROUP_MIN: Field[float] = Field("min", NumberType("a whole number, 1 to 500", 1, 500), "The least that come.")
GROUP_MAX: Field[float] = Field("max", NumberType("a whole number, 1 to 500", 1, 500), "The most that come.")
GROUP_TABLES: Field[float] = Field("tables", NumberType("a whole number, 1 to 100", 1, 100), "Tables in the room.")
GROUP = Record("the group", "Class size.", (GROUP_MIN, GROUP_MAX, GROUP_TABLES))

RISK_IF = Field("if", TEXT, "What may go wrong.", required=True)
RISK_THEN = Field("then", TEXT, "What the facilitator does then.", required=True)
RISK = Record("a risk", "An entry of the risk plan.", (RISK_IF, RISK_THEN, *CONDITIONS))

TEXTS = ListType(TEXT)
PREPARE_WEEKS = Field("two-weeks", TEXTS, "Two weeks before.")
PREPARE_DAY = Field("day-before", TEXTS, "The day before.")
PREPARE_HOUR = Field("hour-before", TEXTS, "One hour before.")
PREPARATION = Record("the preparation", "The facilitator's checklist.", (PREPARE_WEEKS, PREPARE_DAY, PREPARE_HOUR))

SCHEMA = Field("schema", WordType(("1",)), "The version of this format.", required=True)
COURSE_ID: Field[Name] = Field("id", IdentifierType(), "Names the output folder.", required=True)
SUBTITLE = Field("subtitle", TEXT, "Under the title on covers.")
LANGUAGE = Field(
    "language", WordType(LANGUAGES), "The language of the course and of the program's own words.", required=True
)
VERSION = Field("version", PLAIN, "A version, printed in the guide.")
DATE = Field("date", DateType(), "The date of this version; stands in the files' properties.")
COURSE_AUDIENCE: Field[tuple[Name, ...]] = Field("audience", NAMES, "Who the course is for; conditions may name them.")
TRANSLATES: Field[Name] = Field(
    "translates",
    NameType("a file, as course.yaml"),
    "The course file of which this is the translation: that nothing is missing, is checked.",
)
COURSE_GROUP: Field[Node] = Field(
    "group", NodeType("min, max and tables", lambda: record_schema(GROUP)), "Class size and tables."
)
SUMMARY = Field("summary", TEXT, "The course in a paragraph.")
PURPOSE = Field("purpose", TEXT, "Why the course is held (guide).")
PREREQUISITES = Field("prerequisites", TEXTS, "What participants must bring along.")
COURSE_OUTCOMES: Field[tuple[tuple[Name, str], ...]] = Field(
    "outcomes", MapType(TEXT), "What a trainee can do afterwards, by id.", required=True
)
ROOM = Field("room", TEXT, "How the room is set up (guide).")
COURSE_PREPARATION: Field[Node] = Field(
    "preparation",
    NodeType("checklists", lambda: record_schema(PREPARATION)),
    "Replaces the standard checklist (guide).",
)
RISKS: Field[Node] = Field(
    "risks",
    NodeType("a list of risks", lambda: {"type": "array", "items": record_schema(RISK)}),
    "Added to the standard risk plan (guide).",
)
EVALUATION = Field("evaluation", TEXTS, "Open questions of the evaluation form.")
REFERENCES: Field[tuple[tuple[Name, str], ...]] = Field(
    "references", MapType(TEXT), "Sources, by id; cited as [](#id)."
)
CHANGES: Field[tuple[tuple[Name, str], ...]] = Field(
    "changes", MapType(TEXT, NameType("a version")), "What changed, by version, the newest first (guide)."
)
COURSE_DAY: Field[Node] = Field(
    "day", NodeType("the frame of a day", lambda: record_schema(DAY)), "The frame of a teaching day."
)
COURSE_SILENCE: Field[tuple[Name, ...]] = Field(
    "silence", NAMES, "Codes of advice that is not given, as talk-too-long; an edition may silence more."
)
EDITIONS_BY_ID: Field[Node] = Field(
    "editions",
    NodeType(
        "editions", lambda: {"type": "object", "additionalProperties": record_schema(EDITION), "minProperties": 1}
    ),
    "The lengths in which the course is sold, by id.",
    required=True,
)
MODULES: Field[Node] = Field(
    "modules", NodeType("a list of modules", _modules_schema), "The modules, in order.", required=True
)

COURSE = Record(
    "the course", "A course: what it is, its editions, its modules in order.",
    (
        SCHEMA, COURSE_ID, TITLE, SUBTITLE, LANGUAGE, TRANSLATES, VERSION, DATE, COURSE_AUDIENCE, COURSE_GROUP, SUMMARY,
        PURPOSE, PREREQUISITES, COURSE_OUTCOMES, ROOM, COURSE_PREPARATION, RISKS, EVALUATION, REFERENCES, CHANGES,
        COURSE_DAY, OVERFLOW, COURSE_SILENCE, EDITIONS_BY_ID, MODULES,
    ),
)  # fmt: skip

CONVERTS: Field[Name] = Field(
    "converts", NameType("a file, as course.yaml"), "The course file that is converted.", required=True
)
WORDS: Field[tuple[tuple[Name, str], ...]] = Field(
    "words", MapType(PLAIN, NameType("a word")), "Words that are not left to the tables, as written and as wanted."
)
CONVERSION = Record(
    "a conversion",
    "A course in the other Chinese script: its text is converted, all else is the same.",
    (SCHEMA, COURSE_ID, LANGUAGE, CONVERTS, WORDS),
)

GLOSSARY_TERMS: MapType[str] = MapType(TEXT, NameType("a term"))

# ---------------------------------------------------------------- Markdown: front matter, headings, directives

METHODS = Field("methods", TEXT, "The methods of the module, as words.")
MODULE_FRONT = Record("a module", "The front matter of a module's file.", (ID, TITLE, OUTCOMES, METHODS, *CONDITIONS))

LATE = Field("late", TEXT, "What to do when running late.")
TOPIC = Record(
    "a topic", "Attributes of a heading `#`.", (SEGMENT_MINUTES, PRIORITY, OUTCOMES, REQUIRES, LATE, *CONDITIONS)
)
COLUMNS: Field[float] = Field("columns", NumberType("1 or 2", 1, 2), "In how many columns the slide's list stands.")
SLIDE = Record("a slide", "Attributes of a heading `##`.", (COLUMNS, OVERFLOW, *CONDITIONS))
POINT_HEADING = Record("a point", "Attributes of a heading `###` or deeper.", CONDITIONS)

GROUPING = Field("grouping", WordType(tuple(Grouping)), "How the room works.")
MATERIALS: Field[tuple[Material, ...]] = Field("materials", MaterialsType(), "What is needed, with counts.")
OUTPUT = Field("output", TEXT, "What is handed in or shown.")
ACTIVITY = Record(
    "an activity",
    "Options of an activity.",
    (SEGMENT_MINUTES, PRIORITY, GROUPING, MATERIALS, OUTCOMES, OUTPUT, LATE, REQUIRES, *CONDITIONS),
)

LINES: Field[float] = Field("lines", NumberType("a whole number, 0 to 40", 0, 40), "How many lines to write on.")
PART = Record("a part", "Options of a part of a talk or activity.", (LINES, *CONDITIONS))

ALT = Field("alt", TEXT, "The alternative text; made from the content when not given.")
X_AXIS = Field("x", TEXT, "Names the horizontal axis (matrix, curve).")
Y_AXIS = Field("y", TEXT, "Names the vertical axis (matrix, curve).")
OVERLAP = Field("overlap", TEXT, "Names the middle (venn).")
DRAWING = Record("a drawing", "Options of a drawing.", (ALT, X_AXIS, Y_AXIS, OVERLAP, *CONDITIONS))
CHART_TYPE = Field("type", WordType(tuple(ChartKind)), "The kind of chart; column when not given.")
CHART = Record("a chart", "Options of a chart.", (CHART_TYPE, ALT, *CONDITIONS))
PICTURE = Record("a picture", "Attributes of a picture.", CONDITIONS)
REUSE = Record("a reuse", "Options of `reuse`.", (SEGMENT_MINUTES, *CONDITIONS))

RECORDS = (
    COURSE, CONVERSION, EDITION, FIXTURE, DAY, PAUSE, BREAKS, GROUP, RISK, PREPARATION, MODULE_ENTRY, REUSED_MODULE,
    OUTLINE_MODULE, OUTLINE_TOPIC, OUTLINE_ACTIVITY, POINT, BOUND_TEXT, MODULE_FRONT, TOPIC, SLIDE, ACTIVITY, PART,
    DRAWING, CHART, PICTURE, REUSE,
)  # fmt: skip
"""In the order in which docs/fields.md shows them."""
