"""What a file says, before anybody asks what it means.

`Original.text` is all of its words as one text; everything after speaks of it by `Cut`, so that a report can say of
every character where it went.
"""

from __future__ import annotations

from coursekit.value import Value


class CannotImport(Exception):  # noqa: N818 - it says what happened, as the commands print it
    """A file that cannot be read: what is wrong with it, and what helps."""

    def __init__(self, message: str, help: str) -> None:
        super().__init__(message)
        self.message = message
        self.help = help


class Cut(Value, order=True):
    """A stretch of `Original.text`: offsets of characters, the end not included."""

    start: int
    end: int

    def of(self, text: str) -> str:
        return text[self.start : self.end]

    def within(self, start: int, end: int) -> Cut:
        """A part of it; offsets from its own start."""
        return Cut(self.start + start, self.start + end)


class Line(Value):
    """A line or paragraph, white space at its ends left out.

    What the file says beside the words: `heading`, 1 to 9, when a style or a mark makes it one; `item`, the depth of the
    list it stands in, from 1; `number`, what automatic numbering prints before it (it is not in the text); `indent`, columns
    of white space before it; `strong`, when all of it is bold. `place` is for people: "line 12", "slide 3", "page 2".
    """

    cut: Cut
    place: str
    heading: int = 0
    item: int = 0
    number: str = ""
    indent: int = 0
    strong: bool = False


class Grid(Value):
    """A table: rows of cells. `header` when the file says that the first row is one."""

    cut: Cut
    place: str
    rows: tuple[tuple[Cut, ...], ...]
    header: bool = False


class Picture(Value):
    """A picture of the file; its alternative text stands in the text at `cut`, which is empty when there is none."""

    cut: Cut
    place: str
    name: str
    data: bytes


class Sheet(Value):
    """A slide. A `divider` only announces a section, whose slides follow it; one that is `numbered` is a slide whatever its title
    begins with."""

    cut: Cut
    place: str
    title: Cut | None
    elements: tuple[Line | Grid | Picture, ...]
    notes: tuple[Line, ...] = ()
    divider: bool = False
    numbered: bool = False


Element = Line | Grid | Picture | Sheet


class Original(Value):
    """`name` is the file's, for people; `format` one of those of `formats/`. Elements stand in the order of the text and
    do not overlap; between them there is white space only."""

    name: str
    format: str
    text: str
    elements: tuple[Element, ...]
