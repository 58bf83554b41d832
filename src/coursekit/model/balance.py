"""What the minutes of an edition go to: values that `plan/balance.py` adds up and `report` shows."""

from __future__ import annotations

from enum import StrEnum

from coursekit.model.course import Outcome
from coursekit.value import Value


class Use(StrEnum):
    """What participants do in a slot: listen, practise, watch or look back, or nothing that is taught."""

    TALK = "talk"
    PRACTICE = "practice"
    OTHER = "other"
    PAUSE = "pause"


class OutcomeMinutes(Value):
    """Minutes that serve an outcome. `assessment` shows whether it was reached: most of it is `practice` too."""

    outcome: Outcome
    talk: int
    practice: int
    assessment: int


class MethodMinutes(Value):
    """`kind` is `talk` or a kind of activity."""

    kind: str
    minutes: int


class Balance(Value):
    """`outcomes` in the course's order, those that the edition promises; a segment that serves two counts for both.
    `methods` the longest first. Minutes of talk, practice and other make up all that is taught."""

    outcomes: tuple[OutcomeMinutes, ...]
    methods: tuple[MethodMinutes, ...]
    talk: int
    practice: int
    other: int
    idle: int

    @property
    def practice_share(self) -> float:
        """Practice in all that is taught, 0 to 1; 0 when nothing is."""
        return self.practice / max(1, self.talk + self.practice + self.other)
