"""What the paginator must know of a deck's template: the room for text on each layout, and what it is set in."""

from __future__ import annotations

from coursekit.documents.look import Box, DeckMetrics, Look, SlideBoxes, Typeface
from coursekit.write.pptx.draft import typefaces
from coursekit.write.pptx.places import Frame, Placeholder, Places
from coursekit.write.pptx.shapes import is_own_box
from coursekit.write.pptx.template import read_template

OWN_TAG_PT = 12.0
"""The size of a tag that a template has no place for."""


def read_deck_metrics(look: Look, language: str) -> DeckMetrics:
    """A layout without a body gives the room of its facts or subtitle. Text never goes to a place for a picture."""
    template = read_template(look)
    body, heading = typefaces(language, look, template)
    return {role: _boxes(places, body, heading) for role, places in template.places.items()}


def _boxes(places: Places, typeface: Typeface, heading: Typeface) -> SlideBoxes:
    main = places.main or places.facts or places.subtitle or places.title
    side = places.side
    if side is not None and main.kind == "pic":
        main, side = side, main
    boxes = box_of(main), box_of(side) if side else None
    named = {"subtitle": places.subtitle, "facts": places.facts, **places.others}
    others = frozenset(name for name, place in named.items() if place is not None)
    footer = box_of(places.footer) if places.footer else None
    return SlideBoxes(box_of(places.title), *boxes, typeface, heading, _tag(places), footer, others)


def _tag(places: Places) -> Box:
    """Over the title where the template has no place for it."""
    return box_of(places.tag) if places.tag else Box(places.title.frame.text_width, OWN_TAG_PT, OWN_TAG_PT)


def box_of(place: Placeholder, frame: Frame | None = None) -> Box:
    """The room for text in a placeholder; `frame` where it was moved. A place of its own has no levels to give."""
    room = frame or place.frame
    if is_own_box(place):
        return Box(room.text_width, room.text_height, place.size_pt)
    return Box(room.text_width, room.text_height, place.size_pt, place.levels, place.bulleted)
