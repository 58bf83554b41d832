"""What makes a slide known at a glance: the sign of an activity's kind, its timer and facts, a very large number."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping

from coursekit.content import Text
from coursekit.documents.deck import Fact, Layout, Slide
from coursekit.measure.body import fitting_size, line_em, text_height
from coursekit.measure.lines import Line
from coursekit.value import replace
from coursekit.write.pptx.draft import Draft
from coursekit.write.pptx.metrics import box_of
from coursekit.write.pptx.namespaces import DECORATIVE, emu
from coursekit.write.pptx.paragraphs import Setting
from coursekit.write.pptx.places import Frame, Placeholder, Places
from coursekit.write.pptx.shapes import text_shape, transform
from coursekit.write.signs import BADGES, GRID, STROKE, Stroke, custom_geometry, sign_geometry

_ROLES: Mapping[Layout, str] = {Layout.CASE: "accent", Layout.QUESTION: "accent"}
"""The colour of a task's sign and facts; that of the others is the second."""
_SIGN_SHARE = 0.58  # of its badge
_ICON_PT = 24.0
_RING_SHARE = 0.07  # the timer's line, of its side
_HOUR = 60
_LABEL_PT, _MOST_FACT_PT, _LEAST_FACT_PT, _FACT_GAP_PT = 13.0, 18.0, 11.0, 2.0
_LEADING_NUMBER = re.compile(r"(\d+)\s*(.*)", re.DOTALL)


def mark_shape(draft: Draft, slide: Slide, places: Places) -> str:
    """The slide's mark, where its layout has room for it: elsewhere its title and subtitle say the same."""
    place = places.others.get("mark")
    if place is None or not slide.mark:
        return ""
    lines = [Line((Text(slide.mark),))]
    size = fitting_size(lines, box_of(place), place.size_pt, place.size_pt / 3, draft.voice.heading)
    setting = Setting(size if size < place.size_pt else None, own_bullets=not place.bulleted, heading=True)
    return text_shape(draft, place, "Mark", lines, setting)


def sign_shapes(draft: Draft, slide: Slide, places: Places) -> str:
    """The sign of the activity's kind, where its layout has a place for it. The tag says it in words."""
    place = places.others.get("sign")
    if place is None or slide.sign not in BADGES:
        return ""
    role = _ROLES.get(slide.layout, "second")
    ground, ink = ("paper", role) if place.inverse else (role, "paper")
    return badge_shapes(draft, slide.sign, place.frame, ground, ink)


def badge_shapes(draft: Draft, kind: str, frame: Frame, ground: str, ink: str) -> str:
    """A badge whose form tells the family of kinds, in it the kind's own sign."""
    side = frame.width * _SIGN_SHARE
    inner = Frame(frame.x + (frame.width - side) / 2, frame.y + (frame.height - side) / 2, side, side)
    badge = f'<a:prstGeom prst="{BADGES[kind]}"><a:avLst/></a:prstGeom>'
    return _decoration(draft, frame, badge, fill=_solid(draft, ground)) + _sign(draft, kind, inner, ink)


def _sign(draft: Draft, name: str, frame: Frame, ink: str) -> str:
    colour, width = _solid(draft, ink), frame.width / GRID * STROKE
    lines, areas = sign_geometry(name, filled=False), sign_geometry(name, filled=True)
    drawn = _decoration(draft, frame, lines, line=colour, line_pt=width) if lines else ""
    return drawn + (_decoration(draft, frame, areas, fill=colour) if areas else "")


# ---------------------------------------------------------------- facts


def fact_shapes(draft: Draft, slide: Slide, places: Places) -> str:
    """The facts that the layout has places of their own for: how long, with whom, what comes out."""
    found = {fact.sign: fact for fact in slide.facts if fact.sign in places.others}
    role = _ROLES.get(slide.layout, "second")
    shapes = ""
    for sign, fact in found.items():
        place = places.others["timer" if sign == "minutes" else sign]
        if sign == "minutes":
            shapes += _timer(draft, fact, place, role)
        else:
            shapes += _fact(draft, fact, _fact_place(sign, place, found, places), role)
    return shapes


def other_facts(slide: Slide, places: Places) -> tuple[Fact, ...]:
    """Those that stand together in one place, or in the body where a layout has none."""
    return tuple(fact for fact in slide.facts if fact.sign not in places.others)


def _fact_place(sign: str, place: Placeholder, found: Mapping[str, Fact], places: Places) -> Placeholder:
    """The output takes the room of a grouping that is not told."""
    above = places.others.get("grouping")
    if sign != "output" or above is None or "grouping" in found:
        return place
    one, other = above.frame, place.frame
    frame = replace(
        other,
        x=one.x,
        y=one.y,
        width=other.x + other.width - one.x,
        height=other.y + other.height - one.y,
    )
    return replace(place, frame=frame)


