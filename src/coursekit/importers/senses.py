"""The entries of an outline as modules, topics and points by where they stand, and as activities by their labels."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from coursekit.activities import KINDS
from coursekit.importers.activities import WITHOUT_PARTS
from coursekit.importers.decisions import CERTAIN, Decisions
from coursekit.importers.fields import is_outline_name, is_page_remains, is_pause
from coursekit.importers.labels import KEY_POINT, OUTPUT, Label, find_label, is_opening, is_question, opening_of
from coursekit.importers.lengths import Lengths
from coursekit.importers.meaning import Guess, Left, Reason, Role, Sense
from coursekit.importers.original import Cut, Sheet
from coursekit.importers.outline import Entry
from coursekit.importers.titles import minutes_alone
from coursekit.importers.vocabulary import PARTS_OF_DAY, UNITS
from coursekit.source.scripts import simplified
from coursekit.value import Mutable, replace

_KINDS = (*(kind for kind in KINDS if kind != "break"), Role.KEY_POINT.value, Role.OUTPUT.value, Role.POINT.value)
_LONG_LINE = 60
_DEFINED = re.compile(r"\w{1,8}[:：]\s*\w")
_SENTENCE_END = re.compile(r"[。！!.]$")


class SenseReader(Mutable):
    decisions: Decisions
    lengths: Lengths

    def top(self, entries: Sequence[Entry]) -> tuple[Sense, ...]:
        """Modules; or topics, where nothing holds anything."""
        unnested = not any(entry.entries for entry in entries)
        role = Role.TOPIC if unnested and not any(map(is_unit, entries)) else Role.MODULE
        return tuple(sense for entry in entries for sense in self._top_entry(entry, entries, role))

    def _with_unit(self, entry: Entry) -> Entry:
        """A module that is called by its number (Day 1) has that for its title."""
        words = simplified(self.decisions.words(entry.cut)).strip().lower()
        if entry.mark is None or not is_unit(entry) or (words and words not in PARTS_OF_DAY):
            return entry
        start = entry.mark.cut.start if entry.mark.cut.start < entry.mark.cut.end else entry.cut.start
        return replace(
            entry,
            cut=Cut(start, max(entry.cut.end, entry.mark.cut.end)),
            mark=replace(entry.mark, cut=Cut(start, start)),
        )

    def _top_entry(self, entry: Entry, siblings: Sequence[Entry], role: Role) -> Iterator[Sense]:
        entry = self.lengths.without_clock(entry)
        words = self.decisions.words(entry.cut)
        if is_outline_name(words) and not is_unit(entry):
            self.decisions.left.append(Left(entry.cut, Reason.FIELD))
            yield from self.top(entry.entries)
        elif (
            is_opening(words)
            and not (entry.heading and is_unit(entry))
            and any(not is_question(self.decisions.words(child.cut)) for child in entry.entries)
        ):
            yield self._opening(entry)
        elif is_unit(entry):
            yield self._named(self._with_unit(entry), Role.MODULE, 1.0, "")
        else:
            plain = entry.mark is None and not entry.entries and not is_opening(words)
            beside = plain and any(map(is_unit, siblings))
            yield from self._entry(entry, siblings, Role.TEXT if beside else role)

    def _opening(self, entry: Entry) -> Sense:
        """A module that says before its title that it is an introduction."""
        named = opening_of(self.decisions.words(entry.cut))
        sense = self._named(entry, Role.MODULE, 0.85, "an introduction with points of its own")
        if named is None or sense.title.start != entry.cut.start:
            return sense
        label, rest = entry.cut.within(*named.span(1)), Cut(entry.cut.start + named.end(), sense.title.end)
        return replace(sense, label=label, title=rest) if rest.start < rest.end else sense

    def _entry(self, entry: Entry, siblings: Sequence[Entry], role: Role) -> Iterator[Sense]:
        entry = self.lengths.without_clock(entry)
        words = self.decisions.words(entry.cut)
        if not self.decisions.has_words(entry.cut) and entry.held is None:
            yield from self._below_nothing(entry, role)
            return
        if not entry.entries and entry.held is None and (reason := self._no_part(entry, words)) is not None:
            self.decisions.left.append(Left(entry.cut, reason))
            return
        if isinstance(entry.held, Sheet) and (task := self._task(entry, entry.held)) is not None:
            yield task
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
        # A heading with slides below it is no task, whatever it is called.
        titled = entry.heading and any(isinstance(child.held, Sheet) for child in entry.entries)
        label = None if titled else self._label(entry, siblings)
        if label is None:
            yield self._plain(entry, siblings, role)
        else:
            yield self._labelled(entry, label)

    def _task(self, entry: Entry, sheet: Sheet) -> Sense | None:
        """The activity that a slide's title announces."""
        if sheet.numbered or sheet.title is None:
            return None
        label = find_label(self.decisions.words(sheet.title))
        if label is None or label.kind in (KEY_POINT, OUTPUT):
            return None
        if label.weak and label.words[0] == label.words[1]:
            return None
        if sheet.notes and label.kind in WITHOUT_PARTS:
            return None
        titled = self._labelled(Entry(sheet.title, entry.place), label)
        return replace(titled, held=replace(sheet, title=None), senses=self._children(entry, Role.ACTIVITY))

    def _below_nothing(self, entry: Entry, role: Role) -> Iterator[Sense]:
        """A number without words is nothing itself; a time of day without words is that of the one entry below it."""
        minutes = self.lengths.clocked.get(entry.cut.start)
        if minutes is not None and len(entry.entries) == 1:
            self.lengths.clocked[entry.entries[0].cut.start] = minutes
        elif entry.mark is not None:
            self.decisions.left.append(Left(entry.mark.cut, Reason.NUMBER))
        for child in entry.entries:
            yield from self._entry(child, entry.entries, role)

    def _no_part(self, entry: Entry, words: str) -> Reason | None:
        """Why a line is no part of the outline: a pause of the day, a length in a cell of its own, the page it stood on."""
        if is_pause(words) or (entry.mark is None and minutes_alone(words) is not None):
            return Reason.FIELD
        return Reason.NOTICE if is_page_remains(words) else None

    def _label(self, entry: Entry, siblings: Sequence[Entry]) -> Label | None:
        """The label that counts: a weak one with a number before it is a point of its list."""
        label = find_label(self.decisions.words(entry.cut))
        if label is None:
            return None
        numbered = entry.mark is not None and entry.mark.value > 0
        listed = entry.mark is not None and (label.confidence <= 0.55 or self._among_definitions(entry, siblings))
        plain = label.weak and (numbered or listed)
        choice = Role.POINT.value if plain else label.kind
        confidence = label.confidence
        if plain:
            confidence = 0.75 if self._among_points(entry, siblings) else 0.6
        elif numbered and self._among_points(entry, siblings):
            confidence = min(confidence, 0.8)
        why = "it has a number among ordinary points" if plain else label.why
        chosen = self.decisions.decide(entry.cut, entry.place, "kind", choice, _KINDS, confidence, why)
        if chosen == Role.POINT.value:
            return None
        return Label(chosen, label.words, label.rest, label.confidence, label.why)

    def _among_points(self, entry: Entry, siblings: Sequence[Entry]) -> bool:
        return any(
            other is not entry and other.mark is not None and entry.mark is not None
            and other.mark.family == entry.mark.family and find_label(self.decisions.words(other.cut)) is None
            for other in siblings
        )  # fmt: skip

    def _among_definitions(self, entry: Entry, siblings: Sequence[Entry]) -> bool:
        """• 准确:年代有据 • 互动:及时回应: words before a colon that are no labels, with bullets of the same form."""
        return any(
            other.mark is not None and entry.mark is not None and other.mark.family == entry.mark.family
            and _DEFINED.match(words := self.decisions.words(other.cut)) and find_label(words) is None
            for other in siblings
        )  # fmt: skip

    def _labelled(self, entry: Entry, label: Label) -> Sense:
        """Without words after it, the label itself is the title."""
        rest, words = entry.cut.within(*label.rest), entry.cut.within(*label.words)
        said = self.decisions.has_words(rest)
        if not said and len(entry.entries) == 1 and self._continues(entry.entries[0]):
            child = entry.entries[0]
            return self._labelled(
                replace(entry, cut=Cut(entry.cut.start, child.cut.end), entries=()),
                replace(
                    label,
                    words=(0, len(self.decisions.words(entry.cut))),
                    rest=(child.cut.start - entry.cut.start, child.cut.end - entry.cut.start),
                ),
            )
        title, minutes, hints = self.lengths.title_of(rest if said else words, Role.ACTIVITY)
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
        return plain and find_label(self.decisions.words(child.cut)) is None

    def _plain(self, entry: Entry, siblings: Sequence[Entry], role: Role) -> Sense:
        role, confidence, why = self._plain_role(entry, siblings, role)
        return self._named(entry, role, confidence, why)

    def _plain_role(self, entry: Entry, siblings: Sequence[Entry], role: Role) -> tuple[Role, float, str]:
        """A line that holds nothing may be less than its place in the tree says."""
        if entry.entries or entry.heading or entry.cut.start in self.lengths.clocked:
            return role, 1.0, ""
        if role is Role.TEXT:
            return role, 0.65, "a line without a number beside modules that have one"
        if self._is_text(entry):
            return Role.TEXT, 0.75, "a sentence without a number"
        if role is Role.TOPIC and entry.mark is None:
            return Role.POINT, 0.7, "a line without a number"
        if role is Role.TOPIC and entry.mark is not None and not entry.mark.value:
            family = entry.mark.family
            if any(one.entries and one.mark is not None and one.mark.family == family for one in siblings):
                return role, 0.75, "others of its list have points of their own"
            return Role.POINT, 0.75, "an item of a list without numbers"
        return role, 1.0, ""

    def _is_text(self, entry: Entry) -> bool:
        words = self.decisions.words(entry.cut)
        return entry.mark is None and (bool(_SENTENCE_END.search(words)) or len(words) > _LONG_LINE)

    def _named(self, entry: Entry, role: Role, confidence: float, why: str) -> Sense:
        options = [one.value for one in (Role.MODULE, Role.TOPIC, Role.POINT, Role.TEXT)]
        role = Role(self.decisions.decide(entry.cut, entry.place, "role", role.value, options, confidence, why))
        title, minutes, hints = self.lengths.title_of(entry.cut, role)
        minutes = minutes or self.lengths.minutes_below(entry.entries)
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
            words = self.decisions.words(entry.cut)
            if words.rstrip().endswith((":", "：")) and not entry.entries and find_label(words) is not None:
                end = next((i for i in range(end, len(entries)) if not self._continues(entries[i])), len(entries))
            yield replace(entry, entries=entries[at + 1 : end]) if end > at + 1 else entry
            at = end

    def _doubt_of_place(self, entry: Entry) -> None:
        if entry.confidence < CERTAIN:
            self.decisions.guesses.append(
                Guess(entry.cut, entry.place, "place", "here", ("here",), entry.confidence, entry.doubt)
            )


def is_unit(entry: Entry) -> bool:
    """Whether its number counts modules: 第一讲, Module 1."""
    return entry.mark is not None and any(unit in entry.mark.family.lower() for unit in UNITS)
