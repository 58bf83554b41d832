"""The text of an original as it grows, and where in it everything stands."""

from __future__ import annotations

import re
from collections.abc import Sequence

from coursekit.importers.original import CannotImport, Cut, Grid, Line
from coursekit.limits import IMPORT_CHARACTERS
from coursekit.value import Mutable, field

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufeff\ufffe\uffff\ud800-\udfff]")


class Words(Mutable):
    """Each piece of text stands on a line of its own, in the order in which it came."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0

    def add(self, words: str) -> Cut:
        """White space at its ends left out; empty when nothing remains. Raises CannotImport for more text than is read."""
        words = _CONTROLS.sub("", words).strip()
        start = self.length
        if words:
            self.pieces.append(words)
            self.length += len(words) + 1
        if self.length > IMPORT_CHARACTERS:
            message = f"the file has more than {IMPORT_CHARACTERS:,} characters of text"
            raise CannotImport(message, "import a part of it")
        return Cut(start, start + len(words))

    def add_grid(self, rows: Sequence[Sequence[str]], place: str, *, header: bool = False) -> Grid | None:
        """None when no cell says anything. Rows and columns at the ends without a word are left out."""
        rows = _trimmed(rows)
        if not rows:
            return None
        cuts = tuple(tuple(self.add(cell) for cell in row) for row in rows)
        filled = [cut for row in cuts for cut in row if cut.start < cut.end]
        return Grid(Cut(filled[0].start, filled[-1].end), place, cuts, header=header)

    def text(self) -> str:
        return "\n".join((*self.pieces, "")) if self.pieces else ""


def _trimmed(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    full = [[cell.strip() for cell in row] for row in rows if any(cell.strip() for cell in row)]
    width = max((i + 1 for row in full for i, cell in enumerate(row) if cell), default=0)
    return [row[:width] + [""] * (width - len(row)) for row in full]


def lines_of_text(words: Words, said: str, line: Line) -> list[Line]:
    """A paragraph by its manual line breaks: what stands before it (`line` without its cut) is the first line's only."""
    cuts = [cut for part in said.split("\n") if (cut := words.add(part)).start < cut.end]
    return [
        Line(cut, line.place, line.heading, line.item, line.number if not i else "", line.indent, line.strong)
        for i, cut in enumerate(cuts)
    ]
