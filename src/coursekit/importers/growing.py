"""Pieces as a tree, by the order in which kinds of numbers appear.

A kind of number that is not open goes a level deeper; one that is open closes back to its level. What has no number belongs to
what is before it; a label (案例：) closes the run that it follows, where it does not stand in the middle of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from coursekit.importers.branches import (
    CLOSING,
    HEADLINE,
    LABEL,
    PLAIN,
    SAYS_SOMETHING,
    SENTENCE,
    UNNUMBERED,
    Branch,
    Branches,
)
from coursekit.importers.labels import Label, find_label
from coursekit.importers.original import Sheet
from coursekit.importers.outline import Entry
from coursekit.importers.pieces import Piece

_LONGEST_HEADLINE = 30
_FAR = 400
"""As many pieces on, a list is looked for no more: what is not text people wrote shall not take forever."""
_DURATION = re.compile(
    r"^[（(]?\s*(?:约|約)?\d+(?:\.\d+)?\s*(?:小时|小時|分钟|分鐘|天|课时|課時|h|hours?|min|minutes?)\s*[)）]?$", re.I
)


def tree_of(text: str, pieces: Sequence[Piece]) -> tuple[Entry, ...]:
    grower = _Grower(text, pieces)
    for number in range(len(pieces)):
        grower.grow(number)
    return tuple(branch.entry() for branch in grower.tree.roots)


class _Grower:
    def __init__(self, text: str, pieces: Sequence[Piece]) -> None:
        self.text, self.pieces = text, pieces
        self.unnumbered = not any(piece.kin or piece.heading for piece in pieces)
        self.indented = _is_indented(pieces)
        self.tree = Branches(text, indented=self.indented)
        self.labels = [find_label(piece.cut.of(text)) for piece in pieces]
        self.announcing = _announcing_bullets(pieces, self.labels)
        self.following = _following(pieces)
        self.last_unit = max((i for i, piece in enumerate(pieces) if piece.is_unit or piece.heading), default=-1)

    # ------------------------------------------------------------ one piece

    def grow(self, number: int) -> None:
        piece = self.pieces[number]
        words = piece.cut.of(self.text)
        if piece.heading:
            self.tree.close_to_heading(piece.heading)
            self.tree.add(piece, f"heading {piece.heading}")
        elif piece.kin and not self._is_bulleted_label(number):
            self._numbered(piece)
        elif isinstance(piece.held, Sheet) and piece.held.divider:
            self.tree.close_to_heading(1)
            self.tree.add(piece, "heading 1")
        elif piece.held is not None:
            self.tree.close(self.tree.last_numbered() + 1)
            self.tree.add(piece, PLAIN)
        elif _DURATION.match(words) and (unit := self.tree.deepest_unit()) is not None:
            self.tree.close(unit + 1)
            self.tree.add(piece, PLAIN)
        elif (label := self.labels[number]) is not None:
            if label.kind == "wrap-up" and not SAYS_SOMETHING.search(words) and self._ends(number):
                self.tree.close(0)
                self.tree.add(piece, CLOSING, 0.85, "it closes the course")
            else:
                self._labelled(number)
        elif self._is_headline(number, words):
            self._headline(number)
        else:
            self._plain(piece)

    def _is_bulleted_label(self, number: int) -> bool:
        """▲案例：… where entries have other bullets: the bullet is the label's, and no level of its own."""
        piece, label = self.pieces[number], self.labels[number]
        if piece.value or piece.is_unit or piece.kin == "clock":
            return False
        unseen = self.tree.open_depth(piece) is None
        return piece.kin in self.announcing or (label is not None and not label.weak and unseen)

    # ------------------------------------------------------------ numbers

    def _numbered(self, piece: Piece) -> None:
        depth = self.tree.open_depth(piece)
        if depth is not None:
            before = self.tree.path[depth].piece.value
            confidence, doubt = _goes_on(before, piece.value)
            self.tree.close(depth)
            self.tree.add(piece, piece.kin, confidence, doubt)
            return
        self.tree.close_for(piece)
        starts = piece.value <= 1
        self.tree.add(piece, piece.kin, 0.95 if starts else 0.7, "" if starts else "its numbers do not begin with 1")

    # ------------------------------------------------------------ what has no number

    def _labelled(self, number: int) -> None:
        piece = self.pieces[number]
        if self.indented and piece.indent:
            while self.tree.path and self.tree.path[-1].piece.indent >= piece.indent:
                self.tree.path.pop()
            self.tree.add(piece, LABEL)
            return
        while self.tree.path and self.tree.path[-1].kin == PLAIN:
            self.tree.path.pop()
        if len(self.tree.path) > 1 and self.tree.path[-1].kin == LABEL and not self._closes_unit(number):
            self.tree.path.pop()
            self.tree.add(piece, LABEL, 0.95, "it follows another of its kind")
            return
        self.tree.close(self.tree.last_numbered() + 1)
        after = self.following[number]
        if not self.tree.path or self.tree.path[-1].piece.is_unit or self.tree.path[-1].kin.startswith("heading"):
            self.tree.add(piece, LABEL)
        elif self._closes_unit(number):
            self.tree.close(max(1, self.tree.depth_below_units()))
            self.tree.add(piece, LABEL)
        elif self._run_goes_on(number):
            self.tree.add(piece, LABEL, 0.96, "it stands in the middle of a list")
        elif self.tree.are_labelled() or self._opens_deeper(after):
            self.tree.add(piece, LABEL)
        else:
            self.tree.path.pop()
            self.tree.add(piece, LABEL, 0.95, "it follows the last of a list")

    def _opens_deeper(self, after: Piece | None) -> bool:
        """Whether the deepest number goes on to hold a list, so that the label begins what it holds."""
        return after is not None and self.tree.open_depth(after) is None and not self.tree.is_leaf_run()

    def _closes_unit(self, number: int) -> bool:
        """Whether it is an output or a wrap-up at the end of a part of the course."""
        label = self.labels[number]
        after = self.following[number]
        return label is not None and label.kind in ("wrap-up", "output") and (after is None or after.is_unit)

    def _run_goes_on(self, number: int) -> bool:
        """Whether the run of the deepest number goes on after the piece."""
        top = self.tree.path[-1]
        open_kins = {branch.kin for branch in self.tree.path}
        for at in range(number + 1, min(len(self.pieces), number + _FAR)):
            piece = self.pieces[at]
            if piece.heading or piece.is_unit:
                return piece.is_unit and piece.kin == top.kin
            if piece.kin in open_kins:
                return piece.kin == top.kin and (not piece.value or piece.value > top.piece.value)
        return False

    def _is_headline(self, number: int, words: str) -> bool:
        """A short line without a number before a list that starts anew."""
        if not self._may_head(number) or number + 1 == len(self.pieces):
            return False
        after = self.pieces[number + 1]
        if not after.kin or after.value > 1 or after.heading:
            return False
        if words[-1:] in ":：":
            return True
        depth = self.tree.open_depth(after)
        if depth is not None and (words[:1].islower() or after.value == 1):
            return after.value == 1 and not words[:1].islower()
        above = self.tree.path[:depth]
        return not above or any(b.kin == HEADLINE for b in above) or self._heads_lists(number, above)

    def _heads_lists(self, number: int, above: Sequence[Branch]) -> bool:
        """Whether more lines without numbers in the same entry have such a list after them."""
        kin = self.pieces[number + 1].kin
        return any(
            at != number and not piece.kin and after.kin == kin and after.value <= 1 and self._may_head(at)
            for at, (piece, after) in self._neighbours(number, above)
        )

    def _neighbours(self, number: int, above: Sequence[Branch]) -> Iterator[tuple[int, tuple[Piece, Piece]]]:
        """Pieces that follow each other, with their numbers, in the entry that holds a piece."""
        holder = next((b.piece for b in reversed(above) if b.kin not in UNNUMBERED), None)
        before = range(number, max(0, number - _FAR), -1)
        after = range(number, min(len(self.pieces), number + _FAR))
        first = next((i for i in before if self.pieces[i] is holder), 0 if holder is None else number)
        ends = (i for i in after if self.pieces[i].is_unit or (holder and self.pieces[i].kin == holder.kin))
        yield from enumerate(pairwise(self.pieces[first : next(ends, after[-1] + 1)]), first)

    def _may_head(self, number: int) -> bool:
        words = self.pieces[number].cut.of(self.text)
        return len(words) <= _LONGEST_HEADLINE and not SENTENCE.search(words) and self.labels[number] is None

    def _headline(self, number: int) -> None:
        piece = self.pieces[number]
        depth = next((i for i, b in enumerate(self.tree.path) if b.kin == HEADLINE), None)
        if depth is None:
            depth = self.tree.open_depth(self.pieces[number + 1])
        self.tree.close(self.tree.last_numbered() + 1 if depth is None else depth)
        self.tree.add(piece, HEADLINE, 0.75, "it has no number, and a list begins after it")

    def _plain(self, piece: Piece) -> None:
        if self.indented:
            while (
                self.tree.path
                and self.tree.path[-1].piece.indent >= piece.indent
                and (self.tree.path[-1].piece.indent or self.unnumbered)
            ):
                self.tree.path.pop()
        while self.tree.path and self.tree.path[-1].kin == PLAIN and not self._is_deeper(piece):
            self.tree.path.pop()
        self.tree.add(piece, PLAIN, 0.95, "it has no number")

    def _is_deeper(self, piece: Piece) -> bool:
        """In a text without numbers, indentation alone says what is below what."""
        return self.unnumbered and piece.indent > self.tree.path[-1].piece.indent

    def _ends(self, number: int) -> bool:
        """Whether no part of the course begins after the piece."""
        return number > self.last_unit


