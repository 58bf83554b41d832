"""Drawings as shapes on a plane: where each goes, before any file format. Deck and booklets share it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache

from coursekit.content import Drawing, DrawingKind, plain_text
from coursekit.write.drawings.curve import lay_out_curve
from coursekit.write.drawings.cycle import lay_out_cycle
from coursekit.write.drawings.extent import height_of
from coursekit.write.drawings.matrix import lay_out_matrix
from coursekit.write.drawings.process import lay_out_process
from coursekit.write.drawings.pyramid import lay_out_pyramid
from coursekit.write.drawings.shape import INSET_X, INSET_Y, Outline, Shape
from coursekit.write.drawings.timeline import lay_out_timeline
from coursekit.write.drawings.venn import lay_out_venn

__all__ = ["INSET_X", "INSET_Y", "Outline", "Shape", "crowded_words", "lay_out_drawing"]

_TOLERANCE_PT = 2.0

_KINDS: Mapping[DrawingKind, Callable[[Drawing, float, float, float], tuple[Shape, ...]]] = {
    DrawingKind.PROCESS: lay_out_process,
    DrawingKind.CYCLE: lay_out_cycle,
    DrawingKind.PYRAMID: lay_out_pyramid,
    DrawingKind.MATRIX: lay_out_matrix,
    DrawingKind.VENN: lay_out_venn,
    DrawingKind.TIMELINE: lay_out_timeline,
    DrawingKind.CURVE: lay_out_curve,
}


@lru_cache(maxsize=128)
def lay_out_drawing(drawing: Drawing, width_pt: float, height_pt: float, *, least_pt: float) -> tuple[Shape, ...]:
    """The shapes of a drawing, back to front, which is also its reading order, within the given room.

    Sizes of text go down to `least_pt` to fit; words that need more room than that run over their shape.
    The drawing's title is not among the shapes: it stands over the drawing or below it, as its product has it. What is asked
    of one drawing, where it ends or whether its words have room, is asked before it is written.
    """
    return _KINDS[drawing.kind](drawing, width_pt, height_pt, least_pt)


def crowded_words(drawing: Drawing, width_pt: float, height_pt: float, *, least_pt: float) -> str:
    """The label of the first part whose words run over its shape even at the least size; "" when all have room."""
    for shape in lay_out_drawing(drawing, width_pt, height_pt, least_pt=least_pt):
        width = abs(shape.width) - 2 * INSET_X
        height = height_of(shape.text, shape.text_pt, width) + height_of(shape.detail, shape.detail_pt, width)
        is_least = min(shape.text_pt, shape.detail_pt if shape.detail else shape.text_pt) <= least_pt
        if height > abs(shape.height) - 2 * INSET_Y + _TOLERANCE_PT and is_least:
            return plain_text(shape.text or shape.detail)
    return ""
