"""What a deck and each of its slides are known by, so that a slide that is what it was need not be written again."""

from __future__ import annotations

from coursekit.documents.deck import Deck
from coursekit.pipeline.fingerprint import fingerprint
from coursekit.value import Value, replace


class DeckKeys(Value):
    """`rest` is all that is said of the deck beside its slides."""

    rest: str
    slides: tuple[str, ...]

    def same_as(self, earlier: DeckKeys) -> frozenset[int]:
        """The places, from 1, of slides that are what they were there."""
        if self.rest != earlier.rest:
            return frozenset()
        pairs = enumerate(zip(self.slides, earlier.slides, strict=False), start=1)
        return frozenset(place for place, (ours, theirs) in pairs if ours == theirs)


def keys_of(deck: Deck) -> DeckKeys:
    return DeckKeys(fingerprint(replace(deck, slides=())), tuple(map(fingerprint, deck.slides)))
