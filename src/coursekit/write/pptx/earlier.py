"""Slides as they stand in the file of an earlier deck: what would be written of them is there, packed."""

from __future__ import annotations

import struct
from collections.abc import Collection, Mapping

from deflate import DeflateError

from coursekit.value import Value
from coursekit.write.ooxml.package import Package, rels_path
from coursekit.write.ooxml.zip import Entry, unpack, unzip
from coursekit.write.pptx import namespaces as ns

# Relationships of one slide have some hundred bytes; a file that says otherwise of them is none of ours.
_MOST_BYTES = 65_536
# Parts that a slide points to are named in the order in which slides first need them (`attachments`).
_ATTACHED = (b"/relationships/image", b"/relationships/chart")


class EarlierDeck(Value):
    """The entries of a deck that was written in this look, language and footer, by name; the `same` slides, counted from 1, are
    what they were."""

    entries: Mapping[str, Entry]
    same: Collection[int]

    def copy_slide(self, number: int, package: Package) -> bool:
        """Put the slide and its notes into the package. Not when it points to parts beside these: those are to be put there
        with it, under names that other slides may change."""
        slide, notes = slide_part(number), notes_part(number)
        if number not in self.same or not self._is_whole(slide):
            return False
        for part, kind in ((slide, ns.SLIDE_TYPE), (notes, ns.NOTES_TYPE)):
            if part in self.entries:
                package.parts[part] = self.entries[part]
                package.parts[rels_path(part)] = self.entries[rels_path(part)]
                package.overrides[part] = kind
        return True

    def _is_whole(self, slide: str) -> bool:
        entry = self.entries.get(rels_path(slide))
        if entry is None or slide not in self.entries or entry.size > _MOST_BYTES:
            return False
        try:
            relationships = unpack(entry)
        except DeflateError:
            return False
        return not any(kind in relationships for kind in _ATTACHED)


NO_DECK = EarlierDeck({}, ())


def read_earlier(file: bytes, same: Collection[int]) -> EarlierDeck:
    try:
        return EarlierDeck(unzip(file), same)
    except (struct.error, ValueError):
        return NO_DECK  # whatever it is, it is no deck of ours


def slide_part(number: int) -> str:
    return f"ppt/slides/slide{number}.xml"


def notes_part(number: int) -> str:
    return f"ppt/notesSlides/notesSlide{number}.xml"
