"""Pieces as a tree: which form of number stands below which is told by the order in which they appear."""

from __future__ import annotations

from collections.abc import Sequence

from coursekit.importers.cutting import Piece
from coursekit.importers.labels import find_label
from coursekit.importers.marks import BULLET, CLOCK
from coursekit.importers.outline import Entry
from coursekit.value import Mutable, field

_CUSTOM = (
    "unit",
    "row",
    "clock",
    "#.0",
    "Ⅰ",
    "一、",
    "㈠",
    "(一)",
    "#.#",
    "1.",
    "1",
    "A)",
    "1)",
    "(1)",
    "①",
    "word",
    "#.#.#",
    "a)",
    "(a)",
    "bullet",
)
"""What usually stands above what: asked only when the text itself does not say."""

_HEAD = "head"
_LABEL = "label"


class _Open(Mutable):
    """An entry that may still be given entries. `key` is what its siblings are known by."""

    key: str
    value: int
    piece: Piece
    depth_hint: int = 0
    entries: list[_Open] = field(default_factory=list)
    confidence: float = 1.0
    doubt: str = ""


def tree_of(pieces: Sequence[Piece], text: str) -> tuple[Entry, ...]:
    return _Builder(pieces, text).build()


class _Builder:
    def __init__(self, pieces: Sequence[Piece], text: str) -> None:
        self.pieces = pieces
        self.text = text
        self.keys = [_key(piece) for piece in pieces]
        self.roots: list[_Open] = []
        self.stack: list[_Open] = []
        self.above: set[tuple[str, str]] = set()
        indents = {piece.indent for piece in pieces if piece.mark is not None or piece.indent}
        self.indented = len(indents) > 1

    def build(self) -> tuple[Entry, ...]:
        for number, piece in enumerate(self.pieces):
            self._place(number, piece)
        return tuple(map(_closed, self.roots))

    # -------------------------------------------------------- where a piece belongs

    def _place(self, number: int, piece: Piece) -> None:
        words = piece.cut.of(self.text)
        key = self.keys[number]
        if piece.heading:
            self._under(self._depth_of_heading(piece.heading), f"h{piece.heading}", piece)
        elif key.startswith(("unit ", "row")):
            self._under(self._depth_of_unit(key), key, piece)
        elif self._is_closing(words, piece):
            self._under(0, _LABEL, piece)
        elif find_label(words) is not None and not (piece.mark and piece.mark.value):
            self._label(number, piece, key)
        elif key:
            self._under(self._depth(number, key, piece), key, piece)
        else:
            self._plain(number, piece, words)

    def _under(self, depth: int, key: str, piece: Piece) -> None:
        """Below what is open above this depth, and open itself."""
        del self.stack[depth:]
        if self.stack and key != self.stack[-1].key and (key, self.stack[-1].key) not in self.above:
            self.above.add((self.stack[-1].key, key))
        opened = _Open(key, piece.mark.value if piece.mark else 0, piece)
        (self.stack[-1].entries if self.stack else self.roots).append(opened)
        self.stack.append(opened)

    def _depth_of_heading(self, level: int) -> int:
        for depth, opened in enumerate(self.stack):
            if not opened.key.startswith("h") or opened.key == _HEAD or int(opened.key[1:]) >= level:
                return depth
        return len(self.stack)

    def _depth_of_unit(self, key: str) -> int:
        for depth, opened in enumerate(self.stack):
            if opened.key == key:
                return depth
            if not opened.key.startswith(("unit ", "h")) or opened.key == _HEAD:
                return depth
        return len(self.stack)

    def _depth(self, number: int, key: str, piece: Piece) -> int:
        for depth, opened in enumerate(self.stack):
            if opened.key == key and not self._nests(number, opened):
                if self.indented and piece.indent != opened.piece.indent and key.startswith(BULLET):
                    continue
                return depth
        if self.indented and (by_indent := self._by_indent(piece)) is not None:
            return by_indent
        depth = len(self.stack)
        while depth and self._stands_above(number, key, self.stack[depth - 1]):
            depth -= 1
        return depth

    def _by_indent(self, piece: Piece) -> int | None:
        if not any(opened.piece.indent for opened in self.stack) and not piece.indent:
            return None
        for depth, opened in enumerate(self.stack):
            if opened.piece.indent >= piece.indent and not opened.key.startswith(("unit ", "h")):
                return depth
        return len(self.stack)

    def _nests(self, number: int, opened: _Open) -> bool:
        """A list of the same form inside an entry: it starts again at 1, ends, and the outer one goes on where it was."""
        key, piece = self.keys[number], self.pieces[number]
        if piece.mark is None or piece.mark.value != 1 or not opened.value or self.stack[-1] is not opened:
            return False
        expected = 1
        for later in range(number + 1, len(self.pieces)):
            if self.keys[later] != key:
                if self.keys[later].startswith(("unit ", "row")):
                    return False
                continue
            value = self._value(later)
            if value == expected + 1 and value != opened.value + 1:
                expected = value
            else:
                return value == opened.value + 1 and value != expected + 1
        return False

    def _value(self, number: int) -> int:
        mark = self.pieces[number].mark
        return mark.value if mark else 0

    def _stands_above(self, number: int, key: str, opened: _Open) -> bool:
        """Whether a form that is not open belongs above an open entry: then that one's list starts anew below it."""
        if opened.key == CLOCK or (opened.key.startswith(("unit ", "row", "h")) and opened.key != _HEAD):
            return False
        if opened.key in (_LABEL, "plain"):
            # What follows a label that announces something without saying it belongs to it.
            return not (self._announces(opened, number) or self._is_its_list(opened, number))
        if opened.key == _HEAD:
            return False
        if (key, opened.key) in self.above:
            return True
        if (opened.key, key) in self.above or (opened.key.startswith(BULLET) and key.startswith(BULLET)):
            return False
        if opened.key.startswith(BULLET):
            for later in range(number + 1, len(self.pieces)):
                if self.keys[later].startswith(("unit ", "row")):
                    break
                if self.keys[later] == key:
                    between = self.keys[number + 1 : later]
                    return not (opened.key in between and self._value(later) == 1)
            return True
        for later in range(number + 1, len(self.pieces)):
            other = self.keys[later]
            if other.startswith(("unit ", "row")):
                break
            if other == opened.key:
                return self._value(later) <= 1
            if any(other == above.key for above in self.stack[: self.stack.index(opened)]):
                break
        if key.startswith(BULLET):
            return False
        return _rank(key) < _rank(opened.key)

    def _is_its_list(self, opened: _Open, number: int) -> bool:
        """A list right after a label, where what the label stands under has a list of its own already, or is the course."""
        if self._value(number) != 1 or opened.piece is not self.pieces[number - 1] or opened.key != _LABEL:
            return False
        depth = self.stack.index(opened)
        siblings = self.stack[depth - 1].entries if depth else []
        return depth == 0 or any(sibling.value for sibling in siblings)

    def _announces(self, opened: _Open, number: int) -> bool:
        words = opened.piece.cut.of(self.text).rstrip()
        label = find_label(words)
        empty = label is None or label.rest[0] >= label.rest[1]
        adjacent = opened.piece is self.pieces[number - 1]
        return adjacent and (words.endswith((":", "：")) or (empty and label is not None) or self.keys[number] == "a)")

    # -------------------------------------------------------- labels

    def _is_closing(self, words: str, piece: Piece) -> bool:
        label = find_label(words)
        return (
            label is not None and label.kind == "wrap-up" and not label.weak and label.confidence > 0.8
            and piece.mark is None and bool(self.stack) and ("课程" in words or "課程" in words or "培训" in words)
        )  # fmt: skip

    def _label(self, number: int, piece: Piece, key: str) -> None:
        depth = self._depth_of_label(number)
        self._under(depth, _LABEL, piece)

    def _depth_of_label(self, number: int) -> int:
        """Below the entry whose list goes on after it; at a list's end below what holds the list."""
        while self.stack and self.stack[-1].key in (_LABEL, "plain"):
            self.stack.pop()
        floor = self._topic_depth()
        upcoming = next(
            (i for i in range(number + 1, len(self.pieces)) if self.keys[i] and not self._is_labelled(i)), None
        )
        if upcoming is None:
            return min(floor, len(self.stack))
        key, value = self.keys[upcoming], self._value(upcoming)
        for depth, opened in enumerate(self.stack):
            if opened.key == key:
                goes_on = value == 0 or value > opened.value
                return max(min(depth + 1 if goes_on else depth, len(self.stack)), min(floor, len(self.stack)))
        if key.startswith(("unit ", "row")):
            return min(floor, len(self.stack))
        return min(floor, len(self.stack)) if len(self.stack) > floor else len(self.stack)

    def _topic_depth(self) -> int:
        """How many entries stand above what belongs to a topic."""
        units = sum(
            1 for opened in self.stack if opened.key.startswith(("unit ", "row", "h", CLOCK)) and opened.key != _HEAD
        )
        return units + 1 if units else 2

    def _is_labelled(self, number: int) -> bool:
        piece = self.pieces[number]
        return not (piece.mark and piece.mark.value) and find_label(piece.cut.of(self.text)) is not None

    # -------------------------------------------------------- lines without a number

    def _plain(self, number: int, piece: Piece, words: str) -> None:
        following = number + 1 < len(self.pieces) and self.keys[number + 1]
        starts = following and self._value(number + 1) == 1
        if piece.held is not None:
            self._add(piece)
        elif starts and not piece.glued and self._is_head(number, words):
            self._under(self._depth_of_head(number), _HEAD, piece)
        elif self.stack and self.stack[-1].key == _LABEL:
            self._add(piece)
        elif not self.stack:
            self._under(0, "plain", piece)
            self.stack.pop()
        else:
            self._add(piece)

    def _is_head(self, number: int, words: str) -> bool:
        """A short line after which a list that was open starts again."""
        key = self.keys[number + 1]
        seen = any(self.keys[i] == key for i in range(number))
        is_open = any(opened.key == key for opened in self.stack)
        return len(words) <= 30 and (is_open or words.rstrip().endswith((":", "：")) or (not seen and not self.stack))

    def _depth_of_head(self, number: int) -> int:
        key = self.keys[number + 1]
        for depth, opened in enumerate(self.stack):
            if opened.key in (key, _HEAD):
                return depth
        while self.stack and self.stack[-1].key in (_LABEL, "plain"):
            self.stack.pop()
        return len(self.stack)

    def _add(self, piece: Piece) -> None:
        """Below the entry before it."""
        (self.stack[-1].entries if self.stack else self.roots).append(_Open("plain", 0, piece))


def _key(piece: Piece) -> str:
    if piece.mark is not None:
        return piece.mark.family
    return f"{BULLET}{piece.item}" if piece.item else ""


def _rank(key: str) -> int:
    name = key.split(" ")[0]
    return _CUSTOM.index(name) if name in _CUSTOM else len(_CUSTOM)


def _closed(opened: _Open) -> Entry:
    piece = opened.piece
    entries = tuple(map(_closed, opened.entries))
    return Entry(
        piece.cut, piece.place, piece.mark, bool(piece.heading), piece.held, entries, opened.confidence, opened.doubt
    )
