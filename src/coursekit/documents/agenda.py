"""The agenda as its writers see it: rows on the clock, day by day, in the document's language."""

from __future__ import annotations

from enum import StrEnum

from coursekit.documents.calendar import AgendaCalendar
from coursekit.value import Value


class RowKind(StrEnum):
    """What the time is for; a pause is no class time, whether the frame has it or its author wrote it. Other is neither talk
    nor practice, as a film."""

    TALK = "talk"
    PRACTICE = "practice"
    OTHER = "other"
    PAUSE = "pause"


TAUGHT = (RowKind.TALK, RowKind.PRACTICE, RowKind.OTHER)


class Due(Value):
    """When a pause is wanted, in minutes after midnight, and how many minutes it may be off."""

    at: int
    leeway: int


class AgendaRow(Value):
    """`start` and `end` are minutes after midnight; `slides` is "12-15", empty for breaks.

    `handout` is the number of the handout's section. `least` is how few minutes it can do with, None where nobody said.
    `due` is that of a pause of the frame.
    """

    kind: RowKind
    start: int
    end: int
    title: str
    module: str = ""
    method: str = ""
    slides: str = ""
    handout: str = ""
    materials: str = ""
    trainer: str = ""
    least: int | None = None
    due: Due | None = None

    @property
    def minutes(self) -> int:
        return self.end - self.start


class AgendaDay(Value):
    """`name` as 第1天; `ends_by` is when its frame ends, in minutes after midnight; `date` as 2026年11月30日, empty when
    not known. Rows leave no gap: each starts where the one before it ends.
    """

    number: int
    name: str
    ends_by: int
    rows: tuple[AgendaRow, ...]
    date: str = ""

    def minutes_of(self, *kinds: RowKind) -> int:
        return sum(row.minutes for row in self.rows if row.kind in kinds)


class AgendaWords(Value):
    """`columns` stand over day, start, end, minutes, least, module, segment, method, slides, handout, materials, trainer;
    `overview_columns` over day, start, end, end of the frame, minutes taught, of talk, of practice, of what is neither, of
    breaks, and share of practice. `editing` and `marking` tell what may be changed and what a marked row means; `whole_minutes`
    is said to who types something else.
    """

    columns: tuple[str, ...]
    overview: str
    overview_columns: tuple[str, ...]
    taught: str
    talk: str
    practice: str
    other: str
    ends_by: str
    whole: str
    editing: str
    marking: str
    whole_minutes: str
    clock_time: str


class AgendaSheet(Value):
    """`calendar` is None until the dates are known."""

    title: str
    subtitle: str
    language: str
    date: str
    days: tuple[AgendaDay, ...]
    words: AgendaWords
    calendar: AgendaCalendar | None = None
