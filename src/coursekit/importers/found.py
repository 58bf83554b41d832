"""Where the words that were kept stand in the files that were written: what is not found there was lost."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence

from coursekit.importers.original import Cut
from coursekit.importers.trace import Kept, Trace
from coursekit.model.course import Course, Module, Topic
from coursekit.value import Mutable, Value


class Found(Value):
    """Kept words and where they stand in the text of a file."""

    kept: Kept
    path: str
    place: Cut


def find_kept(trace: Trace, course: Course, files: Mapping[str, str]) -> tuple[tuple[Found, ...], tuple[Kept, ...]]:
    """Each stretch of kept words in the texts of course.yaml and of the modules, by path, in order; and what is nowhere.

    Words are compared by their letters and digits: cleaning, folding and escaping change the signs between them only. The
    longest look for their place first, so that none is found in the midst of others.
    """
    text = trace.original.text
    pages = {path: _Page.of(path, words) for path, words in files.items()}
    homes = _homes(course, list(pages.values()))
    letters = {kept: _letters(kept.cut.of(text))[0] for kept in trace.kept}
    places: dict[Kept, Found] = {}
    for kept in sorted(trace.kept, key=lambda one: -len(letters[one])):
        home = homes.get(kept.where)
        others = [page for page in pages.values() if page is not home]
        hits = (page.find(letters[kept]) for page in ([home, *others] if home else others))
        if (place := next((hit for hit in hits if hit), None)) is not None:
            places[kept] = Found(kept, *place)
    found = tuple(places[kept] for kept in trace.kept if kept in places)
    return found, tuple(kept for kept in trace.kept if kept not in places and letters[kept])


def _homes(course: Course, pages: Sequence[_Page]) -> dict[str, _Page]:
    """The page of each part by its id. The first page is the course's, the others are its modules'."""
    homes: dict[str, _Page] = {}
    for module, page in zip(course.own_modules, pages[1:], strict=False):
        homes.update((identity, page) for identity in _ids(module))
    return homes


def _ids(module: Module) -> list[str]:
    topics: list[Topic] = list(module.own_topics)
    return [
        module.id.text,
        *(topic.id.text for topic in topics),
        *(slide.id.text for topic in topics for slide in topic.slides),
        *(activity.id.text for topic in topics for activity in topic.activities),
    ]


class _Page(Mutable):
    """A file as its letters, each with its offset, and which of them are taken; `tried` is how far words were looked for."""

    path: str
    text: str
    letters: str
    offsets: Sequence[int]
    taken: bytearray
    tried: dict[tuple[str, bool], int]

    @classmethod
    def of(cls, path: str, text: str) -> _Page:
        letters, offsets = _letters(text)
        return cls(path, text, letters, offsets, bytearray(len(letters)), {})

    def find(self, letters: str) -> tuple[str, Cut] | None:
        """The first place that no words found before take; rather one within a cell or paragraph, from word to word."""
        start = self._free(letters, whole=True) if letters else -1
        if letters and start < 0:
            start = self._free(letters, whole=False)
        if start < 0:
            return None
        end = start + len(letters)
        self.taken[start:end] = b"\1" * len(letters)
        return self.path, Cut(self.offsets[start], self.offsets[end - 1] + 1)

    def _free(self, letters: str, *, whole: bool) -> int:
        start = self.letters.find(letters, self.tried.get((letters, whole), 0))
        while start >= 0 and (
            1 in self.taken[start : start + len(letters)] or (whole and not self._is_whole(start, letters))
        ):
            start = self.letters.find(letters, start + 1)
        self.tried[letters, whole] = start if start >= 0 else len(self.letters)
        return start

    def _is_whole(self, start: int, letters: str) -> bool:
        end = start + len(letters) - 1
        inside = self.text[self.offsets[start] : self.offsets[end]]
        if "|" in inside or "\n\n" in inside:
            return False
        return not self._adjoin(start - 1, start) and not self._adjoin(end, end + 1)

    def _adjoin(self, one: int, next: int) -> bool:
        inside = one >= 0 and next < len(self.offsets)
        return inside and self.offsets[next] - self.offsets[one] == 1


def _letters(text: str) -> tuple[str, list[int]]:
    """Letters and digits, compatibility forms as their plain ones, and the offset of each."""
    letters: list[str] = []
    offsets: list[int] = []
    for i, sign in enumerate(text):
        for plain in unicodedata.normalize("NFKC", sign):
            if plain.isalnum():
                letters.append(plain.lower())
                offsets.append(i)
    # Lower case may be longer than one letter (İ).
    return "".join(letter[0] for letter in letters), offsets
