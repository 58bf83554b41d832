"""Words on their way from the original into the course: cleaned, and their place noted."""

from __future__ import annotations

from coursekit.content import Inlines, Text
from coursekit.importers.clean import clean
from coursekit.importers.original import Cut
from coursekit.importers.trace import Kept
from coursekit.value import Mutable, field


class Page(Mutable):
    """`kept` grows with what is taken; ids are counted here, so that a course has each but once."""

    text: str
    kept: list[Kept] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)

    def read(self, cut: Cut) -> str:
        return clean(cut.of(self.text))

    def take(self, cut: Cut, where: str, role: str) -> str:
        """The words, which are to stand in the part `where` as `role`."""
        if cut.of(self.text).strip():
            self.kept.append(Kept(cut, where, role))
        return self.read(cut)

    def inlines(self, cut: Cut, where: str, role: str) -> Inlines:
        return (Text(self.take(cut, where, role)),)

    def next(self, name: str) -> int:
        """1 the first time, then 2."""
        self.counts[name] = self.counts.get(name, 0) + 1
        return self.counts[name]
