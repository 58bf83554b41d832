"""Parts as cues: the word printed for each kind, and its text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coursekit.compose.text import FacilitatorText
from coursekit.content import Heading, List, Paragraph, Text, plain_text
from coursekit.documents.cue import Cue, CueKind
from coursekit.labels import Words
from coursekit.model.course import Part
from coursekit.value import replace


def part_cue(part: Part, text: FacilitatorText, words: Words) -> Cue:
    """A part that is a cue: its kind has the cue's name. Its title, if it has one, heads its text."""
    kind = CueKind(part.kind.value)
    title = (Heading(4, text.inlines(part.title)),) if plain_text(part.title) else ()
    return Cue(kind, words(f"cue.{kind}"), (*title, *text.blocks(part.blocks)))


def text_cue(kind: CueKind, line: str, words: Words) -> Cue:
    return Cue(kind, words(f"cue.{kind}"), (Paragraph((Text(line),)),))


def script_cues(parts: Sequence[Part], text: FacilitatorText, words: Words) -> Iterator[Cue]:
    """The parts as cues, in order; each numbered question with its expected answer beneath it."""
    cues = [part_cue(part, text, words) for part in parts]
    i = 0
    while i < len(cues):
        pairs = _question_by_question(cues[i], cues[i + 1]) if i + 1 < len(cues) else ()
        yield from pairs or (cues[i],)
        i += 2 if pairs else 1


def _question_by_question(asked: Cue, answered: Cue) -> tuple[Cue, ...]:
    """Two numbered lists of one length taken apart into questions and answers; nothing for any others."""
    questions, answers = _numbered(asked, CueKind.ASK), _numbered(answered, CueKind.ANSWER)
    if len(questions) < 2 or len(questions) != len(answers):
        return ()
    return tuple(
        replace(cue, blocks=(one,))
        for pair in zip(questions, answers, strict=True)
        for cue, one in zip((asked, answered), pair, strict=True)
    )


def _numbered(cue: Cue, kind: CueKind) -> tuple[List, ...]:
    """Each item of the one numbered list that a cue consists of, as a list that goes on counting."""
    match cue.blocks:
        case (List(ordered=True) as block,) if cue.kind is kind:
            return tuple(replace(block, items=(item,), start=block.start + i) for i, item in enumerate(block.items))
        case _:
            return ()
