"""One slide as XML: every part of it in its place, in reading order, the title first."""

from __future__ import annotations

from collections.abc import Sequence

from coursekit.content import Block, LineBreak, List, Paragraph, Quote, Strong, Text
from coursekit.documents.deck import Layout, Slide
from coursekit.measure.body import fitting_size, line_em, text_height
from coursekit.measure.lines import Line, lines_of
from coursekit.measure.titles import TITLE_LINE_EM
from coursekit.value import replace
from coursekit.write.ooxml.package import XML_DECLARATION
from coursekit.write.ooxml.xml import attribute, text
from coursekit.write.pptx.body import Room, body_shapes, day_shapes
from coursekit.write.pptx.draft import Draft
from coursekit.write.pptx.facts import fact_lines, facts_as_line, facts_as_list, facts_shape
from coursekit.write.pptx.marks import badge_shapes, fact_shapes, mark_shape, other_facts, sign_shapes
from coursekit.write.pptx.metrics import OWN_TAG_PT, box_of
from coursekit.write.pptx.namespaces import DECORATIVE, ROOT
from coursekit.write.pptx.paragraphs import Setting
from coursekit.write.pptx.pictures import picture_shape
from coursekit.write.pptx.places import Frame, Placeholder, Places
from coursekit.write.pptx.quiz import quiz_shapes
from coursekit.write.pptx.shapes import TREE_HEAD, placeholder_mark, text_shape, transform
from coursekit.write.signs import BADGES

_LEAST_TITLE_PT = 20.0
_LEAST_SMALL_PT = 11.0
_TAG_HEIGHT, _LEAST_TOP = 18.0, 4.0
_TAG_INDENT = 26.0  # of a tag behind a sign
_QUOTE_GAP = 24.0
_NUMBER_FIELD = "{0C7E4B1D-2A3F-4E5C-9B8D-6F1A7C2E3D54}"


def slide_xml(draft: Draft, slide: Slide, places: Places, footer: str, number: int) -> str:
    """`number` is what the slide number's field shows until a program counts anew."""
    facts, others = slide, other_facts(slide, places)
    slide = replace(slide, facts=others) if others != slide.facts else slide
    shapes = (
        _title(draft, slide, places)
        + sign_shapes(draft, slide, places)
        + _tag(draft, slide, places)
        + mark_shape(draft, slide, places)
        + _subtitle(draft, slide, places)
        + _content(draft, slide, places)
        + fact_shapes(draft, facts, places)
        + facts_shape(draft, slide, places.facts)
        + _attribution(draft, slide, places)
        + _logo(draft, slide, places)
        + _footer(draft, places, footer)
        + _number(draft, places, number)
    )
    return (
        f"{XML_DECLARATION}<p:sld {ROOT}><p:cSld><p:spTree>{TREE_HEAD}{shapes}</p:spTree></p:cSld>"
        f"<p:clrMapOvr>{_colour_map(places)}</p:clrMapOvr></p:sld>"
    )


def _colour_map(places: Places) -> str:
    """A slide does not inherit its layout's colour map: PowerPoint copies it, and so it is done here."""
    if not places.colour_map:
        return "<a:masterClrMapping/>"
    names = "".join(f' {name}="{attribute(slot)}"' for name, slot in places.colour_map.items())
    return f"<a:overrideClrMapping{names}/>"


# ---------------------------------------------------------------- title, tag, subtitle


def _title(draft: Draft, slide: Slide, places: Places) -> str:
    """At the size that was measured, broken where it reads best; what was not measured is made to fit."""
    if slide.title_pt is not None:
        lines = slide.title_lines or (slide.title,)
        broken = [inline for line in lines for inline in (LineBreak(), Text(line))][1:]
        setting = Setting(slide.title_pt, own_bullets=not places.title.bulleted, line_em=TITLE_LINE_EM, heading=True)
        return text_shape(draft, places.title, "Title", [Line(tuple(broken))], setting)
    return _fitted(draft, places.title, "Title", [Line((Text(slide.title),))], least_pt=_LEAST_TITLE_PT, heading=True)


