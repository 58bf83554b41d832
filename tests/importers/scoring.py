"""How well an outline was understood: what `understand` says beside a gold tree."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from coursekit.importers.meaning import Left, Meaning, Role, Sense
from coursekit.importers.original import Cut
from coursekit.importers.trace import Kept, Trace
from coursekit.importers.vocabulary import ACTIVITIES
from coursekit.value import Value
from tests.importers.gold_tree import Gold, gold_tree

ANNOUNCED = frozenset(ACTIVITIES) | {"output", "key-point"}
"""What is there because a label said so: their kinds are counted."""

Span = tuple[int, int]
"""A stretch of the letters of a text, see `Letters`."""


class Letters:
    """A text by its letters and digits alone, all widths made one: what titles are compared by."""

    def __init__(self, text: str) -> None:
        pairs = [(letter, offset) for offset, char in enumerate(text) for letter in _letters(char)]
        self.text = "".join(letter for letter, _ in pairs)
        self.offsets = [offset for _, offset in pairs]

    def span(self, cut: Cut) -> Span:
        return bisect_left(self.offsets, cut.start), bisect_left(self.offsets, cut.end)

    def find(self, words: str, after: int) -> Span | None:
        letters = "".join(letter for char in words for letter in _letters(char))
        start = self.text.find(letters, after) if letters else -1
        return (start, start + len(letters)) if start >= 0 else None


def _letters(char: str) -> Iterator[str]:
    return (c for c in unicodedata.normalize("NFKC", char).casefold() if unicodedata.category(c)[0] in "LN")


class Found(Value):
    """A sense as the scorer sees it: `parent` is the index of another one."""

    kind: str
    span: Span
    parent: int | None
    place: str


class Score(Value):
    """Counts of what is right and of what there is, and what is wrong, a line each."""

    found: tuple[int, int]
    extra: tuple[int, int]
    parents: tuple[int, int]
    roles: tuple[int, int]
    kinds: tuple[int, int]
    lost: int
    mistakes: tuple[str, ...]

    def __str__(self) -> str:
        rows = (("nodes", self.found), ("of them ours", self.extra), ("parent", self.parents), ("role", self.roles))
        shares = [
            f"{name} {share(counts):.3f} ({counts[0]}/{counts[1]})" for name, counts in (*rows, ("kind", self.kinds))
        ]
        return "\n".join([" · ".join(shares) + f" · lost {self.lost}", *self.mistakes])


def share(counts: tuple[int, int]) -> float:
    return counts[0] / counts[1] if counts[1] else 1.0


def score(meaning: Meaning, trace: Trace, gold: str) -> Score:
    return _Scorer(meaning, trace, gold_tree(gold)).score()


class _Scorer:
    def __init__(self, meaning: Meaning, trace: Trace, gold: tuple[Gold, ...]) -> None:
        self.meaning, self.trace, self.gold = meaning, trace, gold
        self.text = meaning.original.text
        self.letters = Letters(self.text)
        self.found = tuple(self._found(meaning.senses, None, []))
        self.spans = self._located()
        self.mistakes: list[str] = []

    def _found(self, senses: Iterable[Sense], parent: int | None, so_far: list[Found]) -> list[Found]:
        for sense in senses:
            words = next(
                (c for c in (sense.title, sense.label, sense.mark and sense.mark.cut) if c and self._says(c)), None
            )
            if words is None:
                self._found(sense.senses, parent, so_far)
                continue
            kind = sense.kind if sense.role is Role.ACTIVITY else sense.role.value
            so_far.append(Found(kind, self.letters.span(words), parent, sense.place))
            self._found(sense.senses, len(so_far) - 1, so_far)
        return so_far

    def _says(self, cut: Cut) -> bool:
        start, end = self.letters.span(cut)
        return end > start

    def _located(self) -> tuple[tuple[Span, ...], ...]:
        """Where the words of each node stand, for each of its titles; nodes come in the order of the text."""
        cursor, spans = 0, []
        for node in self.gold:
            here = [span for title in node.titles if (span := self.letters.find(title, cursor)) is not None]
            if len(here) < len(node.titles) or (here and min(here)[0] > cursor + 400):
                raise ValueError(
                    f"gold: {node.titles} is not in the text after {self.letters.text[cursor - 20 : cursor]!r}"
                )
            cursor = here[0][1] if here else cursor
            spans.append(tuple(here))
        return tuple(spans)

    def score(self) -> Score:
        matches = self._matches()
        present = {index for index in range(len(self.gold)) if self._present(index, matches)}
        counted = [i for i, node in enumerate(self.gold) if not node.optional]
        for index in counted:
            if index not in present:
                self._note("not found", self._words(index))
        own = set(matches.values())
        extra = [i for i in range(len(self.found)) if i not in own]
        for index in extra:
            self._note("no such node", f"{self.found[index].kind}| {self._said(index)}")
        pairs = [(g, f) for g, f in matches.items()]
        return Score(
            found=(len([i for i in counted if i in present]), len(counted)),
            extra=(len(own), len(self.found)),
            parents=(len([1 for g, f in pairs if self._right_parent(g, f, matches)]), len(pairs)),
            roles=(len([1 for g, f in pairs if self._right_role(g, f)]), len(pairs)),
            kinds=self._kinds(matches),
            lost=self._lost(),
            mistakes=tuple(self.mistakes),
        )

    def _matches(self) -> dict[int, int]:
        by_span: dict[Span, list[int]] = {}
        for index, found in enumerate(self.found):
            by_span.setdefault(found.span, []).append(index)
        matches = {}
        for index, node in enumerate(self.gold):
            here = [found for span in self.spans[index] for found in by_span.get(span, ())]
            if self._is_sense(node) and here:
                matches[index] = here[0]
        return matches

    def _is_sense(self, node: Gold) -> bool:
        return not node.field and bool(node.kinds) and not node.kinds & {"background", "notice"}

    def _present(self, index: int, matches: dict[int, int]) -> bool:
        node = self.gold[index]
        if node.field:
            return node.field == "*" or any(node.may_be(f"field:{field.name.value}") for field in self.meaning.fields)
        if not node.kinds and node.parent is not None:
            return self._valued(self.gold[node.parent], self.spans[index][0])
        if "background" in node.kinds:
            return self._covered(self.spans[index][0], self.meaning.background)
        if "notice" in node.kinds:
            return self._covered(self.spans[index][0], [left.cut for left in self.meaning.left])
        return index in matches

    def _valued(self, field: Gold, span: Span) -> bool:
        named = [f for f in self.meaning.fields if field.may_be(f"field:{f.name.value}") or field.field == "*"]
        values = [value for f in named for value in f.values]
        if field.field == "*":
            values += [*self.meaning.background, *(left.cut for left in self.meaning.left)]
        if field.exact:
            return span in {self.letters.span(value) for value in values}
        return self._covered(span, values)

    def _covered(self, span: Span, cuts: Iterable[Cut]) -> bool:
        inside: set[int] = set()
        for cut in cuts:
            start, end = self.letters.span(cut)
            inside.update(range(max(start, span[0]), min(end, span[1])))
        return len(inside) >= 0.98 * (span[1] - span[0])

    def _right_parent(self, gold: int, found: int, matches: dict[int, int]) -> bool:
        """An activity may also stand deeper under the entry it belongs to."""
        node, above = self.gold[gold], self.found[found].parent
        expected = node.parent
        while expected is not None and self.gold[expected].optional and expected not in matches:
            expected = self.gold[expected].parent
        wanted = matches.get(expected) if expected is not None else None
        right = node.anywhere or (above == wanted and (wanted is not None or expected is None))
        if not right and node.kinds & ANNOUNCED:
            right = expected is None or (wanted is not None and wanted in self._ancestors(found))
        if not right:
            under, want = self._said(above), self._words(expected) if expected is not None else "the course"
            self._note("wrong parent", f"{self._words(gold)}  is under [{under}] and not [{want}]")
        return right

    def _ancestors(self, found: int) -> Iterator[int]:
        above = self.found[found].parent
        while above is not None:
            yield above
            above = self.found[above].parent

    def _right_role(self, gold: int, found: int) -> bool:
        right = self.gold[gold].may_be(self.found[found].kind)
        if not right:
            self._note("wrong role", f"{self._words(gold)}  is {self.found[found].kind}")
        return right

    def _kinds(self, matches: dict[int, int]) -> tuple[int, int]:
        """Of what a label announces, here or there, the share that is understood as the same kind."""
        right = every = 0
        for index, node in enumerate(self.gold):
            kind = self.found[matches[index]].kind if index in matches else ""
            announced = bool(node.kinds & ANNOUNCED) and not (node.optional and not kind)
            if announced or (kind in ANNOUNCED and "*" not in node.kinds):
                every += 1
                right += node.may_be(kind)
        own = set(matches.values())
        return right, every + sum(found.kind in ANNOUNCED for i, found in enumerate(self.found) if i not in own)

    def _lost(self) -> int:
        """Letters of titles that are not in the course as words, and whatever the trace says nothing of."""
        kept, traced = self._marked(self.trace.kept), self._marked((*self.trace.kept, *self.trace.left))
        lost = [i for i, char in enumerate(self.text) if not traced[i] and not char.isspace()]
        if lost:
            self._note("not traced", "".join(self.text[i] for i in lost))
        for index, node in enumerate(self.gold):
            if self._is_sense(node) and not node.optional and "*" not in node.kinds:
                missing = [i for i in self._offsets(index) if not kept[i]]
                if missing:
                    self._note("not kept", f"{''.join(self.text[i] for i in missing)}  of {self._words(index)}")
                lost += missing
        return len(lost)

    def _marked(self, stretches: Iterable[Kept | Left]) -> bytearray:
        marked = bytearray(len(self.text))
        for one in stretches:
            marked[one.cut.start : one.cut.end] = b"\1" * (one.cut.end - one.cut.start)
        return marked

    def _offsets(self, gold: int) -> set[int]:
        """Of the letters that all of its titles share."""
        start, end = min(self.spans[gold], key=lambda span: span[1] - span[0])
        return set(self.letters.offsets[start:end])

    def _note(self, what: str, words: str) -> None:
        self.mistakes.append(f"  {what:<13} {words}")

    def _words(self, gold: int) -> str:
        node = self.gold[gold]
        kinds = "/".join(sorted(node.kinds)) or "value"
        return f"{kinds}| {node.titles[0] if node.titles else ''}"

    def _said(self, found: int | None) -> str:
        if found is None:
            return "the course"
        start, end = self.found[found].span
        return f"{self.found[found].place}: {self.letters.text[start:end]}"