def _fact(draft: Draft, fact: Fact, place: Placeholder, role: str) -> str:
    frame = place.frame
    icon = Frame(frame.x, frame.y + 1, _ICON_PT, _ICON_PT)
    typeface, size = draft.voice.typeface, _MOST_FACT_PT
    while size > _LEAST_FACT_PT and (
        text_height(_fact_lines(fact, size), box_of(place), size, _FACT_GAP_PT, typeface) > frame.text_height
    ):
        size -= 1
    setting = Setting(own_bullets=not place.bulleted, gap_pt=_FACT_GAP_PT, line_em=line_em(typeface))
    words = text_shape(draft, place, "Fact", _fact_lines(fact, size), setting, frame=frame)
    return _sign(draft, fact.sign, icon, "paper" if place.inverse else role) + words


def _fact_lines(fact: Fact, size: float) -> list[Line]:
    """The label on the placeholder's first level, the text on its second."""
    return [
        Line((Text(fact.label),), size_pt=min(_LABEL_PT, size)),
        Line((Text(fact.text),), 1, size_pt=size),
    ]


def _timer(draft: Draft, fact: Fact, place: Placeholder, role: str) -> str:
    """The minutes in a ring that is filled by their share of an hour."""
    number = _LEADING_NUMBER.fullmatch(fact.text)
    figure, unit = number.groups() if number else ("", fact.text)
    lines = [Line((Text(figure),))] if figure else []
    lines += [Line((Text(unit),), 1)] if unit else []
    ink = "paper" if place.inverse else role
    share = min(int(figure) / _HOUR, 1.0) if figure else 1.0
    words = text_shape(draft, place, "Timer", lines, Setting(own_bullets=not place.bulleted))
    return _ring(draft, place.frame, share, ink, inverse=place.inverse) + words


def _ring(draft: Draft, frame: Frame, share: float, ink: str, *, inverse: bool) -> str:
    width = frame.width * _RING_SHARE
    side = frame.width - width
    inner = Frame(frame.x + width / 2, frame.y + width / 2, side, side)
    whole = '<a:prstGeom prst="ellipse"><a:avLst/></a:prstGeom>'
    ground = _solid(draft, "paper", 0.3) if inverse else _solid(draft, "line")
    arc = custom_geometry((Stroke(_arc_path(share)),), 2, 2)
    return _decoration(draft, inner, whole, line=ground, line_pt=width) + _decoration(
        draft, inner, arc, line=_solid(draft, ink), line_pt=width
    )


def _arc_path(share: float) -> str:
    """A share of the unit circle round (1, 1), clockwise from the top, in pieces of a quarter at most."""
    pieces = max(math.ceil(share * 4), 1)
    step = share * 2 * math.pi / pieces
    reach = 4 / 3 * math.tan(step / 4)
    path = "M1 0"
    for piece in range(pieces):
        a, b = piece * step, (piece + 1) * step
        points = (
            (math.sin(a) + reach * math.cos(a), -math.cos(a) + reach * math.sin(a)),
            (math.sin(b) - reach * math.cos(b), -math.cos(b) - reach * math.sin(b)),
            (math.sin(b), -math.cos(b)),
        )
        path += " C" + " ".join(f"{1 + x:.4f} {1 + y:.4f}" for x, y in points)
    return path


# ---------------------------------------------------------------- shapes without words


def _solid(draft: Draft, role: str, opacity: float = 1) -> str:
    colour = draft.voice.colours[role]
    if opacity < 1:
        name = colour[1:].split(" ", 1)[0]
        colour = f'{colour.removesuffix("/>")}><a:alpha val="{round(opacity * 100_000)}"/></{name}>'
    return f"<a:solidFill>{colour}</a:solidFill>"


def _decoration(
    draft: Draft, frame: Frame, geometry: str, *, fill: str = "", line: str = "", line_pt: float = 1
) -> str:
    id = draft.next_id()
    outline = f'<a:ln w="{emu(line_pt)}" cap="rnd">{line}<a:round/></a:ln>' if line else "<a:ln><a:noFill/></a:ln>"
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{id}" name="Sign {id}">{DECORATIVE}</p:cNvPr><p:cNvSpPr/><p:nvPr/></p:nvSpPr>'
        f"<p:spPr>{transform(frame)}{geometry}{fill or '<a:noFill/>'}{outline}</p:spPr></p:sp>"
    )


def panel_shape(draft: Draft, frame: Frame, *, fill: str, line: str = "", radius: float = 6) -> str:
    """A rounded rectangle in roles of the palette, behind words of a slide."""
    share = round(100_000 * min(radius / min(frame.width, frame.height), 0.5))
    geometry = f'<a:prstGeom prst="roundRect"><a:avLst><a:gd name="adj" fmla="val {share}"/></a:avLst></a:prstGeom>'
    return _decoration(draft, frame, geometry, fill=_solid(draft, fill), line=_solid(draft, line) if line else "")
