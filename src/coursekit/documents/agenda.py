"""The agenda as its writer sees it: rows on the clock, day by day, in the document's language."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """`start` and `end` are minutes after midnight; `slides` is "12-15", empty for breaks.

    `handout` is the number of the handout's section. `pause` marks breaks and lunch.
    """

    day: int
    start: int
    end: int
    module: str
    title: str
    method: str
    slides: str
    handout: str
    materials: str
    pause: bool = False
    trainer: str = ""


@dataclass(frozen=True, slots=True)
class AgendaSheet:
    """`columns` are the words over day, start, end, minutes, module, segment, method, slides, handout, materials, trainer.

    `day_names` name each day's sheet, as 第1天. `total_label` stands before the minutes taught.
    """

    title: str
    subtitle: str
    language: str
    date: str
    columns: tuple[str, ...]
    day_names: tuple[str, ...]
    rows: tuple[AgendaRow, ...]
    total_label: str
