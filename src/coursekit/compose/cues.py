"""Parts as cues: the word printed for each kind, and its text."""

from __future__ import annotations

from coursekit.compose.text import FacilitatorText
from coursekit.content import Heading, Paragraph, Text, plain_text
from coursekit.documents.cue import Cue, CueKind
from coursekit.labels import Words
from coursekit.model.course import Part


def part_cue(part: Part, text: FacilitatorText, words: Words) -> Cue:
    """A part that is a cue: its kind has the cue's name. Its title, if it has one, heads its text."""
    kind = CueKind(part.kind.value)
    title = (Heading(4, text.inlines(part.title)),) if plain_text(part.title) else ()
    return Cue(kind, words(f"cue.{kind}"), (*title, *text.blocks(part.blocks)))


def text_cue(kind: CueKind, line: str, words: Words) -> Cue:
    return Cue(kind, words(f"cue.{kind}"), (Paragraph((Text(line),)),))
