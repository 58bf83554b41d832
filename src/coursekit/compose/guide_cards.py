"""Cards and sheets: the script names them, the back of the guide has them in full."""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.activities import KINDS
from coursekit.activities.kind import Sheet
from coursekit.compose.common import activity_title
from coursekit.compose.guide_draft import GuideDraft
from coursekit.content import Heading, Text
from coursekit.documents.booklet import BookletBlock, Card, CardRole
from coursekit.labels import Words
from coursekit.model.course import Activity, Part, PartKind, title_text

_ROLES = {
    PartKind.ROLE: CardRole.ROLE,
    PartKind.OBSERVE: CardRole.OBSERVER,
    PartKind.WORKSHEET: CardRole.WORKSHEET,
    PartKind.RUBRIC: CardRole.RUBRIC,
}


def is_filed(part: Part) -> bool:
    """Whether the part stands in the back, not in the script."""
    return part.kind in _ROLES


def sheet_names(activity: Activity, words: Words) -> str:
    """`角色卡：客户王阿姨；观察表`: what is handed out in an activity."""
    names = [words("handout.tool")] if KINDS[activity.kind].sheet is Sheet.TOOL else []
    for part in filter(is_filed, activity.parts):
        label, title = words(f"handout.{part.kind}"), title_text(part)
        names.append(words("colon", label=label, text=title) if title else label)
    return words("separator").join(names)


def all_cards(guide: GuideDraft) -> Iterator[BookletBlock]:
    """Every card and sheet of the edition under the name of its activity, in the order of the course."""
    for module in guide.plan.course.own_modules:
        for topic in module.own_topics:
            for activity in topic.activities:
                cards = tuple(_cards(guide, activity))
                if cards:
                    yield Heading(3, (Text(activity_title(activity, guide.plan, guide.words)),))
                    yield from cards


def _cards(guide: GuideDraft, activity: Activity) -> Iterator[Card]:
    if KINDS[activity.kind].sheet is Sheet.TOOL:
        yield Card(CardRole.TOOL, guide.words("handout.tool"), "", guide.text.blocks(activity.body))
    for part in filter(is_filed, activity.parts):
        label = guide.words(f"handout.{part.kind}")
        yield Card(_ROLES[part.kind], label, title_text(part), guide.text.blocks(part.blocks))