def _tag(draft: Draft, slide: Slide, places: Places) -> str:
    """A template without a tag placeholder gets the tag as a text box, if there is room over its title: behind the sign."""
    if not slide.tag:
        return ""
    if places.tag is not None:
        return _fitted(draft, places.tag, "Tag", [Line((Text(slide.tag),))])
    title = places.title.frame
    top = max(title.y - _TAG_HEIGHT, _LEAST_TOP)
    frame = replace(title, y=top, height=_TAG_HEIGHT, insets=(title.insets[0], 0, 0, 0))
    if top + _TAG_HEIGHT > title.y + _LEAST_TOP or any(
        frame.overlaps(place.frame) for place in (places.main, places.subtitle) if place is not None
    ):
        return ""
    light, inverse, sign = _light_ink(draft), places.title.inverse, ""
    if slide.sign in BADGES:
        badge = Frame(frame.x + frame.insets[0], top - 1, _TAG_HEIGHT + 2, _TAG_HEIGHT + 2)
        sign = badge_shapes(draft, slide.sign, badge, *((light, "second") if inverse else ("second", light)))
        frame = replace(frame, x=frame.x + _TAG_INDENT, width=frame.width - _TAG_INDENT)
    place = Placeholder("body", None, "", frame, OWN_TAG_PT)
    setting = Setting(OWN_TAG_PT, own_bullets=True, ink=light if inverse else "muted")
    return sign + text_shape(draft, place, "Tag", [Line((Text(slide.tag),))], setting)


def _light_ink(draft: Draft) -> str:
    """The title stands on a dark ground: what stands with it is light, whichever of the two colours that is."""
    palette = draft.voice.palette
    return max(("paper", "ink"), key=lambda role: sum(bytes.fromhex(getattr(palette, role))))


def _subtitle(draft: Draft, slide: Slide, places: Places) -> str:
    """On a layout without a body what belongs there follows the subtitle."""
    place = places.subtitle
    lines = [Line((Text(slide.subtitle),))] if slide.subtitle else []
    if places.main is None:
        lines += lines_of((*slide.main, *slide.side))
        lines += fact_lines(draft, slide.facts) if places.facts is None else []
    if place is None or not lines:
        return ""
    return _fitted(draft, place, "Subtitle", lines)


def _fitted(
    draft: Draft,
    place: Placeholder,
    name: str,
    lines: Sequence[Line],
    *,
    least_pt: float = _LEAST_SMALL_PT,
    heading: bool = False,
) -> str:
    """Text at the template's size, or at the largest smaller one that fits."""
    typeface = draft.voice.heading if heading else draft.voice.typeface
    # Templates set headings in bold, which is wider: so they were measured.
    measured = [replace(line, bold=True) for line in lines] if heading else lines
    size = fitting_size(measured, box_of(place), place.size_pt, least_pt, typeface)
    setting = Setting(
        size if size < place.size_pt else None,
        own_bullets=not place.bulleted,
        line_em=line_em(typeface),
        heading=heading,
    )
    return text_shape(draft, place, name, lines, setting)


# ---------------------------------------------------------------- content


def _content(draft: Draft, slide: Slide, places: Places) -> str:
    """Heads stand over their columns; what has no place of its own goes into the main one."""
    if places.main is None:
        return ""
    if slide.layout is Layout.QUIZ and (quiz := quiz_shapes(draft, slide, places)):
        return quiz
    room = Room(
        places.main,
        slide.body_pt,
        slide.title,
        gap_pt=slide.gap_pt,
        options=slide.layout is Layout.QUIZ,
        agenda=slide.layout is Layout.DAY,
        from_top=places.side is not None,
    )
    main, side = _main_blocks(slide, places), slide.side
    if slide.day is not None:
        return day_shapes(draft, slide.day, (*main, *side), room)
    if places.side is None:
        return body_shapes(draft, (*main, *side), room)
    left, right = _sides(slide, places.main, places.side)
    heads = slide.heads if slide.heads and places.heads else ()
    shapes = []
    for column, (blocks, place) in enumerate(((main, left), (side, right))):
        if column < len(heads):
            shapes.append(_fitted(draft, places.heads[column], "Head", [Line(heads[column])]))
        elif column < len(slide.heads):
            blocks = (Paragraph((Strong(slide.heads[column]),)), *blocks)
        shapes.append(body_shapes(draft, blocks, replace(room, place=place)))
    return "".join(shapes)


def _sides(slide: Slide, left: Placeholder, right: Placeholder) -> tuple[Placeholder, Placeholder]:
    """The placeholders of main and side: text never goes to the one that is for a picture."""
    if _is_text(slide.main) and left.kind == "pic":
        return right, left
    if _is_text(slide.side) and right.kind == "pic":
        return right, left
    return left, right


