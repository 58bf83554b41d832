"""Running late, running early: what the guide says at each segment, and at each pause of a day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coursekit.compose.common import activity_title, paragraph, pause_title
from coursekit.compose.guide_draft import GuideDraft, Row
from coursekit.documents.booklet import Grid
from coursekit.documents.cue import Cue, CueKind
from coursekit.model.course import Activity, Topic, title_text
from coursekit.model.leeway import LeaveOut, Leeway, Measure, Saving, Shorten
from coursekit.model.plan import ActivitySlot, Cut, PauseSlot, Slot, TalkSlot
from coursekit.units import MinuteRange, format_clock, format_range

_SHORTENED = 2
"""So many segments to shorten are named at a segment: those that give most. The rest is a sum."""


# ---------------------------------------------------------------- at a segment


def late_cues(guide: GuideDraft, row: Row, slot: TalkSlot | ActivitySlot) -> Iterator[Cue]:
    """What the segment can give, with its author's advice; what can be saved until the next pause and the day's end."""
    words, leeway = guide.words, row.leeway
    if leeway is None:
        return
    lines = [words("guide.save", n=leeway.own, least=slot.minutes - leeway.own)] if leeway.own else []
    lines.extend(line for line in (_advice(slot),) if line)
    # Where nothing is to be saved before the pause, the day's table says what can be saved after it.
    if leeway.to_pause.measures and _says_more(leeway.to_end, slot):
        lines.append(_until(guide, row, leeway))
    if lines:
        yield Cue(CueKind.LATE, words("cue.late"), tuple(map(paragraph, lines)))


def early_cues(guide: GuideDraft, row: Row) -> Iterator[Cue]:
    """What the edition left out here."""
    words = guide.words
    lines = [_addition(guide, cut) for cut in row.additions]
    if lines:
        text = words("guide.add", what=words("separator").join(lines))
        yield Cue(CueKind.EARLY, words("cue.early"), (paragraph(text),))


def _advice(slot: TalkSlot | ActivitySlot) -> str:
    """The author's own: of a talk that pauses divide, under its last part."""
    match slot:
        case ActivitySlot(activity=activity):
            return activity.late
        case TalkSlot(topic=topic, part=part, parts=parts):
            return topic.late if part == parts else ""


def _says_more(saving: Saving, slot: Slot) -> bool:
    """Whether there is more to be saved than the segment itself can give."""
    return any(not isinstance(measure, Shorten) or measure.slot is not slot for measure in saving.measures)


def _until(guide: GuideDraft, row: Row, leeway: Leeway) -> str:
    words, slot = guide.words, row.slot
    end = words("guide.save-by-end", time=format_clock(leeway.to_end.until), n=leeway.to_end.minutes)
    if leeway.to_pause == leeway.to_end:
        return words("colon", label=end, text=_measures(guide, leeway.to_end, slot))
    if not _says_more(leeway.to_pause, slot):
        return end
    n, time = leeway.to_pause.minutes, format_clock(leeway.to_pause.until)
    label = words("guide.save-by-pause", time=time, pause=_pause(guide, row, leeway.to_pause.until), n=n)
    before = words("colon", label=label, text=_measures(guide, leeway.to_pause, slot))
    end_time = format_clock(leeway.to_end.until)
    return words("guide.save-by-both", before=before, time=end_time, n=leeway.to_end.minutes)


def _pause(guide: GuideDraft, row: Row, start: int) -> str:
    """What the pause is called that starts then."""
    slots = (other.slot for other in guide.rows if other.day == row.day)
    titles = (pause_title(slot, guide.words) for slot in slots if isinstance(slot, PauseSlot) and slot.start == start)
    return next(titles, guide.words("break"))


def _addition(guide: GuideDraft, cut: Cut) -> str:
    words = guide.words
    minutes = words("minutes", n=format_range(MinuteRange(cut.least, cut.minutes)))
    return words(
        "guide.addition",
        title=cut.title,
        priority=words(f"guide.priority.{cut.priority.name.lower()}"),
        minutes=minutes,
    )


# ---------------------------------------------------------------- measures


def _measures(guide: GuideDraft, saving: Saving, own: Slot | None = None) -> str:
    """`略去练习 1-3（10）、1.4（6）；压缩 1.2（4）；其余 5 段（6）`."""
    words = guide.words
    left_out = [measure for measure in saving.measures if isinstance(measure, LeaveOut)]
    shortened = [measure for measure in saving.measures if isinstance(measure, Shorten)]
    named = _named(shortened, own)
    rest = [measure for measure in shortened if measure not in named]
    parts = []
    if left_out:
        parts.append(words("guide.leave-out", what=_list(guide, left_out)))
    if named:
        parts.append(words("guide.shorten", what=_list(guide, named)))
    if rest:
        parts.append(words("guide.shorten-rest", count=len(rest), n=sum(measure.minutes for measure in rest)))
    return words("separator").join(parts)


def _named(shortened: Sequence[Shorten], own: Slot | None) -> list[Shorten]:
    """The segment itself and those that give most, in their order; all when one more would be the rest."""
    others = [measure for measure in shortened if measure.slot is not own]
    greatest = sorted(others, key=lambda measure: -measure.minutes)[:_SHORTENED]
    if len(others) <= _SHORTENED + 1:
        greatest = others
    return [measure for measure in shortened if measure.slot is own or measure in greatest]


def _list(guide: GuideDraft, measures: Sequence[Measure]) -> str:
    words = guide.words
    return words("joiner").join(words("guide.measure", name=_name(guide, m), n=m.minutes) for m in measures)


def _name(guide: GuideDraft, measure: Measure) -> str:
    """`练习 1-3`, `1.2`: numbers are enough where the page before has the titles."""
    match measure:
        case LeaveOut(part=Topic() as topic):
            return guide.plan.targets[topic.id.text].number
        case LeaveOut(part=Activity() as activity):
            return _short(guide, activity)
        case Shorten(slot=TalkSlot(topic=topic)):
            return guide.plan.targets[topic.id.text].number
        case Shorten(slot=ActivitySlot(activity=activity)):
            return _short(guide, activity)
    raise AssertionError(measure)


def _short(guide: GuideDraft, activity: Activity) -> str:
    return activity_title(activity, guide.plan, guide.words).removesuffix(f" {title_text(activity)}")


# ---------------------------------------------------------------- a day


def buffers(guide: GuideDraft, rows: Sequence[Row]) -> Iterator[Grid]:
    """Of each stretch between two pauses what can be saved in it, how, and what from its start to the end of the day."""
    words = guide.words
    cells = []
    for i, row in enumerate(rows):
        slot, leeway = row.slot, row.leeway
        if leeway is None or (i and rows[i - 1].leeway is not None):
            continue
        if leeway.to_end.minutes:
            clock = words("dash", start=format_clock(slot.start), end=format_clock(leeway.to_pause.until))
            how = _measures(guide, leeway.to_pause)
            cells.append((clock, str(leeway.to_pause.minutes), how, str(leeway.to_end.minutes)))
    if cells:
        keys = ("guide.stretch", "guide.savable", "guide.how", "guide.savable-by-end")
        yield Grid(tuple(map(words, keys)), tuple(cells), (0.15, 0.1, 0.6, 0.15))
