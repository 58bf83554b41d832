"""A quiz question: its words over its options, each option in a row of its own with its letter on a disc."""

from __future__ import annotations

from collections.abc import Sequence

from coursekit.content import Block, Inlines, List, Paragraph
from coursekit.documents.deck import Slide
from coursekit.documents.look import Box, Typeface
from coursekit.measure.body import LEAST_BODY_PT, line_em, text_height
from coursekit.measure.lines import Line
from coursekit.write.ooxml.xml import text
from coursekit.write.pptx.draft import Draft
from coursekit.write.pptx.marks import panel_shape
from coursekit.write.pptx.paragraphs import Setting
from coursekit.write.pptx.places import Frame, Placeholder, Places
from coursekit.write.pptx.shapes import text_shape, transform

_DISC_PT = 36.0
_BEFORE_PT, _AFTER_PT = 64.0, 20.0  # of an option's words in their row
_GAP_PT, _LEAST_GAP_PT, _LEAST_ROW_PT, _MOST_ROW_PT = 10.0, 3.0, 40.0, 64.0
_STEM_GAP_PT = 14.0
_LEAST_STEM_PT = 60.0


def quiz_shapes(draft: Draft, slide: Slide, places: Places) -> str:
    """ "" for what is no stem of words with options, or has more of them than the layout has places."""
    stem, options = slide.main[:-1], slide.main[-1] if slide.main else None
    rows = [place for name, place in sorted(places.others.items()) if name.startswith("option")]
    if places.main is None or not isinstance(options, List) or not _have_rows(options, len(rows)):
        return ""
    asked = [block.content for block in stem if isinstance(block, Paragraph)]
    if len(asked) < len(stem):
        return ""
    words = [_words(item.blocks) for item in options.items]
    typeface, whole = draft.voice.typeface, places.main.frame
    size = _fitting_size(asked, words, slide.body_pt or rows[0].size_pt, whole, typeface)
    height = _stem_height(asked, size, whole.width, typeface)
    frames = _rows(words, size, Frame(whole.x, whole.y + height, whole.width, whole.height - height), typeface)
    shapes = [_stem(draft, asked, size, places.main, height)]
    for number, (content, place, frame) in enumerate(zip(words, rows, frames, strict=False), start=options.start):
        shapes.append(_option(draft, chr(ord("A") + number - 1), content, place, frame, size))
    return "".join(shapes)


def _have_rows(options: List, most: int) -> bool:
    """Whether each option has a row: what is more than a paragraph stands in the list as it was written."""
    plain = all(len(item.blocks) == 1 and isinstance(item.blocks[0], Paragraph) for item in options.items)
    return plain and 0 < len(options.items) <= most


def _words(blocks: Sequence[Block]) -> Inlines:
    return next((block.content for block in blocks if isinstance(block, Paragraph)), ())


def _height(content: Inlines, size: float, width: float, typeface: Typeface) -> float:
    return text_height([Line(content)], Box(width, 0), size, 0, typeface)


def _fitting_size(
    asked: Sequence[Inlines], words: Sequence[Inlines], most_pt: float, whole: Frame, typeface: Typeface
) -> float:
    """Rows take more room than the lines that were measured: the size gives way, down to that of a body."""
    size = most_pt
    while size > LEAST_BODY_PT and _least_height(asked, words, size, whole.width, typeface) > whole.height:
        size -= 1
    return size


def _least_height(
    asked: Sequence[Inlines], words: Sequence[Inlines], size: float, width: float, typeface: Typeface
) -> float:
    rows = _needed(words, size, width, typeface)
    return _stem_height(asked, size, width, typeface) + sum(rows) + _LEAST_GAP_PT * (len(rows) - 1)


def _stem_height(asked: Sequence[Inlines], size: float, width: float, typeface: Typeface) -> float:
    if not asked:
        return 0
    needed = sum(_height(content, size, width, typeface) for content in asked)
    return max(needed + _STEM_GAP_PT, _LEAST_STEM_PT)


def _stem(draft: Draft, asked: Sequence[Inlines], size: float, place: Placeholder, height: float) -> str:
    if not asked:
        return ""
    whole = place.frame
    frame = Frame(whole.x, whole.y, whole.width, height)
    setting = Setting(size, own_bullets=not place.bulleted, line_em=line_em(draft.voice.typeface))
    return text_shape(draft, place, "Question", [Line(content) for content in asked], setting, frame=frame)


def _needed(words: Sequence[Inlines], size: float, width: float, typeface: Typeface) -> list[float]:
    inner = width - _BEFORE_PT - _AFTER_PT
    return [max(_height(content, size, inner, typeface) + 8, _LEAST_ROW_PT) for content in words]


def _rows(words: Sequence[Inlines], size: float, room: Frame, typeface: Typeface) -> list[Frame]:
    """As high as their words need, and evenly more while there is room."""
    needed = _needed(words, size, room.width, typeface)
    gap = min(_GAP_PT, max((room.height - sum(needed)) / max(len(words) - 1, 1), _LEAST_GAP_PT))
    spare = max(room.height - sum(needed) - gap * (len(words) - 1), 0) / len(words)
    frames, y = [], room.y
    for least in needed:
        height = min(least + spare, max(least, _MOST_ROW_PT))
        frames.append(Frame(room.x, y, room.width, height))
        y += height + gap
    return frames


def _option(draft: Draft, letter: str, content: Inlines, place: Placeholder, frame: Frame, size: float) -> str:
    disc = Frame(frame.x + 12, frame.y + (frame.height - _DISC_PT) / 2, _DISC_PT, _DISC_PT)
    inner = Frame(frame.x + _BEFORE_PT, frame.y, frame.width - _BEFORE_PT - _AFTER_PT, frame.height)
    row = panel_shape(draft, frame, fill="paper", line="line")
    setting = Setting(size, own_bullets=not place.bulleted, line_em=line_em(draft.voice.typeface))
    return row + _disc(draft, letter, disc) + text_shape(draft, place, "Option", [Line(content)], setting, frame=inner)


def _disc(draft: Draft, letter: str, frame: Frame) -> str:
    id, voice = draft.next_id(), draft.voice
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{id}" name="Letter {id}"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>'
        f'{transform(frame)}<a:prstGeom prst="ellipse"><a:avLst/></a:prstGeom>'
        f"<a:solidFill>{voice.colours['second']}</a:solidFill><a:ln><a:noFill/></a:ln></p:spPr>"
        '<p:txBody><a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"><a:noAutofit/></a:bodyPr><a:lstStyle/>'
        f'<a:p><a:pPr algn="ctr"/><a:r><a:rPr {voice.languages} sz="1800" b="1">'
        f"<a:solidFill>{voice.colours['paper']}</a:solidFill>{voice.heading_fonts}</a:rPr>"
        f"<a:t>{text(letter)}</a:t></a:r></a:p></p:txBody></p:sp>"
    )
