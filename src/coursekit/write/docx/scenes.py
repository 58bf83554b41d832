"""Scenes of the guide: what is on the wall in the margin, beside it what is said and done.

One row a cue over the columns of margin, labels and words, so that a trainer's eye finds each thing in one place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from math import ceil

from coursekit.content import Chart, Drawing, Figure, Image, Table
from coursekit.documents.booklet import BookletBlock, Card, Grid, Scene, ShownSlide, SlideRef
from coursekit.documents.cue import Cue
from coursekit.value import Value, replace
from coursekit.write.docx.draft import METAFILE, Draft, Frame, Keep
from coursekit.write.docx.pictures import slide_picture
from coursekit.write.docx.script import BETWEEN_CUES_PT, MARGIN_COLUMN, NO_ROOM, cue_cells, cue_frame, label_column
from coursekit.write.docx.tables import cell, margins, row, table
from coursekit.write.docx.text import Marks, paragraph, role_text, spacer
from coursekit.write.miniature.emf import metafile_size

# Between a slide in the margin and the words, in twips (4 mm).
GUTTER = 227
# So many slides at most stand in the margin in any case; more where the words beside them are as high.
_IN_MARGIN = 3
# Slides abreast where they have rows of their own, and the space after each, in twips.
_ABREAST, _BESIDE_PICTURE = 4, 170
_PLAIN_LINE = '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
# A row of at most this height stays on one page: any row, and one beside slides.
SHORT_ROW_PT, _BESIDE_SLIDES_PT = 90.0, 250.0

_SPAN = '<w:gridSpan w:val="2"/>'
_MERGE, _MERGED = f'<w:vMerge w:val="restart"/>{margins("tcMar", 30, 0, 0, GUTTER)}', "<w:vMerge/>"

Piece = tuple[BookletBlock, ...]
Write = Callable[[Draft, Frame, Sequence[BookletBlock]], str]
HeightOf = Callable[[Sequence[BookletBlock]], float]


class Means(Value):
    """How blocks are written and how high they are: what `blocks` and `heights` lend to the scenes within them."""

    write: Write
    height_of: HeightOf


# ---------------------------------------------------------------- where the slides stand


def slides_in_margin(draft: Draft, block: Scene, beside_pt: float) -> bool:
    """Slides stand in the margin, but many pictures that are higher than the words beside them."""
    shown = block.shown
    many = len(shown.slides) > _IN_MARGIN and has_pictures(draft, shown)
    return not many or margin_height(draft, shown) <= beside_pt


def spoken(draft: Draft, block: Scene) -> tuple[BookletBlock, ...]:
    """What stands beside the slides: what they say is left out where their pictures are."""
    return block.blocks if has_pictures(draft, block.shown) else (*block.content, *block.blocks)


def margin_height(draft: Draft, shown: SlideRef) -> float:
    """How high slides are that stand one under the other in the margin, in points."""
    line = draft.template.metrics["slide-reference"].line
    if not has_pictures(draft, shown):
        return line * (1 + len(shown.slides))
    return len(shown.slides) * (_picture_height(draft, (MARGIN_COLUMN - GUTTER) / 20) + line + 6)


def rows_height(draft: Draft, shown: SlideRef, width_pt: float) -> float:
    """How high slides are that stand abreast, in points."""
    if not has_pictures(draft, shown):
        return 0.0
    line = draft.template.metrics["slide-reference"].line
    rows = ceil(len(shown.slides) / _ABREAST)
    return rows * (_picture_height(draft, width_pt / _ABREAST - _BESIDE_PICTURE / 20) + line + 6)


def has_pictures(draft: Draft, shown: SlideRef) -> bool:
    """Whether there are pictures of a reference's slides: of all of them, or of none."""
    missing = [slide for slide in shown.slides if slide.number not in draft.pictures]
    return bool(shown.slides) and not missing


def _picture_height(draft: Draft, width_pt: float) -> float:
    """All slides of a deck are of one size."""
    width, height = metafile_size(next(iter(draft.pictures.values())))
    return width_pt * height / width


def _picture(draft: Draft, slide: ShownSlide) -> Image:
    data = draft.pictures[slide.number]
    return Image(f"slide-{slide.number}.emf", data, METAFILE, *metafile_size(data))


# ---------------------------------------------------------------- a scene


def scene(draft: Draft, frame: Frame, block: Scene, means: Means) -> str:
    """The slides in the margin, beside them a row for each cue and for what stands between cues.

    Cards, tables and pictures stand between such rows, not within them: programs break nested tables badly.
    Slides so many that they are higher than all that have rows of their own over it.
    """
    blocks = spoken(draft, block)
    if not slides_in_margin(draft, block, means.height_of(blocks)):
        above = slides_abreast(draft, replace(frame, keep=Keep.WITH_NEXT), block.shown)
        return above + means.write(draft, frame, blocks)
    stretches = [(alone, tuple(group)) for alone, group in groupby(blocks, key=_stands_alone)]
    first = stretches.pop(0)[1] if stretches and not stretches[0][0] else ()
    head, tail = _beside_slides(draft, block.shown, tuple(_pieces(first)), means)
    # The last one is not to stand alone on a page.
    over = (
        replace(frame, keep=Keep.WITH_NEXT) if len(tail) == 1 and means.height_of(first) <= _BESIDE_SLIDES_PT else frame
    )
    result = _rows(draft, over, head, means, block.shown) + (_rows(draft, frame, tail, means) if tail else "")
    beside = replace(frame, indent=frame.indent + MARGIN_COLUMN)
    for alone, stretch in stretches:
        written = means.write(draft, beside, stretch) if alone else _rows(draft, frame, tuple(_pieces(stretch)), means)
        result += written
    return result


