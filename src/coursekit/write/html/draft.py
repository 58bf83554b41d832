"""What is known while a page is written: its words, its colours, and what the next thing to fill in is called."""

from __future__ import annotations

import hashlib
from collections import Counter

from coursekit.documents.booklet import WebPage
from coursekit.value import Mutable, Value, field
from coursekit.write.svg import SvgStyle


class Place(Value):
    """Where blocks stand: `heading` is the level (h1 to h6) of the heading they stand under, `named_by` the id of
    the words that tell what an answer space in them is for."""

    heading: int
    named_by: str


class Field(Value):
    """One thing to fill in: `id` in the page, and `key` under which a browser keeps what is typed."""

    id: str
    key: str


class Draft(Mutable):
    """Counts what must be told apart in one page."""

    page: WebPage
    style: SvgStyle
    language: str
    _entered: Counter[tuple[str, ...]] = field(default_factory=Counter)
    _section: str = ""
    _in_section: int = 0
    _ids: int = 0

    @property
    def is_chinese(self) -> bool:
        return self.language.startswith("zh")

    def word(self, key: str, **values: object) -> str:
        return self.page.words[key].format(**values)

    def enter(self, titles: tuple[str, ...]) -> None:
        """Go on in another section. Its fields are called after its titles, so that what was typed into them is
        found again when another section has grown."""
        self._entered[titles] += 1
        name = "\n".join((*titles, str(self._entered[titles])))
        self._section = hashlib.sha256(name.encode()).hexdigest()[:8]
        self._in_section = 0

    def next_id(self) -> str:
        self._ids += 1
        return f"x{self._ids}"

    def next_field(self) -> Field:
        self._in_section += 1
        return Field(self.next_id(), f"{self._section}-{self._in_section}")
