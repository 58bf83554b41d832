"""What the paginator must know of a deck's template: the room for text on each layout."""

from __future__ import annotations

from coursekit.documents.look import Box, DeckMetrics, Look, SlideBoxes
from coursekit.write.pptx.places import Placeholder, Places
from coursekit.write.pptx.template import read_template


def read_deck_metrics(look: Look) -> DeckMetrics:
    """A layout without a body gives the room of its facts or subtitle."""
    return {role: _boxes(places) for role, places in read_template(look).places.items()}


def _boxes(places: Places) -> SlideBoxes:
    main = places.main or places.facts or places.subtitle or places.title
    return SlideBoxes(
        title=_box(places.title),
        title_pt=places.title.size_pt,
        main=_box(main),
        side=_box(places.side) if places.side else None,
        body_pt=main.size_pt,
    )


def _box(placeholder: Placeholder) -> Box:
    return Box(placeholder.frame.text_width, placeholder.frame.text_height)
