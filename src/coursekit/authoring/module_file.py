"""A module's Markdown file: front matter, topics, slides, activities and their parts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import assert_never

from coursekit.authoring.blocks import title_line
from coursekit.authoring.bound_text import bound_line, bound_title, bound_value, condition_fields
from coursekit.authoring.braces import braces, condition_pairs, name_list, pair
from coursekit.authoring.directives import directive, write_blocks
from coursekit.authoring.materials import materials_line
from coursekit.authoring.yaml_text import Fields, Names, yaml_of
from coursekit.content import Name, Paragraph, Text
from coursekit.model.course import Activity, Module, Part, Priority, Reuse, Slide, Talk, Topic
from coursekit.units import MinuteRange, format_range
from coursekit.value import Mutable, field


class ModuleWriter(Mutable):
    """Writes one file. `stem` is its name without ending, from which ids are made that nobody wrote; `language` that of the
    course; `notes` are comments by the id of what they stand before."""

    stem: str
    language: str
    notes: Mapping[str, str]
    _counts: dict[str, int] = field(default_factory=dict)

    def write(self, module: Module) -> str:
        texts = [self._front(module), *write_blocks(module.intro), *map(self._part, module.parts)]
        for topic in module.own_topics:
            texts.extend(self._topic(topic))
        return "\n\n".join(texts) + "\n"

    def _front(self, module: Module) -> str:
        fields = Fields(
            (
                ("id", "" if module.id.text == self.stem else module.id.text),
                ("title", bound_value(bound_title(module.title))),
                ("outcomes", Names(module.outcomes)),
                ("methods", bound_value(module.methods)),
                *condition_fields(module.condition),
            ),
            notes=(("title", self.notes.get(module.id.text, "")),),
        )
        return f"---\n{yaml_of(fields)}---"

    def _id(self, name: Name, kind: str) -> str:
        """As it is written: nothing for one that is made of the place. Reading counts all, with and without their own."""
        self._counts[kind] = self._counts.get(kind, 0) + 1
        return "" if "." in name.text else name.text

    def _noted(self, name: Name, text: str) -> str:
        note = self.notes.get(name.text, "").replace("-->", "-- >")
        return f"<!-- {note} -->\n{text}" if note else text

    # ------------------------------------------------------------ topics and slides

    def _topic(self, topic: Topic) -> Iterator[str]:
        attributes = braces(
            *_hash(self._id(topic.id, "topic")),
            pair("minutes", _minutes(topic.minutes)),
            pair("priority", _priority(topic.priority, Priority.MUST)),
            pair("outcomes", name_list(topic.outcomes)),
            pair("requires", name_list(topic.requires)),
            pair("late", bound_line(topic.late)),
            *condition_pairs(topic.condition),
        )
        yield self._noted(topic.id, title_line("#", topic.title, attributes))
        yield from write_blocks(topic.intro)
        for segment in topic.segments:
            match segment:
                case Talk(slides):
                    for number, slide in enumerate(slides):
                        yield from self._slide(slide, topic, is_first=number == 0)
                case Activity():
                    yield self._noted(segment.id, self._activity(segment, topic.priority))
                case Reuse():
                    yield _reuse(segment)
                case _:
                    assert_never(segment)

    def _slide(self, slide: Slide, topic: Topic, *, is_first: bool) -> Iterator[str]:
        written_id = self._id(slide.id, "slide")
        attributes = braces(
            *_hash(written_id),
            pair("columns", "" if slide.columns == 1 else str(slide.columns)),
            pair("overflow", slide.overflow or ""),
            *condition_pairs(slide.condition),
        )
        if attributes or not is_first or not _leads(slide, topic):
            yield title_line("##", slide.title, attributes)
        yield from write_blocks(slide.blocks)
        yield from map(self._part, slide.parts)

    # ------------------------------------------------------------ activities and parts

    def _activity(self, activity: Activity, around: Priority) -> str:
        return directive(
            activity.kind,
            activity.title,
            write_blocks(activity.body),
            condition=activity.condition,
            id=self._id(activity.id, "activity"),
            options=(
                ("minutes", _minutes(activity.minutes)),
                ("priority", _priority(activity.priority, around)),
                ("grouping", activity.grouping or ""),
                ("materials", materials_line(activity.materials, self.language)),
                ("outcomes", ", ".join(map(str, activity.outcomes))),
                ("output", bound_line(activity.output)),
                ("late", bound_line(activity.late)),
                ("requires", ", ".join(map(str, activity.requires))),
            ),
            parts=[self._part(part) for part in activity.parts],
            least_colons=4,
        )

    def _part(self, part: Part) -> str:
        lines = "" if part.lines is None else str(part.lines)
        texts = write_blocks(part.blocks)
        return directive(part.kind, part.title, texts, condition=part.condition, options=(("lines", lines),))


def _leads(slide: Slide, topic: Topic) -> bool:
    """A list, table or drawing under a topic, or after an activity, makes a slide that has the topic's title."""
    return slide.title == topic.title and bool(slide.blocks) and not isinstance(slide.blocks[0], Paragraph)


def _reuse(reuse: Reuse) -> str:
    title = (Text(f"{reuse.course}#{reuse.target}"),)
    minutes = next((_minutes(own) for name, own in reuse.minutes if name.text == ""), "")
    return directive("reuse", title, [], condition=reuse.condition, options=(("minutes", minutes),), least_colons=4)


def _hash(written_id: str) -> tuple[str, ...]:
    return (f"#{written_id}",) if written_id else ()


def _minutes(minutes: MinuteRange | None) -> str:
    return "" if minutes is None else format_range(minutes)


def _priority(priority: Priority, otherwise: Priority) -> str:
    return "" if priority is otherwise else priority.name.lower()
