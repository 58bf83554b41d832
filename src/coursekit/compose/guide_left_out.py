"""What the edition leaves out of the course's longest: what a trainer says when asked, and may promise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from coursekit.compose.common import paragraph
from coursekit.compose.guide_draft import GuideDraft
from coursekit.compose.text import kind_word
from coursekit.documents.booklet import BookletBlock, Grid, Section
from coursekit.labels import Words
from coursekit.model.course import Priority
from coursekit.model.difference import TALK, Change, Difference, Loss, OutcomeChange, Resized, Seam
from coursekit.model.plan import CutReason

WORTH_TELLING = 5
"""Minutes more or fewer from which a segment is named; the others are counted."""

_CUT_WIDTHS = (0.58, 0.12, 0.3)


def left_out(guide: GuideDraft) -> Iterator[Section]:
    """One section, or none for the whole course."""
    if guide.left_out is not None:
        yield _compared(guide, guide.left_out)
    elif guide.plan.cuts:
        words = guide.words
        rows = ((cut.title, str(cut.minutes), _reason(cut.reason, cut.priority, words)) for cut in guide.plan.cuts)
        grid = Grid(_cut_header(words), tuple(rows), _CUT_WIDTHS)
        yield Section(1, "", words("guide.cuts"), (paragraph(words("guide.cuts-lead")), grid))


def _compared(guide: GuideDraft, difference: Difference) -> Section:
    words, title = guide.words, difference.before.title
    minutes = difference.minutes
    lead = words("guide.left-out-lead", title=title, before=minutes.before, after=minutes.after)
    sections = (
        *_outcomes(difference.outcomes, title, words),
        *_cut(difference.cut, words),
        *_parts("guide.added-parts", difference.added, words),
        *_seams(guide, difference),
        *_resizings(guide, difference),
    )
    return Section(1, "", words("guide.left-out", title=title), (paragraph(lead),), sections, new_page=True)


# ---------------------------------------------------------------- outcomes


def _outcomes(outcomes: Iterable[OutcomeChange], title: str, words: Words) -> Iterator[Section]:
    rows = tuple(
        (one.text, _minutes(one.practice), _minutes(one.assessment), words(f"guide.promise.{one.promise}", title=title))
        for one in outcomes
    )
    if rows:
        keys = ("guide.outcome", "guide.practice", "guide.assessment", "guide.can-promise")
        grid = Grid(tuple(map(words, keys)), rows, (0.36, 0.14, 0.14, 0.36))
        yield Section(2, "", words("guide.promises"), (paragraph(words("guide.promises-lead", title=title)), grid))


def _minutes(change: Change) -> str:
    return str(change.after) if change.before == change.after else f"{change.before} → {change.after}"


# ---------------------------------------------------------------- what one of the editions has alone


def _cut(losses: Sequence[Loss], words: Words) -> Iterator[Section]:
    """That an edition is not meant to have something is no reason that helps: it is given when there are others."""
    if all(loss.reason is CutReason.CONDITION for loss in losses):
        yield from _parts("guide.cut-parts", losses, words)
    else:
        rows, dividers = _by_module(losses, words)
        yield Section(2, "", words("guide.cut-parts"), (Grid(_cut_header(words), rows, _CUT_WIDTHS, dividers),))


def _parts(heading: str, losses: Sequence[Loss], words: Words) -> Iterator[Section]:
    """Without a reason."""
    rows, dividers = _by_module(losses, words)
    if rows:
        header, told = _cut_header(words)[:2], tuple(row[:2] for row in rows)
        yield Section(2, "", words(heading), (Grid(header, told, (0.88, 0.12), dividers),))


def _cut_header(words: Words) -> tuple[str, ...]:
    return words("guide.segment"), words("guide.minutes"), words("guide.reason")


def _by_module(losses: Sequence[Loss], words: Words) -> tuple[tuple[tuple[str, ...], ...], tuple[int, ...]]:
    """Rows under the names of their modules, and the sum of their minutes last; and which rows are such dividers."""
    rows: list[tuple[str, ...]] = []
    dividers = []
    for module, inside in groupby(losses, key=lambda loss: loss.module):
        dividers.append(len(rows))
        rows.append((module, "", ""))
        rows.extend(
            (_title(loss, words), str(loss.minutes), _reason(loss.reason, loss.priority, words)) for loss in inside
        )
    if rows:
        dividers.append(len(rows))
        rows.append((words("guide.sum"), str(sum(loss.minutes for loss in losses)), ""))
    return tuple(rows), tuple(dividers)


def _title(loss: Loss, words: Words) -> str:
    contents = words("joiner").join(loss.contents)
    match loss.kind:
        case "module":
            return words("guide.with-contents", title=words("guide.whole-module"), contents=contents)
        case "topic":
            return words("guide.with-contents", title=loss.title, contents=contents) if contents else loss.title
        case kind:
            return words("colon", label=_kind(kind, words), text=loss.title)


def _kind(kind: str, words: Words) -> str:
    return words("agenda.talk") if kind == TALK else kind_word(kind, words)


def _reason(reason: CutReason, priority: Priority, words: Words) -> str:
    return words(f"guide.cut-{reason}", priority=words(f"guide.priority.{priority.name.lower()}"))


# ---------------------------------------------------------------- what has other minutes


def _resizings(guide: GuideDraft, difference: Difference) -> Iterator[Section]:
    words = guide.words
    resized = (*difference.shortened, *difference.lengthened)
    order = {id: place for place, id in enumerate(guide.plan.targets)}
    told = sorted((one for one in resized if abs(one.minutes.lost) >= WORTH_TELLING), key=lambda one: order[one.id])
    blocks: list[BookletBlock] = []
    if told:
        header = (words("guide.segment"), difference.before.title, words("guide.this-edition"))
        rows = ((_numbered(guide, one), str(one.minutes.before), str(one.minutes.after)) for one in told)
        blocks.append(Grid(header, tuple(rows), (0.64, 0.18, 0.18)))
    rest = len(resized) - len(told)
    if rest:
        blocks.append(paragraph(words("guide.resized-rest", n=rest, minutes=WORTH_TELLING)))
    if blocks:
        yield Section(2, "", words("guide.resized-parts"), tuple(blocks))


def _numbered(guide: GuideDraft, one: Resized | Seam) -> str:
    """As in the agenda of this edition: `1.2 标题`, `案例 1-2 标题`."""
    number = guide.plan.targets[one.id].number
    return f"{number} {one.title}" if one.kind == TALK else f"{kind_word(one.kind, guide.words)} {number} {one.title}"


# ---------------------------------------------------------------- what leads on to something else


def _seams(guide: GuideDraft, difference: Difference) -> Iterator[Section]:
    words = guide.words
    rows = tuple((_numbered(guide, one), one.led_to, one.leads_to) for one in difference.seams)
    if rows:
        header = (words("guide.seam-after"), words("guide.seam-led-to"), words("guide.seam-leads-to"))
        blocks = (paragraph(words("guide.seams-lead")), Grid(header, rows, (0.34, 0.33, 0.33)))
        yield Section(2, "", words("guide.seams"), blocks)
