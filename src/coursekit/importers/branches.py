"""Pieces as a tree, by the order in which kinds of numbers appear.

A kind of number that is not open goes a level deeper; one that is open closes back to its level. What has no number belongs to
what is before it; a label (案例：) closes the run that it follows, where it does not stand in the middle of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from coursekit.importers.labels import find_label
from coursekit.importers.original import Cut
from coursekit.importers.outline import Entry, Mark
from coursekit.importers.pieces import Piece
from coursekit.value import Mutable, field

HEADLINE = "headline"
LABEL = "label"
PLAIN = "plain"
CLOSING = "closing"
_UNNUMBERED = (HEADLINE, LABEL, PLAIN, CLOSING)

_LONGEST_HEADLINE = 30
_SENTENCE = re.compile(r"[。！!；;，,]$")
_DURATION = re.compile(
    r"^[（(]?\s*(?:约|約)?\d+(?:\.\d+)?\s*(?:小时|小時|分钟|分鐘|天|课时|課時|h|hours?|min|minutes?)\s*[)）]?$", re.I
)
_SAYS_SOMETHING = re.compile(r"[:：]\s*\S|\s[–—-]+\s|——")
_BOXED_LABEL = re.compile(r"[【\[［][^】\]］]{1,16}[】\]］]\s*\w")


class Branch(Mutable):
    """An entry that grows. `kin` is that of its number, or one of those above for what has none."""

    piece: Piece
    kin: str
    branches: list[Branch] = field(default_factory=list)
    confidence: float = 1.0
    doubt: str = ""

    def entry(self) -> Entry:
        sign = self.piece.sign
        mark = Mark(Cut(sign.start, sign.end), sign.family, sign.value) if sign is not None else None
        return Entry(
            self.piece.cut, self.piece.place, mark, bool(self.piece.heading), self.piece.held,
            tuple(branch.entry() for branch in self.branches), self.confidence, self.doubt,
        )  # fmt: skip


def tree_of(text: str, pieces: Sequence[Piece]) -> tuple[Entry, ...]:
    grower = _Grower(text, pieces)
    for number in range(len(pieces)):
        grower.grow(number)
    return tuple(branch.entry() for branch in grower.roots)


class _Grower:
    def __init__(self, text: str, pieces: Sequence[Piece]) -> None:
        self.text, self.pieces = text, pieces
        self.roots: list[Branch] = []
        self.path: list[Branch] = []
        self.under: dict[str, set[str]] = {}
        """Kinds of numbers that have stood under one."""
        self.indented = _is_indented(pieces)
        self.announcing = _announcing_bullets(text, pieces)

    # ------------------------------------------------------------ one piece

    def grow(self, number: int) -> None:
        piece = self.pieces[number]
        words = piece.cut.of(self.text)
        if piece.heading:
            self._close_to_heading(piece.heading)
            self._add(piece, f"heading {piece.heading}")
        elif piece.kin and not self._is_bulleted_label(piece, words):
            self._numbered(piece)
        elif piece.held is not None:
            self._close(self._last_numbered() + 1)
            self._add(piece, PLAIN)
        elif _DURATION.match(words) and (unit := self._deepest_unit()) is not None:
            self._close(unit + 1)
            self._add(piece, PLAIN)
        elif (label := find_label(words)) is not None:
            if label.kind == "wrap-up" and not _SAYS_SOMETHING.search(words) and self._ends(number):
                self._close(0)
                self._add(piece, CLOSING, 0.85, "it closes the course")
            else:
                self._labelled(number)
        elif self._is_headline(number, words):
            self._headline(piece)
        else:
            self._plain(piece)

    def _is_bulleted_label(self, piece: Piece, words: str) -> bool:
        """▲案例：… where entries have other bullets: the bullet is the label's, and no level of its own."""
        if piece.value or piece.is_unit:
            return False
        label = find_label(words)
        return piece.kin in self.announcing or (label is not None and not label.weak and self._open(piece) is None)

    def _add(self, piece: Piece, kin: str, confidence: float = 1.0, doubt: str = "") -> None:
        branch = Branch(piece, kin, [], confidence, doubt)
        for above in self.path:
            self.under.setdefault(above.kin, set()).add(kin)
        (self.path[-1].branches if self.path else self.roots).append(branch)
        self.path.append(branch)

    def _close(self, depth: int) -> None:
        del self.path[depth:]

    # ------------------------------------------------------------ numbers

    def _numbered(self, piece: Piece) -> None:
        depth = self._open(piece)
        if depth is not None:
            before = self.path[depth].piece.value
            confidence, doubt = _goes_on(before, piece.value)
            self._close(depth)
            self._add(piece, piece.kin, confidence, doubt)
            return
        if piece.is_unit:
            self._close(self._above_units())
        self._close_deeper_kinds(piece.kin)
        self._close_labels(piece.kin)
        while self.path and not self._holds_numbers(self.path[-1]):
            self.path.pop()
        starts = piece.value <= 1
        self._add(piece, piece.kin, 0.95 if starts else 0.7, "" if starts else "its numbers do not begin with 1")

    def _open(self, piece: Piece) -> int | None:
        """The depth of the open branch that the piece is counted with."""
        for depth in reversed(range(len(self.path))):
            branch = self.path[depth]
            if branch.kin != piece.kin:
                continue
            if self.indented and piece.value == 1 and piece.indent > branch.piece.indent:
                return None
            if (
                self.indented
                and piece.indent < branch.piece.indent
                and any(above.kin == piece.kin and above.piece.indent <= piece.indent for above in self.path[:depth])
            ):
                continue
            return depth
        return None

    def _above_units(self) -> int:
        last = max((i for i, b in enumerate(self.path) if b.piece.is_unit or b.kin.startswith("heading")), default=-1)
        return last + 1

    def _close_deeper_kinds(self, kin: str) -> None:
        """A kind that has held others before does not go under them now."""
        deeper = self.under.get(kin, set())
        depth = next((i for i, b in enumerate(self.path) if b.kin in deeper and b.kin not in _UNNUMBERED), None)
        if depth is not None and not any(kin in self.under.get(b.kin, ()) for b in self.path[depth:]):
            self._close(depth)

    def _close_labels(self, kin: str) -> None:
        """Topics (一、) do not stand under a label, nor does what stands above the numbers under it."""
        depth = next((i for i, b in enumerate(self.path) if b.kin == LABEL), None)
        if depth is None or len(self.path) == 1:
            return
        if kin == "一、" or any(b.kin == PLAIN for b in self.path[depth:]) or _above(kin, self.path[depth + 1 :]):
            self._close(depth)

    def _holds_numbers(self, branch: Branch) -> bool:
        """A label that has its words already holds no list, where there is another entry that may; a plain line does not."""
        if branch.kin == PLAIN:
            return False
        if branch.kin == LABEL:
            return len(self.path) == 1 or not self._says_something(branch.piece)
        return True

    def _says_something(self, piece: Piece) -> bool:
        """Whether words follow a label, behind a colon or its own bracket."""
        words = piece.cut.of(self.text)
        return bool(_SAYS_SOMETHING.search(words) or _BOXED_LABEL.match(words))

    # ------------------------------------------------------------ what has no number

    def _labelled(self, number: int) -> None:
        piece = self.pieces[number]
        if self.indented and piece.indent:
            while self.path and self.path[-1].piece.indent >= piece.indent:
                self.path.pop()
            self._add(piece, LABEL)
            return
        while self.path and self.path[-1].kin == PLAIN:
            self.path.pop()
        if len(self.path) > 1 and self.path[-1].kin == LABEL and not self._closes_unit(number):
            self.path.pop()
            self._add(piece, LABEL, 0.95, "it follows another of its kind")
            return
        self._close(self._last_numbered() + 1)
        after = next((p for p in self.pieces[number + 1 :] if p.kin or p.heading), None)
        if not self.path or self.path[-1].piece.is_unit or self.path[-1].kin.startswith("heading"):
            self._add(piece, LABEL)
        elif self._closes_unit(number):
            self._close(max(1, self._above_units()))
            self._add(piece, LABEL)
        elif self._run_goes_on(number):
            self._add(piece, LABEL, 0.9, "it stands in the middle of a list")
        elif self._are_labelled() or (after is not None and self._open(after) is None and not self._is_leaf_run()):
            self._add(piece, LABEL)
        else:
            self.path.pop()
            self._add(piece, LABEL, 0.9, "it follows the last of a list")

    def _closes_unit(self, number: int) -> bool:
        """Whether it is an output or a wrap-up at the end of a part of the course."""
        label = find_label(self.pieces[number].cut.of(self.text))
        after = next((p for p in self.pieces[number + 1 :] if p.kin or p.heading), None)
        return label is not None and label.kind in ("wrap-up", "output") and (after is None or after.is_unit)

    def _run_goes_on(self, number: int) -> bool:
        """Whether the run of the deepest number goes on after the piece."""
        top = self.path[-1]
        open_kins = {branch.kin for branch in self.path}
        for piece in self.pieces[number + 1 :]:
            if piece.heading or piece.is_unit:
                return piece.is_unit and piece.kin == top.kin
            if piece.kin in open_kins:
                return piece.kin == top.kin and (not piece.value or piece.value > top.piece.value)
        return False

    def _is_leaf_run(self) -> bool:
        """Whether the deepest number ends a list of two or more that hold nothing."""
        siblings = self.path[-2].branches if len(self.path) > 1 else self.roots
        run = [b for b in siblings if b.kin == self.path[-1].kin]
        return len(run) > 1 and not any(c.kin not in (LABEL, PLAIN) for b in run for c in b.branches)

    def _are_labelled(self) -> bool:
        """Whether most entries of the run before the deepest have a label of their own."""
        siblings = self.path[-2].branches if len(self.path) > 1 else self.roots
        run = [b for b in siblings if b.kin == self.path[-1].kin][:-1]
        return bool(run) and 2 * sum(any(c.kin == LABEL for c in b.branches) for b in run) > len(run)

    def _is_headline(self, number: int, words: str) -> bool:
        """A short line without a number before a list that starts anew."""
        if not self._may_head(self.pieces[number]) or number + 1 == len(self.pieces):
            return False
        after = self.pieces[number + 1]
        if not after.kin or after.value > 1 or after.heading:
            return False
        if words[-1:] in ":：":
            return True
        depth = self._open(after)
        if depth is not None and (words[:1].islower() or after.value == 1):
            return after.value == 1 and not words[:1].islower()
        above = self.path[:depth]
        return not above or any(b.kin == HEADLINE for b in above) or self._heads_lists(number, above)

    def _heads_lists(self, number: int, above: Sequence[Branch]) -> bool:
        """Whether more lines without numbers in the same entry have such a list after them."""
        kin = self.pieces[number + 1].kin
        return any(
            at != number and not piece.kin and after.kin == kin and after.value <= 1 and self._may_head(piece)
            for at, (piece, after) in self._neighbours(number, above)
        )

    def _neighbours(self, number: int, above: Sequence[Branch]) -> Iterator[tuple[int, tuple[Piece, Piece]]]:
        """Pieces that follow each other, with their numbers, in the entry that holds a piece."""
        holder = next((b.piece for b in reversed(above) if b.kin not in _UNNUMBERED), None)
        first = max((i for i in range(number) if self.pieces[i] is holder), default=0)
        ends = (i for i in range(number, len(self.pieces)) if holder and self.pieces[i].kin == holder.kin)
        last = min(next(ends, len(self.pieces)), self._next_unit(number))
        yield from enumerate(pairwise(self.pieces[first:last]), first)

    def _next_unit(self, number: int) -> int:
        return next((i for i in range(number, len(self.pieces)) if self.pieces[i].is_unit), len(self.pieces))

    def _may_head(self, piece: Piece) -> bool:
        words = piece.cut.of(self.text)
        return len(words) <= _LONGEST_HEADLINE and not _SENTENCE.search(words) and find_label(words) is None

    def _headline(self, piece: Piece) -> None:
        depth = next((i for i, b in enumerate(self.path) if b.kin == HEADLINE), None)
        if depth is None:
            after = self.pieces[self.pieces.index(piece) + 1]
            depth = self._open(after)
        self._close(self._last_numbered() + 1 if depth is None else depth)
        self._add(piece, HEADLINE, 0.75, "it has no number, and a list begins after it")

    def _plain(self, piece: Piece) -> None:
        if self.indented:
            while self.path and self.path[-1].piece.indent >= piece.indent and self.path[-1].piece.indent:
                self.path.pop()
        while self.path and self.path[-1].kin == PLAIN:
            self.path.pop()
        self._add(piece, PLAIN, 0.9, "it has no number")

    # ------------------------------------------------------------ the path

    def _close_to_heading(self, level: int) -> None:
        kins = {f"heading {n}" for n in range(level, 10)}
        inner = next((i for i, b in enumerate(self.path) if b.kin in kins), None)
        last = max((i for i, b in enumerate(self.path) if b.kin.startswith("heading")), default=-1)
        self._close(inner if inner is not None else last + 1)

    def _last_numbered(self) -> int:
        return max((i for i, b in enumerate(self.path) if b.kin not in (LABEL, PLAIN)), default=-1)

    def _deepest_unit(self) -> int | None:
        return max((i for i, b in enumerate(self.path) if b.piece.is_unit or b.kin == "bare"), default=None)

    def _ends(self, number: int) -> bool:
        """Whether no part of the course begins after the piece."""
        return not any(piece.is_unit or piece.heading for piece in self.pieces[number + 1 :])