def _stands_alone(block: BookletBlock) -> bool:
    return isinstance(block, Card | Table | Grid | Drawing | Chart | Figure)


def _beside_slides(
    draft: Draft, shown: SlideRef, pieces: tuple[Piece, ...], means: Means
) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """The pieces that are beside the slides themselves, and those below them."""
    slides, height = margin_height(draft, shown), 0.0
    for index, piece in enumerate(pieces):
        if height >= slides:
            return pieces[:index], pieces[index:]
        height += means.height_of(piece) + BETWEEN_CUES_PT
    return pieces, ()


def _rows(draft: Draft, frame: Frame, pieces: tuple[Piece, ...], means: Means, shown: SlideRef | None = None) -> str:
    """A row a piece; those beside slides stay on one page with them, of others a short row does."""
    width = frame.width - frame.indent - MARGIN_COLUMN
    columns = (MARGIN_COLUMN, label_column(draft), width - label_column(draft))
    slides = _slides_in_column(draft, frame, shown) if shown is not None else spacer(1, keep=False)
    margin = cell(MARGIN_COLUMN, slides, _MERGE)
    most = SHORT_ROW_PT if shown is None else _BESIDE_SLIDES_PT
    rows: list[str] = []
    for left, piece in zip(range(len(pieces) - 1, -1, -1), pieces, strict=True) if pieces else ((0, ()),):
        last = left == 0
        whole = means.height_of(piece) <= most
        kept = frame.keeps_next or (whole and (left == 1 or (shown is not None and not last)))
        inner = Frame(width, keep=Keep.WITH_NEXT if kept else Keep.NONE)
        below = cell(MARGIN_COLUMN, spacer(1, keep=kept), _MERGED)
        rows.append(row((below if rows else margin) + _piece(draft, inner, piece, means.write), may_split=not whole))
        if not last:
            rows.append(_between(below, width, keep=kept))
    return table(frame, columns, "".join(rows), look=NO_ROOM, space=BETWEEN_CUES_PT)


def _pieces(blocks: Sequence[BookletBlock]) -> Iterator[Piece]:
    """Each cue by itself, and each run of other blocks between cues."""
    for is_cue, group in groupby(blocks, key=lambda block: isinstance(block, Cue)):
        together = tuple(group)
        yield from ((block,) for block in together) if is_cue else (together,)


def _piece(draft: Draft, frame: Frame, piece: Piece, write: Write) -> str:
    if len(piece) == 1 and isinstance(piece[0], Cue):
        return cue_cells(draft, frame, piece[0], write(draft, cue_frame(draft, frame), piece[0].blocks))
    content = write(draft, frame, piece)
    return cell(frame.width, content or spacer(1, keep=False), _SPAN)


def _between(margin: str, width: int, *, keep: bool) -> str:
    return row(margin + cell(width, spacer(1, keep=keep), _SPAN), height=round(BETWEEN_CUES_PT * 20))


# ---------------------------------------------------------------- slides


def _slides_in_column(draft: Draft, frame: Frame, shown: SlideRef) -> str:
    """One under the other, the number under each; a label and titles where there are no pictures."""
    if not has_pictures(draft, shown):
        return _named(draft, frame, shown)
    width = (MARGIN_COLUMN - GUTTER) / 20
    return "".join(_shown(draft, frame, slide, width) for slide in shown.slides)


def _named(draft: Draft, frame: Frame, shown: SlideRef) -> str:
    strong = Marks(bold=True, colour=draft.palette.ink)
    rows = [role_text(draft, "slide-reference", shown.label, strong)]
    rows += [role_text(draft, "slide-reference", slide.title) for slide in shown.slides]
    return "".join(paragraph(draft, frame, "slide-reference", words, after='<w:jc w:val="left"/>') for words in rows)


def _shown(draft: Draft, frame: Frame, slide: ShownSlide, width_pt: float) -> str:
    """A slide's picture and its number."""
    picture = slide_picture(draft, _picture(draft, slide), width_pt, slide.alt)
    number = role_text(draft, "slide-reference", str(slide.number), Marks(bold=True, colour=draft.palette.ink))
    return paragraph(draft, frame, "slide-reference", picture, keep=True, after=_PLAIN_LINE) + paragraph(
        draft, frame, "slide-reference", number
    )


def slides_abreast(draft: Draft, frame: Frame, shown: SlideRef) -> str:
    """Rows of slides, as wide as the text; names where there are no pictures."""
    if not has_pictures(draft, shown):
        return _named(draft, frame, shown)
    total = frame.width - frame.indent
    width = total // _ABREAST
    inner = (width - _BESIDE_PICTURE) / 20
    rows = []
    for start in range(0, len(shown.slides), _ABREAST):
        abreast = shown.slides[start : start + _ABREAST]
        cells = [cell(width, _shown(draft, frame, slide, inner)) for slide in abreast]
        cells += [cell(width, spacer(1, keep=frame.keeps_next))] * (_ABREAST - len(abreast))
        rows.append(row("".join(cells)))
    return table(frame, (width,) * _ABREAST, "".join(rows), look=NO_ROOM, space=BETWEEN_CUES_PT)
