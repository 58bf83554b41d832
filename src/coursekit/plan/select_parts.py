"""The parts of a talk or activity as an edition has them; an answer stands with what it answers."""

from __future__ import annotations

from coursekit.content import ALWAYS, Block, Blocks, List
from coursekit.model.course import Part, PartKind
from coursekit.model.select_text import TextSelection
from coursekit.sharing import as_tuple, with_fields
from coursekit.value import Mutable

ASKING = (PartKind.ASK, PartKind.WORKSHEET)


class PartSelection(Mutable):
    """Goes through the parts in order. `numbered` are, for the questions last asked, which of the numbered ones stay;
    `asked` and `kept` count what asks since the last answer."""

    text: TextSelection
    numbered: tuple[bool, ...] = ()
    asked: int = 0
    kept: int = 0
    answering: bool = False

    def ask(self, blocks: Blocks) -> None:
        """What asks beside the parts: a quiz, in its body."""
        self._note(blocks, is_kept=bool(self.text.blocks(blocks)))

    def parts(self, parts: tuple[Part, ...]) -> tuple[Part, ...]:
        selected = [self._part(part) for part in parts]
        return as_tuple([part for part in selected if part is not None], parts)

    def _part(self, part: Part) -> Part | None:
        if part.kind is PartKind.ANSWER:
            self.answering = True
            return self._answer(part)
        selected = self._selected(part)
        if part.kind in ASKING:
            self._note(part.blocks, is_kept=selected is not None)
        return selected

    def _note(self, blocks: Blocks, *, is_kept: bool) -> None:
        if self.answering:
            self.answering, self.asked, self.kept = False, 0, 0
        self.asked += 1
        self.kept += is_kept
        if is_kept:
            questions = _numbered(blocks)
            self.numbered = tuple(self.text.item(q) is not None for q in questions.items) if questions else ()

    def _answer(self, part: Part) -> Part | None:
        if self.asked and not self.kept:
            return None
        answers = _numbered(part.blocks)
        if answers is not None and len(answers.items) == len(self.numbered):
            items = [item for item, stays in zip(answers.items, self.numbered, strict=True) if stays]
            left = with_fields(answers, items=as_tuple(items, answers.items))
            part = with_fields(part, blocks=_replaced(part.blocks, answers, left))
        return self._selected(part)

    def _selected(self, part: Part) -> Part | None:
        """A part emptied of its blocks is gone, unless it has lines to write on; so is a role whose title is gone."""
        if not self.text.holds(part.condition):
            return None
        blocks, title = self.text.blocks(part.blocks), self.text.inlines(part.title)
        if (part.blocks and not blocks and part.lines is None) or (part.kind is PartKind.ROLE and not title):
            return None
        return with_fields(part, title=title, blocks=blocks, condition=ALWAYS)


def _numbered(blocks: Blocks) -> List | None:
    """The first numbered list: the questions, or the answers to them."""
    return next((block for block in blocks if isinstance(block, List) and block.ordered), None)


def _replaced(blocks: Blocks, old: Block, new: Block) -> Blocks:
    return as_tuple([new if block is old else block for block in blocks], blocks)
