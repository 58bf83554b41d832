"""What of a course only the facilitator may see, and what trainees see, as plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coursekit.content import Block, each_block, plain_text, texts_of
from coursekit.model.course import Course, PartKind, Slide
from coursekit.model.course import Module as CourseModule
from coursekit.model.walk import blocks_of, owners_of, parts_of

FACILITATOR_PARTS = frozenset(
    {
        PartKind.SAY,
        PartKind.DO,
        PartKind.SHOW,
        PartKind.TRANSITION,
        PartKind.ANSWER,
        PartKind.DEBRIEF,
        PartKind.DIFFICULTIES,
    }
)
LEAST_CHARACTERS = 12
"""Shorter texts, as 《合同》, may well stand in both."""


def facilitator_texts(course: Course) -> Iterator[str]:
    """Every paragraph, item and cell of the parts that trainees must not see."""
    for owner in owners_of(course):
        talked = isinstance(owner, Slide | CourseModule)
        for part in parts_of(owner):
            if part.kind in FACILITATOR_PARTS or (talked and part.kind is PartKind.ASK):
                yield from _texts(part.blocks)


def trainee_texts(course: Course) -> Iterator[str]:
    for owner in owners_of(course):
        yield from _texts(blocks_of(owner))
        for part in parts_of(owner):
            if part.kind not in FACILITATOR_PARTS and not (isinstance(owner, Slide | CourseModule)):
                yield from _texts(part.blocks)


def _texts(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in each_block(blocks):
        for content in texts_of(block):
            yield squeezed(plain_text(content))


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def hidden_texts(course: Course) -> set[str]:
    """Squeezed texts of the facilitator's that trainees do not see elsewhere."""
    shown = squeezed("".join(trainee_texts(course)))
    return {text for text in facilitator_texts(course) if len(text) >= LEAST_CHARACTERS and text not in shown}