def _announcing_bullets(pieces: Sequence[Piece], labels: Sequence[Label | None]) -> frozenset[str]:
    """Those that stand before labels only."""
    signs = (piece.sign for piece in pieces if piece.sign is not None)
    bullets = {sign.kin for sign in signs if not sign.value and sign.kin != "clock"}
    others = {piece.kin for piece, label in zip(pieces, labels, strict=True) if label is None}
    return frozenset(bullets - others)


def _goes_on(before: int, value: int) -> tuple[float, str]:
    if value == before + 1 or not value:
        return 1.0, ""
    if value == before:
        return 0.8, "its number is that of the entry before it"
    if value == 1:
        return 0.7, "its numbers begin anew"
    return (0.85, "a number is skipped") if value > before else (0.7, "its number is lower than the one before it")


def _following(pieces: Sequence[Piece]) -> list[Piece | None]:
    """For each piece the next one with a number."""
    following: list[Piece | None] = [None] * len(pieces)
    for number in reversed(range(len(pieces) - 1)):
        after = pieces[number + 1]
        following[number] = after if after.kin or after.heading else following[number + 1]
    return following


def _is_indented(pieces: Sequence[Piece]) -> bool:
    """Whether indentation says how deep entries are: it tells kinds of numbers apart."""
    numbered = [piece for piece in pieces if piece.kin] or pieces
    return len({piece.indent for piece in numbered if not piece.inside}) > 1
