"""Originals as text: an element a line, as it would be told to somebody who cannot see the file."""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.importers.formats import read_original
from coursekit.importers.original import Element, Grid, Line, Original, Picture, Sheet


def read(name: str, data: bytes, **beside: bytes) -> str:
    return notation(read_original(name, data, beside.get))


def notation(original: Original) -> str:
    """`#` heading, `*` item, `[1.]` printed number, `!` bold, `|` table (`‖` its header), `<>` picture, `=` slide, `~` words of
    the text that no element has."""
    return "\n".join(_all(original)) + "\n"


def _all(original: Original) -> Iterator[str]:
    text, end = original.text, 0
    for element in original.elements:
        yield from _unheld(text[end : element.cut.start])
        yield from _of(text, element)
        assert end <= element.cut.start <= element.cut.end, "elements stand in the order of the text"
        end = element.cut.end
    yield from _unheld(text[end:])


def _unheld(words: str) -> Iterator[str]:
    yield from (f"~ {line}" for line in words.split("\n") if line.strip())


def _of(text: str, element: Element) -> Iterator[str]:
    words = element.cut.of(text)
    match element:
        case Line():
            marks = ["#" * element.heading, "*" * element.item, f"[{element.number}]" if element.number else ""]
            yield " ".join((*(mark for mark in marks if mark), f"{'!' if element.strong else ''}{words}"))
        case Grid():
            for number, row in enumerate(element.rows):
                bar = "‖" if element.header and not number else "|"
                yield f"{bar} " + f" {bar} ".join(cell.of(text).replace("\n", " / ") for cell in row)
        case Picture():
            yield f"<{element.name}> {words}"
        case Sheet():
            yield f"= {element.title.of(text) if element.title else '-'}{' (divider)' if element.divider else ''}"
            yield from (f"  {line}" for one in element.elements for line in _of(text, one))
            yield from (f"  say: {note.cut.of(text)}" for note in element.notes)
