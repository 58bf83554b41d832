"""What a kind of activity is: its name, its parts, and how it is shown in each product."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from coursekit.documents.deck import Layout
from coursekit.model.course import PartKind
from coursekit.value import Value


class Sheet(StrEnum):
    """How an activity stands in the handout."""

    PLAIN = "plain"
    QUIZ = "quiz"
    TOOL = "tool"
    NONE = "none"


COMMON_PARTS = (
    PartKind.SAY,
    PartKind.DO,
    PartKind.SHOW,
    PartKind.ASK,
    PartKind.ANSWER,
    PartKind.STEPS,
    PartKind.WORKSHEET,
    PartKind.SCENARIO,
    PartKind.RUBRIC,
    PartKind.DEBRIEF,
    PartKind.DIFFICULTIES,
    PartKind.TRANSITION,
)


class Kind(Value):
    """One kind of activity.

    `names` gives its word in the languages it knows; a file of labels may give it for others.
    `parts` are those it has beside the common ones, `needs` those it cannot do without.
    `practice` tells whether an outcome is practised in it. `layout` is that of its first slide, `sheet` its form
    in the handout.
    """

    name: str
    description: str
    names: Mapping[str, str]
    parts: tuple[PartKind, ...] = ()
    needs: tuple[PartKind, ...] = ()
    practice: bool = True
    needs_debrief: bool = True
    layout: Layout = Layout.ACTIVITY
    sheet: Sheet = Sheet.PLAIN
