"""What one edition of a course has that another has not: two plans compared."""

from __future__ import annotations

from enum import StrEnum

from coursekit.diagnostic import NOWHERE, Placed, Span
from coursekit.model.course import Edition, Priority
from coursekit.model.plan import CutReason
from coursekit.value import Value

TALK = "talk"
"""The kind of a topic's talk, beside `module`, `topic` and the kinds of activity."""


class Change(Value):
    """Minutes in the one edition and in the other."""

    before: int
    after: int

    @property
    def lost(self) -> int:
        return self.before - self.after


class Loss(Placed):
    """A module, topic, talk or activity that only one of the editions has; nothing around it is a loss too.

    `id` of a talk is its topic's. `module` is the title of the module where it stands, its own when it is one. `minutes` are
    those that it is given on the clock. `contents` are the titles of what is inside: of topics, or of activities.
    """

    id: str
    kind: str
    title: str
    module: str
    minutes: int
    priority: Priority
    reason: CutReason
    contents: tuple[str, ...] = ()
    span: Span = NOWHERE


class Resized(Placed):
    """A talk or an activity that has fewer minutes, or more."""

    id: str
    kind: str
    title: str
    module: str
    minutes: Change
    span: Span = NOWHERE


class Place(Value, order=True):
    """`start` in minutes after midnight; `afternoon` is after lunch, after 12:00 where there is none."""

    day: int
    afternoon: bool
    start: int

    @property
    def half(self) -> tuple[int, bool]:
        return self.day, self.afternoon


class Moved(Placed):
    """A talk or an activity that starts in another half of a day. A later hour of the same half is no move: it follows from
    what was cut."""

    id: str
    kind: str
    title: str
    module: str
    before: Place
    after: Place
    span: Span = NOWHERE


class Seam(Placed):
    """A talk or an activity whose transition leads on to what is cut: `led_to` is its title, `leads_to` that of what comes
    next now, empty at the end. What is said at a seam is to be changed."""

    id: str
    kind: str
    title: str
    module: str
    led_to: str
    leads_to: str
    span: Span = NOWHERE


class Promise(StrEnum):
    """What may be said of an outcome in the edition that is left: as before; practised or tested less; practised, but not
    tested any more; only told, not practised any more; not a part of it."""

    KEPT = "kept"
    LESS = "less"
    UNTESTED = "untested"
    TOLD = "told"
    GONE = "gone"


class OutcomeChange(Value):
    """Minutes in which an outcome is practised, and in which it is tested (by a quiz, or with a rubric). `lost` are the ids of
    the activities that did so and are cut."""

    id: str
    text: str
    practice: Change
    assessment: Change
    promise: Promise
    lost: tuple[str, ...] = ()


class DeadReference(Placed):
    """A reference in what is kept to what is not; `printed` are its author's words, empty when the title stands for them."""

    target: str
    title: str
    printed: str
    span: Span = NOWHERE


class Difference(Value):
    """All in the order of the course. `added` is what only the second edition has. The minutes add up: those of `cut` and
    `shortened`, less those of `added` and `lengthened`, are what `minutes` lost."""

    before: Edition
    after: Edition
    minutes: Change
    cut: tuple[Loss, ...]
    added: tuple[Loss, ...]
    shortened: tuple[Resized, ...]
    lengthened: tuple[Resized, ...]
    moved: tuple[Moved, ...]
    outcomes: tuple[OutcomeChange, ...]
    seams: tuple[Seam, ...]
    references: tuple[DeadReference, ...]


class VanishedSlides(Value):
    """The slides of one slide of the course, or of a part of an activity, by the numbers they have in the deck that has
    them."""

    id: str
    title: str
    first: int
    last: int


class VanishedSection(Value):
    """A section of the workbook, by the number printed there (empty for none), with the cards and sheets in it; or one that
    stays, of which it has lost these."""

    number: str
    title: str
    stays: bool
    cards: tuple[str, ...]


class Vanished(Value):
    """What of the products the second edition has not."""

    slides: tuple[VanishedSlides, ...]
    handout: tuple[VanishedSection, ...]
