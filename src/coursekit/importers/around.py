"""What stands before and after an outline proper: fields, the title, background, and what is no part of a course."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from coursekit.importers.decisions import Decisions
from coursekit.importers.fields import find_field, is_column_names, is_notice, is_outline_name, is_page_remains
from coursekit.importers.labels import find_label, is_opening
from coursekit.importers.meaning import FieldName, FieldSense, Left, Reason
from coursekit.importers.original import Cut, Sheet
from coursekit.importers.outline import Entry
from coursekit.importers.senses import is_unit
from coursekit.importers.titles import trimmed
from coursekit.value import Mutable, field

_LONG_TITLE = 60
_SENTENCE_END = re.compile(r"[。！!.]$")
_BOOK_TITLE = re.compile(
    r"^\s*《([^《》]+)》\s*(?:[课課]程|培[训訓]|教[学學])?(?:大[纲綱]|提[纲綱]|方案|[简簡]介|介[绍紹])?\s*$"
)


class AroundReader(Mutable):
    decisions: Decisions
    fields: list[FieldSense] = field(default_factory=list)
    background: list[Cut] = field(default_factory=list)

    def front(self, entries: Sequence[Entry]) -> tuple[Entry, ...]:
        """Fields, the title and background; what is part of the outline itself is given back."""
        inner: list[Entry] = []
        others = [entry for entry in self._without_remains(entries) if not self._said_around(entry)]
        for number, entry in enumerate(others):
            words = self.decisions.words(entry.cut)
            if is_outline_name(words):
                self.decisions.left.append(Left(entry.cut, Reason.FIELD))
                inner.extend(entry.entries)
            elif not self._has_title() and self._is_title(entry, number) and not self._is_defined(entry, others):
                self._title(entry, number)
                inner.extend(child for child in entry.entries if not self._said_around(child))
            elif self._is_activity_before(entry):
                inner.append(entry)
            else:
                self._to_background(entry)
        return tuple(inner)

    def back(self, entries: Sequence[Entry]) -> tuple[Entry, ...]:
        """Fields and background; a closing section is given back."""
        inner: list[Entry] = []
        for entry in self._without_remains(entries):
            label = find_label(self.decisions.words(entry.cut))
            if self._said_around(entry):
                continue
            if label is not None and label.kind == "wrap-up" and not label.weak:
                inner.append(entry)
            else:
                self._to_background(entry)
        return tuple(inner)

    def _said_around(self, entry: Entry) -> bool:
        """Whether it is a field, a notice, the head of a table or no words at all; it is taken then."""
        words = self.decisions.words(entry.cut)
        found = find_field(words)
        if found is not None:
            name, label, start = found
            value = entry.cut.within(start, len(words))
            told = name is FieldName.AUDIENCE and self.decisions.has_words(value) and self._is_told(entry.entries)
            below = () if told else self._all_cuts(entry.entries)
            self._field(name, entry.cut.within(*label), (value, *below), entry.place)
            for child in entry.entries if told else ():
                self._to_background(child)
        elif is_notice(words):
            self.decisions.left.extend(Left(cut, Reason.NOTICE) for cut in (entry.cut, *self._all_cuts(entry.entries)))
        elif is_column_names(words) and not entry.entries:
            self.decisions.left.append(Left(entry.cut, Reason.HEADER))
        else:
            return not self.decisions.has_words(entry.cut) and not entry.entries and entry.held is None
        return True

    def _is_told(self, entries: Iterable[Entry]) -> bool:
        """Whether lines below a field that has its value already tell of the course: no list, and a sentence among them."""
        lines = tuple(entries)
        sentences = any(_SENTENCE_END.search(self.decisions.words(one.cut)) for one in lines)
        return sentences and all(one.mark is None for one in lines)

    def _without_remains(self, entries: Iterable[Entry]) -> Iterator[Entry]:
        """Lines of a page's own are no field, whatever stands below them."""
        for entry in entries:
            if is_page_remains(self.decisions.words(entry.cut)):
                self.decisions.left.append(Left(entry.cut, Reason.NOTICE))
                yield from self._without_remains(entry.entries)
            else:
                yield entry

    def _field(self, name: FieldName, label: Cut | None, values: Iterable[Cut], place: str) -> None:
        cuts = tuple(piece for value in values for piece in self._pieces(name, value))
        self.fields.append(FieldSense(name, label, cuts, place))

    def _pieces(self, name: FieldName, value: Cut) -> Iterator[Cut]:
        """What a value lists in one line, one by one."""
        parts = re.finditer(r"[^；;。\n]+[。]?", self.decisions.words(value)) if name is FieldName.OUTCOMES else ()
        pieces = [value.within(*part.span()) for part in parts] or [value]
        for piece in pieces:
            words = self.decisions.words(piece)
            book = _BOOK_TITLE.match(words) if name is FieldName.TITLE else None
            cut = piece.within(*(book.span(1) if book else trimmed(words)))
            if self.decisions.has_words(cut):
                yield cut

    def _all_cuts(self, entries: Iterable[Entry]) -> Iterator[Cut]:
        for entry in entries:
            if is_outline_name(self.decisions.words(entry.cut)):
                self.decisions.left.append(Left(entry.cut, Reason.FIELD))
            elif not isinstance(entry.held, Sheet):
                yield entry.cut
            yield from self._all_cuts(entry.entries)

    def _to_background(self, entry: Entry) -> None:
        """With its numbers: they are part of an article's headings."""
        numbered = entry.mark is not None and entry.mark.value and entry.mark.cut.start < entry.mark.cut.end
        start = entry.mark.cut.start if entry.mark is not None and numbered else entry.cut.start
        if self.decisions.has_words(entry.cut):
            self.background.append(Cut(start, entry.cut.end))
        for child in entry.entries:
            self._to_background(child)

    def _has_title(self) -> bool:
        return any(one.name is FieldName.TITLE for one in self.fields)

    def _is_title(self, entry: Entry, number: int) -> bool:
        words = self.decisions.words(entry.cut)
        if _BOOK_TITLE.match(words):
            return True
        short = len(words) <= _LONG_TITLE and not _SENTENCE_END.search(words) and entry.mark is None
        return short and (number == 0 or entry.heading) and not self._is_activity_before(entry)

    def _is_defined(self, entry: Entry, entries: Sequence[Entry]) -> bool:
        """Whether it heads an article on the term it names: the next line starts with it."""
        number = entries.index(entry) + 1
        following = entry.entries[0] if entry.entries else entries[number] if number < len(entries) else None
        return following is not None and self.decisions.words(following.cut).startswith(self.decisions.words(entry.cut))

    def _title(self, entry: Entry, number: int) -> None:
        sure = _BOOK_TITLE.match(self.decisions.words(entry.cut)) or entry.heading
        chosen = self.decisions.decide(
            entry.cut, entry.place, "title", "title", ("title", "background"), 0.9 if sure else 0.65,
            "it is the first line" if number == 0 else "it is written as a title",
        )  # fmt: skip
        if chosen == "title":
            self._field(FieldName.TITLE, None, (entry.cut,), entry.place)
        else:
            self.background.append(entry.cut)

    def _is_activity_before(self, entry: Entry) -> bool:
        words = self.decisions.words(entry.cut)
        return is_opening(words) or (find_label(words) is not None and len(words) <= 2 * _LONG_TITLE)

    def without_wrapping(self, body: tuple[Entry, ...]) -> tuple[Entry, ...]:
        """The modules, where one entry that names the outline or the course holds them all."""
        while len(body) == 1 and body[0].entries and not is_unit(body[0]):
            entry = body[0]
            named = is_outline_name(self.decisions.words(entry.cut))
            if not named and (self._has_title() or not any(child.entries for child in entry.entries)):
                break
            if named:
                self.decisions.left.append(Left(entry.cut, Reason.FIELD))
            else:
                self._title(entry, 0)
            body = entry.entries
        return body
