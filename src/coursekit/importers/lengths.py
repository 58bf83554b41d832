"""How long an entry takes, as the words in it, before it and below it say."""

from __future__ import annotations

from collections.abc import Sequence

from coursekit.importers.decisions import Decisions
from coursekit.importers.meaning import Left, Reason, Role
from coursekit.importers.original import Cut
from coursekit.importers.outline import Entry
from coursekit.importers.titles import clocks_in, methods_in, minutes_alone, minutes_in, trimmed
from coursekit.value import Mutable, field, replace


class Lengths(Mutable):
    """`clocked` are the minutes between the times of day before an entry, by where its words start."""

    decisions: Decisions
    clocked: dict[int, int] = field(default_factory=dict)

    def without_clock(self, entry: Entry) -> Entry:
        """The times of day before its words, in its cut or before its number, say how long it takes."""
        if entry.cut.start in self.clocked:
            return entry
        found = clocks_in(self.decisions.words(entry.cut))
        if found is None:
            return self._without_clock_before(entry)
        minutes, start = found
        self.decisions.left.append(Left(entry.cut.within(0, start), Reason.FIELD))
        self.clocked[entry.cut.start + start] = minutes
        return replace(entry, cut=Cut(entry.cut.start + start, entry.cut.end))

    def _without_clock_before(self, entry: Entry) -> Entry:
        text = self.decisions.original.text
        line = text.rfind("\n", 0, entry.cut.start) + 1
        found = clocks_in(text[line : entry.cut.start])
        if found is None:
            return entry
        numbered = entry.mark is not None and entry.mark.cut.start >= line + found[1]
        head = entry.mark.cut.start if entry.mark is not None and numbered else entry.cut.start
        if text[line + found[1] : head].strip():
            return entry
        # An entry of a time alone and the one below it may stand on the same line.
        if all(one.cut.start != line for one in self.decisions.left):
            clock = Cut(line, line + len(text[line : line + found[1]].rstrip()))
            self.decisions.left.append(Left(clock, Reason.FIELD))
        self.clocked[entry.cut.start] = found[0]
        return entry if numbered else replace(entry, mark=None)

    def title_of(self, cut: Cut, role: Role) -> tuple[Cut, int | None, tuple[Cut, ...]]:
        """The words that stay, the minutes stated, and the methods named."""
        minutes = self.clocked.get(cut.start)
        hints: tuple[Cut, ...] = ()
        if role in (Role.MODULE, Role.TOPIC, Role.ACTIVITY):
            cut, stated = self._without_minutes(cut)
            minutes = stated or minutes
        if role is Role.MODULE and (found := methods_in(self.decisions.words(cut))) is not None:
            stretches, start = found
            hints = tuple(cut.within(*stretch) for stretch in stretches)
            cut = cut.within(0, start)
            if minutes is None:
                cut, minutes = self._without_minutes(cut)
        return (cut if role is Role.TEXT else cut.within(*trimmed(self.decisions.words(cut)))), minutes, hints

    def _without_minutes(self, cut: Cut) -> tuple[Cut, int | None]:
        found = minutes_in(self.decisions.words(cut))
        if found is None:
            return cut, None
        self.decisions.left.append(Left(cut.within(found[1], cut.end - cut.start), Reason.FIELD))
        return cut.within(0, found[1]), found[0]

    def minutes_below(self, entries: Sequence[Entry]) -> int | None:
        """A length that stands by itself is that of what it stands below."""
        alone = (
            minutes_alone(self.decisions.words(one.cut)) for one in entries if one.mark is None and not one.entries
        )
        return next((minutes for minutes in alone if minutes is not None), None)
