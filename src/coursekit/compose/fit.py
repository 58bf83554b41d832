"""What is said of slides that hold too much, or next to nothing."""

from __future__ import annotations

from collections.abc import Sequence

from coursekit.compose.slides import Face
from coursekit.content import Block, List
from coursekit.diagnostic import Report, Span, error_rule, warning_rule
from coursekit.documents.deck import Layout, Slide
from coursekit.documents.look import DeckMetrics
from coursekit.measure.body import row_count
from coursekit.measure.lines import lines_of
from coursekit.measure.titles import LEAST_TITLE_PT, MOST_LINES
from coursekit.value import replace

SLIDE_OVERFLOWS = error_rule(
    "slide-overflows",
    """A slide holds more than fits at the least size (18 points, 12 in a table), and `overflow: error` says that it may not
be continued on another. Shorten it, divide it with a further heading `##`, or let it be split: `overflow: split`.""",
)
TITLE_TOO_LONG = warning_rule(
    "title-too-long",
    """A slide's title does not fit the room that the look's layout has for titles, even at 24 points. Shorten it: a title
that is read at a glance has no more than two lines.""",
)
SLIDE_THIN = warning_rule(
    "slide-thin",
    """A slide among others of its topic shows one short line and nothing else. Join it to the slide before or after, say
more, or make it a quotation or a drawing.""",
)
_SHORT_LINE_SHARE = 0.4


def report_overflow(slide: Slide, faces: Sequence[Face], report: Report) -> None:
    """Reports `slide-overflows` for what was divided."""
    excess = next((face.excess for face in faces if face.excess is not None), None)
    if excess is not None:
        message = f"“{slide.title}” needs {excess.needed} {excess.unit}, {excess.room} fit on a slide"
        help = "shorten it, divide it with another heading `##`, or allow it with `overflow: split`"
        report(SLIDE_OVERFLOWS, slide.span, message, help=help)


def report_title(size_pt: float, span: Span, report: Report) -> None:
    """Reports `title-too-long`."""
    message = f"this title does not fit its place on the slide at {size_pt:g} pt"
    help = f"shorten it: at {LEAST_TITLE_PT:g} pt it may have one or two lines, {MOST_LINES} on an opening slide"
    report(TITLE_TOO_LONG, span, message, help=help)


def report_thin(slide: Slide, faces: Sequence[Face], metrics: DeckMetrics, report: Report) -> None:
    """Reports `slide-thin`."""
    if len(faces) != 1 or faces[0].layout is not Layout.BULLETS or not _is_thin(faces[0].main, metrics):
        return
    message = f"the slide “{slide.title}” has one short line and nothing else"
    report(SLIDE_THIN, slide.span, message, help="join it to the slide before or after, or say more")


def _is_thin(blocks: Sequence[Block], metrics: DeckMetrics) -> bool:
    boxes = metrics[Layout.BULLETS]
    if not all(isinstance(block, List) for block in blocks):
        return False
    lines = tuple(lines_of(blocks))
    narrow = boxes.main.width_pt * _SHORT_LINE_SHARE
    return (
        len(lines) == 1
        and row_count(lines, replace(boxes.main, width_pt=narrow), boxes.main.size_pt, boxes.typeface) == 1
    )
