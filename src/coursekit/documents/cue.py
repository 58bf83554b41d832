"""What a facilitator says and does: guide and speaker notes only, never in a trainee's document."""

from __future__ import annotations

from enum import StrEnum

from coursekit.content import Blocks
from coursekit.value import Value


class CueKind(StrEnum):
    CLOCK = "clock"
    SAY = "say"
    DO = "do"
    ASK = "ask"
    ANSWER = "answer"
    SHOW = "show"
    DEBRIEF = "debrief"
    TRANSITION = "transition"
    DIFFICULTIES = "difficulties"
    LATE = "late"
    EARLY = "early"


class Cue(Value):
    """`label` is the word printed for the kind, in the document's language."""

    kind: CueKind
    label: str
    blocks: Blocks
