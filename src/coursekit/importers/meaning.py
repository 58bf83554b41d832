"""What the entries of an outline are."""

from __future__ import annotations

from enum import StrEnum

from coursekit.importers.original import Cut, Grid, Original, Picture, Sheet
from coursekit.importers.outline import Mark
from coursekit.value import Value


class Role(StrEnum):
    MODULE = "module"
    TOPIC = "topic"
    POINT = "point"
    SLIDE = "slide"
    ACTIVITY = "activity"
    KEY_POINT = "key-point"
    OUTPUT = "output"
    TEXT = "text"


class Sense(Value):
    """An entry, understood. `label` is the word that said so (“案例分析”), `kind` the kind of an activity; `title` the words
    that stay; `hints` are the methods that brackets name."""

    role: Role
    title: Cut
    place: str
    kind: str = ""
    label: Cut | None = None
    mark: Mark | None = None
    hints: tuple[Cut, ...] = ()
    minutes: int | None = None
    held: Grid | Picture | Sheet | None = None
    senses: tuple[Sense, ...] = ()


class FieldName(StrEnum):
    """What outlines say of a course before its modules."""

    TITLE = "title"
    BACKGROUND = "background"
    OUTCOMES = "outcomes"
    TIME = "time"
    AUDIENCE = "audience"
    METHODS = "methods"
    FEATURES = "features"
    MODEL = "model"
    GROUP = "group"
    TRAINER = "trainer"
    OTHER = "other"


class FieldSense(Value):
    name: FieldName
    label: Cut | None
    values: tuple[Cut, ...]
    place: str


class Guess(Value):
    """Something that was decided and might be otherwise: about which stretch, what was chosen of which options, how sure
    (0 to 1), and why. `about` names the question, as `role` or `kind`; with the cut it is the key of an answer."""

    cut: Cut
    place: str
    about: str
    choice: str
    options: tuple[str, ...]
    confidence: float
    why: str


class Reason(StrEnum):
    """Why characters of the original are not in the course as words."""

    NUMBER = "number"
    LABEL = "label"
    PUNCTUATION = "punctuation"
    FIELD = "field"
    REPEATED = "repeated"
    HEADER = "header"
    NOTICE = "notice"


class Left(Value):
    """Characters that are not in the course as words: what they said is there in another way, or it is no part of a course."""

    cut: Cut
    reason: Reason


class Meaning(Value):
    """`language` is a language of labels. `background` is an article around the course, paragraph by paragraph."""

    original: Original
    language: str
    fields: tuple[FieldSense, ...]
    senses: tuple[Sense, ...]
    background: tuple[Cut, ...]
    left: tuple[Left, ...]
    guesses: tuple[Guess, ...]
