"""What several products say in the same words."""

from __future__ import annotations

import re
from collections.abc import Iterable

from coursekit.compose.text import kind_word
from coursekit.content import Align, Block, Inlines, List, ListItem, Paragraph, Row, Table, Text
from coursekit.labels import Words
from coursekit.model.course import Activity, Course, Edition, Grouping, Material, Module, Per, Term, title_text
from coursekit.model.plan import ActivitySlot, Day, PauseSlot, Plan, Slot, TalkSlot, end_of
from coursekit.units import format_clock
from coursekit.value import Value, replace


def text_list(items: Iterable[str], *, ordered: bool = False) -> List:
    return List(ordered, tuple(ListItem((Paragraph((Text(item),)),)) for item in items))


def paragraph(text: str) -> Paragraph:
    return Paragraph((Text(text),))


def edition_line(edition: Edition, words: Words) -> str:
    """`实战版 · 4 天`, `One hour · 60 min`; `1.5 天` where the length is the title."""
    length = length_text(edition, words)
    return words("edition-line", title=edition.title, days=length) if edition.title != length else length


SHORT_MINUTES = 180


def length_text(edition: Edition, words: Words) -> str:
    """In days; in minutes when it is one short day: an hour is not sold as a day."""
    return words("minutes", n=edition.frame.taught_minutes) if is_short(edition) else words.days(edition.days)


def is_short(edition: Edition) -> bool:
    """Whether it is one short day, and sold in minutes."""
    return edition.days == 1 and edition.frame.taught_minutes <= SHORT_MINUTES


def slot_title(slot: TalkSlot | ActivitySlot, plan: Plan, words: Words) -> str:
    """The title of a row of the agenda, as every product prints it: `1.2 标题`, `案例 1-2 标题`."""
    match slot:
        case TalkSlot(topic=topic):
            title = f"{plan.targets[topic.id.text].number} {title_text(topic)}"
            return words("part-of", title=title, part=slot.part, parts=slot.parts) if slot.parts > 1 else title
        case ActivitySlot(activity=activity):
            return activity_title(activity, plan, words)


def activity_title(activity: Activity, plan: Plan, words: Words) -> str:
    number = plan.targets[activity.id.text].number
    return f"{kind_word(activity.kind, words)} {number} {title_text(activity)}"


def method_of(slot: Slot, words: Words) -> str:
    match slot:
        case TalkSlot():
            return words("agenda.talk")
        case ActivitySlot(activity=activity):
            return kind_word(activity.kind, words)
        case PauseSlot():
            return words(slot.kind.value)


def pause_title(slot: PauseSlot, words: Words) -> str:
    """What stands in the agenda for it: a guest's time has a title of its own."""
    return slot.title or words(slot.kind.value)


def grouping_word(grouping: Grouping, words: Words) -> str:
    return words(f"grouping.{grouping}")


def clock_range(start: int, end: int, words: Words) -> str:
    return words("dash", start=format_clock(start), end=format_clock(end))


class ProgrammeRow(Value):
    """A stretch of a day in one module, or a pause. `number` is the module's, which its title begins with."""

    start: int
    end: int
    number: str
    title: str
    pause: bool


def programme_of(day: Day, plan: Plan, words: Words) -> list[ProgrammeRow]:
    """The day by modules: what participants are shown of the agenda."""
    rows: list[ProgrammeRow] = []
    for slot in day.slots:
        if isinstance(slot, PauseSlot):
            rows.append(ProgrammeRow(slot.start, end_of(slot), "", pause_title(slot, words), True))
            continue
        number = plan.targets[slot.module.id.text].number
        if rows and rows[-1].number == number:
            rows[-1] = replace(rows[-1], end=end_of(slot))
        else:
            rows.append(ProgrammeRow(slot.start, end_of(slot), number, f"{number} {title_text(slot.module)}", False))
    return rows


def programme_table(day: Day, plan: Plan, words: Words) -> Table:
    """Time, module and minutes; the minutes of a pause are left empty, which sets it apart."""
    rows = [
        _row(
            clock_range(row.start, row.end, words),
            row.title,
            "" if row.pause else words("minutes", n=row.end - row.start),
        )
        for row in programme_of(day, plan, words)
    ]
    header = _row(words("guide.time"), words("guide.segment"), words("guide.minutes"))
    return Table(header, tuple(rows), (Align.START,) * 3)


def _row(*cells: str) -> Row:
    return Row(tuple((Text(cell),) if cell else () for cell in cells))


_GROUP_SIZES = {Grouping.INDIVIDUAL: 1, Grouping.PAIRS: 2, Grouping.TRIOS: 3}


def total_of(material: Material, activity: Activity, course: Course) -> int:
    """How many are needed for the largest class. A group is as large as the activity's grouping makes it."""
    group = course.group
    match material.per:
        case Per.COURSE:
            return material.count
        case Per.PERSON:
            return material.count * group.most
        case Per.TABLE:
            return material.count * group.tables
        case Per.PAIR:
            return material.count * -(-group.most // 2)
        case Per.GROUP:
            people = _GROUP_SIZES.get(activity.grouping) if activity.grouping is not None else None
            return material.count * (-(-group.most // people) if people else group.tables)


def materials_text(activity: Activity, course: Course, words: Words) -> str:
    return words("joiner").join(f"{m.name} ×{total_of(m, activity, course)}" for m in activity.materials)


def outcomes_of(module: Module, course: Course) -> tuple[str, ...]:
    """Those the module names itself; when it names none, those of its topics and activities."""
    named = {name.text for name in module.outcomes}
    if not named:
        for topic in module.own_topics:
            named.update(name.text for name in topic.outcomes)
            named.update(name.text for activity in topic.activities for name in activity.outcomes)
    return tuple(outcome.text for outcome in course.outcomes if outcome.id.text in named)


def outcome_texts(activity: Activity, course: Course, words: Words) -> str:
    texts = {outcome.id.text: outcome.text for outcome in course.outcomes}
    return words("separator").join(texts[name.text] for name in activity.outcomes if name.text in texts)


def used_terms(course: Course, texts: Iterable[str]) -> tuple[Term, ...]:
    """The terms of the glossary that stand in the texts: Latin ones as whole words, whatever their case."""
    text = "\n".join(texts) if course.glossary else ""
    return tuple(term for term in course.glossary if re.search(_term_pattern(term.term.text), text, re.IGNORECASE))


def _term_pattern(term: str) -> str:
    """A word's ends matter only where letters that make up words stand at them: Chinese has no spaces to tell."""
    start = r"\b" if re.match("[A-Za-z0-9]", term) else ""
    end = r"\b" if re.search("[A-Za-z0-9]$", term) else ""
    return f"{start}{re.escape(term)}{end}"


def numbered_items(blocks: Iterable[Block]) -> list[ListItem]:
    return [item for block in blocks if isinstance(block, List) and block.ordered for item in block.items]


def item_text(item: ListItem) -> Inlines:
    """The inlines of an item's first paragraph."""
    first = item.blocks[0] if item.blocks else None
    return first.content if isinstance(first, Paragraph) else ()


def options_of(item: ListItem) -> list[ListItem]:
    """The options of a quiz question: the items of its task list."""
    return [o for block in item.blocks if isinstance(block, List) for o in block.items if o.checked is not None]


def letter(index: int) -> str:
    return chr(ord("A") + index)
