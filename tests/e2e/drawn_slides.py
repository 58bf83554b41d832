"""Slides as LibreOffice draws them: where the characters of a page stand."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
from pypdfium2 import raw


@dataclass(frozen=True, slots=True)
class Sign:
    """A character: the start of its base line in points from the page's top left corner, and its size."""

    text: str
    x: float
    y: float
    size: float


def signs_of(pdf: Path) -> Iterator[tuple[Sign, ...]]:
    """The characters of each page but for spaces."""
    document = pypdfium2.PdfDocument(pdf)
    for page in document:
        yield tuple(_signs(page.get_textpage(), page.get_height()))
    document.close()


def _signs(text: pypdfium2.PdfTextPage, height: float) -> Iterator[Sign]:
    x, y = ctypes.c_double(), ctypes.c_double()
    for index in range(raw.FPDFText_CountChars(text)):
        character = chr(raw.FPDFText_GetUnicode(text, index))
        if character.isspace() or not character.isprintable():
            continue
        raw.FPDFText_GetCharOrigin(text, index, x, y)
        yield Sign(character, x.value, height - y.value, raw.FPDFText_GetFontSize(text, index))


def base_lines(signs: list[Sign], tolerance_pt: float = 6.0) -> list[float]:
    """The heights at which lines stand, from the top."""
    lines: list[float] = []
    for y in sorted(sign.y for sign in signs):
        if not lines or y - lines[-1] > tolerance_pt:
            lines.append(y)
    return lines
