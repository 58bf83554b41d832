"""A slide's XML apart from its words: what is left is the same on most slides of a deck, and is read once."""

from __future__ import annotations

import re

# As a slide's own writer writes it. An a:p that has attributes, or nothing in it, stays where it is.
CUT = "cut"
"""The attribute of what was cut out: of a paragraph its number."""
_OPEN, _CLOSE = "<a:p>", "</a:p>"
_DESCRIBED, _DESCRIPTION = ' descr="', re.compile(' descr="[^"]*"')


def cut(xml: str) -> tuple[tuple[str, ...], list[str]]:
    """What is between the paragraphs, and these. Descriptions of pictures are words too, that nobody sees."""
    first, *rest = xml.split(_OPEN)
    between, paragraphs = [first], []
    for piece in rest:
        paragraph, _, after = piece.partition(_CLOSE)
        paragraphs.append(paragraph)
        between.append(after)
    if _DESCRIBED in xml:
        between = [_DESCRIPTION.sub("", piece) for piece in between]
    return tuple(between), paragraphs


def joined(between: tuple[str, ...]) -> str:
    """The XML again, with an a:p that tells its number where a paragraph was."""
    first, *rest = between
    return first + "".join(f'<a:p {CUT}="{number}"/>{piece}' for number, piece in enumerate(rest))
