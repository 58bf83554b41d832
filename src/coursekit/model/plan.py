"""A plan: one edition of a course, what is kept of it, and when each segment happens."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from coursekit.content import Inlines
from coursekit.diagnostic import NOWHERE, Placed, Span
from coursekit.model.course import Activity, Course, Edition, Module, Priority, Slide, Topic
from coursekit.value import Value


class PauseKind(StrEnum):
    BREAK = "break"
    LUNCH = "lunch"
    GUEST = "guest"


class TalkSlot(Value):
    """A stretch of a topic's talk that is held without a pause. `part` counts from 1 when breaks divide a talk."""

    start: int
    minutes: int
    module: Module
    topic: Topic
    slides: tuple[Slide, ...]
    part: int = 1
    parts: int = 1
    least: int = 0


class ActivitySlot(Value):
    start: int
    minutes: int
    module: Module
    topic: Topic
    activity: Activity
    least: int = 0


class PauseSlot(Value):
    """`title` says what a guest does with the time; breaks and lunch have the words of the product's language.

    The frame wants it at `due`, in minutes after midnight; a plan may put it up to `leeway` minutes before or after.
    """

    start: int
    minutes: int
    kind: PauseKind
    title: str
    due: int
    leeway: int


Slot = TalkSlot | ActivitySlot | PauseSlot
"""`start` in minutes after midnight, `minutes` whole; a slot ends where the next of its day starts."""


class Day(Value):
    """`number` counts from 1; `ends_by` is when its frame ends, in minutes after midnight."""

    number: int
    slots: tuple[Slot, ...]
    ends_by: int


class CutReason(StrEnum):
    CONDITION = "condition"
    DROPPED = "dropped"
    NO_TIME = "no-time"


class Cut(Placed):
    """A module, topic or activity that this edition leaves out; `minutes` it would have taken at most, `least` at the
    least. `module` is the id of the module where it stood, its own when it is one."""

    id: str
    module: str
    title: str
    minutes: int
    least: int
    priority: Priority
    reason: CutReason
    span: Span = NOWHERE


class Target(Value):
    """What a reference leads to: its number as printed (`1.2`, `1-3`, `[2]`), empty for what the edition leaves out, and title;
    `kind` as in labels."""

    kind: str
    number: str
    title: Inlines


class FitScore(Value):
    """What a fitted edition was chosen by, in this order: as many `should` as possible, then `could`; then minutes of practice
    (as its authors prefer them); then the fewest minutes off the preferred (halves are possible); then the fewest idle."""

    should: int
    could: int
    practice_minutes: int
    off_preferred_minutes: float
    idle_minutes: int


class FitResult(Value):
    """How an edition was made to fit. `optimal` says that no other choice has a better score; `explanation` are sentences
    for the trainer, in English."""

    optimal: bool
    score: FitScore
    explanation: tuple[str, ...]


class Plan(Value):
    """`course` holds what is kept only, conditions resolved. `targets` are by id, numbered within this edition. `fit` is None
    when nothing had to be chosen."""

    course: Course
    edition: Edition
    days: tuple[Day, ...]
    cuts: tuple[Cut, ...]
    targets: Mapping[str, Target]
    taught_minutes: int
    available_minutes: int
    fit: FitResult | None = None


def end_of(slot: Slot) -> int:
    return slot.start + slot.minutes


def is_taught(slot: Slot) -> bool:
    """Whether the slot is class time: pauses of the frame are not, nor is a break that the author wrote."""
    return not isinstance(slot, PauseSlot) and not (isinstance(slot, ActivitySlot) and slot.activity.kind == "break")


def slots_of(plan: Plan) -> tuple[Slot, ...]:
    return tuple(slot for day in plan.days for slot in day.slots)
