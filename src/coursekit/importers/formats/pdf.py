"""PDFs with text. What repeats at the top or bottom of pages, and page numbers, is in the text without a line."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Sequence

from coursekit.importers.formats.pdf_lines import DAMAGED, PASSWORD, TOO_LONG, lines_as_json
from coursekit.importers.formats.words import Words
from coursekit.importers.numbering import signs_at
from coursekit.importers.original import CannotImport, Line, Original
from coursekit.limits import IMPORT_CHARACTERS, IMPORT_MEMORY_BYTES, IMPORT_PAGES, IMPORT_SECONDS
from coursekit.value import Value
from coursekit.write.apart import Stopped, run_bounded

_REFUSALS = {
    PASSWORD: ("the PDF has a password", "save it without one"),
    DAMAGED: ("the PDF is damaged", "open it, and print it into a new PDF"),
    TOO_LONG: (
        f"the PDF has more than {IMPORT_PAGES:,} pages or {IMPORT_CHARACTERS:,} characters",
        "import a part of it",
    ),
}
_EDGE_LINES = 2
_NUMBER = re.compile(r"\d+")
_CHINESE = re.compile(r"[\u3000-\u9fff\uff00-\uffef]")
_HYPHEN = "\x02\ufffe\xad"
_ENDS = "。！？!?;；:：."
_BULLETS = {"\uf0b7": "•", "\uf0a7": "•", "\uf06c": "•", "\uf06e": "•", "\uf0d8": "➢", "\uf0fc": "✓"}
_LARGER, _LONGEST_HEADING = 1.15, 60
_PITCH = 2.0
_SHORT = 2.0
"""Sizes of a character that a full line may end before the right edge."""


class Printed(Value):
    """Points; `bottom` from the page's bottom."""

    text: str
    left: float
    right: float
    bottom: float
    size: float
    bold: bool


def read_pdf(name: str, data: bytes) -> Original:
    """Raises CannotImport."""
    pages = _pages(data)
    if not any(pages):
        raise CannotImport("the PDF has no text, only pictures of it", "let a program recognise its text (OCR) first")
    repeated = _repeated(pages)
    headings = _headings(pages)
    words = Words()
    lines: list[Line] = []
    for number, page in enumerate(pages, 1):
        body = [line for line in page if _pattern(line) not in repeated]
        for text, first in _paragraphs(body):
            heading = headings.get(round(first.size), 0) if len(text) <= _LONGEST_HEADING else 0
            margin = min(line.left for line in body)
            indent = round((first.left - margin) / max(first.size / 2, 1))
            lines.append(
                Line(words.add(text), f"page {number}", heading, indent=indent, strong=first.bold and not heading)
            )
        for line in page:
            if _pattern(line) in repeated:
                words.add(line.text)
    return Original(name, "pdf", words.text(), tuple(line for line in lines if line.cut.start < line.cut.end))


def _pages(data: bytes) -> list[list[Printed]]:
    try:
        found = json.loads(run_bounded(IMPORT_SECONDS, IMPORT_MEMORY_BYTES, lines_as_json, data))
    except Stopped as error:
        message = (
            f"the PDF cannot be read in {IMPORT_SECONDS} seconds and {IMPORT_MEMORY_BYTES // 1_000_000} MB of memory"
        )
        raise CannotImport(message, "print it into a new PDF, or save its text") from error
    if isinstance(found, str):
        raise CannotImport(*_REFUSALS[found])
    return [[_printed(*line) for line in page] for page in found]


def _printed(text: str, left: float, right: float, bottom: float, size: float, bold: bool) -> Printed:
    text = "".join(_BULLETS.get(char, char) for char in text)
    return Printed(text, left, right, bottom, size, bold)


# ---------------------------------------------------------------- what repeats


def _pattern(line: Printed) -> str:
    return _NUMBER.sub("#", line.text.strip())


def _repeated(pages: Sequence[Sequence[Printed]]) -> frozenset[str]:
    """What stands at the edges of at least half of the pages, numbers aside."""
    counts: Counter[str] = Counter()
    for page in pages:
        order = sorted(page, key=lambda line: line.bottom)
        counts.update({_pattern(line) for line in (*order[:_EDGE_LINES], *order[-_EDGE_LINES:])})
    return frozenset(text for text, count in counts.items() if count > 1 and count * 2 >= len(pages))


# ---------------------------------------------------------------- paragraphs and headings


def _paragraphs(page: Sequence[Printed]) -> list[tuple[str, Printed]]:
    """Each with its first line."""
    found: list[tuple[str, Printed]] = []
    before: Printed | None = None
    for line in page:
        if before is not None and _goes_on(page, before, line):
            text, first = found[-1]
            found[-1] = (_joined(text, line.text), first)
        else:
            found.append((line.text, line))
        before = line
    return found


def _goes_on(page: Sequence[Printed], before: Printed, line: Printed) -> bool:
    if (
        round(before.size) != round(line.size)
        or before.bold != line.bold
        or next(signs_at(line.text, 0, len(line.text)), None)
    ):
        return False
    if not 0 < before.bottom - line.bottom < _PITCH * line.size or before.text[-1] in _ENDS:
        return False
    edge = max(one.right for one in page if one.left < before.right and one.right > before.left)
    return before.right > edge - _SHORT * line.size


def _joined(text: str, more: str) -> str:
    if text[-1] in _HYPHEN:
        return text[:-1] + more
    return text + more if _CHINESE.match(text[-1]) and _CHINESE.match(more[0]) else f"{text} {more}"


def _headings(pages: Sequence[Sequence[Printed]]) -> dict[int, int]:
    """Levels by size. The largest is the title's, and none, where it stands on one line only."""
    letters: Counter[int] = Counter()
    lines: Counter[int] = Counter()
    for line in (line for page in pages for line in page):
        letters[round(line.size)] += len(line.text)
        lines[round(line.size)] += 1
    body = letters.most_common(1)[0][0]
    larger = sorted((size for size in letters if size > body * _LARGER), reverse=True)
    if len(larger) > 1 and lines[larger[0]] == 1:
        larger = larger[1:]
    return {size: level for level, size in enumerate(larger[:9], 1)}
