"""An outline written into course.yaml: titles, points and minutes, from which everything builds at once."""

from __future__ import annotations

from collections.abc import Iterable

from coursekit.activities import KINDS
from coursekit.activities.tool import TOOL
from coursekit.content import Blocks, List, ListItem, Name, Paragraph, inlines_of
from coursekit.diagnostic import Report, Span
from coursekit.model.course import Activity, Module, Priority, Segment, Slide, Talk, Topic
from coursekit.read import declarations as declared
from coursekit.read.bound_text import read_bound_text
from coursekit.read.conditions import read_conditions
from coursekit.read.module import read_priority
from coursekit.source.attributes import CONDITION_KEYS
from coursekit.source.fields import UNKNOWN_WORD, WRONG_TYPE, Values, read_record
from coursekit.source.nodes import Mapping, Node, Scalar, Sequence
from coursekit.spelling import advise
from coursekit.value import Value, replace


class OutlineReader(Value):
    """Reads one module; `number` makes the ids of what has none."""

    number: int
    report: Report

    def read(self, node: Mapping) -> Module | None:
        """None when its topics cannot be read at all."""
        values = read_record(declared.OUTLINE_MODULE, node, self.report)
        topics = values.get(declared.OUTLINE_TOPICS)
        if not isinstance(topics, Sequence):
            _items(topics, "topics", self.report)
            return None
        return Module(
            self._id(values, "module", 0),
            inlines_of(values.get(declared.TITLE) or ""),
            (),
            (),
            tuple(self._topic(topic, i) for i, topic in enumerate(topics.items, start=1)),
            values.get(declared.OUTCOMES) or (),
            span=values.place(declared.TITLE),
            condition=read_conditions(values),
        )

    def _id(self, values: Values, kind: str, count: int) -> Name:
        automatic = Name(f"outline.{self.number}.{kind}{count}", values.place(declared.TITLE))
        return values.get(declared.ID) or automatic

    def _topic(self, node: Node, count: int) -> Topic:
        values = read_record(declared.OUTLINE_TOPIC, node, self.report)
        identity = self._id(values, "topic", count)
        title = inlines_of(values.get(declared.TITLE) or "")
        points = _points(values.get(declared.POINTS), self.report)
        place = values.place(declared.TITLE)
        priority = read_priority(values)
        segments: list[Segment] = []
        if points:
            segments.append(Talk((Slide(Name(f"{identity}.slide", place), title, points, (), span=place),)))
        nodes = _items(values.get(declared.OUTLINE_ACTIVITIES), "activities", self.report)
        for i, activity in enumerate(nodes, start=1):
            segments.append(self._activity(activity, count * 100 + i, priority))
        return Topic(
            identity,
            title,
            values.get(declared.SEGMENT_MINUTES),
            priority,
            (),
            tuple(segments),
            values.get(declared.OUTCOMES) or (),
            values.get(declared.REQUIRES) or (),
            span=place,
            condition=read_conditions(values),
        )

    def _activity(self, node: Node, count: int, topic_priority: Priority) -> Activity:
        values = read_record(declared.OUTLINE_ACTIVITY, node, self.report)
        kind = values.get(declared.KIND)
        if kind is not None and kind.text not in KINDS:
            help = advise(kind.text, KINDS)
            self.report(UNKNOWN_WORD, kind.span, f"“{kind}” is not a kind of activity", help=help)
        return Activity(
            # A kind that needs nothing stands for one that was refused, so that nothing else is said of the activity.
            kind.text if kind is not None and kind.text in KINDS else TOOL.name,
            self._id(values, "activity", count),
            inlines_of(values.get(declared.TITLE) or ""),
            values.get(declared.SEGMENT_MINUTES),
            read_priority(values, topic_priority),
            _points(values.get(declared.POINTS), self.report),
            (),
            outcomes=values.get(declared.OUTCOMES) or (),
            span=values.place(declared.TITLE),
            condition=read_conditions(values),
        )


def _items(node: Node | None, what: str, report: Report) -> Iterable[Node]:
    if node is None or isinstance(node, Sequence):
        return () if node is None else node.items
    report(WRONG_TYPE, node.span, f"the {what} must be a list", help="write each as “- title: …”")
    return ()


def _points(node: Node | None, report: Report) -> Blocks:
    """The points as a list; one text alone is one point. What was refused leaves a list with nothing in it."""
    if node is None:
        return ()
    nodes = (node,) if isinstance(node, Scalar) else _items(node, "points", report)
    items = [item for item in (_point(n, report) for n in nodes) if item is not None]
    empty = isinstance(node, Sequence) and not node.items
    return () if empty else (List(False, tuple(items), span=items[0].span if items else node.span),)


def _point(node: Node, report: Report) -> ListItem | None:
    if isinstance(node, Scalar):
        return _plain_point(read_bound_text(node.text, node, report), node.span) if node.text else None
    if (text := _text_with_colon(node, report)) is not None:
        return _plain_point(text, node.span)
    values = read_record(declared.POINT, node, report)
    title = values.get(declared.TITLE)
    if title is None:
        return None
    item = _plain_point(title, values.place(declared.TITLE))
    inside = _points(values.get(declared.POINTS), report)
    return replace(item, blocks=(*item.blocks, *inside), condition=read_conditions(values))


def _plain_point(text: str, place: Span) -> ListItem:
    return ListItem((Paragraph(inlines_of(text), span=place),), span=place)


def _text_with_colon(node: Node, report: Report) -> str | None:
    """`- Signs: volume, speed` is a mapping to YAML; whoever wrote it meant a text."""
    if not isinstance(node, Mapping) or len(node.entries) != 1:
        return None
    key, value = node.entries[0].key, node.entries[0].value
    if key.text in ("title", "points", *CONDITION_KEYS) or not isinstance(value, Scalar):
        return None
    text = f"{key.text}: {value.text}"
    report(WRONG_TYPE, key.span, "a text with a colon is read as a key and its value", help=f'write "{text}"')
    return text