def _is_text(blocks: Sequence[Block]) -> bool:
    return bool(blocks) and all(isinstance(block, Paragraph | List | Quote) for block in blocks)


def _main_blocks(slide: Slide, places: Places) -> tuple[Block, ...]:
    """The main blocks, before them a subtitle and after them facts that the layout has no place for."""
    main = slide.main
    if slide.layout is Layout.QUOTE and places.attribution is not None:
        main = tuple(inner for block in main for inner in _quoted(block))
    lead = (Paragraph((Text(slide.subtitle),)),) if slide.subtitle and places.subtitle is None else ()
    if not slide.facts or places.facts is not None:
        return (*lead, *main)
    facts = (facts_as_list if _is_text(main) or not main else facts_as_line)(slide.facts)
    return (*lead, *main, *facts)


def _quoted(block: Block) -> tuple[Block, ...]:
    """On a slide that is a quotation its words need no other sign."""
    return block.blocks if isinstance(block, Quote) else (block,)


# ---------------------------------------------------------------- attribution, footer, number


def _attribution(draft: Draft, slide: Slide, places: Places) -> str:
    """Under the words, as far up as they leave room."""
    place = places.attribution
    if slide.layout is not Layout.QUOTE or place is None or places.main is None:
        return ""
    said_by = [block.attribution for block in slide.main if isinstance(block, Quote) and block.attribution]
    if not said_by:
        return ""
    words = tuple(lines_of(_main_blocks(slide, places)))
    main = places.main.frame
    size = slide.body_pt or places.main.size_pt
    height = text_height(words, box_of(places.main), size, slide.gap_pt or 0.0, draft.voice.typeface)
    top = main.y + max(main.height - height, 0.0) / 2 if places.main.centred else main.y
    under = top + height + _QUOTE_GAP
    frame = replace(place.frame, y=min(under, place.frame.y))
    dash = "——" if draft.voice.is_east_asian else "— "
    lines = [Line((Text(dash), *name)) for name in said_by]
    return text_shape(draft, place, "Attribution", lines, Setting(own_bullets=True), frame=frame)


_LOGO_WIDTH, _LOGO_HEIGHT, _LOGO_MARGIN, _LOGO_EDGE = 150.0, 64.0, 30.0, 6.0


def _logo(draft: Draft, slide: Slide, places: Places) -> str:
    """At the right of the opening's lines, which are short; in the corner over the title where those have no place."""
    logo = slide.logo
    if logo is None:
        return ""
    image = logo.image
    scale = min(_LOGO_WIDTH / image.width, _LOGO_HEIGHT / image.height)
    width, height = image.width * scale, image.height * scale
    right = max(place.frame.x + place.frame.width for place in (places.title, places.facts) if place)
    y = places.facts.frame.y if places.facts is not None else _LOGO_MARGIN
    frame = Frame(right - width, y, width, height)
    ground = _light_ground(draft, frame) if (places.facts or places.title).inverse else ""
    return ground + picture_shape(draft, logo, draft.attachments.add_picture(image), frame, None)


def _light_ground(draft: Draft, frame: Frame) -> str:
    """Logos are made for white paper: on a dark slide one stands on a plate of it."""
    id = draft.next_id()
    edge = _LOGO_EDGE
    plate = Frame(frame.x - edge, frame.y - edge, frame.width + 2 * edge, frame.height + 2 * edge)
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{id}" name="Ground {id}">{DECORATIVE}</p:cNvPr><p:cNvSpPr/><p:nvPr/></p:nvSpPr>'
        f'<p:spPr>{transform(plate)}<a:prstGeom prst="roundRect"><a:avLst><a:gd name="adj" fmla="val 10000"/></a:avLst>'
        f"</a:prstGeom><a:solidFill>{draft.voice.colours['paper']}</a:solidFill><a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
    )


def _footer(draft: Draft, places: Places, words: str) -> str:
    if places.footer is None or not words:
        return ""
    return text_shape(draft, places.footer, "Footer", [Line((Text(words),))], Setting(own_bullets=True))


def _number(draft: Draft, places: Places, number: int) -> str:
    if places.number is None:
        return ""
    id = draft.next_id()
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{id}" name="Slide Number {id}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f"<p:nvPr>{placeholder_mark(places.number)}</p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>"
        f'<a:p><a:fld id="{_NUMBER_FIELD}" type="slidenum"><a:rPr {draft.voice.languages}/>'
        f"<a:t>{text(str(number))}</a:t></a:fld></a:p></p:txBody></p:sp>"
    )
