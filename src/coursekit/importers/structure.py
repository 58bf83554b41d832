"""From what a file says to its entries in a tree."""

from __future__ import annotations

from coursekit.importers.cutting import pieces_of
from coursekit.importers.extent import parts_of
from coursekit.importers.levels import tree_of
from coursekit.importers.original import Original
from coursekit.importers.outline import Outline


def outline_of(original: Original) -> Outline:
    """Every word of the original is in exactly one entry, or in the mark before it."""
    front, body, back = parts_of(pieces_of(original), original.text)
    return Outline(original, front, tree_of(body, original.text), back)
