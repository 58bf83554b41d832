"""Text on its way into a product: references get their numbers; for trainees, answers become gaps."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from coursekit.activities import KINDS
from coursekit.content import (
    Blank,
    Block,
    Blocks,
    Gap,
    GapWidth,
    Inline,
    Inlines,
    List,
    Quote,
    Reference,
    Text,
    plain_text,
    rewrite_blocks,
    rewrite_inlines,
)
from coursekit.documents.look import Typeface
from coursekit.labels import Words
from coursekit.model.plan import Plan, Target
from coursekit.sharing import as_tuple, with_fields
from coursekit.value import Mutable, Value, field

# Widths of answers are compared, not set: any family serves.
_ANSWER_TYPEFACE = Typeface("Arial", "Microsoft YaHei", True)


def kind_word(kind: str, words: Words) -> str:
    """The word printed for a kind of activity; a file of labels may give its own."""
    names = KINDS[kind].names
    return words.find(f"kind.{kind}") or names.get(words.language) or names["en"]


class FacilitatorText(Value):
    """Text as facilitators see it: references numbered, blanks left as they are."""

    words: Words
    targets: Mapping[str, Target]

    def blocks(self, blocks: Iterable[Block]) -> Blocks:
        return rewrite_blocks(blocks, self._rewrite)

    def inlines(self, content: Inlines) -> Inlines:
        return rewrite_inlines(content, self._rewrite)

    def _rewrite(self, inline: Inline) -> Inlines:
        return reference_text(inline, self.words, self.targets) if isinstance(inline, Reference) else (inline,)


class Answer(Value):
    """What belongs into a gap. `number` is the gap's; `module` counts from 1."""

    number: int
    answer: Inlines
    module: int


class TraineeText(Mutable):
    """Text as trainees see it: references numbered, blanks as gaps, no option marked as right.

    Gaps are numbered through the whole handout; `answers` collects what belongs into them, for the key.
    """

    words: Words
    targets: Mapping[str, Target]
    module: int = 0
    answers: list[Answer] = field(default_factory=list)

    def blocks(self, blocks: Iterable[Block]) -> Blocks:
        return _all_unmarked(rewrite_blocks(blocks, self._rewrite))

    def inlines(self, content: Inlines) -> Inlines:
        return rewrite_inlines(content, self._rewrite)

    def _rewrite(self, inline: Inline) -> Inlines:
        match inline:
            case Reference():
                return reference_text(inline, self.words, self.targets)
            case Blank(content):
                number = len(self.answers) + 1
                self.answers.append(Answer(number, content, self.module))
                return (Gap(gap_width(content), number),)
            case _:
                return (inline,)


def gap_width(answer: Inlines) -> GapWidth:
    """By class of answer, so that the length of the line gives nothing away."""
    from coursekit.measure.paragraph import width_em, words_of

    width = width_em(words_of(answer, _ANSWER_TYPEFACE))
    return GapWidth.SHORT if width <= 3 else GapWidth.MEDIUM if width <= 8 else GapWidth.LONG


def _unmarked(block: Block) -> Block:
    match block:
        case List(_, items):
            plain = [with_fields(i, checked=None, blocks=_all_unmarked(i.blocks)) for i in items]
            return with_fields(block, items=as_tuple(plain, items))
        case Quote(blocks):
            return with_fields(block, blocks=_all_unmarked(blocks))
        case _:
            return block


def _all_unmarked(blocks: Blocks) -> Blocks:
    return as_tuple([_unmarked(block) for block in blocks], blocks)


def reference_text(reference: Reference, words: Words, targets: Mapping[str, Target]) -> Inlines:
    """`案例 1-2“大厅里的摄像机”`; with words of the author's own, those and the number. What the edition leaves out has no
    number: the author's words stand alone, or else the title."""
    target = targets[reference.target]
    if not target.number:
        absent = (Text(words("reference-absent", title=plain_text(target.title))),) if target.title else ()
        return reference.content or absent
    if target.kind == "reference":
        return (*reference.content, Text(target.number))
    title, own = plain_text(target.title), plain_text(reference.content)
    if target.kind in KINDS:
        kind = kind_word(target.kind, words)
        key = "reference-with-words" if own else "reference"
        return (Text(words(key, words=own, kind=kind, number=target.number, title=title)),)
    number = words("module", number=target.number) if target.kind == "module" else target.number
    key = "reference-topic-with-words" if own else "reference-topic"
    return (Text(words(key, words=own, number=number, title=title)),)


def facilitator_text(plan: Plan, words: Words) -> FacilitatorText:
    return FacilitatorText(words, plan.targets)
