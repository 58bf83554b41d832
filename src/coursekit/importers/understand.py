"""What entries mean: modules and topics by where they stand, activities by their labels, fields by their names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePath

from coursekit.activities import KINDS
from coursekit.importers.fields import (
    find_field,
    is_column_names,
    is_notice,
    is_outline_name,
    is_page_remains,
    is_pause,
)
from coursekit.importers.labels import KEY_POINT, OUTPUT, Label, find_label, is_question
from coursekit.importers.leftovers import all_left
from coursekit.importers.meaning import FieldName, FieldSense, Guess, Left, Meaning, Reason, Role, Sense
from coursekit.importers.original import Cut, Original, Sheet
from coursekit.importers.outline import Entry, Outline
from coursekit.importers.titles import clocks_in, methods_in, minutes_in, trimmed
from coursekit.importers.vocabulary import OPENINGS, UNITS
from coursekit.source.scripts import is_traditional, simplified
from coursekit.value import Mutable, field, replace

Answers = Mapping[tuple[object, str], str]
"""What an author answered to guesses: by their cut and what they are about."""

CERTAIN = 0.95
"""What is as sure as this is no guess."""

_ACTIVITY_OPTIONS = (
    *(kind for kind in KINDS if kind != "break"),
    Role.KEY_POINT.value,
    Role.OUTPUT.value,
    Role.POINT.value,
)
_LONG_LINE = 60
_LONG_TITLE = 60
_SENTENCE_END = re.compile(r"[。！!.]$")
_BOOK_TITLE = re.compile(r"^\s*《([^《》]+)》\s*$")
_WORD = re.compile(r"\w")


def understand(outline: Outline, language: str | None = None, answers: Answers | None = None) -> Meaning:
    """`language` when it is known. What is doubtful is among the guesses; with an answer to one, the result is another."""
    reader = _Reader(outline.original, answers or {})
    chosen = reader.language(language)
    heads = reader.front(outline.front)
    body = reader.without_wrapping(outline.body)
    tails = reader.back(outline.back)
    senses = (*reader.top(heads), *reader.top(body), *reader.top(tails))
    reader.guess_title()
    guesses = tuple(sorted(reader.guesses, key=lambda guess: guess.cut))
    fields, background = tuple(sorted(reader.fields, key=_place)), tuple(reader.background)
    meaning = Meaning(outline.original, chosen, fields, senses, background, tuple(reader.left), guesses)
    return replace(meaning, left=all_left(meaning))


class _Reader(Mutable):
    """`clocked` are the minutes between the times of day before an entry, by where its words start."""

    original: Original
    answers: Answers
    fields: list[FieldSense] = field(default_factory=list)
    background: list[Cut] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)
    guesses: list[Guess] = field(default_factory=list)
    clocked: dict[int, int] = field(default_factory=dict)

    def words(self, cut: Cut) -> str:
        return cut.of(self.original.text)

    def decide(
        self, cut: Cut, place: str, about: str, choice: str, options: Iterable[str], confidence: float, why: str
    ) -> str:
        """The choice, or the author's."""
        answer = self.answers.get((cut, about))
        if answer is not None:
            return answer
        if confidence < CERTAIN:
            self.guesses.append(Guess(cut, place, about, choice, tuple(options), confidence, why))
        return choice

    def language(self, given: str | None) -> str:
        if given is not None:
            return given
        text = self.original.text
        chinese = sum(sign > "\u3400" for sign in text)
        latin = len(re.findall("[A-Za-z]+", text))
        traditional = is_traditional(text)
        choice = "en" if chinese < latin else "zh-TW" if traditional else "zh-CN"
        share = max(chinese, latin) / max(1, chinese + latin)
        why = "most of its words are English" if choice == "en" else "by the characters it is written in"
        start = Cut(0, min(len(text), 40))
        return self.decide(start, "", "language", choice, ("zh-CN", "zh-TW", "en"), min(0.98, share), why)

    def guess_title(self) -> None:
        """Without a title, the course is called as its file."""
        if not self._has_title():
            name = PurePath(self.original.name).stem
            self.guesses.append(
                Guess(
                    Cut(0, 0), "", "title", name, (name,), 0.3, "nothing is written as a title; so is the file called"
                )
            )

    # ------------------------------------------------------------ around the outline

    def front(self, entries: Sequence[Entry]) -> tuple[Entry, ...]:
        """Fields, the title and background; what is part of the outline itself is given back."""
        inner: list[Entry] = []
        others = [entry for entry in entries if not self._said_around(entry)]
        for number, entry in enumerate(others):
            words = self.words(entry.cut)
            if is_outline_name(words):
                self.left.append(Left(entry.cut, Reason.FIELD))
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
        for entry in entries:
            label = find_label(self.words(entry.cut))
            if self._said_around(entry):
                continue
            if label is not None and label.kind == "wrap-up" and not label.weak:
                inner.append(entry)
            else:
                self._to_background(entry)
        return tuple(inner)

    def _said_around(self, entry: Entry) -> bool:
        """Whether it is a field, a notice, the head of a table or no words at all; it is taken then."""
        words = self.words(entry.cut)
        found = find_field(words)
        if found is not None:
            name, label, start = found
            value = entry.cut.within(start, len(words))
            self._field(name, entry.cut.within(*label), (value, *self._all_cuts(entry.entries)), entry.place)
        elif is_notice(words):
            self.left.extend(Left(cut, Reason.NOTICE) for cut in (entry.cut, *self._all_cuts(entry.entries)))
        elif is_column_names(words) and not entry.entries:
            self.left.append(Left(entry.cut, Reason.HEADER))
        else:
            return not _WORD.search(words) and not entry.entries and entry.held is None
        return True

    def _field(self, name: FieldName, label: Cut | None, values: Iterable[Cut], place: str) -> None:
        cuts = tuple(piece for value in values for piece in self._pieces(name, value))
        self.fields.append(FieldSense(name, label, cuts, place))

    def _pieces(self, name: FieldName, value: Cut) -> Iterator[Cut]:
        """What a value lists in one line, one by one."""
        parts = re.finditer(r"[^；;。\n]+[。]?", self.words(value)) if name is FieldName.OUTCOMES else ()
        pieces = [value.within(*part.span()) for part in parts] or [value]
        for piece in pieces:
            words = self.words(piece)
            book = _BOOK_TITLE.match(words) if name is FieldName.TITLE else None
            cut = piece.within(*(book.span(1) if book else trimmed(words)))
            if _WORD.search(self.words(cut)):
                yield cut

    def _all_cuts(self, entries: Iterable[Entry]) -> Iterator[Cut]:
        for entry in entries:
            if entry.held is None or not isinstance(entry.held, Sheet):
                yield entry.cut
            yield from self._all_cuts(entry.entries)

    def _to_background(self, entry: Entry) -> None:
        """With its numbers: they are part of an article's headings."""
        numbered = entry.mark is not None and entry.mark.value and entry.mark.cut.start < entry.mark.cut.end
        start = entry.mark.cut.start if entry.mark is not None and numbered else entry.cut.start
        if _WORD.search(self.words(entry.cut)):
            self.background.append(Cut(start, entry.cut.end))
        for child in entry.entries:
            self._to_background(child)

    def _has_title(self) -> bool:
        return any(one.name is FieldName.TITLE for one in self.fields)

    def _is_title(self, entry: Entry, number: int) -> bool:
        words = self.words(entry.cut)
        if _BOOK_TITLE.match(words):
            return True
        short = len(words) <= _LONG_TITLE and not _SENTENCE_END.search(words) and entry.mark is None
        return short and (number == 0 or entry.heading) and not self._is_activity_before(entry)

    def _is_defined(self, entry: Entry, entries: Sequence[Entry]) -> bool:
        """Whether it heads an article on the term it names: the next line starts with it."""
        number = entries.index(entry) + 1
        following = entry.entries[0] if entry.entries else entries[number] if number < len(entries) else None
        return following is not None and self.words(following.cut).startswith(self.words(entry.cut))

    def _title(self, entry: Entry, number: int) -> None:
        sure = _BOOK_TITLE.match(self.words(entry.cut)) or entry.heading
        chosen = self.decide(
            entry.cut, entry.place, "title", "title", ("title", "background"), 0.9 if sure else 0.65,
            "it is the first line" if number == 0 else "it is written as a title",
        )  # fmt: skip
        if chosen == "title":
            self._field(FieldName.TITLE, None, (entry.cut,), entry.place)
        else:
            self.background.append(entry.cut)

    def _is_activity_before(self, entry: Entry) -> bool:
        words = self.words(entry.cut)
        return is_opening(words) or (find_label(words) is not None and len(words) <= 2 * _LONG_TITLE)

    def without_wrapping(self, body: tuple[Entry, ...]) -> tuple[Entry, ...]:
        """The modules, where one entry that names the outline or the course holds them all."""
        while len(body) == 1 and body[0].entries and not is_unit(body[0]):
            entry = body[0]
            named = is_outline_name(self.words(entry.cut))
            if not named and (self._has_title() or not any(child.entries for child in entry.entries)):
                break
            if named:
                self.left.append(Left(entry.cut, Reason.FIELD))
            else:
                self._title(entry, 0)
            body = entry.entries
        return body

    # ------------------------------------------------------------ the outline

    def top(self, entries: Sequence[Entry]) -> tuple[Sense, ...]:
        """Modules; or topics, where nothing holds anything."""
        unnested = not any(entry.entries for entry in entries)
        role = Role.TOPIC if unnested and not any(map(is_unit, entries)) else Role.MODULE
        return tuple(sense for entry in entries for sense in self._top_entry(entry, entries, role))

    def _without_clock(self, entry: Entry) -> Entry:
        found = clocks_in(self.words(entry.cut))
        if found is None:
            return entry
        minutes, start = found
        self.left.append(Left(entry.cut.within(0, start), Reason.FIELD))
        self.clocked[entry.cut.start + start] = minutes
        return replace(entry, cut=Cut(entry.cut.start + start, entry.cut.end))

    def _top_entry(self, entry: Entry, siblings: Sequence[Entry], role: Role) -> Iterator[Sense]:
        entry = self._without_clock(entry)
        words = self.words(entry.cut)
        if is_outline_name(words) and not is_unit(entry):
            self.left.append(Left(entry.cut, Reason.FIELD))
            yield from self.top(entry.entries)
        elif is_opening(words) and any(not is_question(self.words(child.cut)) for child in entry.entries):
            yield self._opening(entry)
        elif is_unit(entry):
            yield self._named(entry, Role.MODULE, 1.0, "")
        else:
            yield from self._entry(entry, siblings, role)

    def _opening(self, entry: Entry) -> Sense:
        """A module that says before its title that it is an introduction."""
        named = opening_of(self.words(entry.cut))
        sense = self._named(entry, Role.MODULE, 0.85, "an introduction with points of its own")
        if named is None or sense.title.start != entry.cut.start:
            return sense
        label, rest = entry.cut.within(*named.span(1)), Cut(entry.cut.start + named.end(), sense.title.end)
        return replace(sense, label=label, title=rest) if rest.start < rest.end else sense

    def _entry(self, entry: Entry, siblings: Sequence[Entry], role: Role) -> Iterator[Sense]:
        entry = self._without_clock(entry)
        words = self.words(entry.cut)
        if not _WORD.search(words) and entry.held is None and not entry.entries:
            return
        if not entry.entries and entry.held is None and (is_page_remains(words) or is_pause(words)):
            self.left.append(Left(entry.cut, Reason.FIELD if is_pause(words) else Reason.NOTICE))
            return
        if entry.held is not None:
            held = Role.SLIDE if isinstance(entry.held, Sheet) else Role.TEXT
            senses = self._children(entry, held)
            yield Sense(
                held,
                Cut(entry.cut.start, entry.cut.start),
                entry.place,
                mark=entry.mark,
                held=entry.held,
                senses=senses,
            )
            return
        label = self._label(entry, siblings)
        if label is None:
            yield self._plain(entry, siblings, role)
        else:
            yield self._labelled(entry, label)

    def _label(self, entry: Entry, siblings: Sequence[Entry]) -> Label | None:
        """The label that counts: a weak one with a number before it is a point of its list."""
        label = find_label(self.words(entry.cut))
        if label is None:
            return None
        numbered = entry.mark is not None and entry.mark.value > 0
        plain = label.weak and (numbered or (entry.mark is not None and label.confidence <= 0.55))
        choice = Role.POINT.value if plain else label.kind
        confidence = label.confidence
        if plain:
            confidence = 0.75 if self._among_points(entry, siblings) else 0.6
        elif numbered and self._among_points(entry, siblings):
            confidence = min(confidence, 0.8)
        why = "it has a number among ordinary points" if plain else label.why
        chosen = self.decide(entry.cut, entry.place, "kind", choice, _ACTIVITY_OPTIONS, confidence, why)
        if chosen == Role.POINT.value:
            return None
        return Label(chosen, label.words, label.rest, label.confidence, label.why)

    def _among_points(self, entry: Entry, siblings: Sequence[Entry]) -> bool:
        return any(
            other is not entry and other.mark is not None and entry.mark is not None
            and other.mark.family == entry.mark.family and find_label(self.words(other.cut)) is None
            for other in siblings
        )  # fmt: skip

    def _labelled(self, entry: Entry, label: Label) -> Sense:
        """Without words after it, the label itself is the title."""
        rest, words = entry.cut.within(*label.rest), entry.cut.within(*label.words)
        said = _WORD.search(self.words(rest)) is not None
        if not said and len(entry.entries) == 1 and self._continues(entry.entries[0]):
            child = entry.entries[0]
            return self._labelled(
                replace(entry, cut=Cut(entry.cut.start, child.cut.end), entries=()),
                replace(
                    label,
                    words=(0, len(self.words(entry.cut))),
                    rest=(child.cut.start - entry.cut.start, child.cut.end - entry.cut.start),
                ),
            )
        title, minutes, hints = self._title_of(rest if said else words, Role.ACTIVITY)
        named = words if said and words.start < words.end else None
        role = {KEY_POINT: Role.KEY_POINT, OUTPUT: Role.OUTPUT}.get(label.kind, Role.ACTIVITY)
        kind = label.kind if role is Role.ACTIVITY else ""
        self._doubt_of_place(entry)
        return Sense(
            role, title, entry.place, kind, named, entry.mark, hints, minutes, None, self._children(entry, role)
        )

    def _continues(self, child: Entry) -> bool:
        """Whether a line below a label is what the label is of."""
        plain = child.mark is None and not child.entries and child.held is None
        return plain and find_label(self.words(child.cut)) is None

    def _plain(self, entry: Entry, siblings: Sequence[Entry], role: Role) -> Sense:
        words = self.words(entry.cut)
        if (
            role in (Role.MODULE, Role.TOPIC)
            and not entry.entries
            and not entry.heading
            and self._is_text(entry, words)
        ):
            return self._named(entry, Role.TEXT, 0.7, "a sentence without a number")
        if role is Role.POINT and not entry.entries and self._is_text(entry, words):
            return self._named(entry, Role.TEXT, 0.8, "a sentence without a number")
        if role is Role.TOPIC and entry.mark is None and not entry.entries and not entry.heading:
            return self._named(entry, Role.POINT, 0.7, "a line without a number")
        if role is Role.TOPIC and entry.mark is not None and not entry.mark.value and not entry.entries:
            return self._named(entry, Role.POINT, 0.75, "an item of a list without numbers")
        return self._named(entry, role, 1.0, "")

    def _is_text(self, entry: Entry, words: str) -> bool:
        return entry.mark is None and (bool(_SENTENCE_END.search(words)) or len(words) > _LONG_LINE)

    def _named(self, entry: Entry, role: Role, confidence: float, why: str) -> Sense:
        options = [one.value for one in (Role.MODULE, Role.TOPIC, Role.POINT, Role.TEXT)]
        role = Role(self.decide(entry.cut, entry.place, "role", role.value, options, confidence, why))
        title, minutes, hints = self._title_of(entry.cut, role)
        self._doubt_of_place(entry)
        return Sense(role, title, entry.place, "", None, entry.mark, hints, minutes, None, self._children(entry, role))

    def _children(self, entry: Entry, role: Role) -> tuple[Sense, ...]:
        inner = Role.TOPIC if role is Role.MODULE else Role.POINT
        entries = tuple(self._adopting(entry.entries))
        return tuple(sense for child in entries for sense in self._entry(child, entries, inner))

    def _adopting(self, entries: Sequence[Entry]) -> Iterator[Entry]:
        """A label that ends its line has the plain lines after it below it."""
        at = 0
        while at < len(entries):
            entry, end = entries[at], at + 1
            words = self.words(entry.cut)
            if words.rstrip().endswith((":", "：")) and not entry.entries and find_label(words) is not None:
                end = next((i for i in range(end, len(entries)) if not self._continues(entries[i])), len(entries))
            yield replace(entry, entries=entries[at + 1 : end]) if end > at + 1 else entry
            at = end

    def _title_of(self, cut: Cut, role: Role) -> tuple[Cut, int | None, tuple[Cut, ...]]:
        """The words that stay, the minutes stated, and the methods named."""
        minutes = self.clocked.get(cut.start)
        hints: tuple[Cut, ...] = ()
        if role in (Role.MODULE, Role.TOPIC, Role.ACTIVITY):
            cut, stated = self._without_minutes(cut)
            minutes = stated or minutes
        if role is Role.MODULE and (found := methods_in(self.words(cut))) is not None:
            stretches, start = found
            hints = tuple(cut.within(*stretch) for stretch in stretches)
            cut = cut.within(0, start)
            if minutes is None:
                cut, minutes = self._without_minutes(cut)
        return (cut if role is Role.TEXT else cut.within(*trimmed(self.words(cut)))), minutes, hints

    def _without_minutes(self, cut: Cut) -> tuple[Cut, int | None]:
        found = minutes_in(self.words(cut))
        if found is None:
            return cut, None
        self.left.append(Left(cut.within(found[1], cut.end - cut.start), Reason.FIELD))
        return cut.within(0, found[1]), found[0]

    def _doubt_of_place(self, entry: Entry) -> None:
        if entry.confidence < CERTAIN:
            self.guesses.append(
                Guess(entry.cut, entry.place, "place", "here", ("here",), entry.confidence, entry.doubt)
            )


def _place(one: FieldSense) -> int:
    return min((cut.start for cut in (one.label, *one.values) if cut is not None), default=0)


def is_unit(entry: Entry) -> bool:
    """Whether its number counts modules: 第一讲, Module 1."""
    return entry.mark is not None and any(unit in entry.mark.family.lower() for unit in UNITS)


def is_opening(text: str) -> bool:
    return opening_of(text) is not None


def opening_of(text: str) -> re.Match[str] | None:
    """The word, and all up to what follows it."""
    return re.match(rf"[(（【\s]*({'|'.join(OPENINGS)})\s*[】:：、,，—–-]+\s*", simplified(text).lower())
