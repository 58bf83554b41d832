"""A slide's XML apart from its words: what is left is the same on most slides of a deck, and is read once."""

from __future__ import annotations

import re

# What a slide's own writer writes. An a:p that has attributes, or nothing in it, stays where it is.
_PARAGRAPH = re.compile("<a:p>(.*?)</a:p>", re.DOTALL)
_DESCRIPTION = re.compile(' descr="[^"]*"')


def cut(xml: str) -> tuple[tuple[str, ...], list[str]]:
    """What is between the paragraphs, and these. Descriptions of pictures are words too, that nobody sees."""
    pieces = _PARAGRAPH.split(xml)
    return tuple([_DESCRIPTION.sub("", piece) for piece in pieces[::2]]), pieces[1::2]


def joined(between: tuple[str, ...]) -> str:
    """The XML again, with an a:p that tells its number where a paragraph was."""
    first, *rest = between
    return first + "".join(f'<a:p cut="{number}"/>{piece}' for number, piece in enumerate(rest))
