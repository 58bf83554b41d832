"""Where the words that were kept stand in the files that were written: what is not found there was lost."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence

from coursekit.importers.original import Cut
from coursekit.importers.trace import Kept, Trace
from coursekit.model.course import Course, Module, Topic
from coursekit.value import Mutable, Value, field


class Found(Value):
    """Kept words and where they stand in the text of a file."""

    kept: Kept
    path: str
    place: Cut


def find_kept(trace: Trace, course: Course, files: Mapping[str, str]) -> tuple[tuple[Found, ...], tuple[Kept, ...]]:
    """Each stretch of kept words in the texts of course.yaml and of the modules, by path, in order; and what is nowhere.

    Words are compared by their letters and digits: cleaning, folding and escaping change the signs between them only.
    """
    text = trace.original.text
    pages = {path: _Page.of(path, words) for path, words in files.items()}
    homes = _homes(course, list(pages.values()))
    found: list[Found] = []
    lost: list[Kept] = []
    for kept in trace.kept:
        letters, _ = _letters(kept.cut.of(text))
        home = homes.get(kept.where)
        others = [page for page in pages.values() if page is not home]
        place = next((hit for page in ([home, *others] if home else others) if (hit := page.find(letters))), None)
        if place is not None:
            found.append(Found(kept, *place))
        elif letters:
            lost.append(kept)
    return tuple(found), tuple(lost)


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
    """A file as its letters, each with its offset, and which of them are taken; words are mostly found from `reached` on."""

    path: str
    letters: str
    offsets: Sequence[int]
    reached: int = 0
    taken: list[tuple[int, int]] = field(default_factory=list)

    @classmethod
    def of(cls, path: str, text: str) -> _Page:
        return cls(path, *_letters(text))

    def find(self, letters: str) -> tuple[str, Cut] | None:
        if not letters:
            return None
        start = self.letters.find(letters, self.reached)
        if start < 0:
            start = self._find_free(letters)
        if start < 0:
            return None
        end = start + len(letters)
        self.taken.append((start, end))
        self.reached = max(self.reached, end)
        return self.path, Cut(self.offsets[start], self.offsets[end - 1] + 1)

    def _find_free(self, letters: str) -> int:
        """The first place that no words found before take."""
        start = self.letters.find(letters)
        while start >= 0 and any(start < end and begin < start + len(letters) for begin, end in self.taken):
            start = self.letters.find(letters, start + 1)
        return start


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
