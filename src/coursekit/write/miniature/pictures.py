"""Slides of a finished deck as small pictures, for the pages that show them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from coursekit.documents.look import Look
from coursekit.write.miniature.deck import PaintedDeck, PaintedSlide, open_deck
from coursekit.write.miniature.emf import Metafiles, character_set
from coursekit.write.miniature.photos import Photos


def slide_metafiles(pptx: bytes, language: str, numbers: Iterable[int]) -> Iterator[tuple[int, bytes]]:
    """Each of these slides (from 1), with its number, as a metafile for Word. No font is needed: Word has those of the deck."""
    deck = open_deck(pptx, language)
    metafiles = Metafiles(deck.width, deck.height, _photos(deck).bitmap, character_set(language))
    return _pictures(deck, numbers, metafiles.write)


def slide_svgs(pptx: bytes, language: str, numbers: Iterable[int], look: Look) -> Iterator[tuple[int, bytes]]:
    """Each of these slides (from 1) as SVG, for Typst: its text names the families that stand in for the deck's."""
    # Typst's index of fonts takes longer to make than all pictures for Word.
    from coursekit.write.fonts import families_for, fonts_for
    from coursekit.write.miniature.svg import Svgs

    deck, fonts = open_deck(pptx, language), fonts_for(look)
    rest = families_for(fonts, look, language)

    def families(family: str, *, is_east_asian: bool) -> tuple[str, ...]:
        first = fonts.stand_in(family, language if is_east_asian else "en")
        return tuple(dict.fromkeys(name for name in (first, *rest) if name is not None))

    return _pictures(deck, numbers, Svgs(deck.width, deck.height, _photos(deck).png, families).write)


def _photos(deck: PaintedDeck) -> Photos:
    return Photos(deck.read, deck.width)


def _pictures(
    deck: PaintedDeck, numbers: Iterable[int], write: Callable[[PaintedSlide], bytes]
) -> Iterator[tuple[int, bytes]]:
    return ((number, write(deck.slide(number))) for number in numbers)
