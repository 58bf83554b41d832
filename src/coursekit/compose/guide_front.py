"""The front of the guide: the course, how the guide is read, what is prepared, and the days at a glance."""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.compose.common import paragraph, text_list, total_of
from coursekit.compose.cues import text_cue
from coursekit.compose.day_pictures import segments_picture
from coursekit.compose.guide_draft import GuideDraft, at_a_glance
from coursekit.compose.guide_late import buffers
from coursekit.compose.guide_left_out import left_out
from coursekit.content import Text
from coursekit.documents.booklet import BookletBlock, Checklist, Fields, Grid, RoomPlan, Section, Together
from coursekit.documents.cue import CueKind
from coursekit.model.course import Activity, Group, Material
from coursekit.model.plan import ActivitySlot, slots_of

LEGEND = (
    CueKind.SAY,
    CueKind.DO,
    CueKind.ASK,
    CueKind.ANSWER,
    CueKind.SHOW,
    CueKind.DEBRIEF,
    CueKind.TRANSITION,
    CueKind.DIFFICULTIES,
    CueKind.LATE,
    CueKind.EARLY,
)


def front(guide: GuideDraft) -> Iterator[Section]:
    words = guide.words
    yield _about(guide)
    preparation = (_room(guide), _materials(guide), *_checklists(guide))
    yield Section(1, "", words("guide.preparation"), (), preparation)
    yield Section(1, "", words("guide.agenda"), (), tuple(_days(guide)))
    yield from left_out(guide)


# ---------------------------------------------------------------- the course, and how to read the guide


def _about(guide: GuideDraft) -> Section:
    course, words = guide.plan.course, guide.words
    group = course.group
    facts = (
        (words("audience"), words("joiner").join(name.text for name in course.audience)),
        (words("group"), words("group-value", min=group.least, max=group.most, tables=group.tables)),
        (words("prerequisites"), words("separator").join(course.prerequisites)),
    )
    blocks: list[BookletBlock] = [paragraph(course.summary)] if course.summary else []
    blocks.append(Fields(tuple(fact for fact in facts if fact[1])))
    sections = []
    if course.purpose:
        sections.append(Section(2, "", words("guide.purpose"), (paragraph(course.purpose),)))
    if course.outcomes:
        outcomes = text_list(outcome.text for outcome in course.outcomes)
        sections.append(Section(2, "", words("outcomes"), (paragraph(words("outcomes-lead")), outcomes)))
    sections.append(_legend(guide))
    return Section(1, "", words("guide.about"), tuple(blocks), tuple(sections), new_page=True)


def _legend(guide: GuideDraft) -> Section:
    """Each kind of cue as it looks in the script."""
    words = guide.words
    cues = (text_cue(kind, words(f"cue-meaning.{kind}"), words) for kind in LEGEND)
    return Section(2, "", words("guide.use"), (Together((paragraph(words("guide.use-text")), *cues)),))


# ---------------------------------------------------------------- preparation


def _room(guide: GuideDraft) -> Section:
    course, words = guide.plan.course, guide.words
    seats = seats_of(course.group)
    alt = words("guide.room-plan", tables=course.group.tables, seats=seats)
    plan = RoomPlan(course.group.tables, seats, words("guide.room-front"), alt)
    said = paragraph(course.room) if course.room else paragraph(alt)
    return Section(2, "", words("guide.room"), (Together((said, plan)),))


def seats_of(group: Group) -> int:
    """Chairs at a table, for the largest class."""
    return -(-group.most // group.tables)


def _materials(guide: GuideDraft) -> Section:
    """Every material with its total for the largest class: the most at once, for what is used again is not used up."""
    course, words = guide.plan.course, guide.words
    used: dict[str, list[tuple[Material, Activity]]] = {}
    for slot in slots_of(guide.plan):
        if isinstance(slot, ActivitySlot):
            for material in slot.activity.materials:
                used.setdefault(material.name, []).append((material, slot.activity))
    rows = [(words("product.handout"), str(course.group.most), words("guide.whole-course"))]
    for name, uses in used.items():
        total = sum(total_of(material, activity, course) for material, activity in uses)
        numbers = dict.fromkeys(guide.plan.targets[activity.id.text].number for _, activity in uses)
        rows.append((name, str(total), words("joiner").join(numbers)))
    note = words("guide.materials-note", max=course.group.most, tables=course.group.tables)
    header = (words("guide.material"), words("guide.total"), words("guide.for"))
    return Section(2, "", words("guide.materials"), (paragraph(note), Grid(header, tuple(rows), (0.5, 0.15, 0.35))))


def _checklists(guide: GuideDraft) -> Iterator[Section]:
    preparation = guide.plan.course.preparation
    own = {
        "two-weeks": preparation.two_weeks,
        "day-before": preparation.day_before,
        "hour-before": preparation.hour_before,
    }
    for key, items in own.items():
        listed = items or guide.words.list(f"preparation.{key}")
        yield Section(2, "", guide.words(f"guide.{key}"), (Checklist(tuple((Text(item),) for item in listed)),))


# ---------------------------------------------------------------- the days


def _days(guide: GuideDraft) -> Iterator[Section]:
    for day in guide.plan.days:
        rows = [row for row in guide.rows if row.day == day.number]
        picture = segments_picture(day, guide.plan, guide.words)
        yield Section(
            2, "", guide.words("day", n=day.number), (picture, *buffers(guide, rows), at_a_glance(guide, rows))
        )