_USUAL = ("一、", "(一)", "1", "1)", "(1)", "①")
"""What usually stands above what."""


def _above(kin: str, branches: Sequence[Branch]) -> bool:
    return kin in _USUAL and any(b.kin in _USUAL and _USUAL.index(kin) < _USUAL.index(b.kin) for b in branches)


def _announcing_bullets(text: str, pieces: Sequence[Piece]) -> frozenset[str]:
    """Those that stand before labels only."""
    signs = (piece.sign for piece in pieces if piece.sign is not None)
    bullets = {sign.kin for sign in signs if not sign.value and sign.kin != "clock"}
    others = {piece.kin for piece in pieces if find_label(piece.cut.of(text)) is None}
    return frozenset(bullets - others)


def _goes_on(before: int, value: int) -> tuple[float, str]:
    if value == before + 1 or not value:
        return 1.0, ""
    if value == before:
        return 0.8, "its number is that of the entry before it"
    if value == 1:
        return 0.7, "its numbers begin anew"
    return (0.85, "a number is skipped") if value > before else (0.7, "its number is lower than the one before it")


def _is_indented(pieces: Sequence[Piece]) -> bool:
    """Whether indentation says how deep entries are: it tells kinds of numbers apart."""
    indents: dict[str, set[int]] = {}
    for piece in pieces:
        if piece.kin and not piece.inside:
            indents.setdefault(piece.kin, set()).add(piece.indent)
    return len({indent for each in indents.values() for indent in each}) > 1
