"""What an outline says of the course as a whole, as its fields have it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coursekit.content import Block, Name, Paragraph, Text
from coursekit.importers.days import Length, lengths_in
from coursekit.importers.meaning import FieldName, FieldSense, Meaning
from coursekit.importers.original import Cut
from coursekit.importers.page import Page
from coursekit.labels import Words
from coursekit.model.course import Group, Outcome
from coursekit.value import Mutable, replace

_BETWEEN_NAMES = re.compile(r"[、,，;；/](?![^（(]*[)）])")
_AND_OTHERS = re.compile(r"(?:等人员|等人|等等|等)?[。.\s]*$")
_PEOPLE = re.compile(r"(\d{1,3})\s*(?:人)?\s*(?:-|–|—|~|～|至|到|to)\s*(\d{1,3})|(\d{1,3})")


def module_id(number: int) -> str:
    """It names the module's file too, so that files stand in order."""
    return f"{number:02d}-module"


class Facts(Mutable):
    """Reading them takes their words onto the page."""

    meaning: Meaning
    page: Page
    words: Words

    def fields(self, *names: FieldName) -> Iterator[FieldSense]:
        return (one for one in self.meaning.fields if one.name in names)

    def values(self, *names: FieldName) -> list[Cut]:
        return [value for one in self.fields(*names) for value in one.values]

    def background(self) -> tuple[str, list[Block]]:
        """The first paragraph sums the course up; what else is said around it is for reading."""
        cuts = [*self.values(FieldName.BACKGROUND)]
        summary = self.page.take(cuts[0], "summary", "background") if cuts else ""
        where = module_id(1)
        return summary, [
            Paragraph(self.page.inlines(cut, where, "background")) for cut in (*cuts[1:], *self.meaning.background)
        ]

    def other_fields(self) -> Iterator[Block]:
        """Fields for which a course has no place of its own: with their names, to be read."""
        where = module_id(1)
        titles = list(self.fields(FieldName.TITLE))
        told = [
            *self.fields(FieldName.METHODS, FieldName.FEATURES, FieldName.MODEL, FieldName.TRAINER, FieldName.OTHER),
            *(one for one in self.fields(FieldName.TIME) if not self.lengths(one)),
            *(one for one in self.fields(FieldName.GROUP) if not self._people(one)),
            # The first title of all is the course's.
            *(replace(one, values=one.values[1:]) for one in titles[:1]),
            *titles[1:],
        ]
        for one in told:
            label = self.page.read(one.label).strip("【】[]：: ") if one.label is not None else ""
            for number, value in enumerate(one.values):
                words = self.page.take(value, where, one.name.value)
                named = label and not number
                yield Paragraph((Text(self.words("colon", label=label, text=words) if named else words),))

    def audience(self) -> tuple[Name, ...]:
        names: dict[str, Name] = {}
        for value in self.values(FieldName.AUDIENCE):
            for cut in self._named_in(value):
                name = self.page.take(cut, "audience", "audience")
                names.setdefault(name, Name(name))
        return tuple(names.values())

    def _named_in(self, value: Cut) -> Iterator[Cut]:
        words = value.of(self.page.text)
        start = 0
        for end in (*(found.start() for found in _BETWEEN_NAMES.finditer(words)), len(words)):
            name = words[start:end]
            stripped = _AND_OTHERS.sub("", name)
            cut = value.within(start + len(name) - len(name.lstrip()), start + len(stripped.rstrip()))
            if cut.start < cut.end:
                yield cut
            start = end + 1

    def group(self) -> Group:
        people = next((found for one in self.fields(FieldName.GROUP) if (found := self._people(one))), None)
        if people is None:
            return Group()
        least, most = people
        return Group(least, most, max(1, round(most / 6)))

    def _people(self, one: FieldSense) -> tuple[int, int] | None:
        found = next((found for value in one.values if (found := _PEOPLE.search(value.of(self.page.text)))), None)
        if found is None:
            return None
        least, most = (int(found[1]), int(found[2])) if found[1] else (min(8, int(found[3])), int(found[3]))
        return (min(least, most), max(least, most)) if most > 0 and min(least, most) > 0 else None

    def outcomes(self) -> Iterator[Outcome]:
        for number, value in enumerate(self.values(FieldName.OUTCOMES), start=1):
            yield Outcome(Name(f"o{number}"), self.page.take(value, f"o{number}", "outcome").rstrip("；;。，,"))

    def lengths(self, one: FieldSense) -> tuple[Length, ...]:
        return lengths_in(self.said(one))

    def said(self, one: FieldSense) -> str:
        """All of a field's values, as they stand in the original."""
        return self.page.text[one.values[0].start : one.values[-1].end] if one.values else ""
