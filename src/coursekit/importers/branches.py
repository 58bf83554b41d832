"""Entries that grow: what is open, and what closes when something is added."""

from __future__ import annotations

import re
from collections.abc import Sequence

from coursekit.importers.original import Cut
from coursekit.importers.outline import Entry, Mark
from coursekit.importers.pieces import Piece
from coursekit.value import Mutable, field, replace

HEADLINE = "headline"
LABEL = "label"
PLAIN = "plain"
CLOSING = "closing"
UNNUMBERED = (HEADLINE, LABEL, PLAIN, CLOSING)

SENTENCE = re.compile(r"[。！!；;，,]$")
SAYS_SOMETHING = re.compile(r"[:：]\s*\S|\s[–—-]+\s|——")
"""Words follow a label."""
_BOXED_LABEL = re.compile(r"[【\[［][^】\]］]{1,16}[】\]］]\s*\w")

_DEEPEST = 16
_LONGEST_RUN = 40
_USUAL = ("一、", "(一)", "1", "1)", "(1)", "①")
"""What usually stands above what."""


class Branch(Mutable):
    """An entry that grows. `kin` is that of its number, or one of those above for what has none."""

    piece: Piece
    kin: str
    branches: list[Branch] = field(default_factory=list)
    confidence: float = 1.0
    doubt: str = ""

    def entry(self) -> Entry:
        """A number without words (Day 1) is the words itself."""
        sign, cut = self.piece.sign, self.piece.cut
        mark = Mark(Cut(sign.start, sign.end), sign.family, sign.value) if sign is not None else None
        if mark is not None and cut.start == cut.end and self.piece.held is None:
            cut, mark = mark.cut, replace(mark, cut=Cut(mark.cut.start, mark.cut.start))
        return Entry(
            cut, self.piece.place, mark, bool(self.piece.heading), self.piece.held,
            tuple(branch.entry() for branch in self.branches), self.confidence, self.doubt,
        )  # fmt: skip


class Branches:
    """The tree so far. `path` is what is open, the deepest last."""

    def __init__(self, text: str, *, indented: bool) -> None:
        """`indented` when indentation tells equal kinds of numbers apart."""
        self.text, self.indented = text, indented
        self.roots: list[Branch] = []
        self.path: list[Branch] = []
        self._under: dict[str, set[str]] = {}
        """Kinds of numbers that have stood under one."""

    def add(self, piece: Piece, kin: str, confidence: float = 1.0, doubt: str = "") -> None:
        self.close(_DEEPEST)
        branch = Branch(piece, kin, [], confidence, doubt)
        for above in self.path:
            self._under.setdefault(above.kin, set()).add(kin)
        (self.path[-1].branches if self.path else self.roots).append(branch)
        self.path.append(branch)

    def close(self, depth: int) -> None:
        del self.path[depth:]

    # ------------------------------------------------------------ what is open

    def open_depth(self, piece: Piece) -> int | None:
        """The depth of the open branch that the piece is counted with."""
        for depth in reversed(range(len(self.path))):
            branch = self.path[depth]
            if branch.kin != piece.kin:
                continue
            if self.indented and piece.value <= 1 and piece.indent > branch.piece.indent:
                return None
            if (
                self.indented
                and piece.indent < branch.piece.indent
                and any(above.kin == piece.kin and above.piece.indent <= piece.indent for above in self.path[:depth])
            ):
                continue
            return depth
        return None

    def depth_below_units(self) -> int:
        last = max((i for i, b in enumerate(self.path) if b.piece.is_unit or b.kin.startswith("heading")), default=-1)
        return last + 1

    def close_to_heading(self, level: int) -> None:
        kins = {f"heading {n}" for n in range(level, 10)}
        inner = next((i for i, b in enumerate(self.path) if b.kin in kins), None)
        last = max((i for i, b in enumerate(self.path) if b.kin.startswith("heading")), default=-1)
        self.close(inner if inner is not None else last + 1)

    def last_numbered(self) -> int:
        return max((i for i, b in enumerate(self.path) if b.kin not in (LABEL, PLAIN)), default=-1)

    def deepest_unit(self) -> int | None:
        return max((i for i, b in enumerate(self.path) if b.piece.is_unit or b.kin == "bare"), default=None)

    def _run(self) -> list[Branch]:
        """The last of the list that the deepest number is in."""
        siblings = self.path[-2].branches if len(self.path) > 1 else self.roots
        return [b for b in siblings[-_LONGEST_RUN:] if b.kin == self.path[-1].kin]

    def is_leaf_run(self) -> bool:
        """Whether the deepest number ends a list of two or more that hold nothing."""
        run = self._run()
        return len(run) > 1 and not any(c.kin not in (LABEL, PLAIN) for b in run for c in b.branches)

    def are_labelled(self) -> bool:
        """Whether most entries of the list before the deepest have a label of their own."""
        run = self._run()[:-1]
        return bool(run) and 2 * sum(any(c.kin == LABEL for c in b.branches) for b in run) > len(run)

    # ------------------------------------------------------------ what closes before a kind of number

    def close_for(self, piece: Piece) -> None:
        """Closes what a number of a kind that is not open does not go under."""
        if piece.is_unit:
            self.close(self.depth_below_units())
        if piece.item:
            self._close_deeper_items(piece.item)
        self._close_deeper_kinds(piece.kin)
        self._close_labels(piece.kin)
        while self.path and not self._holds_numbers(self.path[-1]):
            self.path.pop()

    def _close_deeper_items(self, item: int) -> None:
        """Lists of the file's own; of two kinds of numbers at one depth of them, the order of appearance decides."""
        depth = next((i for i, b in enumerate(self.path) if b.piece.item > item), None)
        if depth is not None:
            self.close(depth)

    def _close_deeper_kinds(self, kin: str) -> None:
        """A kind that has held others before does not go under them now."""
        deeper = self._under.get(kin, set())
        depth = next((i for i, b in enumerate(self.path) if b.kin in deeper and b.kin not in UNNUMBERED), None)
        if depth is not None and not any(kin in self._under.get(b.kin, ()) for b in self.path[depth:]):
            self.close(depth)

    def _close_labels(self, kin: str) -> None:
        """Topics (一、) do not stand under a label, nor does what stands above the numbers under it."""
        depth = next((i for i, b in enumerate(self.path) if b.kin == LABEL), None)
        if depth is None or len(self.path) == 1:
            return
        if kin == "一、" or any(b.kin == PLAIN for b in self.path[depth:]) or _above(kin, self.path[depth + 1 :]):
            self.close(depth)

    def _holds_numbers(self, branch: Branch) -> bool:
        """A label that has its words already holds no list, where there is another entry that may; a plain line does not."""
        if branch.kin == PLAIN:
            return False
        if branch.kin == LABEL:
            words = branch.piece.cut.of(self.text)
            return len(self.path) == 1 or not (
                SAYS_SOMETHING.search(words) or _BOXED_LABEL.match(words) or SENTENCE.search(words)
            )
        return True


def _above(kin: str, branches: Sequence[Branch]) -> bool:
    return kin in _USUAL and any(b.kin in _USUAL and _USUAL.index(kin) < _USUAL.index(b.kin) for b in branches)


def _says_something(words: str) -> bool:
    """Whether words follow a label, behind a colon or its own bracket, or it is a sentence."""
    return bool(SAYS_SOMETHING.search(words) or _BOXED_LABEL.match(words) or SENTENCE.search(words))
