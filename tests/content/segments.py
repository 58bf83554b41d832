"""What is written for each segment of the courses in content/, as it stands in their longest edition."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from coursekit.content import Block, Blocks, each_block, plain_text, texts_of
from coursekit.diagnostic import Report
from coursekit.model.course import TALK_PARTS, Activity, Module, Part, PartKind
from coursekit.model.plan import ActivitySlot, Day, Plan, TalkSlot
from coursekit.pipeline.compiler import check_folder, find_courses
from coursekit.read.library import Library

CONTENT = Path(__file__).parents[2] / "content"

FACILITATION = (*TALK_PARTS, PartKind.STEPS, PartKind.DEBRIEF, PartKind.OBSERVE)
"""What the facilitator says and does, and what the participants are told to do."""

PLACES = tuple(find_courses([CONTENT]))
_CHINESE = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
_WORD = re.compile(r"[A-Za-z0-9]+(?:['’-][A-Za-z0-9]+)*")
# A Chinese word has about 1.7 characters: what 30 characters of Chinese say takes some 18 English words.
_CHARACTERS_A_WORD = 1.7


@cache
def longest(place: Path) -> Plan:
    """The plan of the course's longest edition; the course has no mistakes."""
    library = Library(Report())
    checked = check_folder(place, library)
    assert checked is not None
    assert library.report.sorted() == ()
    return max(checked.plans, key=lambda plan: plan.available_minutes)


@dataclass(frozen=True)
class Written:
    """A segment of a day: `name` for messages, `minutes` it gets, and the parts and blocks that belong to it."""

    name: str
    day: int
    module: Module
    minutes: int
    activity: Activity | None
    parts: tuple[Part, ...]
    blocks: Blocks

    @property
    def facilitation(self) -> float:
        """Characters of script and facilitation."""
        return sum(map(size, texts(self.parts)))

    @property
    def all_blocks(self) -> Iterator[Block]:
        for blocks in (self.blocks, *(part.blocks for part in self.parts)):
            yield from each_block(blocks)


def segments(plan: Plan) -> list[Written]:
    return [written for day in plan.days for written in _of_day(day)]


def _of_day(day: Day) -> Iterator[Written]:
    for slot in day.slots:
        match slot:
            case TalkSlot(topic=topic, slides=slides):
                parts = tuple(part for slide in slides for part in slide.parts)
                blocks = tuple(block for slide in slides for block in slide.blocks)
                yield Written(f"talk {topic.id}", day.number, slot.module, slot.minutes, None, parts, blocks)
            case ActivitySlot(activity=one) if one.kind != "break":
                name = f"{one.kind} {one.id}"
                yield Written(name, day.number, slot.module, slot.minutes, one, one.parts, one.body)
            case _:
                pass


def texts(parts: Iterable[Part], kinds: tuple[PartKind, ...] = FACILITATION) -> Iterator[str]:
    for part in parts:
        if part.kind in kinds:
            for block in each_block(part.blocks):
                for inlines in texts_of(block):
                    yield plain_text(inlines)


def size(text: str) -> float:
    """In Chinese characters; an English word counts as much as it says."""
    return len(_CHINESE.findall(text)) + _CHARACTERS_A_WORD * len(_WORD.findall(text))


def by_module(written: Iterable[Written]) -> dict[str, list[Written]]:
    found: dict[str, list[Written]] = {}
    for one in written:
        found.setdefault(one.module.id.text, []).append(one)
    return found
