"""The signs of slides that ask the room to do something: native shapes in a disc, clear without colour too."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from coursekit.looks.deck.elements import Decoration, Place

Icon = tuple[Decoration, ...]


def draw_icon(name: str, place: Place, *, disc: str, ink: str = "paper") -> Icon:
    """The sign `name` in a square place: a disc of colour `disc` ("" for none), the sign on it in `ink`."""
    ground = (Decoration("ellipse", place, fill=disc),) if disc else ()
    return (*ground, *_SIGNS[name](place, disc or "paper", ink))


def _part(place: Place, x: float, y: float, width: float, height: float) -> Place:
    """A part of a square place, in hundredths of its side."""
    unit = place.width / 100
    return Place(place.x + x * unit, place.y + y * unit, width * unit, height * unit)


def _document(place: Place, ground: str, ink: str) -> Icon:
    lines = tuple(
        Decoration("rect", _part(place, 39, y, width, 4), fill=ground) for y, width in ((38, 22), (48, 22), (58, 14))
    )
    return (Decoration("snip1Rect", _part(place, 31, 24, 38, 52), fill=ink, adjust=(("adj", 30000),)), *lines)


def _speech(place: Place, ground: str, ink: str) -> Icon:
    bubble = Decoration(
        "wedgeRoundRectCallout",
        _part(place, 24, 26, 52, 38),
        fill=ink,
        adjust=(("adj1", -20000), ("adj2", 82000), ("adj3", 24000)),
        label="?",
        label_pt=round(place.width * 0.32),
        label_ink=ground,
    )
    return (bubble,)


def _people(place: Place, ground: str, ink: str) -> Icon:
    def person(x: float, y: float, scale: float) -> Icon:
        head = Decoration("ellipse", _part(place, x - 8 * scale, y, 16 * scale, 16 * scale), fill=ink)
        body = Decoration(
            "round2SameRect",
            _part(place, x - 13 * scale, y + 18 * scale, 26 * scale, 22 * scale),
            fill=ink,
            adjust=(("adj1", 50000), ("adj2", 0)),
        )
        return (head, body)

    return (*person(28, 36, 0.78), *person(72, 36, 0.78), *person(50, 27, 1.15))


def _check(place: Place, ground: str, ink: str) -> Icon:
    box = Decoration(
        "roundRect", _part(place, 27, 27, 46, 46), stroke=ink, stroke_pt=place.width * 0.05, adjust=(("adj", 14000),)
    )
    short = Decoration("rect", _part(place, 35, 50.5, 16, 6), fill=ink, rotation=45)
    long = Decoration("rect", _part(place, 41.5, 46, 30, 6), fill=ink, rotation=-50)
    return (box, short, long)


def _list(place: Place, ground: str, ink: str) -> Icon:
    rows = (32.0, 46.0, 60.0)
    dots = tuple(Decoration("ellipse", _part(place, 27, y, 8, 8), fill=ink) for y in rows)
    bars = tuple(Decoration("rect", _part(place, 41, y + 1.5, 32, 5), fill=ink) for y in rows)
    return (*dots, *bars)


def _cup(place: Place, ground: str, ink: str) -> Icon:
    handle = Decoration("donut", _part(place, 58, 45, 22, 20), fill=ink, adjust=(("adj", 24000),))
    cup = Decoration(
        "round2SameRect",
        _part(place, 27, 41, 40, 30),
        fill=ink,
        adjust=(("adj1", 36000), ("adj2", 0)),
        flip_vertical=True,
    )
    steam = tuple(Decoration("rect", _part(place, x, 22, 4, 13), fill=ink) for x in (37.0, 45.0, 53.0))
    return (handle, cup, *steam)


def _clock(place: Place, ground: str, ink: str) -> Icon:
    face = Decoration("ellipse", _part(place, 24, 24, 52, 52), fill=ink)
    hour = Decoration("rect", _part(place, 48, 34, 4, 18), fill=ground)
    minute = Decoration("rect", _part(place, 48, 48, 16, 4), fill=ground)
    return (face, hour, minute)


_SIGNS: Mapping[str, Callable[[Place, str, str], Icon]] = {
    "document": _document,
    "speech": _speech,
    "people": _people,
    "check": _check,
    "list": _list,
    "cup": _cup,
    "clock": _clock,
}
