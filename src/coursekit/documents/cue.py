"""What a facilitator says and does: guide and speaker notes only, never in a trainee's document."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from coursekit.content import Blocks


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


@dataclass(frozen=True, slots=True)
class Cue:
    """`label` is the word printed for the kind, in the document's language."""

    kind: CueKind
    label: str
    blocks: Blocks
